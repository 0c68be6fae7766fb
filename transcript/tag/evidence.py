"""What speaks for each label of an answer: cue words, character n-grams and what the answer is read together with.

Features are counted per label that anything speaks for. They are the same for every label, so that a label without a single training
answer is judged by the same measure as a common one.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcript.chinese.view import simplify
from transcript.lexicon.courtesies import SAID_ANYWHERE
from transcript.lexicon.patterns import lazy
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme

ASIDES = ("question", "office", "theme")
# What an answer says itself and by its question, its office and the title.
OWN = (
    "cue_share", "cue_weight", "cue_first", "lead", "spread", "top_share", "top_first",
    "ngram", "ngram_gap", "ngram_top", "short", "rest", *ASIDES,
    "thin_question", "thin_office", "thin_theme", "agreed", "unsaid",
    "ngram_question", "ngram_office", "ngram_theme",
)  # fmt: skip
# And how it and the other answers of the conference were read by themselves.
BESIDE = ("near", "whole", "thin_whole", "whole_top", "read", "read_gap", "read_first")
FEATURES = (*OWN, *BESIDE)
# What an answer is read together with may only speak for a label, never against it.
FOR_ONLY = frozenset(
    {*ASIDES, "thin_question", "thin_office", "thin_theme", "ngram_question", "ngram_office", "ngram_theme",
     "near", "whole", "thin_whole", "whole_top"}
)  # fmt: skip
LIKELY = 0.12  # n-gram score, or mean score in the other answers, from which a label without a cue is considered
_UNREAD = 0.02  # the score of a label that nothing in an answer itself speaks for
LONGEST = 20_000  # characters read of one answer; what is said at length is clear by then
_OUTLET = lazy(
    r"(?:日报|晚报|晨报|时报|都市报|报社|电视台|卫视|广播电台|通讯社|新闻网|周刊|新闻社|传媒|在线|融媒体中心|记者)[^，。？！：；,\s]{0,8}[，。：、,]"
)
_CLAUSE_ENDS = frozenset("，。？！：；,、 \n\t")
_LONGEST_NAME = 20  # characters of an outlet before its last word
_SENTENCE = lazy(r"[。！？!?；;\n]")


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
    """How an answer was read by itself, and the others of its conference: scores per label, of the neighbours and of all others on average."""

    own: dict[str, float]
    near: dict[str, float]
    whole: dict[str, float]


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


def around(read: Sequence[dict[str, float]]) -> Iterator[Around]:
    """For each answer of a conference in turn, by the scores of each read by itself, what the others say. Two answers or more. (Of all at
    once it would be larger than what they say.)"""
    total: dict[str, float] = {}
    for scores in read:
        _add(total, scores)
    others = len(read) - 1
    for number, own in enumerate(read):
        whole = {label: max(part - own.get(label, 0.0), 0.0) / others for label, part in total.items()}
        beside = [*read[max(number - 1, 0) : number], *read[number + 1 : number + 2]]
        near: dict[str, float] = {}
        for scores in beside:
            _add(near, scores, 1 / len(beside))
        yield Around(own, near, whole)


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


def features(evidence: Evidence, scheme: Scheme) -> dict[str, tuple[float, ...]]:
    """The features, in the order of OWN, of every label that something speaks for."""
    return dict(_rows(_candidates(evidence, scheme), evidence, scheme))


def _rows(labels: Collection[str], evidence: Evidence, scheme: Scheme) -> Iterator[tuple[str, tuple[float, ...]]]:
    if not labels:
        return
    cues, shares, places, uppers = evidence.cues, evidence.shares, scheme.places, scheme.uppers
    question, office, theme = evidence.asides
    tops = _tops(shares, uppers)
    best_share, best_top = max(shares.values(), default=0.0), max(tops.values(), default=0.0)
    nothing = [0.0] * len(places)
    grams, question_grams, office_grams, theme_grams = (
        some or nothing for some in (evidence.ngrams, *evidence.aside_ngrams)
    )
    best_gram = max(grams)
    top_grams: dict[str, float] = {}
    for upper, score in zip(uppers.values(), grams, strict=True):
        if score > 0:
            top_grams[upper] = top_grams.get(upper, 0.0) + score
    short = 1 / (1 + evidence.length / 60)
    thin = _thin(evidence)
    for label in labels:
        upper, place = uppers[label], places[label]
        gram = grams[place]
        own, in_top = shares.get(label, 0.0), tops.get(upper, 0.0)
        by_question, by_office, by_theme = question.get(label, 0.0), office.get(label, 0.0), theme.get(label, 0.0)
        yield label, (
            own, math.log1p(cues.weights.get(label, 0.0)), float(0 < best_share == own),
            cues.lead.get(label, 0.0), cues.spread.get(label, 0.0), in_top, float(0 < best_top == in_top),
            gram, gram - best_gram, top_grams.get(upper, 0.0), short, float(label.endswith("\\其他")),
            by_question, by_office, by_theme, by_question * thin, by_office * thin, by_theme * thin,
            float(own > 0 and gram > LIKELY), float(own == 0),
            question_grams[place], office_grams[place], theme_grams[place],
        )  # fmt: skip


def features_beside(
    rows: Mapping[str, tuple[float, ...]], evidence: Evidence, scheme: Scheme, around: Around
) -> dict[str, tuple[float, ...]]:
    """The rows of `features` filled up to the order of FEATURES, and those of labels that only the other answers of the conference speak
    for."""
    own, near, whole = around
    uppers = scheme.uppers
    tops = _tops(whole, uppers)
    best = max(own.values(), default=0.0)
    thin = _thin(evidence)
    also = [label for label, part in whole.items() if part > LIKELY and label not in rows]
    found = {}
    for label, row in (*rows.items(), *_rows(also, evidence, scheme)):
        score, part = own.get(label, _UNREAD), whole.get(label, 0.0)
        odds = math.log(max(score, 1e-4) / (1 - min(score, 1 - 1e-4)))
        found[label] = (
            *row, near.get(label, 0.0), part, part * thin, min(tops.get(uppers[label], 0.0), 1.5),
            odds, score - best, float(score == best),
        )  # fmt: skip
    return found


def _thin(evidence: Evidence) -> float:
    return 1 / (1 + sum(evidence.cues.weights.values()))


def _tops(shares: Mapping[str, float], uppers: Mapping[str, str]) -> dict[str, float]:
    tops: dict[str, float] = {}
    for label, part in shares.items():
        upper = uppers[label]
        tops[upper] = tops.get(upper, 0.0) + part
    return tops


def _candidates(evidence: Evidence, scheme: Scheme) -> dict[str, None]:
    labels = scheme.labels
    found = dict.fromkeys(evidence.cues.weights)
    found.update((labels[at], None) for at, score in enumerate(evidence.ngrams) if score > LIKELY)
    for aside in evidence.asides:
        found.update(dict.fromkeys(aside))
    return found
