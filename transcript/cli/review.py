"""`transcript review`: the least certain decisions first."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from transcript.cli.console import Format, end_batch, out, say
from transcript.errors import UsageError

if TYPE_CHECKING:
    from transcript.record import Conference

if TYPE_CHECKING:
    from transcript.batch import Outcome

# An issue without a number of its own ranks by its severity.
_RANK = {"error": 0.2, "warning": 0.5, "info": 0.8}


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("review")(review)


def decisions(conference: Conference) -> Iterator[dict[str, Any]]:
    """Every decision of a record that has a confidence, and every issue, each with place and reason."""
    path = conference.source.path
    for turn in conference.turns:
        yield {
            "confidence": turn.confidence, "what": f"turn ({turn.part})", "path": path, "start": turn.start, "end": turn.end,
            "because": turn.because, "text": turn.text[:60],
        }  # fmt: skip
    for answer in conference.answers:
        turn = conference.turn(answer.turn)
        yield {
            "confidence": answer.confidence, "what": "link", "path": path, "start": turn.start, "end": turn.end,
            "because": answer.because, "text": turn.text[:60],
        }  # fmt: skip
    for issue in conference.issues:
        yield {
            "confidence": _RANK[issue.severity], "what": issue.code, "path": path, "start": issue.start, "end": issue.end,
            "because": issue.message, "text": "",
        }  # fmt: skip


def review(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many decisions to list.")] = 30,
    below: Annotated[
        float, typer.Option("--below", min=0, max=1, help="Only decisions less certain than this.")
    ] = 0.95,
    format: Annotated[Format, typer.Option("--format", help="text, json or jsonl.")] = Format.text,
) -> None:
    """List the least certain decisions first. Each has its place and reason."""
    from rich.table import Table

    from transcript.batch import structure_files
    from transcript.read import expand

    if format not in (Format.text, Format.json, Format.jsonl):
        raise UsageError(f"--format {format} does not fit a review", remedy="use text, json or jsonl")
    found: list[dict[str, Any]] = []
    failed: list[Outcome] = []
    files = list(expand(paths))
    for outcome in structure_files(files, tags=False):
        if outcome.error is not None:
            failed.append(outcome)
        for record in outcome.records:
            found.extend(decision for decision in decisions(record) if decision["confidence"] < below)
    found.sort(key=lambda decision: (decision["confidence"], decision["path"], decision["start"]))
    found = found[:limit]
    if format is Format.jsonl:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    elif format is Format.json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    elif not found and len(failed) < len(files):
        say(f"transcript: nothing less certain than {below}")
    elif found:
        table = Table(box=None, pad_edge=False)
        for column in ("sure", "what", "place", "because", "text"):
            table.add_column(column, overflow="fold")
        for row in found:
            place = f"{row['path']} [{row['start']}:{row['end']}]"
            table.add_row(f"{row['confidence']:.2f}", row["what"], place, row["because"], " ".join(row["text"].split()))
        out().print(table)
    end_batch(failed, len(files))
