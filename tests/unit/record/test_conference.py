"""The record: frozen, resolved, read back."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from transcript.errors import RecordError
from transcript.pipeline import structure_text
from transcript.record import Conference, Figure, leading
from transcript.record.ids import IdMaker, content_id

TEXT = (
    "青川市供水工作新闻发布会\n时间：2024年6月18日\n\n主持人 方志宏：各位记者，大家好。下面请市水务局局长陶振华先生介绍情况。\n"
    "市水务局局长 陶振华：谢谢主持人。今年改造了管网120公里，同比增长三分之一。\n主持人 方志宏：下面进入提问环节。\n"
    "青川日报记者：请问陶局长，水价会不会涨？\n陶振华：今年不涨。我们将在年底前公布明年的计划。\n主持人 方志宏：发布会到此结束，谢谢。\n"
)


@pytest.fixture(scope="module")
def record() -> Conference:
    """One short record."""
    return structure_text(TEXT)[0]


def test_pairs_are_resolved(record: Conference) -> None:
    """A pair has its question, its answer, both turns and both people."""
    (pair,) = record.qa_pairs
    assert pair.question_turn.text == "请问陶局长，水价会不会涨？"
    assert pair.question_turn.outlet == "青川日报"
    assert pair.speaker is not None
    assert pair.speaker.name == "陶振华"
    assert pair.answer_turn.text.startswith("今年不涨")


def test_record_is_frozen(record: Conference) -> None:
    """Nothing in a record can be changed."""
    with pytest.raises(ValidationError):
        record.title = "别的"  # type: ignore[misc]


def test_lookups(record: Conference) -> None:
    """Ids lead to their nouns; a wrong id is None for a person and KeyError for a turn."""
    turn = record.turns[0]
    assert record.turn(turn.id) is turn
    assert record.participant(turn.speaker) is record.by_id[turn.speaker or ""]
    assert record.participant(None) is record.participant("p-none") is record.participant(turn.id) is None
    with pytest.raises(KeyError):
        record.turn(record.participants[0].id)


def test_record_comes_back(record: Conference) -> None:
    """JSON and back is the same record, with the published field names."""
    assert Conference.from_json(record.to_json()) == record
    titled = next(person for person in json.loads(record.to_json())["participants"] if person["titles"])
    assert "from" in titled["titles"][0]


@pytest.mark.parametrize(
    ("data", "message"),
    [("{", "not a valid record"), ("[]", "not a valid record"), ('{"id": 1}', "not a valid record"), ("null", "not a valid record")],
)  # fmt: skip
def test_other_json_is_refused(data: str, message: str) -> None:
    """JSON that is no record is one line that names the field."""
    with pytest.raises(RecordError, match=message) as caught:
        Conference.from_json(data, where="a.json")
    assert str(caught.value).startswith("a.json: ")
    assert "\n" not in str(caught.value)


def test_unknown_field_is_refused(record: Conference) -> None:
    """A field nobody knows does not pass as data."""
    written = {**json.loads(record.to_json()), "speekers": []}
    with pytest.raises(RecordError, match="speekers"):
        Conference.from_json(json.dumps(written))


@pytest.mark.parametrize(
    "number", ["0.1", "1610000000", "8.3", "-2.50", "1E+12", "0.33333333333333333333", "123456789012345678901"]
)
def test_figure_keeps_what_its_json_says(number: str) -> None:
    """A figure's number in memory is the one that comes back from JSON."""
    figure = Figure(indicator=None, value="x", number=Decimal(number), start=0, end=1)
    assert Figure.model_validate_json(figure.model_dump_json()) == figure
    assert float(figure.number or 0) == float(number)


def test_ids_come_from_content() -> None:
    """The same content has the same id, other content another, equal content an ordinal."""
    assert content_id("t", "a", "b") == content_id("t", "a", "b") != content_id("t", "ab")
    one, two = IdMaker("sha"), IdMaker("sha")
    assert one.make("t", "x") == two.make("t", "x")
    assert one.make("t", "x") == f"{two.make('t', 'x')}" != content_id("t", "sha", "x")


def test_ids_survive_another_path() -> None:
    """Ids do not depend on where a file lies."""
    first, second = structure_text(TEXT, path="a.txt", tags=False)[0], structure_text(TEXT, path="b.txt", tags=False)[0]
    assert [turn.id for turn in first.turns] == [turn.id for turn in second.turns]
    assert first.id == second.id


def test_leading_record_is_a_transcript_then_the_longest(record: Conference) -> None:
    """A short transcript comes before a long report; of two reports the longer one leads."""
    report = record.model_copy(update={"kind": "report"})
    longer = report.model_copy(update={"source": record.source.model_copy(update={"end": record.source.end + 900})})
    assert leading([longer, record]) is record
    assert leading([report, longer]) is longer


def test_a_record_of_a_newer_schema_is_refused(record: Conference) -> None:
    """What a later program wrote is not read by halves; a newer minor version of the same schema is."""
    data = json.loads(record.to_json())
    assert Conference.from_json(json.dumps({**data, "schema_version": "1.9"})).turns == record.turns
    with pytest.raises(RecordError, match="newer than"):
        Conference.from_json(json.dumps({**data, "schema_version": "2.0"}))
