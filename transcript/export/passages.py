"""A turn's text cut where receipts begin and end, so that a page can point to the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from transcript.briefing.nouns import Briefing, Receipt
from transcript.briefing.places import Places
from transcript.record import Conference, Turn


class Passage(NamedTuple):
    """Words a receipt names: `key` is their anchor in a page, `number` the receipt's number there, `turn_number` counts from 1.

    `[start, end)` is their place in the turn's text; both are 0 where the receipt names no turn.
    """

    key: str
    number: int
    conference: str
    turn: str | None
    turn_number: int
    start: int
    end: int


class Segment(NamedTuple):
    """A run of text without a seam; `passages` are all it belongs to, `opens` those that begin with it."""

    text: str
    passages: tuple[Passage, ...] = ()
    opens: tuple[Passage, ...] = ()


@dataclass
class Passages:
    """The numbered passages of a briefing: the same words cited twice keep their number."""

    conferences: Mapping[str, Conference]
    found: dict[tuple[str, str, int, int], Passage] = field(default_factory=dict)
    places: dict[str, Places] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, briefing: Briefing, conferences: Iterable[Conference]) -> Passages:
        """Number what the briefing's pieces cite, in the order of reading."""
        made = cls({conference.id: conference for conference in conferences})
        for conference in made.conferences.values():
            made.order.update({turn.id: number for number, turn in enumerate(conference.turns, 1)})
        for piece in briefing.pieces():
            for receipt in piece.receipts:
                made.of_receipt(receipt)
        return made

    def of_receipt(self, receipt: Receipt) -> Passage | None:
        """The passage a receipt names; None where it names no turn that is at hand (a fact of the record, a report)."""
        conference = self.conferences.get(receipt.conference)
        if conference is None or receipt.start is None or receipt.end is None:
            return None
        turn = _turn(conference, receipt)
        if turn is None:
            return None
        key = (conference.id, turn.id, receipt.start, receipt.end)
        if key not in self.found:
            start, end = self._inside(conference, turn, receipt)
            anchor = f"p-{turn.id}-{receipt.start}-{receipt.end}"
            self.found[key] = Passage(
                anchor, len(self.found) + 1, conference.id, turn.id, self.order[turn.id], start, end
            )
        return self.found[key]

    def _inside(self, conference: Conference, turn: Turn, receipt: Receipt) -> tuple[int, int]:
        places = self.places.setdefault(conference.id, Places(conference))
        start, end = places.in_turn(turn, receipt.start or 0, receipt.end or 0)
        if turn.text[start:end] != receipt.text and (found := turn.text.find(receipt.text)) >= 0:
            return found, found + len(receipt.text)
        return start, end

    def in_turn(self, turn: Turn) -> list[Passage]:
        """The passages of a turn, from its beginning."""
        return sorted((p for p in self.found.values() if p.turn == turn.id), key=lambda p: (p.start, -p.end))


def _turn(conference: Conference, receipt: Receipt) -> Turn | None:
    if receipt.turn is not None:
        found = conference.by_id.get(receipt.turn)
        return found if isinstance(found, Turn) else None
    # A fact with a place: the turn around it, if any.
    start, end = receipt.start or 0, receipt.end or 0
    return next((turn for turn in conference.turns if turn.start <= start and end <= turn.end), None)


def paragraphs(text: str, passages: Iterable[Passage]) -> list[list[Segment]]:
    """The paragraphs (lines) of a turn's text, each cut into segments at every beginning and end of a passage."""
    cited = [passage for passage in passages if passage.start < passage.end]
    made: list[list[Segment]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            made.append(_cut(line, at, cited))
        at += len(line) + 1
    return made


def _cut(line: str, offset: int, cited: list[Passage]) -> list[Segment]:
    end = offset + len(line)
    here = [passage for passage in cited if passage.start < end and passage.end > offset]
    seams = {offset, end} | {seam for p in here for seam in (p.start, p.end) if offset < seam < end}
    cuts = sorted(seams)
    made = []
    for start, stop in zip(cuts, cuts[1:], strict=False):
        inside = tuple(p for p in here if p.start <= start and stop <= p.end)
        # A passage that begins in the paragraph break opens with the first words after it.
        opens = tuple(p for p in inside if p.start == start or (start == offset and offset - 1 <= p.start < offset))
        made.append(Segment(line[start - offset : stop - offset], inside, opens))
    return made
