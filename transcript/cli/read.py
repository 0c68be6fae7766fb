"""`transcript read`: the text every offset points into."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from transcript.cli.console import say


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("read")(read)


def read(
    path: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
) -> None:
    """Print the text as the reader took it from a file. Every offset of the record points into it."""
    from transcript.read import read as read_document

    document = read_document(path, encoding=encoding)
    say(f"transcript: {document.path}: {document.media_type}, {document.encoding or 'own encoding'}")
    for issue in document.issues:
        say(f"transcript: {issue.code} [{issue.start}:{issue.end}]: {issue.message}")
    # Bytes, so that the newlines of the text reach the reader untouched.
    sys.stdout.buffer.write(document.text.encode("utf-8", "surrogatepass"))
