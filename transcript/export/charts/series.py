"""Indicators over the years: one small line chart for each, all with their values written on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from transcript.export.charts.drawing import Disc, Drawing, Shape, Trace, Words, fit, hue
from transcript.export.charts.wording import WORDINGS
from transcript.record import Answer, Conference, Figure, Statement

_YEAR = re.compile(r"(?:19|20)\d{2}")
_MOST, _CELL_HEIGHT = 12, 128.0


class Reading(NamedTuple):
    """The value of an indicator in a year: `number` in the base unit, `printed` as it stands in the source."""

    year: int
    number: Decimal
    printed: str


class Series(NamedTuple):
    """An indicator's readings, the years rising, one for each year."""

    indicator: str
    unit: str
    readings: tuple[Reading, ...]


def indicator_series(conferences: Iterable[Conference], *, least: int = 2) -> list[Series]:
    """The indicators stated for `least` years or more, most readings first.

    A figure counts for the year its period names, or, where the period names none, for no year: a conference's own date is not taken
    for it, as what is stated there may be last year's. Of two readings for a year the later stated stands.
    """
    found: dict[tuple[str, str], dict[int, Reading]] = {}
    for conference in sorted(conferences, key=lambda c: c.date or ""):
        for figure in _figures(conference):
            year = _YEAR.search(figure.period or "")
            if not figure.indicator or figure.number is None or not year or figure.kind != "fact":
                continue
            at = int(year.group())
            printed = f"{figure.value}{figure.unit or ''}"
            key = (figure.indicator, "%" if figure.unit == "%" else figure.currency or (figure.unit or "")[-1:])
            found.setdefault(key, {})[at] = Reading(at, figure.number, printed)
    made = [
        Series(indicator, unit, tuple(readings[year] for year in sorted(readings)))
        for (indicator, unit), readings in found.items()
        if len(readings) >= least
    ]
    return sorted(made, key=lambda series: -len(series.readings))


def _figures(conference: Conference) -> Iterable[Figure]:
    speeches: list[Answer | Statement] = [*conference.answers, *conference.statements]
    for speech in speeches:
        yield from speech.figures


def series_drawing(
    series: Sequence[Series], *, lang: str = "zh-Hans", width: float = 640, name: str = "series"
) -> Drawing | None:
    """Small multiples of the series as a drawing, or None where there is none."""
    wording = WORDINGS[lang]
    shown = list(series)[:_MOST]
    if not shown:
        return None
    columns = 2 if len(shown) > 1 else 1
    cell = width / columns
    shapes: list[Shape] = []
    for number, one in enumerate(shown):
        x, y = cell * (number % columns), _CELL_HEIGHT * (number // columns)
        shapes += _small(one, x, y, cell - 24, hue(number))
    years = [reading.year for one in series for reading in one.readings]
    told = wording.series_told.format(indicators=len(series), first=min(years), last=max(years))
    rows = tuple((one.indicator, str(reading.year), reading.printed) for one in series for reading in one.readings)
    height = _CELL_HEIGHT * -(-len(shown) // columns)
    return Drawing(name, wording.series, told, width, height, tuple(shapes), wording.series_head, rows)


def _small(one: Series, x: float, y: float, width: float, role: str) -> list[Shape]:
    """One line chart with its name above, its years below and its values at the points."""
    left, right, top, bottom = x + 28, x + width - 28, y + 52, y + 96
    numbers = [float(reading.number) for reading in one.readings]
    years = [reading.year for reading in one.readings]
    low, high = min(numbers), max(numbers)
    span, years_span = (high - low) or 1.0, (years[-1] - years[0]) or 1

    def place(year: int, number: float) -> tuple[float, float]:
        up = (number - low) / span if high > low else 0.5
        return left + (right - left) * (year - years[0]) / years_span, bottom - (bottom - top) * up

    points = tuple(place(year, number) for year, number in zip(years, numbers, strict=True))
    shapes: list[Shape] = [Words(x, y + 18, fit(one.indicator, 13, width))]
    shapes += [Trace(((x, bottom + 8), (x + width, bottom + 8)), "rule"), Trace(points, role)]
    room = (right - left) / max(1, len(points) - 1) if len(points) > 1 else width
    for reading, (at, up) in zip(one.readings, points, strict=True):
        shapes.append(Disc(at, up, 4, role, f"{one.indicator} {reading.year}: {reading.printed}"))
        shapes.append(Words(at, up - 9, fit(reading.printed, 11, max(room - 2, 30)), size=11, anchor="middle"))
        shapes.append(Words(at, bottom + 24, str(reading.year), "muted", 11, "middle"))
    return shapes
