"""How much a sentence speaks for a promise: its marks, the times it names, its clauses, the sentences before it, and its characters.

Marks stand in `transcript.lexicon.promises`; what they weigh is learnt (`models/promises`, by `transcript.train.promises`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, product, repeat
from math import fsum
from operator import add
from typing import NamedTuple

from transcript import models
from transcript.lexicon.patterns import lazy
from transcript.lexicon.promises import MARKS
from transcript.tag.ahead import times

NAME = "promises"
_SENTENCE = lazy(r"[^。!?;\n]+[。!?;]?[”)]?")
_HEAD = lazy(
    r"(?:下一步|接下来|下阶段|下一阶段|今后|明年|下半年|下步)[^。!?;]*(?:方面|工作|入手|着手|发力|措施|举措|几件事|件事|重点|做好|抓好|来做|推进|落实)"
)
# What opens a discourse of plans, and what the sentence after still hears of it.
_PLANS = frozenset({"ahead", "from now", "plan", "plan said", "dated", "we will"})
# and what ends it: deeds, facts and questions
_TELLS = frozenset({"past", "fact", "question"})
_HEARD = frozenset(
    {"ahead", "plan said", "heading", "past", "deadline", "must", "will", "we will", "question", "fact", "from now", "dated", "plan",
     "time ahead", "time behind", "they say"}
)  # fmt: skip
FUTURE = frozenset(
    {"ahead", "deadline", "from now", "dated", "on a date", "plan", "resolve", "must", "will", "maybe will", "we will", "office will"}
)  # fmt: skip
_AHEAD = FUTURE | {"time ahead", "soon"}
_BEHIND = frozenset({"past", "time behind", "then past", "already", "now"})
_NONE: frozenset[str] = frozenset()
_ITEM = lazy(MARKS["item"])
_NUMERAL = lazy(r"\d[\d,.]*|[一二两三四五六七八九十百千]+(?=[个家所条座台项件万亿年月日天号点分元户名])")
_EDGES = " 。;!?”\n"
# A sentence whose characters alone speak so little for a promise is not read more closely, unless what stands before it does.
GLANCE = -2.1


class Sentence(NamedTuple):
    """A sentence at `[start, end)` of the view, and the names of what speaks for or against a promise in it and in each of its clauses."""

    start: int
    end: int
    marks: frozenset[str]
    clauses: tuple[frozenset[str], ...]
    words: str


class Glance(NamedTuple):
    """What the characters of a sentence alone say about it."""

    bias: float
    chars: dict[str, float]

    def __call__(self, words: str) -> float:
        """How much they speak for a promise."""
        return fsum(chain((self.bias,), map(self.chars.get, set(words), repeat(0.0))))


class Weights(NamedTuple):
    """The model: the first glance, and what marks, pairs of marks (in the sentence, within a clause) and runs of characters add to the bias."""

    glance: Glance
    bias: float
    marks: dict[str, float]
    pairs: dict[str, dict[str, float]]
    within: dict[str, dict[str, float]]
    runs: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped model. Raises ModelError when it is missing or is not the one that was measured."""
    made = json.loads((models.path(NAME) / "weights.json").read_text("utf-8"))
    return Weights(Glance(**made["glance"]), made["bias"], made["marks"], made["pairs"], made["within"], made["runs"])


@lru_cache(maxsize=1)
def _searches() -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    return [(name, re.compile(pattern).search) for name, pattern in MARKS.items()]


@lru_cache(maxsize=1)
def _searches_by_name() -> dict[str, Callable[[str], re.Match[str] | None]]:
    return dict(_searches())


