"""From one value to the next, and whether the growth stated with the later one can be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from transcript.compare.nouns import Cell, Step
from transcript.lexicon.indicators import CONSTANT_PRICES
from transcript.lexicon.patterns import lazy
from transcript.tag.numerals import power

RATES = frozenset({"%", "‰", "个百分点", "百分点", "倍", "成", "趴"})
_YEARLY = lazy(r"同比|去年|上年|前年|同期|较上年|^$|名义|实际|可比|不变")
_SLACK = Decimal("0.3")  # percentage points: what is revised in the year after


def step(indicator: str, cells: Sequence[Cell], facts: Sequence[Cell]) -> Step:
    """The step to the last of these facts: from the same part of the year before where it is among them, else from the one before."""
    after = facts[-1]
    before = next((cell for cell in reversed(facts[:-1]) if _a_year_apart(cell.period, after.period)), facts[-2])
    rate = after.unit in RATES
    difference = after.number - before.number
    growth = None if rate or before.number <= 0 else (difference / before.number * 100).quantize(Decimal("0.1"))
    apart = _a_year_apart(before.period, after.period) and _YEARLY.search(after.growth_basis or "")
    stated = after.growth if apart else None
    doubt = _doubt(indicator, before, after, growth, stated) if growth is not None and stated is not None else None
    return Step(
        earlier=cells.index(before),
        later=cells.index(after),
        difference=difference,
        growth=growth,
        stated=stated,
        doubt=doubt,
    )


def _a_year_apart(earlier: str | None, later: str | None) -> bool:
    if not earlier or not later or not (earlier[:4].isdigit() and later[:4].isdigit()):
        return False
    return int(later[:4]) - int(earlier[:4]) == 1 and earlier[4:] == later[4:]


def _doubt(indicator: str, before: Cell, after: Cell, growth: Decimal, stated: Decimal) -> str | None:
    """Why the stated growth does not fit the values, rounding of all three allowed for; None when it fits."""
    low = (after.number - _rounding(after)) / (before.number + _rounding(before)) * 100 - 100
    high = (
        (after.number + _rounding(after)) / (before.number - _rounding(before)) * 100 - 100
        if before.number > _rounding(before)
        else growth
    )
    slack = _last_place(str(after.growth)) / 2 + _SLACK
    if before.approximate or after.approximate:
        slack += Decimal(3)
    if low - slack <= stated <= high + slack:
        return None
    kind = "方向相反" if growth * stated < 0 else "幅度不符"
    prices = "（此类增速通常按不变价格计算）" if any(word in indicator for word in CONSTANT_PRICES) else ""
    return f"按两期数值计算为{growth:+}%，文中称{stated:+}%，{kind}：口径可能不同，请核对{prices}"


def _rounding(cell: Cell) -> Decimal:
    """Half a unit of the last printed place, in base units."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", cell.value)
    if digits is None:
        return Decimal(0)
    return _last_place(digits[0]) / 2 * Decimal(10) ** power(cell.unit or "")[0]


def _last_place(printed: str) -> Decimal:
    return Decimal(1).scaleb(-len(printed.partition(".")[2]))
