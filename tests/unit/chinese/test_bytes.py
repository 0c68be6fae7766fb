"""Double-byte codes as tables."""

from __future__ import annotations

import pytest

from transcript.chinese.bytes import double_byte


@pytest.mark.parametrize("name", ["gbk", "big5hkscs"])
def test_tables_agree_with_the_codec(name: str) -> None:
    """Every pair decodes to its character, and is listed under its lead and its trail byte."""
    table = double_byte(name)
    for (lead, trail), char in list(table.pairs.items())[::97]:
        assert bytes((lead, trail)).decode(name) == char
        assert (lead, char) in table.by_trail[trail]
        assert (trail, char) in table.by_lead[lead]
        assert table.codes[char] in table.pairs


def test_stop_and_its_shift() -> None:
    """`。` is A1 A3; without its first byte the next character's lead makes a full-width form of A3."""
    table = double_byte("gbk")
    assert table.codes["。"] == (0xA1, 0xA3)
    assert table.pairs[0xA3, "基".encode("gbk")[0]] == "；"


def test_undefined_pairs_are_no_characters() -> None:
    """What is listed as undefined decodes to nothing."""
    table = double_byte("gbk")
    for lead, trails in list(table.undefined.items())[:20]:
        assert all((lead, trail) not in table.pairs for trail in trails)
