"""The day a document says its event took place.

Only a date printed in full counts (a day and month get their year from a date of issue at most days away): what people say about other
days is left to them. Forms read: `2024年3月6日`, `2024-03-06`, `2024/3/6`, `2024.03.06`, `20240306`, `二〇二四年三月六日`, `民国113年3月6日`.
"""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta
from typing import NamedTuple

from transcript.lexicon.patterns import lazy


class DateFinding(NamedTuple):
    """A date as printed at `[start, end)` of the text, and as ISO 8601."""

    text: str
    iso: str
    start: int
    end: int


class _Candidate(NamedTuple):
    day: Day
    start: int
    end: int


_N = "〇零○一二三四五六七八九十"
_FULL = lazy(
    rf"(?P<roc>(?:中华)?民国\s?)?(?<![\d.])(?P<y>\d{{4}}|1[0-3]\d(?=\s?年|(?P<point>[./])\d{{1,2}}(?P=point)\d{{1,2}}(?![\d.]))|(?<=国)\d{{1,3}})\s?(?P<sep>[年./-])\s?(?P<m>1[0-2]|0?[1-9])"
    rf"\s?(?:(?<=.)月|(?P=sep))\s?(?P<d>3[01]|[12]\d|0?[1-9])(?![\d])\s?日?"
    rf"|(?<!\d)(?P<cy>(?:19|20)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<hroc>民国)?(?P<hy>[〇零○一二三四五六七八九十百]{{2,5}})年(?P<hm>[{_N}]{{1,2}})月(?P<hd>[{_N}]{{1,3}})日"
)
_MONTH_DAY = lazy(
    rf"(?<![\d年])(?P<m>1[0-2]|0?[1-9]|[{_N}]{{1,2}})\s?月\s?(?P<d>3[01]|[12]\d|0?[1-9]|[{_N}]{{1,3}})\s?日"
)
_ISSUED = lazy(r"发布(?!会)(?:时间|日期|于)?|成文|更新|来源|印发|刊登|浏览|编辑|录入|稿源|发表|公开日期|时间戳")
_ISSUED_BEHIND = lazy(
    r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源|来自|稿源|作者|编辑|责编|浏览|点击|阅读|字号|评论|发表于)"
)
_PAGE = lazy(r"\s*第?\s?[A-Z]?\d{1,3}\s?版")
_EVENT = lazy(r"时间|日期|date|于\s?$|定于|举行|召开|今[日天]|[上下]午|晚上?")
_OTHER = lazy(r"(?:截至|截止|自|从|从去年|成立于|生于|修订|施行|实施|第\d+号|以来|至)\s?$")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def find_event_date(view: str, *, title: str = "", speech: tuple[int, int] | None = None) -> DateFinding | None:
    """The date of the event, or None when the text does not state it in full.

    `view` is the normalised view of the text and `title` its title in the same view; `speech` bounds what people say. Looked at in
    this order: the title, the fields and the lead before the speech, lines after the speech that are nothing but a date.
    """
    first, last = speech or (min(len(view), 600), len(view))
    head_end = min(max(first, 0), 3000)
    where = view.find(title) if title else -1
    if where >= 0:
        for found in _dates(view, where, where + len(title)):
            return _finding(view, found)
    head = _dates(view, 0, head_end)
    issued = [c for c in head if _is_issue(view, c)]
    told = [c for c in head if c not in issued and not _OTHER.search(view[max(c.start - 6, 0) : c.start])]
    ranked = sorted(told, key=lambda c: (-_weight(view, c), c.start))
    if ranked:
        return _finding(view, _told_beside(view, ranked[0], told))
    tail = [
        c for c in _dates(view, max(_foot(view, last), head_end), len(view)) if _alone(view, c) or _imprint(view, c)
    ]
    return _by_issue(view, issued or tail[-1:], head_end) or _by_title_year(view, title, head_end)


