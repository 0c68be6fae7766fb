"""Finds the places where a double-byte run lost a byte.

A place is looked at when something shows that a decoder stumbled: a `?` before characters that do not follow one
another in Chinese, U+FFFD, a private-use character, a lone Latin letter inside a word (the trail byte that ended the
run), or several rare characters close together. What the bytes then say decides (`transcript.repair.mend`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_ODD = lazy("[\ufffd\ue000-\uf8ff][\ufffd\ue000-\uf8ff]*")
_QUESTION = lazy(
    rf"\?(?=[?{_HAN};:,.!，；：？！、。”“ㄅ-ㄩ\uff00-\uffef]|[a-zü-ǜ]{{1,7}}\)|[A-Z]\()|(?<=[{_HAN}])\?(?=[\s\d]|$)"
)
# What shifted bytes make of punctuation and common characters, and what hardly ever stands alone inside a sentence.
_STRAY = lazy(rf"[\u3041-\u30f6\u3105-\u3129Ａ-Ｚａ-ｚΑ-ωА-яё⑴-⒛㈠-㈩Ⅰ-ⅹ─-╋](?=[{_HAN}])")
_DOUBLE = lazy(r"\?(?=[;,:；，：？])")
_READING = lazy(r"\((?<=[A-Za-z]\()[a-zü-ǜà-ýāēěīńňōūɡɑ]{1,7}\)")  # behind a letter
_READ_QUESTION = lazy(r"\?(?=[a-zü-ǜà-ýāēěīńňōūɡɑ]{1,7}\))")
_WIDE_QUESTION = lazy(r"？(?=[；，：！;,:!])")
_LETTER = lazy(rf"[A-Za-z](?=[{_HAN}，。、；：？！,;:?!(（\n]|$)")
_IS_HAN = lazy(f"[{_HAN}]")
_SIDE = 8
_MOST = 20_000  # characters decoded in one text, about 400 places; beyond it damage is marked

ODDNESS = -8.5  # mean log probability of three transitions below which a `?` is looked at
_PAIRED = -6.5  # the same for a `?` right before another mark
_ODDER = -10.5  # the same for places where nothing but the characters themselves is suspicious

Score = Callable[[str, str], float]


def find_lost_bytes(text: str) -> list[Edit]:
    """The runs to mend, and marks where damage is seen but its reading is not certain."""
    spots = sorted(set(_spots(text)))
    if not spots:
        # Odd characters alone are names, dialect or an old text: a decoder that stumbles leaves a trace somewhere.
        return []
    from transcript.chinese.bigrams import bigrams, fold

    folded = fold(text)
    score = bigrams().score
    traces = {spot for spot, limit in spots if limit >= 0 or _oddness(score, folded, spot) < limit}
    if not traces:
        return []
    suspicious = sorted(
        traces | {spot for spot in set(_odd_characters(text)) if _oddness(score, folded, spot) < _ODDER}
    )
    from transcript.repair.mend import Mender

    mender = Mender(text, folded, suspicious)
    edits: list[Edit] = []
    done = 0
    for spot in suspicious:
        if spot < done:
            continue
        found = mender.mend(spot, done) if mender.read < _MOST else mender.mark(spot)
        if found is not None:
            edits.append(found)
            done = found.end
    return edits


def _spots(text: str) -> Iterator[tuple[int, float]]:
    """Offsets to look at, each with the oddness its surroundings must be below (0: looked at in any case)."""
    for match in _ODD.finditer(text):
        yield match.start(), 0.0
    if "?" in text:
        for match in _READ_QUESTION.finditer(text):
            yield match.start(), 0.0
        for match in _QUESTION.finditer(text):
            yield match.start(), ODDNESS
        for match in _DOUBLE.finditer(text):
            yield match.start(), _PAIRED
    for match in _READING.finditer(text):
        if match.start() >= 2 and _IS_HAN.match(text, match.start() - 2):
            yield match.start() - 1, 0.0
    for spot in _behind_han(_STRAY, text):
        yield spot, ODDNESS
    for match in _WIDE_QUESTION.finditer(text):
        yield match.start(), ODDNESS


def _odd_characters(text: str) -> Iterator[int]:
    """Offsets to look at in a text in which something else is suspicious."""
    yield from _behind_han(_LETTER, text)
    for match in _rare_run().finditer(text):
        yield match.start()


def _behind_han(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Where the pattern is found behind a Han character. A lookbehind would make the engine stop at every character."""
    for match in pattern.finditer(text):
        if match.start() and _IS_HAN.match(text, match.start() - 1):
            yield match.start()


def _oddness(score: Score, folded: str, spot: int) -> float:
    """The least mean log probability of three neighbouring transitions on either side of a place, in its line."""
    before = folded[max(0, spot - _SIDE) : spot].rpartition("\n")[2]
    after = folded[spot + 1 : spot + 1 + _SIDE].partition("\n")[0]
    return min(_least(score, before), _least(score, after))


def _least(score: Score, piece: str) -> float:
    steps = [
        score(piece[max(0, at - 2) : at], piece[at]) if _counts(piece[at]) and _counts(piece[at - 1]) else -5.0
        for at in range(1, len(piece))
    ]
    if not steps:
        return 0.0
    return min(sum(steps[at : at + 3]) / 3 for at in range(max(1, len(steps) - 2)))


def _counts(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char in "，。、；：？！”“"


@lru_cache(maxsize=1)
def _rare_run() -> re.Pattern[str]:
    """Three characters beyond the 3,755 commonest (level 1 of GB 2312, both scripts) within five."""
    from transcript.chinese.view import simplify

    common = {
        bytes((lead, trail)).decode("gb2312", "ignore") for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF)
    }
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    rare = [char for char, simple in zip(han, simplify(han), strict=True) if simple not in common]
    group = f"[{_ranges(rare)}]"
    return re.compile(f"{group}.?{group}.?{group}")


def _ranges(chars: list[str]) -> str:
    """A sorted list of characters as the inside of a character class."""
    pieces: list[str] = []
    first = previous = chars[0]
    for char in [*chars[1:], "\0"]:
        if ord(char) != ord(previous) + 1:
            pieces.append(first if first == previous else f"{first}-{previous}")
            first = char
        previous = char
    return "".join(pieces)
