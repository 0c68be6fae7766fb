"""Text with marks that survive edits: where each turn starts and where each label stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `[start, end)` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """`said` maps a turn to where its speech starts; `labels` are (turn, start, end)."""

    text: str
    said: dict[int, int]
    labels: tuple[tuple[int, int, int], ...]

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft after these edits (offsets of this draft; edits that overlap an earlier one are dropped)."""
        kept: list[Edit] = []
        for edit in sorted(edits):
            if not kept or edit.start >= kept[-1].end:
                kept.append(edit)
        pieces: list[str] = []
        ends: list[int] = []
        starts: list[int] = []
        gains: list[int] = [0]
        at = 0
        for edit in kept:
            pieces += [self.text[at : edit.start], edit.text]
            at = edit.end
            starts.append(edit.start)
            ends.append(edit.end)
            gains.append(gains[-1] + len(edit.text) - (edit.end - edit.start))
        pieces.append(self.text[at:])

        def start_of(offset: int) -> int:
            """What was inserted at the place itself comes before it; a place inside an edit moves behind it."""
            done = bisect_right(ends, offset)
            if done < len(kept) and kept[done].start < offset:
                return kept[done].start + gains[done] + len(kept[done].text)
            return offset + gains[done]

        def end_of(offset: int) -> int:
            """What was inserted at the place itself comes behind it."""
            done = bisect_left(starts, offset)
            if done and kept[done - 1].end > offset:
                return kept[done - 1].start + gains[done - 1] + len(kept[done - 1].text)
            return offset + gains[done]

        return Draft(
            "".join(pieces),
            {turn: start_of(offset) for turn, offset in self.said.items()},
            tuple((turn, start_of(a), end_of(b)) for turn, a, b in self.labels),
        )


class Slice(NamedTuple):
    """One printed piece of a turn: what a live feed posts at a time."""

    turn: int
    label: str
    clock: str
    text: str


class Paper:
    """A page being written from top to bottom."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._said: dict[int, int] = {}
        self._labels: list[tuple[int, int, int]] = []
        self.slices: list[Slice] = []

    def write(self, text: str) -> None:
        """Print words nobody says."""
        self._pieces.append(text)
        self._length += len(text)

    def label(self, turn: int, text: str) -> None:
        """Print a label of this turn."""
        self._labels.append((turn, self._length, self._length + len(text)))
        self.write(text)

    def say(self, turn: int, text: str) -> None:
        """Print speech; the first call for a turn is where the turn starts."""
        self._said.setdefault(turn, self._length + len(text) - len(text.lstrip()))
        self.write(text)

    def draft(self) -> Draft:
        """What was written."""
        return Draft("".join(self._pieces), dict(self._said), tuple(self._labels))
