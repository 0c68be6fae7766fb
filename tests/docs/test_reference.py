"""The reference page is what the program says of itself, and leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from tests.docs.reference import PAGE, reference
from transcript.cli.app import app
from transcript.record.issue import CODES

ROOT = Path(__file__).parents[2]
# Where an issue, or what becomes one, is made: `Issue(code="…")`, `ReadIssue("…")`, `Doubt("…")`, `self.issue("…")`.
MADE = re.compile(r"""\b(?:Issue\(\s*code=|ReadIssue\(|Doubt\(|\bissue\()\s*["']([a-z-]+)["']""")


def test_the_page_is_current() -> None:
    """docs/reference.md is what `python -m tests.docs.reference` writes."""
    assert PAGE.read_text("utf-8") == reference(), "stale: run `python -m tests.docs.reference`"


def test_every_command_and_option_is_on_the_page() -> None:
    """What Typer mounts, down to each option, stands under its command."""
    sections = dict(
        re.findall(r"^### `transcript ([a-z ]+?)(?: [\[A-Z][^`\n]*)?`$(.*?)(?=^##)", reference(), re.M | re.S)
    )
    groups = [("", typer.main.get_command(app))]
    seen = set()
    while groups:
        before, group = groups.pop()
        for name in group.list_commands(None):
            command = group.get_command(None, name)
            if hasattr(command, "list_commands"):
                groups.append((f"{before}{name} ", command))
                continue
            seen.add(before + name)
            for parameter in command.params:
                for spelled in parameter.opts if parameter.opts[0].startswith("-") else ():
                    assert spelled == "--help" or f"`{spelled}" in sections[before + name], (name, spelled)
    assert seen == set(sections)


def test_every_issue_code_is_known() -> None:
    """The codes that the program's source makes are those that are explained."""
    made = {code for file in (ROOT / "transcript").rglob("*.py") for code in MADE.findall(file.read_text("utf-8"))}
    assert made == set(CODES)


def test_no_help_line_is_cut(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`--help` shows each command's first sentence whole on 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    for words in ([], ["archive"]):
        app([*words, "--help"], prog_name="transcript", standalone_mode=False)
        assert "..." not in capsys.readouterr().out.partition("Commands:")[2]
