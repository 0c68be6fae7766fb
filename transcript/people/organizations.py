"""Do two printed names of an organisation mean the same one, and what place do they belong to?

All names folded: simplified script, no inner spaces. 市住建局 and 安阳市住房和城乡建设局 may be one office;
安阳市公安局 and 鹤壁市公安局 never are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transcript.lexicon.patterns import lazy
from transcript.roster.titles import in_order

_PLACE = lazy(r"[\u4e00-\u9fff]{2,7}?(?:自治区|特别行政区|自治州|自治县|省|市|州|盟|县|区|旗)")
_LEVEL = lazy(r"^(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗|全国|国家|我省|我市|我县|我区)")
# Words that end in a place's last character without being a place.
_NO_PLACE = lazy(r"(?:开发区管委会|社区|园区|城市|都市|超市|股市|楼市|地区)$")


@lru_cache(maxsize=65536)
def places(name: str) -> tuple[str, ...]:
    """The places a name begins with, widest first: 河南省安阳市财政局 → 河南, 安阳."""
    found: list[str] = []
    at = 0
    while (match := _PLACE.match(name, at)) and not _NO_PLACE.search(match[0]) and len(found) < 3:
        found.append(re.sub(r"(?:自治区|特别行政区|自治州|自治县|省|市|州|盟|县|区|旗)$", "", match[0]))
        at = match.end()
    return tuple(found)


@lru_cache(maxsize=65536)
def core(name: str) -> str:
    """The name without the places and levels in front: 河南省安阳市财政局 and 市财政局 → 财政局."""
    at = 0
    while (match := _PLACE.match(name, at)) and not _NO_PLACE.search(match[0]) and match.end() < len(name):
        at = match.end()
    rest = name[at:]
    shorter = _LEVEL.sub("", rest)
    return shorter or rest or name


def same_body(one: str, other: str) -> bool:
    """Whether the names, places apart, can be one office: equal, one the end of the other, or an abbreviation."""
    a, b = core(one), core(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) < 2:
        return False
    return long.endswith(short) or (short[0] == long[0] and in_order(short, long))
