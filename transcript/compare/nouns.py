"""What a comparison is made of. Frozen, JSON in and out like the record."""

from __future__ import annotations

from transcript.record.figure import Number
from transcript.record.span import Noun


class Cell(Noun):
    """One value of an indicator: what was printed, for which period, by whom, and where.

    `[start, end)` lies in the source text `path`; `number` is in base units (`number_high`: the upper end of a range); `growth` is the growth in percent
    stated beside the value (`growth_text` as printed), `rank` the rank stated with it.
    """

    conference: str
    path: str
    date: str | None
    title: str | None
    speaker: str | None
    period: str | None
    indicator: str
    value: str
    unit: str | None
    number: Number
    number_high: Number | None = None
    approximate: str | None = None
    kind: str = "fact"
    growth: Number | None = None
    growth_text: str | None = None
    growth_basis: str | None = None
    rank: str | None = None
    start: int
    end: int


class Step(Noun):
    """From one cell to the next: difference in base units, growth in percent (null where the earlier value is none or the unit is itself
    a rate), the growth the later source states, and `doubt`: why the two do not fit (null when they do, or nothing is stated)."""

    earlier: int
    later: int
    difference: Number
    growth: Number | None = None
    stated: Number | None = None
    doubt: str | None = None


class Row(Noun):
    """One indicator of one subject in one unit, in order of time."""

    subject: str
    indicator: str
    unit: str | None
    cells: tuple[Cell, ...]
    steps: tuple[Step, ...] = ()


class Comparison(Noun):
    """Rows in the order in which the first source states them; `sources` are the paths compared."""

    sources: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def doubtful(self) -> tuple[Row, ...]:
        """The rows where a stated growth does not fit the values."""
        return tuple(row for row in self.rows if any(step.doubt for step in row.steps))

    def narrowed(
        self, *, subject: str | None = None, indicator: str | None = None, doubtful: bool = False
    ) -> Comparison:
        """Only the rows of a subject, with words in their indicator's name, or with a doubt."""
        from transcript.chinese.view import view

        kept = self.doubtful if doubtful else self.rows
        if subject:
            kept = tuple(row for row in kept if view(subject) in row.subject)
        if indicator:
            kept = tuple(row for row in kept if view(indicator) in row.indicator)
        return self.model_copy(update={"rows": kept})
