"""Live feeds."""

from __future__ import annotations

import json

import pytest

from tests.unit.read.sample import LINES
from transcript.errors import ReadError
from transcript.read import read_bytes

SLICES = [
    {"speaker": line.partition("：")[0], "date": f"2024-06-18 10:{10 + n}", "content": line.partition("：")[2]}
    for n, line in enumerate(LINES)
]


def _lines(value: object, name: str = "a.json") -> list[str]:
    return read_bytes(json.dumps(value, ensure_ascii=False).encode(), name=name).text.splitlines()


def test_slices_are_labelled_lines() -> None:
    """Every slice becomes a line with its speaker as label."""
    assert _lines(SLICES) == list(LINES)


def test_newest_first_is_turned_round() -> None:
    """A feed that lists the newest slice first is read in order of time."""
    assert _lines(SLICES[::-1]) == list(LINES)


def test_feed_inside_wrappers_with_other_keys() -> None:
    """The list may lie inside an answer of an interface, under other names and with markup."""
    value = {
        "code": 0,
        "data": {"list": [{"userName": s["speaker"], "body": f"<p>{s['content']}</p>"} for s in SLICES]},
    }
    assert _lines(value) == list(LINES)


def test_json_lines() -> None:
    """One object per line is a feed too."""
    data = "\n".join(json.dumps(item, ensure_ascii=False) for item in SLICES).encode()
    assert read_bytes(data, name="a.jsonl").text.splitlines() == list(LINES)


def test_half_characters_are_replaced() -> None:
    """JSON can escape half a character, which no file can hold: it is replaced, and said."""
    data = b'[{"speaker": "A", "content": "x\\ud800y"}, {"speaker": "B", "content": "\\ud83d\\ude00"}]'
    document = read_bytes(data, name="a.json")
    assert document.text == "A：x\ufffdy\nB：😀\n"
    assert [issue.code for issue in document.issues] == ["bytes-replaced"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[{"speaker": "A", "content": ', "broken JSON"),
        (b'{"name": "package", "version": 1}', "no live feed in it"),
        (b"[1, 2, 3]", "no live feed in it"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
    ],
    ids=["cut", "object", "numbers", "nested lists", "nested objects"],
)
def test_other_json_is_refused(data: bytes, message: str) -> None:
    """JSON that is broken or no feed is one clear error."""
    with pytest.raises(ReadError, match=message):
        read_bytes(data, name="a.json")


def test_hours_of_one_digit_come_first() -> None:
    """9:58 is before 10:02, whatever their letters say."""
    feed = [{**piece, "date": f"2024-06-18 {9 + (57 + n) // 60}:{(57 + n) % 60:02d}"} for n, piece in enumerate(SLICES)]
    assert _lines(feed[::-1]) == list(LINES)
