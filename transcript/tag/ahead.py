"""Whether the times a sentence names lie ahead of the day it was said, behind it, or in it.

`9月底` said in June lies ahead, said in October behind: the words are the same, only the date tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcript.lexicon.feasts import BEGINS
from transcript.lexicon.patterns import lazy
from transcript.tag.numerals import civil_year, whole

TIMES = (
    "time ahead",
    "time behind",
    "time now",
    "this year",
    "feast ahead",
    "feast behind",
    "only ahead",
    "only behind",
)
Day = tuple[int, int, int]

_TIMES = lazy("年底|年末|年内|年|月(?!以?来)|季度|上半年|下半年|" + "|".join(BEGINS))
_YEAR = lazy(r"(?:(?:19|20)\d\d|(?<!\d)1[01]\d|[今明后去前上本])$")
_MONTH = lazy(r"(?:1[0-2]|(?<!\d)[1-9]|十[一二]?|(?<!十)[一二三四五六七八九])$")
_QUARTER = lazy(r"[一二三四1-4]个?$")
_DAY = lazy(r"(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]")
_NONE: frozenset[str] = frozenset()
_SAID = {"今": 0, "本": 0, "明": 1, "后": 2, "去": -1, "上": -1, "前": -2}


def times(words: str, day: Day | None) -> frozenset[str]:
    """Which of `TIMES` the words name, counted from a day (year, month, day of the month); nothing without one."""
    if day is None or not _TIMES.search(words):
        return _NONE
    found = set(_named(words, day))
    if "time ahead" in found and "time behind" not in found:
        found.add("only ahead")
    if "time behind" in found and "time ahead" not in found:
        found.add("only behind")
    return frozenset(found)


def _named(words: str, day: Day) -> Iterator[str]:
    years: int | None = None  # how many years on, where a year was just named
    ended = -1
    for match in _TIMES.finditer(words):
        what, at = match[0], match.start()
        if what[0] == "年":
            said = _YEAR.search(words, max(at - 4, 0), at)
            if said is None:
                if len(what) > 1:
                    yield "time ahead"
                continue
            years, ended = _years(said[0], day), match.end()
            yield _side(years) if years else "time ahead" if len(what) > 1 else "this year"
        elif what in BEGINS:
            yield "feast ahead" if (BEGINS[what] - day[1] + 6) % 12 >= 6 else "feast behind"
        elif len(what) == 3:
            yield _side(5 - day[1] if what[0] == "上" else max(9 - day[1], 0))
        else:
            printed = (_MONTH if what == "月" else _QUARTER).search(words, max(at - 2, 0), at)
            if printed is None:
                continue
            here = years if ended in (printed.start(), printed.start() - 1) else None
            if not here:  # a year before or after has said it all
                yield _month(words, match, printed[0], day, here) if what == "月" else _quarter(printed[0], day)


def _side(distance: int) -> str:
    return "time ahead" if distance > 0 else "time behind" if distance < 0 else "time now"


def _years(said: str, day: Day) -> int:
    if said in _SAID:
        return _SAID[said]
    return civil_year(int(said)) - day[0]


def _quarter(printed: str, day: Day) -> str:
    last = 3 * whole(printed[0])
    return _side(1 if last - 2 > day[1] else -1 if last <= day[1] else 0)


def _month(words: str, match: re.Match[str], printed: str, day: Day, years: int | None) -> str:
    """A month without a year is the nearer one: 1月 said in December lies ahead."""
    distance = whole(printed) - day[1]
    if years is None and abs(distance) >= 10:
        distance += -12 if distance > 0 else 12
    if distance == 0 and (of_month := _DAY.match(words, match.end())):
        distance = whole(of_month[1]) - day[2]
    return _side(distance)
