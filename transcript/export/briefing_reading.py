"""Reading briefings back from pages and Word files, as a reader sees them, for `transcript brief --check`.

Whatever is printed as part of the briefing and is no quotation is handed to the checker as plain words: a line that somebody added, or a
quotation whose mark was taken away, is found there.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcript.briefing.labels import WORDS
from transcript.briefing.nouns import BriefSource, Receipt
from transcript.briefing.verify import Claim, Quote
from transcript.chinese.traditional import simplified
from transcript.errors import BriefError
from transcript.export.charts.wording import WORDINGS
from transcript.export.docx_template import CHANGED, FACT, NAME, NUMBER, QUOTED
from transcript.export.page_words import PAGE_WORDS
from transcript.lexicon.patterns import lazy

if TYPE_CHECKING:
    from transcript.briefing.check import Printed

_NOT_OURS = "no sources are named: not a briefing"
_REMEDY = "check what `transcript brief` wrote"
# A heading of a page, a line of a list, a row of a table, a pair of the event card.
_UNITS = ("h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dd", "dt")
_SOURCE = lazy(r"(.*) · (c-[0-9a-f-]+) · sha256:([0-9a-f]{64})")
_PLACE = lazy(r"(\d+)–(\d+) · ([\w-]+) · (c-[0-9a-f-]+)")


class _Words:
    """Collects one claim: quotations with their receipts, and the runs of words between them."""

    def __init__(self) -> None:
        self.line = ""
        self.quotes: list[Quote] = []
        self.plain: list[str] = [""]

    def say(self, text: str, *, own: bool = False) -> None:
        """Words that are no quotation; our own stand in the page's script, our table in simplified."""
        self.line += text
        self.plain[-1] += simplified(text) if own else text

    def quote(self, text: str, receipts: list[Receipt]) -> None:
        self.line += text
        self.quotes += [Quote(text, receipt) for receipt in receipts]
        self.plain.append("")

    def part(self) -> None:
        """What follows stands apart from what was said so far."""
        if self.plain[-1]:
            self.plain.append("")

    def claim(self, where: str) -> Claim:
        plain = tuple(run.strip() for run in self.plain if run.strip())
        return Claim(where, " ".join(self.line.split()), tuple(self.quotes), plain)


def read_html(path: Path) -> Printed:
    """A page read back. Raises BriefError when it names no source: then it is no briefing of ours."""
    from lxml import etree, html

    from transcript.briefing.check import Printed

    try:
        tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise BriefError(_NOT_OURS, where=str(path), remedy=_REMEDY) from error
    sources = tuple(
        BriefSource(id=node.get("data-source"), path=node.get("data-path", ""), sha256=node.get("data-sha256", ""))
        for node in tree.iterfind(".//*[@data-source]")
    )
    main = tree.find(".//main")
    if not sources or main is None:
        raise BriefError(_NOT_OURS, where=str(path), remedy=_REMEDY)
    return Printed(sources, lambda _: _html_claims(main))


def _html_claims(main: Any) -> Iterator[Claim]:
    """A claim for every unit, and one for all words that stand in none."""
    loose = _Words()
    number = 0
    waiting: list[Any] = [main]
    while waiting:
        node = waiting.pop()
        if not isinstance(node.tag, str) or node.get("data-apparatus") is not None:
            loose.say(node.tail or "")
            continue
        if node is not main and node.tail:
            loose.say(node.tail)
        if node.tag in _UNITS:
            number += 1
            words = _Words()
            _take(node, words, inside=False)
            _beside(node, words)
            yield words.claim(f"<{node.tag}> {number}")
            continue
        loose.say(node.text or "")
        waiting.extend(reversed(node))
    yield loose.claim("between the lines")


def _beside(node: Any, words: _Words) -> None:
    """A question's heading names who asks: it is checked together with what is asked."""
    parent = node.getparent()
    if node.tag.startswith("h") and "question" in (parent.get("class") or "").split():
        for asked in parent.findall(".//li[@class='line-asked']//q"):
            words.quotes += [Quote(asked.text_content(), receipt) for receipt in _receipts(asked)]


def _take(node: Any, words: _Words, *, inside: bool) -> None:
    """The words of a unit in order; what stands in apparatus (receipt numbers, captions) is left out."""
    kind = node.get("data-piece")
    if node.get("data-apparatus") is not None or not isinstance(node.tag, str):
        pass
    elif kind == "quoted":
        words.quote(node.text_content(), _receipts(node)) if _receipts(node) else words.say(node.text_content())
    elif kind is not None:
        words.say(node.text_content(), own=kind == "generated")
    else:
        if node.tag in ("td", "th"):
            words.part()
        words.say(node.text or "")
        for child in node:
            _take(child, words, inside=True)
    if inside and node.tail:
        words.say(node.tail)


