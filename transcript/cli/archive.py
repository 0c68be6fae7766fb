"""`transcript archive`: conferences kept in one file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from transcript.cli.command import App
from transcript.cli.console import Format, counted, out, say
from transcript.errors import UsageError
from transcript.files import whole

if TYPE_CHECKING:
    from rich.console import RenderableType

    from transcript.archive.ingest import Ingested

ArchivePath = Annotated[
    Path | None,
    typer.Option("--archive", envvar="TRANSCRIPT_ARCHIVE", help="The archive file (default: in your data folder)."),
]

_LINE = 1000  # columns of a line in a file or a pipe

_app = App(help="Keep conferences in one archive file.", no_args_is_help=True)


def tell(part: RenderableType) -> None:
    """Prints a part; where nobody watches, the lines of a table are as long as they need to be, for grep and awk."""
    console = out()
    if not console.is_terminal:
        console.width = _LINE
    console.print(part)


def register(app: typer.Typer) -> None:
    """Mount the commands."""
    app.add_typer(_app, name="archive")


@_app.command("add")
def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, records as JSON Lines, or -.")],
    archive: ArchivePath = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to structure with.")] = 1,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
    tags: Annotated[bool, typer.Option("--tags/--no-tags", help="Find topics, figures and commitments.")] = True,
    again: Annotated[bool, typer.Option("--again", help="Also read files the archive knows already.")] = False,
) -> None:
    """Add documents or records. Adding again what is there changes nothing."""
    from transcript.archive import Archive
    from transcript.archive.ingest import ingest
    from transcript.read import expand

    counts = {"added": 0, "replaced": 0, "unchanged": 0}
    failed = 0
    with Archive(archive) as opened:
        done = ingest(opened, list(expand(paths)), jobs=jobs, encoding=encoding, tags=tags, again=again)
        for one in _watched(done):
            for change in one.changes:
                counts[change] += 1
            if one.error is not None:
                failed += 1
                say(f"transcript: {one.error}")
        told = ", ".join(f"{count} {change}" for change, count in counts.items())
        say(f"transcript: {told} in {opened.path}" + (f"; {failed} failed" if failed else ""))
    if failed:
        raise typer.Exit(1)


def _watched(done: Iterable[Ingested]) -> Iterator[Ingested]:
    """A count on stderr while somebody watches."""
    if not sys.stderr.isatty():
        yield from done
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from transcript.cli.console import err

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True) as progress:
        task = progress.add_task("added", total=None)
        for one in done:
            progress.update(task, advance=1, description=one.path)
            yield one


@_app.command("list")
def list_(
    archive: ArchivePath = None,
    format: Annotated[Format, typer.Option("--format", help="text, json, jsonl, csv or md.")] = Format.text,
) -> None:
    """List the conferences, by date."""
    from transcript.archive import Archive
    from transcript.archive.results import Listed
    from transcript.archive.rows import written
    from transcript.show.archive import listing

    with Archive(archive, read_only=True) as opened:
        listed = opened.list()
    if format is Format.text:
        tell(listing(listed))
    else:
        sys.stdout.writelines(written([one._asdict() for one in listed], Listed._fields, format))


@_app.command("show")
def show(
    id: Annotated[str, typer.Argument(help="A conference's id, or the beginning of it.")],
    archive: ArchivePath = None,
    format: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """Show one conference."""
    from transcript.archive import Archive
    from transcript.show import conference as render

    if format not in (Format.text, Format.json):
        raise UsageError(f"--format {format} does not fit one conference", remedy="use text or json")
    with Archive(archive, read_only=True) as opened:
        record = opened.conference(id)
    if format is Format.json:
        sys.stdout.write(record.to_json(indent=2) + "\n")
        return
    console = out()
    console.print(render.page(record))


@_app.command("remove")
def remove(
    ids: Annotated[list[str], typer.Argument(help="Conferences' ids, or the beginnings of them.")],
    archive: ArchivePath = None,
) -> None:
    """Take conferences out."""
    from transcript.archive import Archive
    from transcript.errors import QueryError

    failed = 0
    with Archive(archive) as opened:
        for id in ids:
            try:
                opened.remove(id)
            except QueryError as error:
                failed += 1
                say(f"transcript: {error}")
    say(f"transcript: {len(ids) - failed} removed")
    if failed:
        raise typer.Exit(1)


@_app.command("export")
def export(
    ids: Annotated[list[str] | None, typer.Argument(help="Conferences' ids; none: all of them.")] = None,
    archive: ArchivePath = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write into this file.")] = None,
) -> None:
    """Write the records as JSON Lines. They are all it takes to build the archive again."""
    from transcript.archive import Archive

    with Archive(archive, read_only=True) as opened, _opened(output) as file:
        if ids:
            file.writelines(opened.conference(id).to_json() + "\n" for id in ids)
        else:
            file.writelines(line + "\n" for line in opened.export())


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or not at all."""
    if output is None:
        yield sys.stdout
        return
    with whole(output) as part, part.open("w", encoding="utf-8", newline="") as file:
        yield file


