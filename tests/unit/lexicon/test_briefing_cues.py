"""The cues of briefings hold for the genre and cut nothing that says something."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.lexicon.briefing_cues import (
    ANNOUNCES,
    ASKS_ONLY,
    DRESS,
    ENUMERATION,
    FURNITURE,
    GREETING,
    HANDS_OVER,
    LEAD_IN,
    MENU,
    POSITION,
    THANKS,
)  # fmt: skip


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


@pytest.mark.parametrize(
    "text", ["我们主要做了三个方面的工作。", "下面我讲四点。", "开展“三大行动”。", "情况如下：", "這裡有兩件事。"]
)
def test_announcements(text: str) -> None:
    """How many points come is no point."""
    assert ANNOUNCES.search(view(text))


@pytest.mark.parametrize(
    "text",
    [
        "水压到晚上八九点钟就掉下来。",
        "我添一点。",
        "查办案件47件。",
        "今晚九点，车队出发。",
        "三个方面的资金都到位了，一共4亿元。",
    ],
)
def test_counts_are_no_announcements(text: str) -> None:
    """Hours, cases and a sentence that goes on are said for themselves."""
    assert not ANNOUNCES.search(view(text))


def test_requests_that_name_nothing() -> None:
    """`可以介绍一下吗？` asks nothing by itself; with a subject it does."""
    assert ASKS_ONLY.fullmatch(view("可以給我們講一下嗎？")) and ASKS_ONLY.fullmatch(view("能否具体介绍一下？"))
    assert not ASKS_ONLY.fullmatch(view("能否介绍一下停车楼的进度？"))


def test_menus_and_thanks() -> None:
    """Names in a row are a menu; a sentence with two spaces is none. Thanks are thanks, an answer is none."""
    assert MENU.match("市政府网 市人大 市政协 市监委 市法院 市检察院 市发改委 市教育局")
    assert not MENU.match("停车楼 今年 完工。")
    assert THANKS.search("谢谢大家。") and not THANKS.search("绝对没有。")
