"""By when: deadlines as printed → ISO 8601, as precise as stated."""

from __future__ import annotations

import re
from typing import NamedTuple

_N = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = r"(?:20\d\d年|今年|明年|后年|本年度?|当年)"
_DEADLINE = re.compile(
    rf"(?P<year>{_YEAR})?(?:(?P<month>{_MONTH})月(?P<day>\d{{1,2}})日|(?P<month2>{_MONTH})月(?P<when>底|末|中旬|上旬|下旬|份)?|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度|(?P<end>年底|年末|底|末|年内|年初))"
    rf"(?=[^,。;]{{0,4}}(?:前|之前|以前|内|建成|完成|实现|投|开|全部|基本|,|要|将|就|正式|达|力争|再|还|启动|上线|推出|通车|交付))"
    rf"|(?P<span>(?:未来|今后)?(?:\d+|[一二两三四五六七八九十]+)(?:个月|个工作日|年|天|周)(?:之|以)?内)"
    rf"|(?P<only>(?P<onlyyear>20\d\d年|今年|明年|后年)(?=(?:[,前内]|以前|将|要|力争|全面|基本|再|计划|我们)))"
    rf"|(?P<feast>国庆(?:节)?|春节|中秋(?:节)?|元旦|开学|汛期|采暖季|供暖季)(?:到来)?(?:之|以)?前"
    rf"|“?十(?P<plan>[四五六])五”?(?:期|时期)?末"
)
_FEASTS = {"国庆": "-09-30", "元旦": "-12-31"}


class Deadline(NamedTuple):
    """A deadline as printed at `[start, end)`, and as ISO 8601 (None when no date can be told)."""

    text: str
    iso: str | None
    start: int
    end: int


def find_deadline(plain: str, start: int, end: int, *, date: str | None) -> Deadline | None:
    """The first deadline in `[start, end)` of a normalised view; relative years count from `date`."""
    match = _DEADLINE.search(plain, start, end)
    if match is None:
        return None
    stop = match.end()
    tail = re.compile(r"(?:之|以)?[前内]").match(plain, stop, end)
    stop = tail.end() if tail else stop
    return Deadline(plain[match.start() : stop], _iso(match, date), match.start(), stop)


def _iso(match: re.Match[str], date: str | None) -> str | None:
    told = int(date[:4]) if date else None
    if match["plan"]:
        return {"四": "2025-12", "五": "2030-12", "六": "2035-12"}[match["plan"]]
    if match["feast"]:
        feast = next((days for name, days in _FEASTS.items() if match["feast"].startswith(name)), None)
        return f"{told}{feast}" if told and feast else None
    if match["span"]:
        return None
    year = _year(match["year"] or match["onlyyear"], told)
    if year is None:
        return None
    if match["only"]:
        return f"{year}"
    month = match["month"] or match["month2"]
    if month:
        number = int(month) if month.isdigit() else _N[month]
        return (
            f"{year}-{number:02d}-{int(match['day']):02d}"
            if match["day"] and 1 <= int(match["day"]) <= 31
            else f"{year}-{number:02d}"
        )
    if match["half"]:
        return f"{year}-06" if match["half"] == "上半年" else f"{year}-12"
    if match["quarter"]:
        quarter = int(match["quarter"]) if match["quarter"].isdigit() else _N[match["quarter"]]
        return f"{year}-{quarter * 3:02d}"
    return f"{year}-01" if match["end"] == "年初" else f"{year}-12"


def _year(printed: str | None, told: int | None) -> int | None:
    if printed and printed[:4].isdigit():
        return int(printed[:4])
    if told is None:
        return None
    return told + {"明": 1, "后": 2}.get((printed or "今")[0], 0)
