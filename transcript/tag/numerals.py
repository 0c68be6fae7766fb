"""Numerals as printed → exact numbers: `16.1`, `1,200`, `一万二千`, `3万5千`, `三分之一`, `百分之八点三`, `两成半`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from transcript.lexicon.patterns import lazy

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_SCALE_NAMES = sorted(SCALES, key=len, reverse=True)
_HEDGE = lazy("[余多来约近超]|(?<=[十百千万亿0-9])几")
_RANGE = lazy(r"(?<=[\d%一二两三四五六七八九十百千万亿])(?:-|——|—|~|～|至|到)(?=[\d一二两三四五六七八九十百千万亿])")
_OWN_SCALE = lazy(r"[\d,]+(?:\.\d+)?[^\d%.,]+")
_DIGIT = "一二三四五六七八九"
_PAIR = lazy(rf"([{_DIGIT}]?[十百千]?)([{_DIGIT}两])([{_DIGIT}])([十百千万亿]?)")
_HALF, _NOTHING = Decimal("0.5"), Decimal(0)
_MIXED = lazy(r"(?:(\d+)亿)?(?:(\d+)万)?零?([\d,]*)")


@lru_cache(maxsize=1024)
def power(unit: str) -> tuple[int, str]:
    """The power of ten a unit begins with, and the rest of it: `亿元` → 8, `元`."""
    for name in _SCALE_NAMES:
        if unit.startswith(name):
            return SCALES[name], unit[len(name) :]
    return 0, unit


@lru_cache(maxsize=1024)
def _factor(unit: str | None) -> Decimal:
    if unit is None:
        return Decimal(1)
    return Decimal(10) if unit.startswith("成") else Decimal(10) ** power(unit)[0]


def numbers(value: str, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    """The number a printed value says in base units (`16.1`, `亿元` → 1610000000), and the upper end of a range.

    `8.3%` stays 8.3; a proportion in words (`三分之二`, `百分之十五`) has no unit and is the ratio; tenths (`成`) become percent. None where no exact number is said (`数十`).
    """
    factor = _factor(unit or None)
    if unit == "成半":
        value += "半"
    half = _HALF if unit and (unit.startswith("个半") or unit.endswith("倍半")) else _NOTHING
    pieces = _RANGE.split(value)
    if len(pieces) == 1:
        pieces = _loose(value)
    # `6亿到7亿元`: the lower end has its own scale.
    scaled = len(pieces) > 1 and _OWN_SCALE.fullmatch(pieces[0])
    low, high = number(pieces[0].rstrip("%")), number(pieces[-1].rstrip("%")) if len(pieces) > 1 else None
    return (low + half) * (1 if scaled else factor) if low is not None else None, (
        high + half
    ) * factor if high is not None else None


def _loose(value: str) -> list[str]:
    """`三四` (三 to 四), `十七八`, `二三十` → both ends."""
    match = _PAIR.fullmatch(value)
    if match is None or (match[1] and match[1][-1] in _DIGIT):
        return [value]
    lead, low, high, scale = match.groups()
    return [f"{lead}{low}{scale}", f"{lead}{high}{scale}"]


@lru_cache(maxsize=4096)
def number(printed: str) -> Decimal | None:
    """The number a numeral says, None when it says none exactly (`数十`, `几百`)."""
    plain = _HEDGE.sub("", printed.replace(",", "").replace(" ", ""))
    if not plain or plain[0] in "几数":
        return None
    if plain[0] == "负":
        size = number(plain[1:])
        return None if size is None else -size
    if plain == "一半":
        return Decimal("0.5")
    if "/" in plain:
        above, _, below = plain.partition("/")
        return Decimal(above) / Decimal(below) if below.strip("0") else None
    if "分之" in plain:
        below, _, above = plain.partition("分之")
        whole, part = number(below), number(above)
        if whole is None or part is None or not whole:
            return None
        return part / whole
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    tail, rest = _arabic_scale(plain)
    return tail * 10**rest if tail is not None else _mixed(plain) or _han(plain)


def whole(printed: str) -> int:
    """The whole number a numeral says; 0 when it says none."""
    return int(number(printed) or 0)


def civil_year(year: int) -> int:
    """A year of the common era; one below 1000 is of Taiwan's calendar (`113年` is 2024)."""
    return year + 1911 if year < 1000 else year


def _mixed(plain: str) -> Decimal | None:
    """`2万4000`, `3亿5000万`."""
    match = _MIXED.fullmatch(plain)
    if match is None or not (match[1] or match[2]):
        return None
    high, middle, low = (Decimal(piece or 0) for piece in match.groups())
    return high * 10**8 + middle * 10**4 + low


def _arabic_scale(plain: str) -> tuple[Decimal | None, int]:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(\D+)", plain)
    if match is None or match[2] not in SCALES:
        return None, 0
    return Decimal(match[1]), SCALES[match[2]]


def _han(plain: str) -> Decimal | None:
    import cn2an

    if plain in SCALES:  # 百分之: the scale alone
        return Decimal(10) ** SCALES[plain]
    if plain.endswith("半"):
        whole = number(plain[:-1])
        return whole + Decimal("0.5") if whole is not None else Decimal("0.5") if plain == "半" else None
    try:
        return Decimal(str(cn2an.cn2an(plain, "smart")))
    except (ValueError, KeyError, IndexError, TypeError):
        return None
