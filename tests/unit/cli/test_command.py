"""Arguments taken as they are mean what typer makes of them, and what is wrong is still typer's to say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from transcript.cli.app import app
from transcript.cli.command import App


class Colour(StrEnum):
    """A choice."""

    red = "red"
    blue = "blue"


def _application(made: typer.Typer) -> tuple[typer.Typer, list[tuple[Any, ...]]]:
    seen: list[tuple[Any, ...]] = []

    @made.command("run")
    def run(
        needed: Annotated[str, typer.Argument()],
        words: Annotated[list[str] | None, typer.Argument()] = None,
        limit: Annotated[int, typer.Option("--limit", min=0, max=99)] = 20,
        colour: Annotated[Colour, typer.Option("--colour")] = Colour.red,
        path: Annotated[Path | None, typer.Option("--path", envvar="TEST_PATH_OF_OURS")] = None,
        file: Annotated[Path | None, typer.Option("--file", exists=True)] = None,
        has: Annotated[list[str] | None, typer.Option("--has")] = None,
        all_: Annotated[bool, typer.Option("--all/--none")] = False,
        share: Annotated[float, typer.Option("--share")] = 0.5,
    ) -> None:
        seen.append((needed, list(words or ()), limit, colour, path, file, list(has or ()), all_, share))

    @made.command("other")
    def other() -> None: ...

    return made, seen


@pytest.mark.parametrize(
    "arguments",
    [
        ["a"],
        ["a", "b", "c"],
        ["a", "--limit", "7", "--colour", "blue", "--path", "x/y", "--all", "--share", "0.25"],
        ["a", "--has", "x", "--has", "y", "--none"],
        ["a", "--limit", "007"],
        ["a", "--limit", "٣"],
        ["a", "--limit", "-1"],
        ["a", "--limit", "100"],
        ["a", "--limit", "1e3"],
        ["a", "--limit", ""],
        ["a", "--limit", "9" * 5000],
        ["a", "--colour", "green"],
        ["a", "--colour", ""],
        ["a", "--file", "/nowhere/at/all"],
        ["a", "--file", __file__],
        ["a", "--share", "much"],
        ["a", "--path", ""],
        ["", ""],
        [],
        ["--nothing"],
        ["--help"],
    ],
)
def test_the_same_as_typer(arguments: list[str]) -> None:
    """Every line of arguments gives the same values, output and exit code as with typer alone."""
    told = []
    for make in (typer.Typer, App):
        plain = {"rich_markup_mode": None, "add_completion": False}
        made, seen = _application(make(**plain))  # type: ignore[operator]
        done = CliRunner().invoke(made, ["run", *arguments], env={"TEST_PATH_OF_OURS": "from/there"})
        told.append((seen, done.exit_code, done.output))
    assert told[0] == told[1]


@pytest.mark.parametrize("arguments", [["search", "水价"], ["archive", "list"], ["cite", "a-1"]])
def test_a_command_loads_neither_pydantic_nor_the_other_commands(arguments: list[str], tmp_path: Path) -> None:
    """What is only searched or listed is not kept waiting."""
    program = (
        "import sys\nfrom transcript.cli.app import main\n"
        f"sys.argv = ['transcript', *{arguments!r}, '--archive', {str(tmp_path / 'none.db')!r}]\n"
        "try:\n    main()\nfinally:\n    print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "no such archive" in done.stderr
    loaded = set(done.stdout.split())
    others = {"qa", "brief", "structure", "search", "archive", "cite"} - {arguments[0], "archive"}
    assert not loaded & {"pydantic", "numpy", *(f"transcript.cli.{name}" for name in others)}


def test_help_names_every_command_and_a_slip_is_corrected() -> None:
    """Commands are loaded one by one, but all are there."""
    helped: Callable[..., Any] = CliRunner().invoke
    told = helped(app, ["--help"]).output
    assert all(f"  {name} " in told for name in ("qa", "show", "archive", "search", "person", "cite"))
    assert "'search'" in helped(app, ["serch"]).output
