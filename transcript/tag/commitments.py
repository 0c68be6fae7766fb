"""The promises of action an answer makes, with their deadlines.

A sentence promises when one of its clauses does: when what speaks for it (a mark of the future, an action, who acts, a date, a number) outweighs
what speaks against it (past deeds, slogans, courtesies, what others should do). The marks and their weights stand in
`transcript.lexicon.promises`; they were fitted on annotated conferences, and a test holds what they reach.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.tag.deadlines import find_deadline
from transcript.tag.promises import Clause, score, sentences

THRESHOLD = (
    -1.0
)  # the F1 of conferences left out is flat from -1.25 to -0.5; a missed promise costs a reader more than a doubtful one
_DUE = frozenset({"deadline", "dated"})
_LEADS = frozenset({"ahead", "this year", "deadline", "dated", "from now", "if", "plan"})
_LONGEST = 600


class CommitmentFinding(NamedTuple):
    """A promise; the fields of `transcript.record.Commitment` but its speaker, offsets relative to the text."""

    text: str
    deadline: str | None
    deadline_text: str | None
    start: int
    end: int


_ONLY_HEADS = re.compile(r"(?:[一二两三四五六七八九几]个?方面|[二两三四五六几](?:件事|项工作|点))[^,。;]{0,16}[。:]?$")


def find_commitments(text: str, *, date: str | None = None) -> list[CommitmentFinding]:
    """The promises in a text, in order, offsets relative to it. `date` (ISO) is the day it was said.

    A promise runs from the clause that makes it (with a time or condition before it) to the end of its sentence. Never raises on odd
    input; a text that promises nothing gives an empty list.
    """
    plain = view(text)
    found = []
    promised = False
    for clauses in sentences(plain, date=date):
        at = _promise(clauses, promised)
        end = clauses[-1].end
        promised = at is not None
        if at is not None and not _only_heads(plain[clauses[0].start : end]):
            starts = [clauses[at].start, *(clause.start for clause in _others(clauses, at)), end]
            found += [_finding(text, plain, a, min(b, a + _LONGEST), date) for a, b in itertools.pairwise(starts)]
    return found


def _others(clauses: list[Clause], at: int) -> list[Clause]:
    """Later clauses that promise by a time of their own (9月底前完成…，年底前再…): promises of their own."""
    dated = bool(clauses[at].marks & _DUE)
    found = []
    for clause in clauses[at + 1 :]:
        if clause.marks & _DUE and dated and score(clause.marks, True, False) >= THRESHOLD:
            found.append(clause)
        dated = dated or bool(clause.marks & _DUE)
    return found


def _promise(clauses: list[Clause], promised: bool) -> int | None:
    """The clause with which a promise begins, None when the sentence makes none."""
    for at, clause in enumerate(clauses):
        if score(clause.marks, promised, not at) >= THRESHOLD:
            while at and clauses[at - 1].marks & _LEADS and clauses[at - 1].end - clauses[at - 1].start <= 16:
                at -= 1
            return at
    return None


def _only_heads(sentence: str) -> bool:
    """`下一步，我们将从三个方面做好工作`: says that promises follow, and promises nothing yet."""
    return len(sentence) < 46 and _ONLY_HEADS.search(sentence) is not None


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
