"""The record one document becomes."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import ValidationError

from transcript.errors import RecordError
from transcript.record.answer import Answer, Statement
from transcript.record.issue import Issue
from transcript.record.participant import Participant
from transcript.record.question import Question
from transcript.record.repair import Repair
from transcript.record.source import Source
from transcript.record.span import Noun
from transcript.record.turn import Turn

if TYPE_CHECKING:
    import networkx as nx
    from spacy.language import Language
    from spacy.tokens import Doc

SCHEMA_VERSION = "1.0"

Kind = Literal["transcript", "report", "other"]
Variant = Literal["zh-Hans", "zh-Hant"]


@dataclass(frozen=True, slots=True)
class QAPair:
    """One link of the Q&A graph, resolved: a question, an answer to it, and who spoke."""

    question: Question
    question_turn: Turn
    asker: Participant | None
    answer: Answer
    answer_turn: Turn
    speaker: Participant | None


class Conference(Noun):
    """One press conference (or report, or other document): everything found, each with its place.

    Offsets are half-open Python string indices into the source text; `text` fields carry the
    repaired reading. See the published JSON Schema, `docs/record.schema.json`.
    """

    schema_version: str = SCHEMA_VERSION
    id: str
    source: Source
    kind: Kind
    variant: Variant
    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    time: str | None = None
    date: str | None = None
    date_text: str | None = None
    participants: tuple[Participant, ...] = ()
    turns: tuple[Turn, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    statements: tuple[Statement, ...] = ()
    repairs: tuple[Repair, ...] = ()
    issues: tuple[Issue, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Participant | Turn | Question | Answer | Statement]:
        """Everything with an id, by id."""
        groups: tuple[tuple[Any, ...], ...] = (
            self.participants,
            self.turns,
            self.questions,
            self.answers,
            self.statements,
        )
        return {noun.id: noun for group in groups for noun in group}

    def participant(self, id: str | None) -> Participant | None:
        """The participant of this id, or None."""
        found = self.by_id.get(id) if id else None
        return found if isinstance(found, Participant) else None

    def turn(self, id: str) -> Turn:
        """The turn of this id. Raises KeyError when there is none."""
        found = self.by_id[id]
        if not isinstance(found, Turn):
            raise KeyError(id)
        return found

    @cached_property
    def qa_pairs(self) -> tuple[QAPair, ...]:
        """Every link of the Q&A graph, in the order of the answers."""
        questions = {question.id: question for question in self.questions}
        pairs = []
        for answer in self.answers:
            answer_turn = self.turn(answer.turn)
            for question_id in answer.answers:
                question = questions[question_id]
                asked = self.turn(question.turn)
                pairs.append(
                    QAPair(
                        question,
                        asked,
                        self.participant(asked.speaker),
                        answer,
                        answer_turn,
                        self.participant(answer_turn.speaker),
                    )
                )
        return tuple(pairs)

    def only(self, ids: Container[str]) -> Conference:
        """The record with only the answers and statements of these ids."""
        answers = tuple(answer for answer in self.answers if answer.id in ids)
        statements = tuple(statement for statement in self.statements if statement.id in ids)
        return self.model_copy(update={"answers": answers, "statements": statements})

    def graph(self) -> nx.MultiDiGraph:
        """The Q&A graph: typed nodes (person, question, answer) and typed edges. See `transcript.link.graph`."""
        from transcript.link.graph import graph

        return graph(self)

    def to_doc(self, nlp: Language | None = None) -> Doc:
        """The turns as a spaCy Doc with span groups. See `transcript.export.doc`."""
        from transcript.export.doc import to_doc

        return to_doc(self, nlp)

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON contract: field names as published (`from`, not `from_`)."""
        return self.model_dump_json(by_alias=True, indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes, *, where: str | None = None) -> Conference:
        """Read a record back. Raises RecordError when it is not valid or of a newer schema."""
        try:
            found = cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(step) for step in first["loc"]) or "record"
            raise RecordError(
                f"not a valid record: {field}: {first['msg']}", where=where, remedy="structure the document again"
            ) from error
        if _major(found.schema_version) > _major(SCHEMA_VERSION):
            raise RecordError(
                f"a record of schema {found.schema_version}, newer than {SCHEMA_VERSION}",
                where=where,
                remedy="update transcript",
            )
        return found


def _major(version: str) -> int:
    major = version.partition(".")[0]
    return int(major) if major.isdecimal() else 0


def leading(records: Iterable[Conference]) -> Conference:
    """Of the records of one document the one to show where one is wanted: a transcript before a report before others, then the longest.

    Raises ValueError when there is none.
    """
    kinds = get_args(Kind)
    return min(records, key=lambda record: (kinds.index(record.kind), record.source.start - record.source.end))
