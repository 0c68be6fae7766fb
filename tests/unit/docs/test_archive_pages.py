"""The pages about the archive do what they say."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.archive.query import FIELDS, LONGEST, MOST, parse
from transcript.cli.app import main

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/archive.md").read_text(encoding="utf-8")
QUERIES = (ROOT / "docs/query-language.md").read_text(encoding="utf-8")


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.S)


def test_the_commands_and_the_code_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command ends well and prints the lines shown under it; then the Python block runs on the same archive."""
    monkeypatch.setenv("TRANSCRIPT_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.chdir(ROOT)
    printed = ""
    for line in "".join(_blocks(PAGE, "console")).splitlines():
        if not line.startswith("$ "):
            assert line in printed
            continue
        monkeypatch.setattr(sys, "argv", shlex.split(line[2:]))
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code, line
        printed = capsys.readouterr().out
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    (code,) = _blocks(PAGE, "python")
    exec(code, {})  # the page's own code
    assert "欧阳柏. " in capsys.readouterr().out


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("pages") / "a.db")
    archive.add(press(1, Pair("老旧小区的电梯呢？", "老旧小区加装电梯，小区新增停车位。“菜篮子”稳，GDP growth 也稳。")))
    return archive


def _examples() -> list[str]:
    first = QUERIES.split("## Filters")[0]
    cells = [row.split(" | ")[0] for row in first.splitlines() if row.startswith("| `")]
    return [query.replace("\\|", "|") for cell in cells for query in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("query", _examples())
def test_each_example_query_is_understood(archive: Archive, query: str) -> None:
    """Every query of the first table parses, and finds the answer (which says all of it) unless it excludes it."""
    assert parse(query)
    assert (archive.search(query, kind="answer").total == 1) == ("-电梯" not in query)


def test_each_field_of_the_language_is_on_the_page() -> None:
    """The table of filters names every field, in both languages, and the limits are the real ones."""
    for name in FIELDS:
        assert f"`{name}:`" in QUERIES or f"`{name}`" in QUERIES, name
    assert f"{LONGEST:,} characters" in QUERIES and f"{MOST} words" in QUERIES
