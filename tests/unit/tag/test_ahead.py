"""Which times lie ahead: the same words, told apart by the day they were said."""

from __future__ import annotations

import pytest

from transcript.tag.ahead import TIMES, times

JUNE, DECEMBER, JANUARY = (2024, 6, 11), (2024, 12, 5), (2025, 1, 10)


@pytest.mark.parametrize(
    ("words", "day", "expected"),
    [
        ("9月底前完成", JUNE, "time ahead"),
        ("九月底前完成", DECEMBER, "time behind"),
        ("1月起执行", DECEMBER, "time ahead"),
        ("12月完成了", JANUARY, "time behind"),
        ("6月20日公布", JUNE, "time ahead"),
        ("6月1日公布", JUNE, "time behind"),
        ("6月公布", JUNE, "time now"),
        ("明年1月公布", JUNE, "time ahead"),
        ("去年9月公布", JUNE, "time behind"),
        ("2025年建成", JUNE, "time ahead"),
        ("2023年建成", JUNE, "time behind"),
        ("116年底前", JUNE, "time ahead"),
        ("今年9月建成", JUNE, "time ahead"),
        ("今年3月建成", JUNE, "time behind"),
        ("今年建成", JUNE, "this year"),
        ("年底前建成", JUNE, "time ahead"),
        ("四季度建成", JUNE, "time ahead"),
        ("一季度增长", JUNE, "time behind"),
        ("上半年推出", JANUARY, "time ahead"),
        ("上半年推出", DECEMBER, "time behind"),
        ("国庆节前", JUNE, "feast ahead"),
        ("春节期间", JUNE, "feast behind"),
    ],
)
def test_side_of_a_time(words: str, day: tuple[int, int, int], expected: str) -> None:
    """A time is on the side of the day where it lies."""
    assert expected in times(words, day) <= set(TIMES)


@pytest.mark.parametrize(("words", "day"), [("9月底前完成", None), ("我们再修六条路", JUNE), ("三个月以来", JUNE)])
def test_nothing_is_guessed(words: str, day: tuple[int, int, int] | None) -> None:
    """Without a day, or without a time, nothing is said."""
    assert times(words, day) == frozenset()


def test_both_sides_are_told() -> None:
    """A sentence that names both sides has neither for its only one."""
    found = times("去年修了三条，明年再修六条", JUNE)
    assert {"time ahead", "time behind"} <= found
    assert not found & {"only ahead", "only behind"}
