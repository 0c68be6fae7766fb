"""How likely one character follows another: a small table for telling text from garbage.

Probabilities are of simplified characters; every other character is folded into a few classes (`fold`). The table is
made by `transcript.train.char_bigrams` and shipped as the model `char-bigrams`; `Bigrams.with_document` adds what
one document says about itself.
"""

from __future__ import annotations

import json
import lzma
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from transcript.chinese.view import Substitution, simplify
from transcript.errors import ModelError

NAME = "char-bigrams"
FILE = "bigrams.bin"
UNIT = 12.0  # stored bytes are negative natural logarithms times this
UNKNOWN_HAN = -17.0  # log probability of a Han character the table does not have
UNKNOWN = -15.0
_UNSEEN = 0.1  # of a pair's mass, left at least to triples never seen
_DOCUMENT_WEIGHT = 0.3
_MOST_KNOWN = 100_000  # scores remembered
_FOLD = Substitution(
    {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "\u3000": " ", "\xa0": " ", "\t": " ",
     "\r": "\n", "「": "“", "」": "”", "『": "“", "』": "”", "﹑": "、", "︰": "："}
    | {str(digit): "0" for digit in range(10)}
    | {chr(code): "a" for first, last in (("a", "z"), ("A", "Z")) for code in range(ord(first), ord(last) + 1)}
)  # fmt: skip


def fold(text: str) -> str:
    """The text in the alphabet of the table: simplified, digits `0`, letters `a`, full-width marks (same length)."""
    return _FOLD(simplify(text))


class Bigrams:
    """Log probabilities of character pairs, and of the triples that say more. `score("ab", "c")` is that of folded
    `c` after folded `ab`."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._ids = {char: index for index, char in enumerate(stored.chars)}
        self._rows: dict[str, dict[str, float]] = {}
        self._following: dict[str, frozenset[str]] = {}
        self._known: dict[str, float] = {}
        self._printed: frozenset[str] = frozenset()
        self._rest: dict[str, float] = {}
        self._document: dict[str, Counter[str]] = {}
        self._totals: dict[str, int] = {}

    def unigram(self, char: str) -> float:
        """Log probability of a folded character anywhere."""
        index = self._ids.get(char)
        if index is not None:
            return -self._stored.unigrams[index] / UNIT
        return UNKNOWN_HAN if "\u3400" <= char <= "\u9fff" or char >= "\uf900" else UNKNOWN

    def _pair_row(self, first: str) -> dict[str, float]:
        row = self._rows.get(first)
        if row is None:
            stored, index = self._stored, self._ids.get(first)
            row = {}
            if index is not None:
                for at in range(stored.starts[index], stored.starts[index + 1]):
                    row[stored.chars[stored.seconds[at]]] = -stored.scores[at] / UNIT
            self._rows[first] = row
        return row

    def _triple_row(self, two: str) -> dict[str, float]:
        row = self._rows.get(two)
        if row is None:
            row = {}
            stored = self._stored
            index, second = self._ids.get(two[0]), self._ids.get(two[1])
            if index is not None and second is not None:
                first, last = stored.starts[index], stored.starts[index + 1]
                pair = bisect_left(stored.seconds, second, first, last)
                if pair < last and stored.seconds[pair] == second:
                    for at in range(stored.triple_starts[pair], stored.triple_starts[pair + 1]):
                        row[stored.chars[stored.thirds[at]]] = -stored.triple_scores[at] / UNIT
            self._rows[two] = row
        return row

    def _left_over(self, two: str) -> float:
        """Log of the mass that the stored triples of a pair leave to every other character."""
        found = self._rest.get(two)
        if found is None:
            row = self._triple_row(two)
            found = math.log(max(_UNSEEN, 1 - sum(map(math.exp, row.values())))) if row else 0.0
            self._rest[two] = found
        return found

    def general(self, first: str, second: str) -> float:
        """Log probability of the pair's second character after its first, in the shipped table alone."""
        found = self._pair_row(first).get(second)
        if found is not None:
            return found
        index = self._ids.get(first)
        return (-self._stored.backoffs[index] / UNIT if index is not None else 0.0) + self.unigram(second)

    def score(self, context: str, char: str) -> float:
        """Log probability of `char` after the context (its last two characters count), the document's own counts in."""
        known = context[-2:] + char
        found = self._known.get(known)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[known] = self.scores(context, ((char, self.unigram(char)),))[0]
        return found

    def scores(self, context: str, chars: Sequence[tuple[str, float]]) -> list[float]:
        """`score` of many characters after one context, each given with its `unigram`."""
        two, last = context[-2:], context[-1]
        triples, left = (self._triple_row(two), self._left_over(two)) if len(two) == 2 else ({}, 0.0)
        pairs, index = self._pair_row(last), self._ids.get(last)
        backoff = -self._stored.backoffs[index] / UNIT if index is not None else 0.0
        found = []
        for char, unigram in chars:
            table = triples.get(char)
            if table is None:
                table = pairs.get(char)
                table = (backoff + unigram if table is None else table) + left
            found.append(table)
        if not self._totals.get(""):
            return found  # no document, or nothing of it undamaged
        return self._with_counts(context, chars, found, backoff if index is not None else None)

    def _with_counts(
        self, context: str, chars: Sequence[tuple[str, float]], tables: list[float], backoff: float | None
    ) -> list[float]:
        """The table's scores with the document's own counts added in."""
        two, last = context[-2:], context[-1]
        near, far, anywhere = self._document.get(two), self._document.get(last), self._document[""]
        near = near if len(two) == 2 else None
        pairs, totals = self._pair_row(last), self._totals
        rest = _DOCUMENT_WEIGHT * (math.exp(backoff) if backoff is not None else 1.0) / totals[""]
        found = []
        for (char, _), table in zip(chars, tables, strict=True):
            seen, key = (near, two) if near is not None and char in near else (far, last)
            if seen is not None and (count := seen.get(char, 0)):
                table = math.log(math.exp(table) + _DOCUMENT_WEIGHT * count / (totals[key] + 2.0))
            elif char not in pairs and (count := anywhere.get(char, 0)):
                # Backed off to the character alone: what the document is about counts there too.
                table = math.log(math.exp(table) + rest * count)
            found.append(table)
        return found

    def foreseen(self, context: str, chars: frozenset[str]) -> frozenset[str]:
        """Those of the characters that the table knows after (the end of) the context, and those the document has anywhere.

        The order of all the others is that of their unigrams.
        """
        found = chars & self._after(context[-1])
        if len(context) > 1:
            found |= chars & self._after(context[-2:])
        return found | chars & self._printed

    def _after(self, one_or_two: str) -> frozenset[str]:
        found = self._following.get(one_or_two)
        if found is None:
            row = self._pair_row(one_or_two) if len(one_or_two) == 1 else self._triple_row(one_or_two)
            found = self._following[one_or_two] = frozenset(row)
        return found

    def association(self, first: str, second: str) -> float:
        """How much likelier `second` is after `first` than anywhere, in nats: high inside words."""
        return self.general(first, second) - self.unigram(second)

    def with_document(self, folded: str, *, limit: int = 100_000) -> Bigrams:
        """The same table with the pairs and triples of one document (its first `limit` characters) counted in."""
        adapted = Bigrams(self._stored)
        adapted._rows, adapted._rest, adapted._following = self._rows, self._rest, self._following
        sample = folded[:limit]
        seen: dict[str, Counter[str]] = {"": Counter(sample)}
        for pair, count in Counter(pairwise(sample)).items():
            seen.setdefault(pair[0], Counter())[pair[1]] = count
        for triple, count in Counter(zip(sample, sample[1:], sample[2:], strict=False)).items():
            seen.setdefault(triple[0] + triple[1], Counter())[triple[2]] = count
        adapted._printed = frozenset(sample)
        adapted._document, adapted._totals = seen, {key: counts.total() for key, counts in seen.items()}
        return adapted