_POSTED = lazy(r" +\d{1,2}:\d{2}")
_HELD_BEHIND = lazy(r"[^。\n]{0,40}?(?:举行|召开|主持|记者会|发布会|说明会|通报会)")


def _told_beside(view: str, best: _Candidate, told: list[_Candidate]) -> _Candidate:
    """The day the lead says the event was held, where the best date may be that of the posting (`2025-04-30 00:12 某网`): a day with a
    clock or beside who wrote and photographed, up to a week after it."""
    before = view[max(0, best.start - 40) : best.start].rpartition("\n")[2]
    posted = _POSTED.match(view, best.end) and not _EVENT.search(before[-12:])
    if not posted and not _BYLINE.search(before):
        return best
    held = (c for c in told if 0 < (best.day - c.day).days <= 7 and _is_held(view, c))
    return next(held, best)


_BYLINE = lazy(r"作者|摄影|文/|图/|原创|供稿|撰稿|撰文")
_HELD_BEFORE = lazy(r"(?:举行|召开|接受|群访|记者会|发布会|说明会|通报会)[^。\n]{0,12}\($")


def _is_held(view: str, found: _Candidate) -> bool:
    """Whether the words behind a date, or before one in brackets, say that something was held."""
    return bool(
        _HELD_BEHIND.match(view, found.end) or _HELD_BEFORE.search(view[max(0, found.start - 30) : found.start])
    )


def _is_issue(view: str, found: _Candidate) -> bool:
    """Whether a date is the page's, not the event's: the words before it on its line say so, those behind it, or the page of a newspaper."""
    before = view[max(found.start - 14, 0) : found.start].rpartition("\n")[2]
    return bool(
        _ISSUED.search(before)
        or (_ISSUED_BEHIND.match(view, found.end) and not _EVENT.search(before))
        or _PAGE.match(view[view.rfind("\n", 0, found.start) + 1 : found.start])
        or _PAGE.match(view, found.end)
    )


def _foot(view: str, last: int) -> int:
    """Where the foot of the text begins: shortly before the end of what is said, or with the last three lines."""
    lines = [match.start() for match in re.finditer(r"[^\n]+", view[last - 200 if last > 200 else 0 :])]
    begin = (last - 200 if last > 200 else 0) + (lines[-3] if len(lines) >= 3 else 0)
    return min(begin, last - 40) if lines else last - 40


def _imprint(view: str, found: _Candidate) -> bool:
    """Whether the line is an imprint (`来源：某地人大　2023-09-26`) or a signature: the date and who signs."""
    line_start = view.rfind("\n", 0, found.start) + 1
    line_end = view.find("\n", found.end)
    before, after = view[line_start : found.start], view[found.end : line_end if line_end >= 0 else len(view)]
    if re.match(r"[(\s]*(?:来源|稿源|编辑|责编|责任编辑|发布)", before):
        return len(before) <= 40 and not re.search(r"[。,!?]", before)
    rest = re.sub(r"\d{1,2}时\d{1,2}分|\d{1,2}:\d{2}|字数:\S+|星期.", "", before + after)
    return bool(re.fullmatch(r"\s*(?:[\u4e00-\u9fff]{2,20}[部委局厅办处科室院会社司团])?\s*", rest))


def _by_issue(view: str, issued: list[_Candidate], head_end: int) -> DateFinding | None:
    """The day in the lead, with the year of the date of issue; a date of issue on its own only where the lead names no day."""
    days = [_month_day(m) for m in _MONTH_DAY.finditer(view, 0, head_end)]
    for candidate in issued:
        for month, day in days:
            for year in (candidate.day.year, candidate.day.year - 1):  # issued in January, held in December
                meant = calendar_day(year, month, day)
                if meant and timedelta(0) <= candidate.day - meant <= timedelta(days=7):
                    return _finding(view, candidate._replace(day=meant))
        if not days:
            return _finding(view, candidate)
    return None


