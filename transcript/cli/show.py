"""`transcript show`: one conference on the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from transcript.cli.console import Format, out, say
from transcript.errors import UsageError
from transcript.files import write_whole


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("show")(show)


def show(
    path: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    graph: Annotated[bool, typer.Option("--graph", help="Print the Q&A graph as a tree.")] = False,
    image: Annotated[
        Path | None, typer.Option("--image", help="Draw the Q&A graph into this .svg or .png file.")
    ] = None,
    spans: Annotated[
        Path | None,
        typer.Option("--spans", help="Write the words with figures and promises marked into this .html file."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
) -> None:
    """Show one document: event card, roster, turns, graph, doubts."""
    from transcript.pipeline import load_all
    from transcript.record import leading
    from transcript.show import conference as render

    if format not in (Format.text, Format.json):
        raise UsageError(f"--format {format} does not fit one conference", remedy="use text or json")
    if graph and format is Format.json:
        raise UsageError(
            "--graph is a tree for the terminal", remedy="leave out --format json: the record holds all links"
        )
    records = load_all(path, encoding=encoding)
    best = leading(records)
    if image is not None:
        from transcript.export.graph import draw

        draw(best, image)
        say(f"transcript: wrote {image}")
    if spans is not None:
        from transcript.export.spans import render as render_spans

        write_whole(spans, render_spans(best))
        say(f"transcript: wrote {spans}")
    if format is Format.json:
        sys.stdout.writelines(record.to_json(indent=2) + "\n" for record in records)
        return
    console = out()
    for record in records:
        console.print(render.page(record, graph=graph))
