"""What is said in reply, and what is said unasked."""

from __future__ import annotations

from transcript.record.commitment import Commitment
from transcript.record.figure import Figure
from transcript.record.span import Noun
from transcript.record.topic import Topic


class AnswerPart(Noun):
    """Which part of which question `[start, end)` answers (`part` counts from 0; null: the whole)."""

    question: str
    part: int | None = None
    start: int
    end: int


class Answer(Noun):
    """An answer turn. `answers` are question ids; `assigned_by` is the turn in which the host, or an official who says nothing else, hands the question over;
    `supplements` is the answer it adds to."""

    id: str
    turn: str
    answers: tuple[str, ...] = ()
    parts: tuple[AnswerPart, ...] = ()
    assigned_by: str | None = None
    supplements: str | None = None
    topics: tuple[Topic, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    confidence: float = 1.0
    because: str = ""


class Statement(Noun):
    """What an official says unasked: an opening (then `turn` is set), or, in a report, an attributed
    statement (then `turn` is null and `text` holds its words, repaired). `quoted` tells verbatim quotation from paraphrase."""

    id: str
    turn: str | None = None
    start: int
    end: int
    speaker: str | None = None
    text: str | None = None
    quoted: bool = True
    topics: tuple[Topic, ...] = ()
    figures: tuple[Figure, ...] = ()
    commitments: tuple[Commitment, ...] = ()
