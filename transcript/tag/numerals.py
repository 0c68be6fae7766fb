"""Numerals as printed → exact numbers: `16.1`, `1,200`, `一万二千`, `3万5千`, `三分之一`, `百分之八点三`, `两成半`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_SCALE_NAMES = sorted(SCALES, key=len, reverse=True)
HAN_DIGITS = "零〇一二两三四五六七八九十百千万亿"
_HEDGE = re.compile("[余多来几约近超]")


def power(unit: str) -> tuple[int, str]:
    """The power of ten a unit begins with, and the rest of it: `亿元` → 8, `元`."""
    for name in _SCALE_NAMES:
        if unit.startswith(name):
            return SCALES[name], unit[len(name) :]
    return 0, unit


@lru_cache(maxsize=4096)
def number(printed: str) -> Decimal | None:
    """The number a numeral says, None when it says none exactly (`数十`, `几百`)."""
    plain = _HEDGE.sub("", printed.replace(",", "").replace(" ", ""))
    if not plain:
        return None
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
        # 百分之 and 千分之 are units (%, ‰): the number is what is said of them.
        return part if below in {"百", "千", "万"} else part / whole
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    tail, rest = _arabic_scale(plain)
    return tail * 10**rest if tail is not None else _han(plain)


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
