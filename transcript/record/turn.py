"""A maximal run of speech by one speaker."""

from __future__ import annotations

from transcript.record.participant import Part
from transcript.record.span import Noun


class Label(Noun):
    """The label as printed, and where."""

    text: str
    start: int
    end: int


class Turn(Noun):
    """`[start, end)` is what is said, without the label; `text` is its repaired reading.

    `speaker` is a participant id; `confidence` is 0-1 and `because` a reason a person can read.
    """

    id: str
    start: int
    end: int
    label: Label | None
    part: Part
    speaker: str | None
    outlet: str | None
    text: str
    confidence: float
    because: str
