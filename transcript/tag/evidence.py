"""What speaks for each label of an answer: cue words, character n-grams and what the answer is read together with.

Features are counted per label that anything speaks for. They are the same for every label, so that a label without a single training
answer is judged by the same measure as a common one.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from transcript.chinese.view import simplify
from transcript.lexicon.courtesies import SAID_ANYWHERE
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme

ASIDES = ("question", "office", "theme")
FEATURES = (
    "cue_share", "cue_weight", "cue_words", "cue_first", "lead", "spread", "top_share", "top_first",
    "ngram", "ngram_gap", "ngram_first", "ngram_top", "asked", "short", "rest", *ASIDES, "near", "whole",
    "thin_question", "thin_office", "thin_theme", "thin_whole", "agreed", "unsaid",
)  # fmt: skip
# What an answer is read together with may only speak for a label, never against it.
FOR_ONLY = frozenset({*ASIDES, "near", "whole", "thin_question", "thin_office", "thin_theme", "thin_whole"})
LIKELY = 0.12  # n-gram score from which a label without a cue is considered
LONGEST = 20_000  # characters read of one answer; what is said at length is clear by then
# A reporter's own name and outlet say nothing about the subject.
INTRODUCTION = re.compile(
    r"(?:我(?:们)?(?:是|来自)|这里是|来自)?[^，。？！：；,\s]{0,16}(?:日报|晚报|晨报|时报|都市报|报社|电视台|卫视|广播电台|通讯社|新闻网|周刊|日报社|新闻社|传媒|在线|融媒体中心|记者)[^，。？！：；,\s]{0,8}[，。：、,]"
)
_SENTENCE = re.compile(r"[。！？!?；;\n]")


class TopicInput(NamedTuple):
    """An answer with what it is read together with; every field but the text may be empty."""

    text: str
    question: str = ""
    office: str = ""
    theme: str = ""


class CueCount(NamedTuple):
    """Cue evidence of a text: weight per label, words per label, share in its first third, share of sentences that speak of it."""

    weights: dict[str, float]
    words: dict[str, Counter[str]]
    lead: dict[str, float]
    spread: dict[str, float]


class Evidence(NamedTuple):
    """All that speaks for the labels of one input; n-gram scores are empty without a model."""

    cues: CueCount
    shares: dict[str, float]
    ngrams: list[float]
    asked: list[float]
    asides: tuple[dict[str, float], ...]  # cue shares of question, office, theme
    length: int  # characters without courtesies


class Around(NamedTuple):
    """What else was said at the conference: cue shares of the neighbours and of all others."""

    near: dict[str, float]
    whole: dict[str, float]


ALONE = Around({}, {})


def gather(item: TopicInput, scheme: Scheme, ngrams: NgramModel | None) -> Evidence:
    """What speaks for the labels of an input."""
    plain = without_courtesies(item.text)
    question = INTRODUCTION.sub(" ", simplify(item.question)) if item.question else ""
    asides = tuple(
        share(weigh(aside, scheme)) if aside else {}
        for aside in (question, simplify(item.office), SAID_ANYWHERE.sub(" ", simplify(item.theme)))
    )
    cues = count(plain, scheme)
    asked = ngrams.scores(question) if ngrams and question else []
    return Evidence(
        cues, share(cues.weights), ngrams.scores(plain) if ngrams else [], asked, asides, len(plain.strip())
    )


def around(evidence: Sequence[Evidence]) -> list[Around]:
    """For each answer of a conference, what the others say."""
    if len(evidence) < 2:
        return [ALONE] * len(evidence)
    total: dict[str, float] = {}
    for one in evidence:
        _add(total, one.shares)
    others = len(evidence) - 1
    found = []
    for number, one in enumerate(evidence):
        whole = {label: max(part - one.shares.get(label, 0.0), 0.0) / others for label, part in total.items()}
        beside = [*evidence[max(number - 1, 0) : number], *evidence[number + 1 : number + 2]]
        near: dict[str, float] = {}
        for other in beside:
            _add(near, other.shares, 1 / len(beside))
        found.append(Around(near, whole))
    return found


def _add(total: dict[str, float], shares: dict[str, float], factor: float = 1.0) -> None:
    for label, part in shares.items():
        total[label] = total.get(label, 0.0) + part * factor


def without_courtesies(text: str) -> str:
    """The text in simplified script without greetings, thanks and slogans."""
    return SAID_ANYWHERE.sub(" ", simplify(text[:LONGEST]))


def weigh(plain: str, scheme: Scheme) -> dict[str, float]:
    """Cue weight per label."""
    return _weights(Counter(word for _, word in scheme.words(plain)), scheme)


def _weights(counts: Counter[str], scheme: Scheme) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word, number in counts.items():
        # Said twice counts more, but not twice as much.
        factor = 1 + math.log(number)
        for label, weight in scheme.cues[word].items():
            weights[label] = weights.get(label, 0.0) + weight * factor
    return weights


def count(plain: str, scheme: Scheme) -> CueCount:
    """The cue evidence of a text in simplified script."""
    found = list(scheme.words(plain))
    counts = Counter(word for _, word in found)
    words: dict[str, Counter[str]] = {}
    for word, number in counts.items():
        for label in scheme.cues[word]:
            words.setdefault(label, Counter())[word] = number
    third = len(plain) / 3
    lead = share(_weights(Counter(word for at, word in found if at < third), scheme))
    ends = [mark.start() for mark in _SENTENCE.finditer(plain)]
    said = {(bisect_right(ends, at), label) for at, word in found for label in scheme.cues[word]}
    sentences = len({number for number, _ in said})
    spread = Counter(label for _, label in said)
    return CueCount(
        _weights(counts, scheme), words, lead, {label: number / sentences for label, number in spread.items()}
    )


def share(weights: dict[str, float]) -> dict[str, float]:
    """Weights as shares of the whole; little evidence is not made into much by dividing it by itself."""
    total = sum(weights.values()) + 1.0
    return {label: weight / total for label, weight in weights.items()}


def features(evidence: Evidence, scheme: Scheme, around: Around = ALONE) -> dict[str, tuple[float, ...]]:
    """The features, in the order of FEATURES, of every label that something speaks for."""
    cues, shares, places, uppers = evidence.cues, evidence.shares, scheme.places, scheme.uppers
    tops: dict[str, float] = {}
    for label, part in shares.items():
        tops[uppers[label]] = tops.get(uppers[label], 0.0) + part
    best_share, best_top = max(shares.values(), default=0.0), max(tops.values(), default=0.0)
    nothing = [0.0] * len(places)
    grams, asked = evidence.ngrams or nothing, evidence.asked or nothing
    best_gram = max(grams)
    top_grams: dict[str, float] = {}
    for upper, score in zip(uppers.values(), grams, strict=True):
        if score > 0:
            top_grams[upper] = top_grams.get(upper, 0.0) + score
    short = 1 / (1 + evidence.length / 60)
    thin = 1 / (1 + sum(cues.weights.values()))
    rows = {}
    for label in _candidates(evidence, around, scheme):
        at, upper = places[label], uppers[label]
        asides = [aside.get(label, 0.0) for aside in evidence.asides]
        own, whole = shares.get(label, 0.0), around.whole.get(label, 0.0)
        rows[label] = (
            own, math.log1p(cues.weights.get(label, 0.0)), math.log1p(len(cues.words.get(label, ()))),
            float(0 < best_share == own), cues.lead.get(label, 0.0), cues.spread.get(label, 0.0),
            tops.get(upper, 0.0), float(0 < best_top == tops.get(upper, 0.0)),
            grams[at], grams[at] - best_gram, float(grams[at] == best_gram > LIKELY), top_grams.get(upper, 0.0),
            asked[at], short, float(label.endswith("\\其他")), *asides, around.near.get(label, 0.0), whole,
            *(aside * thin for aside in asides), whole * thin, float(own > 0 and grams[at] > LIKELY), float(own == 0),
        )  # fmt: skip
    return rows


def _candidates(evidence: Evidence, around: Around, scheme: Scheme) -> list[str]:
    labels = scheme.labels
    found = dict.fromkeys(evidence.cues.weights)
    found.update((labels[at], None) for at, score in enumerate(evidence.ngrams) if score > LIKELY)
    found.update((labels[at], None) for at, score in enumerate(evidence.asked) if score > 2 * LIKELY)
    for aside in evidence.asides:
        found.update(dict.fromkeys(aside))
    found.update((label, None) for label, part in around.whole.items() if part > LIKELY)
    return list(found)
