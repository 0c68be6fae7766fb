"""Hits as rows: CSV, Markdown, JSON, data frames."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.archive.rows import COLUMNS, as_json, row, written
from transcript.errors import ArchiveError


def test_json_keeps_everything(town: Archive) -> None:
    """A hit as JSON has its text, snippet, highlights and questions, and is valid JSON."""
    (hit,) = town.search("三百部")
    told = json.loads("".join(written([as_json(hit)], COLUMNS, "json")))[0]
    assert told["text"] == hit.text
    assert told["questions"][0]["text"] == "老旧小区加装电梯进展如何？"
    ((start, end),) = told["highlights"]
    assert told["snippet"][start:end] == "三百部"


def test_json_lines_are_one_object_each(town: Archive) -> None:
    """One line per hit, however many lines its text has."""
    lines = list(written(map(as_json, town.search("小区")), COLUMNS, "jsonl"))
    assert len(lines) == 4
    assert all(json.loads(line) and line.count("\n") == 1 for line in lines)


def test_csv_reads_back(archive: Archive) -> None:
    """CSV with commas, quotes and line breaks reads back; a cell that looks like a formula is disarmed."""
    archive.add(press(1, Pair("问？", '=1+1, "引号"\n第二行')))
    (hit,) = archive.search("第二行")
    table = list(csv.DictReader(io.StringIO("".join(written([row(hit)], COLUMNS, "csv")))))
    assert list(table[0]) == list(COLUMNS)
    assert table[0]["text"] == "'" + hit.text


def test_markdown_cannot_be_broken_out_of(archive: Archive) -> None:
    """Bars, line breaks and markup in a text stay within their cell."""
    archive.add(press(1, Pair("问？", "甲|乙\n<b>丙</b>")))
    lines = "".join(written(map(row, archive.search("丙")), COLUMNS, "md")).splitlines()
    assert len(lines) == 3
    assert "甲\\|乙 \\<b>丙" in lines[2]


def test_results_as_a_frame(town: Archive) -> None:
    """One row per hit in order, the published columns, dates as datetimes (partial ones too)."""
    pandas = pytest.importorskip("pandas")
    results = town.search("小区", limit=None)
    frame = results.frame()
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["id"]) == [hit.id for hit in results]
    assert set(frame["date"]) == {pandas.Timestamp("2024-05-17")}
    assert frame.groupby("speaker").size()["王其峰"] == 2


def test_dates_as_precise_as_they_are(archive: Archive) -> None:
    """A date known to the month or year is its first day; no date is NaT."""
    pandas = pytest.importorskip("pandas")
    for number, date in enumerate(("2024-05-17", "2023-05", "2022", None)):
        archive.add(press(number, Pair(None, "答。"), date=date))
    frame = archive.search(sort="date", limit=None).frame()
    assert list(frame["date"].dropna()) == [pandas.Timestamp(day) for day in ("2024-05-17", "2023-05-01", "2022-01-01")]
    assert frame["date"].isna().sum() == 1


def test_no_hits_are_an_empty_frame(town: Archive) -> None:
    """Nothing found: no rows, all columns."""
    pytest.importorskip("pandas")
    frame = town.search("火箭").frame()
    assert (len(frame), list(frame.columns)) == (0, list(COLUMNS))


def test_without_pandas_the_extra_is_named(town: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ArchiveError, match=r"transcript\[frame\]"):
        town.search("小区").frame()
