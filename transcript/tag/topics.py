"""Topics of answers: cue words and a linear model of character n-grams, weighed together and read in context.

Two logistic functions over the same features (`transcript.tag.evidence`) decide: one says how likely the answer is about a label (the
score), the other which of the labels it is about first. What is trained, on what, and what it scores: `models/topics/README.md`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import mul
from typing import Any, NamedTuple

from transcript import models
from transcript.tag.evidence import FEATURES, Evidence, Reader, TopicInput, around, features, features_beside
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import BUILT_IN, Scheme, own_scheme
from transcript.tag.taxonomy import crosswalk, labels_by_code, top

__all__ = ["Decision", "TopicFinding", "TopicInput", "TopicTagger", "top"]

MOST_LABELS = 3
_NEUTRAL = (0.0, 0.0)
_SHORTEST = 4  # characters of an answer, without courtesies, that can be about something
_TELLING, _SURE = 30, 0.5  # a text shorter than this, without a word that speaks for anything, needs a score of that
_NO_WORDS = ("措辞",)  # because of an answer that only the n-gram model reads


class TopicFinding(NamedTuple):
    """A label, its score 0-1, the words that decided, and its codes in other schemes."""

    label: str
    score: float
    because: tuple[str, ...]
    crosswalk: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Decision:
    """How features become labels: weights by feature (and `bias`), and the scores from which labels are given.

    `leanings` say by label how much more often than its features promise it is one of the labels, and the first: added to either function.
    A first label needs `least`; a further one `further + relative * (score of the first)`.
    """

    about: Mapping[str, float]
    first: Mapping[str, float]
    least: float
    further: float
    relative: float
    leanings: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def scores(self, rows: Mapping[str, Sequence[float]]) -> dict[str, float]:
        """Features → how likely each label is one of the labels."""
        bias, weights, leanings = self.about["bias"], self._about, self.leanings
        return {
            label: _logistic(bias + _dot(weights, row) + leanings.get(label, _NEUTRAL)[0])
            for label, row in rows.items()
        }

    def choose(self, rows: Mapping[str, Sequence[float]]) -> list[tuple[str, float]]:
        """One to three labels with scores, most important first; none when nothing is likely."""
        ranked = sorted(self.scores(rows).items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < self.least:
            return []
        limit = self.further + self.relative * ranked[0][1]
        chosen = [pair for pair in ranked[:MOST_LABELS] if pair[1] >= limit] or ranked[:1]
        lead = max(chosen, key=lambda pair: self._leads(pair[0], rows[pair[0]]))
        return [lead, *(pair for pair in chosen if pair is not lead)]

    def _leads(self, label: str, row: Sequence[float]) -> float:
        return _dot(self._first, row) + self.leanings.get(label, _NEUTRAL)[1]

    @cached_property
    def _about(self) -> tuple[float, ...]:
        return tuple(float(self.about[name]) for name in FEATURES if name in self.about)

    @cached_property
    def _first(self) -> tuple[float, ...]:
        return tuple(float(self.first[name]) for name in FEATURES if name in self.first)


class TopicTagger:
    """Tags answers in a scheme. Make one with `TopicTagger.load`."""

    def __init__(self, scheme: Scheme, *, ngrams: NgramModel | None, alone: Decision, together: Decision) -> None:
        self.scheme = scheme
        self.ngrams = ngrams
        self.alone = alone
        self.together = together

    @classmethod
    def load(cls, scheme: str = BUILT_IN) -> TopicTagger:
        """The tagger of a scheme: `gov.cn`, or the path of a TOML file with labels and cues (see `transcript.tag.scheme`).

        Raises UsageError for a scheme that cannot be read, ModelError when the shipped model is damaged.
        """
        own = None if scheme == BUILT_IN else own_scheme(scheme)
        folder = models.path("topics")
        config = json.loads((folder / "config.json").read_text("utf-8"))
        decisions = {name: _decision(made) for name, made in config["decisions"].items()}
        if own is not None:
            return cls(own, ngrams=None, alone=decisions["cues_alone"], together=decisions["cues_together"])
        cues = _read_cues((folder / "cues.tsv").read_text("utf-8").splitlines())
        shipped = Scheme(BUILT_IN, tuple(labels_by_code().values()), cues, crosswalk())
        ngrams = NgramModel.load(folder / "ngrams.bin")
        return cls(shipped, ngrams=ngrams, alone=decisions["alone"], together=decisions["together"])

    def tag(self, inputs: Sequence[TopicInput], *, together: bool = False) -> list[tuple[TopicFinding, ...]]:
        """One to three findings per input, most important first; none when the text says nothing.

        `together` says that the inputs are the answers of one conference, in order: each is read beside the others.
        """
        reader = Reader(self.scheme, self.ngrams)
        evidence = [reader.gather(item) for item in inputs]
        decision, rows = self.alone, [features(found, self.scheme) for found in evidence]
        if together and len(inputs) > 1:
            beside = around([decision.scores(row) for row in rows])
            decision = self.together
            rows = [
                features_beside(row, found, self.scheme, near)
                for row, found, near in zip(rows, evidence, beside, strict=True)
            ]
        return [
            self._one(found, decision.choose(row)) if found.length >= _SHORTEST else ()
            for found, row in zip(evidence, rows, strict=True)
        ]

    def _vague(self, evidence: Evidence, score: float) -> bool:
        """Whether a few words that speak of nothing, and stand alone, would be given a label for their sound."""
        said = evidence.cues.said or any(evidence.asides)
        return not said and evidence.length < _TELLING and score < _SURE

    def _one(self, evidence: Evidence, chosen: Sequence[tuple[str, float]]) -> tuple[TopicFinding, ...]:
        return tuple(
            TopicFinding(label, round(score, 3), self._because(label, evidence), self.scheme.crosswalk.get(label, {}))
            for label, score in chosen
            if not self._vague(evidence, score)
        )

    def _because(self, label: str, evidence: Evidence) -> tuple[str, ...]:
        cues, said = self.scheme.cues, evidence.cues.said
        words = [word for word in said if label in cues[word]]
        ranked = sorted(words, key=lambda word: (-cues[word][label] * (1 + math.log(said[word])), word))
        return tuple(ranked[:4]) or _NO_WORDS


def _decision(made: dict[str, Any]) -> Decision:
    """A decision of the shipped configuration, which names labels by their codes."""
    labels = labels_by_code()
    leanings = {labels[code]: (about, first) for code, (about, first) in made["leanings"].items()}
    return Decision(**made | {"leanings": leanings})


def _read_cues(lines: Sequence[str]) -> dict[str, dict[str, float]]:
    """Cues of the shipped model: lines `word<TAB>code=weight …`, weights in hundredths."""
    labels = labels_by_code()
    cues = {}
    for line in lines:
        word, _, given = line.partition("\t")
        pairs = (pair.split("=") for pair in given.split(" "))
        cues[word] = {labels[code]: int(weight) / 100 for code, weight in pairs}
    return cues


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return float(sum(map(mul, weights, row)))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 30.0), -30.0)))
