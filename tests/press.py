"""Small invented conferences for the tests of rooms that start from a record."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from transcript.record import (
    Answer,
    Commitment,
    Conference,
    Figure,
    Participant,
    Question,
    QuestionPart,
    Source,
    Statement,
    Title,
    Topic,
    Turn,
)
from transcript.record.ids import content_id


class Official(NamedTuple):
    """Somebody who answers: name (None: known by office only), organisation and posts."""

    name: str | None
    organization: str | None
    posts: tuple[str, ...]

    @property
    def office(self) -> str:
        """The office as printed."""
        return (self.organization or "") + "、".join(self.posts)


WANG = Official("王其峰", "青川市住房和城乡建设局", ("党组书记", "局长"))
LI = Official("李雨晴", "青川市财政局", ("副局长",))


class Pair(NamedTuple):
    """A question (None: the answer is to nothing asked) and its answer (None: nobody answered)."""

    question: str | None
    answer: str | None
    official: Official = WANG
    outlet: str = "晨星日报"
    reporter: str | None = None
    topics: tuple[str, ...] = ()
    figures: int = 0
    commitments: int = 0
    whole: bool = True


def press(
    number: int,
    *pairs: Pair,
    opening: str | None = None,
    date: str | None = "2024-05-17",
    title: str | None = "青川市城市更新新闻发布会",
    issuer: str | None = "青川市人民政府新闻办公室",
    place: str | None = "青川市",
    path: str | None = None,
    reading: str = "",
) -> Conference:
    """One conference. `reading` changes the ids of everything said, as another parser would; not the conference's."""
    return _Press(number, reading).build(
        pairs, opening, date=date, title=title, issuer=issuer, place=place, path=path or f"{number}.txt"
    )


class _Press:
    def __init__(self, number: int, reading: str) -> None:
        self.number, self.reading, self.at = number, reading, 0
        self.people: dict[str, Participant] = {}
        self.turns: list[Turn] = []

    def id(self, prefix: str, *parts: str) -> str:
        return content_id(prefix, str(self.number), self.reading, *parts)

    def official(self, one: Official) -> Participant:
        title = Title(text=one.office, organization=one.organization, posts=one.posts)
        key = content_id("p", str(self.number), one.name or "", one.office)
        return self.people.setdefault(key, Participant(id=key, name=one.name, part="official", titles=(title,)))

    def reporter(self, outlet: str, name: str | None) -> Participant:
        key = content_id("p", str(self.number), outlet, name or "")
        return self.people.setdefault(key, Participant(id=key, name=name, part="reporter", outlet=outlet))

    def turn(self, speaker: Participant, text: str) -> Turn:
        start, self.at = self.at, self.at + len(text) + 1
        turn = Turn(
            id=self.id("t", text, str(start)), start=start, end=start + len(text), label=None, part=speaker.part,
            speaker=speaker.id, outlet=speaker.outlet, text=text, confidence=1.0, because="test",
        )  # fmt: skip
        self.turns.append(turn)
        return turn

    def build(
        self, pairs: Sequence[Pair], opening: str | None, *, date: str | None, title: str | None, issuer: str | None,
        place: str | None, path: str,
    ) -> Conference:  # fmt: skip
        statements = []
        if opening is not None:
            turn = self.turn(self.official(WANG), opening)
            statements.append(Statement(id=self.id("s", opening), turn=turn.id, start=turn.start, end=turn.end))
        questions: list[Question] = []
        answers: list[Answer] = []
        for nth, pair in enumerate(pairs):
            asked: tuple[str, ...] = ()
            if pair.question is not None:
                questions.append(self._question(pair, nth))
                asked = (questions[-1].id,)
            if pair.answer is not None:
                answers.append(self._answer(pair, nth, asked))
        return Conference(
            id=content_id("c", str(self.number)),
            source=Source(path=path, sha256=sha256(str(self.number).encode()).hexdigest(), media_type="text/plain"),
            kind="transcript", variant="zh-Hans", title=title, issuer=issuer, place=place, date=date,
            participants=tuple(self.people.values()), turns=tuple(self.turns), questions=tuple(questions),
            answers=tuple(answers), statements=tuple(statements),
        )  # fmt: skip

    def _question(self, pair: Pair, nth: int) -> Question:
        turn = self.turn(self.reporter(pair.outlet, pair.reporter), pair.question or "")
        answered = pair.answer is not None and pair.whole
        part = QuestionPart(start=turn.start, end=turn.end, text=turn.text, answered=answered)
        return Question(id=self.id("q", turn.text, str(nth)), turn=turn.id, parts=(part,))

    def _answer(self, pair: Pair, nth: int, asked: tuple[str, ...]) -> Answer:
        turn = self.turn(self.official(pair.official), pair.answer or "")
        figure = Figure(indicator=None, value="8", start=turn.start, end=turn.start + 1)
        promise = Commitment(text=turn.text[:4], start=turn.start, end=turn.start + 4)
        return Answer(
            id=self.id("a", turn.text, str(nth)), turn=turn.id, answers=asked,
            topics=tuple(Topic(label=label, score=0.9) for label in pair.topics),
            figures=(figure,) * pair.figures, commitments=(promise,) * pair.commitments,
        )  # fmt: skip
