"""What is asked."""

from __future__ import annotations

from transcript.record.span import Noun


class QuestionPart(Noun):
    """One thing asked: its place, its repaired reading, and whether it was answered."""

    start: int
    end: int
    text: str
    answered: bool = False


class Question(Noun):
    """A question turn with its parts. `follows` is the question it follows up on."""

    id: str
    turn: str
    parts: tuple[QuestionPart, ...] = ()
    addressees: tuple[str, ...] = ()
    follows: str | None = None
