"""`transcript structure`: documents → records."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.console import Format, end_batch, say, with_progress
from transcript.errors import TranscriptError, UsageError
from transcript.files import write_whole

if TYPE_CHECKING:
    from transcript.batch import Outcome


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("structure")(structure)


def structure(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write one file per document into this folder.")
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="json (indented) or jsonl (one record per line).")
    ] = Format.jsonl,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to spread the files over.")] = 1,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
    tags: Annotated[bool, typer.Option("--tags/--no-tags", help="Find topics, figures and commitments.")] = True,
    scheme: Annotated[
        str, typer.Option("--scheme", help="Tagset of the topics: gov.cn, or a TOML file of labels and cues.")
    ] = "gov.cn",
) -> None:
    """Print one JSON record per line, in the order of the paths."""
    from transcript.batch import structure_files
    from transcript.read import expand
    from transcript.tag.scheme import require_scheme

    if format not in (Format.json, Format.jsonl):
        raise UsageError(f"--format {format} does not fit records", remedy="use json or jsonl")
    require_scheme(scheme)
    files = list(expand(paths))
    if output is not None:
        _make_folder(output)
    failed: list[Outcome] = []
    names: set[str] = set()
    for outcome in with_progress(
        structure_files(files, jobs=jobs, encoding=encoding, tags=tags, scheme=scheme),
        total=len(files),
        what="structuring",
    ):
        if outcome.error is not None:
            failed.append(outcome)
            continue
        _emit(outcome, output, format, names)
    if output is not None:
        say(f"transcript: wrote {len(names)} {'file' if len(names) == 1 else 'files'} into {output}")
    end_batch(failed, len(files))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TranscriptError(
            f"cannot make the folder: {error.strerror}", where=str(folder), remedy="choose another -o"
        ) from error


def _emit(outcome: Outcome, output: Path | None, format: Format, names: set[str]) -> None:
    indent = 2 if format is Format.json else None
    if output is None:
        for record in outcome.records:
            sys.stdout.write(record.to_json(indent=indent) + "\n")
        return
    stem = "stdin" if outcome.path == "-" else Path(outcome.path).stem
    name, number = stem, 2
    while name in names:
        name, number = f"{stem}-{number}", number + 1
    names.add(name)
    if format is Format.jsonl:
        text = "".join(record.to_json() + "\n" for record in outcome.records)
    elif len(outcome.records) == 1:
        text = outcome.records[0].to_json(indent=2) + "\n"
    else:
        text = (
            json.dumps([json.loads(record.to_json()) for record in outcome.records], ensure_ascii=False, indent=2)
            + "\n"
        )
    write_whole(output / f"{name}.{format}", text)
