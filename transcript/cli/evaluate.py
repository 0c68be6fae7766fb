"""`transcript evaluate`: records against gold."""

from __future__ import annotations

import json
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.console import Format, out, say
from transcript.errors import TranscriptError, UsageError
from transcript.files import write_whole

if TYPE_CHECKING:
    from transcript.evaluate.run import Evaluation


class By(StrEnum):
    """`--by`."""

    none = "none"
    document = "document"
    family = "family"


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("evaluate")(evaluate)


def evaluate(
    docs: Annotated[Path, typer.Argument(help="Folder of documents.")],
    gold: Annotated[Path, typer.Argument(help="Folder of gold files, NAME.gold.json beside NAME.txt.")],
    format: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
    by: Annotated[By, typer.Option("--by", help="Also a row per group: none, document or family.")] = By.none,
    save: Annotated[Path | None, typer.Option("--save", help="Keep this run, to compare later ones with.")] = None,
    against: Annotated[Path | None, typer.Option("--against", help="A saved run: show turns gained and lost.")] = None,
    tags: Annotated[bool, typer.Option("--tags/--no-tags", help="Find topics, figures and commitments.")] = True,
) -> None:
    """Measure records against gold. Every dimension has its 95 % bootstrap interval."""
    from transcript.evaluate import evaluate as measure
    from transcript.evaluate.run import changes

    for folder in (docs, gold):
        if not folder.is_dir():
            raise TranscriptError(
                "no such folder", where=str(folder), remedy="give the folder of documents and of gold"
            )
    if format not in (Format.text, Format.json):
        raise UsageError(f"--format {format} does not fit an evaluation", remedy="use text or json")
    if by is not By.none and format is Format.json:
        raise UsageError(f"--by {by} is a table", remedy="leave out --format json")
    before = _saved(against) if against else None
    found = measure(docs, gold, tags=tags)
    for name, error in found.failed.items():
        say(f"transcript: {name}: {error}")
    if save is not None:
        write_whole(save, found.to_json() + "\n")
    if format is Format.json:
        sys.stdout.write(found.to_json() + "\n")
    else:
        _print(found, by)
    if before is not None:
        gained, lost = changes(found, before)
        say(f"transcript: {len(gained)} turns gained, {len(lost)} lost against {against}")
        for word, rows in (("gained", gained), ("lost", lost)):
            for name, start in rows:
                say(f"  {word} {name} [{start}]")
    if found.failed:
        raise typer.Exit(1)


def _saved(path: Path) -> dict[str, object]:
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TranscriptError("not a saved run", where=str(path), remedy="make one with --save") from error
    if not isinstance(loaded, dict):
        raise TranscriptError("not a saved run", where=str(path), remedy="make one with --save")
    return loaded


def _print(found: Evaluation, by: By) -> None:
    from rich.table import Table

    from transcript.evaluate.measures import MEASURES, value

    table = Table(box=None, pad_edge=False)
    for column in ("measure", "value", "95 %", "meaning"):
        table.add_column(column, justify="left")
    meaning = {measure.key: measure.meaning for measure in MEASURES}
    for key, row in found.figures().items():
        low, high = row["low"], row["high"]
        span = f"{low:.3f}–{high:.3f}" if low is not None and high is not None else "–"
        table.add_row(key, f"{row['value']:.3f}", span, meaning[key])
    out().print(table)
    if by is By.none:
        return
    groups: dict[str, list[str]] = {}
    for name in found.tallies:
        groups.setdefault(name if by is By.document else family(name), []).append(name)
    shown = [m for m in MEASURES if value(m, found.total()) is not None]
    table = Table(box=None, pad_edge=False)
    table.add_column(by, no_wrap=True)
    table.add_column("n")
    for measure in shown:
        table.add_column(measure.key, min_width=max(5, len(measure.key)), no_wrap=True)
    for group, names in sorted(groups.items()):
        total = found.total(names)
        cells = [value(measure, total) for measure in shown]
        table.add_row(group, str(len(names)), *(f"{cell:.3f}" if cell is not None else "–" for cell in cells))
    # Wider than the terminal rather than cut: the rows are to be read, or piped.
    out().print("", table, width=260, no_wrap=True, crop=False)


def family(name: str) -> str:
    """What documents of one kind share in their names: `mfa` of `mfa_20260601.txt`, the layout of `water.square.txt`."""
    stem = Path(name).stem
    if "." in stem:
        return stem.split(".")[1]
    match = re.match(r"[A-Za-z]+(?:_[A-Za-z]+)?", stem)
    return match[0] if match else stem
