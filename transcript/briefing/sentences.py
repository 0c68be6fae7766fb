"""A turn as sentences: furniture and repeated labels left out, every sentence a place in the turn's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.briefing_cues import FURNITURE, MENU
from transcript.lexicon.patterns import lazy
from transcript.record import Conference

_LINE = lazy(r"[^\r\n\u2028\x0b\x0c]+")
_STAMP = r"(?:[\[(【<]?\s*(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?\d{1,2}:\d{2}(?::\d{2})?\s*[\])】>]?\s*)"
# A stop, then closing quotes and brackets. A half-width full stop ends a sentence only after a Han character.
_STOP = lazy(r"(?:[。!?…]+|(?<=[\u4e00-\u9fff])\.(?![A-Za-z0-9.]))[”’》)\]】\"]*")
_SEMICOLON = lazy(r";")
_ENDS = lazy(r"[。!?…:;][”’》)\]】\"]*$")
LONG = 70  # characters from which a sentence is taken apart at its semicolons


class Sentence(NamedTuple):
    """`[start, end)` in the turn's text; `plain` is its normalised view (same length); `paragraph` counts from 0.

    `opens` tells the first sentence of its paragraph.
    """

    start: int
    end: int
    plain: str
    paragraph: int
    opens: bool


class Reader:
    """Splits the turns of one conference; knows its labels, so that they are told from speech."""

    def __init__(self, conference: Conference) -> None:
        labels = {turn.label.text for turn in conference.turns if turn.label}
        labels |= {person.name for person in conference.participants if person.name}
        plain = {view(label).strip(" :*#[]【】()").strip() for label in labels}
        names = "|".join(sorted(map(re.escape, filter(None, plain)), key=len, reverse=True))
        mark = rf"[*#\[【(]*(?:{names})[\]】)*]*\s*" if names else r"(?!)"
        self._label = re.compile(rf"[\s*#>-]*(?:{_STAMP}?{mark}(?::[*\s]*|$)|{_STAMP})\s*")

    def sentences(self, text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
        """The sentences of `text[start:end]`, offsets into `text`."""
        plain = view(text)
        found: list[Sentence] = []
        for number, (first, last) in enumerate(self._paragraphs(plain, start, len(text) if end is None else end)):
            opens = True
            for a, b in _split(plain, first, last):
                if MENU.match(plain, a, b):
                    break
                found.append(Sentence(a, b, plain[a:b], number, opens))
                opens = False
        return found

    def _paragraphs(self, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Runs of lines that belong together: hard wraps inside a sentence are closed up, labels cut off."""
        run: tuple[int, int] | None = None
        for match in _LINE.finditer(plain, start, end):
            line, at = match[0], match.start()
            label = self._label.match(line)
            cut = label.end() if label else 0
            body = line[cut:].strip(" \ufeff*")
            if not body or FURNITURE.match(body):
                continue
            first = at + line.index(body, cut)
            last = first + len(body)
            if run is None:
                run = (first, last)
            elif cut or plain.count("\n", run[1], first) > 1 or _ENDS.search(plain, run[0], run[1]):
                yield run
                run = (first, last)
            else:
                run = (run[0], last)
        if run is not None:
            yield run


def _split(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in _cut(_STOP, plain, start, end):
        if last - first <= LONG:
            yield first, last
        else:
            yield from _cut(_SEMICOLON, plain, first, last)


def _cut(mark: re.Pattern[str], plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in mark.finditer(plain, start, end):
        if _open(plain[at : match.end()]):
            continue
        yield from _trimmed(plain, at, match.end())
        at = match.end()
    yield from _trimmed(plain, at, end)


def _open(text: str) -> bool:
    """Whether a quotation or bracket is still open: no sentence ends there (unless it never closes)."""
    return len(text) < 160 and (text.count("“") > text.count("”") or text.count("(") > text.count(")"))


def _trimmed(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in plain[start:end]):
        yield start, end
