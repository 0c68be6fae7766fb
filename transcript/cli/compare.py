"""`transcript compare`: the same indicator over time, across documents or an archive."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.archive import ArchivePath
from transcript.cli.console import Format, out, say
from transcript.errors import UsageError

if TYPE_CHECKING:
    from transcript.compare import Comparison
    from transcript.record import Conference


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("compare")(compare)


def compare(
    paths: Annotated[list[str] | None, typer.Argument(help="Files, folders, globs or -. None: the archive.")] = None,
    archive: ArchivePath = None,
    subject: Annotated[str | None, typer.Option("--subject", help="Only this place, office or company.")] = None,
    indicator: Annotated[
        str | None, typer.Option("--indicator", help="Only indicators with this in their name.")
    ] = None,
    doubtful: Annotated[bool, typer.Option("--doubtful", help="Only where a stated growth does not fit.")] = False,
    official: Annotated[str | None, typer.Option("--official", help="From the archive: said by.")] = None,
    organization: Annotated[str | None, typer.Option("--organization", help="From the archive: of this body.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="From the archive: on this topic.")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", help="From the archive: conferences held by.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="From the archive: 2023, 2023-05 or 2023-05-12.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="From the archive: to the end of this time.")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
    format: Annotated[Format, typer.Option("--format", help="text, json, jsonl, csv or md.")] = Format.text,
) -> None:
    """Put the same indicator side by side over time. Each row is one subject, and says what changed."""
    from transcript.compare import compare as align

    filters = {
        "official": official,
        "organization": organization,
        "topic": topic,
        "issuer": issuer,
        "since": since,
        "until": until,
    }
    given = {name: value for name, value in filters.items() if value is not None}
    if paths and (given or (archive is not None and not _from_environment(archive))):
        raise UsageError(
            "compare reads files or the archive, not both", remedy="leave out the paths or the archive's options"
        )
    conferences, failed = _files(paths, encoding) if paths else (_stored(archive, given), 0)
    whole = align(conferences)
    found = whole.narrowed(subject=subject, indicator=indicator, doubtful=doubtful)
    _write(found, format)
    if whole.rows and not found.rows:
        say(f"transcript: {len(whole.rows)} indicators are compared, none of them is left by these options")
    elif not found.rows and conferences:
        say("transcript: no indicator is stated for the same subject at two times")
    if failed:
        raise typer.Exit(1)


def _from_environment(archive: object) -> bool:
    import os

    return str(archive) == os.environ.get("TRANSCRIPT_ARCHIVE")


def _files(paths: list[str], encoding: str | None) -> tuple[list[Conference], int]:
    from transcript.batch import structure_files
    from transcript.read import expand

    conferences: list[Conference] = []
    failed = 0
    for outcome in structure_files(list(expand(paths)), encoding=encoding):
        if outcome.error is not None:
            failed += 1
            say(f"transcript: {outcome.error}")
        conferences.extend(outcome.records)
    return conferences, failed


def _stored(archive: object, given: dict[str, str]) -> list[Conference]:
    from transcript.archive import Archive

    with Archive(archive, read_only=True) as opened:  # type: ignore[arg-type]
        if not given:
            return list(opened.conferences())
        said: dict[str, set[str]] = {}
        for hit in opened.search(None, has="figures", limit=None, **given):  # type: ignore[arg-type]
            said.setdefault(hit.conference, set()).add(hit.id)
        return [opened.conference(id).only(ids) for id, ids in said.items()]


def _write(found: Comparison, format: Format) -> None:
    from transcript.show.compare import table, to_csv, to_markdown

    if format is Format.text:
        if found.rows:
            console = out()
            for part in table(found):
                console.print(part)
    elif format is Format.json:
        sys.stdout.write(json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n")
    elif format is Format.jsonl:
        sys.stdout.writelines(json.dumps(row.model_dump(mode="json"), ensure_ascii=False) + "\n" for row in found.rows)
    else:
        sys.stdout.write(to_csv(found) if format is Format.csv else to_markdown(found))
