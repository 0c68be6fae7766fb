"""What an export says somebody said: the words, and the cells that tell who said them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import NamedTuple

from transcript.record.participant import Part
from transcript.repair.edit import Edit

Cut = tuple[int, int]
KIND = "export"  # of the edits that write out what a system exported


class Cell(NamedTuple):
    """A stretch `[start, end)` of the source that a system filled in; `text` is what it says once the edits `inner` (escapes undone) are made."""

    start: int
    end: int
    text: str
    inner: tuple[Edit, ...] = ()

    def part(self, start: int, end: int) -> Cell:
        """A part of the cell by offsets into its text; the whole of it where escapes stand between text and source."""
        if self.inner:
            return Cell(self.start, self.end, self.text[start:end])
        return Cell(self.start + start, self.start + end, self.text[start:end])


class Entry(NamedTuple):
    """One thing somebody says. `name`, `title` and `outlet` say who, `mark` stands for them where nobody is named; `label` is the cell
    they are part of, where there is one. `voice` is the same for entries of one voice (empty: the voice of the entry before).
    `opens`: a turn of its own whoever spoke before."""

    speech: Cell
    part: Part | None
    name: Cell | None
    title: Cell | None
    outlet: Cell | None
    mark: Cell | None
    voice: str
    opens: bool = False
    label: Cell | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source that is one export: all in it but the entries is furniture. `stamps` are the numbers or times beside the
    entries, as printed, where the export has them."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    stamps: tuple[str, ...] = ()

    @property
    def backwards(self) -> bool:
        """Whether the newest entry stands first."""
        numbers = [tuple(map(int, re.findall(r"\d+", stamp))) for stamp in self.stamps]
        steps = [(a > b) - (a < b) for a, b in itertools.pairwise(numbers)]
        return steps.count(1) >= max(3, 0.8 * len(steps)) and steps.count(-1) == 0


class Export(NamedTuple):
    """An export found by a reader: what it is, how sure (0-1), and where."""

    kind: str
    score: float
    regions: tuple[Region, ...]


def cell(text: str, start: int, end: int) -> Cell:
    """The cell `[start, end)` of a text without the space around its words."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end, text[start:end])
