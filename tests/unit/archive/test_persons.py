"""People over time: one person over conferences, namesakes apart, and what people decide is kept to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.press import Official, Pair, press
from transcript.archive import Archive
from transcript.errors import QueryError
from transcript.record import Conference

CHIEF = Official("赵明远", "青川市教育局", ("局长",))
DEPUTY = Official("赵明远", "青川市教育局", ("副局长",))
MAYOR = Official("赵明远", "青川市人民政府", ("副市长",))
NAMESAKE = Official("赵明远", "云岭市公安局", ("局长",))


def _one(number: int, official: Official, **more: str) -> Conference:
    return press(number, Pair("问？", f"回答{number}。", official), issuer=None, **more)  # type: ignore[arg-type]


def _together(archive: Archive) -> set[frozenset[str]]:
    """Which conferences' appearances are one person."""
    return {frozenset(seen.conference for seen in one.appearances) for one in archive.people() if one.name == "赵明远"}


def _sets(*groups: Sequence[int]) -> set[frozenset[str]]:
    return {frozenset(press(number).id for number in group) for group in groups}


def test_a_person_keeps_one_identity_and_the_office_of_each_day(archive: Archive) -> None:
    """Same name, same organisation: one person, with offices dated and every appearance in the office of that day."""
    archive.add(_one(1, DEPUTY, date="2021-03-01"))
    archive.add(_one(2, CHIEF, date="2023-06-01"))
    archive.add(_one(3, CHIEF, date="2024-06-01"))
    person = archive.person("赵明远")
    assert [(office.text, office.first, office.last, office.conferences) for office in person.offices] == [
        ("青川市教育局副局长", "2021-03-01", "2021-03-01", 1),
        ("青川市教育局局长", "2023-06-01", "2024-06-01", 2),
    ]
    assert [seen.offices for seen in person.appearances] == [(DEPUTY.office,), (CHIEF.office,), (CHIEF.office,)]
    assert person.office == CHIEF.office
    assert archive.search(official="赵副局长").total == 3  # a former title means the person, over all years
    assert archive.search(official="赵明远", role="副局长").total == 1


def test_namesakes_stay_apart(archive: Archive) -> None:
    """One name in offices of two towns is two persons; asking for the name says so and lists both."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, NAMESAKE))
    assert _together(archive) == _sets([1], [2])
    with pytest.raises(QueryError, match="2 people are meant"):
        archive.person("赵明远")
    assert archive.search(official="赵明远").total == 2
    assert archive.search(official=archive.people("赵明远")[0].id).total == 1


def test_two_of_one_name_at_one_conference_are_two(archive: Archive) -> None:
    """Who sat side by side cannot be one person."""
    archive.add(press(1, Pair("问？", "甲。", CHIEF), Pair("问？", "乙。", MAYOR), issuer=None))
    archive.add(_one(2, CHIEF))
    archive.add(_one(3, MAYOR))
    assert _together(archive) == _sets([1, 2], [1, 3])


def test_another_office_in_the_same_town_is_joined_and_listed_for_review(archive: Archive) -> None:
    """People move: joined, and listed as doubtful with both offices and the reason."""
    archive.add(_one(1, CHIEF, date="2021-03-01"))
    archive.add(_one(2, MAYOR, date="2024-03-01"))
    assert _together(archive) == _sets([1, 2])
    (doubt,) = archive.doubtful()
    assert (doubt.name, doubt.joined) == ("赵明远", True)
    assert {*doubt.one, *doubt.other} == {CHIEF.office, MAYOR.office}
    assert "青川" in doubt.because


def test_a_split_is_kept_to_by_later_imports(archive: Archive) -> None:
    """After a split the two stay apart, whatever is imported or read again; the doubt is gone."""
    archive.add(_one(1, CHIEF, date="2021-03-01"))
    archive.add(_one(2, MAYOR, date="2024-03-01"))
    first = archive.person("赵明远").id
    other = archive.split("赵明远", [press(2).id], note="zwei")
    assert other.id != first
    assert _together(archive) == _sets([1], [2])
    archive.add(_one(3, MAYOR, date="2025-03-01"))
    archive.add(_one(4, CHIEF, date="2020-03-01"))
    archive.add(_one(2, MAYOR, date="2024-03-01", reading="second"))
    assert _together(archive) == _sets([1, 4], [2, 3])
    assert archive.person(other.id).id == other.id
    assert not any(doubt.joined for doubt in archive.doubtful())


def test_a_merge_is_kept_to_by_later_imports(archive: Archive) -> None:
    """After a merge they are one person under one id; the other id still leads there; later imports keep to it."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, NAMESAKE))
    ids = [one.id for one in archive.people("赵明远")]
    one = archive.merge(*ids, note="moved")
    assert _together(archive) == _sets([1, 2])
    assert {archive.person(id).id for id in ids} == {one.id}
    archive.add(_one(3, CHIEF))
    archive.add(_one(4, NAMESAKE))
    archive.add(_one(1, CHIEF, reading="second"))
    assert _together(archive) == _sets([1, 2, 3, 4])
    assert archive.check().sound