def _receipts(node: Any) -> list[Receipt]:
    try:
        return [Receipt.model_validate(receipt) for receipt in json.loads(node.get("data-receipts") or "[]")]
    except ValueError:
        return []


def read_docx(path: Path) -> Printed:
    """A Word file read back. Raises BriefError when it names no source: then it is no briefing of ours."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    from transcript.briefing.check import Printed

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise BriefError("not a readable Word file", where=str(path), remedy=_REMEDY) from error
    sources = tuple(
        BriefSource(id=match[2], path=match[1], sha256=match[3])
        for paragraph in document.paragraphs
        if (match := _SOURCE.fullmatch(paragraph.text.strip()))
    )
    if not sources:
        raise BriefError(_NOT_OURS, where=str(path), remedy=_REMEDY)
    notes = {comment.comment_id: receipt for comment in document.comments if (receipt := _place(comment.text))}
    return Printed(sources, lambda _: _docx_claims(document, notes))


def _place(text: str) -> Receipt | None:
    match = _PLACE.search(text)
    if match is None:
        return None
    turn = None if match[3] == "-" else match[3]
    return Receipt(conference=match[4], turn=turn, start=int(match[1]), end=int(match[2]), text="")


def _docx_claims(document: Any, notes: dict[int, Receipt]) -> Iterator[Claim]:
    from docx.table import Table

    heading: _Words | None = None
    number = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                number += 1
                yield _read((cell for cell in row.cells for cell in cell.paragraphs), notes).claim(f"row {number}")
            continue
        number += 1
        words = _read([block], notes)
        if heading is not None:
            # A question's heading names who asks: it is checked together with the line below it, if that is what they ask.
            heading.quotes += words.quotes if simplified(words.line).startswith(WORDS["asked"]) else []
            yield heading.claim(f"paragraph {number - 1}")
            heading = None
        if block.style is not None and block.style.name == "Heading 2":
            heading = words
        else:
            yield words.claim(f"paragraph {number}")
    if heading is not None:
        yield heading.claim(f"paragraph {number}")


def _read(paragraphs: Any, notes: dict[int, Receipt]) -> _Words:
    """Runs in order; what stands inside the range of a comment of ours is a quotation."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    words = _Words()
    for paragraph in paragraphs:
        words.part()
        open_notes: list[Receipt] = []
        quoted = ""
        for node in paragraph._p.iterchildren():
            if node.tag == qn("w:commentRangeStart"):
                note = notes.get(int(node.get(qn("w:id"))))
                open_notes += [note] if note else []
            elif node.tag == qn("w:commentRangeEnd"):
                if open_notes and quoted:
                    words.quote(quoted, open_notes)
                open_notes, quoted = ([], "") if quoted else (open_notes, quoted)
            elif node.tag == qn("w:r"):
                run = Run(node, paragraph)
                if open_notes:
                    quoted += run.text
                elif run.style is not None and run.style.name in (QUOTED, CHANGED):
                    # No comment of its own: it must be words of a longer quotation beside it.
                    words.part()
                    words.say(run.text)
                    words.part()
                elif not _is_apparatus(run):
                    own = run.style is None or run.style.name not in (NAME, FACT)
                    # A line break parts what stands above it from what stands below it.
                    for nth, line in enumerate(run.text.split("\n")):
                        if nth:
                            words.line += " "
                            words.part()
                        words.say(line, own=own)
            else:
                words.say("".join(node.itertext()))
    return words


_NUMBERING = lazy(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(?\d+[.)] )")


def _is_apparatus(run: Any) -> bool:
    """The number of a heading or line, or a line around the briefing (pictures, sources): it claims nothing. Known by what it says."""
    if run.style is None or run.style.name != NUMBER:
        return False
    text = _NUMBERING.sub("", run.text, count=1)
    return not text or text in _around() or _SOURCE.fullmatch(text) is not None or _CAPTION.sub("", text) in _around()


_CAPTION = lazy(r"^\w+ \d+　")


@lru_cache(maxsize=1)
def _around() -> frozenset[str]:
    """What a file says around a briefing, in every language."""
    from transcript import __version__

    words = [word for page in PAGE_WORDS.values() for word in (page.pictures, page.sources)]
    words += [page.made_with.format(version=__version__) for page in PAGE_WORDS.values()]
    return frozenset(words + [title for w in WORDINGS.values() for title in (w.flow, w.graph, w.topics, w.series)])
