"""Names of organisations: the same body or not, and where."""

from __future__ import annotations

import pytest

from transcript.people.organizations import core, places, same_body


@pytest.mark.parametrize(
    ("name", "where", "rest"),
    [
        ("河西省青川市财政局", ("河西", "青川"), "财政局"),
        ("青川市财政局", ("青川",), "财政局"),
        ("市财政局", (), "财政局"),
        ("财政局", (), "财政局"),
        ("", (), ""),
    ],
)
def test_places_and_what_is_left(name: str, where: tuple[str, ...], rest: str) -> None:
    """The places a name begins with, widest first, and the name without them."""
    assert (places(name), core(name)) == (where, rest)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市住建局", "青川市住房和城乡建设局", True),
        ("青川市财政局", "财政局", True),
        ("青川市财政局", "青川市教育局", False),
        ("发改委", "发展和改革委员会", True),
        ("青川市人民政府", "青川市公安局", False),
    ],
)
def test_one_body_or_two(one: str, other: str, same: bool) -> None:
    """Places apart, equal names and abbreviations are one body; either way round."""
    assert same_body(one, other) is same
    assert same_body(other, one) is same
