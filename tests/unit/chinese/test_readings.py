"""Readings of characters."""

from __future__ import annotations

import pytest

from transcript.chinese.readings import is_reading, plain


@pytest.mark.parametrize(
    ("char", "reading"),
    [("區", "qū"), ("發", "fā"), ("會", "huì"), ("綠", "lǜ"), ("綠", "lv"), ("綠", "lu:"), ("長", "zhǎng"), ("長", "cháng"), ("質", "zhí"), ("業", "ye"), ("業", "ye4"), ("見", "jiàn")],
)  # fmt: skip
def test_reading_of_the_character(char: str, reading: str) -> None:
    """A reading is known with or without its tone, in each of the character's readings."""
    assert is_reading(char, reading)


@pytest.mark.parametrize(("char", "reading"), [("區", "PPP"), ("人", "AI"), ("發", "huì"), ("會", ""), ("好", "hao5x")])
def test_no_reading_of_the_character(char: str, reading: str) -> None:
    """Other letters are none."""
    assert not is_reading(char, reading)


def test_plain_takes_tones_and_ipa_letters_out() -> None:
    """Tones go, IPA letters become pinyin ones, ü becomes v."""
    assert [plain(reading) for reading in ("lǜ", "Gōnɡ", "fɑ1", "nü")] == ["lv", "gong", "fa", "nv"]
