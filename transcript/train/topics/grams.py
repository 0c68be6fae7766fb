"""The n-gram model: ridge regression of every label on tf-idf of character bigrams."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.linalg import solve
from sklearn.feature_extraction.text import TfidfVectorizer

from transcript.chinese.view import simplify
from transcript.tag.evidence import without_courtesies, without_introduction
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.train.topics.rows import TOGETHER, Row

WEIGHTS = 60_000  # gram-label pairs kept
RIDGE = 0.6
KINDS = {"official": 0.5, "page": 2.0}  # how much a text counts, where not 1
QUESTION, OFFICE = 0.5, 0.2  # and the question it answers, the office that gives it
_FURTHER = 0.85  # a label that is not the first counts less
_WORDS_TOGETHER = 6  # cue words stand in as short texts of so many words
_CUE_TEXT = 0.5  # which count so much of a text


def fit_grams(rows: Sequence[Row], scheme: Scheme) -> NgramModel:
    """Train on labelled texts, on the questions and offices they belong to and, for labels with few of them, on the cue words."""
    places = scheme.places
    texts = [(without_courtesies(row.item.text), row.labels, KINDS.get(row.kind, 1.0)) for row in rows]
    spoken = [row for row in rows if row.kind in TOGETHER]
    texts += [
        (without_introduction(simplify(row.item.question)), row.labels, QUESTION * KINDS.get(row.kind, 1.0))
        for row in spoken
        if row.item.question
    ]
    offices = sorted({(row.item.office, row.labels) for row in spoken if row.item.office})
    texts += [(simplify(office), labels, OFFICE) for office, labels in offices]
    targets = np.zeros((len(texts), len(places)), dtype=np.float64)
    for number, (_, labels, _) in enumerate(texts):
        for rank, label in enumerate(labels):
            targets[number, places[label]] = _FURTHER if rank else 1.0
    extra = _cue_texts(scheme)
    targets = np.vstack([targets, np.eye(len(places))[[place for _, place in extra]]])
    weight = np.array([*(counts for _, _, counts in texts), *(_CUE_TEXT for _ in extra)])
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), sublinear_tf=True, min_df=2)
    matrix = vectorizer.fit_transform([*(text for text, _, _ in texts), *(text for text, _ in extra)])
    # The dual form: as many unknowns as texts.
    kernel = (matrix @ matrix.T).toarray() + np.diag(RIDGE / weight)
    coefficients = matrix.T @ solve(kernel, targets, assume_a="pos", overwrite_a=True)
    return _sparse(vectorizer.get_feature_names_out(), vectorizer.idf_, coefficients)


def _cue_texts(scheme: Scheme) -> list[tuple[str, int]]:
    found = []
    for label, place in scheme.places.items():
        words = sorted(word for word, weights in scheme.cues.items() if weights.get(label, 0.0) >= 0.6)
        found += [("，".join(words[at : at + _WORDS_TOGETHER]), place) for at in range(0, len(words), _WORDS_TOGETHER)]
    return found


def _sparse(names: np.ndarray, idf: np.ndarray, coefficients: np.ndarray) -> NgramModel:
    """Keep the weights that matter most, of grams of Han characters."""
    han = np.array([all("\u4e00" <= char <= "\u9fff" for char in name) for name in names])
    force = np.abs(coefficients) * idf[:, None] * han[:, None]
    least = np.partition(force.ravel(), -min(WEIGHTS, force.size))[-min(WEIGHTS, force.size)]
    kept = (force >= max(least, 1e-9)).nonzero()
    rows: dict[int, list[tuple[int, float]]] = {}
    for gram, label in zip(*kept, strict=True):
        rows.setdefault(int(gram), []).append((int(label), float(coefficients[gram, label])))
    grams = sorted(rows)
    return NgramModel.build(
        [str(names[gram]) for gram in grams],
        [float(idf[gram]) for gram in grams],
        [rows[gram] for gram in grams],
        coefficients.shape[1],
    )


def gram_labels(model: NgramModel, scheme: Scheme, row: Row) -> list[str]:
    """One to three labels by the n-gram model alone: a further one when it scores at least 0.6 of the first."""
    values = model.scores(without_courtesies(row.item.text))
    order = sorted(range(len(values)), key=lambda at: -values[at])[:3]
    return [scheme.labels[at] for at in order if values[at] >= 0.6 * values[order[0]]]
