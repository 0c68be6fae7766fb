"""How much a clause speaks for a promise: the sum of the weights of its marks, those of its sentence and those of the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon.promises import BIAS, MARKS, WEIGHTS

_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?[”)]?")
_CLAUSE = re.compile(r"[^,:]+[,:]?")
_HEAD = re.compile(
    r"(?:下一步|接下来|下阶段|下一阶段|今后|明年|下半年|下步)[^。!?;]*(?:方面|工作|入手|着手|发力|措施|举措|几件事|件事|重点|做好|抓好|来做|推进|落实)"
)
_ITEM = re.compile(MARKS["item"])
LOOKED_BACK = (
    "ahead",
    "this year",
    "deadline",
    "dated",
    "from now",
    "if",
    "resolve",
    "plan",
    "past",
    "courtesy",
    "others",
    "we will",
    "slogan",
)
FUTURE = (
    "ahead",
    "deadline",
    "from now",
    "dated",
    "we will",
    "office will",
    "will",
    "maybe will",
    "on a date",
    "must",
    "resolve",
    "plan",
    "plan said",
)
_PLANS = frozenset({"ahead", "from now", "plan", "plan said", "dated", "we will"})


class Clause(NamedTuple):
    """A clause at `[start, end)` of the view, and the names of what speaks for or against a promise in it."""

    start: int
    end: int
    marks: frozenset[str]


@lru_cache(maxsize=1)
def _searches() -> list[tuple[str, Callable[[str], re.Match[str] | None]]]:
    return [(name, re.compile(pattern).search) for name, pattern in MARKS.items()]


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    """What a sentence must say to be read more closely: some mark of the future, wherever it stands."""
    return re.compile("|".join(f"(?:{MARKS[name].replace('|^', '|').removesuffix('$')})" for name in FUTURE))


@lru_cache(maxsize=4096)
def _seen_before(marks: frozenset[str]) -> frozenset[str]:
    return frozenset(f"{name} before" for name in marks if name in LOOKED_BACK)


_YEAR_SAID = re.compile(r"(?<!\d)(20\d\d)年")


def sentences(plain: str, *, date: str | None = None) -> list[list[Clause]]:
    """The sentences of a view as marked clauses; clauses without a word are left out. Printed years count from `date` (ISO)."""
    told = int(date[:4]) if date and date[:4].isdigit() else None
    found = []
    listing = planning = False
    told_at = 0
    for match in _SENTENCE.finditer(plain):
        sentence = match[0]
        item = _ITEM.match(sentence) is not None
        if not item:
            listing = bool(_HEAD.search(sentence))
        if "\n" in plain[told_at : match.start()]:
            planning = False
        told_at = match.end()
        if not (planning or listing or _gate().search(sentence)):
            continue
        clauses = _clauses(plain, match.start(), match.end(), _around(listing, planning), told)
        if clauses:
            found.append(clauses)
            said = frozenset().union(*(clause.marks for clause in clauses))
            planning = bool(said & _PLANS) or (planning and "past" not in said)
    return found


def _years(words: str, told: int | None) -> frozenset[str]:
    """Whether a clause names this year or a later one (any year, where the day of the event is not known)."""
    years = [int(year) for year in _YEAR_SAID.findall(words)]
    if told is None:
        return frozenset({"this year"} if years else ())
    return frozenset({"ahead"} if max(years, default=0) > told else {"this year"} if told in years else ())


def _around(listing: bool, planning: bool) -> frozenset[str]:
    """What the sentences before say of this one: an announced list goes on, plans are being told."""
    return frozenset(name for name, holds in (("listed", listing), ("planning", planning)) if holds)


def _clauses(plain: str, start: int, end: int, around: frozenset[str], told: int | None) -> list[Clause]:
    clauses: list[Clause] = []
    searches = _searches()
    before: frozenset[str] = frozenset()
    for match in _CLAUSE.finditer(plain, start, end):
        words = match[0].strip(" ,:。;!”“")
        if len(words) < 2:
            continue
        own = frozenset([name for name, search in searches if search(words)])
        context = _seen_before(before)
        if "20" in words:
            own |= _years(words, told)
        clauses.append(Clause(match.start(), match.end(), own | context | around))
        before |= own
    return clauses


_PAIRS = (
    ("ahead", "act"), ("planning", "act"), ("planning", "number"), ("planning", "past"), ("planning", "fact"), ("listed", "act"), ("from now before", "act"),
    ("deadline", "act"), ("will", "act"), ("maybe will", "act"), ("we will", "act"), ("office will", "act"), ("must", "number"), ("act", "number"),
    ("act", "past"), ("we will", "vague"), ("ahead", "past"), ("ahead before", "act"), ("deadline before", "act"), ("if before", "we will"), ("dated", "act"),
    ("will", "vague"), ("ahead", "number"), ("ours", "act"), ("deadline", "past"), ("plan", "act"), ("ahead", "we will"), ("ahead", "must"), ("this year", "must"),
    ("this year", "act"), ("this year before", "act"), ("this year before", "must"),
)  # fmt: skip


def weighed(marks: frozenset[str], promised: bool, at: int) -> frozenset[str]:
    """The marks that are weighed: those of the clause, pairs that speak together, and whether the sentence before promised."""
    pairs = {f"{one} + {other}" for one, other in _PAIRS if one in marks and other in marks}
    return marks | pairs | ({"after"} if promised else frozenset()) | ({"first"} if not at else frozenset())


@lru_cache(maxsize=65536)
def score(marks: frozenset[str], promised: bool, first: bool) -> float:
    """How much the marks of a clause speak for a promise: above the threshold they make one."""
    return BIAS + sum(WEIGHTS.get(name, 0.0) for name in weighed(marks, promised, 0 if first else 1))
