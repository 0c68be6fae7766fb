"""The command line: mounts one file per command and turns our errors into one line."""

from __future__ import annotations

import importlib
import io
import sys
from typing import Annotated, Any

import typer
from typer.main import get_group

import transcript
from transcript.cli.command import App, Group
from transcript.errors import TranscriptError, UsageError

# In the order of `--help`. Each module has `register(app)`, which mounts the command of its name.
_COMMANDS: tuple[str, ...] = (
    "qa",
    "show",
    "structure",
    "brief",
    "review",
    "read",
    "repair",
    "evaluate",
    "archive",
    "search",
    "compare",
    "person",
    "cite",
)


class _Commands(Group):
    """Every command, loaded when it is asked for: a search need not read what a briefing takes."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (as click calls it)
        """Their names, in the order of `--help`."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name; None when there is none."""
        if cmd_name not in _COMMANDS:
            for name in _COMMANDS:  # the nearest of them is suggested
                self.get_command(ctx, name)
        elif cmd_name not in self.commands:
            made = App()
            made.callback()(lambda: None)  # keeps a single command from becoming the whole application
            importlib.import_module(f"transcript.cli.{cmd_name}").register(made)
            self.commands[cmd_name] = get_group(made).commands[cmd_name]
        return self.commands.get(cmd_name)


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"transcript {transcript.__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


app = App(
    name="transcript",
    cls=_Commands,
    help="Chinese press-conference transcripts as structured, searchable, citable records.",
    callback=_options,
    no_args_is_help=True,
)


def main() -> None:
    """Entry point of the `transcript` command."""
    for stream in (sys.stdout, sys.stderr):
        # Redirected output is in the code page of the system on Windows, which knows no Chinese.
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    try:
        app(prog_name="transcript")
    except TranscriptError as error:
        print(f"transcript: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: not an error.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("transcript: interrupted", file=sys.stderr)
        sys.exit(130)
