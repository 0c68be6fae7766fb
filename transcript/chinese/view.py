"""The normalised view: same length as the text, simplified script, half-width, one form of each mark.

Patterns and lexicons are written once, in simplified form, and matched here; because every character maps to
exactly one character, an offset in the view is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from transcript.lexicon.patterns import lazy

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
_NEEDS_SCRIPT = lazy(r"[\u3400-\u9fff\uf900-\ufaff]")
_MANY = 80  # different characters to change, above which one pass over all is faster than one for each
_SAMPLE = 1000  # characters that mostly show whether so many change


class Substitution:
    """A mapping of characters to characters, made for texts in which few different characters change.

    Gives what `str.translate` gives; that looks every character up in turn, which took longer than reading the text did.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = {old: new for old, new in table.items() if old != new}
        self._codes = str.maketrans(self._table)
        self._changing = re.compile("[" + "".join(map(re.escape, sorted(self._table))) + "]")
        # Where one character becomes another that changes too, the other goes first.
        self._last = {old for old, new in self._table.items() if new in self._table}

    def __call__(self, text: str) -> str:
        """The text with every character of the mapping changed (same length)."""
        if len(text) < _MANY:
            return text.translate(self._codes)
        for end in (_SAMPLE, len(text)):
            found = set(self._changing.findall(text, 0, end))
            if len(found) > _MANY:
                return text.translate(self._codes)
        for old in sorted(found, key=self._last.__contains__):
            text = text.replace(old, self._table[old])
        return text


def _marks() -> dict[str, str]:
    full = {chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B)}  # full-width digits and letters
    table = {wide: narrow for wide, narrow in full.items() if wide.isalnum()}
    return {**dict.fromkeys(_COLONS, ":"), **_MARKS, **table, "％": "%"}


_MARK_TABLE = _marks()


@lru_cache(maxsize=1)
def _script() -> dict[str, str]:
    """Traditional → simplified, character by character (OpenCC's character table)."""
    han = "".join(chr(code) for first, last in _HAN_RANGES for code in range(first, last + 1))
    # A line break after each character keeps OpenCC's phrase tables out of it.
    plain = _converter("t2s").convert("\n".join(han)).split("\n")
    table = {char: simple for char, simple in zip(han, plain, strict=True) if len(simple) == 1 and simple != char}
    return {**table, "著": "着"}


@lru_cache(maxsize=1)
def _simplification() -> Substitution:
    return Substitution(_script())


@lru_cache(maxsize=1)
def _view_of_han() -> Substitution:
    return Substitution({**_script(), **_MARK_TABLE})


_view_of_marks = Substitution(_MARK_TABLE)


def simplify(text: str) -> str:
    """The text in simplified script, character for character (same length)."""
    return _simplification()(text)


def view(text: str) -> str:
    """The normalised view of the text (same length; see the module)."""
    return _view_of_han()(text) if _NEEDS_SCRIPT.search(text) else _view_of_marks(text)


def variant(text: str) -> str:
    """`zh-Hant` when more of the characters that differ between the scripts are traditional, else `zh-Hans`."""
    only_traditional, only_simplified = _of_one_script()
    start = text[:6000]
    if not only_traditional.search(start):
        return "zh-Hans"
    return "zh-Hant" if len(only_traditional.findall(start)) > len(only_simplified.findall(start)) else "zh-Hans"


@lru_cache(maxsize=1)
def _of_one_script() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any character that is traditional only, any that is simplified only."""
    traditional = set(_script())
    # Beyond the basic plane a class of characters is searched one range after another.
    simplified = {char for char in _script().values() if char <= "\uffff"} - traditional
    return re.compile(f"[{''.join(sorted(traditional))}]"), re.compile(f"[{''.join(sorted(simplified))}]")


def to_traditional(text: str) -> str:
    """The text in traditional script, phrase by phrase (OpenCC); the length may change."""
    return str(_converter("s2t").convert(text))


@lru_cache(maxsize=2)
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(name)


_LOST_BREAK = lazy(r"(?<=[。！？!?；;”’…])[ \u3000]*\u3000(?P<last>\u3000)(?=[^\s\u3000])")


def document_view(text: str) -> str:
    """The view of a whole document. Where line breaks were lost and only the indents of paragraphs are left (`…谢谢。　　某某：…`), the
    last character of an indent counts as a break."""
    plain = view(text)
    if "\u3000\u3000" not in text:
        return plain
    breaks = [match.start("last") for match in _LOST_BREAK.finditer(text)]
    if not breaks:
        return plain
    characters = list(plain)
    for at in breaks:
        characters[at] = "\n"
    return "".join(characters)
