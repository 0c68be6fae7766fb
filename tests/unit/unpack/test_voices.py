"""The cells of a record → who speaks."""

from __future__ import annotations

import pytest

from transcript.unpack.entry import Cell
from transcript.unpack.voices import voice

SAID = Cell(100, 103, "好的。")


def _cell(text: str | None) -> Cell | None:
    return Cell(0, len(text), text) if text is not None else None


def _voice(speaker: str | None, **cells: str) -> tuple[str | None, ...] | None:
    entry = voice(SAID, speaker=_cell(speaker), **{name: _cell(text) for name, text in cells.items()})  # type: ignore[arg-type]
    if entry is None:
        return None
    return entry.part, *(one.text if one else None for one in (entry.name, entry.title, entry.outlet))


@pytest.mark.parametrize(
    ("speaker", "cells", "expected"),
    [
        ("汤若男", {"role": "主持人"}, ("host", "汤若男", None, None)),
        ("敖志远", {"role": "铁路局副总经理"}, (None, "敖志远", "铁路局副总经理", None)),
        ("敖志远", {"unit": "铁路局", "title": "副总经理"}, (None, "敖志远", "铁路局副总经理", None)),
        ("院长沈又铭", {}, (None, "沈又铭", "院长", None)),
        ("第一财经-小鱼", {"role": "提问"}, ("reporter", "小鱼", None, "第一财经")),
        ("何敏", {"role": "记者", "unit": "临湖晚报"}, ("reporter", "何敏", None, "临湖晚报")),
        ("人民铁道记者", {"role": "记者"}, ("reporter", None, None, "人民铁道")),
        ("小白兔奶糖", {"role": "网友"}, ("reporter", None, None, None)),
        ("网友“三年级家长”", {"role": "提问"}, ("reporter", None, None, None)),
        ("投资者（电话：138****0000）", {}, ("reporter", None, None, None)),
        ("主持人", {}, ("host", None, None, None)),
        ("东方青", {"role": "答问"}, ("official", "东方青", None, None)),
    ],
)
def test_who_speaks(speaker: str, cells: dict[str, str], expected: tuple[str | None, ...]) -> None:
    """(part, name, office, outlet): a role is a part, an office is a title, a nickname is nobody's name."""
    assert _voice(speaker, **cells) == expected


@pytest.mark.parametrize(
    ("speaker", "cells"), [("系统", {}), ("—", {"role": "系统"}), ("直播小助手", {"role": "公告"})]
)
def test_systems_say_nothing(speaker: str, cells: dict[str, str]) -> None:
    """What a system writes is furniture."""
    assert _voice(speaker, **cells) is None


def test_an_empty_cell_goes_on() -> None:
    """A record that says nothing of its speaker belongs to the one before."""
    entry = voice(SAID, speaker=_cell("  "))
    assert entry is not None
    assert entry.voice == ""


def test_a_house_in_brackets_beside_the_role() -> None:
    """`记者（青川晚报）` in the column of the roles: who asks, and for whom."""
    entry = voice(SAID, speaker=Cell(0, 2, "施诗"), role=Cell(3, 11, "记者（青川晚报）"))
    assert entry is not None and entry.part == "reporter"
    assert entry.name is not None and entry.name.text == "施诗"
    assert entry.outlet is not None and (entry.outlet.text, entry.outlet.start) == ("青川晚报", 6)
