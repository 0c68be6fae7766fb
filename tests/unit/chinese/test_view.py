"""The normalised view."""

from __future__ import annotations

import pytest

from transcript.chinese.view import simplify, variant, view


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("主持人︰各位記者", "主持人:各位记者"),
        ("Ｑ１：２０２４年％", "Q1:2024年%"),
        ("（一）「好」『好』，；？！", "(一)“好”“好”,;?!"),
        ("左\u3000琳\u00a0局長", "左 琳 局长"),
        ("阿依努爾‧買買提", "阿依努尔·买买提"),
    ],
)
def test_view_is_one_form(text: str, normal: str) -> None:
    """Width, script and marks are one form, and no character comes or goes."""
    assert view(text) == normal
    assert len(view(text)) == len(text)


def test_view_of_every_han_character_has_its_length() -> None:
    """No character of the Han blocks becomes two."""
    han = "".join(map(chr, [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]))
    assert len(view(han)) == len(simplify(han)) == len(han)


def test_view_of_a_view_is_itself() -> None:
    """The view is a fixed form."""
    once = view("市政府新聞辦公室︰（發佈會）著重說明「供水」")
    assert view(once) == once


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("各位記者，歡迎參加發布會", "zh-Hant"),
        ("各位记者，欢迎参加发布会", "zh-Hans"),
        ("", "zh-Hans"),
        ("OK 123", "zh-Hans"),
    ],
)
def test_variant(text: str, script: str) -> None:
    """The script of a text is the one most of its telling characters have."""
    assert variant(text) == script