_TITLE_YEAR = lazy(r"(?<!\d)(20\d\d)(?!\d|[-/.])")
_LOOKS_BACK = lazy(r"年度|全年|业绩|年报|统计|数据|运行|总结|成果|四季度|下半年")


def _by_title_year(view: str, title: str, head_end: int) -> DateFinding | None:
    """The first day of the lead with the one year the title prints. Not in December, when titles name the year to come, nor early
    in a year where the title looks back (`2024年度业绩`)."""
    years = {int(match[1]) for match in _TITLE_YEAR.finditer(title)}
    match = _MONTH_DAY.search(view, 0, head_end)
    if len(years) != 1 or match is None:
        return None
    month, day = _month_day(match)
    if month == 12 or (month <= 6 and _LOOKS_BACK.search(title)):
        return None
    meant = calendar_day(years.pop(), month, day)
    return _finding(view, _Candidate(meant, *match.span())) if meant else None


def _weight(view: str, found: _Candidate) -> int:
    """How much the words around a date say it is the day of the event."""
    line_start = view.rfind("\n", 0, found.start) + 1
    before = view[max(line_start, found.start - 12) : found.start]
    return 2 * bool(_EVENT.search(before)) + bool(_EVENT.search(view[found.end : found.end + 12])) + _alone(view, found)


def _alone(view: str, found: _Candidate) -> bool:
    """Whether the line holds the date and little else: `2008年7月4日(星期五)`, `2019年10月15日，深圳`, `完`."""
    line_start = view.rfind("\n", 0, found.start) + 1
    line_end = view.find("\n", found.end)
    rest = view[line_start : found.start] + view[found.end : line_end if line_end >= 0 else len(view)]
    return len(re.sub(r"\d{1,2}:\d{2}|[\s()*_#:,;.。、—~-]|星期.|香港时间|\d{1,2}时\d{1,2}分", "", rest)) <= 6


def _dates(view: str, start: int, end: int) -> list[_Candidate]:
    found = []
    for match in _FULL.finditer(view, start, end):
        if "/" in view[max(match.start() - 1, 0) : match.start()]:
            continue
        day = _full_day(match)
        if day is not None and 1945 <= day.year <= 2100:
            stop = match.end() - (len(match[0]) - len(match[0].rstrip()))
            found.append(_Candidate(day, match.start(), stop))
    return found


def _full_day(match: re.Match[str]) -> Day | None:
    if match["cy"]:
        return calendar_day(int(match["cy"]), int(match["cm"]), int(match["cd"]))
    if match["hy"]:
        year = _year(match["hy"])
        return calendar_day(
            year + 1911 if match["hroc"] or year < 200 else year, _number(match["hm"]), _number(match["hd"])
        )
    year = int(match["y"])
    if match["sep"] == "年" and "月" not in match[0]:
        return None
    return calendar_day(year + 1911 if match["roc"] or year < 200 else year, int(match["m"]), int(match["d"]))


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    return tuple(int(match[k]) if match[k].isdecimal() else _number(match[k]) for k in ("m", "d"))  # type: ignore[return-value]


def _year(printed: str) -> int:
    if "十" in printed or "百" in printed:
        hundreds, _, rest = printed.rpartition("百")
        return _DIGITS.get(hundreds, 0) * 100 + _number(rest.lstrip("零〇○"))
    return int("".join(str(_DIGITS[c]) for c in printed if c in _DIGITS) or 0)


def _number(printed: str) -> int:
    """A day or month in Chinese numerals, up to 三十一."""
    if "十" not in printed:
        return int("".join(str(_DIGITS[c]) for c in printed) or 0)
    tens, _, ones = printed.partition("十")
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


def calendar_day(year: int, month: int, day: int) -> Day | None:
    """The day, None where no calendar has it (`2月30日`)."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _finding(view: str, found: _Candidate) -> DateFinding:
    return DateFinding(view[found.start : found.end], found.day.isoformat(), found.start, found.end)
