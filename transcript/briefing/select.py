"""Sentence selection that knows the genre: what an editor would keep of an answer. See `docs/briefings.md`.

Every candidate sentence gets a sum of weighted features; sentences are taken greedily, each discounted by how much it
repeats what was taken (maximal marginal relevance) and by its length, until the budget is used up.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from transcript.briefing.compress import Cut, compress, says_nothing
from transcript.briefing.sentences import Sentence
from transcript.lexicon.briefing_cues import DRESS, ENUMERATION, HANDS_OVER, POSITION
from transcript.lexicon.courtesies import SAID_ANYWHERE


class Weights(NamedTuple):
    """What each feature counts. Tuned on `tests/quality/conferences/dev` by `python -m tests.quality.briefings --tune`."""

    figure: float = 0.5  # per stated figure that no taken sentence has, up to four
    commitment: float = 1.6  # promises something
    enumeration: float = 0.5  # heads an item of an enumeration
    first: float = 0.7  # the first sentence that says something
    opens: float = 0.2  # opens a paragraph
    asked: float = 1.6  # share of the question's character pairs
    central: float = 1.2  # likeness to the rest of the answer
    position: float = 0.35  # says where somebody stands, up to two cues
    topic: float = 0.25  # per topic word, up to two
    dress: float = -0.9  # stories, modesty, rhetoric
    slogan: float = -1.5  # share of the sentence that is said anywhere
    dangling: float = -0.4  # leans on the sentence before
    part: float = 0.8  # deals with a part of the question that no taken sentence deals with
    redundancy: float = 1.2  # times the likeness to what is taken
    length: float = 0.35  # exponent of the length a score is divided by


WEIGHTS = Weights()


class Facts(NamedTuple):
    """What is known of a turn: spans of figures and promises in its text, topic words, the question's view."""

    figures: tuple[tuple[int, int], ...] = ()
    commitments: tuple[tuple[int, int], ...] = ()
    topics: tuple[str, ...] = ()
    question: str = ""
    parts: tuple[tuple[int, int], ...] = ()  # where each part of the question is answered


class Chosen(NamedTuple):
    """A sentence that was taken, what is kept of it, and its score."""

    sentence: Sentence
    cut: Cut
    score: float


class _Candidate(NamedTuple):
    sentence: Sentence
    cut: Cut
    pairs: frozenset[str]
    figures: frozenset[tuple[int, int]]
    part: int
    base: float


def choose(
    sentences: Sequence[Sentence], facts: Facts, *, budget: int, most: int, weights: Weights = WEIGHTS
) -> list[Chosen]:
    """The best sentences in the order of the text: at most `most`, together about `budget` characters, one at least.

    Empty when nothing that is said bears repeating (a turn of thanks).
    """
    candidates = _candidates(sentences, facts, weights)
    taken: list[_Candidate] = []
    scores: list[float] = []
    room = budget
    while candidates and len(taken) < most:
        gains = [_gain(candidate, taken, weights) for candidate in candidates]
        best = max(range(len(gains)), key=gains.__getitem__)
        candidate, gain = candidates.pop(best), gains[best]
        if taken and (gain <= 0 or candidate.cut.length > room):
            continue
        taken.append(candidate)
        scores.append(gain)
        room -= candidate.cut.length
    chosen = [Chosen(one.sentence, one.cut, score) for one, score in zip(taken, scores, strict=True)]
    return sorted(chosen, key=lambda one: one.sentence.start)


def _gain(candidate: _Candidate, taken: Sequence[_Candidate], weights: Weights) -> float:
    known = frozenset[tuple[int, int]]().union(*(one.figures for one in taken))
    score = candidate.base + weights.figure * min(len(candidate.figures - known), 4)
    if candidate.part >= 0 and all(one.part != candidate.part for one in taken):
        score += weights.part
    repeats = max((likeness(candidate.pairs, one.pairs) for one in taken), default=0.0)
    size: float = max(candidate.cut.length, 12) ** weights.length
    return (score - weights.redundancy * repeats) / size


def pairs(plain: str) -> frozenset[str]:
    """The character pairs of a view, marks left out."""
    letters = "".join(char for char in plain if char.isalnum())
    return frozenset(one + other for one, other in pairwise(letters))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets are, 0-1 (cosine)."""
    if not one or not other:
        return 0.0
    return len(one & other) / sqrt(len(one) * len(other))


def usable(sentence: Sentence) -> bool:
    """Whether a sentence says something of its own: no courtesy, no hand-over, no question."""
    plain = sentence.plain
    if says_nothing(plain) or HANDS_OVER.search(plain) or plain.rstrip('”’》)】"').endswith("?"):
        return False
    return sum(char.isalnum() for char in plain) >= 5


def _candidates(sentences: Sequence[Sentence], facts: Facts, weights: Weights) -> list[_Candidate]:
    kept = [sentence for sentence in sentences if usable(sentence)]
    sets = [pairs(sentence.plain) for sentence in kept]
    asked = pairs(facts.question)
    found = []
    for number, (sentence, own) in enumerate(zip(kept, sets, strict=True)):
        others = [likeness(own, other) for nth, other in enumerate(sets) if nth != number]
        central = sum(others) / len(others) if others else 0.0
        figures = frozenset(span for span in facts.figures if sentence.start <= span[0] < sentence.end)
        part = next((n for n, (a, b) in enumerate(facts.parts) if a <= sentence.start < b), -1)
        base = _base(sentence, facts, weights, first=number == 0)
        base += weights.central * central * 4 + weights.asked * likeness(own, asked)
        found.append(_Candidate(sentence, compress(sentence), own, figures, part, base))
    return found


_LEANS = (
    "这",
    "那",
    "他",
    "她",
    "它",
    "其",
    "但",
    "而",
    "所以",
    "因此",
    "也",
    "还",
    "又",
    "不过",
    "可是",
    "当然",
    "剩下",
)


def _base(sentence: Sentence, facts: Facts, weights: Weights, *, first: bool) -> float:
    plain = sentence.plain
    score = weights.first * first + weights.opens * sentence.opens
    if any(start < sentence.end and sentence.start < end for start, end in facts.commitments):
        score += weights.commitment
    if ENUMERATION.match(plain):
        score += weights.enumeration
    score += weights.position * min(len(POSITION.findall(plain)), 2)
    score += weights.topic * min(sum(word in plain for word in facts.topics), 2)
    if DRESS.search(plain):
        score += weights.dress
    slogans = sum(len(match[0]) for match in SAID_ANYWHERE.finditer(plain))
    score += weights.slogan * slogans / len(plain)
    if plain.startswith(_LEANS):
        score += weights.dangling
    return score
