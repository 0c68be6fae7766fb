"""Words of a source on one line."""

from __future__ import annotations

import pytest

from transcript.briefing.texts import same, shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("投入资金7.6亿\n元，改造管网", "投入资金7.6亿元，改造管网"),
        ("第一段。\r\n\u3000\u3000第二段。", "第一段。第二段。"),
        ("open\ndata 平台", "open data 平台"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("零\u200b宽\ufeff字\x00符", "零宽字符"),
        ("  前后空格 ", "前后空格"),
    ],
)
def test_shown_is_one_visible_line(text: str, line: str) -> None:
    """Line breaks are closed up between Han characters; nothing invisible is left."""
    assert shown(text) == line


def test_same_ignores_white_space_only() -> None:
    """A wrapped reading is the same; another character is not."""
    assert same("改造管网312\n公里", "改造管网312公里")
    assert not same("改造管网312公里", "改造管网321公里")
