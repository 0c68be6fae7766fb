"""The figures an answer states as data: value, unit, number, indicator, period, change and rank of each.

Where figures are printed is found by `transcript.tag.printed`; what each is about is read from its clause by `transcript.tag.indicators`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy
from transcript.lexicon.units import CURRENCIES
from transcript.record import Change
from transcript.tag.indicators import Sentence, described
from transcript.tag.numerals import numbers, power
from transcript.tag.periods import period_iso
from transcript.tag.printed import Printed, printed


class FigureFinding(NamedTuple):
    """The fields of `transcript.record.Figure`; offsets relative to the text that was read."""

    indicator: str | None
    subject: str | None
    value: str
    unit: str | None
    number: Decimal | None
    number_high: Decimal | None
    currency: str | None
    approximate: str | None
    period: str | None
    period_iso: str | None
    change: Change | None
    rank: str | None
    kind: Literal["fact", "target"]
    start: int
    end: int


_APPROXIMATE = {
    "大约": "约", "约": "约", "将近": "近", "接近": "近", "近": "近", "超过": "超", "超": "超", "逾": "超", "破": "超", "不足": "不足", "不到": "不足",
    "不低于": "不低于", "不少于": "不低于", "至少": "不低于", "不超过": "不超过",
}  # fmt: skip
_HEDGES = lazy("(?:" + "|".join(sorted(_APPROXIMATE, key=len, reverse=True)) + ")$")
_INEXACT = lazy("[余多几]")
_LATER = lazy(r"(?:以上|以内|左右|上下|以下|之多)")


def find_figures(
    text: str, *, date: str | None = None, about: str | None = None, plain: str | None = None
) -> list[FigureFinding]:
    """The figures stated in a text, in order, offsets relative to it. `date` (ISO) is the day it was said, `about` the period the whole
    document reports on (`transcript.tag.periods`), `plain` the view of the text where the caller has it already.

    Never raises on odd input; text without figures gives an empty list.
    """
    plain = view(text) if plain is None else plain
    sentence = Sentence(plain, text, date, about)
    return [_finding(text, plain, at, sentence) for at in printed(plain)]


def _finding(text: str, plain: str, at: Printed, sentence: Sentence) -> FigureFinding:
    value, unit = text[at.start : at.value_end], at.unit
    printed_unit = text[at.value_end : at.end].strip() or None
    low, high = numbers(plain[at.start : at.value_end], unit)
    said = described(sentence, at.start, at.end)
    return FigureFinding(
        indicator=said.indicator and text[said.indicator[0] : said.indicator[1]],
        subject=said.subject,
        value=value,
        unit=printed_unit or unit,
        number=low,
        number_high=high,
        currency=CURRENCIES.get(_bare_unit(unit)) if unit else None,
        approximate=_hedge(plain, at),
        period=said.period,
        period_iso=period_iso(said.period, date=sentence.date, about=sentence.about),
        change=said.change,
        rank=said.rank,
        kind=said.kind,
        start=at.start,
        end=at.end,
    )


def with_hedge(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a figure with the hedge printed beside it: `近3500家`, `30天以内`."""
    before = _HEDGES.search(view(text[max(start - 3, 0) : start]))
    after = _LATER.match(view(text[end : end + 2]))
    return start - (len(before[0]) if before else 0), end + (len(after[0]) if after else 0)


def _bare_unit(unit: str) -> str:
    return power(unit)[1].lstrip("余多来").partition("/")[0]


def _hedge(plain: str, at: Printed) -> str | None:
    if match := _HEDGES.search(plain[max(at.start - 3, 0) : at.start]):
        return _APPROXIMATE[match[0]]
    inside = _INEXACT.search(plain, at.start, at.end)
    if inside:
        return inside[0]
    after = _LATER.match(plain, at.end)
    return after[0] if after else None
