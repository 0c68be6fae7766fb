"""Readings of characters: the only door to pypinyin."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from transcript.chinese.view import simplify

# Letters some prints use for the pinyin ones: IPA ɡ and ɑ, v and u: for ü.
_LETTERS = str.maketrans({"ɡ": "g", "ɑ": "a", "ü": "v"})
_TONES = frozenset("\u0304\u0301\u030c\u0300\u0306")  # macron, acute, caron, grave, and breve for caron


def plain(reading: str) -> str:
    """A reading without its tone: `qū` is `qu`, `lǜ` is `lv`, `qu1` is `qu`."""
    parts = unicodedata.normalize("NFD", reading.strip().lower())
    letters = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    return letters.translate(_LETTERS).replace("u:", "v").rstrip("12345")


@lru_cache(maxsize=8192)
def readings(char: str) -> frozenset[str]:
    """The toneless readings of one character, and of its simplified form."""
    from pypinyin import Style, pinyin

    found: set[str] = set()
    for form in {char, simplify(char)}:
        for reading in pinyin(form, style=Style.TONE, heteronym=True, errors="ignore"):
            found.update(plain(one) for one in reading)
    return frozenset(found)


def is_reading(char: str, reading: str) -> bool:
    """Whether the character can be read so, its tone aside (`質` is zhì here and zhí there)."""
    return plain(reading) in readings(char)
