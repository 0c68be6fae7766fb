"""What is printed of a search, line by line: plain into a pipe, where loading rich would take longer than the search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transcript.archive import Hit
    from transcript.archive.results import Asked

KINDS = {"question": "问", "answer": "答", "statement": "发布"}
_WIDTH = 100  # columns a head is ruled to where no terminal says how many there are
_UNSEEN = dict.fromkeys((7, 8, 11, 12, 13))  # bell, backspace, feeds and returns would move what stands around them


class Line(NamedTuple):
    """One line of a block, or a text of several: how it looks on a terminal, and which half-open ranges are marked.

    `head` is the first line of a block, ruled to the width of the page.
    """

    text: str
    style: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    head: bool = False


def lines(found: Iterable[Hit], *, offset: int = 0, context: bool = False, full: bool = False) -> Iterator[Line]:
    """One block per hit: who, when, where, the words, the question (with `context` whole), the id to cite it by."""
    for number, hit in enumerate(found, offset + 1):
        yield Line(f"{number}  {hit.date or '日期不详'}  {one_line(hit.title) or hit.path}", "dim", head=True)
        yield Line(f"{KINDS[hit.kind]}  {who(hit)}", "bold green" if hit.kind != "question" else "bold cyan")
        for asked in hit.questions:
            yield Line(_asked(asked, whole=context), "cyan")
        yield Line(hit.text) if full else Line(hit.snippet.text, marks=hit.snippet.highlights)
        facts = [hit.id, f"{hit.path} [{hit.start}:{hit.end}]", *hit.topics]
        if hit.kind == "question" and hit.unanswered:
            facts.append("未见（完整）回应")
        yield Line("  ".join(facts), "dim")


def plain(line: Line) -> str:
    """The line as it goes into a pipe."""
    if not line.head:
        return line.text.translate(_UNSEEN)
    text = line.text.translate(_UNSEEN).replace("\n", " ")
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return f"{text} {'─' * (_WIDTH - cells - 1)}".rstrip()


def who(hit: Hit) -> str:
    """Who speaks, and in what office that day; for a question the outlet."""
    outlets = "、".join(hit.outlets)
    if hit.kind == "question":
        return " ".join(part for part in (outlets, hit.speaker or "") if part) or "（未署名）"
    office = "；".join(hit.offices)
    if not hit.speaker:
        return office or "（未署名）"
    return f"{hit.speaker}（{office}）" if office else hit.speaker


def one_line(text: str | None) -> str:
    """The text without its line breaks."""
    return " ".join((text or "").split())


def _asked(asked: Asked, *, whole: bool) -> str:
    said = asked.text if whole else one_line(asked.text)
    if not whole and len(said) > 60:
        said = said[:59] + "…"
    name = " ".join(part for part in (asked.outlet, asked.asker) if part) or "记者"
    return f"    问（{name}）：{said}"
