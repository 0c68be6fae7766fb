"""Periods as printed become periods that sort."""

from __future__ import annotations

import pytest

from transcript.tag.periods import about_period, period_iso


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2023年", "2023"), ("去年", "2023"), ("今年上半年", "2024-H1"), ("前三季度", "2023-Q1/Q3"), ("一季度", "2023-Q1"), ("2024年1-2月", "2024-01/02"),
        ("全年", "2023"), (None, "2023"), ("目前", "2023"), ("二〇二四年", "2024"), ("2023年四五月", "2023-04/05"), ("2023年十一月", "2023-11"), ("2023年25月", "2023"),
    ],
)  # fmt: skip
def test_period(printed: str | None, iso: str) -> None:
    """Relative years count from the event, parts of a year and no period from what the document reports on."""
    assert period_iso(printed, date="2024-07-19", about="2023") == iso


def test_nothing_told() -> None:
    """Without a date and a document's period nothing is guessed."""
    assert period_iso("上半年", date=None, about=None) is None
    assert period_iso(None, date="2024-01-01", about=None) is None


def test_about() -> None:
    """The title or the first words say what a document reports on."""
    assert about_period("青禾区2023年经济社会发展情况发布会", [], date=None) == "2023"
    assert about_period("", ["各位好，现在发布上半年国民经济运行情况。"], date="2024-07-19") == "2024-H1"
    assert about_period("防汛工作发布会", ["大家好。"], date="2024-07-19") is None


def test_a_year_that_is_none_says_nothing() -> None:
    """`二〇某某年` is a year of nobody's calendar, and `前18个月` no span of one year."""
    assert about_period("介绍二〇某某年经济运行情况", [], date="2024-01-17") is None
    assert period_iso("前18个月", date="2024-07-15", about=None) is None


def test_a_month_without_a_year_is_the_last_one() -> None:
    """In July `5月份` and `前6个月` are this year's, `11月` last year's."""
    assert period_iso("前6个月", date="2024-07-15", about=None) == "2024-01/06"
    assert period_iso("5月份", date="2024-07-15", about=None) == "2024-05"
    assert period_iso("11月", date="2024-07-15", about=None) == "2023-11"
