"""Periods as printed → `2023`, `2024-H1`, `2024-Q3`, `2024-03`, `2024-01/02`; and what period a document speaks of.

A report of results speaks of one period (2023年经济社会发展情况, 上半年经济运行): figures without a year of their own, and 全年, are of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transcript.lexicon.patterns import lazy
from transcript.tag.numerals import whole

_HAN = {name: number for number, name in enumerate("一二三四五六七八九十", 1)}
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = lazy(r"(?P<full>20\d\d|19\d\d|二[〇零○]\S{2})年|(?P<word>今年|去年|前年|明年|后年|上年|当年|本年)")
_PART = lazy(
    r"(?P<half>上半年|下半年)|(?P<quarters>前[一二三]个?季度|前三季)|第?(?P<quarter>[一二三四1-4])季度"
    r"|前(?P<first>\d{1,2}|[一二三四五六七八九十]{1,2})个?月|(?P<from>\d{1,2})(?:月)?(?:[-—至到~])(?P<to>\d{1,2})月|(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
)
_ABOUT = lazy(
    r"(?P<year>20\d\d|二[〇零○]\S{2})年(?:度)?(?P<part>上半年|前三季度|[一二三四]季度|\d{1,2}[-—至]\d{1,2}月)?[^,。;\n]{0,14}(?:经济|社会发展|工作|发展|运行|业绩|年度报告|年报|成就|成效|成绩单|答卷|收支|情况)"
)
_ABOUT_PART = lazy(
    r"(?P<part>上半年|前三季度|[一二三四]季度)[^,。;\n]{0,10}(?:经济|运行|业绩|财政|外贸|进出口|收支|情况)"
)
_RELATIVE = {"今": 0, "当": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}


@lru_cache(maxsize=1024)
def period_iso(printed: str | None, *, date: str | None, about: str | None) -> str | None:
    """The period a figure is of. `about` is the document's own period; None when it cannot be told."""
    if not printed:
        return about
    year = _year_of(printed, date)
    part = _part_of(printed)
    if year is None:
        year = _year_for(part, date, about)
        if year is None or (part is None and not re.match(r"全年|过去一年|一年", printed)):
            return about if part is None else None
    return year + (part or "")


def about_period(theme: str, texts: list[str], *, date: str | None) -> str | None:
    """The period a document reports on, from its title and its first words; None when they do not say."""
    for text in (theme, *(text[:400] for text in texts[:3])):
        match = _ABOUT.search(text)
        if match:
            part = _part_of(match["part"]) if match["part"] else None
            year = _year_of(match["year"] + "年", date)
            if year is not None:
                return year + (part or "")
        match = _ABOUT_PART.search(text)
        if match and date:
            part = _part_of(match["part"])
            year = _year_for(part, date, None)
            return f"{year}{part}" if year and part else None
    return None


def _year_of(printed: str, date: str | None) -> str | None:
    match = _YEAR.search(printed)
    if match is None:
        return None
    if match["full"]:
        year = match["full"].translate(_DIGITS)
        return year if year.isdigit() else None
    return str(int(date[:4]) + _RELATIVE[match["word"][0]]) if date else None


def _year_for(part: str | None, date: str | None, about: str | None) -> str | None:
    """The year of a part of the year printed without one: the document's, else the last in which it was over."""
    if about:
        return about[:4]
    if not date:
        return None
    ends = {"-H1": 6, "-H2": 12, "-Q1": 3, "-Q2": 6, "-Q3": 9, "-Q4": 12, "-Q1/Q3": 9}.get(part or "")
    if ends is None:
        ends = int(part[-2:]) if part else 12  # a month, or the last of several
    return str(int(date[:4]) - (int(date[5:7]) < ends))


def _part_of(printed: str | None) -> str | None:
    match = _PART.search(printed or "")
    if match is None:
        return None
    if match["half"]:
        return "-H1" if match["half"] == "上半年" else "-H2"
    if match["quarters"]:
        count = _HAN.get(match["quarters"][1], 3)
        return "-Q1" if count == 1 else "-H1" if count == 2 else "-Q1/Q3"
    if match["quarter"]:
        return f"-Q{whole(match['quarter'])}"
    if match["first"]:
        last = whole(match["first"])
        return f"-01/{last:02d}" if 2 <= last <= 12 else None
    if match["from"]:
        return f"-{int(match['from']):02d}/{int(match['to']):02d}"
    month = match["month"]
    if len(month) == 2 and month[0] in "一二三四五六七八九":  # `四五月`: two that follow each other
        first, last = _HAN[month[0]], _HAN.get(month[1], 0)
        return f"-{first:02d}/{last:02d}" if last == first + 1 else None
    return f"-{whole(month):02d}" if 1 <= whole(month) <= 12 else None
