"""Where everything of a record stands in a text that carries it: the source itself, or its repaired turns one after another.

Two layouts. `source`: the text is the source text, offsets are the record's own. `turns`: the text is every turn's repaired reading,
in order, parted by an empty line; offsets are mapped through the repairs, exactly and both ways.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from transcript.errors import RecordError
from transcript.record import Conference, Turn
from transcript.repair.edit import Edit, inverse, replay
from transcript.repair.repaired import Repaired

SEPARATOR = "\n\n"

Kind = Literal["source", "turns"]


class Placed(NamedTuple):
    """A turn and its half-open place in the text; `repaired` maps offsets inside it (None: they are the same but for a shift)."""

    turn: Turn
    start: int
    end: int
    repaired: Repaired | None


class Layout:
    """The places of one record's turns in a text."""

    def __init__(self, conference: Conference, *, kind: Kind) -> None:
        self.kind = kind
        self.turns = _by_source(conference) if kind == "source" else _by_turns(conference)
        self._starts = [placed.start for placed in self.turns]
        self._sources = [placed.turn.start for placed in self.turns]

    @property
    def text(self) -> str:
        """The text of the layout `turns`."""
        return SEPARATOR.join(placed.turn.text for placed in self.turns)

    def turn_at(self, offset: int) -> Placed | None:
        """The turn that holds this offset of the text."""
        at = bisect_right(self._starts, offset) - 1
        return self.turns[at] if at >= 0 and offset < self.turns[at].end else None

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the text of a source span; None when no turn holds it. An end beyond its turn is cut off."""
        if self.kind == "source":
            return start, end
        at = bisect_right(self._sources, start) - 1
        if at < 0 or start >= self.turns[at].turn.end:
            return None
        placed = self.turns[at]
        first, last = start - placed.turn.start, min(end, placed.turn.end) - placed.turn.start
        if placed.repaired:
            first, last = placed.repaired.to_repaired(first), placed.repaired.to_repaired(last)
        length = placed.end - placed.start
        return placed.start + min(first, length), placed.start + min(last, length)

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """The source span of a span of the text; None when it begins outside every turn. It never leaves the turn it begins in."""
        if self.kind == "source":
            return start, end
        placed = self.turn_at(start)
        if placed is None:
            return None
        first, last = start - placed.start, min(end, placed.end) - placed.start
        if placed.repaired:
            first, last = placed.repaired.source_span(first, last)
        return placed.turn.start + first, placed.turn.start + last


def _by_source(conference: Conference) -> list[Placed]:
    return [Placed(turn, turn.start, turn.end, None) for turn in sorted(conference.turns, key=lambda turn: turn.start)]


def _by_turns(conference: Conference) -> list[Placed]:
    placed = []
    offset = 0
    for turn in sorted(conference.turns, key=lambda turn: turn.start):
        placed.append(Placed(turn, offset, offset + len(turn.text), _repaired(conference, turn)))
        offset += len(turn.text) + len(SEPARATOR)
    return placed


def _repaired(conference: Conference, turn: Turn) -> Repaired | None:
    """The mapping between a turn's source and its repaired reading; None where nothing was changed."""
    edits = [
        Edit(repair.kind, repair.start - turn.start, repair.end - turn.start, repair.before, repair.after)
        for repair in conference.repairs
        if turn.start <= repair.start and repair.end <= turn.end and repair.before != repair.after
    ]
    if not edits:
        return None
    try:
        source = replay(turn.text, inverse(edits))
    except RecordError:
        # A repair across the edge of the turn: the places of its first and last characters are still right.
        return Repaired.of("x" * (turn.end - turn.start), ())
    return Repaired.of(source, edits)
