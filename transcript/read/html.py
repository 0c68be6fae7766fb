"""HTML pages: the main content as text, one block per line.

The page is parsed with lxml. trafilatura finds the main content, but drops short paragraphs and the bold labels that carry our turns;
so its result only says *where* the content is: the smallest element that holds it is printed whole, block by block, in page order.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections import Counter
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from transcript.errors import EmptyText, NotText
from transcript.lexicon.patterns import lazy
from transcript.read.document import Document
from transcript.read.encoding import decode, decoding_issues

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_DROP = frozenset(
    "script style noscript template iframe object embed svg head select option button input textarea nav form audio video canvas".split()
)
_NO_WORD = lazy(r"\W+")
_MOST_KEYS = 200  # lines looked up in the page, and places of each
_MOST_PLACES = 50
_JUNK = lazy(
    r"(?:^|[-_\s])(?:nav|menu|breadcrumb|crumb|footer|foot|copyright|share|toolbar|sidebar|related|recommend|comment|banner|advert|ads?|pagination|pager|qrcode|weixin|login|search|header|top|topbar)(?:$|[-_\s\d])",
    re.I,
)


# The head of each slice of a live page (`item-top`) is none of the page's.
_PARTS_OF_ITEMS = frozenset("top header foot footer".split())
_ITEMS = 4


def read_html(data: bytes, name: str, digest: str, *, encoding: str | None = None) -> Document:
    """Read a page. A live feed embedded in its scripts is read in its place when it is longer."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, where=name, encoding=encoding, declared=declared[1].decode("ascii") if declared else None)
    from lxml import html

    try:
        tree = html.document_fromstring(_without_declaration(decoded.text))
    except Exception as error:  # lxml raises several kinds for markup that is none
        raise NotText(f"not readable as HTML: {error}", where=name, remedy="save the page again") from error
    title = tree.findtext(".//title")
    page = _Page(tree.body if tree.body is not None else tree)
    text = _render(page, _with_heading(page, _main_content(page, decoded.text)))
    if len(text) < 200:
        whole = _render(page, page.body)
        if len(whole) > 2 * len(text):
            text = whole
    feed = _embedded_feed(decoded.text)
    if feed is not None and len(feed) > len(text):
        text = feed
    if not text.strip():
        raise EmptyText(
            "no text in this page", where=name, remedy="the text may be loaded by a script: save the rendered page"
        )
    return Document(
        text, name, digest, "text/html", decoded.encoding, _clean_title(title), decoding_issues(text, decoded)
    )


def _without_declaration(text: str) -> str:
    # lxml refuses a str that declares an encoding of its own.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))


def _clean_title(title: str | None) -> str | None:
    if not title or not title.strip():
        return None
    parts = re.split(r"\s*[_|－—-]{1,2}\s*", " ".join(title.split()))
    return max(parts, key=len) if len(parts) > 1 else parts[0]


class _Extent(NamedTuple):
    """Where an element's words lie among the page's words, how many of them are links, how deep it stands."""

    start: int
    end: int
    links: int
    depth: int

    @property
    def words(self) -> int:
        """Characters of text, white space and punctuation left out."""
        return self.end - self.start


_SHORT_ROW = 80  # characters of a table's row that lists somebody: `<td>某某</td><td>某局局长</td>`
_CELLS = 3  # and how many cells it may have
_SENTENCE = re.compile("[。！？!?；：:]")


