"""The normalised view: same length as the text, simplified script, half-width, one form of each mark.

Patterns and lexicons are written once, in simplified form, and matched here; because every character maps to
exactly one character, an offset in the view is an offset in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_COLONS = "：:︰∶﹕꞉"
_MARKS = {
    "，": ",", "﹐": ",", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")", "﹙": "(", "﹚": ")",
    "［": "[", "］": "]", "〔": "[", "〕": "]", "｛": "{", "｝": "}", "「": "“", "」": "”", "『": "“", "』": "”",
    "〝": "“", "〞": "”", "﹁": "“", "﹂": "”", "．": ".", "·": "·", "•": "·", "・": "·", "‧": "·", "∙": "·",
    "⋅": "·", "●": "·", "‐": "-", "–": "-", "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ",
    "\u2009": " ", "\u202f": " ", "\t": " ", "〈": "《", "〉": "》", "﹝": "[", "﹞": "]", "〖": "【", "〗": "】",
    "｜": "|", "丨": "|", "＜": "<", "＞": ">", "／": "/",
}  # fmt: skip
_HAN_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_NEEDS_SCRIPT = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def _marks() -> dict[int, int]:
    table = {ord(mark): ord(":") for mark in _COLONS}
    table |= {ord(mark): ord(plain) for mark, plain in _MARKS.items()}
    for code in range(0xFF10, 0xFF5B):  # full-width digits and letters
        if chr(code).isalnum():
            table[code] = code - 0xFEE0
    table[ord("％")] = ord("%")
    return table


_MARK_TABLE = _marks()


@lru_cache(maxsize=1)
def _script() -> dict[int, int]:
    """Traditional → simplified, character by character (OpenCC's character table)."""
    han = "".join(chr(code) for first, last in _HAN_RANGES for code in range(first, last + 1))
    # A line break after each character keeps OpenCC's phrase tables out of it.
    plain = _converter("t2s").convert("\n".join(han)).split("\n")
    table = {
        ord(char): ord(simple) for char, simple in zip(han, plain, strict=True) if len(simple) == 1 and simple != char
    }
    table[ord("著")] = ord("着")
    return table


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(chr, _script())) + "]")


@lru_cache(maxsize=1)
def _full() -> dict[int, int]:
    return {**_script(), **_MARK_TABLE}


def simplify(text: str) -> str:
    """The text in simplified script, character for character (same length)."""
    return text.translate(_script()) if _traditional().search(text) else text


def view(text: str) -> str:
    """The normalised view of the text (same length; see the module)."""
    if _NEEDS_SCRIPT.search(text):
        return text.translate(_full())
    return text.translate(_MARK_TABLE)


def variant(text: str) -> str:
    """`zh-Hant` when more of the characters that differ between the scripts are traditional, else `zh-Hans`."""
    counts = Counter(text[:6000])
    only_traditional, only_simplified = _traditional_only(), _simplified_only()
    traditional = sum(count for char, count in counts.items() if char in only_traditional)
    simplified = sum(count for char, count in counts.items() if char in only_simplified)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@lru_cache(maxsize=1)
def _traditional_only() -> frozenset[str]:
    return frozenset(map(chr, _script()))


@lru_cache(maxsize=1)
def _simplified_only() -> frozenset[str]:
    return frozenset(map(chr, _script().values())) - _traditional_only()


def to_traditional(text: str) -> str:
    """The text in traditional script, phrase by phrase (OpenCC); the length may change."""
    return str(_converter("s2t").convert(text))


@lru_cache(maxsize=2)
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)
