"""The promises of action an answer makes, with their deadlines.

A sentence promises when what speaks for it (a mark of the future, an action, who acts, a date, a number) outweighs what speaks against it
(past deeds, slogans, courtesies, what others should do): `transcript.tag.promises`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy
from transcript.lexicon.promises import MARKS
from transcript.tag.ahead import times
from transcript.tag.deadlines import find_deadline
from transcript.tag.promises import FUTURE, Sentence, score, sentences, told

THRESHOLD = -0.4
_LONGEST = 600
_SHORT = 16


class CommitmentFinding(NamedTuple):
    """A promise; the fields of `transcript.record.Commitment` but its speaker, offsets relative to the text."""

    text: str
    deadline: str | None
    deadline_text: str | None
    start: int
    end: int


_ONLY_HEADS = lazy(r"(?:[一二两三四五六七八九几]个?方面|[二两三四五六几](?:件事|项工作|点))[^,。;]{0,16}[。:]?$")
_DENIAL = lazy(
    r"(?:没有?|并无|尚无|暂无)[^,:]{0,14}(?:计划|规划|打算|安排|考虑|想法|方案|时间表)|(?:[没未]有?|不)(?:再)?(?:打算|计划|考虑)|无意"
)
_CLAUSE = lazy(r"[^,:]+[,:]?")
_SPEAKS = lazy("|".join(f"(?:{MARKS[name]})" for name in FUTURE))
_DUE = lazy(f"(?:{MARKS['deadline']})|(?:{MARKS['dated']})")
_LEADS = lazy(
    f"(?:{MARKS['ahead']})|(?:{MARKS['deadline']})|(?:{MARKS['from now']})|(?:{MARKS['if']})|(?:{MARKS['plan']})"
)
_PAST = lazy(MARKS["past"])


def find_commitments(text: str, *, date: str | None = None, plain: str | None = None) -> list[CommitmentFinding]:
    """The promises in a text, in order, offsets relative to it. `date` (ISO) is the day it was said, `plain` the view of the text
    where the caller has it already.

    A promise runs from the clause that makes it (with a time or condition before it) to the end of its sentence. Never raises on odd
    input; a text that promises nothing gives an empty list.
    """
    plain = view(text) if plain is None else plain
    found = []
    for sentence in sentences(plain, date=date):
        asks = plain[sentence.start : sentence.end].rstrip("”) \n").endswith("?")
        if (
            not asks
            and score(sentence) >= THRESHOLD
            and not _only_heads(sentence.words)
            and not _denies(sentence.words)
        ):
            starts = [*_starts(plain, sentence, date), sentence.end]
            found += [_finding(text, plain, a, min(b, a + _LONGEST), date) for a, b in itertools.pairwise(starts)]
    return found


def _starts(plain: str, sentence: Sentence, date: str | None) -> Iterator[int]:
    """Where the promises of a sentence begin: the clause that speaks of what is to come, and later ones due at a time of their own."""
    clauses = [match.span() for match in _CLAUSE.finditer(plain, sentence.start, sentence.end)]
    day = told(date)
    first = next((n for n, (a, b) in enumerate(clauses) if _speaks(plain[a:b], day)), None)
    if first is None:
        first = next((n for n, (a, b) in enumerate(clauses) if not _PAST.search(plain, a, b)), 0)
    while first and clauses[first][0] - clauses[first - 1][0] <= _SHORT and _leads(plain, *clauses[first - 1]):
        first -= 1
    yield clauses[first][0]
    due = _DUE.search(plain, *clauses[first]) is not None
    for a, b in clauses[first + 1 :]:
        dated = _DUE.search(plain, a, b) is not None
        if due and dated and not _PAST.search(plain, a, b):
            yield a
        due = due or dated


def _leads(plain: str, start: int, end: int) -> bool:
    """Whether a clause is the time or condition of the one behind it."""
    return _LEADS.search(plain, start, end) is not None and not _DENIAL.search(plain, start, end)


def _speaks(clause: str, day: tuple[int, int, int] | None) -> bool:
    """Whether a clause speaks of what is to come, and of nothing done or denied."""
    return not (_PAST.search(clause) or _DENIAL.search(clause)) and (
        _SPEAKS.search(clause) is not None or "time ahead" in times(clause, day)
    )


def _only_heads(sentence: str) -> bool:
    """`下一步，我们将从三个方面做好工作`: says that promises follow, and promises nothing yet."""
    return len(sentence) < 46 and _ONLY_HEADS.search(sentence) is not None


def _denies(sentence: str) -> bool:
    """`节日期间我们没有限行的计划`: says what nobody has planned, and nothing else that is to come."""
    if not _DENIAL.search(sentence):
        return False
    return not any(_SPEAKS.search(clause[0]) and not _DENIAL.search(clause[0]) for clause in _CLAUSE.finditer(sentence))


def _finding(text: str, plain: str, start: int, end: int, date: str | None) -> CommitmentFinding:
    while start < end and plain[start] in " ,、":
        start += 1
    stop = end
    while stop > start and plain[stop - 1] in " 。;!”":
        stop -= 1
    deadline = find_deadline(plain, start, stop, date=date)
    return CommitmentFinding(
        text[start:stop],
        deadline.iso if deadline else None,
        text[deadline.start : deadline.end] if deadline else None,
        start,
        stop,
    )
