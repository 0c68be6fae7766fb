"""`transcript person`: somebody over time."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from transcript.cli.archive import ArchivePath, tell
from transcript.cli.console import Format, out, say
from transcript.errors import UsageError


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("person")(person)


def person(
    name: Annotated[str, typer.Argument(help="A name, 王局长, an office, or a person's id.")],
    answers: Annotated[int, typer.Option("--answers", min=0, help="How many answers to list, newest first.")] = 10,
    format: Annotated[Format, typer.Option("--format", help="text, json or jsonl.")] = Format.text,
    archive: ArchivePath = None,
) -> None:
    """Show a person's offices, appearances, topics and answers. Namesakes are listed one by one."""
    from transcript.archive import Archive
    from transcript.archive.rows import as_json
    from transcript.errors import QueryError
    from transcript.show import archive as render

    if format not in (Format.text, Format.json, Format.jsonl):
        raise UsageError(f"--format {format} does not fit a person", remedy="use text, json or jsonl")
    with Archive(archive, read_only=True) as opened:
        found = opened.people(name)
        if not found:
            hint = opened.search(official=name, limit=0).hint
            raise QueryError(hint or f"nobody called {name} in this archive", remedy="check the name")
        console, told = out(), []
        for one in found:
            said = opened.said_by(one.id, limit=answers)
            if format is not Format.text:
                told.append({**asdict(one), "said": [as_json(hit) for hit in said]})
                continue
            for part in render.person(one):
                tell(part)
            for part in render.hits(said):
                console.print(part)
            console.print("")
    if format is Format.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    elif format is Format.jsonl:
        sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in told)
    elif len({one.name for one in found}) > 1:
        say(f"transcript: {len(found)} people hold this office; a name or an id shows one of them")
    elif len(found) > 1:
        say(f"transcript: {len(found)} people of this name; `archive merge` joins them, if they are one")
