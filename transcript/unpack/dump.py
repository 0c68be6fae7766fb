"""Database dumps: `INSERT INTO live (…) VALUES (1,'发言人','…'),…;` rows of a table in SQL."""

from __future__ import annotations

import re

from transcript.lexicon.export_fields import Field
from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit
from transcript.unpack.entry import KIND, Cell, Entry, Export, Region
from transcript.unpack.slices import field_of_key
from transcript.unpack.table import columns, entries_of, judged

_INSERT = lazy(
    r"INSERT\s+(?:IGNORE\s+)?INTO\s+[`\"\[\]\w.]+\s*(?:\((?P<names>[^()]{1,2000})\))?\s*VALUES\s*", re.IGNORECASE
)
_VALUE = lazy(
    r"\s*(?:[nN_]\w{0,6})?(?:'(?P<words>(?:[^'\\]|\\.|'')*)'|(?P<plain>[^',()]{0,60}))\s*(?P<end>[,)])", re.DOTALL
)
_BETWEEN = lazy(r"\s*,?\s*\(")
_ESCAPE = lazy(r"(?:\\.|'')+", re.DOTALL)
_SAYS = {"n": "\n", "r": "", "t": " ", "0": ""}


def read_dump(text: str) -> Export | None:
    """The rows of a dump in which people speak; None where there are none."""
    inserts = list(_INSERT.finditer(text)) if "INSERT" in text or "insert" in text else []
    rows: list[list[Cell]] = []
    names: str | None = None
    end = 0
    for insert in inserts:
        names = insert["names"] or names
        at = insert.end()
        while (opening := _BETWEEN.match(text, at)) is not None:
            row, at = _row(text, opening.end())
            rows += [row] if row else []
        end = max(end, at)
    if len(rows) < 3:
        return None
    width = max(len(row) for row in rows)
    rows = [row for row in rows if len(row) == width]
    fields: list[Field | None] | None = None
    if names is not None and names.count(",") == width - 1:
        fields = [field_of_key(name.strip(' `"[]\n')) for name in names.split(",")]
    if fields is None or "text" not in fields:
        fields = columns(rows)
    if fields is None:
        return None
    entries: list[Entry] = [entry for row in rows for entry in entries_of(row, fields)]
    stamped = next((at for kind in ("time", "index") for at, field in enumerate(fields) if field == kind), None)
    stamps = tuple(row[stamped].text for row in rows) if stamped is not None else ()
    if text[end : end + 1] == ";":
        end += 1
    return judged(text, [Region(inserts[0].start(), end, tuple(entries), stamps)], kind="dump")


def _row(text: str, at: int) -> tuple[list[Cell], int]:
    """The values of one row, and where it ends."""
    cells: list[Cell] = []
    while (match := _VALUE.match(text, at)) is not None:
        kind = "words" if match["words"] is not None else "plain"
        start, end = match.span(kind)
        inner = tuple(
            Edit(KIND, one.start(), one.end(), one[0], _plain(one[0])) for one in _ESCAPE.finditer(text, start, end)
        )
        said = _ESCAPE.sub(lambda one: _plain(one[0]), text[start:end])
        cells.append(Cell(start, end, "" if said.upper() == "NULL" else said, inner if kind == "words" else ()))
        at = match.end()
        if match["end"] == ")":
            return cells, at
    return [], at


def _plain(escapes: str) -> str:
    """What a run of escapes says."""
    return re.sub(r"\\(.)|''", lambda one: _SAYS.get(one[1], one[1]) if one[1] else "'", escapes, flags=re.DOTALL)
