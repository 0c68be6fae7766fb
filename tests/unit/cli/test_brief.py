"""`transcript brief`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.unit.briefing.sample import TEXT
from transcript.cli.app import app
from transcript.errors import BriefError, NotFound, QueryError, UsageError

RUN = CliRunner()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The sample on disk."""
    path = tmp_path / "parking.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_formats(source: Path, tmp_path: Path) -> None:
    """Text to the terminal, Markdown and JSON by name or by the suffix of -o; what was written is found supported."""
    assert "问答摘要" in RUN.invoke(app, ["brief", str(source)]).stdout
    assert RUN.invoke(app, ["brief", str(source), "--format", "md"]).stdout.startswith("# 发布会简报")
    assert json.loads(RUN.invoke(app, ["brief", str(source), "--format", "json"]).stdout)["kind"] == "conference"
    for name in ("page.md", "page.json"):
        made = RUN.invoke(app, ["brief", str(source), "-o", str(tmp_path / name)])
        assert made.exit_code == 0 and made.stdout == ""
        assert RUN.invoke(app, ["brief", "--check", str(tmp_path / name)]).exit_code == 0


def test_check_fails_with_the_line(source: Path, tmp_path: Path) -> None:
    """A line without support is printed with its number, exit 1."""
    page = tmp_path / "page.md"
    RUN.invoke(app, ["brief", str(source), "-o", str(page)])
    page.write_text(page.read_text("utf-8").replace("一律拖离", "一律放行"), "utf-8")
    result = RUN.invoke(app, ["brief", "--check", str(page)])
    assert result.exit_code == 1 and "line " in result.stdout and "一律放行" in result.stdout


def test_from_the_archive(source: Path, tmp_path: Path) -> None:
    """A conference by its id, an official by name."""
    archive = str(tmp_path / "archive.db")
    assert RUN.invoke(app, ["archive", "add", str(source), "--archive", archive]).exit_code == 0
    from transcript import Archive

    with Archive(archive, read_only=True) as opened:
        id = opened.list()[0].id
    assert "停车治理" in RUN.invoke(app, ["brief", id, "--archive", archive]).stdout
    assert "柳承志" in RUN.invoke(app, ["brief", "--official", "柳承志", "--archive", archive]).stdout
    unknown = RUN.invoke(app, ["brief", "--official", "无此人", "--archive", archive])
    assert isinstance(unknown.exception, QueryError)
    nothing = RUN.invoke(app, ["brief", "--official", "柳承志", "--since", "2030", "--archive", archive])
    assert isinstance(nothing.exception, BriefError)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.txt", "--official", "某人"],
        ["x.txt", "--check", "page.md"],
        ["--since", "2024"],
    ],
)
def test_options_that_contradict_each_other(arguments: list[str]) -> None:
    """Wrong usage is told as such."""
    assert isinstance(RUN.invoke(app, ["brief", *arguments]).exception, UsageError)


def test_no_such_file() -> None:
    """A file that is not there is an error of one line."""
    error = RUN.invoke(app, ["brief", "nowhere.txt"]).exception
    assert isinstance(error, NotFound) and "\n" not in str(error)


def test_nothing_is_written_for_a_wrong_format(source: Path, tmp_path: Path) -> None:
    """An unknown suffix writes no file."""
    result = RUN.invoke(app, ["brief", str(source), "-o", str(tmp_path / "page.xyz")])
    assert isinstance(result.exception, UsageError) and not (tmp_path / "page.xyz").exists()


def test_a_report_by_file_and_by_id(tmp_path: Path) -> None:
    """A report out of the archive is quoted from its file while that is there unchanged; the check finds it supported."""
    report = "停车治理发布会举行\n本报讯（记者 罗一帆）5月20日上午，望浦市召开新闻发布会。" + (
        "市城管局局长柳承志表示：“全市停车诱导系统已经覆盖42个停车场。”\n柳承志介绍，今年还要接入30个停车场。\n"
    )
    path, archive, page = tmp_path / "report.txt", str(tmp_path / "archive.db"), tmp_path / "page.html"
    path.write_text(report, "utf-8")
    assert RUN.invoke(app, ["archive", "add", str(path), "--archive", archive]).exit_code == 0
    from transcript import Archive

    with Archive(archive, read_only=True) as opened:
        id = opened.list()[0].id
    for what in (str(path), id):
        made = RUN.invoke(app, ["brief", what, "--archive", archive, "-o", str(page)])
        assert made.exit_code == 0
        assert "42个停车场" in page.read_text("utf-8").partition("<aside")[0].rpartition("<main")[2]
        assert RUN.invoke(app, ["brief", "--check", str(page), "--archive", archive]).exit_code == 0
    path.write_text(report.replace("42", "43"), "utf-8")
    changed = RUN.invoke(app, ["brief", id, "--archive", archive, "--format", "md"]).stdout
    assert "停车场" not in changed and "这是新闻报道" in changed


def test_a_file_whose_name_says_another_format_is_not_written(source: Path, tmp_path: Path) -> None:
    """`-o x.md --format docx` would put a Word file where a text is looked for."""
    target = tmp_path / "x.md"
    result = RUN.invoke(app, ["brief", str(source), "-o", str(target), "--format", "docx"])
    assert isinstance(result.exception, UsageError) and not target.exists()
    assert RUN.invoke(app, ["brief", str(source), "-o", str(target), "--format", "md"]).exit_code == 0