@lru_cache(maxsize=64)
def told(date: str | None) -> tuple[int, int, int] | None:
    """Year, month and day of an ISO date; None without a whole one."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date or "")
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def split(plain: str) -> Iterator[tuple[int, int, str]]:
    """The sentences of a view: start, end and words without what surrounds them."""
    for match in _SENTENCE.finditer(plain):
        words = match[0].strip(_EDGES)
        if words:
            yield match.start(), match.end(), words


def sentences(plain: str, *, date: str | None = None, glance: Glance | None = None) -> Iterator[Sentence]:
    """The sentences of a view that may promise, with their marks. Times count from `date` (ISO).

    `glance` says which may (default: the shipped model's).
    """
    day = told(date)
    glance, searches = glance or weights().glance, _searches()
    listing = planning = semicolon = False
    before = _NONE
    ended = 0
    found = list(split(plain))
    for number, (start, end, words) in enumerate(found):
        edged = f",{words.replace(':', ',')},"
        named = times(words, day)
        if ended and "\n" in plain[ended : start + 1]:
            planning = False
        first, ended = not ended, end
        if _HEAD.search(words):
            listing = True
        elif not semicolon and not _ITEM.match(edged):
            listing = False
        if not (planning or listing or semicolon or "time ahead" in named or glance(words) >= GLANCE):
            before, semicolon = _NONE, False
            continue
        said = frozenset([name for name, search in searches if search(edged)]) | named
        around = [f"{name} before" for name in before]
        around += [
            name
            for name, holds in (("listed", listing), ("planning", planning), ("goes on", semicolon), ("first", first))
            if holds
        ]
        semicolon = plain[start:end].rstrip("”) \n").endswith(";")
        clauses = _clauses(edged, said, named, day)
        around += _told_by(clauses)
        future = not said.isdisjoint(FUTURE)
        if future:
            around.append("future")
        around += ["semicolon" if semicolon else "stop", f"length {min(len(words) // 12, 5)}"]
        # An answer tells first and promises last.
        if len(found) > 2:
            around += [f"third {3 * start // len(plain)}", f"of {min(len(found), 8) // 2}"]
            if number >= len(found) - 2:
                around.append(f"{len(found) - number} left")
        yield Sentence(start, end, said.union(around), clauses, words)
        before = said & _HEARD
        planning = not said.isdisjoint(_PLANS) or (planning and (future or said.isdisjoint(_TELLS)))


def _clauses(
    edged: str, said: frozenset[str], named: frozenset[str], day: tuple[int, int, int] | None
) -> tuple[frozenset[str], ...]:
    """What is said in each clause of a sentence, of what is said in it."""
    parts = [part for part in edged.split(",") if part.strip()]
    if len(parts) < 2:
        return (said,)
    search_for = _searches_by_name()
    searches = [(name, search_for[name]) for name in said & _OF_CLAUSES]
    found = []
    for part in parts:
        clause = f",{part},"
        marks = frozenset([name for name, search in searches if search(clause)])
        found.append(marks | times(part, day) if named else marks)
    return tuple(found)


def _told_by(clauses: tuple[frozenset[str], ...]) -> Iterator[str]:
    """What the clauses of a sentence tell that the sentence as a whole does not: `已建成三座，年底再建两座` has both, each in its own."""
    last = len(clauses) - 1
    for number, marks in enumerate(clauses):
        ahead, behind = not marks.isdisjoint(_AHEAD), not marks.isdisjoint(_BEHIND)
        if last:
            place = "last" if number == last else "mid" if number else "first"
            yield f"{place} clause{' ahead' if ahead else ''}{' behind' if behind else ''}"
        if ahead:
            yield "clause ahead and behind" if behind else "clause ahead"
        if "act" in marks and not behind:
            yield "clause acts ahead" if ahead else "clause acts"


_DRIVERS = ("future", "time ahead", "soon", "listed", "planning", "plain")
_BESIDE = frozenset((
    "act", "number", "past", "fact", "all", "more", "ours", "others", "theirs", "vague", "slogan", "courtesy", "question", "negative", "if",
    "item", "will", "maybe will", "taken", "before", "foretold", "done", "please", "you", "from now", "within", "now", "completed",
    "remainder", "reported", "then past", "goes on", "each", "without exception",
))  # fmt: skip

_OF_CLAUSES = _AHEAD.union(_BEHIND, _BESIDE) & MARKS.keys()


def pairs(marks: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of marks that may speak together."""
    drivers = [name for name in _DRIVERS if name in marks] or ["plain"]
    beside = marks & _BESIDE
    return ((one, other) for one in drivers for other in beside)


def within(sentence: Sentence) -> set[tuple[str, str]]:
    """Pairs of marks that stand in one clause."""
    found: set[tuple[str, str]] = set()
    for marks in sentence.clauses:
        drivers: list[str] = [name for name in ("time ahead", "soon") if name in marks]
        if not marks.isdisjoint(FUTURE):
            drivers.append("future")
        found.update(product(drivers or ("plain",), marks & _BESIDE))
    return found


def runs(words: str) -> Iterator[str]:
    """The runs of two characters of a sentence, numerals folded, and its different characters."""
    plain = f"^{_NUMERAL.sub('0', words)}$"
    return chain(map(add, plain, plain[1:]), set(plain))


def score(sentence: Sentence) -> float:
    """How much a sentence speaks for a promise: above the threshold it makes one."""
    model = weights()
    # Sets come in another order in every process; a sum rounded once is the same in any order.
    return fsum(
        chain(
            (model.bias,),
            map(model.marks.get, sentence.marks, repeat(0.0)),
            (model.pairs[one].get(other, 0.0) for one, other in pairs(sentence.marks)),
            (model.within[one].get(other, 0.0) for one, other in within(sentence)),
            map(model.runs.get, runs(sentence.words), repeat(0.0)),
        )
    )
