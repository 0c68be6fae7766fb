"""The nouns: frozen models of everything a document becomes. No I/O, no spaCy."""

from transcript.record.answer import Answer, AnswerPart, Statement
from transcript.record.commitment import Commitment
from transcript.record.conference import SCHEMA_VERSION, Conference, QAPair, leading
from transcript.record.figure import Change, Figure
from transcript.record.issue import Issue
from transcript.record.participant import Participant, Title
from transcript.record.question import Question, QuestionPart
from transcript.record.repair import Repair
from transcript.record.source import Source
from transcript.record.span import Span
from transcript.record.topic import Topic
from transcript.record.turn import Label, Turn

__all__ = [
    "SCHEMA_VERSION",
    "Answer",
    "AnswerPart",
    "Change",
    "Commitment",
    "Conference",
    "Figure",
    "Issue",
    "Label",
    "Participant",
    "QAPair",
    "Question",
    "QuestionPart",
    "Repair",
    "Source",
    "Span",
    "Statement",
    "Title",
    "Topic",
    "Turn",
    "leading",
]
