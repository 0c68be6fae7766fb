"""Indicators over the years: one small line chart for each, all with their values written on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from transcript.export.charts.drawing import Disc, Drawing, Line, Link, Shape, Words, fit, hue
from transcript.export.charts.wording import WORDINGS
from transcript.lexicon.patterns import lazy
from transcript.record import Conference

_YEAR = lazy(r"(?:19|20)\d{2}")
_MOST, _CELL_HEIGHT = 12, 128.0


class Reading(NamedTuple):
    """The value of an indicator at a time (`2023年`, a day): `number` in the base unit, `printed` as it stands in the source."""

    at: str
    number: Decimal
    printed: str


class Series(NamedTuple):
    """An indicator's readings in the order of time, one for each."""

    indicator: str
    readings: tuple[Reading, ...]


def indicator_series(conferences: Iterable[Conference]) -> list[Series]:
    """The indicators stated for two times or more, most readings first, as `transcript.compare` puts them side by side.

    A reading stands at the period it names, or, where it names none, at the day it was stated; of two for a time the later stands.
    """
    from transcript.compare.align import compare

    made = []
    for row in compare(conferences).rows:
        readings: dict[str, Reading] = {}
        for cell in row.cells:
            at = cell.period if cell.period and _YEAR.search(cell.period) else cell.date
            if at and cell.kind == "fact":
                readings[at] = Reading(at, cell.number, f"{cell.value}{cell.unit or ''}")
        if len(readings) > 1:
            made.append(Series(row.indicator, tuple(readings.values())))
    return sorted(made, key=lambda series: -len(series.readings))


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
    times = sorted(reading.at for one in series for reading in one.readings)
    told = wording.series_told.format(indicators=len(series), first=times[0], last=times[-1])
    rows = tuple((one.indicator, reading.at, reading.printed) for one in series for reading in one.readings)
    height = _CELL_HEIGHT * -(-len(shown) // columns)
    return Drawing(name, wording.series, told, width, height, tuple(shapes), wording.series_head, rows)


def _small(one: Series, x: float, y: float, width: float, role: str) -> list[Shape]:
    """One line chart with its name above, its times below and its values at the points."""
    left, right, top, bottom = x + 36, x + width - 36, y + 52, y + 96
    numbers = [float(reading.number) for reading in one.readings]
    low, high = min(numbers), max(numbers)
    room = (right - left) / max(1, len(numbers) - 1)
    points = tuple(
        (left + room * nth, bottom - (bottom - top) * ((number - low) / (high - low) if high > low else 0.5))
        for nth, number in enumerate(numbers)
    )
    shapes: list[Shape] = [Words(x, y + 18, fit(one.indicator, 13, width))]
    shapes += [Link((x, bottom + 8), (x + width, bottom + 8), "rule", 1), Line(points, role)]
    wide = max(room - 4, 44)
    for reading, (at, up) in zip(one.readings, points, strict=True):
        shapes.append(Disc(at, up, 4, role, f"{one.indicator} {reading.at}: {reading.printed}"))
        shapes.append(Words(at, up - 9, fit(reading.printed, 11, wide), size=11, anchor="middle"))
        shapes.append(Words(at, bottom + 24, fit(reading.at, 11, wide), "muted", 11, "middle"))
    return shapes
