"""JSON that holds what people say."""

from __future__ import annotations

import json

import pytest

from transcript.read import read_bytes
from transcript.unpack import unpack
from transcript.unpack.slices import read_slices

SAID = (
    ("主持人", "各位记者，发布会\n现在开始。"),
    ("陶振华", "今年改造管网“一百二十”公里。"),
    ("青川日报记者", "会涨水价吗？"),
)
EXPECTED = [f"{who}：{said}" for who, said in SAID]


def _written(value: object, **options: object) -> str:
    return unpack(json.dumps(value, **options)).repaired.text.rstrip("\n")  # type: ignore[arg-type]


@pytest.mark.parametrize("ascii", [True, False], ids=["escaped", "plain"])
def test_keys_are_told_by_their_words(ascii: bool) -> None:
    """Whatever the keys are called exactly, and however the strings are escaped."""
    value = {"room": {"posts": [{"postId": n, "userName": who, "msgBody": said} for n, (who, said) in enumerate(SAID)]}}
    assert _written(value, ensure_ascii=ascii) == "\n".join(EXPECTED)


def test_a_file_the_feed_reader_does_not_know() -> None:
    """JSON under its own suffix whose keys only words explain is kept as stored, and written out later."""
    data = json.dumps([{"realName": who, "utterance": said} for who, said in SAID]).encode()
    document = read_bytes(data, name="a.json")
    assert (document.text, document.media_type) == (data.decode(), "application/json")
    assert unpack(document.text).kind == "slices"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}',
        '[{"name": "a", "text": "b"}, {"name": ',
        '{"name": "包", "version": "1.0", "description": "说明文字很长很长很长很长很长很长", "author": "某某", "type": "module", "main": "x"}',
        "[" * 5000 + '":' * 10,
    ],
    ids=["numbers", "cut", "a package", "too deep"],
)
def test_other_json_is_left_alone(text: str) -> None:
    """JSON in which nobody speaks, and what is none, stays as it is."""
    assert read_slices(text) is None
