"""What one person says in one turn, in a few sentences: selection and compression put together, with receipts."""

from __future__ import annotations

from typing import NamedTuple

from transcript.briefing.labels import joint, mark
from transcript.briefing.nouns import Lang, Length, Piece
from transcript.briefing.places import Places
from transcript.briefing.select import Candidate, Chosen, Facts, candidates, pick
from transcript.briefing.sentences import Reader, Sentence
from transcript.chinese.view import view
from transcript.errors import BriefError
from transcript.record import Answer, Conference, Question, Statement, Turn

_FURTHER = 80  # characters each further part of a question brings
_STOPS = '。！？；…!?;.”’》）】」』)"'


class Size(NamedTuple):
    """How much of everything a length class prints. A question gets `asked` characters, an answer gets a `share` of its characters, between `least`
    (more where several things are asked) and `characters`."""

    sentences: int
    asked: int
    least: int
    characters: int
    share: float
    opening: int
    key: int
    figures: int
    commitments: int
    documents: int
    doubts: int

    def budget(self, text: str, parts: int = 1) -> int:
        """The characters an answer to a question of so many parts is summed up in."""
        least = self.least + _FURTHER * max(parts - 1, 0)
        return max(self.least, min(self.characters, max(least, round(self.share * len(text)))))


SIZES: dict[Length, Size] = {
    "brief": Size(1, 60, 60, 90, 0.4, 2, 4, 0, 6, 0, 0),
    "standard": Size(3, 120, 60, 180, 0.5, 6, 8, 20, 12, 12, 8),
    "full": Size(6, 400, 160, 360, 0.6, 12, 12, 400, 100, 100, 100),
}


def size_of(length: str) -> Size:
    """How much a briefing of that length holds. Raises BriefError for any other word."""
    try:
        return SIZES[length]  # type: ignore[index]
    except KeyError:
        raise BriefError(f"no length {length!r}", remedy="use brief, standard or full") from None


class Desk:
    """One conference being briefed: its reader, its places, the language."""

    def __init__(self, conference: Conference, lang: Lang) -> None:
        self.conference, self.lang = conference, lang
        self.places, self.reader = Places(conference), Reader(conference)
        self._sentences: dict[str, list[Sentence]] = {}
        self._candidates: dict[tuple[str, Facts], list[Candidate]] = {}

    def sentences(self, turn: Turn) -> list[Sentence]:
        """The sentences of a turn whose reading is sure."""
        if turn.id not in self._sentences:
            found = self.reader.sentences(turn.text)
            self._sentences[turn.id] = [one for one in found if not self.places.guessed(turn, one.start, one.end)]
        return self._sentences[turn.id]

    def says(self, turn: Turn, start: int, end: int) -> bool:
        """Whether `turn.text[start:end]` is said, and its reading sure: not a page's menu or caption that came along."""
        return any(one.start < end and start < one.end for one in self.sentences(turn)) and not self.places.guessed(
            turn, start, end
        )

    def facts(self, speech: Answer | Statement, turn: Turn, questions: tuple[Question, ...] = ()) -> Facts:
        """What the record knows of an answer or statement, in offsets of its turn."""
        asked = "".join(part.text for question in questions for part in question.parts)
        words = tuple(dict.fromkeys(view(word) for topic in speech.topics[:2] for word in topic.because))
        parts = speech.parts if isinstance(speech, Answer) else ()
        wanted = {question.id for question in questions}
        return Facts(
            tuple(self.places.in_turn(turn, figure.start, figure.end) for figure in speech.figures),
            tuple(self.places.in_turn(turn, promise.start, promise.end) for promise in speech.commitments),
            words,
            view(asked),
            tuple(self.places.in_turn(turn, part.start, part.end) for part in parts if part.question in wanted),
        )

    def choose(self, turn: Turn, facts: Facts, *, most: int, budget: int) -> list[Chosen]:
        """The sentences of a turn worth printing."""
        key = (turn.id, facts)
        if key not in self._candidates:
            self._candidates[key] = candidates(self.sentences(turn), facts)
        return pick(self._candidates[key], budget=budget, most=most)

    def quoted(self, turn: Turn, chosen: Chosen) -> list[Piece]:
        """A sentence as pieces: what is kept of it, `…` where a bracket was left out, a stop where it has none."""
        pieces: list[Piece] = []
        for start, end in chosen.cut.spans:
            if pieces:
                pieces.append(mark("…"))
            pieces.append(self.places.quote(turn, start, end))
        if pieces[-1].text and pieces[-1].text[-1] not in _STOPS:
            pieces.append(joint("stop", "zh"))
        return pieces
