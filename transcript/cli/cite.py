"""`transcript cite`: a citation that can be pasted."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from transcript.cli.archive import ArchivePath
from transcript.cli.console import say
from transcript.errors import QueryError


class CiteStyle(StrEnum):
    """`--style`."""

    gbt7714 = "gbt7714"
    bibtex = "bibtex"
    csl = "csl"


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("cite")(cite)


def cite(
    ids: Annotated[list[str], typer.Argument(help="Ids of answers, questions, statements or conferences.")],
    style: Annotated[
        CiteStyle, typer.Option("--style", help="gbt7714 (GB/T 7714—2015), bibtex or csl (CSL-JSON).")
    ] = CiteStyle.gbt7714,
    accessed: Annotated[
        str | None, typer.Option("--accessed", help="The day you read it: 2024-05-17 or today.")
    ] = None,
    archive: ArchivePath = None,
) -> None:
    """Cite answers, questions, statements or whole conferences."""
    from transcript.archive import Archive
    from transcript.archive.filters import day
    from transcript.export.citation import cite as cited
    from transcript.export.citation import csl

    if accessed is not None:
        accessed = _today() if accessed == "today" else day(accessed)
    found, failed = [], 0
    with Archive(archive, read_only=True) as opened:
        for id in ids:
            try:
                found.append(opened.reference(id))
            except QueryError as error:
                failed += 1
                say(f"transcript: {error}")
    if style is CiteStyle.csl:
        items = [csl(reference, accessed=accessed) for reference in found]
        print(json.dumps(items, ensure_ascii=False, indent=2))
    else:
        for reference in found:
            print(cited(reference, style.value, accessed=accessed))
    if failed:
        raise typer.Exit(1)


def _today() -> str:
    from datetime import date

    return date.today().isoformat()