class _Page:
    """A page's words in one string, and every element's extent in it: measured once, so that nesting costs nothing."""

    def __init__(self, body: HtmlElement) -> None:
        self.body = body
        self.extents: dict[Any, _Extent] = {}
        self._lists: dict[Any, frozenset[Any]] = {}
        self._pieces: list[str] = []
        self._length = 0
        self._measure()
        self.words = "".join(self._pieces)

    @cached_property
    def _classes(self) -> Counter[str | None]:
        return Counter(element.get("class") for element in self.extents)

    def _take(self, text: str | None) -> None:
        if text and (words := _NO_WORD.sub("", text)):
            self._pieces.append(words)
            self._length += len(words)

    def _measure(self) -> None:
        stack: list[tuple[Any, bool]] = [(self.body, False)]
        opened: list[tuple[int, int]] = []  # where the elements around begin, and the links before them
        links = 0
        while stack:
            element, leaving = stack.pop()
            if leaving:
                start, before = opened.pop()
                if element.tag == "a":
                    links = before + self._length - start
                self.extents[element] = _Extent(start, self._length, links - before, len(opened))
            elif isinstance(element.tag, str) and element.tag not in _DROP:
                opened.append((self._length, links))
                self._take(element.text)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                continue
            if element is not self.body:
                self._take(element.tail)

    def lists(self, table: Any) -> frozenset[Any]:
        """The rows of a table that list somebody, where it is a list: most rows with several cells are, and no row sets several persons
        beside each other (unless its columns have heads)."""
        if table not in self._lists and sum(1 for _ in islice(table.iter("table"), 2)) > 1:
            self._lists[table] = frozenset()  # the page is laid out with it
        elif table not in self._lists:
            rows = [(row, self._filled(row)) for row in table.iter("tr") if row in self.extents]
            rows = [(row, filled) for row, filled in rows if filled >= 2]
            listed = frozenset(
                row
                for row, _ in rows
                if self.extents[row].words <= _SHORT_ROW and not _SENTENCE.search(row.text_content())
            )
            wide = table.find(".//th") is None and any(filled > _CELLS for _, filled in rows)
            self._lists[table] = frozenset() if wide or 2 * len(listed) < len(rows) else listed
        return self._lists[table]

    def _filled(self, row: Any) -> int:
        return sum(cell in self.extents and self.extents[cell].words > 0 for cell in row)

    def junk(self, element: Any) -> bool:
        """Navigation, sharing and the like: named so, and short or mostly links."""
        name = element.get("class") or ""
        found = _JUNK.search(f"{name} {element.get('id') or ''}")
        if not found or (found[0].strip("-_ ").lower() in _PARTS_OF_ITEMS and self._classes[name] >= _ITEMS):
            return False
        extent = self.extents[element]
        return extent.words < 50 or extent.links > 0.5 * extent.words


def _main_content(page: _Page, source: str) -> HtmlElement:
    """The smallest element that holds the main content."""
    anchor = _by_extractor(page, source)
    if anchor is not None:
        return anchor
    best, best_score = page.body, 0.0
    for element in page.body.iter():
        extent = page.extents.get(element)
        if extent is None or element.tag not in _BLOCKS or extent.words < 0.5 * len(page.words):
            continue
        score = (extent.words - 3 * extent.links) * (1 + 0.01 * min(extent.depth, 40))
        if score >= best_score:
            best, best_score = element, score
    return best


_HEADINGS = ("h1", "h2", "h3")


def _with_heading(page: _Page, root: HtmlElement) -> HtmlElement:
    """The element around the main content that also holds the page's heading and what stands beside it (the date), if it adds little."""
    while (parent := root.getparent()) is not None and parent in page.extents:
        beside = [child for child in parent if child is not root and child in page.extents and not page.junk(child)]
        before = list(root.itersiblings(preceding=True))
        heads = any(child in before and next(child.iter(*_HEADINGS), None) is not None for child in beside)
        if not heads or sum(page.extents[child].words for child in beside) > 120:
            return root
        root = parent
    return root


