"""`transcript repair`: what was damaged, and how it was mended."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.console import Format, out, say
from transcript.errors import UsageError
from transcript.files import write_whole

if TYPE_CHECKING:
    from transcript.repair import Repaired


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("repair")(repair)


def repair(
    path: Annotated[str, typer.Argument(help="A file, or - for standard input.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the repaired text here (- for standard output).")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="text (a diff) or json (the plan).")] = Format.text,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
) -> None:
    """Show what is damaged and how it is mended. With -o, write the repaired text."""
    from transcript.read import read
    from transcript.unpack import unpack

    if format not in (Format.text, Format.json):
        raise UsageError(f"--format {format} does not fit a repair", remedy="use text or json")
    if format is Format.json and output is not None and str(output) == "-":
        raise UsageError("text and plan would both go to standard output", remedy="give -o a file for the text")
    document = read(path, encoding=encoding)
    repaired = unpack(document.text).repaired
    if output is not None and str(output) == "-":
        sys.stdout.buffer.write(repaired.text.encode("utf-8", "surrogatepass"))
    elif format is Format.json:
        plan = {
            "path": document.path,
            "sha256": document.sha256,
            "repairs": [{**edit._asdict(), "mark": edit.is_mark} for edit in repaired.repairs],
        }
        sys.stdout.write(json.dumps(plan, ensure_ascii=False, indent=2) + "\n")
    elif output is None:
        from transcript.show.repair import diff

        out().print(diff(repaired))
    if output is not None and str(output) != "-":
        write_whole(output, repaired.text)
        say(f"transcript: wrote {output}")
    say(f"transcript: {document.path}: {_summary(repaired)}")


def _summary(repaired: Repaired) -> str:
    if not repaired.repairs:
        return "nothing to repair"
    made = sum(not edit.is_mark for edit in repaired.repairs)
    marks = len(repaired.repairs) - made
    doubtful = sum(not edit.certain and not edit.is_mark for edit in repaired.repairs)
    said = [f"{made} {'repair' if made == 1 else 'repairs'}"] if made else []
    if doubtful:
        said.append(f"{doubtful} of them uncertain")
    if marks:
        said.append(f"{marks} {'place' if marks == 1 else 'places'} marked and left")
    return ", ".join(said)
