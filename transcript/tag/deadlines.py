"""By when: deadlines as printed → ISO 8601, as precise as stated, counted from the day of the event.

`2025年底前` is 2025-12, `明年上半年` the year after with month 06, `三个月内` the month three months on, `明早` the next day. What no date
can be told for (`汛期前`) keeps its words only.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day
from datetime import timedelta
from typing import NamedTuple

from transcript.chinese.dates import calendar_day
from transcript.lexicon.feasts import FEASTS, NEW_YEAR, OCCASIONS, SEASONS
from transcript.lexicon.patterns import lazy
from transcript.tag.numerals import civil_year, whole

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:(?:19|20)\d\d年|(?<!\d)1[01]\d年|[二〇零一三四五六七八九]{4}年|今年|明年|后年|本年度?|当年)"
_BY = r"(?:到来)?(?:之|以)?(?:前|内)"
_WEEK = "一二三四五六日天"


class Deadline(NamedTuple):
    """A deadline as printed at `[start, end)`, and as ISO 8601 (None when no date can be told)."""

    text: str
    iso: str | None
    start: int
    end: int


# The look ahead spares every other character the alternatives.
_FORMS = lazy(
    r"(?=[\d今明后本当一二两三四五六七八九十〇零第上下年底末内全春夏秋冬新这开暑寒农过国元劳汛采供未用半月星周礼“])(?:"
    rf"(?P<day>(?:(?P<day_year>{_YEAR})(?:的)?)?(?P<day_month>{_MONTH})月(?P<day_day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])"
    rf"|(?P<month>(?:(?P<month_year>{_YEAR})(?:的)?)?(?P<month_month>{_MONTH})月(?!份?以来)(?P<month_part>份|底|末|初|中旬|上旬|下旬)*)"
    rf"|(?P<quarter>(?P<quarter_year>{_YEAR})?(?:的)?第?(?P<quarter_number>[一二三四1-4])个?季度)"
    rf"|(?P<half>(?P<half_year>{_YEAR})?(?P<half_which>上半年|下半年))"
    rf"|(?P<end>(?P<end_year>{_YEAR})?(?:年底|年末|年内|(?<=年)(?:底|末|内)|全年))"
    rf"|(?P<term>(?P<term_year>{_YEAR})?(?:秋季|春季)?(?:下个?学期|新学期|这个学期|开学))"
    rf"|(?P<season>(?P<season_year>{_YEAR})?(?P<season_name>暑期|暑假|寒假|秋招|(?<=年)[春夏秋冬](?:[天季])?))"
    rf"|(?P<feast>(?P<feast_year>{_YEAR})?(?P<feast_name>春节|农历新年|过年|国庆|元旦|五一|劳动节|汛期|采暖季|供暖季|采暖期|供暖期)节?)"
    rf"|(?P<span>(?:未来|今后|用)?(?P<span_number>{_N})(?P<span_unit>个月|个?工作日|个?小时|年|天|日|周|个?星期|个礼拜)(?:左右)?(?:的时间)?{_BY})"
    r"|(?P<near>下下?个?月|[本这]个?月底?|月底|下个?季度|(?:[本这]|下下?)个?(?:周|星期|礼拜)[一二三四五六日天]?|(?:星期|周|礼拜)[一二三四五六日天])"
    r"|(?P<relative>今[晚天日]|明[早晚天日]|后[天日])"
    rf"|“?十(?P<plan>[三四五六])五”?(?:规划)?(?:期|时期)?末"
    rf"|(?P<year>(?P<year_year>{_YEAR})))"
)
_TAIL = lazy(r"(?:[底末])?(?:的)?(?:傍晚|早上|[早晚])?[一二三四五六七八九十\d]{0,3}(?:[时点]半?|日)?" + _BY)
_AT_FEAST = lazy(r"”?(?:当[天日]|期间|前后|假期|起|开始|以后|之后|后)")
_FROM = lazy(r"(?:份)?(?:起|开始|以后|之后|后)")
_PAST = lazy(r"(?:以来|至今|[^,。;]{0,6}(?:已|了)|同期|前[一二三四五六七八九\d])")


def find_deadline(plain: str, start: int, end: int, *, date: str | None) -> Deadline | None:
    """The deadline in `[start, end)` of a normalised view: what something is due before, else when it is due, else from when.

    Relative times count from `date` (ISO); without it they keep their words only.
    """
    told = _day(date)
    best: tuple[int, Deadline] | None = None
    for match in _FORMS.finditer(plain, start, end):
        kind = _kind(match)
        tail = _TAIL.match(plain, match.end(), end)
        if _PAST.match(plain, match.end(), end) and not tail:
            continue
        rank = _rank(plain, match, kind, tail, end)
        if rank is None or (best is not None and best[0] >= rank):
            continue
        stop = tail.end() if tail else match.end()
        iso = _feast_itself(match, told) if kind == "feast" and rank == 1 else _READERS[kind](match, told)
        best = rank, Deadline(plain[match.start() : stop], iso, match.start(), stop)
    return best[1] if best else None


def _day(date: str | None) -> Day | None:
    try:
        return Day.fromisoformat(date) if date else None
    except ValueError:
        return None


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _READERS if match[kind])


def _rank(plain: str, match: re.Match[str], kind: str, tail: re.Match[str] | None, end: int) -> int | None:
    """How much a time is a deadline: due before it, due in it, only from it on (None: no deadline at all)."""
    due = tail is not None or kind in ("span", "plan") or match[0].endswith(("底", "末", "内"))
    if due:
        return 3
    if kind == "feast":
        return 1 if match["feast_name"] in FEASTS and _AT_FEAST.match(plain, match.end(), end) else None
    if _FROM.match(plain, match.end(), end):
        return 1
    return 1 if kind == "year" else 2


def _year(printed: str | None, told: Day | None) -> int | None:
    """The year a printed year means; None when none can be told."""
    if printed and printed[0].isdigit():
        return civil_year(int(printed.rstrip("年")))
    if printed and printed[0] in "二〇零一" and len(printed) == 5:
        return int("".join(str("零一二三四五六七八九".find(c.replace("〇", "零"))) for c in printed[:4]))
    if told is None:
        return None
    return told.year + {"明": 1, "后": 2}.get((printed or "今")[0], 0)


def _read_day(match: re.Match[str], told: Day | None) -> str | None:
    month, day = whole(match["day_month"]), whole(match["day_day"])
    year = _coming(match["day_year"], month, told)
    due = calendar_day(year, month, day) if year else None
    return due.isoformat() if due else None


def _read_month(match: re.Match[str], told: Day | None) -> str | None:
    month = whole(match["month_month"])
    year = _coming(match["month_year"], month, told)
    return f"{year}-{month:02d}" if year and 1 <= month <= 12 else None


def _coming(printed: str | None, month: int, told: Day | None) -> int | None:
    """The year of a month: the one printed, else the next in which the month is still to come."""
    year = _year(printed, told)
    if year is not None and printed is None and told is not None and month < told.month:
        return year + 1
    return year


def _read_quarter(match: re.Match[str], told: Day | None) -> str | None:
    month = whole(match["quarter_number"]) * 3
    year = _coming(match["quarter_year"], month, told)
    return f"{year}-{month:02d}" if year else None


def _read_half(match: re.Match[str], told: Day | None) -> str | None:
    month = 6 if match["half_which"] == "上半年" else 12
    year = _coming(match["half_year"], month, told)
    return f"{year}-{month:02d}" if year else None


def _read_end(match: re.Match[str], told: Day | None) -> str | None:
    year = _year(match["end_year"], told)
    return f"{year}-12" if year else None


def _read_season(match: re.Match[str], told: Day | None) -> str | None:
    month = next(month for name, month in SEASONS.items() if match["season_name"].startswith(name))
    year = _coming(match["season_year"], month, told)
    return f"{year}-{month:02d}" if year else None


def _read_term(match: re.Match[str], told: Day | None) -> str | None:
    if told is None:
        return None
    autumn = "秋" in match[0] or ("春" not in match[0] and (3 <= told.month <= 9 or match["term_year"] == "今年"))
    month = 9 if autumn else 3
    year = _coming(match["term_year"], month, told)
    return f"{year}-{month:02d}" if year else None


def _read_feast(match: re.Match[str], told: Day | None) -> str | None:
    year = _year(match["feast_year"], told)
    name = match["feast_name"]
    if year is None or told is None:
        return None
    if name in ("春节", "农历新年", "过年"):
        return _new_year(year, told, printed=match["feast_year"] is not None)
    due = next((due for occasion, due in OCCASIONS.items() if name == occasion), None)
    if due is None:
        return None
    return f"{year - 1 if name == '元旦' and match['feast_year'] else year}-{due}"


def _feast_itself(match: re.Match[str], told: Day | None) -> str | None:
    """When a feast is (`元旦起`, `国庆后`), as against what is due before it."""
    name = match["feast_name"]
    if name in ("春节", "农历新年", "过年"):
        return _read_feast(match, told)
    year = _coming(match["feast_year"], int(FEASTS[name][:2]), told)
    return f"{year}-{FEASTS[name]}" if year else None


def _new_year(year: int, told: Day, *, printed: bool) -> str | None:
    for candidate in (year, year + 1):
        feast = NEW_YEAR.get(candidate)
        if feast and (printed or Day.fromisoformat(f"{candidate}-{feast}") >= told):
            return f"{candidate}-{feast[:2]}"
    return None


def _read_span(match: re.Match[str], told: Day | None) -> str | None:
    if told is None:
        return None
    half = match["span_number"] == "半"
    count, unit = (0 if half else whole(match["span_number"])), match["span_unit"]
    if unit in ("个月", "年"):
        months = (6 if half and unit == "年" else count * (12 if unit == "年" else 1)) + told.month - 1
        year, month = told.year + months // 12, months % 12 + 1
        return f"{year}-{month:02d}" if year < 2200 else None
    if "小时" in unit:
        return None  # within so many hours of an occasion, not of today
    days = count * 7 if unit in ("周", "个星期", "星期", "个礼拜") else count
    return (told + timedelta(days=days)).isoformat()


def _read_near(match: re.Match[str], told: Day | None) -> str | None:
    words = match["near"]
    if told is None:
        return None
    if "月" in words or "季度" in words:
        ahead = 0 if words[0] in "本这月" else 2 if words.startswith("下下") else 1
        months = told.month - 1 + (ahead * 3 - (told.month - 1) % 3 + 2 if "季度" in words else ahead)
        return f"{told.year + months // 12}-{months % 12 + 1:02d}"
    weekday = min(_WEEK.index(words[-1]), 6) if words[-1] in _WEEK else 6
    monday = told - timedelta(days=told.weekday()) + timedelta(weeks=words.count("下"))
    due = monday + timedelta(days=weekday)
    return (due if due >= told else due + timedelta(days=7)).isoformat()


def _read_relative(match: re.Match[str], told: Day | None) -> str | None:
    days = {"今": 0, "明": 1, "后": 2}[match["relative"][0]]
    return (told + timedelta(days=days)).isoformat() if told else None


def _read_plan(match: re.Match[str], told: Day | None) -> str | None:  # noqa: ARG001 - a plan's end needs no day
    return {"三": "2020-12", "四": "2025-12", "五": "2030-12", "六": "2035-12"}[match["plan"]]


def _read_year(match: re.Match[str], told: Day | None) -> str | None:
    year = _year(match["year_year"], told)
    return f"{year}" if year else None


_READERS: dict[str, Callable[[re.Match[str], Day | None], str | None]] = {
    "day": _read_day, "month": _read_month, "quarter": _read_quarter, "half": _read_half, "end": _read_end, "season": _read_season,
    "term": _read_term, "feast": _read_feast, "span": _read_span, "near": _read_near, "relative": _read_relative, "plan": _read_plan,
    "year": _read_year,
}  # fmt: skip
