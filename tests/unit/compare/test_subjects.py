"""Whose figures a document states."""

from __future__ import annotations

import pytest

from transcript.compare.subjects import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("河南省安阳市财政局", ("河南省", "安阳市")),
        ("红旗区委常委、常务副区长", ("红旗区",)),
        ("青禾开发区党工委书记", ("青禾开发区",)),
        ("欢迎出席临江市人民政府新闻办公室", ("临江市",)),
        ("市委宣传部", ()),
        ("阳光社区主任", ()),
        ("", ()),
    ],
)
def test_places(text: str, found: tuple[str, ...]) -> None:
    """Places with their level, widest first; a level alone or a 社区 is none."""
    assert places(text) == found
