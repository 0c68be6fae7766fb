"""The cues of briefings hold for the genre and cut nothing that says something."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.lexicon.briefing_cues import DRESS, ENUMERATION, FURNITURE, GREETING, HANDS_OVER, LEAD_IN, POSITION


@pytest.mark.parametrize(
    "text", ["谢谢主持人，", "各位记者，大家上午好！", "好的，", "非常感谢您的提问。", "謝謝主席，"]
)
def test_greetings(text: str) -> None:
    """Greetings and thanks are greetings to the last mark."""
    assert GREETING.match(view(text))


@pytest.mark.parametrize("text", ["感谢制度要落实，", "好的经验要推广，"])
def test_look_alikes_are_no_lead_ins(text: str) -> None:
    """Words that only begin like a lead-in are none."""
    assert not LEAD_IN.match(view(text))


@pytest.mark.parametrize("text", ["一是", "第二，", "首先是", "（三）"])
def test_enumeration(text: str) -> None:
    """Heads of enumerations are known."""
    assert ENUMERATION.match(view(text))


@pytest.mark.parametrize("text", ["第一产业增加值", "第二季度", "第三人民医院"])
def test_numbered_names_are_no_enumeration(text: str) -> None:
    """A numbered name heads no item."""
    assert not ENUMERATION.match(view(text))


@pytest.mark.parametrize("text", ["我先介绍到这里。", "具体情况请秦局长介绍。", "我就说这些。"])
def test_hand_overs(text: str) -> None:
    """Closing and handing over are told."""
    assert HANDS_OVER.search(view(text))


@pytest.mark.parametrize("text", ["10:06", "【2024-05-20 10:06:30】", "（图为发布会现场）", "— — —", "12"])
def test_furniture(text: str) -> None:
    """Times, captions, rules and page numbers are not said."""
    assert FURNITURE.match(view(text))


@pytest.mark.parametrize("text", ["12座停车楼已经开工。", "图书馆周边新增泊位300个。", "编辑部门前不得停车。"])
def test_speech_is_no_furniture(text: str) -> None:
    """What is said is speech, also when it begins like a caption."""
    assert not FURNITURE.match(view(text))


def test_position_and_dress() -> None:
    """A stand is a stand, a story is a story."""
    assert POSITION.search("今年没有调整水价的计划") and not POSITION.search("天气很热")
    assert DRESS.search("这个不是玩笑") and not DRESS.search("投入资金三亿元")
