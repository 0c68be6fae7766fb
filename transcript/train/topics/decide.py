"""How features become labels: two linear functions and three limits, fitted to labelled texts that the evidence was not learned from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from transcript.tag.evidence import FEATURES, FOR_ONLY, around, features, gather
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.tag.topics import Decision
from transcript.train.topics.measure import quick
from transcript.train.topics.rows import Row, conferences

_CALM = 1.0  # how strongly weights are held near zero
_NOT_GIVEN = 0.25  # a label that an official fragment's document does not bear may still be one of the fragment's


class Example(NamedTuple):
    """A labelled text and the features of the labels that something speaks for."""

    row: Row
    features: dict[str, tuple[float, ...]]


def examples(rows: Sequence[Row], scheme: Scheme, ngrams: NgramModel | None) -> list[Example]:
    """The features of labelled texts."""
    found = []
    for group in conferences(rows):
        evidence = [gather(row.item, scheme, ngrams) for row in group]
        found += [
            Example(row, features(one, scheme, beside))
            for row, one, beside in zip(group, evidence, around(evidence), strict=True)
        ]
    return found


def fit_decision(examples: Sequence[Example], *, used: Collection[str] = FEATURES) -> Decision:
    """Weights of both functions, then the limits that serve the measures best."""
    mask = np.array([float(name in used) for name in FEATURES])
    about, first = _about(examples, mask), _first(examples, mask)
    return _limits(examples, Decision(about, first, 0.2, 0.2, 0.2))


def _about(examples: Sequence[Example], mask: np.ndarray) -> dict[str, float]:
    x, y, weight = [], [], []
    for row, rows in examples:
        for label, values in rows.items():
            given = label in row.labels
            x.append(values)
            y.append(given)
            weight.append((1.0 if given or row.whole else _NOT_GIVEN) * (1.5 if label == row.labels[0] else 1.0))
    model = LogisticRegression(C=1 / _CALM, max_iter=5000).fit(np.array(x) * mask, y, sample_weight=weight)
    return _named(model.coef_[0], mask) | {"bias": round(float(model.intercept_[0]), 4)}


def _first(examples: Sequence[Example], mask: np.ndarray) -> dict[str, float]:
    """Conditional logit: which of the labels that something speaks for is the first."""
    groups = [
        (np.array(list(rows.values())) * mask, list(rows).index(row.labels[0]))
        for row, rows in examples
        if row.labels[0] in rows and len(rows) > 1
    ]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.5 * _CALM * float(weights @ weights), _CALM * weights
        for x, at in groups:
            logits = x @ weights
            logits -= logits.max()
            chances = np.exp(logits)
            chances /= chances.sum()
            total -= float(np.log(chances[at] + 1e-12))
            slope = slope + chances @ x - x[at]
        return total, slope

    found = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B")
    return _named(found.x, mask)


def _named(weights: np.ndarray, mask: np.ndarray) -> dict[str, float]:
    """Weights by name. What an answer is read together with may only speak for a label, never against it."""
    named = dict(zip(FEATURES, (round(float(value), 4) for value in weights * mask), strict=True))
    return {name: max(value, 0.0) if name in FOR_ONLY else value for name, value in named.items()}


def _limits(examples: Sequence[Example], decision: Decision) -> Decision:
    """Search the limits; every kind of text counts alike."""
    scored = [(row, decision.scores(rows)) for row, rows in examples]
    kinds = sorted({row.kind for row, _ in scored})
    best, chosen = -1.0, decision
    for least in (0.1, 0.15, 0.2, 0.25, 0.3):
        for further in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35):
            for relative in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5):
                tried = replace(decision, least=least, further=further, relative=relative)
                value = np.mean([_value(tried, [pair for pair in scored if pair[0].kind == kind]) for kind in kinds])
                if value > best:
                    best, chosen = float(value), tried
    return chosen


def _value(decision: Decision, scored: Sequence[tuple[Row, dict[str, tuple[float, float]]]]) -> float:
    found = [[label for label, _ in decision.choose(scores)] for _, scores in scored]
    top_f1, _, sub_f1, contained = quick(found, [row.labels for row, _ in scored])
    return float(top_f1 + 0.5 * sub_f1 if scored[0][0].whole else 1.2 * contained)
