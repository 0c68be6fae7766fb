"""Conferences go in whole, once, and come out as they were; a better reading replaces a former one."""

from __future__ import annotations

import pytest

from tests.press import LI, Pair, press
from transcript.archive import Archive
from transcript.errors import DamagedArchive, QueryError, RecordError
from transcript.pipeline import structure_text

ONE = (Pair("老旧小区怎么改？", "老旧小区加装电梯。"), Pair("停车呢？", "新增停车位。", LI))


def _count(archive: Archive, table: str) -> int:
    return int(archive._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_record_comes_out_as_it_went_in(archive: Archive) -> None:
    """The stored record equals the one added, field by field."""
    record = press(1, *ONE, opening="开场。")
    assert archive.add(record) == "added"
    assert archive.conference(record.id) == record
    assert list(archive.conferences()) == [record]
    assert list(archive.export()) == [record.to_json()]


def test_adding_again_changes_nothing(archive: Archive) -> None:
    """The same record again is `unchanged`, and nothing is stored twice."""
    record = press(1, *ONE, opening="开场。")
    archive.add(record)
    before = {table: _count(archive, table) for table in ("conference", "source", "entry", "person", "words", "office")}
    assert archive.add(record) == "unchanged"
    assert before == {table: _count(archive, table) for table in before}
    assert archive.add_many([record, press(2, *ONE)]) == {"added": 1, "replaced": 0, "unchanged": 1}


def test_a_better_reading_replaces_and_keeps_ids_that_still_hold(archive: Archive) -> None:
    """What a new reading still says keeps its id and its links; what it no longer says is not found any more."""
    archive.add(press(1, *ONE))
    kept = archive.search("加装电梯").hits[0]
    assert archive.add(press(1, ONE[0], Pair("停车呢？", "新增车位五百个。", LI))) == "replaced"
    again = archive.search("加装电梯").hits[0]
    assert again.id == kept.id
    assert [asked.id for asked in again.questions] == [asked.id for asked in kept.questions]
    assert archive.search("停车位").total == 0
    assert archive.search("车位五百个").total == 1
    assert len(archive.list()) == 1
    assert archive.check().sound


def test_ids_of_a_former_reading_lead_to_what_now_stands_there(archive: Archive) -> None:
    """When a re-parse changes ids, yesterday's ids still open the same place, over several re-parses."""
    archive.add(press(1, *ONE))
    old = archive.search("加装电梯").hits[0]
    for reading in ("second", "third"):
        archive.add(press(1, *ONE, reading=reading))
        now = archive.search("加装电梯").hits[0]
        assert now.id != old.id
        assert archive.entry(old.id).id == now.id
        assert archive.reference(old.id).id == now.id


def test_persons_keep_their_ids_over_a_new_reading(archive: Archive) -> None:
    """Replacing a record does not make new persons of the old ones."""
    archive.add(press(1, *ONE))
    before = {one.name: one.id for one in archive.people()}
    archive.add(press(1, *ONE, reading="second"))
    assert {one.name: one.id for one in archive.people()} == before


def test_removing_takes_out_everything(archive: Archive) -> None:
    """After a removal nothing of the conference is left: no entry, word, person, source; others stay."""
    archive.add(press(1, *ONE, opening="开场。"))
    archive.add(press(2, Pair("别的？", "别的回答。")))
    archive.remove(press(1).id)
    assert archive.search("老旧小区").total == 0
    assert [one.name for one in archive.people()] == ["王其峰"]
    assert _count(archive, "source") == 1
    assert archive.check().sound
    archive.remove(press(2).id)
    assert {table: _count(archive, table) for table in ("entry", "said", "person", "words", "record")} == {
        "entry": 0, "said": 0, "person": 0, "words": 0, "record": 0,
    }  # fmt: skip
    with pytest.raises(QueryError, match="no conference"):
        archive.remove(press(2).id)


def test_a_conference_is_found_by_the_beginning_of_its_id(archive: Archive) -> None:
    """Four characters and more of an id are enough when they are unambiguous; fewer or foreign ones are refused."""
    record = press(1, *ONE)
    archive.add(record)
    assert archive.conference(record.id[:8]) == record
    for id in ("c-", "", "c-000000000000", "%", "' OR 1=1 --"):
        with pytest.raises(QueryError, match="no conference"):
            archive.conference(id)
    archive.add_many(press(number) for number in range(2, 4000, 40))
    with pytest.raises(QueryError, match=r"(several|no) conference"):
        archive.conference("c-1")


def test_a_record_with_a_broken_link_is_refused_whole(archive: Archive) -> None:
    """A record that refers to what it does not hold is refused, and the former reading stays."""
    good = press(1, *ONE)
    archive.add(good)
    bad = good.model_copy(
        update={
            "title": "别的",
            "answers": (good.answers[0].model_copy(update={"answers": ("q-none",)}), *good.answers[1:]),
        }
    )
    with pytest.raises(RecordError, match="q-none"):
        archive.add(bad)
    assert archive.conference(good.id) == good
    assert archive.check().sound


def test_all_records_of_a_file_go_in_or_none(archive: Archive) -> None:
    """`add_source` is one transaction: a bad record of a file keeps the good ones of it out too."""
    good, other = press(1, *ONE), press(2, *ONE)
    bad = other.model_copy(update={"turns": ()})
    with pytest.raises(RecordError):
        archive.add_source([good, bad])
    assert archive.list() == []


def test_records_only_a_former_reading_of_the_file_had_are_taken_out(archive: Archive) -> None:
    """When a file of two records becomes one of one, the other goes; other files' records stay."""
    first = press(1, *ONE)
    second = press(2, *ONE).model_copy(update={"source": first.source})
    stranger = press(3, *ONE)
    archive.add(stranger)
    assert archive.add_source([first, second]) == ["added", "added"]
    assert archive.add_source([first]) == ["unchanged"]
    assert {one.id for one in archive.list()} == {first.id, stranger.id}


def test_a_source_is_known_by_its_digest_and_the_program_that_read_it(archive: Archive) -> None:
    """`has_source` is true for this version of the program only."""
    record = press(1, *ONE)
    archive.add_source([record])
    assert archive.has_source(record.source.sha256)
    assert not archive.has_source(record.source.sha256, program="0.0.0")
    assert not archive.has_source("0" * 64)


def test_a_tampered_record_is_never_returned(archive: Archive) -> None:
    """A record whose JSON was changed in the file is refused; adding the document again mends it."""
    record = press(1, *ONE)
    archive.add(record)
    archive._connection.execute("UPDATE record SET json = CAST('{\"id\": 1}' AS BLOB)")
    with pytest.raises(DamagedArchive, match="changed from outside"):
        archive.conference(record.id)
    with pytest.raises(DamagedArchive):
        list(archive.export())
    assert archive.add(record) == "replaced"
    assert archive.conference(record.id) == record


def test_a_tampered_text_is_never_shown(archive: Archive) -> None:
    """A stored text that was changed from outside is refused by search, not printed."""
    archive.add(press(1, *ONE))
    archive._connection.execute("UPDATE said SET text = replace(text, '电梯', '火箭')")
    with pytest.raises(DamagedArchive, match="changed from outside"):
        list(archive.search("加装电梯"))


def test_odd_characters_survive(archive: Archive) -> None:
    """NUL, lone surrogates' replacement, astral and private-use characters neither break the index nor get lost."""
    text = "甲\x00乙𠮷\ue020丙\u200b丁\ufeff。"
    archive.add(press(1, Pair("问？", text)))
    (hit,) = archive.search("丙丁").hits
    assert hit.text == text
    assert archive.search("乙𠮷").total == 1
    assert archive.check().sound


def test_counts(archive: Archive) -> None:
    """`stats` counts what is there; days are the first and the last."""
    archive.add(press(1, *ONE, opening="开场。", date="2023-01-02"))
    archive.add(press(2, Pair("问？", None), date="2024-05"))
    counts = archive.stats()
    assert {name: counts[name] for name in ("conferences", "questions", "answers", "statements", "people")} == {
        "conferences": 2, "questions": 3, "answers": 2, "statements": 1, "people": 2,
    }  # fmt: skip
    assert (counts["first"], counts["last"]) == ("2023-01-02", "2024-05")


def test_the_list_is_by_date_and_undated_ones_come_last(archive: Archive) -> None:
    """Conferences are listed by date."""
    for number, date in enumerate((None, "2024-05-17", "2021")):
        archive.add(press(number, date=date))
    assert [one.date for one in archive.list()] == ["2021", "2024-05-17", None]


def test_what_a_report_tells_is_searched(archive: Archive) -> None:
    """The statements of a news report are entries with their words, under the office the report prints."""
    report = (
        "市里召开防汛会议\n本报讯（记者 苏禾）6月20日，市里召开会议。市水利局局长汪铭远表示，水库的存水够用三个月。\n"
    )
    archive.add(structure_text(report)[0])
    (hit,) = archive.search("存水", official="汪铭远").hits
    assert (hit.kind, hit.text) == ("statement", "水库的存水够用三个月。")
