"""Readings left in brackets after traditional characters: `區(qū)` was `區`.

Sites that convert simplified pages to traditional script leave, after some characters, the reading of the
simplified one. Such damage is recognised by the whole document: the brackets stand on characters that differ
between the scripts, they hold a reading of exactly that character, and a character that has one once has it nearly
everywhere. A language lesson glosses any character, and mostly once: it is left alone.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from transcript.chinese.readings import is_reading
from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

_LETTERS = "a-zA-Zɡɑāáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜüńňǹḿ\u0300\u0301\u0304\u0306\u0308\u030c:"
_BRACKET = rf"[(（][ \u3000]?[{_LETTERS}]{{1,10}}[1-5]?[ \u3000]?[)）]"
_BRACKETED = lazy(rf"[(（][ \u3000]?[{_LETTERS}]{{1,10}}[1-5]?[ \u3000]?[)）](?:{_BRACKET})*")
_INSIDE = lazy(r"[(（][ \u3000]?([^()（）]+?)[ \u3000]?[)）]")
_MARK_IN_BRACKETS = lazy(r"([,，。、:：;；!！?？.%％])[(（]\1[)）]")
_FEWEST = 3  # fewer readings than this in a document may be what the author wrote
_CONVERTIBLE_SHARE = 0.9
_CONSISTENCY = 0.6
_MANY, _CONSISTENCY_OF_MANY = 40, 0.25  # nobody glosses that many characters, and of those that differ only every other


class _Found(NamedTuple):
    start: int
    end: int
    char: str


def find_readings(text: str) -> list[Edit]:
    """The readings to take out. In a document with too few to be sure they are marked and left."""
    if "(" not in text and "（" not in text:
        return []
    found = _candidates(text)
    if not found:
        return []
    systematic = _is_systematic(text, found)
    if systematic:
        edits = [Edit("reading", one.start, one.end, text[one.start : one.end], "") for one in found]
        edits += _marks_in_brackets(text)
        return sorted(edits, key=lambda edit: edit.start)
    if len(found) >= _FEWEST or not all(_convertible(one.char) for one in found):
        return []
    return [
        Edit("reading", one.start, one.end, text[one.start : one.end], text[one.start : one.end], False)
        for one in found
    ]


def _candidates(text: str) -> list[_Found]:
    known: dict[tuple[str, str], bool] = {}
    found = []
    for match in _BRACKETED.finditer(text):
        start = match.start()
        char = text[start - 1] if start else ""
        if not _is_han(char):
            continue
        key = (char, match.group())
        if key not in known:
            known[key] = all(is_reading(char, reading) for reading in _INSIDE.findall(match.group()))
        if known[key]:
            found.append(_Found(start, match.end(), char))
    return found


def _is_systematic(text: str, found: list[_Found]) -> bool:
    """Whether the readings are what a conversion left, not what an author wrote."""
    if len(found) < _FEWEST:
        return False
    annotated = Counter(one.char for one in found)
    convertible = sum(count for char, count in annotated.items() if _convertible(char))
    if convertible < _CONVERTIBLE_SHARE * len(found):
        return False
    counts = Counter(text)
    everywhere = sum(counts[char] for char in annotated)
    return len(found) >= (_CONSISTENCY if len(found) < _MANY else _CONSISTENCY_OF_MANY) * everywhere


def _marks_in_brackets(text: str) -> list[Edit]:
    """The same fault on punctuation: `,(,)` was `,`."""
    return [
        Edit("reading", match.start() + 1, match.end(), match.group()[1:], "")
        for match in _MARK_IN_BRACKETS.finditer(text)
    ]


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


@lru_cache(maxsize=8192)
def _convertible(char: str) -> bool:
    """Whether the character is written differently in the two scripts."""
    from transcript.chinese.view import simplify

    return simplify(char) != char or char in _simplified_forms()


@lru_cache(maxsize=1)
def _simplified_forms() -> frozenset[str]:
    from transcript.chinese.view import simplify

    every = "".join(map(chr, range(0x4E00, 0xA000)))
    return frozenset(simple for char, simple in zip(every, simplify(every), strict=True) if simple != char)
