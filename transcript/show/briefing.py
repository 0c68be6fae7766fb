"""A briefing on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from transcript.briefing.nouns import Briefing, Piece, Section
from transcript.briefing.script import own

_STYLES = {"quoted": "", "recorded": "bold", "generated": "dim"}


def briefing(briefing: Briefing) -> Iterator[RenderableType]:
    """The briefing: our own words dim, facts bold, quotations plain, each with its place in the source."""
    places = {source.id: number for number, source in enumerate(briefing.sources, 1)}
    yield Text("".join(piece.text for piece in briefing.title), style="bold")
    for section in briefing.sections:
        yield from _section(section, places, depth=0)
    yield Rule(own("sources", briefing), style="dim", align="left")
    for source in briefing.sources:
        facts = " · ".join(fact for fact in (source.date, source.title, source.path) if fact)
        yield Text(f"{places[source.id]}. {facts}", style="dim")


def _section(section: Section, places: dict[str, int], *, depth: int) -> Iterator[RenderableType]:
    heading = "".join(piece.text for piece in section.heading)
    yield Text("")
    yield Rule(heading, style="cyan", align="left") if depth == 0 else Text(heading, style="bold cyan")
    for line in section.lines:
        yield Text("  ").append_text(_text((*line.label, *line.pieces), places))
    if section.table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for column in section.table.columns:
            table.add_column(column.heading, overflow="fold", header_style="dim")
        for row in section.table.rows:
            table.add_row(*(_text((*cell.label, *cell.pieces), {}) for cell in row.cells))
        yield Padding(table, (0, 0, 0, 2), expand=False)
    for below in section.sections:
        yield from _section(below, places, depth=depth + 1)


def _text(pieces: Iterable[Piece], places: dict[str, int]) -> Text:
    text = Text()
    for piece in pieces:
        start = len(text)
        text.append(piece.text, style=_STYLES[piece.kind])
        for first, last in piece.marked:
            text.stylize("bold yellow", start + first, start + last)
        for receipt in piece.receipts if piece.kind == "quoted" and places else ():
            text.append(f" [{places[receipt.conference]}:{receipt.start}]", style="dim")
    return text
