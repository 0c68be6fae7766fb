"""How good labels are: micro-F1 at both levels, the first label, and whether a given label is among them; with 95 % intervals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from transcript.tag.taxonomy import top

NAMES = ("top_f1", "first", "sub_f1", "contained")
DRAWS = 1000


def score(found: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    """Measure → `[value, low, high]`: bootstrap over texts. `first` and `contained` are about the first gold label's upper level."""
    table = np.array([counts(labels, wanted) for labels, wanted in zip(found, gold, strict=True)])
    chooser = np.random.default_rng(11)
    draws = np.array([ratios(table[chooser.integers(0, len(table), len(table))]) for _ in range(DRAWS)])
    low, high = np.percentile(draws, 2.5, axis=0), np.percentile(draws, 97.5, axis=0)
    values = ratios(table)
    return {name: [round(float(v), 3) for v in (values[at], low[at], high[at])] for at, name in enumerate(NAMES)} | {
        "texts": [len(table)]
    }


def counts(found: Sequence[str], gold: Sequence[str]) -> tuple[int, ...]:
    """What the measures of one text are summed from."""
    tops, wanted = {top(label) for label in found}, {top(label) for label in gold}
    return (
        len(tops & wanted), len(tops) + len(wanted), len(set(found) & set(gold)), len(set(found)) + len(set(gold)),
        int(bool(found) and top(found[0]) == top(gold[0])), int(top(gold[0]) in tops),
    )  # fmt: skip


def ratios(table: np.ndarray) -> np.ndarray:
    """The measures of a table of counts."""
    total = table.sum(axis=0)
    return np.array(
        [
            2 * total[0] / max(total[1], 1),
            total[4] / len(table),
            2 * total[2] / max(total[3], 1),
            total[5] / len(table),
        ]
    )
