"""Sentence selection that knows the genre: what an editor would keep of an answer. See `docs/briefings.md`.

Every candidate sentence gets a sum of weighted features; sentences are taken greedily, each discounted by how much it
repeats what was taken (maximal marginal relevance), until the budget is used up. This is done by gain, by gain per
square root of the length and by gain per character; of the three sets the one that is worth most is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt
from operator import add
from typing import NamedTuple

from transcript.briefing.compress import Cut, compress, says_nothing
from transcript.briefing.sentences import Sentence
from transcript.lexicon.briefing_cues import (
    AHEAD,
    ANNOUNCES,
    DRESS,
    ENUMERATION,
    HANDS_OVER,
    PLAIN_ANSWER,
    POSITION,
    THANKS,
)
from transcript.lexicon.courtesies import SAID_ANYWHERE


class Weights(NamedTuple):
    """What each feature counts. Tuned on `tests/quality/conferences/dev` by `python -m tests.quality.summaries.tune`."""

    figure: float = 0.8  # per stated figure that no taken sentence has, up to four
    commitment: float = 1.45  # promises something
    ahead: float = 0.5  # says what will be done, promised or not
    enumeration: float = 0.0  # heads an item of an enumeration
    first: float = 0.55  # the first sentence of substance
    slight: float = 0.0  # has no substance: announces what comes (`再说停水。`), or is very short
    opens: float = -0.65  # opens a paragraph
    asked: float = 1.75  # share of the question's character pairs
    central: float = 0.6  # shares words with the rest of the answer; 1 for the most central sentence
    position: float = 0.65  # says where somebody stands, up to two cues
    topic: float = 0.35  # per topic word, up to two
    dress: float = -0.6  # stories, modesty, rhetoric
    announces: float = -1.5  # says only how many points come
    slogan: float = -1.5  # share of the sentence that is said anywhere
    dangling: float = -0.5  # leans on the sentence before
    part: float = 0.8  # deals with a part of the question that no taken sentence deals with
    redundancy: float = 0.8  # times the likeness to what is taken
    enough: float = 0.6  # what a further sentence must be worth
    content: float = 0.3  # per twenty characters, up to three times: a sentence that says more


WEIGHTS = Weights()
# Greedy runs by gain alone find few long sentences, by gain per character many short ones; the better set is printed.
HEADING = 20  # characters up to which the head of an item of an enumeration says no more than its name
_EXPONENTS = (0.0, 0.5, 1.0)
SAME = 0.7  # likeness from which a sentence says what another has said: never printed beside it


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


class Candidate(NamedTuple):
    """A sentence that can be chosen; `base` is what it is worth before others are taken."""

    number: int
    sentence: Sentence
    cut: Cut
    pairs: frozenset[str]
    figures: frozenset[tuple[int, int]]
    part: int
    base: float


def choose(
    sentences: Sequence[Sentence], facts: Facts, *, budget: int, most: int, weights: Weights = WEIGHTS
) -> list[Chosen]:
    """The best sentences in the order of the text: at most `most`, together at most `budget` characters, one at least
    (longer than the budget only where none is shorter).

    Empty when nothing that is said bears repeating (a turn of thanks).
    """
    return pick(candidates(sentences, facts, weights=weights), budget=budget, most=most, weights=weights)


def pick(candidates: Sequence[Candidate], *, budget: int, most: int, weights: Weights = WEIGHTS) -> list[Chosen]:
    """The same of candidates that were weighed before: the length classes and parts of a briefing share them."""
    best: list[tuple[Candidate, float]] = []
    worth = float("-inf")
    for exponent in _EXPONENTS:
        taken = _greedy(candidates, weights, budget, most, exponent)
        if sum(gain for _, gain in taken) > worth:
            best, worth = taken, sum(gain for _, gain in taken)
        if len(taken) == len(candidates):
            break
    chosen = [Chosen(one.sentence, one.cut, gain) for one, gain in best]
    return sorted(chosen, key=lambda one: one.sentence.start)


def _greedy(
    candidates: Sequence[Candidate], weights: Weights, budget: int, most: int, exponent: float
) -> list[tuple[Candidate, float]]:
    """Sentences with their gains, taken by gain over length to this power while they fit."""
    left = [one for one in candidates if one.cut.length <= budget] or sorted(candidates, key=_length)[:1]
    taken: list[tuple[Candidate, float]] = []
    repeats = dict.fromkeys(range(len(candidates)), 0.0)
    known: set[tuple[int, int]] = set()
    parts: set[int] = set()
    room = budget
    while left and len(taken) < most:
        gains = [_gain(one, known, parts, repeats[one.number], weights) for one in left]
        at = max(range(len(left)), key=lambda nth: gains[nth] / max(_length(left[nth]), 12) ** exponent)
        if taken and gains[at] <= weights.enough:
            break
        one = left[at]
        taken.append((one, gains[at]))
        known |= one.figures
        parts.add(one.part)
        room -= one.cut.length
        left = [other for other in left if other is not one and other.cut.length <= room]
        left = [other for other in left if likeness(other.pairs, one.pairs) < SAME]
        for other in left:
            repeats[other.number] = max(repeats[other.number], likeness(other.pairs, one.pairs))
    return taken


def _length(candidate: Candidate) -> int:
    return candidate.cut.length


def _gain(
    candidate: Candidate, known: set[tuple[int, int]], parts: set[int], repeats: float, weights: Weights
) -> float:
    score = candidate.base + weights.figure * min(len(candidate.figures - known), 4)
    if candidate.part >= 0 and candidate.part not in parts:
        score += weights.part
    return score - weights.redundancy * repeats


def pairs(plain: str) -> frozenset[str]:
    """The character pairs of a view, marks left out."""
    letters = "".join(filter(str.isalnum, plain))
    return frozenset(map(add, letters, letters[1:]))


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
    return len(list(filter(str.isalnum, plain))) >= 5


def bare(sentences: Sequence[Sentence], *, budget: int) -> list[Chosen]:
    """What is left to quote of an answer that is too short to choose from (`是的。`, `绝对没有。`, a question back): its first
    sentences that are neither thanks nor a hand-over."""
    kept: list[Chosen] = []
    for sentence in sentences:
        if THANKS.search(sentence.plain) or HANDS_OVER.search(sentence.plain):
            continue
        budget -= sentence.end - sentence.start
        if budget < 0:
            break
        kept.append(Chosen(sentence, Cut(((sentence.start, sentence.end),)), 0.0))
    return kept


def candidates(sentences: Sequence[Sentence], facts: Facts, *, weights: Weights = WEIGHTS) -> list[Candidate]:
    """What can be chosen from, each sentence weighed by itself."""
    kept = [sentence for sentence in sentences if usable(sentence)]
    sets = [pairs(sentence.plain) for sentence in kept]
    asked = pairs(facts.question)
    found = []
    central = _central(sets)
    solid = [_solid(sentence, facts) for sentence in kept]
    first = solid.index(True) if True in solid else -1
    for number, (sentence, own) in enumerate(zip(kept, sets, strict=True)):
        figures = frozenset(span for span in facts.figures if sentence.start <= span[0] < sentence.end)
        part = next((n for n, (a, b) in enumerate(facts.parts) if a <= sentence.start < b), -1)
        base = _base(sentence, facts, weights, first=number == first, solid=solid[number])
        base += weights.central * central[number] + weights.asked * likeness(own, asked)
        found.append(Candidate(number, sentence, compress(sentence), own, figures, part, base))
    return found


def _central(sets: Sequence[frozenset[str]]) -> list[float]:
    """How much each sentence shares with the others, as in TextRank (common pairs over the logarithms of the sizes);
    the most central of an answer has 1."""
    logs = [log(len(own) + 2) for own in sets]
    shares = [0.0] * len(sets)
    for nth, own in enumerate(sets):
        for mth in range(nth):
            share = len(own & sets[mth]) / (logs[nth] + logs[mth])
            shares[nth] += share
            shares[mth] += share
    most = max(shares, default=0.0) or 1.0
    return [share / most for share in shares]


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


def _solid(sentence: Sentence, facts: Facts) -> bool:
    """Whether a sentence has substance: it is not short, states a figure, or is the plain answer."""
    letters = len(list(filter(str.isalnum, sentence.plain)))
    stated = any(sentence.start <= start < sentence.end for start, _ in facts.figures)
    return (letters >= 8 or stated or bool(PLAIN_ANSWER.match(sentence.plain))) and not DRESS.search(sentence.plain)


def _base(sentence: Sentence, facts: Facts, weights: Weights, *, first: bool, solid: bool) -> float:
    plain = sentence.plain
    stated = any(sentence.start <= start < sentence.end for start, _ in (*facts.figures, *facts.commitments))
    score = weights.first * first + weights.opens * (sentence.opens and solid) + weights.slight * (not solid)
    if any(start < sentence.end and sentence.start < end for start, end in facts.commitments):
        score += weights.commitment
    if AHEAD.search(plain):
        score += weights.ahead
    if ENUMERATION.match(plain):
        score += weights.enumeration
    score += weights.position * min(len(POSITION.findall(plain)), 2)
    score += weights.topic * min(sum(word in plain for word in facts.topics), 2)
    if DRESS.search(plain):
        score += weights.dress
    if ANNOUNCES.search(plain) or (ENUMERATION.match(plain) and len(plain) <= HEADING and not stated):
        score += weights.announces
    score += weights.content * min(len(plain) / 20, 3.0)
    slogans = sum(len(match[0]) for match in SAID_ANYWHERE.finditer(plain))
    score += weights.slogan * slogans / len(plain)
    if plain.startswith(_LEANS):
        score += weights.dangling
    return score
