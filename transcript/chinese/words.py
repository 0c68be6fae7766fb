"""Words: the only door to pkuseg.

`words(text)` cuts a text with the model of ours in `models/words`; every word knows its place. The model reads the normalised view, so
both scripts are one to it. It handles some ten thousand characters a second: structuring never calls it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transcript.chinese.view import view

if TYPE_CHECKING:
    from spacy_pkuseg import pkuseg

# The CRF looks two characters and one word around: a piece this long loses nothing, and bounds the memory of a text without marks.
_PIECE = re.compile(r"[^\n。！？!?；;]{1,400}[\n。！？!?；;]*|[\n。！？!?；;]+")
_INK = re.compile(r"\S+")


class Word(NamedTuple):
    """A word and its half-open place `[start, end)` in the text; `text` is what is printed there."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _model() -> pkuseg:
    import spacy_pkuseg

    from transcript.models import path

    return spacy_pkuseg.pkuseg(str(path("words")), user_dict=None)


def cutter(model: pkuseg) -> Callable[[str], list[str]]:
    """A loaded pkuseg model as a function: text without spaces → its words, which joined make the text again."""

    def cut(text: str) -> list[str]:
        plain = view(text)
        lengths = (len(word) for piece in _PIECE.findall(plain) for word in model._cut(piece))
        return list(_slices(text, lengths))

    return cut


def _slices(text: str, lengths: Iterable[int]) -> Iterator[str]:
    offset = 0
    for length in lengths:
        yield text[offset : offset + length]
        offset += length


def words(text: str, *, terms: Iterable[str] = ()) -> list[Word]:
    """The words of a text, in order; white space belongs to none. Each of `terms` is kept as one word, the longest first.

    Terms are matched on the normalised view: a term in simplified script is found in traditional text too.
    Raises ModelError when the model is missing or is not the one that was measured.
    """
    plain = view(text)
    model = _model()
    pattern = _term_pattern(tuple(sorted({view(term.strip()) for term in terms} - {""}, key=_longest_first)))
    found: list[Word] = []
    for start, end, whole in _stretches(plain, pattern):
        lengths = [end - start] if whole else map(len, _pieces(model, plain[start:end]))
        for length in lengths:
            found.append(Word(text[start : start + length], start, start + length))
            start += length
    return found


def _pieces(model: pkuseg, plain: str) -> Iterator[str]:
    for piece in _PIECE.findall(plain):
        yield from model._cut(piece)


def _longest_first(term: str) -> tuple[int, str]:
    return -len(term), term


@lru_cache(maxsize=32)
def _term_pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, terms))) if terms else None


def _stretches(plain: str, pattern: re.Pattern[str] | None) -> Iterator[tuple[int, int, bool]]:
    """The ink of a text as `(start, end, is a term)`; terms never cross white space unless they hold it."""
    offset = 0
    for match in pattern.finditer(plain) if pattern else ():
        yield from _ink(plain, offset, match.start())
        yield match.start(), match.end(), True
        offset = match.end()
    yield from _ink(plain, offset, len(plain))


def _ink(plain: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    for match in _INK.finditer(plain, start, end):
        yield match.start(), match.end(), False
