"""The event card: who holds the conference."""

from __future__ import annotations

import pytest

import transcript

TALK = (
    "青川市供水工作新闻发布会\n\n主持人 方志宏：{}请提问。\n青川日报记者：请问王局长，水价会涨吗？\n"
    "市水务局局长 王启明：今年没有调价的计划。\n主持人 方志宏：谢谢，发布会到此结束。\n"
)


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("各位记者，大家好，欢迎出席市政府新闻办举行的发布会。", "市政府新闻办"),
        ("欢迎参加青川市人民政府新闻办公室今天举办的发布会。", "青川市人民政府新闻办公室"),
        ("6月18日下午，青川市人民政府新闻办公室举行发布会。", "青川市人民政府新闻办公室"),
        ("大家都在看警方在网上说了什么。", None),
        ("有人想通过立法来限制这家公司在本地经营。", None),
    ],
)
def test_issuer(opening: str, issuer: str | None) -> None:
    """The body is named without the welcome before it; the middle of a sentence is no issuer."""
    (found,) = transcript.structure_text(TALK.format(opening), tags=False)
    assert found.issuer == issuer
