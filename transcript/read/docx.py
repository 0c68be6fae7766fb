"""Word files: paragraphs and tables in order, one paragraph per line."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from transcript.errors import NotText, TooLarge
from transcript.read.document import Document

_MOST_UNPACKED = 1024 * 1024 * 1024  # pictures unpack to their own size; text ten-fold


def read_docx(data: bytes, name: str, digest: str) -> Document:
    """Read a .docx. A table row becomes one line, its cells separated by two spaces; merged cells are read once."""
    import docx
    import lxml.etree
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise TooLarge(
                    "a Word file that unpacks to far more than it should", where=name, remedy="split the file"
                )
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
        title = document.core_properties.title or None
    except (
        PackageNotFoundError, KeyError, ValueError, AttributeError, OSError,
        zipfile.BadZipFile, zlib.error, lxml.etree.LxmlError,
    ) as error:  # fmt: skip
        raise NotText(
            "not a readable Word file", where=name, remedy="open it in a word processor and save it again as .docx"
        ) from error
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return Document("\n".join(lines) + "\n", name, digest, media, None, title, ())


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        else:
            yield from block.text.split("\n")


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        previous = None
        for cell in row.cells:
            if cell._tc is previous:
                continue
            previous = cell._tc
            text = " ".join(cell.text.split())
            if text:
                cells.append(text)
        if cells:
            yield "  ".join(cells)
