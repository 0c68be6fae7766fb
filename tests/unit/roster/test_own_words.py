"""The name somebody gives of himself."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.roster.own_words import own_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("大家好，我系新闻处的简清源，请提问。", "简清源"),
        ("我是市委宣传部的林郑月仪，请提问。", "林郑月仪"),
        ("我是国防部新闻发言人闾丘振大校，先发布一条消息。", "闾丘振"),
        ("发布会有:副署长某某. 我是宗政岚. 下面请提问.", "宗政岚"),
        ("我是新闻中心的綦晓蕾。先请提问。", "綦晓蕾"),
        ("我\n      是主持人第五文心，第五是复姓。", "第五文心"),
        ("我是市委宣传部的工作人员，请提问。", None),
        ("我是市委宣传部的闪亮，请提问。", None),
        ("各位好，我是发言人司马雅琪。先请部长说明。", "司马雅琪"),
        ("我是公关暨永续处经理卓于庭。今天", "卓于庭"),
        ("我系第一次来，请提问。", None),
    ],
)
def test_own_name(said: str, name: str | None) -> None:
    """Behind `我系` as behind `我是`; a rarer form of name counts behind the 的 of a body, words never do."""
    text = view(said)
    found = own_name(text, 0, len(text))
    assert (found and text[slice(*found[0])]) == name