def _by_extractor(page: _Page, source: str) -> HtmlElement | None:
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    found = extract(source, include_comments=False, include_tables=True, favor_recall=True, fast=True)
    if not found or len(found) < 100:
        return None
    lines = [_NO_WORD.sub("", line)[:16] for line in found.splitlines()]
    keys = [line for line in lines if len(line) >= 8]
    places = [_places(page.words, key) for key in keys[:: len(keys) // _MOST_KEYS + 1]]
    if not places:
        return None
    current = page.body
    while True:
        held = [(_held(page.extents[child], places), child) for child in current if child in page.extents]
        count, child = max(held, key=itemgetter(0), default=(0, None))
        if child is None or count < 0.95 * len(places) or child.tag not in _BLOCKS:
            return current
        current = child


def _places(words: str, key: str) -> list[int]:
    """Where a line's first words stand in the page."""
    found: list[int] = []
    at = words.find(key)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = words.find(key, at + len(key))
    return found


def _held(extent: _Extent, places: list[list[int]]) -> int:
    """How many of the lines stand inside the extent."""
    return sum(any(extent.start <= at < extent.end for at in line) for line in places)


def _render(page: _Page, root: HtmlElement) -> str:
    """Block elements and `<br>` end lines; everything else is inline. Order is page order."""
    pieces: list[str] = []
    _walk(page, root, pieces)
    lines = "".join(pieces).split("\n")
    kept = [re.sub(r"[ \t\xa0]+", " ", line).strip(" \t\xa0") for line in lines]
    return "\n".join(line for line in kept if line) + "\n"


def _walk(page: _Page, root: HtmlElement, pieces: list[str]) -> None:
    """Iterative, because pages nest deeper than Python's stack."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            if element.tag in _BLOCKS and element.tag != "th" and not _goes_on(page, element):
                pieces.append("\n")
            if element is not root and element.tail:
                pieces.append(element.tail.replace("\n", " ").replace("\r", " "))
            continue
        if element not in page.extents or (element is not root and page.junk(element)):
            if element is not root and element.tail:
                pieces.append(element.tail.replace("\n", " ").replace("\r", " "))
            continue
        if element.tag == "br" or element.tag in _BLOCKS:
            pieces.append(_between(page, element))
        if element.text:
            pieces.append(element.text if element.tag == "pre" else element.text.replace("\n", " ").replace("\r", " "))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _goes_on(page: _Page, element: Any) -> bool:
    """Whether the line of a row goes on behind a cell, or behind a paragraph in it."""
    cell = element if element.tag == "td" else _cell_around(element)
    return cell is not None and _lists(page, cell.getparent())


def _cell_around(element: Any) -> Any:
    """The cell an element stands in, at most three levels up: pages nest deep."""
    return next((above for above in islice(element.iterancestors(), 3) if above.tag == "td"), None)


_SHORT_CELL = 30  # characters of a table's cell that is no speech: a speaker over his office, a time


def _between(page: _Page, element: Any) -> str:
    """What stands before a block or in the place of a `<br>`: a new line, but in a table the heads of the columns stay on one, as do the
    cells of a row that lists somebody, and the words of a short cell (`<td>某公司<br>某某</td>`)."""
    if element.tag in ("th", "td") and element.getprevious() is not None:
        return " | " if element.tag == "th" or _lists(page, element.getparent()) else "\n"
    if element.tag in _BLOCKS and (cell := _cell_around(element)) is not None:
        return "" if _lists(page, cell.getparent()) else "\n"
    if element.tag != "br":
        return "\n"
    cell = next((above for above in element.iterancestors() if above.tag in ("td", "p", "div", "table")), None)
    return " " if cell is not None and cell.tag == "td" and page.extents[cell].words <= _SHORT_CELL else "\n"


def _lists(page: _Page, row: Any) -> bool:
    """Whether a row of a table is a line of a list: two cells or more, few words, no sentence; in a table most of whose rows are so."""
    table = next((above for above in islice(row.iterancestors(), 3) if above.tag == "table"), None)
    return table is not None and row in page.lists(table)


def _embedded_feed(source: str) -> str | None:
    """A live feed embedded in a script as a JSON array."""
    from transcript.read.feed import render_feed

    decoder = json.JSONDecoder()
    best: str | None = None
    for match in re.finditer(r"\[\s*\{\s*[\"'](?:\w+)[\"']\s*:", source):
        try:
            value, _ = decoder.raw_decode(source, match.start())
        except (json.JSONDecodeError, RecursionError):
            continue
        text = render_feed(value)
        if text is not None and (best is None or len(text) > len(best)):
            best = text
    return entities.unescape(best) if best is not None else None
