"""`transcript compare`: every format, files and archive."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.unit.compare.test_compare import _TALK
from transcript.cli.app import app


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two documents a year apart."""
    paths = []
    for year, money in ((2023, "16.1亿元，同比增长8.3%"), (2024, "12.1亿元，同比增长2.5%")):
        path = tmp_path / f"{year}.txt"
        path.write_text(
            _TALK.format(year=year, held=f"{year + 1}年3月6日", said=f"完成一般公共预算收入{money}。", old=9), "utf-8"
        )
        paths.append(str(path))
    return paths


def run(*words: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(app, ["compare", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_text(files: list[str]) -> None:
    """The values in order and the doubt are readable."""
    printed = run(*files)
    assert "一般公共预算收入  2023年 16.1亿元（同比增长8.3%） → 2024年 12.1亿元（同比增长2.5%）" in printed
    assert "请核对" in printed


def test_json_and_jsonl(files: list[str]) -> None:
    """JSON holds the whole comparison, JSON Lines a row a line."""
    whole = json.loads(run(*files, "--format", "json"))
    assert [json.loads(line) for line in run(*files, "--format", "jsonl").splitlines()] == whole["rows"]


def test_csv(files: list[str]) -> None:
    """CSV has a line per cell."""
    rows = list(csv.DictReader(io.StringIO(run(*files, "--format", "csv", "--indicator", "预算"))))
    assert [(row["period"], row["value"], row["number"]) for row in rows] == [
        ("2023", "16.1", "1610000000"),
        ("2024", "12.1", "1210000000"),
    ]
    assert rows[1]["computed_growth"] == "-24.8"


def test_markdown(files: list[str]) -> None:
    """Markdown has a table per subject."""
    assert "| 一般公共预算收入 | 2023年 16.1亿元" in run(*files, "--format", "md")


def test_archive(files: list[str], tmp_path: Path) -> None:
    """The archive gives what its files give; filters narrow it."""
    archive = str(tmp_path / "a.db")
    assert CliRunner().invoke(app, ["archive", "add", "--archive", archive, *files]).exit_code == 0
    assert (
        json.loads(run("--archive", archive, "--format", "json"))["rows"]
        == json.loads(run(*files, "--format", "json"))["rows"]
    )
    assert json.loads(run("--archive", archive, "--format", "json", "--until", "2024"))["rows"] == []


def test_files_and_archive_together_are_wrong_usage(files: list[str], tmp_path: Path) -> None:
    """Either files or an archive's filters."""
    result = CliRunner().invoke(app, ["compare", *files, "--archive", str(tmp_path / "a.db")])
    assert result.exit_code != 0
    assert not (tmp_path / "a.db").exists()
