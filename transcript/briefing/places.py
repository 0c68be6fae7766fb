"""From a place in a turn's text to its place in the source, from the record alone."""

from __future__ import annotations

from transcript.briefing.nouns import Piece, Receipt
from transcript.briefing.texts import shown
from transcript.record import Conference, Turn
from transcript.repair import Repaired


class Places:
    """The way from turns to the source of one conference, and the maker of its receipts."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self._plan = Repaired.mapping([(r.start, r.end, r.before, r.after) for r in conference.repairs])
        self._guesses = [(repair.start, repair.end) for repair in conference.repairs if not repair.certain]

    def in_source(self, turn: Turn, start: int, end: int) -> tuple[int, int]:
        """The source span of `turn.text[start:end]`."""
        base = self._plan.to_repaired(turn.start)
        return self._plan.source_span(base + start, base + end)

    def in_turn(self, turn: Turn, start: int, end: int) -> tuple[int, int]:
        """The span in `turn.text` of a source span inside the turn."""
        base = self._plan.to_repaired(turn.start)
        first, last = self._plan.to_repaired(start) - base, self._plan.to_repaired(end) - base
        return max(0, first), min(len(turn.text), max(first, last))

    def in_text(self, start: int, end: int) -> tuple[int, int]:
        """The span in the repaired text of the whole source of a source span."""
        first = self._plan.to_repaired(start)
        return first, max(first, self._plan.to_repaired(end))

    def guessed(self, turn: Turn, start: int, end: int) -> bool:
        """Whether the reading of `turn.text[start:end]` is a guess somewhere: such words are not quoted."""
        if not self._guesses:
            return False
        a, b = self.in_source(turn, start, end)
        return any((first < b and a < last) or (first == last and a <= first < b) for first, last in self._guesses)

    def quote(self, turn: Turn, start: int, end: int) -> Piece:
        """`turn.text[start:end]` as a quoted piece with its receipt."""
        text = turn.text[start:end]
        a, b = self.in_source(turn, start, end)
        return Piece(
            kind="quoted",
            text=shown(text),
            receipts=(Receipt(conference=self.conference.id, turn=turn.id, start=a, end=b, text=text),),
        )

    def quote_text(self, text: str, start: int, end: int) -> Piece:
        """`text[start:end]` of the repaired text of the whole source (a report has no turns) as a quoted piece."""
        a, b = self._plan.source_span(start, end)
        receipt = Receipt(conference=self.conference.id, start=a, end=b, text=text[start:end])
        return Piece(kind="quoted", text=shown(text[start:end]), receipts=(receipt,))

    def fact(self, field: str, text: str, *, start: int | None = None, end: int | None = None) -> Piece:
        """A fact of the record as a recorded piece; `field` is the way to it (`participants/p-…/name`)."""
        receipt = Receipt(conference=self.conference.id, field=field, start=start, end=end, text=text)
        return Piece(kind="recorded", text=shown(text), receipts=(receipt,))


def field_value(conference: Conference, field: str) -> str | None:
    """What stands in a field of a record: `title`, `participants/ID/name`, `turns/ID/outlet`, `commitments/@START/deadline` …"""
    noun: object = conference
    for step in field.split("/"):
        if isinstance(noun, tuple):
            noun = _member(noun, step)
        elif isinstance(noun, str):  # a topic's label: its levels
            levels = noun.split("\\")
            noun = levels[int(step)] if step.isdecimal() and int(step) < len(levels) else None
        else:
            noun = getattr(noun, step, None)
        if noun is None:
            return None
    return str(noun)


def _member(nouns: tuple[object, ...], step: str) -> object | None:
    """By id, by where it starts (`@120`), or by position."""
    if step.startswith("@") and step[1:].isdecimal():
        return next((noun for noun in nouns if getattr(noun, "start", None) == int(step[1:])), None)
    if step.isdecimal():
        return nouns[int(step)] if int(step) < len(nouns) else None
    return next((noun for noun in nouns if getattr(noun, "id", None) == step), None)
