"""Question–answer pairs as rows."""

from __future__ import annotations

import csv
import io
import json

import pytest

from transcript.export.qa import COLUMNS, rows, to_csv, to_json, to_jsonl, to_markdown
from transcript.pipeline import structure_text
from transcript.record import Conference

TEXT = (
    "青川市供水工作新闻发布会\n\n主持人：请提问。\n青川日报记者：请问水价*会*涨吗？<w>什么</w>时候涨？\n"
    "市水务局局长王启明：今年没有调价的计划。\n\n我们会公布账目。\n晨星网记者：\n=2+3，请问这笔账怎么算？\n王启明：账目都公开。\n"
)


def test_a_title_is_no_markup() -> None:
    record = structure_text(TEXT.replace("青川市供水工作新闻发布会", "供水发布会[x](javascript:alert)"), path="a.txt")[
        0
    ]
    assert "[x](" not in to_markdown(record).splitlines()[0]


@pytest.fixture(scope="module")
def record() -> Conference:
    """A short conference with awkward characters."""
    return structure_text(TEXT, path="a.txt")[0]


def test_one_row_per_link(record: Conference) -> None:
    """Every pair is a row whose span is the answer's place in the source."""
    found = list(rows(record))
    assert [(row["outlet"], row["speaker"]) for row in found] == [("青川日报", "王启明"), ("晨星网", "王启明")]
    for row in found:
        assert tuple(row) == COLUMNS
        assert TEXT[row["start"] : row["end"]] == row["answered"]


def test_json_and_json_lines_hold_the_same_rows(record: Conference) -> None:
    """The array and the lines are the same rows."""
    assert json.loads(to_json([record])) == [json.loads(line) for line in to_jsonl([record])] == list(rows(record))


def test_csv_is_a_table(record: Conference) -> None:
    """One header, one line per row, line breaks and lists inside cells."""
    table = list(csv.DictReader(io.StringIO(to_csv([record]))))
    assert len(table) == 2
    assert table[0]["answered"] == "今年没有调价的计划。\n\n我们会公布账目。"
    assert " | " in table[0]["parts"]


def test_csv_cells_without_a_value_are_empty(record: Conference) -> None:
    """A reporter without a name is an empty cell."""
    assert [row["asker"] for row in csv.DictReader(io.StringIO(to_csv([record])))] == ["", ""]


def test_csv_cells_are_no_formulas(record: Conference) -> None:
    """A cell that begins like a formula is text for a spreadsheet."""
    table = list(csv.DictReader(io.StringIO(to_csv([record]))))
    assert table[1]["asked"].startswith("'=2+3")


def test_markdown_keeps_the_words_words(record: Conference) -> None:
    """Stars and tags of the text are no markup of the page; paragraphs stay apart."""
    page = to_markdown(record)
    assert page.startswith("# 青川市供水工作新闻发布会\n")
    assert "水价\\*会\\*涨吗" in page
    assert "&lt;w>" in page
    assert "> 今年没有调价的计划。\n>\n> 我们会公布账目。" in page


def test_nothing_to_list() -> None:
    """A document without pairs gives a header and no rows."""
    other = structure_text("春天来了，河边的柳树发芽了。")
    assert to_csv(other) == ",".join(COLUMNS) + "\n"
    assert json.loads(to_json(other)) == []
