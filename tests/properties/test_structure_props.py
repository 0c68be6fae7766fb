"""Structuring any text: no error, and a record whose parts agree with the text and with each other."""

from __future__ import annotations

from hypothesis import given, settings

from tests.properties.hostile import hostile
from transcript.pipeline import run_stages, structure_text
from transcript.record import Conference


@given(hostile)
@settings(deadline=None, max_examples=80)
def test_record_agrees_with_its_text(text: str) -> None:
    """Every offset lies inside the text, in order; every turn's text is the repaired slice; ids are unique and resolve."""
    repaired = run_stages(text).repaired
    for record in structure_text(text):
        _inside(record, len(text))
        last = 0
        for turn in record.turns:
            assert last <= turn.start <= turn.end
            last = turn.end
            begin = repaired.text.find(turn.text, repaired.to_repaired(turn.start))
            assert begin == repaired.to_repaired(turn.start)
            if turn.label is not None:
                assert turn.label.end <= turn.start
        _resolved(record)


@given(hostile.filter(lambda text: "\ud800" not in text))
@settings(deadline=None, max_examples=40)
def test_record_comes_back_from_json(text: str) -> None:
    """A record of any text is written and read back unchanged."""
    for record in structure_text(text):
        assert Conference.from_json(record.to_json()) == record


def _inside(record: Conference, length: int) -> None:
    spans = [(record.source.start, record.source.end)]
    spans += [(span.start, span.end) for person in record.participants for span in person.mentions]
    spans += [(part.start, part.end) for question in record.questions for part in question.parts]
    spans += [(part.start, part.end) for answer in record.answers for part in answer.parts]
    for said in (*record.answers, *record.statements):
        spans += [(noun.start, noun.end) for noun in (*said.figures, *said.commitments)]
    spans += [(noun.start, noun.end) for noun in (*record.statements, *record.issues, *record.repairs, *record.turns)]
    spans += [(turn.label.start, turn.label.end) for turn in record.turns if turn.label]
    assert all(0 <= start <= end <= length for start, end in spans)


def _resolved(record: Conference) -> None:
    groups = (record.participants, record.turns, record.questions, record.answers, record.statements)
    assert len(record.by_id) == sum(map(len, groups))
    turns, people = {turn.id for turn in record.turns}, {person.id for person in record.participants}
    questions, answers = {question.id for question in record.questions}, {answer.id for answer in record.answers}
    assert {turn.speaker for turn in record.turns} - {None} <= people
    for question in record.questions:
        assert question.turn in turns
        assert set(question.addressees) <= people
        assert question.follows is None or question.follows in questions
    for answer in record.answers:
        assert answer.turn in turns
        assert set(answer.answers) <= questions
        assert answer.supplements is None or answer.supplements in answers
        assert answer.assigned_by is None or answer.assigned_by in turns
