"""Database dumps."""

from __future__ import annotations

import pytest

from transcript.unpack import unpack
from transcript.unpack.dump import read_dump

ROWS = (
    "(1,9,'系统','','直播间已开启','2024-05-06 09:40:00')",
    "(2,9,'方志宏','主持人','各位记者，发布会现在开始。\\n请陶局长介绍。','2024-05-06 10:00:00')",
    "(3,9,'陶振华','市水务局局长','今年改造\\'老旧\\'管网，年底完成。','2024-05-06 10:01:00')",
    "(4,9,'青川日报','记者','请问会不会涨水价？',NULL)",
    "(5,9,'陶振华','市水务局局长','没有这个计划。','2024-05-06 10:05:00')",
)
EXPECTED = [
    "方志宏：各位记者，发布会现在开始。",
    "请陶局长介绍。",
    "市水务局局长 陶振华：今年改造'老旧'管网，年底完成。",
    "青川日报：请问会不会涨水价？",
    "市水务局局长 陶振华：没有这个计划。",
]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"INSERT INTO `live` VALUES {row};\n" for row in ROWS),
        "INSERT INTO live (id, room, speaker, identity, content, created_at) VALUES\n" + ",\n".join(ROWS) + ";\n",
    ],
    ids=["a statement per row", "named columns"],
)
def test_rows_are_turns(text: str) -> None:
    """Rows become lines with labels, whether the columns have names or not; escapes are undone, what a system says is left out."""
    unpacked = unpack(text)
    assert unpacked.kind == "dump"
    assert unpacked.repaired.text.splitlines() == EXPECTED
    assert unpacked.date() == "2024-05-06"


def test_rows_in_which_nobody_speaks() -> None:
    """Products and prices are no talk."""
    assert read_dump("".join(f"INSERT INTO goods VALUES ({n},'鸡蛋','斤',5.2);\n" for n in range(9))) is None