@_app.command("stats")
def stats(
    archive: ArchivePath = None,
    format: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """Count what is in the archive."""
    from transcript.archive import Archive
    from transcript.show.archive import stats as render

    with Archive(archive, read_only=True) as opened:
        counts = opened.stats()
    if format is Format.text:
        out().print(render(counts))
    else:
        sys.stdout.write(json.dumps(counts, ensure_ascii=False) + "\n")


@_app.command("check")
def check(
    archive: ArchivePath = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Rebuild a damaged archive from the records that are whole.")
    ] = False,
) -> None:
    """Verify the file, every record, every text and the index."""
    from transcript.archive.check import check as verify
    from transcript.archive.connection import default_path
    from transcript.errors import ArchiveError
    from transcript.show.archive import report

    path = (archive or default_path()).expanduser()
    if not path.exists():
        raise ArchiveError("no such archive", where=str(path), remedy="`transcript archive add PATH…` makes one")
    found = verify(path, repair=repair)
    console = out()
    for part in report(found):
        console.print(part)
    if not found.sound:
        if not repair:
            say("transcript: `transcript archive check --repair` rebuilds it; the damaged file is kept")
        raise typer.Exit(1)


@_app.command("merge")
def merge(
    persons: Annotated[list[str], typer.Argument(help="Two or more persons: ids, or names that mean one person.")],
    archive: ArchivePath = None,
    note: Annotated[str, typer.Option("--note", help="Why, for those who come after.")] = "",
) -> None:
    """Decide that these are one person. Later imports keep to it."""
    from transcript.archive import Archive

    with Archive(archive) as opened:
        one = opened.merge(*persons, note=note)
    say(f"transcript: {one.id} {one.name} now has {counted(len(one.appearances), 'appearance')}")


@_app.command("split")
def split(
    person: Annotated[str, typer.Argument(help="A person: id or name.")],
    conferences: Annotated[list[str], typer.Argument(help="The conferences at which it is somebody else.")],
    archive: ArchivePath = None,
    note: Annotated[str, typer.Option("--note", help="Why, for those who come after.")] = "",
) -> None:
    """Decide that at these conferences it is somebody else. Later imports keep to it."""
    from transcript.archive import Archive

    with Archive(archive) as opened:
        one = opened.split(person, conferences, note=note)
    say(
        f"transcript: {one.id} {one.name} is now a person of their own, with {counted(len(one.appearances), 'appearance')}"
    )


@_app.command("doubtful")
def doubtful(
    archive: ArchivePath = None,
    format: Annotated[Format, typer.Option("--format", help="text, json, jsonl, csv or md.")] = Format.text,
) -> None:
    """List appearances of one name that may or may not be one person."""
    from transcript.archive import Archive
    from transcript.archive.results import Doubtful
    from transcript.archive.rows import written
    from transcript.show.archive import doubtful as render

    with Archive(archive, read_only=True) as opened:
        doubts = opened.doubtful()
    if format is Format.text:
        if doubts:
            tell(render(doubts))
        todo = "; `archive merge ID ID` or `archive split ID CONFERENCE` decides one" if doubts else ""
        say(f"transcript: {len(doubts)} doubtful{todo}")
    else:
        sys.stdout.writelines(written([one._asdict() for one in doubts], Doubtful._fields, format))
