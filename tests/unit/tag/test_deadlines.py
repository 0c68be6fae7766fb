"""Deadlines as ISO dates, counted from the day of the event."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.tag.deadlines import find_deadline


def iso(text: str, date: str | None = "2024-03-06") -> str | None:
    """The ISO deadline of a text."""
    found = find_deadline(view(text), 0, len(text), date=date)
    return found.iso if found else None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("今年年底前完成", "2024-12"), ("2025年底前建成", "2025-12"), ("明年上半年投用", "2025-06"), ("三年内实现", "2027-03"), ("“十四五”末达到", "2025-12"),
        ("5月15日前公布", "2024-05-15"), ("二月底前", "2025-02"), ("下个月起", "2024-04"), ("春节前开通", "2025-01"), ("国庆节前", "2024-09-30"),
        ("三季度启动", "2024-09"), ("到2027年", "2027"), ("明早八時前", "2024-03-07"), ("半年内", "2024-09"), ("新学期开学前", "2024-09"), ("未来十二个月之内", "2025-03"),
        ("116年底前", "2027-12"), ("10个工作日内", "2024-03-16"), ("下周一之前", "2024-03-11"), ("明年", "2025"),
        ("两年内完成", "2026-03"), ("两个月内", "2024-05"), ("两周内", "2024-03-20"), ("本周五前", "2024-03-08"), ("下下周一之前", "2024-03-18"), ("周五前", "2024-03-08"),
    ],
)  # fmt: skip
def test_iso(text: str, due: str) -> None:
    """As precise as stated."""
    assert iso(text) == due


def test_what_is_due_before_it_wins() -> None:
    """`从下月起…年底前完成` is due at the end of the year."""
    assert iso("从下个月起分批开工，年底前全部完成") == "2024-12"


def test_without_a_day_relative_times_keep_their_words() -> None:
    """明年 cannot be told without the day of the event; 2026年 can."""
    found = find_deadline("明年底前", 0, 4, date=None)
    assert found is not None
    assert (found.text, found.iso) == ("明年底前", None)
    assert iso("2026年6月底前", None) == "2026-06"


@pytest.mark.parametrize("text", ["", "我们会努力", "去年以来", "汛", "99月99日"])
def test_no_deadline(text: str) -> None:
    """No date is made up."""
    assert iso(text) is None


@pytest.mark.parametrize("date", ["", "不详", "2024", "2024-13-40"])
def test_odd_dates_are_borne(date: str) -> None:
    """A date that is none counts as none."""
    assert iso("三个月内", date) is None


@pytest.mark.parametrize("text", ["2月30日前完成", "4月31日前完成"])
def test_a_day_that_no_calendar_has_keeps_its_words(text: str) -> None:
    found = find_deadline(view(text), 0, len(text), date="2024-03-06")
    assert found is not None and found.iso is None
