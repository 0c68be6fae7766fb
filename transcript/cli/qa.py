"""`transcript qa`: the question–answer pairs of documents."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from transcript.cli.console import Format, end_batch, out, say

if TYPE_CHECKING:
    from transcript.batch import Outcome
    from transcript.record import Conference


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("qa")(qa)


def qa(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    format: Annotated[Format, typer.Option("--format", help="text, json, jsonl, csv or md.")] = Format.text,
    full: Annotated[bool, typer.Option("--full", help="Print questions and answers whole.")] = False,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
    tags: Annotated[bool, typer.Option("--tags/--no-tags", help="Find the topics of the answers.")] = True,
    scheme: Annotated[
        str, typer.Option("--scheme", help="Tagset of the topics: gov.cn, or a TOML file of labels and cues.")
    ] = "gov.cn",
) -> None:
    """List the question–answer pairs. Each says who asked, who answered and in what office."""
    from transcript.batch import structure_files
    from transcript.export.qa import COLUMNS, to_csv, to_json, to_jsonl, to_markdown
    from transcript.read import expand
    from transcript.tag.scheme import require_scheme

    require_scheme(scheme)
    conferences: list[Conference] = []
    failed: list[Outcome] = []
    files = list(expand(paths))
    for outcome in structure_files(files, encoding=encoding, tags="topics" if tags else False, scheme=scheme):
        if outcome.error is not None:
            failed.append(outcome)
            continue
        for conference in outcome.records:
            conferences.append(conference)
            if not conference.qa_pairs and format is not Format.text:
                say(f"transcript: {_nothing(conference)}")
            if format is Format.text:
                _print(conference, full=full)
            elif format is Format.jsonl:
                sys.stdout.writelines(line + "\n" for line in to_jsonl([conference]))
            elif format is Format.md and conference.qa_pairs:
                sys.stdout.write(to_markdown(conference) + "\n")
    if format is Format.json:
        sys.stdout.write(to_json(conferences) + "\n")
    elif format is Format.csv:
        sys.stdout.write(to_csv(conferences) if conferences else ",".join(COLUMNS) + "\n")
    end_batch(failed, len(files))


def _nothing(conference: Conference) -> str:
    place = f"{conference.source.path} [{conference.source.start}:{conference.source.end}]"
    if conference.kind == "transcript":
        return f"{place}: a transcript without question–answer pairs"
    why = next((issue.message for issue in conference.issues if issue.code == "not-a-transcript"), "not a transcript")
    return f"{place}: {why}: no question–answer pairs ({conference.title or 'no title'})"


def _print(conference: Conference, *, full: bool) -> None:
    from transcript.show.conference import event_card, report
    from transcript.show.conference import qa as pairs

    console = out()
    if conference.kind != "transcript":
        say(f"transcript: {_nothing(conference)}")
        console.print(report(conference))
        return
    console.print(event_card(conference))
    if not conference.qa_pairs:
        say(f"transcript: {_nothing(conference)}")
    for part in pairs(conference, full=full):
        console.print(part)
