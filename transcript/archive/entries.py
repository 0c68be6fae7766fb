"""One conference as what the archive can search: its speakers and its questions, answers and statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from transcript.archive.fold import Folding
from transcript.errors import RecordError
from transcript.people.signature import signature

if TYPE_CHECKING:  # a search reads no record, and pydantic takes longer to load than a search
    from transcript.record import Answer, Conference, Participant, Question, Statement, Topic, Turn


class Entry(NamedTuple):
    """One question, answer or statement. `speaker` is a participant id; `outlets` those who asked (for an answer: whose
    question it answers); `asked` are question ids; `topics` (scheme, label, score)."""

    id: str
    kind: str
    speaker: str | None
    start: int
    end: int
    text: str
    outlets: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    topics: tuple[tuple[str, str, float], ...] = ()
    figures: int = 0
    commitments: int = 0
    unanswered: bool = False


class Appearance(NamedTuple):
    """One participant on one day. `folded` is the name as compared, `signature` what tells namesakes apart."""

    participant: str
    name: str | None
    folded: str | None
    part: str
    outlet: str | None
    signature: str
    offices: tuple[tuple[str, str | None, tuple[str, ...]], ...]


def appearances(conference: Conference, folding: Folding) -> list[Appearance]:
    """Every participant of the record."""
    return [_appearance(conference, person, folding) for person in conference.participants]


def _appearance(conference: Conference, person: Participant, folding: Folding) -> Appearance:
    folded = folding.fold(person.name) if person.name else None
    offices = tuple(dict.fromkeys((title.text, title.organization, title.posts) for title in person.titles))
    mark = signature(
        part=person.part,
        organizations=[folding.fold(organization or text) for text, organization, _ in offices],
        outlet=folding.fold(person.outlet or ""),
        issuer=folding.fold(conference.issuer or ""),
    )
    return Appearance(person.id, person.name, folded or None, person.part, person.outlet, mark, offices)


def entries(conference: Conference) -> Iterator[Entry]:
    """Every question, answer and statement that has words, in this order. Raises RecordError on a broken link."""
    try:
        yield from _Reading(conference).entries()
    except KeyError as error:
        raise RecordError(
            f"the record refers to {error.args[0]!r}, which it does not hold",
            where=conference.id,
            remedy="structure the document again",
        ) from error


class _Reading:
    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self.questions = {question.id: question for question in conference.questions}
        self.answers_to: dict[str, list[Answer]] = {}
        for answer in conference.answers:
            for asked in answer.answers:
                if asked not in self.questions:
                    raise KeyError(asked)
                self.answers_to.setdefault(asked, []).append(answer)

    def entries(self) -> Iterator[Entry]:
        for question in self.conference.questions:
            yield self._question(question)
        for answer in self.conference.answers:
            yield self._answer(answer)
        for statement in self.conference.statements:
            entry = self._statement(statement)
            if entry.text:
                yield entry

    def _outlet(self, turn: Turn) -> str | None:
        asker = self.conference.participant(turn.speaker)
        return turn.outlet or (asker.outlet if asker else None)

    def _question(self, question: Question) -> Entry:
        turn = self.conference.turn(question.turn)
        outlet = self._outlet(turn)
        replies = self.answers_to.get(question.id, [])
        topics = [_topic(topic) for answer in replies for topic in answer.topics]
        return Entry(
            id=question.id,
            kind="question",
            speaker=turn.speaker,
            start=turn.start,
            end=turn.end,
            text=turn.text,
            outlets=(outlet,) if outlet else (),
            topics=_strongest(topics),
            unanswered=not replies or any(not part.answered for part in question.parts),
        )

    def _answer(self, answer: Answer) -> Entry:
        turn = self.conference.turn(answer.turn)
        asked = tuple(dict.fromkeys(answer.answers))
        outlets = (self._outlet(self.conference.turn(self.questions[question].turn)) for question in asked)
        return Entry(
            id=answer.id,
            kind="answer",
            speaker=turn.speaker,
            start=turn.start,
            end=turn.end,
            text=turn.text,
            outlets=tuple(dict.fromkeys(outlet for outlet in outlets if outlet)),
            asked=asked,
            topics=_strongest([_topic(topic) for topic in answer.topics]),
            figures=len(answer.figures),
            commitments=len(answer.commitments),
        )

    def _statement(self, statement: Statement) -> Entry:
        turn = self.conference.turn(statement.turn) if statement.turn else None
        return Entry(
            id=statement.id,
            kind="statement",
            speaker=statement.speaker or (turn.speaker if turn else None),
            start=statement.start,
            end=statement.end,
            text=statement.text or (turn.text if turn else ""),  # a report's own words; an opening's are its turn's
            topics=_strongest([_topic(topic) for topic in statement.topics]),
            figures=len(statement.figures),
            commitments=len(statement.commitments),
        )


def _topic(topic: Topic) -> tuple[str, str, float]:
    return topic.scheme, topic.label, topic.score


def _strongest(topics: list[tuple[str, str, float]]) -> tuple[tuple[str, str, float], ...]:
    if len(topics) < 2:
        return tuple(topics)
    best: dict[tuple[str, str], float] = {}
    for scheme, label, score in topics:
        best[scheme, label] = max(score, best.get((scheme, label), 0.0))
    return tuple((scheme, label, score) for (scheme, label), score in best.items())
