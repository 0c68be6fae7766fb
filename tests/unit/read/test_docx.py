"""Word files."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from tests.unit.read.sample import LINES, TITLE
from transcript.errors import NotText, TooLarge
from transcript.read import docx as module
from transcript.read import read_bytes


def word_file(rows: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The sample as a Word file, with a table below the title."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 1)
    if rows:
        table = document.add_table(len(rows), 2)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    for line in LINES:
        label, _, words = line.partition("：")
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}：").bold = True
        paragraph.add_run(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_are_lines() -> None:
    """One paragraph is one line, runs joined; the title comes from the properties."""
    document = read_bytes(word_file(), name="a.docx")
    assert document.text.splitlines() == [TITLE, *LINES]
    assert (document.title, document.encoding) == (TITLE, None)


def test_table_rows_are_lines_in_their_place() -> None:
    """A table row is one line, where the table stands."""
    lines = read_bytes(word_file((("主持人", "方志宏"), ("局长", "陶振华"))), name="a.docx").text.splitlines()
    assert lines[1:3] == ["主持人  方志宏", "局长  陶振华"]


def test_word_file_under_another_name() -> None:
    """The content tells a Word file whatever its suffix."""
    assert read_bytes(word_file(), name="a.txt").text.startswith(TITLE)


@pytest.mark.parametrize("damage", [lambda data: data[:2000], lambda data: data[:200] + b"\x00" * 400 + data[600:]])
def test_damaged_word_file(damage: object) -> None:
    """A Word file cut short is one clear error."""
    with pytest.raises(NotText, match="not a readable Word file"):
        read_bytes(damage(word_file()), name="a.docx")  # type: ignore[operator]


def test_other_archive_named_docx() -> None:
    """An archive of something else is no Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/readme.txt", "大家好")
    with pytest.raises(NotText, match="not a readable Word file"):
        read_bytes(buffer.getvalue(), name="a.docx")


def test_archive_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a Word file unpacks to has a limit."""
    monkeypatch.setattr(module, "_MOST_UNPACKED", 1000)
    with pytest.raises(TooLarge, match="unpacks to far more"):
        read_bytes(word_file(), name="a.docx")


def test_a_word_file_with_broken_xml_is_one_line() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as whole, zipfile.ZipFile(packed, "w") as broken:
        for entry in whole.namelist():
            broken.writestr(entry, b"<w:document" if entry == "word/document.xml" else whole.read(entry))
    with pytest.raises(NotText, match="not a readable Word file"):
        read_bytes(packed.getvalue(), name="a.docx")
