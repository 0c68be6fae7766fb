"""A linear model over character bigrams, kept sparse so that plain Python applies it fast."""

from __future__ import annotations

import json
import math
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add
from pathlib import Path

_ARRAYS = (("offsets", "I"), ("labels", "B"), ("weights", "b"), ("idf", "B"))
_IDF_STEP = 16.0
LONGEST = 6000  # characters read of one text


class _Rows(dict[int, tuple[int, tuple[tuple[int, int], ...]]]):
    """Gram number → its idf and the labels it speaks for or against with weights, put together when first met."""

    def __init__(self, model: NgramModel) -> None:
        self.model = model

    def __missing__(self, number: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        model = self.model
        at = slice(model.offsets[number], model.offsets[number + 1])
        row = model.idf[number], tuple(zip(model.labels[at], model.weights[at], strict=True))
        self[number] = row
        return row


@dataclass(frozen=True)
class NgramModel:
    """For gram number n, `labels[offsets[n]:offsets[n + 1]]` are the labels it speaks for or against, with `weights` in units of `scale`."""

    vocabulary: dict[str, int]
    offsets: array[int]
    labels: array[int]
    weights: array[int]
    idf: array[int]  # in sixteenths
    scale: float
    size: int  # how many labels there are
    _rows: _Rows = field(default_factory=dict, repr=False, compare=False)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", _Rows(self))

    def scores(self, plain: str) -> list[float]:
        """A score per label, about 0 (not) to 1 (wholly), for a text in simplified script. All 0 when no gram is known."""
        plain = plain[:LONGEST]
        counts = Counter(map(self.vocabulary.get, map(add, plain, plain[1:])))
        counts.pop(None, None)
        sums, norm, rows = [0] * self.size, 0, self._rows
        for number, count in counts.items():
            value, row = rows[number]  # type: ignore[index]
            if count > 1:
                value = round((1 + math.log(count)) * value)
            norm += value * value
            for label, weight in row:
                sums[label] += value * weight
        if not norm:
            return [0.0] * self.size
        factor = self.scale / math.sqrt(norm)
        return [total * factor for total in sums]

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        body = "\n".join(self.vocabulary).encode()
        parts = [bytes(_little(getattr(self, name))) for name, _ in _ARRAYS]
        sizes = [len(body), *map(len, parts)]
        head = json.dumps({"scale": self.scale, "size": self.size, "sizes": sizes}).encode()
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
        return cls({word: number for number, word in enumerate(words)}, scale=head["scale"], size=head["size"], **read)  # type: ignore[arg-type]

    @classmethod
    def build(
        cls,
        grams: Sequence[str],
        idf: Sequence[float],
        rows: Sequence[Sequence[tuple[int, float]]],
        size: int,
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
        sixteenths = array("B", (min(255, round(value * _IDF_STEP)) for value in idf))
        return cls(
            {gram: number for number, gram in enumerate(grams)},
            offsets,
            labels,
            weights,
            sixteenths,
            step,
            size,
        )


def _little(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values
