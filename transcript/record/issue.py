"""Doubt, as data."""

from __future__ import annotations

from typing import Literal

from transcript.record.span import Noun

Severity = Literal["info", "warning", "error"]

# Every code an issue may have, with what it says. Printed in docs/reference.md.
CODES = {
    "not-a-transcript": "a news report or another document; the message says by what it was told",
    "no-questions": "a transcript in which nobody asks anything",
    "no-offices": "the text does not say in what office anybody speaks",
    "no-labels": "no speaker labels: the turns were found by what is said",
    "newest-first": "a live page that prints its last turn first; questions and answers are linked in the order of the talk",
    "starts-mid-turn": "the text begins inside a turn whose label is missing",
    "unsure-turn": "a turn that may be none (confidence under 0.6)",
    "unknown-speaker": "an official speaks, and the text does not say which",
    "name-slip": "a name in a label differs from a listed one by one character of the same sound, and is taken for it",
    "unanswered": "nobody answers this question",
    "part-unanswered": "no paragraph of the answer deals with this part of a question",
    "unsure-repair": "damaged text whose reading is a guess, or that could not be read",
    "bytes-replaced": "bytes or half characters that are no text in the file's encoding were replaced",
}


class Issue(Noun):
    """Something doubtful at `[start, end)` of the source text."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
