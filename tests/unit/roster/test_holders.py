"""Who holds the office a label names."""

from __future__ import annotations

import pytest

from transcript.roster.book import Person
from transcript.roster.holders import by_title

COURT = "青川省高级人民法院刑事审判庭庭长"
POLICE = "青川省公安厅副厅长"


@pytest.mark.parametrize(
    ("label", "titles", "index"),
    [
        ("省高院", (POLICE, COURT), 1),
        ("省高院", (POLICE, "青川省人民检察院第一检察部主任"), None),
        ("省高院", ("青川省高级人民法院院长", COURT), None),
        ("高院", (POLICE, COURT), None),
        ("局长、党组书记", ("市水务局局长、党组书记", "市财政局局长"), 0),
        ("局长、党组书记", ("市水务局局长", "市财政局局长"), None),
    ],
)
def test_body_in_short_and_two_posts(label: str, titles: tuple[str, ...], index: int | None) -> None:
    """`省高院` is the one person of 某省高级人民法院, of two it is neither; two posts are his who holds both."""
    names = "甲乙丙"
    people = [
        Person(name, name, "official", [(title, title, "roster")]) for name, title in zip(names, titles, strict=False)
    ]
    assert by_title(people, label) == index
