"""Whom a question asks: by one word of a longer name, and for his views."""

from __future__ import annotations

import pytest

from transcript.roster.addresses import called_persons
from transcript.roster.book import Person

PEOPLE = [
    Person("Marta Kowal", "Marta Kowal", "official", [("摄影指导", "摄影指导", "roster")]),
    Person("阿贝贝·德里", "阿贝贝·德里", "official", [("特邀选手", "特邀选手", "roster")]),
    Person("滕远", "滕远", "official", [("首席科学家", "首席科学家", "roster")]),
    Person("Marta Lin", "Marta Lin", "reporter"),
    Person("Erik Lund", "Erik Lund", "official", [("总经理", "总经理", "roster")]),
    Person("Erik Holm", "Erik Holm", "official", [("财务总监", "财务总监", "roster")]),
]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("我的问题给Kowal。您怎么看中国的海?", ["Marta Kowal"]),
        ("阿贝贝,您这次有没有压力?", ["阿贝贝·德里"]),
        ("Mr. Lund,您为什么来?", ["Erik Lund"]),
        ("Erik,您为什么来?", []),  # two are called so
        ("昨天阿贝贝的成绩很好,您怎么看?", []),
        ("想听听滕博士的看法,公司有什么动作?", ["滕远"]),
        ("滕博士的发明很有名,公司有什么动作?", []),
    ],
)
def test_who_is_asked(said: str, names: list[str]) -> None:
    """A word of a name counts where it calls, and names one; who owns a thing talked about is not asked."""
    assert [PEOPLE[index].name for index in called_persons(said, PEOPLE, 0, len(said))] == names
