"""Our own words in the script of the conferences: a briefing on a conference held in traditional characters speaks them too."""

from __future__ import annotations

from collections.abc import Iterable

from transcript.briefing.labels import word
from transcript.briefing.nouns import Briefing, Line, Piece, Script, Section, Table
from transcript.chinese.traditional import traditional


def script_of(variants: Iterable[Script]) -> Script:
    """The script most conferences are in; simplified when there are none."""
    found = list(variants)
    return max(found, key=found.count) if found else "zh-Hans"


def in_script(briefing: Briefing, script: Script) -> Briefing:
    """The briefing with its generated words in this script (English ones stay); quotations and facts are never converted."""
    if script == "zh-Hans" or briefing.lang != "zh":
        return briefing
    return briefing.model_copy(
        update={
            "script": script,
            "title": _pieces(briefing.title),
            "sections": tuple(map(_section, briefing.sections)),
        }
    )


def own(code: str, briefing: Briefing) -> str:
    """The words of a code as this briefing says them."""
    text = word(code, briefing.lang)
    return traditional(text) if briefing.script == "zh-Hant" else text


def _section(section: Section) -> Section:
    return Section(
        code=section.code,
        heading=_pieces(section.heading),
        lines=tuple(map(_line, section.lines)),
        table=_table(section.table) if section.table else None,
        sections=tuple(map(_section, section.sections)),
    )


def _table(table: Table) -> Table:
    columns = tuple(column.model_copy(update={"heading": traditional(column.heading)}) for column in table.columns)
    rows = tuple(row.model_copy(update={"cells": tuple(map(_line, row.cells))}) for row in table.rows)
    return Table(columns=columns, rows=rows)


def _line(line: Line) -> Line:
    return Line(code=line.code, label=_pieces(line.label), pieces=_pieces(line.pieces))


def _pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(
        piece.model_copy(update={"text": traditional(piece.text)}) if piece.kind == "generated" else piece
        for piece in pieces
    )
