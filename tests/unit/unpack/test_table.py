"""Tables: rows, cells and columns."""

from __future__ import annotations

import pytest

from transcript.unpack import unpack
from transcript.unpack.table import read_table

ROWS = (
    ("主持人", "各位记者，发布会现在开始，请大家安静。"),
    ("陶振华", "今年改造管网一百二十公里，年底完成。"),
    ("青川日报记者", "请问会不会涨水价？"),
    ("陶振华", "没有这个计划，请大家放心。"),
)
EXPECTED = [f"{who}：{said}" for who, said in ROWS]


def _table(separator: str, *, header: bool = True, quote: str = "") -> str:
    lines = [separator.join(("序号", "发言人", "内容"))] if header else []
    lines += [separator.join((str(n), who, f"{quote}{said}{quote}")) for n, (who, said) in enumerate(ROWS, 1)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("separator", ["\t", ",", ";", "|", "    ", "\u3000\u3000"])
def test_every_separator(separator: str) -> None:
    """Whatever sets the columns off, a row becomes a line with its label."""
    assert unpack(_table(separator)).repaired.text.splitlines() == EXPECTED


def test_quotes_hold_separators_and_breaks() -> None:
    """Separators, breaks and doubled marks in a quoted cell belong to its words."""
    text = _table(",", quote='"').replace("年底完成", '年底,\n""完成""')
    assert unpack(text).repaired.text.splitlines()[1:3] == ["陶振华：今年改造管网一百二十公里，年底,", '"完成"。']


def test_a_comma_in_the_last_column() -> None:
    """An unquoted separator in the last column is part of its words."""
    assert unpack(_table(",").replace("，", ",")).repaired.text.splitlines() == [
        row.replace("，", ",") for row in EXPECTED
    ]


def test_words_before_and_behind_stay() -> None:
    """Only the table is written out; what stands around it is text like any other."""
    text = "青川市发布会记录\n" + _table("\t") + "——导出完毕——\n"
    assert unpack(text).repaired.text.splitlines() == ["青川市发布会记录", *EXPECTED, "——导出完毕——"]


def test_header_on_every_page() -> None:
    """A header row that comes again is furniture."""
    lines = _table("\t").splitlines()
    assert unpack("\n".join([*lines[:3], lines[0], *lines[3:]])).repaired.text.splitlines() == EXPECTED


def test_labels_point_at_their_cells() -> None:
    """A label written before the words lies where its cell is, also behind the words."""
    text = "内容\t发言人\n" + "".join(f"{said}\t{who}\n" for who, said in ROWS)
    unpacked = unpack(text)
    for head in unpacked.given.heads if unpacked.given else ():
        assert head.label is not None
        assert text[slice(*unpacked.source_span(*head.label))] == unpacked.repaired.text[slice(*head.label)]


@pytest.mark.parametrize(
    "text",
    [
        "姓名,内容\n王磊,领导致辞\n李明,产品发布\n王磊,合影留念\n李明,参观展台\n",
        "发言人,内容\n" + "陶振华,今年改造管网一百二十公里，年底完成。\n" * 6,
    ],
    ids=["a programme", "one voice only"],
)
def test_tables_of_another_kind(text: str) -> None:
    """Columns of those names are not enough: people must speak, and to each other."""
    assert read_table(text) is None


def test_an_open_quotation_mark() -> None:
    """A mark that is never closed is a character like any other."""
    rows = unpack(_table("\t").replace("各位记者", '"各位记者')).repaired.text.splitlines()
    assert rows[0] == EXPECTED[0].replace("各位记者", '"各位记者')


def test_a_drawn_table_breaks_its_own_lines() -> None:
    """Between two rules a cell goes on over lines; the words are one, without the drawing."""
    text = (
        "┌──────┬──────────┐\n│发言人│内容      │\n├──────┼──────────┤\n│主持人│各位记者，│\n│      │请提问。  │\n├──────┼──────────┤\n"
        "│青川日报│请问水价│\n│记者  │涨不涨？  │\n├──────┼──────────┤\n│陶振华│今年明年都没有这个计│\n│      │划。      │\n├──────┼──────────┤\n"
        "│主持人│今天就到这里，谢谢大家。│\n└──────┴──────────┘\n"
    )
    assert unpack(text).repaired.text.splitlines() == [
        "主持人：各位记者，请提问。",
        "青川日报：请问水价涨不涨？",
        "陶振华：今年明年都没有这个计划。",
        "主持人：今天就到这里，谢谢大家。",
    ]


@pytest.mark.parametrize("text", ["│", "|||", "│││\n│", ",,;\t", "├──┤\n│\n└──┘"])
def test_strokes_without_words_are_no_table(text: str) -> None:
    """Nothing but separators."""
    assert read_table(text) is None
