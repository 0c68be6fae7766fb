"""From turns to the source and back."""

from __future__ import annotations

from tests.unit.briefing.sample import TEXT, conference
from transcript.briefing.places import Places, field_value
from transcript.pipeline import structure_text


def test_place_in_undamaged_text_is_exact() -> None:
    """Where nothing was repaired, the source says at the place exactly what is quoted."""
    record = conference()
    places = Places(record)
    for turn in record.turns:
        start, end = places.in_source(turn, 3, 9)
        assert TEXT[start:end] == turn.text[3:9]
        assert places.in_turn(turn, start, end) == (3, 9)


def test_place_behind_repairs_is_exact() -> None:
    """A reading in brackets that repair takes out moves every later place, and the place follows."""
    damaged = TEXT.replace("车", "车(chē)").replace("们", "们(mén)")
    record = structure_text(damaged)[0]
    places = Places(record)
    turn = next(turn for turn in record.turns if "立体停车楼" in turn.text)
    at = turn.text.index("12座")
    start, end = places.in_source(turn, at, at + 3)
    assert damaged[start:end] == "12座"
    assert places.in_turn(turn, start, end) == (at, at + 3)


def test_field_value_follows_ids_positions_and_levels() -> None:
    """A field is found by id, by position, by where it starts, and by the level of a topic."""
    record = conference()
    person = next(person for person in record.participants if person.name == "柳承志")
    assert field_value(record, "title") == record.title
    assert field_value(record, f"participants/{person.id}/titles/0/text") == "市城管局局长"
    answer = next(answer for answer in record.answers if answer.figures)
    figure = answer.figures[0]
    assert field_value(record, f"answers/{answer.id}/figures/@{figure.start}/value") == figure.value
    topic = answer.topics[0].label
    assert field_value(record, f"answers/{answer.id}/topics/0/label/1") == topic.split("\\")[1]
    assert field_value(record, "participants/nobody/name") is None
    assert field_value(record, f"answers/{answer.id}/topics/0/label/7") is None
