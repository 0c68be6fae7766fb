"""Words: the only door to pkuseg.

`words(text)` cuts a text with the model of ours in `models/words`; every word knows its place. The model reads the normalised view, so both
scripts are one to it. It handles some ten thousand characters a second: structuring never calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from transcript.chinese.conventions import convene
from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy

# The CRF looks two characters and one word around: a piece this long loses nothing, and bounds the memory of a text without marks.
_PIECE = lazy(r"[^\s。！!？?；;]{1,400}[。！!？?；;]*|[。！!？?；;]+")


class Word(NamedTuple):
    """A word and its half-open place `[start, end)` in the text; `text` is what is printed there."""

    text: str
    start: int
    end: int


class Segmenter:
    """A word model, loaded from its folder."""

    def __init__(self, folder: Path) -> None:
        import spacy_pkuseg

        model = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
        self._cut = model.cut
        self.known = frozenset(model.feature_extractor.unigram)  # the words it has weights for, as in the view

    def words(self, text: str, *, terms: Iterable[str] = ()) -> list[Word]:
        """See the function `words`."""
        plain = view(text)
        found: list[Word] = []
        offset = 0
        for match in _matches(plain, terms):
            found.extend(self._between(text, plain, offset, match.start()))
            found.append(Word(text[match.start() : match.end()], *match.span()))
            offset = match.end()
        found.extend(self._between(text, plain, offset, len(text)))
        return found

    def _between(self, text: str, plain: str, start: int, end: int) -> Iterator[Word]:
        for piece in _PIECE.finditer(plain, start, end):
            offset = piece.start()
            for length in self._lengths(piece.group()):
                yield Word(text[offset : offset + length], offset, offset + length)
                offset += length

    def _lengths(self, piece: str) -> Iterator[int]:
        opens = [False] * len(piece)
        offset = 0
        for word in self._cut(piece):
            opens[offset] = True
            offset += len(word)
        borders = [offset for offset, opened in enumerate(convene(piece, opens)) if opened]
        return (end - start for start, end in pairwise([*borders, len(piece)]))


def words(text: str, *, terms: Iterable[str] = ()) -> list[Word]:
    """The words of a text, in order; white space belongs to none. Each of `terms` is kept as one word, the longest first.

    Terms are matched on the normalised view: a term in simplified script is found in traditional text too.
    Raises ModelError when the model is missing or is not the one that was measured.
    """
    return segmenter().words(text, terms=terms)


@lru_cache(maxsize=1)
def segmenter() -> Segmenter:
    """The shipped model, loaded once."""
    from transcript.models import path

    return Segmenter(path("words"))


def _matches(plain: str, terms: Iterable[str]) -> Iterator[re.Match[str]]:
    plains = {view(term).strip() for term in terms} - {""}
    pattern = _pattern(tuple(sorted(plains, key=lambda term: (-len(term), term))))
    return pattern.finditer(plain) if pattern else iter(())


@lru_cache(maxsize=32)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, terms))) if terms else None
