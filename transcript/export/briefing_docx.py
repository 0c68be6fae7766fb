"""A briefing as a Word file, laid out as official documents in China are; every quotation carries its receipt as a comment.

Words of a source only ever become the text of runs: no field, link or markup is made of them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from transcript.briefing.nouns import Briefing, Line, Piece, Receipt, Section, Table
from transcript.briefing.texts import legible
from transcript.errors import UsageError
from transcript.export import docx_template as faces
from transcript.export.briefing_html import changes, drawings, page_lang, subject
from transcript.export.page_words import PAGE_WORDS
from transcript.export.passages import is_numbered
from transcript.record import Conference

if TYPE_CHECKING:
    from docx.document import Document

    from transcript.record.conference import Variant

_COUNT = "一二三四五六七八九十"
# A paragraph of a template that reads so is where the briefing goes; without one it goes to the end.
PLACE = "{{briefing}}"
_TEXT_WIDTH, _TALLEST = 156, 205  # mm
_COLUMNS = {
    "what": 3.0,
    "context": 3.2,
    "title": 3.0,
    "indicator": 2.2,
    "before": 3.0,
    "after": 3.0,
    "issuer": 2.0,
    "value": 1.6,
    "deadline": 1.6,
    "who": 1.7,
}


class Written(NamedTuple):
    """The file's bytes, and what could not be done, in words for whoever asked (empty when all was)."""

    data: bytes
    notices: tuple[str, ...]


def to_docx(briefing: Briefing, conferences: Sequence[Conference], *, template: Path | None = None) -> Written:
    """The briefing as a .docx. `template` is a Word file whose page, styles and own text are kept.

    Raises UsageError when the template cannot be read. Pictures are left out, with a notice, where no Chinese font is installed.
    """
    writer = _Writer(briefing, conferences, _opened(template))
    writer.write()
    out = io.BytesIO()
    writer.document.save(out)
    return Written(out.getvalue(), tuple(writer.notices))


def _opened(template: Path | None) -> Document:
    import zipfile

    import docx
    from docx.opc.exceptions import PackageNotFoundError

    if template is None:
        data = resources.files("transcript.export.templates").joinpath("briefing.docx").read_bytes()
        return docx.Document(io.BytesIO(data))
    try:
        document = docx.Document(str(template))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise UsageError(
            "the template is not a readable .docx", where=str(template), remedy="save it as a Word document"
        ) from error
    faces.styles(document)
    return document


