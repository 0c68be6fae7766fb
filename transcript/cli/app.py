"""The command line: mounts one file per command and turns our errors into one line."""

from __future__ import annotations

import importlib
import sys
from typing import Annotated

import typer

import transcript
from transcript.errors import TranscriptError, UsageError

app = typer.Typer(
    name="transcript",
    help="Chinese press-conference transcripts as structured, searchable, citable records.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

# In the order of `--help`. Each module has `register(app)`.
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

for _name in _COMMANDS:
    importlib.import_module(f"transcript.cli.{_name}").register(app)


def _tell_version(wanted: bool) -> None:
    if wanted:
        print(f"transcript {transcript.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Entry point of the `transcript` command."""
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
