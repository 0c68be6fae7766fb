"""Transcript, report or something else: what the words say."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.report import kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（记者 苏禾）昨日，市里召开会议。汪铭远表示，要抓紧。汪铭远强调，要落实。", "report"),
        ("第03版：要闻\n上一版 下一版\n今年的收成不错，农户们都很高兴。", "report"),
        (
            "关于举行新闻发布会的通知\n我市将于8月16日举行养老服务新闻发布会，请各新闻单位派记者参加，联系电话见附件。",
            "other",
        ),
        ("政府工作报告\n各位代表：现在，我代表市人民政府，向大会报告工作，请予审议。", "other"),
        ("第一章 初到青川\n他冷笑道：“你也来了？”她低声说：“嗯。”他沉声道：“坐。”", "other"),
        ("市水务局负责人就供水条例答记者问\n近日，条例公布。问：为什么修订？\n答：为了适应需要。", "other"),
        ("对话丨水务局长的一天\n专访汪铭远\n记者：忙吗？\n汪铭远：忙。", "other"),
        ("会议指出，要抓好防汛。会议强调，要落实责任。会议要求，要加强值守。", "other"),
        ("青川市新闻发布会文字实录\n主持人：大家好。\n记者：请问？", "transcript"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    """Each genre is told by its own words, with a reason."""
    found = kind(view(text))
    assert found.kind == expected
    assert 0 < found.score < 1
    assert found.because
