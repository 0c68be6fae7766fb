"""The comparison of indicators (`transcript.compare`) within a briefing: the last two values of each, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcript.briefing import facts
from transcript.briefing.digest import Desk
from transcript.briefing.gathered import LIMITS, Gathered
from transcript.briefing.labels import joint, said
from transcript.briefing.nouns import Lang, Length, Line, Piece, Row, Section
from transcript.record import Turn

if TYPE_CHECKING:
    from transcript.compare import Cell
    from transcript.compare import Row as Series


def indicators(found: Gathered, lang: Lang, length: Length) -> Section:
    """One row per indicator that was stated at two conferences: before, after, and a doubt where growth does not fit."""
    from transcript.compare.align import compare

    spoken = {one.speech.item.id for one in found.spoken}
    conferences = sorted((desk.conference for desk in found.desks.values()), key=lambda one: one.date or "")
    rows = []
    for series in compare(conference.only(spoken) for conference in conferences).rows:
        row = _row(found, series, lang)
        if row is not None:
            rows.append(row)
    columns = ("indicator", "before", "after", "context", "remark")
    return facts.table("indicators", columns, rows, LIMITS[length][2], "more", lang)


def _row(found: Gathered, series: Series, lang: Lang) -> Row | None:
    last = series.cells[-1]
    before = next((cell for cell in reversed(series.cells) if cell.conference != last.conference), None)
    if before is None:
        return None
    pair = [_placed(found.desks[cell.conference], cell) for cell in (before, last)]
    if pair[0] is None or pair[1] is None:
        return None
    sides = [_value(desk, turn, span, lang) for desk, turn, span in (pair[0], pair[1])]
    desk, turn, span = pair[1]
    name = facts.stated(desk, turn, last.indicator, span[1])
    clause = facts.clause(turn.text, *span)
    context = [desk.places.quote(turn, *clause)]
    doubt = [said("growth.doubt", lang)] if series.steps and series.steps[-1].doubt else []
    cells = (name, *sides, context, doubt)
    return Row(cells=tuple(Line(code="cell", pieces=tuple(pieces)) for pieces in cells)) if name else None


def _placed(desk: Desk, cell: Cell) -> tuple[Desk, Turn, tuple[int, int]] | None:
    """The turn a value is stated in, and where; None when its reading is a guess."""
    turn = next((turn for turn in desk.conference.turns if turn.start <= cell.start < turn.end), None)
    if turn is None:
        return None
    span = desk.places.in_turn(turn, cell.start, cell.end)
    return None if desk.places.guessed(turn, *span) else (desk, turn, span)


def _value(desk: Desk, turn: Turn, span: tuple[int, int], lang: Lang) -> list[Piece]:
    """`2024-06-18：312公里`."""
    date = desk.conference.date
    day = desk.places.fact("date", date) if date else said("not.dated", lang)
    return [day, joint("colon", lang), desk.places.quote(turn, *span)]
