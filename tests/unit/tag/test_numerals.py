"""Numerals as printed give the numbers they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from transcript.tag.numerals import number, numbers, power


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("16.1", "16.1"), ("1,200", "1200"), ("1 132", "1132"), ("一万二千", "12000"), ("二十余", "20"), ("两百", "200"), ("二点五", "2.5"),
        ("一半", "0.5"), ("2/5", "0.4"), ("3亿5000万", "350000000"), ("四分之一", "0.25"),
    ],
)  # fmt: skip
def test_number(printed: str, said: str) -> None:
    """The number is exact."""
    assert number(printed) == Decimal(said)


@pytest.mark.parametrize("printed", ["", "几百", "数十", "几", "1/0", "第", "。"])
def test_no_exact_number(printed: str) -> None:
    """What says no exact number gives none."""
    assert number(printed) is None


def test_power() -> None:
    """A unit's scale is taken from it."""
    assert power("亿元") == (8, "元")
    assert power("万亿美元") == (12, "美元")
    assert power("个") == (0, "个")


@pytest.mark.parametrize(
    ("value", "unit", "low", "high"),
    [
        ("3-5", "倍", 3, 5),
        ("二三十", "个", 20, 30),
        ("两", "成", 20, None),
        ("两", "成半", 25, None),
        ("1.2", "万余户", 12000, None),
        ("12%—15", "%", 12, 15),
    ],
)
def test_ranges_and_tenths(value: str, unit: str, low: int, high: int | None) -> None:
    """Both ends of a range, tenths as percent."""
    assert numbers(value, unit) == (low, high)
