"""The nouns of a briefing: frozen models, the same for every output format. See `docs/briefings.md`.

Briefing ── sources
   └── Section (heading, lines, table, sections)
          └── Line (label, pieces)
                 └── Piece: quoted · recorded · generated
                        └── Receipt: where it stands
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from transcript.record.span import Noun

BRIEFING_VERSION = "1.0"

Kind = Literal["conference", "official", "topic", "issuer"]
Lang = Literal["zh", "en"]
Length = Literal["brief", "standard", "full"]
Script = Literal["zh-Hans", "zh-Hant"]


class Receipt(Noun):
    """What a piece rests on.

    A quotation names its turn: `text` stands verbatim in the turn's (repaired) text, and `[start, end)` is its place in
    the source. In a record without turns (a report) `turn` is null and the place alone counts. A recorded fact names
    the `field` of the record instead (`title`, `participants/p-…/name`); its place is where a mention stands, if known.
    """

    conference: str
    turn: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    text: str


class Piece(Noun):
    """A run of text of one origin.

    * `quoted`: somebody's words, in one line and without invisible characters (`texts.shown`); has receipts.
    * `recorded`: a fact of the record (title, date, name, office, outlet, deadline); has receipts.
    * `generated`: ours: labels, counts, connectives, punctuation. Never has receipts.

    `marked` are half-open ranges of `text` to be shown with emphasis (what changed between two wordings).
    """

    kind: Literal["quoted", "recorded", "generated"]
    text: str
    receipts: tuple[Receipt, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()


class Line(Noun):
    """One line. `label` says what or who (`答　欧阳柏（市水务局局长）`), `pieces` what is printed after it.

    `code` is what the line is: `fact`, `key`, `asked`, `answer`, `status`, `document`, `doubt`, `said`, `more`, `notice`,
    `cell`.
    """

    code: str
    label: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The line as plain text, label first."""
        return "".join(piece.text for piece in (*self.label, *self.pieces))


class Column(Noun):
    """A column of a table; `heading` is generated."""

    code: str
    heading: str


class Row(Noun):
    """A row of a table: one `Line` per column (an empty one where there is nothing to say)."""

    cells: tuple[Line, ...]


class Table(Noun):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Section(Noun):
    """A part of the briefing: lines, then the table, then sections below it.

    `code` is `event`, `key`, `qa`, `question`, `figures`, `commitments`, `unanswered`, `documents`, `doubts`, `notice`;
    across conferences also `group`, `statements`, `wording`, `pair`, `indicators`, `conferences`.
    """

    code: str
    heading: tuple[Piece, ...]
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    sections: tuple[Section, ...] = ()


class BriefSource(Noun):
    """A conference the briefing rests on. `id` is the conference's id; `sha256` is of the file's bytes."""

    id: str
    title: str | None = None
    issuer: str | None = None
    date: str | None = None
    path: str
    sha256: str
    kind: str = "transcript"


class Briefing(Noun):
    """A briefing. Everything printed is in `title` and `sections`; `sources` are cited by id. `script` is that of Chinese words of
    ours."""

    schema_version: str = BRIEFING_VERSION
    kind: Kind
    lang: Lang
    length: Length
    script: Script = "zh-Hans"
    title: tuple[Piece, ...]
    sources: tuple[BriefSource, ...]
    sections: tuple[Section, ...]

    def all_sections(self) -> Iterator[Section]:
        """Every section, each before those below it."""
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))

    def pieces(self) -> Iterator[Piece]:
        """Every piece in the order of reading: the order in which footnotes are numbered."""
        yield from self.title
        for section in self.all_sections():
            yield from section.heading
            for line in section.lines:
                yield from (*line.label, *line.pieces)
            for row in section.table.rows if section.table else ():
                for cell in row.cells:
                    yield from (*cell.label, *cell.pieces)

    def to_json(self, *, indent: int | None = None) -> str:
        """The briefing as JSON; `transcript brief --check` reads it back."""
        return self.model_dump_json(indent=indent)
