"""Exports of a system (subtitles, tables, forms, live feeds) → the text a page would print, as edits that map every place back.

A reader per kind finds what it knows by its structure and says how sure it is; the surest is written out. What no reader knows stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transcript.chinese.dates import calendar_day
from transcript.lexicon.patterns import lazy
from transcript.repair import Repaired, repair
from transcript.repair.edit import Edit
from transcript.repair.plan import one_after_the_other
from transcript.segment.given import Given, Head
from transcript.unpack.dump import read_dump
from transcript.unpack.form import read_form
from transcript.unpack.rewrite import Moved, Writer
from transcript.unpack.slices import read_slices
from transcript.unpack.subtitle import read_subtitles
from transcript.unpack.table import read_table

__all__ = ["Unpacked", "unpack"]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A source text written out and repaired; `given` says where in the repaired text turns begin (None: no export),
    `moved` which of its words stand elsewhere in the source, `day` the date that everything was recorded on, as printed."""

    repaired: Repaired
    given: Given | None = None
    moved: tuple[Moved, ...] = ()
    kind: str | None = None
    day: str | None = None

    def date(self) -> str | None:
        """The ISO date of `day`."""
        match = _DAY.fullmatch(self.day) if self.day else None
        return _iso(match) if match else None

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a span of the repaired text, also of words that were written elsewhere."""
        if not self.moved:
            return self.repaired.source_span(start, end)
        at = bisect_left(self.moved, (start,))
        within = [one for one in self.moved[max(at - 3, 0) : at + 3] if one.start <= start and end <= one.end]
        if not within or start == end:
            return self.repaired.source_span(start, end)
        return min(within, key=lambda one: one.end - one.start).source


def unpack(text: str) -> Unpacked:
    """Write out the export a text is, if it is one, and repair what comes out."""
    found = _written(text)
    if found is None:
        return Unpacked(repair(text))
    kind, writer = found
    first = Repaired.of(text, writer.edits)
    second = repair(first.text)
    to = second.to_repaired

    def span(cut: tuple[int, int]) -> tuple[int, int]:
        return to(cut[0]), to(cut[1])

    heads = tuple(
        Head(
            span(head.label) if head.label else None, to(head.speech), head.reading, head.part, head.voice, head.because
        )
        for head in writer.heads
    )
    moved = tuple(sorted(Moved(*span((one.start, one.end)), one.source) for one in writer.moved))
    given = Given(heads, tuple(map(span, writer.closed)), writer.backwards)
    return Unpacked(one_after_the_other(first, second), given, moved, kind, _day(writer.edits))


_DAY = lazy(r"(?<!\d)((?:19|20)\d{2})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?!\d)")


def _iso(match: re.Match[str]) -> str | None:
    """The ISO date of a match, None where the calendar has no such day."""
    day = calendar_day(*map(int, match.groups()))
    return day.isoformat() if day else None


def _day(edits: Sequence[Edit]) -> str | None:
    """The only date among what the system printed beside the words."""
    days = {_iso(match): match[0] for edit in edits for match in _DAY.finditer(edit.before)}
    return next(iter(days.values())) if len(days) == 1 and None not in days else None


def _written(text: str) -> tuple[str, Writer] | None:
    """The kind of the surest export, written out."""
    if not text.strip():
        return None
    subtitles = read_subtitles(text)
    others = [found for read in (read_slices, read_dump, read_table, read_form) if (found := read(text)) is not None]
    best = max(others, key=lambda export: export.score, default=None)
    writer = Writer(text)
    if subtitles is not None and (best is None or subtitles.score >= best.score):
        writer.subtitles(subtitles)
        return "subtitles", writer
    if best is None:
        return None
    for region in best.regions:
        writer.region(region)
    return best.kind, writer