class Stored(NamedTuple):
    """The table as it lies in the file: rows of pairs by first character, rows of triples by pair.

    Scores are negative natural logarithms times `UNIT`, one byte each; `seconds` are sorted within a row.
    """

    chars: str
    unigrams: bytes
    backoffs: bytes
    starts: list[int]
    seconds: list[int]
    scores: bytes
    triple_starts: list[int]
    thirds: list[int]
    triple_scores: bytes


def pack(stored: Stored) -> bytes:
    """The table as bytes: a JSON header line, then planes of bytes; compressed."""
    counts = bytes(end - start for start, end in pairwise(stored.triple_starts))
    rows = [end - start for start, end in pairwise(stored.starts)]
    header = {"chars": stored.chars, "pairs": len(stored.seconds), "triples": len(stored.thirds)}
    planes = (
        stored.unigrams, stored.backoffs, _low(rows), _high(rows), _low(stored.seconds), _high(stored.seconds),
        stored.scores, counts, _low(stored.thirds), _high(stored.thirds), stored.triple_scores,
    )  # fmt: skip
    return lzma.compress(json.dumps(header, ensure_ascii=False).encode() + b"\n" + b"".join(planes), preset=9)


def load(data: bytes) -> Bigrams:
    """A table from its bytes (see `pack`). Raises ModelError when they are none."""
    try:
        head, _, body = lzma.decompress(data).partition(b"\n")
        header = json.loads(head)
        chars: str = header["chars"]
        count, pairs, triples = len(chars), int(header["pairs"]), int(header["triples"])
    except (lzma.LZMAError, ValueError, KeyError) as error:
        raise ModelError("the bigram table cannot be read", where=NAME, remedy="install the package again") from error
    lengths = (count, count, count, count, pairs, pairs, pairs, pairs, triples, triples, triples)
    ends = list(accumulate(lengths, initial=0))
    plane = [body[start:end] for start, end in pairwise(ends)]
    return Bigrams(
        Stored(
            chars,
            plane[0],
            plane[1],
            list(accumulate(_join(plane[2], plane[3]), initial=0)),
            _join(plane[4], plane[5]),
            plane[6],
            list(accumulate(plane[7], initial=0)),
            _join(plane[8], plane[9]),
            plane[10],
        )
    )


def _low(values: Sequence[int]) -> bytes:
    return bytes(value & 0xFF for value in values)


def _high(values: Sequence[int]) -> bytes:
    return bytes(value >> 8 for value in values)


def _join(low: bytes, high: bytes) -> list[int]:
    return [one | two << 8 for one, two in zip(low, high, strict=True)]


@lru_cache(maxsize=1)
def bigrams() -> Bigrams:
    """The shipped table. Raises ModelError when it is missing or not the one that was measured."""
    from transcript import models

    return load((models.path(NAME) / FILE).read_bytes())
