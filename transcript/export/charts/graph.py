"""The Q&A graph of a conference, drawn from the top down in the order of the day: asker, question, answers, who gave them."""

from __future__ import annotations

from typing import NamedTuple

from transcript.export.charts.drawing import Box, Drawing, Line, Link, Shape, Words, fit
from transcript.export.charts.flow import name_of, shades
from transcript.export.charts.wording import WORDINGS, Wording
from transcript.record import Answer, Conference, Question

_ROW, _BOX, _TOP = 40.0, 28.0, 6.0
# Left edges of the columns and widths of their boxes, in a drawing of 640.
_ASKER_END, _QUESTION, _QUESTION_WIDTH, _ANSWER, _ANSWER_WIDTH, _OFFICIAL = 106.0, 122.0, 216.0, 384.0, 74.0, 524.0
_WIDTH = 640.0


class _Placed(NamedTuple):
    """Where things stand: question and answer ids → the middle of their boxes."""

    questions: dict[str, float]
    answers: dict[str, float]
    height: float


def graph_drawing(conference: Conference, *, lang: str = "zh-Hans", name: str = "graph") -> Drawing | None:
    """The graph as a drawing whose boxes lead to the turns in the page, or None where nothing was asked."""
    if not conference.questions:
        return None
    wording = WORDINGS[lang]
    placed = _place(conference)
    shapes = (
        *_edges(conference, placed),
        *_questions(conference, placed, wording),
        *_answers(conference, placed, wording),
    )
    told = wording.graph_told.format(questions=len(conference.questions), answers=len(conference.answers))
    return Drawing(
        name, wording.graph, told, _WIDTH, placed.height, shapes, wording.graph_head, tuple(_rows(conference, wording))
    )


def _place(conference: Conference) -> _Placed:
    """One row per answer, its (first) question level with the middle of its answers."""
    replies: dict[str, list[Answer]] = {question.id: [] for question in conference.questions}
    loose: list[Answer] = []
    for answer in conference.answers:
        (replies[answer.answers[0]] if answer.answers else loose).append(answer)
    questions: dict[str, float] = {}
    answers: dict[str, float] = {}
    y = _TOP + _ROW / 2
    for question in conference.questions:
        first = y
        for answer in replies[question.id]:
            answers[answer.id] = y
            y += _ROW
        if not replies[question.id]:
            y += _ROW
        questions[question.id] = (first + y - _ROW) / 2
    for answer in loose:
        answers[answer.id] = y
        y += _ROW
    return _Placed(questions, answers, y - _ROW / 2 + _TOP)


def _officials(conference: Conference, placed: _Placed, wording: Wording) -> dict[str, tuple[str, float]]:
    """Each official's colour and height: level with the middle of their answers, never closer than a line."""
    heights: dict[str, list[float]] = {}
    for answer in conference.answers:
        who = name_of(conference.participant(conference.turn(answer.turn).speaker), wording)
        heights.setdefault(who, []).append(placed.answers[answer.id])
    colors = shades([conference], wording=wording)
    wanted = sorted((sum(ys) / len(ys), who) for who, ys in heights.items())
    made: dict[str, tuple[str, float]] = {}
    # Pushed down where two would overlap, then all back up by what hangs over the end.
    at = 0.0
    for y, who in wanted:
        at = max(y, at + 26)
        made[who] = (colors[who], at)
    over = max(0.0, at - (placed.height - 16))
    return {who: (color, y - over) for who, (color, y) in made.items()}


def _edges(conference: Conference, placed: _Placed) -> list[Shape]:
    shapes: list[Shape] = []
    for answer in conference.answers:
        y = placed.answers[answer.id]
        for question_id in answer.answers:
            if question_id in placed.questions:
                start = (_QUESTION + _QUESTION_WIDTH, placed.questions[question_id])
                shapes.append(Link(start, (_ANSWER, y), "line", 1.2, dashed=answer.supplements is not None))
    for question in conference.questions:
        if question.follows in placed.questions:
            y, before = placed.questions[question.id], placed.questions[question.follows]
            aside = _QUESTION - 8
            shapes.append(Line(((_QUESTION, y), (aside, y), (aside, before), (_QUESTION, before)), "accent", 1.2))
    return shapes


def _questions(conference: Conference, placed: _Placed, wording: Wording) -> list[Shape]:
    answered = {question for answer in conference.answers for question in answer.answers}
    shapes: list[Shape] = []
    for number, question in enumerate(conference.questions, 1):
        y = placed.questions[question.id]
        mark = wording.question.format(number)
        text = fit(f"{mark}　{_asked(conference, question)}", 12, _QUESTION_WIDTH - 18)
        role = "question" if question.id in answered else "missing"
        full = f"{mark} {_asker(conference, question, wording)}"
        box = Box(_QUESTION, y - _BOX / 2, _QUESTION_WIDTH, _BOX, role, full, f"#{question.turn}")
        shapes += [box, Words(_QUESTION + 9, y + 4.5, text, size=12)]
        asker = fit(_asker(conference, question, wording), 12.5, _ASKER_END)
        shapes.append(Words(_ASKER_END, y + 4.5, asker, "muted", 12.5, "end"))
    return shapes


def _answers(conference: Conference, placed: _Placed, wording: Wording) -> list[Shape]:
    officials = _officials(conference, placed, wording)
    shapes: list[Shape] = []
    for number, answer in enumerate(conference.answers, 1):
        turn = conference.turn(answer.turn)
        who = name_of(conference.participant(turn.speaker), wording)
        shade, height = officials[who]
        y = placed.answers[answer.id]
        mark = _mark(answer, number, wording)
        shapes.append(Link((_ANSWER + _ANSWER_WIDTH, y), (_OFFICIAL - 8, height), shade))
        box = Box(_ANSWER, y - _BOX / 2, _ANSWER_WIDTH, _BOX, shade, f"{mark} {who}", f"#{turn.id}")
        shapes += [box, Words(_ANSWER + _ANSWER_WIDTH / 2, y + 4.5, mark, "on-hue", 12, "middle")]
    for who, (shade, height) in officials.items():
        shapes.append(Words(_OFFICIAL, height + 5, fit(who, 14, _WIDTH - _OFFICIAL), shade, 14))
    return shapes


def _mark(answer: Answer, number: int, wording: Wording) -> str:
    return (wording.added if answer.supplements else wording.answer).format(number)


def _asked(conference: Conference, question: Question) -> str:
    return question.parts[0].text if question.parts else conference.turn(question.turn).text


def _asker(conference: Conference, question: Question, wording: Wording) -> str:
    turn = conference.turn(question.turn)
    person = conference.participant(turn.speaker)
    return turn.outlet or (person and person.name) or (wording.host if turn.part == "host" else wording.reporter)


def _rows(conference: Conference, wording: Wording) -> list[tuple[str, ...]]:
    numbers = {question.id: number for number, question in enumerate(conference.questions, 1)}
    rows: list[tuple[str, ...]] = []
    for question in conference.questions:
        given = [
            f"{_mark(answer, number, wording)} {name_of(conference.participant(conference.turn(answer.turn).speaker), wording)}"
            for number, answer in enumerate(conference.answers, 1)
            if question.id in answer.answers
        ]
        note = wording.follows.format(numbers[question.follows]) if question.follows in numbers else ""
        rows.append(
            (
                wording.question.format(numbers[question.id]),
                _asker(conference, question, wording),
                wording.join.join(given) or wording.unanswered,
                note,
            )
        )
    return rows
