"""`transcript search`: who said what, when, in what office."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.archive import ArchivePath
from transcript.cli.console import Format, out, say
from transcript.errors import UsageError

if TYPE_CHECKING:
    from transcript.archive import SearchResults


class Sort(StrEnum):
    """`--sort`."""

    relevance = "relevance"
    date = "date"
    date_asc = "date-asc"


def register(app: typer.Typer) -> None:
    """Mount the command."""
    # `-排除` is a word to leave out, not an option of ours.
    app.command("search", context_settings={"ignore_unknown_options": True})(search)


def search(
    query: Annotated[
        list[str] | None,
        typer.Argument(help='Words (all of them), "短语", OR, -排除, FIELD:VALUE. None: filters only.'),
    ] = None,
    official: Annotated[str | None, typer.Option("--official", help="Name, 王局长, or an office held.")] = None,
    role: Annotated[str | None, typer.Option("--role", help="A post, such as 局长.")] = None,
    organization: Annotated[str | None, typer.Option("--organization", help="The speaker's organisation.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="The outlet that asked.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="A topic of either level.")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", help="Who held the conference.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="2023, 2023-05 or 2023-05-12.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="To the end of this year, month or day.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="question, answer or statement.")] = None,
    has: Annotated[list[str] | None, typer.Option("--has", help="figures, commitments or unanswered.")] = None,
    conference: Annotated[str | None, typer.Option("--conference", help="A conference's id.")] = None,
    sort: Annotated[Sort, typer.Option("--sort", help="relevance, date (newest first) or date-asc.")] = Sort.relevance,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0: only count.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, help="Pass over so many.")] = 0,
    all_: Annotated[bool, typer.Option("--all", help="All that match, whatever --limit.")] = False,
    facets: Annotated[bool, typer.Option("--facets", help="Also count by official, outlet, topic, year …")] = False,
    context: Annotated[bool, typer.Option("--context", help="Print the questions whole with their answers.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Print the texts whole.")] = False,
    format: Annotated[Format, typer.Option("--format", help="text, json, jsonl, csv or md.")] = Format.text,
    archive: ArchivePath = None,
) -> None:
    """Search questions, answers and statements."""
    from transcript.archive import Archive

    text = _query(query)
    with Archive(archive, read_only=True) as opened:
        results = opened.search(
            text, official=official, role=role, organization=organization, outlet=outlet, topic=topic, issuer=issuer,
            since=since, until=until, kind=kind, has=has, conference=conference, sort=sort.value,
            limit=None if all_ else limit, offset=offset, facets=facets,
        )  # fmt: skip
        if format is Format.text:
            _print(results, offset=offset, context=context, full=full)
        else:
            _write(results, format)
        if results.hint:
            say(f"transcript: {results.hint}")


def _query(words: list[str] | None) -> str | None:
    for word in words or ():
        if word.startswith("--"):
            raise UsageError(f"no such option: {word}", remedy="`transcript search --help` lists them")
    return " ".join(words) if words else None


def _print(results: SearchResults, *, offset: int, context: bool, full: bool) -> None:
    from transcript.show.hits import lines, plain

    if sys.stdout.isatty() or results.facets is not None:
        from transcript.show import archive as render

        console = out()
        for part in render.hits(results, offset=offset, context=context, full=full):
            console.print(part)
        if results.facets is not None:
            console.print("", render.facets(results.facets))
    else:
        for line in lines(results, offset=offset, context=context, full=full):
            print(plain(line))
    last = offset + len(results)
    shown = f", {offset + 1}–{last} shown" if len(results) and len(results) < results.total else ""
    say(f"transcript: {results.total} found{shown}")


def _write(results: SearchResults, format: Format) -> None:
    from transcript.archive.rows import COLUMNS, as_json, row, written

    rows = map(row if format in (Format.csv, Format.md) else as_json, results)
    if results.facets is not None and format is Format.json:
        found = {"total": results.total, "facets": results.facets, "hits": list(rows)}
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        return
    if results.facets is not None:
        say("transcript: facets are printed with --format text or json")
    sys.stdout.writelines(written(rows, COLUMNS, format))
