"""The names of fields are written as they are looked up, and none stands for two things."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.lexicon.export_fields import _NAMES, FIELD_OF, SHORT_FIELDS, field_of, part_of_role


def test_names_are_normal() -> None:
    """Every name is simplified, lower case and without space, so that a cell in the view meets it."""
    for name in FIELD_OF:
        assert name == "".join(view(name).split()).lower()
    assert set(FIELD_OF) >= SHORT_FIELDS


def test_no_name_means_two_fields() -> None:
    """A name is listed once."""
    names = [name for names in _NAMES.values() for name in names.split()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("發言內容", "text"),
        ("**姓名**", "speaker"),
        ("【回覆人】", "answerer"),
        ("回復內容", "answer"),
        ("单位：", "unit"),
        ("天气", None),
    ],
)
def test_cells_are_fields(cell: str, field: str | None) -> None:
    """Script, bold and brackets do not hide a field."""
    assert field_of(view(cell)) == field


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("主持人", "host"),
        ("现场记者", "reporter"),
        ("发布人", "official"),
        ("系统消息", "system"),
        ("市水务局局长", None),
    ],
)
def test_roles_are_parts(cell: str, part: str | None) -> None:
    """A role is a part in the talk; an office is none."""
    assert part_of_role(cell) == part
