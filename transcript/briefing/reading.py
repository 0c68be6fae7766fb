"""Reading briefings back from Markdown, so that a page somebody was sent can be checked."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from transcript.briefing.labels import WORDS
from transcript.briefing.nouns import BriefSource, Receipt
from transcript.briefing.texts import bare
from transcript.briefing.verify import Claim, Quote, Verifier
from transcript.chinese.traditional import traditional
from transcript.errors import BriefError
from transcript.lexicon.patterns import lazy

_NOTE = lazy(r"\[\^(\d+)\]: .{1,12}? (\d+) · (\d+)–(\d+) · `([\w-]+)`")
_SOURCE = lazy(r"(\d+)\. (?:(.*) · )?`([^`]*)` · `(c-[0-9a-f-]+)` · `sha256:([0-9a-f]{64})`")
_MARK = lazy(r"\[\^(\d+)\]")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")
_RULE = lazy(r"[|\s:-]+$")
_ASKED = tuple(f"- {word}" for own in WORDS["asked"] for word in {own, traditional(own)})
_BETWEEN = "\x1f"  # between the cells of a row
_CELL = lazy(r"(?<!\\)\|")


class Page(NamedTuple):
    """A Markdown briefing taken apart: its sources, its footnotes, and the lines with their numbers (from 1)."""

    sources: tuple[BriefSource, ...]
    notes: Mapping[int, Receipt]
    lines: tuple[tuple[int, str], ...]


def read_markdown(text: str, *, where: str | None = None) -> Page:
    """Takes a page apart. Raises BriefError when it names no source: then it is no briefing of ours."""
    sources: dict[int, BriefSource] = {}
    places: list[tuple[int, int, int, int, str]] = []
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if match := _SOURCE.fullmatch(stripped):
            sources[int(match[1])] = BriefSource(id=match[4], path=unquote(match[3]), sha256=match[5])
            if match[2]:
                lines.append((number, match[2]))
        elif match := _NOTE.fullmatch(stripped):
            places.append((int(match[1]), int(match[2]), int(match[3]), int(match[4]), match[5]))
        elif stripped:
            lines.append((number, stripped))
    if not sources:
        raise BriefError(
            "no sources are named: not a briefing", where=where, remedy="check what `transcript brief` wrote"
        )
    notes = {
        note: Receipt(conference=sources[source].id, turn=None if turn == "-" else turn, start=start, end=end, text="")
        for note, source, start, end, turn in places
        if source in sources
    }
    return Page(tuple(sources.values()), notes, tuple(lines))


def claims(page: Page, verifier: Verifier) -> Iterator[Claim]:
    """The claims of a page. A heading of a question is read with the line that asks it."""
    heading = ""
    for number, line in page.lines:
        where = f"line {number}"
        if line.startswith("#"):
            body = line.lstrip("#").strip()
            yield _claim(where, body, page, verifier)
            heading = body if line.startswith("### ") else ""
            continue
        if _RULE.fullmatch(line):
            continue
        asks = heading and plain(line).startswith(_ASKED)
        yield _claim(where, f"{heading} {_body(line)}" if asks else line, page, verifier)
        heading = ""


def _body(line: str) -> str:
    if line.startswith("|"):
        return _BETWEEN.join(cell.strip() for cell in _CELL.split(line.strip("|")))
    return line.removeprefix("- ")


def plain(text: str) -> str:
    """Markdown of ours as plain text: emphasis off, escapes and entities undone."""
    text = re.sub(r"(?<!\\)\*{1,2}", "", text)
    return html.unescape(_ESCAPED.sub(r"\1", text))


def _claim(where: str, line: str, page: Page, verifier: Verifier) -> Claim:
    """The words before a footnote mark end with the quotation it proves; what is before that is ours."""
    quotes: list[Quote] = []
    rest: list[str] = []
    body, at = _body(line), 0
    for match in _MARK.finditer(body):
        text = plain(body[at : match.start()])
        at = match.end()
        receipt = page.notes.get(int(match[1]))
        if receipt is None:
            rest.append(text + match[0])
            continue
        own, quoted = _divide(text, verifier.expected(receipt) or "")
        rest.append(own)
        quotes.append(Quote(quoted, receipt))
    rest.append(plain(body[at:]))
    cells = [cell for text in rest for cell in text.split(_BETWEEN) if cell.strip()]
    return Claim(where, plain(body).replace(_BETWEEN, " | "), tuple(quotes), tuple(cells))


_SHORT = 30  # visible characters a quotation may stop before its place ends, where the place ends inside a repair


def _divide(text: str, expected: str) -> tuple[str, str]:
    """Our own words and the quotation at the end: as much of the end as the expected words have visible characters."""
    words, visible = bare(expected), bare(text)
    for less in range(min(_SHORT, len(words))):
        wanted = len(words) - less
        if not visible.endswith(words[:wanted]):
            continue
        at = len(text)
        while at and wanted:
            at -= 1
            wanted -= bool(bare(text[at]))
        return text[:at], text[at:]
    return "", text
