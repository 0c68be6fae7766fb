"""A linear model over character n-grams, kept sparse so that plain Python applies it at millions of characters per second."""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_WIDTHS = (2, 3)
_ARRAYS = (("offsets", "I"), ("labels", "B"), ("weights", "b"), ("idf", "B"))
_IDF_STEP = 16.0


@dataclass(frozen=True)
class NgramModel:
    """For gram number n, `labels[offsets[n]:offsets[n + 1]]` are the labels it speaks for or against, with `weights` in units of `scale`."""

    vocabulary: dict[str, int]
    offsets: array[int]
    labels: array[int]
    weights: array[int]
    idf: array[int]  # in sixteenths
    scale: float
    bias: tuple[float, ...]

    def scores(self, plain: str) -> list[float]:
        """A score per label, about 0 (not) to 1 (wholly), for a text in simplified script. All 0 when no gram is known."""
        vocabulary = self.vocabulary
        counts: Counter[int] = Counter()
        for width in _WIDTHS:
            found = map(vocabulary.get, (plain[at : at + width] for at in range(len(plain) - width + 1)))
            counts.update(number for number in found if number is not None)
        totals = [0.0] * len(self.bias)
        if not counts:
            return totals
        square = 0.0
        offsets, labels, weights, idf = self.offsets, self.labels, self.weights, self.idf
        for number, count in counts.items():
            value = idf[number] if count == 1 else (1 + math.log(count)) * idf[number]
            square += value * value
            for place in range(offsets[number], offsets[number + 1]):
                totals[labels[place]] += value * weights[place]
        factor = self.scale / math.sqrt(square)
        return [total * factor + bias for total, bias in zip(totals, self.bias, strict=True)]

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        body = "\n".join(self.vocabulary).encode()
        parts = [bytes(_little(getattr(self, name))) for name, _ in _ARRAYS]
        sizes = [len(body), *map(len, parts)]
        head = json.dumps({"scale": self.scale, "bias": self.bias, "sizes": sizes}).encode()
        path.write_bytes(head + b"\n" + zlib.compress(body + b"".join(parts), 9))

    @classmethod
    def load(cls, path: Path) -> NgramModel:
        """Read what `save` wrote."""
        first, _, rest = path.read_bytes().partition(b"\n")
        head, body = json.loads(first), zlib.decompress(rest)
        at = head["sizes"][0]
        words = body[:at].decode().split("\n")
        read = {}
        for (name, kind), size in zip(_ARRAYS, head["sizes"][1:], strict=True):
            read[name] = _little(array(kind, body[at : at + size]))
            at += size
        return cls(
            {word: number for number, word in enumerate(words)}, **read, scale=head["scale"], bias=tuple(head["bias"])
        )

    @classmethod
    def build(
        cls,
        grams: Sequence[str],
        idf: Sequence[float],
        rows: Sequence[Sequence[tuple[int, float]]],
        bias: Sequence[float],
    ) -> NgramModel:
        """From one `(label, weight)` list per gram; weights are rounded to one of 255 steps."""
        largest = max((abs(weight) for row in rows for _, weight in row), default=1.0)
        step = largest / 127
        offsets, labels, weights = array("I", [0]), array("B"), array("b")
        for row in rows:
            for label, weight in row:
                labels.append(label)
                weights.append(round(weight / step))
            offsets.append(len(labels))
        eighths = array("B", (min(255, round(value * _IDF_STEP)) for value in idf))
        return cls(
            {gram: number for number, gram in enumerate(grams)},
            offsets,
            labels,
            weights,
            eighths,
            step,
            tuple(round(float(value), 5) for value in bias),
        )


def _little(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values
