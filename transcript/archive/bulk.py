"""Folding and pairing all texts of a conference at once: what `tokens.pairs(folding.fold(text))` gives, ten times as fast.

Loads numpy, so it is for writing; a search folds one query and does without.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from transcript.archive import tokens
from transcript.archive.fold import UNKNOWN, UNREADABLE, Folding

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BREAK = 0x110000  # stands between two texts; no character has this number
_DROPPED = 0x110001
_SPACE = ord(" ")


class Pairer:
    """Makes index tokens with one folding table."""

    def __init__(self, folding: Folding) -> None:
        table = np.arange(_BREAK + 1, dtype=np.uint32)
        table[_codes(tokens.MARKS)] = _codes(tokens.encode(tokens.MARKS))
        # White space stays a space until it is known whether it counts.
        table[_codes(folding.source)] = _codes(tokens.encode(folding.target).replace(tokens.encode(" "), " "))
        table[_codes(folding.dropped)] = _DROPPED
        for codes in UNREADABLE:
            table[codes.start : codes.stop] = ord(UNKNOWN)
        table[_BREAK] = ord(tokens.END)
        self._table = table

    def pairs(self, texts: Sequence[str]) -> list[str]:
        """The tokens of each text, see `tokens.pairs`."""
        if not texts:
            return []
        stop = _BREAK.to_bytes(4, tokens.ORDER)
        data = b"".join(part for text in texts for part in (text.encode(tokens.WIDE, "surrogatepass"), stop))
        code = self._table[np.frombuffer(data, dtype=np.uint32)]
        code = _without_loose_spaces(code[code != _DROPPED])
        triples = np.empty((len(code), 3), dtype=np.uint32)
        triples[:, 0] = code
        triples[:-1, 1] = code[1:]
        triples[:, 2] = _SPACE
        row = triples.reshape(-1)
        ends = np.flatnonzero(code == ord(tokens.END)).tolist()
        starts = [0, *(end + 1 for end in ends[:-1])]
        return [
            row[3 * start : 3 * end].tobytes().decode(tokens.WIDE) if end > start else ""
            for start, end in zip(starts, ends, strict=True)
        ]


def _codes(text: str) -> NDArray[Any]:
    return np.frombuffer(text.encode(tokens.WIDE, "surrogatepass"), dtype=np.uint32)


def _without_loose_spaces(code: NDArray[Any]) -> NDArray[Any]:
    """Spaces count, as one, between ASCII characters only (as in `Folding.fold`)."""
    kept = np.flatnonzero(code != _SPACE)
    if len(kept) == len(code):
        return code
    plain = code[kept]
    first, last = ord(tokens.encode(" ")), ord(tokens.encode("~"))
    narrow = (plain < 0x7F) | ((plain >= first) & (plain <= last))
    between = np.flatnonzero((np.diff(kept) > 1) & narrow[:-1] & narrow[1:])
    return np.insert(plain, between + 1, first)
