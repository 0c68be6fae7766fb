"""How features become labels: two linear functions and three limits, fitted to labelled texts that the evidence was not learned from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, product
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from transcript.tag.evidence import FEATURES, FOR_ONLY, OWN, Evidence, Reader, around, features, features_beside
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.tag.topics import MOST_LABELS, Decision
from transcript.train.topics.measure import counts, ratios
from transcript.train.topics.rows import Row, conferences

_CALM = 1.0  # how strongly weights are held near zero
_SHY = 8.0  # and what is learned about single labels
_NOT_GIVEN = 0.25  # a label that an official fragment's document does not bear may still be one of the fragment's
_FIRST = 1.5  # the first label of a text counts more than the others
_LIMITS = (
    (0.12, 0.15, 0.2, 0.25, 0.3), (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4), (0.0, 0.1, 0.2, 0.3, 0.4, 0.5),
)  # fmt: skip


class Example(NamedTuple):
    """A labelled text, its evidence and the features of the labels that something speaks for."""

    row: Row
    evidence: Evidence
    features: dict[str, tuple[float, ...]]


def examples(rows: Sequence[Row], scheme: Scheme, ngrams: NgramModel | None) -> list[Example]:
    """The features of labelled texts, each read by itself."""
    found = []
    for group in conferences(rows):
        reader = Reader(scheme, ngrams)
        evidence = [reader.gather(row.item) for row in group]
        found += [Example(row, one, features(one, scheme)) for row, one in zip(group, evidence, strict=True)]
    return found


def beside(examples: Sequence[Example], alone: Decision, scheme: Scheme) -> list[Example]:
    """The same texts, each read beside the others of its conference; texts that have none are left out."""
    found, rest = [], iter(examples)
    for group in conferences([one.row for one in examples]):
        some = list(islice(rest, len(group)))
        if len(some) > 1:
            read = around([alone.scores(one.features) for one in some])
            found += [
                one._replace(features=features_beside(one.features, one.evidence, scheme, near))
                for one, near in zip(some, read, strict=True)
            ]
    return found


def fit_decision(
    examples: Sequence[Example],
    *,
    used: Collection[str] = FEATURES,
    limits_on: Collection[str] = (),
    by_label: bool = True,
) -> Decision:
    """Weights of both functions, then the limits that serve the measures best (on some kinds of text only, if named).

    `by_label` also learns leanings of single labels.
    """
    # Texts read by themselves have the first features only.
    many = next(len(values) for one in examples for values in one.features.values())
    names = FEATURES if many == len(FEATURES) else OWN
    mask = np.array([float(name in used) for name in names])
    labels = sorted({label for one in examples for label in one.features}) if by_label else []
    about, bias, abouts = _about(examples, mask, names, labels)
    first, firsts = _first(examples, mask, names, labels)
    leanings = {
        label: (round(float(a), 3), round(float(b), 3)) for label, a, b in zip(labels, abouts, firsts, strict=True)
    }
    weights = _named(names, about) | {"bias": round(bias, 4)}
    decision = Decision(weights, _named(names, first), 0.2, 0.2, 0.2, leanings)
    return _limits([one for one in examples if not limits_on or one.row.kind in limits_on], decision)


def _about(
    examples: Sequence[Example], mask: np.ndarray, names: Sequence[str], labels: Sequence[str]
) -> tuple[np.ndarray, float, np.ndarray]:
    """Logistic regression: is a label that something speaks for one of the text's? Weights, bias, leanings."""
    x, y, weight, which = [], [], [], []
    places = {label: place for place, label in enumerate(labels)}
    for row, _, rows in examples:
        for label, values in rows.items():
            given = label in row.labels
            x.append(values)
            y.append(float(given))
            weight.append((1.0 if given or row.whole else _NOT_GIVEN) * (_FIRST if label == row.labels[0] else 1.0))
            which.append(places.get(label, 0))
    table, wanted, weights, at = np.array(x) * mask, np.array(y), np.array(weight), np.array(which)
    size, many = len(mask), len(labels)

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        own, leaning = values[:size], np.append(values[size:-1], 0.0) if not many else values[size:-1]
        logits = table @ own + values[-1] + leaning[at]
        wrong = weights * (1 / (1 + np.exp(-logits)) - wanted)
        total = weights @ (np.logaddexp(0, logits) - wanted * logits)
        total += 0.5 * _CALM * own @ own + 0.5 * _SHY * leaning @ leaning
        by_label = np.bincount(at, wrong, many)[:many] + _SHY * values[size:-1]
        return float(total), np.concatenate([table.T @ wrong + _CALM * own, by_label, [wrong.sum()]])

    bounds = [*_bounds(names), *[(None, None)] * (many + 1)]
    found = minimize(loss, np.zeros(size + many + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found[:size], float(found[-1]), found[size:-1]


def _first(
    examples: Sequence[Example], mask: np.ndarray, names: Sequence[str], labels: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Conditional logit: which of the labels that something speaks for is the first. Weights, leanings."""
    chosen = [(row, rows) for row, _, rows in examples if row.labels[0] in rows and len(rows) > 1]
    places = {label: place for place, label in enumerate(labels)}
    table = np.array([values for _, rows in chosen for values in rows.values()]) * mask
    at = np.array([places.get(label, 0) for _, rows in chosen for label in rows])
    starts = np.cumsum([0, *(len(rows) for _, rows in chosen)])[:-1]
    group = np.repeat(np.arange(len(chosen)), [len(rows) for _, rows in chosen])
    right = starts + np.array([list(rows).index(row.labels[0]) for row, rows in chosen])
    size, many = len(mask), len(labels)
    wanted = np.bincount(at[right], minlength=many)[:many]

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        own, leaning = values[:size], values[size:] if many else np.zeros(1)
        logits = table @ own + leaning[at]
        logits -= np.maximum.reduceat(logits, starts)[group]
        force = np.exp(logits)
        sums = np.add.reduceat(force, starts)
        total = np.log(sums).sum() - logits[right].sum() + 0.5 * _CALM * own @ own + 0.5 * _SHY * leaning @ leaning
        share = force / sums[group]
        by_label = np.bincount(at, share, many)[:many] - wanted + _SHY * values[size:]
        return float(total), np.concatenate([table.T @ share - table[right].sum(axis=0) + _CALM * own, by_label])

    bounds = [*_bounds(names), *[(None, None)] * many]
    found = minimize(loss, np.zeros(size + many), jac=True, method="L-BFGS-B", bounds=bounds).x
    return found[:size], found[size:]


def _bounds(names: Sequence[str]) -> list[tuple[float | None, None]]:
    """What an answer is read together with may only speak for a label, never against it."""
    return [(0.0 if name in FOR_ONLY else None, None) for name in names]


def _named(names: Sequence[str], weights: np.ndarray) -> dict[str, float]:
    return dict(zip(names, (round(float(value), 4) for value in weights), strict=True))


def _limits(examples: Sequence[Example], decision: Decision) -> Decision:
    """Search the limits; every kind of text counts alike."""
    open_ended = replace(decision, least=0.0, further=0.0, relative=0.0)
    scores = np.zeros((len(examples), MOST_LABELS))
    tables = np.zeros((len(examples), MOST_LABELS + 1, 6))
    for number, (row, _, rows) in enumerate(examples):
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
