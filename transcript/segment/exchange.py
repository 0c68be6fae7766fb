"""Pages of one exchange or two, too short for a convention: a question under a label, and behind its question mark who answers."""

from __future__ import annotations

from collections.abc import Sequence

from transcript.lexicon.patterns import lazy
from transcript.segment.heads import Candidate, make
from transcript.segment.lines import Line
from transcript.segment.reading import ASKING

ANSWERS = ("person", "titled", "role", "answer")  # kinds of labels of those who answer
# `…例行记者会上，有记者问：…`: the lead runs into the question.
_IN_LEAD = lazy(r"(?<=[,。])(?P<core>(?:有|一[名位])?[\u3400-\u9fff]{0,10}记者(?:提问|追问|问)?) ?:")
_SHORTEST = 8  # characters of a question


def exchanges(view: str, lines: Sequence[Line], skip: frozenset[int], found: Sequence[Candidate]) -> list[Candidate]:
    """The labels of exchanges: of candidates in order, each that reads like who asks and, where its speech ends in a question mark,
    the next one, which reads like who answers."""
    asking = [
        make(view, number, line, match.span("core"), match.end(), "middle")
        for number, line in enumerate(lines)
        if number not in skip and "记者" in view[line.body : line.end]
        for match in _IN_LEAD.finditer(view, line.body, line.end)
    ]
    order = sorted([*found, *asking], key=lambda candidate: candidate.core[0])
    pairs: list[Candidate] = []
    asker: Candidate | None = None
    for candidate in order:
        reading = candidate.reading
        if reading.kind in ASKING and reading.strength >= 1.0:
            asker = candidate
        elif asker is not None and reading.kind in ANSWERS and reading.strength >= 0.0:
            asked = view[asker.speech : candidate.core[0]].rstrip(" \r\n[【*#(")
            if len(asked) >= _SHORTEST and asked.endswith("?"):
                pairs += [asker, candidate]
            asker = None
    return pairs
