"""Turns whose heads are known before anybody reads: an export of a system says who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from transcript.record.participant import Part
from transcript.segment.heads import Candidate
from transcript.segment.lines import Line
from transcript.segment.reading import Reading

_FORM = "given"
_SURE = 4.7  # a score as of a type in `convention`: nobody guessed


class Head(NamedTuple):
    """Where a turn begins: `label` bounds the words of its label (None: only that somebody else speaks is known), `speech` is where
    the speech begins. `voice` is the same for turns of one voice. Offsets into the repaired text."""

    label: tuple[int, int] | None
    speech: int
    reading: Reading | None
    part: Part | None
    voice: str
    because: str


class Given(NamedTuple):
    """The heads, in order, and the stretches in which there are no others. `backwards`: the newest stands first."""

    heads: tuple[Head, ...] = ()
    closed: tuple[tuple[int, int], ...] = ()
    backwards: bool = False

    def holds(self, offset: int) -> bool:
        """Whether an offset lies where every head is known."""
        if not self.closed:
            return False
        at = bisect_right(self.closed, (offset, offset + 1)) - 1
        return any(start <= offset < end for start, end in self.closed[max(at, 0) : at + 2])

    def scores(self) -> dict[tuple[str, str], float]:
        """The scores of the labels, as `convention` gives them to its own."""
        return {(_FORM, head.voice): _SURE for head in self.heads}

    def marks_labels(self) -> bool:
        """Whether heads with a label stand among heads without one."""
        return any(head.label for head in self.heads)

    def changes(self) -> Sequence[int]:
        """Where somebody begins of whom nothing else is known."""
        return [head.speech for head in self.heads if head.label is None]


NOTHING = Given()


def candidates_of(given: Given, lines: Sequence[Line]) -> list[Candidate]:
    """The heads that have a label as the candidates `convention` would have found."""
    found = []
    for head in given.heads:
        if head.label is None or head.reading is None:
            continue
        number = max(bisect_right(lines, head.label[0], key=lambda line: line[0]) - 1, 0)
        end = lines[number].end
        found.append(
            Candidate(head.label[0], head.label, head.speech, end, _FORM, head.voice, head.reading, number, True)
        )
    return found
