"""What is a name, and what only looks like one; which titles mean one office."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.roster.names import around_office, may_be_name, name_score
from transcript.roster.titles import same_office


@pytest.mark.parametrize("words", ["计师", "程师", "司长好", "司机说", "谷辣斯·马绍司长", "伊斯坦大·拉厚副局长"])
def test_posts_are_no_names(words: str) -> None:
    """Neither the end of a post, nor its beginning, nor a name with the post behind it."""
    assert name_score(words) < 0.3


@pytest.mark.parametrize("name", ["谷辣斯·马绍", "司徒乐", "费师", "程师远"])
def test_names_like_posts(name: str) -> None:
    assert name_score(name) >= 0.7


def test_words_in_the_middle() -> None:
    """有 and 在 stand in names, between a surname and one more character; behind them, or in two characters, they are words."""
    assert name_score("陈有禾") >= 0.7 and name_score("李在田") >= 0.7
    assert name_score("陈有") == name_score("金禾有") == name_score("陈的禾") == 0.0


def test_may_be_name_takes_any_surname() -> None:
    """A surname that no list knows is one in a place where only a name stands; a verb or a body is not."""
    assert may_be_name("水如镜") and may_be_name("凤栖梧")
    assert not may_be_name("作介绍") and not may_be_name("办公室") and not may_be_name("处拷贝")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江左制药董事长", "董事长、首席科学家", True),
        ("市水务局局长", "党组书记、局长", True),
        ("市水务局副局长", "局长、党组书记", False),
        ("市水务局原局长", "局长、党组书记", False),
        ("市水务局局长", "市财政局局长", False),
        ("发言人", "新闻司司长、发言人", True),
    ],
)
def test_same_office(one: str, other: str, same: bool) -> None:
    """A post alone is the post that the other title gives with its body; 副 and 原 make another one."""
    assert same_office(one, other) is same


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("柯處長秉中", "柯秉中"),
        ("邱翁署長惠珍", "邱翁惠珍"),
        ("夏曼司長·拉法恩", "夏曼·拉法恩"),
        ("職安署署長惠珍", None),
        ("夏曼·拉法恩司長", None),
    ],
)
def test_an_office_in_the_middle_of_a_name(printed: str, name: str | None) -> None:
    """As Taiwan prints it, also behind the surnames of both spouses and before the dot."""
    pieces = around_office(view(printed), 0, len(printed))
    assert (pieces and printed[slice(*pieces.family)] + printed[slice(*pieces.given)]) == name
