"""What speaks for each label of an answer: cue words, character n-grams and what the answer is read together with.

Features are counted per label that anything speaks for. They are the same for every label, so that a label without a single training
answer is judged by the same measure as a common one.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcript.chinese.view import simplify
from transcript.lexicon.courtesies import SAID_ANYWHERE
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme

ASIDES = ("question", "office", "theme")
FEATURES = (
    "cue_share", "cue_weight", "cue_first", "lead", "spread", "top_share", "top_first",
    "ngram", "ngram_gap", "ngram_top", "short", "rest", *ASIDES, "near", "whole",
    "thin_question", "thin_office", "thin_theme", "thin_whole", "agreed", "unsaid",
    "ngram_question", "ngram_office", "ngram_theme",
)  # fmt: skip
# What an answer is read together with may only speak for a label, never against it.
FOR_ONLY = frozenset(
    {*ASIDES, "near", "whole", "thin_question", "thin_office", "thin_theme", "thin_whole", "ngram_question", "ngram_office", "ngram_theme"}
)  # fmt: skip
LIKELY = 0.12  # n-gram score from which a label without a cue is considered
LONGEST = 20_000  # characters read of one answer; what is said at length is clear by then
_OUTLET = re.compile(
    r"(?:日报|晚报|晨报|时报|都市报|报社|电视台|卫视|广播电台|通讯社|新闻网|周刊|新闻社|传媒|在线|融媒体中心|记者)[^，。？！：；,\s]{0,8}[，。：、,]"
)
_CLAUSE_ENDS = frozenset("，。？！：；,、 \n\t")
_LONGEST_NAME = 20  # characters of an outlet before its last word
_SENTENCE = re.compile(r"[。！？!?；;\n]")


class TopicInput(NamedTuple):
    """An answer with what it is read together with; every field but the text may be empty."""

    text: str
    question: str = ""
    office: str = ""
    theme: str = ""


class CueCount(NamedTuple):
    """Cue evidence of a text: how often each word is said; per label its weight, share in the first third, and the share of sentences
    that speak of it."""

    said: dict[str, int]
    weights: dict[str, float]
    lead: dict[str, float]
    spread: dict[str, float]


class Evidence(NamedTuple):
    """All that speaks for the labels of one input; n-gram scores are empty without a model."""

    cues: CueCount
    shares: dict[str, float]
    ngrams: Sequence[float]
    asides: tuple[dict[str, float], ...]  # cue shares of question, office, theme
    aside_ngrams: tuple[Sequence[float], ...]  # n-gram scores of them
    length: int  # characters without courtesies


class Around(NamedTuple):
    """What else was said at the conference: cue shares of the neighbours and of all others."""

    near: dict[str, float]
    whole: dict[str, float]


ALONE = Around({}, {})


class Reader:
    """Gathers evidence; what several answers are read together with (question, office, theme) is read once."""

    def __init__(self, scheme: Scheme, ngrams: NgramModel | None) -> None:
        self.scheme = scheme
        self.ngrams = ngrams
        self._read: dict[tuple[str, Callable[[str], str]], tuple[dict[str, float], Sequence[float]]] = {}

    def gather(self, item: TopicInput) -> Evidence:
        """What speaks for the labels of an input."""
        plain = without_courtesies(item.text)
        cues = count(plain, self.scheme)
        asides = (
            self._aside(item.question, without_introduction),
            self._aside(item.office),
            self._aside(item.theme, without_courtesies),
        )
        grams = self._grams(plain)
        shares, aside_grams = tuple(one for one, _ in asides), tuple(one for _, one in asides)
        return Evidence(cues, share(cues.weights), grams, shares, aside_grams, len(plain.strip()))

    def _aside(self, text: str, cleaned: Callable[[str], str] = str) -> tuple[dict[str, float], Sequence[float]]:
        found = self._read.get((text, cleaned))
        if found is None:
            plain = cleaned(simplify(text))
            found = self._read[text, cleaned] = share(weigh(plain, self.scheme)), self._grams(plain)
        return found

    def _grams(self, plain: str) -> Sequence[float]:
        """The n-gram scores, as numbers that take a quarter of the room: those of a whole conference are kept at once."""
        return array("d", self.ngrams.scores(plain) if self.ngrams else ())


def gather(item: TopicInput, scheme: Scheme, ngrams: NgramModel | None) -> Evidence:
    """What speaks for the labels of one input."""
    return Reader(scheme, ngrams).gather(item)


def around(evidence: Sequence[Evidence]) -> Iterator[Around]:
    """For each answer of a conference in turn, what the others say: of all at once it would be larger than what they say."""
    if len(evidence) < 2:
        yield from [ALONE] * len(evidence)
        return
    total: dict[str, float] = {}
    for one in evidence:
        _add(total, one.shares)
    others = len(evidence) - 1
    for number, one in enumerate(evidence):
        whole = {label: max(part - one.shares.get(label, 0.0), 0.0) / others for label, part in total.items()}
        beside = [*evidence[max(number - 1, 0) : number], *evidence[number + 1 : number + 2]]
        near: dict[str, float] = {}
        for other in beside:
            _add(near, other.shares, 1 / len(beside))
        yield Around(near, whole)


def _add(total: dict[str, float], shares: dict[str, float], factor: float = 1.0) -> None:
    for label, part in shares.items():
        total[label] = total.get(label, 0.0) + part * factor


def without_courtesies(text: str) -> str:
    """The text in simplified script without greetings, thanks and slogans."""
    return SAID_ANYWHERE.sub(" ", simplify(text[:LONGEST]))


def without_introduction(question: str) -> str:
    """The question without the reporter's own name and outlet: they say nothing about the subject."""
    kept, done = [], 0
    for mark in _OUTLET.finditer(question):
        start = mark.start()
        lowest = max(done, start - _LONGEST_NAME)
        while start > lowest and question[start - 1] not in _CLAUSE_ENDS:
            start -= 1
        kept.append(question[done:start])
        done = mark.end()
    kept.append(question[done:])
    return " ".join(kept)


