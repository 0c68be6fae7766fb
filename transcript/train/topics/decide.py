"""How features become labels: two linear functions and three limits, fitted to labelled texts that the evidence was not learned from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from transcript.tag.evidence import FEATURES, FOR_ONLY, Reader, around, features
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.tag.topics import MOST_LABELS, Decision
from transcript.train.topics.measure import counts, ratios
from transcript.train.topics.rows import Row, conferences

_CALM = 1.0  # how strongly weights are held near zero
_NOT_GIVEN = 0.25  # a label that an official fragment's document does not bear may still be one of the fragment's
_FIRST = 1.5  # the first label of a text counts more than the others
_LIMITS = (
    (0.2, 0.25, 0.3, 0.35), (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4), (0.0, 0.1, 0.2, 0.3, 0.4, 0.5),
)  # fmt: skip


class Example(NamedTuple):
    """A labelled text and the features of the labels that something speaks for."""

    row: Row
    features: dict[str, tuple[float, ...]]


def examples(rows: Sequence[Row], scheme: Scheme, ngrams: NgramModel | None) -> list[Example]:
    """The features of labelled texts."""
    found = []
    for group in conferences(rows):
        reader = Reader(scheme, ngrams)
        evidence = [reader.gather(row.item) for row in group]
        found += [
            Example(row, features(one, scheme, beside))
            for row, one, beside in zip(group, evidence, around(evidence), strict=True)
        ]
    return found


def fit_decision(
    examples: Sequence[Example], *, used: Collection[str] = FEATURES, limits_on: Collection[str] = ()
) -> Decision:
    """Weights of both functions, then the limits that serve the measures best (on some kinds of text only, if named)."""
    mask = np.array([float(name in used) for name in FEATURES])
    about, bias = _about(examples, mask)
    decision = Decision(_named(about) | {"bias": round(bias, 4)}, _named(_first(examples, mask)), 0.2, 0.2, 0.2)
    return _limits([one for one in examples if not limits_on or one.row.kind in limits_on], decision)


def _about(examples: Sequence[Example], mask: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression: is a label that something speaks for one of the text's?"""
    x, y, weight = [], [], []
    for row, rows in examples:
        for label, values in rows.items():
            given = label in row.labels
            x.append(values)
            y.append(float(given))
            weight.append((1.0 if given or row.whole else _NOT_GIVEN) * (_FIRST if label == row.labels[0] else 1.0))
    table, wanted, weights = np.array(x) * mask, np.array(y), np.array(weight)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        logits = table @ values[:-1] + values[-1]
        wrong = weights * (1 / (1 + np.exp(-logits)) - wanted)
        total = weights @ (np.logaddexp(0, logits) - wanted * logits) + 0.5 * _CALM * values[:-1] @ values[:-1]
        return float(total), np.append(table.T @ wrong + _CALM * values[:-1], wrong.sum())

    found = minimize(loss, np.zeros(len(mask) + 1), jac=True, method="L-BFGS-B", bounds=[*_bounds(), (None, None)]).x
    return found[:-1], float(found[-1])


def _first(examples: Sequence[Example], mask: np.ndarray) -> np.ndarray:
    """Conditional logit: which of the labels that something speaks for is the first."""
    groups = [
        (np.array(list(rows.values())) * mask, list(rows).index(row.labels[0]))
        for row, rows in examples
        if row.labels[0] in rows and len(rows) > 1
    ]
    table = np.vstack([rows for rows, _ in groups])
    starts = np.cumsum([0, *(len(rows) for rows, _ in groups)])[:-1]
    group = np.repeat(np.arange(len(groups)), [len(rows) for rows, _ in groups])
    right = starts + np.array([at for _, at in groups])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = table @ weights
        logits -= np.maximum.reduceat(logits, starts)[group]
        force = np.exp(logits)
        sums = np.add.reduceat(force, starts)
        total = np.log(sums).sum() - logits[right].sum() + 0.5 * _CALM * weights @ weights
        return float(total), table.T @ (force / sums[group]) - table[right].sum(axis=0) + _CALM * weights

    return np.asarray(minimize(loss, np.zeros(len(mask)), jac=True, method="L-BFGS-B", bounds=_bounds()).x)


def _bounds() -> list[tuple[float | None, None]]:
    """What an answer is read together with may only speak for a label, never against it."""
    return [(0.0 if name in FOR_ONLY else None, None) for name in FEATURES]


def _named(weights: np.ndarray) -> dict[str, float]:
    return dict(zip(FEATURES, (round(float(value), 4) for value in weights), strict=True))


def _limits(examples: Sequence[Example], decision: Decision) -> Decision:
    """Search the limits; every kind of text counts alike."""
    open_ended = replace(decision, least=0.0, further=0.0, relative=0.0)
    scores = np.zeros((len(examples), MOST_LABELS))
    tables = np.zeros((len(examples), MOST_LABELS + 1, 6))
    for number, (row, rows) in enumerate(examples):
        tables[number, :] = counts((), row.labels)
        best = sorted(open_ended.scores(rows).items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LABELS]
        for many in range(1, MOST_LABELS + 1):
            chosen = open_ended.choose({label: rows[label] for label, _ in best[:many]})
            tables[number, many] = counts([label for label, _ in chosen], row.labels)
        scores[number, : len(best)] = [score for _, score in best]
    kinds = [[at for at, one in enumerate(examples) if one.row.kind == kind] for kind in {e.row.kind for e in examples}]
    kinds.sort()
    every = np.arange(len(examples))
    best_value, found = -1.0, decision
    for least, further, relative in product(*_LIMITS):
        many = 1 + (scores[:, 1:] >= (further + relative * scores[:, 0])[:, None]).sum(axis=1)
        picked = tables[every, np.where(scores[:, 0] < least, 0, many)]
        value = float(np.mean([_value(picked[kind], examples[kind[0]].row.whole) for kind in kinds]))
        if value > best_value:
            best_value, found = value, replace(decision, least=least, further=further, relative=relative)
    return found


def _value(table: np.ndarray, whole: bool) -> float:
    top_f1, first, sub_f1, contained = ratios(table)
    return float(top_f1 + 0.5 * sub_f1 + 0.3 * first if whole else 1.2 * contained)
