"""A number somebody stated, as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, PlainSerializer

from transcript.record.span import Noun


def _plain(value: Decimal | None) -> int | float | None:
    """JSON numbers, not strings: what a data frame expects."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _as_written(value: Decimal) -> Decimal:
    """The decimal its JSON number reads back as: `三分之一` has no end, and a record in memory must equal the one on disk."""
    return value if value == value.to_integral_value() else Decimal(repr(float(value)))


Number = Annotated[Decimal, AfterValidator(_as_written), PlainSerializer(_plain, when_used="json")]


class Change(Noun):
    """How the figure compares: `同比增长` has basis `同比` and direction `up`."""

    text: str
    basis: str | None = None
    direction: Literal["up", "down", "flat"] | None = None


class Figure(Noun):
    """One stated figure; `[start, end)` is where its value and unit are printed.

    `value` is the number as printed without its unit (`16.1`), `unit` what follows it (`亿元`),
    `number` the value in the base unit (1610000000 元; percentages stay percent: `8.3%` is 8.3 with
    unit `%`; a proportion in words such as `三分之二` is its own unit and the ratio), `number_high` the upper end of a range, `approximate` the printed hedge (`约`, `余`, `超`).
    `subject` is whose figure it is where the sentence says so (`全市`, `红旗区`), `period` the time as printed, `period_iso` the time as
    `2023`, `2024-H1`, `2024-Q3`, `2024-03` or `2024-01/02` (of the document where the sentence names none; null when not told).
    """

    indicator: str | None
    subject: str | None = None
    value: str
    unit: str | None = None
    number: Number | None = None
    number_high: Number | None = None
    currency: str | None = None
    approximate: str | None = None
    period: str | None = None
    period_iso: str | None = None
    change: Change | None = None
    rank: str | None = None
    kind: Literal["fact", "target"] = "fact"
    start: int
    end: int