def test_different_names_can_be_merged(archive: Archive) -> None:
    """A misprint of a name: merged, both names lead to the person."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, CHIEF._replace(name="赵明元")))
    one = archive.merge("赵明远", "赵明元")
    assert set(one.names) == {"赵明远", "赵明元"}
    for name in one.names:
        assert archive.person(name).id == one.id
        assert archive.search(official=name).total == 2
    archive.add(_one(3, CHIEF._replace(name="赵明元")))
    assert archive.search(official="赵明远").total == 3


def test_a_later_decision_overrules_an_earlier_one(archive: Archive) -> None:
    """Merge, then split: the last word counts."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, NAMESAKE))
    one = archive.merge(*(person.id for person in archive.people("赵明远")))
    archive.split(one.id, [press(2).id])
    assert _together(archive) == _sets([1], [2])


@pytest.mark.parametrize("persons", [(), ("赵明远",), ("赵明远", "赵明远"), ("赵明远", "没有人"), ("' OR 1", "x")])
def test_a_merge_that_makes_no_sense_changes_nothing(archive: Archive, persons: tuple[str, ...]) -> None:
    """One person, the same twice, or nobody: refused, and no decision is kept."""
    archive.add(_one(1, CHIEF))
    with pytest.raises(QueryError):
        archive.merge(*persons)
    assert archive.stats()["decisions"] == 0


def test_a_split_that_makes_no_sense_changes_nothing(archive: Archive) -> None:
    """All conferences, none, or foreign ones: refused, and no decision is kept."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, CHIEF))
    archive.add(press(3, Pair("问？", "答。")))
    for conferences in ([], [press(1).id, press(2).id], [press(3).id], ["c-none"]):
        with pytest.raises(QueryError):
            archive.split("赵明远", conferences)
    assert archive.stats()["decisions"] == 0


def test_reporters_are_told_apart_by_outlet(archive: Archive) -> None:
    """A reporter is known by the outlet; one of the same name elsewhere, or an official, is another."""
    for number, outlet in enumerate(("晨星日报", "晨星日报", "北河晚报"), 1):
        archive.add(press(number, Pair("问？", "答。", outlet=outlet, reporter="赵明远")))
    archive.add(_one(4, CHIEF))
    assert _together(archive) == _sets([1, 2], [3], [4])
    assert archive.search(official="赵明远").total == 1  # only the official speaks for --official


def test_topics_and_answers_of_a_person(archive: Archive) -> None:
    """A person's topics are counted over what they said; `said_by` gives it newest first."""
    archive.add(press(1, Pair("问？", "旧答。", CHIEF, topics=("教育",)), date="2021-01-01"))
    archive.add(press(2, Pair("问？", "新答。", CHIEF, topics=("教育", "财政")), date="2024-01-01"))
    person = archive.person("赵明远")
    assert person.topics == (("教育", 2), ("财政", 1))
    assert person.answers == 2
    assert [hit.text for hit in archive.said_by(person.id)] == ["新答。", "旧答。"]
    assert [hit.text for hit in archive.said_by(person.id, limit=1)] == ["新答。"]


def test_what_a_merged_id_said_is_found_by_the_old_id(archive: Archive) -> None:
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, NAMESAKE))
    one, other = sorted(
        (person for person in archive.people() if person.name == "赵明远"), key=lambda person: person.id
    )
    archive.merge(one.id, other.id)
    assert len(archive.said_by(one.id)) == len(archive.said_by(other.id)) == 2


def test_a_merged_person_can_be_split_again(archive: Archive) -> None:
    """The other gets back the id it had before, which the merged one answers to as well."""
    archive.add(_one(1, CHIEF))
    archive.add(_one(2, NAMESAKE))
    one, other = sorted(
        (person for person in archive.people() if person.name == "赵明远"), key=lambda person: person.id
    )
    merged = archive.merge(one.id, other.id)
    apart = archive.split(merged.id, [press(2).id])
    assert apart.id != merged.id or len(archive.people("赵明远")) == 2
    assert _together(archive) == _sets([1], [2])