def weigh(plain: str, scheme: Scheme) -> dict[str, float]:
    """Cue weight per label."""
    return _weights(Counter([word for _, word in scheme.words(plain)]), scheme)


def _weights(counts: Mapping[str, int], scheme: Scheme) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word, number in counts.items():
        # Said twice counts more, but not twice as much.
        factor = 1 + math.log(number) if number > 1 else 1.0
        for label, weight in scheme.cues[word].items():
            weights[label] = weights.get(label, 0.0) + weight * factor
    return weights


def count(plain: str, scheme: Scheme) -> CueCount:
    """The cue evidence of a text in simplified script."""
    cues = scheme.cues
    ends = [mark.start() for mark in _SENTENCE.finditer(plain)]
    ends.append(len(plain))
    third = len(plain) / 3
    said: dict[str, int] = {}
    early: dict[str, int] = {}
    spread: dict[str, float] = {}
    last: dict[str, int] = {}
    sentence = sentences = 0
    latest = -1
    for at, word in scheme.words(plain):
        while ends[sentence] <= at:
            sentence += 1
        if sentence != latest:
            sentences += 1
            latest = sentence
        said[word] = said.get(word, 0) + 1
        if at < third:
            early[word] = said[word]
        for label in cues[word]:
            if last.get(label) != sentence:
                last[label] = sentence
                spread[label] = spread.get(label, 0) + 1
    spread = {label: number / sentences for label, number in spread.items()}
    return CueCount(said, _weights(said, scheme), share(_weights(early, scheme)), spread)


def share(weights: dict[str, float]) -> dict[str, float]:
    """Weights as shares of the whole; little evidence is not made into much by dividing it by itself."""
    total = sum(weights.values()) + 1.0
    return {label: weight / total for label, weight in weights.items()}


def features(evidence: Evidence, scheme: Scheme, around: Around = ALONE) -> dict[str, tuple[float, ...]]:
    """The features, in the order of FEATURES, of every label that something speaks for."""
    cues, shares, places, uppers = evidence.cues, evidence.shares, scheme.places, scheme.uppers
    question, office, theme = evidence.asides
    tops = _tops(shares, uppers)
    best_share, best_top = max(shares.values(), default=0.0), max(tops.values(), default=0.0)
    grams = evidence.ngrams or [0.0] * len(places)
    best_gram = max(grams)
    nothing = [0.0] * len(places)
    question_grams, office_grams, theme_grams = (aside or nothing for aside in evidence.aside_ngrams)
    top_grams: dict[str, float] = {}
    for upper, score in zip(uppers.values(), grams, strict=True):
        if score > 0:
            top_grams[upper] = top_grams.get(upper, 0.0) + score
    short = 1 / (1 + evidence.length / 60)
    thin = 1 / (1 + sum(cues.weights.values()))
    rows: dict[str, tuple[float, ...]] = {}
    for label in _candidates(evidence, around, scheme):
        upper, place = uppers[label], places[label]
        gram = grams[place]
        own, whole = shares.get(label, 0.0), around.whole.get(label, 0.0)
        by_question, by_office, by_theme = question.get(label, 0.0), office.get(label, 0.0), theme.get(label, 0.0)
        in_top = tops.get(upper, 0.0)
        rows[label] = (
            own, math.log1p(cues.weights.get(label, 0.0)), float(0 < best_share == own),
            cues.lead.get(label, 0.0), cues.spread.get(label, 0.0), in_top, float(0 < best_top == in_top),
            gram, gram - best_gram, top_grams.get(upper, 0.0), short, float(label.endswith("\\其他")),
            by_question, by_office, by_theme, around.near.get(label, 0.0), whole,
            by_question * thin, by_office * thin, by_theme * thin, whole * thin,
            float(own > 0 and gram > LIKELY), float(own == 0),
            question_grams[place], office_grams[place], theme_grams[place],
        )  # fmt: skip
    return rows


def _tops(shares: Mapping[str, float], uppers: Mapping[str, str]) -> dict[str, float]:
    tops: dict[str, float] = {}
    for label, part in shares.items():
        upper = uppers[label]
        tops[upper] = tops.get(upper, 0.0) + part
    return tops


def _candidates(evidence: Evidence, around: Around, scheme: Scheme) -> list[str]:
    labels = scheme.labels
    found = dict.fromkeys(evidence.cues.weights)
    found.update((labels[at], None) for at, score in enumerate(evidence.ngrams) if score > LIKELY)
    for aside in evidence.asides:
        found.update(dict.fromkeys(aside))
    found.update((label, None) for label, part in around.whole.items() if part > LIKELY)
    return list(found)