class _Writer:
    """Writes one briefing into one document, from the top down."""

    def __init__(self, briefing: Briefing, conferences: Sequence[Conference], document: Document) -> None:
        self.briefing, self.document = briefing, document
        self.conferences = {conference.id: conference for conference in conferences}
        self.lang = page_lang(briefing)
        self.words = PAGE_WORDS[self.lang]
        self.notices: list[str] = []
        self._order = {turn.id: n for one in conferences for n, turn in enumerate(one.turns, 1)}
        self._place = next((p for p in document.paragraphs if p.text.strip() == PLACE), None)

    def write(self) -> None:
        self._title()
        if self.lang != "en":
            faces.language(self.document, self.lang)
        number = 0
        for section in self.briefing.sections:
            number += 1
            self._section(section, number, 1)
        number = self._pictures(number)
        self._sources(number + 1)
        if self._place is not None:
            self._place._p.getparent().remove(self._place._p)
        properties = self.document.core_properties
        properties.title = legible("".join(piece.text for piece in self.briefing.title))[:255]
        properties.language = {"en": "en"}.get(self.lang, self.lang)

    def _title(self) -> None:
        """What it is on one line, of what on the next."""
        paragraph = self._paragraph(faces.TITLE)
        kind, rest = self.briefing.title[:1], self.briefing.title[1:]
        self._runs(paragraph, kind)
        if rest and rest[0].text.strip() in ("：", ":"):
            paragraph.add_run().add_break()
            rest = rest[1:]
        self._runs(paragraph, rest)

    def _paragraph(self, style: str) -> Any:
        if self._place is not None:
            return self._place.insert_paragraph_before(style=style)
        return self.document.add_paragraph(style=style)

    def _section(self, section: Section, number: int, level: int) -> None:
        self._heading(section.heading, number, level)
        for nth, line in enumerate(section.lines, 1):
            if section.code == "event" and line.pieces == self.briefing.title[2:]:
                continue
            self._body(line, nth if section.code == "key" else 0)
        if section.table is not None:
            self._table(section.table)
        for nth, below in enumerate(section.sections, 1):
            self._section(below, nth, level + 1)

    def _heading(self, pieces: Sequence[Piece], number: int, level: int) -> None:
        paragraph = self._paragraph(faces.HEADING_1 if level == 1 else faces.HEADING_2)
        # Questions bring a number of their own.
        if level == 1:
            self._mark(paragraph, f"{number}. " if self.lang == "en" else f"{counted(number)}、")
        elif not pieces[0].text[-1:].isdigit():
            self._mark(paragraph, f"({number}) " if self.lang == "en" else f"（{counted(number)}）")
        self._runs(paragraph, pieces)

    def _mark(self, paragraph: Any, text: str) -> None:
        paragraph.add_run(text, style=faces.NUMBER)

    def _body(self, line: Line, number: int) -> None:
        paragraph = self._paragraph(faces.BODY)
        if number:
            self._mark(paragraph, f"{number}. ")
        self._runs(paragraph, line.label, label=True)
        self._runs(paragraph, line.pieces)

    def _runs(
        self, paragraph: Any, pieces: Sequence[Piece], *, label: bool = False, silent: frozenset[str] = frozenset()
    ) -> None:
        for piece in pieces:
            if piece.kind == "generated":
                paragraph.add_run(piece.text, style=faces.LABEL if label else None)
                continue
            text = legible(piece.text)
            if piece.kind == "recorded":
                paragraph.add_run(text, style=faces.NAME if label else faces.FACT)
                continue
            runs = [
                paragraph.add_run(legible(part), style=faces.CHANGED if changed else faces.QUOTED)
                for part, changed in changes(piece)
            ]
            if piece.text not in silent:
                for receipt in piece.receipts:
                    self._comment(runs, receipt)

    def _comment(self, runs: list[Any], receipt: Receipt) -> None:
        comment = self.document.add_comment(runs, text=self._told(receipt), author="transcript", initials="tr")
        # The second paragraph is for `--check`: one form, whatever the language.
        place = f"{receipt.start or 0}–{receipt.end or 0} · {receipt.turn or '-'} · {receipt.conference}"
        comment.add_paragraph(place)

    def _told(self, receipt: Receipt) -> str:
        """Where the words stand, in words."""
        conference = self.conferences.get(receipt.conference)
        turn = conference.by_id.get(receipt.turn) if conference and receipt.turn else None
        title = (conference.title if conference else None) or receipt.conference
        if turn is None or receipt.turn is None:
            return legible(title)
        return legible(f"{title}　{self.words.turn.format(self._order[receipt.turn])}")

    def _table(self, table: Table) -> None:
        if not table.rows:
            return
        from docx.shared import Mm

        # A column nobody filled takes no room.
        filled = [n for n, _ in enumerate(table.columns) if any(row.cells[n].text for row in table.rows)]
        columns = [table.columns[n] for n in filled]
        shares = [_COLUMNS.get(column.code, 1.2) for column in columns]
        widths = [Mm(_TEXT_WIDTH * share / sum(shares)) for share in shares]
        made = self.document.add_table(rows=1, cols=len(columns))
        if self._place is not None:
            self._place._p.addprevious(made._tbl)
        _frame(made)
        for column, cell in zip(columns, made.rows[0].cells, strict=True):
            cell.paragraphs[0].style = self.document.styles[faces.CELL_HEAD]
            cell.paragraphs[0].add_run(column.heading)
        for row in table.rows:
            added = made.add_row()
            _whole(added)
            silent = _said_beside(table, [cell.pieces for cell in row.cells])
            for cell, line in zip(added.cells, (row.cells[n] for n in filled), strict=True):
                cell.paragraphs[0].style = self.document.styles[faces.CELL]
                self._runs(cell.paragraphs[0], (*line.label, *line.pieces), silent=silent)
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width

    def _pictures(self, number: int) -> int:
        """The pictures as a section of their own; the number of the last section."""
        conferences = list(self.conferences.values())
        made = drawings(subject(self.briefing, conferences), lang=self.lang)
        if not made:
            return number
        from docx.shared import Mm

        from transcript.export.charts.painting import to_png

        variant: Variant = conferences[0].variant
        try:
            painted = [(drawing, to_png(drawing, variant=variant)) for drawing in made if drawing.height < 1500]
        except (UsageError, ImportError) as error:
            self.notices.append(f"pictures are left out: {error}")
            return number
        self._apparatus(faces.HEADING_1, self._numbered(number + 1, self.words.pictures))
        for nth, (drawing, data) in enumerate(painted, 1):
            paragraph = self._paragraph(faces.PICTURE)
            wide = min(_TEXT_WIDTH, _TALLEST * drawing.width / drawing.height)
            picture = paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(wide))
            picture._inline.docPr.set("descr", legible(f"{drawing.title}：{drawing.told}"))
            self._apparatus(faces.CAPTION, f"{self.words.pictures} {nth}　{drawing.title}")
        return number + 1

    def _numbered(self, number: int, text: str) -> str:
        return f"{number}. {text}" if self.lang == "en" else f"{counted(number)}、{text}"

    def _apparatus(self, style: str, text: str) -> None:
        """A line that is ours and is no part of the briefing."""
        self._mark(self._paragraph(style), legible(text))

    def _sources(self, number: int) -> None:
        from transcript import __version__

        self._apparatus(faces.HEADING_1, self._numbered(number, self.words.sources))
        for source in self.briefing.sources:
            self._apparatus(faces.SOURCE, f"{source.path} · {source.id} · sha256:{source.sha256}")
        self._apparatus(faces.SOURCE, self.words.made_with.format(version=__version__))


def counted(number: int) -> str:
    """1–99 as 一 … 九十九, as headings count."""
    tens, ones = divmod(number, 10)
    if number > 99:
        return str(number)
    head = "" if not tens else "十" if tens == 1 else _COUNT[tens - 1] + "十"
    return head + (_COUNT[ones - 1] if ones else "")


def _said_beside(table: Table, cells: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """The quotations of a row that a longer one beside them contains: one comment proves them all."""
    quoted = [
        (piece, column.code)
        for column, pieces in zip(table.columns, cells, strict=True)
        for piece in pieces
        if piece.kind == "quoted"
    ]
    proofs = [piece.text for piece, column in quoted if is_numbered(piece, column)]
    return frozenset(
        piece.text
        for piece, column in quoted
        if not is_numbered(piece, column) and any(piece.text in proof and piece.text != proof for proof in proofs)
    )


def _frame(table: Any) -> None:
    """Rules above, below and between rows; the head is repeated on every page and no row is torn."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table.autofit = False
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "8"), ("insideH", "4")):
        rule = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "444444")):
            rule.set(qn(f"w:{name}"), value)
        borders.append(rule)
    properties.append(borders)
    _whole(table.rows[0])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """A row that is not torn between pages."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


__all__ = ["PLACE", "Written", "to_docx"]
