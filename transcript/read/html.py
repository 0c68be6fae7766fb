"""HTML pages: the main content as text, one block per line.

The page is parsed with lxml. trafilatura finds the main content, but drops short paragraphs and the bold labels that carry our turns;
so its result only says *where* the content is: the smallest element that holds it is printed whole, block by block, in page order.
"""

from __future__ import annotations

import html as entities
import json
import re
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from transcript.errors import EmptyText, NotText
from transcript.read.document import Document
from transcript.read.encoding import decode

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
_JUNK = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|breadcrumb|crumb|footer|foot|copyright|share|toolbar|sidebar|related|recommend|comment|banner|advert|ads?|pagination|pager|qrcode|weixin|login|search|header|top|topbar)(?:$|[-_\s\d])",
    re.I,
)


def read_html(data: bytes, name: str, digest: str, *, encoding: str | None = None) -> Document:
    """Read a page. Live-feed arrays embedded in its scripts are read when the page itself holds no speech."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, where=name, encoding=encoding, declared=declared[1].decode("ascii") if declared else None)
    from lxml import html

    try:
        tree = html.document_fromstring(_without_declaration(decoded.text))
    except Exception as error:  # lxml raises several kinds for markup that is none
        raise NotText(f"not readable as HTML: {error}", where=name, remedy="save the page again") from error
    title = tree.findtext(".//title")
    main = _main_content(tree, decoded.text)
    text = _render(main)
    if len(text) < 200:
        whole = _render(tree.body if tree.body is not None else tree)
        if len(whole) > 2 * len(text):
            text = whole
    feed = _embedded_feed(decoded.text)
    if feed is not None and len(feed) > len(text):
        text = feed
    if not text.strip():
        raise EmptyText(
            "no text in this page", where=name, remedy="the text may be loaded by a script: save the rendered page"
        )
    return Document(text, name, digest, "text/html", decoded.encoding, _clean_title(title), ())


def _without_declaration(text: str) -> str:
    # lxml refuses a str that declares an encoding of its own.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff"))


def _clean_title(title: str | None) -> str | None:
    if not title or not title.strip():
        return None
    parts = re.split(r"\s*[_|－—-]{1,2}\s*", " ".join(title.split()))
    return max(parts, key=len) if len(parts) > 1 else parts[0]


def _main_content(tree: HtmlElement, source: str) -> HtmlElement:
    """The smallest element that holds the main content."""
    body = tree.body if tree.body is not None else tree
    total = len(body.text_content())
    anchor = _by_extractor(body, source)
    if anchor is not None:
        return anchor
    best, best_score = body, 0.0
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _DROP or element.tag not in _BLOCKS:
            continue
        text = len(element.text_content())
        links = sum(len(a.text_content()) for a in element.iter("a"))
        if text < 0.5 * total:
            continue
        score = (text - 3 * links) / (1 + len(list(element.iterancestors())) * -0.01)
        if score >= best_score:
            best, best_score = element, score
    return best


def _by_extractor(body: HtmlElement, source: str) -> HtmlElement | None:
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    found = extract(source, include_comments=False, include_tables=True, favor_recall=True, no_fallback=True)
    if not found or len(found) < 100:
        return None
    keys = [re.sub(r"\W", "", line)[:16] for line in found.splitlines()]
    keys = [key for key in keys if len(key) >= 8]
    if not keys:
        return None
    current = body
    while True:
        inside = [child for child in current if isinstance(child.tag, str) and child.tag not in _DROP]
        held = []
        for child in inside:
            text = re.sub(r"\W", "", child.text_content())
            held.append((sum(1 for key in keys if key in text), child))
        top = max(held, key=itemgetter(0), default=(0, None))
        if top[1] is None or top[0] < 0.95 * len(keys) or top[1].tag not in _BLOCKS:
            return current
        current = top[1]


def _junk(element: Any) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not _JUNK.search(marks):
        return False
    text = element.text_content()
    links = sum(len(a.text_content()) for a in element.iter("a"))
    return len(text) < 60 or links > 0.5 * len(text)


def _render(root: HtmlElement) -> str:
    """Block elements and `<br>` end lines; everything else is inline. Order is page order."""
    pieces: list[str] = []
    _walk(root, pieces)
    lines = "".join(pieces).split("\n")
    kept = [re.sub(r"[ \t\xa0]+", " ", line).strip(" \t\xa0") for line in lines]
    return "\n".join(line for line in kept if line) + "\n"


def _walk(root: HtmlElement, pieces: list[str]) -> None:
    """Iterative, because pages nest deeper than Python's stack."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            if element.tag in _BLOCKS:
                pieces.append("\n")
            if element is not root and element.tail:
                pieces.append(element.tail.replace("\n", " ").replace("\r", " "))
            continue
        if not isinstance(element.tag, str) or element.tag in _DROP or (element is not root and _junk(element)):
            if element is not root and element.tail:
                pieces.append(element.tail.replace("\n", " ").replace("\r", " "))
            continue
        if element.tag == "br" or element.tag in _BLOCKS:
            pieces.append("\n")
        if element.text:
            pieces.append(element.text if element.tag == "pre" else element.text.replace("\n", " ").replace("\r", " "))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


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
