"""A turn's text cut where receipts begin and end, so that a page can point to the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from transcript.briefing.nouns import Briefing, Line, Piece, Receipt, Section
from transcript.briefing.places import Places
from transcript.record import Conference, Turn

# In a table one cell carries the row's number, the others lead to the words by themselves.
_NUMBERED_COLUMNS = ("context", "what", "title")


class Passage(NamedTuple):
    """Words a receipt names: `key` is their anchor in a page, `number` the receipt's number there (0: cited without one).

    `[start, end)` is their place in the turn's text, `source_start` and `source_end` in the source; `turn_number` counts from 1.
    """

    key: str
    number: int
    conference: str
    turn: str
    turn_number: int
    start: int
    end: int
    source_start: int
    source_end: int


class Segment(NamedTuple):
    """A run of text without a seam; `passages` are all it belongs to, `opens` those that begin with it."""

    text: str
    passages: tuple[Passage, ...] = ()
    opens: tuple[Passage, ...] = ()


def is_numbered(piece: Piece, where: str = "") -> bool:
    """Whether a piece's receipts carry numbers where it is printed: quotations do, but one per row of a table."""
    return piece.kind == "quoted" and (where in ("", "event") or where in _NUMBERED_COLUMNS)


def is_linked(piece: Piece, where: str = "") -> bool:
    """Whether a piece leads to the words it rests on: quotations do; of the facts only those of the event card (the rest repeat)."""
    return piece.kind == "quoted" or (piece.kind == "recorded" and where == "event")


def _pieces(briefing: Briefing) -> Iterator[tuple[Piece, str]]:
    """Every piece in the order of reading, with where it stands: the code of its column, `event` in the event card, else empty."""
    for piece in briefing.title:
        yield piece, ""
    for section in briefing.all_sections():
        where = "event" if section.code == "event" else ""
        yield from ((piece, where) for piece in section.heading)
        for line in section.lines:
            yield from ((piece, where) for piece in _all(line))
        yield from _cells(section)


def _cells(section: Section) -> Iterator[tuple[Piece, str]]:
    if section.table is None:
        return
    for row in section.table.rows:
        for column, cell in zip(section.table.columns, row.cells, strict=True):
            yield from ((piece, column.code) for piece in _all(cell))


def _all(line: Line) -> tuple[Piece, ...]:
    return (*line.label, *line.pieces)


@dataclass
class Passages:
    """The passages of a briefing: the same words cited twice keep one anchor and one number."""

    conferences: Mapping[str, Conference]
    found: dict[tuple[str, str, int, int], Passage] = field(default_factory=dict)
    by_turn: dict[str, list[Passage]] = field(default_factory=dict)
    _places: dict[str, Places] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, briefing: Briefing, conferences: Iterable[Conference]) -> Passages:
        """Find what the briefing's pieces cite; numbers follow the order of reading."""
        made = cls({conference.id: conference for conference in conferences})
        for conference in made.conferences.values():
            made._order.update({turn.id: number for number, turn in enumerate(conference.turns, 1)})
        cited = [(piece, where) for piece, where in _pieces(briefing) if is_linked(piece, where)]
        number = 1
        for piece, where in cited:
            if is_numbered(piece, where):
                for receipt in piece.receipts:
                    number += made._add(receipt, number)
        for piece, _ in cited:
            for receipt in piece.receipts:
                made._add(receipt, 0)
        for passage in made.found.values():
            made.by_turn.setdefault(passage.turn, []).append(passage)
        for passages in made.by_turn.values():
            passages.sort(key=lambda p: (p.start, -p.end))
        return made

    def of_receipt(self, receipt: Receipt) -> Passage | None:
        """The passage a receipt names; None where it names no words of a turn at hand (a field of the record, a report)."""
        turn = self._turn(receipt)
        return (
            self.found.get((receipt.conference, turn.id, receipt.start or 0, receipt.end or 0))
            if turn is not None
            else None
        )

    def _add(self, receipt: Receipt, number: int) -> int:
        """Take the receipt's words in; 1 where they are new, else 0."""
        turn = self._turn(receipt)
        if turn is None or receipt.start is None or receipt.end is None:
            return 0
        key = (receipt.conference, turn.id, receipt.start, receipt.end)
        if key in self.found:
            return 0
        start, end = self._inside(self.conferences[receipt.conference], turn, receipt)
        anchor = f"p-{turn.id}-{receipt.start}-{receipt.end}"
        self.found[key] = Passage(
            anchor, number, receipt.conference, turn.id, self._order[turn.id], start, end, receipt.start, receipt.end
        )
        return 1

    def _turn(self, receipt: Receipt) -> Turn | None:
        conference = self.conferences.get(receipt.conference)
        if conference is None or receipt.start is None or receipt.end is None:
            return None
        if receipt.turn is not None:
            found = conference.by_id.get(receipt.turn)
            return found if isinstance(found, Turn) else None
        # A fact with a place: the turn around it, if any.
        start, end = receipt.start, receipt.end
        return next((turn for turn in conference.turns if turn.start <= start and end <= turn.end), None)

    def _inside(self, conference: Conference, turn: Turn, receipt: Receipt) -> tuple[int, int]:
        places = self._places.setdefault(conference.id, Places(conference))
        start, end = places.in_turn(turn, receipt.start or 0, receipt.end or 0)
        if turn.text[start:end] != receipt.text and (found := turn.text.find(receipt.text)) >= 0:
            return found, found + len(receipt.text)
        return start, end


def with_text(conference: Conference, text: str) -> Conference:
    """A record without turns (a report) as a page shows it: its part of `text`, the repaired text of the whole source, as one
    turn of nobody's, so that receipts lead into it. Other records, and those whose text is not at hand, come back as they are.
    """
    if conference.turns or not text:
        return conference
    source = conference.source
    last = source.end or len(text)
    start, end = Places(conference).in_text(source.start, last)
    read = Turn(
        id=f"t-{conference.id.removeprefix('c-')}",
        start=source.start,
        end=last,
        label=None,
        part="other",
        speaker=None,
        outlet=None,
        text=text[start:end],
        confidence=1.0,
        because="the text of a record without turns",
    )
    return conference.model_copy(update={"turns": (read,)})


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
    for start, stop in pairwise(cuts):
        inside = tuple(p for p in here if p.start <= start and stop <= p.end)
        # A passage that begins in the paragraph break opens with the first words after it.
        opens = tuple(p for p in inside if p.start == start or (start == offset and p.start == offset - 1))
        made.append(Segment(line[start - offset : stop - offset], inside, opens))
    return made
