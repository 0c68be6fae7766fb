"""Topics of answers: cue words and a linear model of character n-grams, weighed together and read in context.

For every label that anything speaks for, a handful of features (how much of the cue evidence is its own, what the n-gram model says, what
the question, the office of the speaker, the theme of the conference and the neighbours say) go through one logistic function; its value
is the score. What is trained, on what, and what it scores: `models/topics/README.md`.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transcript import models
from transcript.chinese.view import simplify
from transcript.lexicon.courtesies import SAID_ANYWHERE
from transcript.tag.scheme import Scheme, govcn, own_scheme, read_cues

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_LABELS = 3
FEATURES = (
    "cue_share", "cue_weight", "ngram", "ngram_first", "top_cue_share", "top_ngram", "rest", "question", "office", "theme", "context", "own_words",
)  # fmt: skip


class TopicInput(NamedTuple):
    """An answer with what it is read together with; every field may be empty."""

    text: str
    question: str = ""
    office: str = ""
    theme: str = ""
    context: str = ""


class TopicFinding(NamedTuple):
    """A label, its score 0-1, the words that decided, and its codes in other schemes."""

    label: str
    score: float
    because: tuple[str, ...]
    crosswalk: dict[str, tuple[str, ...]]


class Evidence(NamedTuple):
    """What speaks for the labels of one input: cue weights by label, words by label, n-gram probabilities."""

    cues: dict[str, float]
    words: dict[str, Counter[str]]
    ngrams: NDArray[np.float32] | None
    asides: tuple[dict[str, float], ...]  # cue shares of question, office, theme, context


@dataclass(frozen=True)
class NgramModel:
    """Weights of character n-grams: `weights[n, label]` in eighths of a bit times `scale[label]`."""

    vocabulary: dict[str, int]
    idf: NDArray[np.float32]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, plain: str) -> NDArray[np.float32]:
        """The probability of every label, in the order of the scheme. All near zero for an empty text."""
        import numpy as np

        vocabulary = self.vocabulary
        counts: Counter[int] = Counter()
        for width in (2, 3):
            grams = (plain[at : at + width] for at in range(len(plain) - width + 1))
            counts.update(vocabulary[gram] for gram in grams if gram in vocabulary)
        if not counts:
            return np.zeros(len(self.bias), dtype=np.float32)
        index = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self.idf[index]
        values /= max(float(np.linalg.norm(values)), 1e-6)
        logits = (values.astype(np.float32) @ self.weights[index].astype(np.float32)) * self.scale + self.bias
        found: NDArray[np.float32] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        return found


@lru_cache(maxsize=1)
def load_ngrams() -> NgramModel:
    """The shipped n-gram model. Raises ModelError when it is not the one that was trained."""
    import numpy as np

    folder = models.path("topics")
    data = np.load(folder / "ngrams.npz")
    words = (folder / "vocabulary.txt").read_text("utf-8").split("\n")
    return NgramModel(
        {word: at for at, word in enumerate(words)},
        data["idf"],
        data["weights"],
        data["scale"].astype(np.float32),
        data["bias"],
    )


class TopicTagger:
    """Tags answers in a scheme. Make one with `TopicTagger.load`."""

    def __init__(
        self, scheme: Scheme, *, ngrams: NgramModel | None, weights: dict[str, float], first: float, further: float
    ) -> None:
        self.scheme = scheme
        self.ngrams = ngrams
        self.weights = weights
        self.first = first
        self.further = further
        self._place = {label: at for at, label in enumerate(scheme.labels)}
        self._tops: dict[str, list[int]] = {}
        for at, label in enumerate(scheme.labels):
            self._tops.setdefault(top(label), []).append(at)

    @classmethod
    def load(cls, scheme: str = "gov.cn") -> TopicTagger:
        """The tagger of a scheme: `gov.cn`, or the path of a TOML file with labels and cues (see `transcript.tag.scheme`).

        Raises UsageError for a scheme that cannot be read, ModelError when the shipped model is damaged.
        """
        folder = models.path("topics")
        made = json.loads((folder / "weights.json").read_text("utf-8"))
        if scheme != "gov.cn":
            return cls(
                own_scheme(scheme),
                ngrams=None,
                weights=made["cues_only"],
                first=made["own_first"],
                further=made["own_further"],
            )
        cues = read_cues((folder / "cues.tsv").read_text("utf-8").splitlines())
        return cls(govcn(cues), ngrams=load_ngrams(), weights=made["all"], first=made["first"], further=made["further"])

    def tag(self, inputs: Sequence[TopicInput]) -> list[tuple[TopicFinding, ...]]:
        """One to three findings per input, most important first; none when the text says nothing."""
        return [self._one(item) for item in inputs]

    def evidence(self, item: TopicInput) -> Evidence:
        """What speaks for the labels of an input."""
        plain = SAID_ANYWHERE.sub(" ", simplify(item.text))
        cues, words = self._cues(plain)
        asides = tuple(_share(self._cues(simplify(aside))[0]) for aside in item[1:])
        return Evidence(cues, words, self.ngrams.probabilities(plain) if self.ngrams else None, asides)

    def features(self, evidence: Evidence) -> dict[str, tuple[float, ...]]:
        """The features (in the order of FEATURES) of every label that something speaks for."""
        share = _share(evidence.cues)
        tops: dict[str, float] = {}
        for label, part in share.items():
            tops[top(label)] = tops.get(top(label), 0.0) + part
        best = evidence.ngrams
        likely: list[int] = [] if best is None else [int(at) for at in (best > 0.04).nonzero()[0]]
        first = int(best.argmax()) if best is not None and len(likely) else -1
        labels = {
            *share,
            *(self.scheme.labels[at] for at in likely),
            *(label for aside in evidence.asides[:2] for label in aside),
        }
        rows = {}
        for label in labels:
            at = self._place[label]
            own = 0.0 if best is None else float(best[at])
            most = 0.0 if best is None else float(max(best[other] for other in self._tops[top(label)]))
            rows[label] = (
                share.get(label, 0.0),
                math.log1p(evidence.cues.get(label, 0.0)),
                math.log(max(own, 1e-3) / (1 - min(own, 0.999))) if best is not None else 0.0,
                float(at == first),
                tops.get(top(label), 0.0),
                most,
                float(label.endswith("\\其他")),
                *(aside.get(label, 0.0) for aside in evidence.asides),
                float(len(evidence.words.get(label, ())) >= 2),
            )
        return rows

    def scores(self, features: dict[str, tuple[float, ...]]) -> dict[str, float]:
        """Features → score per label."""
        bias = self.weights["bias"]
        factors = [self.weights[name] for name in FEATURES]
        return {
            label: 1 / (1 + math.exp(-max(min(bias + sum(f * v for f, v in zip(factors, row, strict=True)), 30), -30)))
            for label, row in features.items()
        }

    def choose(self, scores: dict[str, float]) -> list[tuple[str, float]]:
        """One to three labels, most important first, none when nothing is likely."""
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], self._place[pair[0]]))
        chosen = [
            pair
            for number, pair in enumerate(ranked[:MOST_LABELS])
            if pair[1] >= (self.further if number else self.first)
        ]
        return chosen if ranked and chosen and chosen[0] == ranked[0] else []

    def _one(self, item: TopicInput) -> tuple[TopicFinding, ...]:
        if len(item.text) < 6:
            return ()
        evidence = self.evidence(item)
        return tuple(
            TopicFinding(label, round(score, 3), self._because(label, evidence), self.scheme.crosswalk.get(label, {}))
            for label, score in self.choose(self.scores(self.features(evidence)))
        )

    def _cues(self, plain: str) -> tuple[dict[str, float], dict[str, Counter[str]]]:
        counts = Counter(self.scheme.words(plain))
        weights: dict[str, float] = {}
        words: dict[str, Counter[str]] = {}
        for word, count in counts.items():
            labels = self.scheme.cues[word]
            # Said twice counts more, but not twice as much; a word of several labels speaks less for each.
            factor = (1 + math.log(count)) / math.sqrt(len(labels))
            for label, strength in labels.items():
                weights[label] = weights.get(label, 0.0) + strength * factor
                words.setdefault(label, Counter())[word] += count
        return weights, words

    def _because(self, label: str, evidence: Evidence) -> tuple[str, ...]:
        words = evidence.words.get(label, Counter())
        ranked = sorted(words, key=lambda word: (-self.scheme.cues[word][label] * (1 + math.log(words[word])), word))
        return tuple(ranked[:4]) or ("措辞",)


def top(label: str) -> str:
    """The upper level of a label."""
    return label.partition("\\")[0]


def _share(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    # Little evidence is not made into much by dividing it by itself.
    return {label: weight / (total + 1.0) for label, weight in weights.items()}
