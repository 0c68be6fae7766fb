"""Figures of several conferences → rows of one indicator over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.compare.nouns import Cell, Comparison, Row
from transcript.compare.steps import RATES, step
from transcript.compare.subjects import Subjects
from transcript.lexicon.indicators import SAME
from transcript.lexicon.patterns import lazy
from transcript.record import Conference, Figure
from transcript.tag.numerals import power

_LEAD = lazy(
    r"(?:全[国省市县区州镇港]|我[省市县区州镇]|本[市省区县]|全年|累计|其中|实现|完成|达到|共有|现有|年末|[一-龥]{2,3}[省市区县](?=[一-龥]{4}))+(?=[一-龥A-Z]{2})"
)
_TAIL = lazy(r"(?:总数|总量|数量|完成|实现|达到?|达|登记|总计|合计|累计|的|增速|增幅|增长|预计)+$")
_QUOTES = str.maketrans("", "", " “”‘’,、《》")
_NEW = ("新增", "新建", "新开", "新引进", "新签", "新申报", "新设")


class _Key(NamedTuple):
    subject: str
    indicator: str
    unit: str


def compare(conferences: Iterable[Conference]) -> Comparison:
    """Align the same indicator of the same subject across conferences and periods.

    Rows have cells of at least two conferences and two periods (or kinds); of several statements of one value in one conference one is
    kept, the one that also tells a growth where one does. Nothing is guessed: a figure without an indicator, a number or a period (nor a date of its conference) is left out.
    """
    read = list(conferences)
    rows: dict[_Key, list[Cell]] = {}
    for conference in read:
        for key, cell in _cells(conference):
            rows.setdefault(key, []).append(cell)
    found = [_row(key, cells) for key, cells in rows.items()]
    paths = tuple(dict.fromkeys(conference.source.path for conference in read))
    return Comparison(sources=paths, rows=tuple(row for row in found if row is not None))


def _cells(conference: Conference) -> Iterator[tuple[_Key, Cell]]:
    subjects = Subjects(conference)
    for speaker, figures in _said(conference):
        kept: tuple[_Key, Cell] | None = None
        before: Figure | None = None
        new = False
        for figure in figures:
            if kept and _is_growth_of(kept[1], figure):
                kept = kept[0], _with_growth(kept[1], figure)
                continue
            if kept:
                yield kept
            new = new and before is not None and _continues(before, figure)
            new = new or view(figure.indicator or "").startswith(_NEW)
            kept = _cell(conference, subjects, speaker, figure, new=new)
            before = figure
        if kept:
            yield kept


def _said(conference: Conference) -> Iterator[tuple[str | None, Sequence[Figure]]]:
    for statement in conference.statements:
        yield statement.speaker, statement.figures
    for answer in conference.answers:
        yield conference.turn(answer.turn).speaker, answer.figures


def _continues(before: Figure, figure: Figure) -> bool:
    """Whether a figure goes on in the list of the one before (新增A5家、B3家: both are new)."""
    if "总" in view(figure.indicator or "") or "累计" in view(figure.indicator or ""):
        return False
    return before.unit == figure.unit and 0 < figure.start - before.end <= 2 * len(figure.indicator or "") + 2


def _is_growth_of(cell: Cell, figure: Figure) -> bool:
    return (
        figure.unit in ("%", "倍")
        and figure.change is not None
        and cell.unit not in RATES
        and cell.growth is None
        and figure.number is not None
        and name(figure.indicator) == name(cell.indicator)
        and 0 <= figure.start - cell.end <= 40
    )


def _with_growth(cell: Cell, figure: Figure) -> Cell:
    number = figure.number or Decimal(0)
    growth = number * 100 if figure.unit == "倍" else number
    change = figure.change
    if change and change.direction == "down":
        growth = -growth
    said = f"{change.text if change else ''}{figure.value}{figure.unit or ''}"
    update = {
        "growth": growth,
        "growth_text": said,
        "growth_basis": change.basis if change else None,
        "rank": cell.rank or figure.rank,
    }
    return cell.model_copy(update=update)


def _cell(
    conference: Conference, subjects: Subjects, speaker: str | None, figure: Figure, *, new: bool
) -> tuple[_Key, Cell] | None:
    period = figure.period_iso or _year_before(conference.date, figure)
    if figure.number is None or not figure.indicator or period is None:
        return None
    indicator = name(figure.indicator)
    rate = figure.unit in RATES
    if not indicator or (rate and figure.change is None and figure.unit != "%"):
        return None
    if figure.unit in ("个百分点", "百分点"):
        return None  # a change of a rate, not a rate
    subject = subjects.of(speaker, figure.subject)
    number = -figure.number if rate and figure.change and figure.change.direction == "down" else figure.number
    person = conference.participant(speaker)
    cell = Cell(
        conference=conference.id, path=conference.source.path, date=conference.date, title=conference.title,
        speaker=person.name if person else None, period=period, indicator=figure.indicator, value=figure.value, unit=figure.unit,
        number=number, number_high=figure.number_high, approximate=figure.approximate, kind=figure.kind, rank=figure.rank,
        start=figure.start, end=figure.end,
    )  # fmt: skip
    named = f"{indicator}增速" if rate and figure.change is not None else indicator
    if new and not named.startswith(_NEW) and "新增" not in named:
        named = f"新增{named}"
    return _Key(subject, named, _dimension(figure.unit)), cell


def _year_before(date: str | None, figure: Figure) -> str | None:
    """The year a figure without a period is taken to be of: what is over when it is said (a target: none)."""
    if not date or figure.kind == "target":
        return None
    return str(int(date[:4]) - (int(date[5:7]) <= 4))


@lru_cache(maxsize=16384)
def name(printed: str | None) -> str:
    """The one name of an indicator: 全年实现GDP and 地区生产总值 are one."""
    plain = view(printed or "").translate(_QUOTES)
    known = _same().get(plain)
    if known:
        return known
    shorter = _TAIL.sub("", _LEAD.sub("", plain, count=1)) or plain
    return _same().get(shorter, shorter)


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    return {other: official for official, others in SAME.items() for other in (official, *others)}


def _counted(unit: str | None) -> str:
    """What a unit counts, without its power of ten: 人 of 万人."""
    return power(view(unit or ""))[1].lstrip("余多来")


def _dimension(unit: str | None) -> str:
    """Units that can be compared: 亿元 and 万元 are both 元, 户 and 家 count alike."""
    plain = _counted(unit)
    if plain in ("个", "家", "户", "项", "件", "名", "人", "条", "座", "所", "处"):
        return "个"
    return {"元人民币": "元", "块钱": "元", "平米": "平方米", "㎡": "平方米", "公尺": "米", "公斤": "千克"}.get(
        plain, plain
    )


def _row(key: _Key, cells: Sequence[Cell]) -> Row | None:
    kept: dict[tuple[str | None, str, str], Cell] = {}
    for cell in cells:
        place = cell.period, cell.conference, cell.kind
        before = kept.get(place)
        if (
            before is None
            or (before.approximate and not cell.approximate)
            or (before.growth is None and cell.growth is not None and before.number == cell.number)
        ):
            kept[place] = cell
    ordered = sorted(kept.values(), key=lambda cell: (cell.period or "", cell.date or ""))
    if len({(cell.period, cell.kind) for cell in ordered}) < 2 or len({cell.conference for cell in ordered}) < 2:
        return None
    facts = [cell for cell in ordered if cell.kind == "fact"]
    steps = tuple(step(key.indicator, ordered, facts[: at + 1]) for at in range(1, len(facts)))
    units = {_counted(cell.unit) for cell in ordered}
    unit = units.pop() if len(units) == 1 else key.unit  # 人 stays 人, though it is compared with 个
    return Row(subject=key.subject, indicator=key.indicator, unit=unit or None, cells=tuple(ordered), steps=steps)
