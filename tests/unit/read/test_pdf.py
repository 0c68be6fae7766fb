"""PDF files with and without text."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from tests.unit.read.sample import LINES, TITLE
from transcript.errors import NotText
from transcript.read import read_bytes
from transcript.read.pdf import read_pdf

_WIDTH = 36  # characters of a printed line


def pdf(pages: list[list[str]]) -> bytes:
    """Pages of printed lines as a PDF with a text layer; an empty page is a drawing."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    paper = canvas.Canvas(buffer, pagesize=A4)
    for lines in pages:
        paper.setFont("STSong-Light", 12)
        for row, line in enumerate(lines):
            paper.drawString(60, 780 - 20 * row, line)
        if not lines:
            paper.rect(100, 100, 300, 400, fill=1)
        paper.showPage()
    paper.save()
    return buffer.getvalue()


def printed() -> list[str]:
    """The sample set in lines of one width."""
    lines = [TITLE]
    for line in LINES:
        lines += [line[at : at + _WIDTH] for at in range(0, len(line), _WIDTH)]
    return lines


def test_lines_become_paragraphs() -> None:
    """Lines as wide as the page go on in the next; a new label begins a new line."""
    document = read_bytes(pdf([printed()]), name="a.pdf")
    assert document.text.splitlines() == [TITLE, *LINES]
    assert document.media_type == "application/pdf"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    """What most pages repeat, and page numbers, are no text; a paragraph goes on over the page."""
    rows = printed()
    pages = [
        ["青川市人民政府新闻办公室", *rows[at : at + 4], f"- {number} -"]
        for number, at in enumerate(range(0, len(rows), 4), 1)
    ]
    assert len(pages) > 2
    assert read_bytes(pdf(pages), name="a.pdf").text.splitlines() == [TITLE, *LINES]


def test_scan_says_so() -> None:
    """A PDF without a text layer is an error that names text recognition."""
    with pytest.raises(NotText, match=r"without text \(a scan\).*OCR"):
        read_bytes(pdf([[], []]), name="scan.pdf")


def test_pdf_under_another_name() -> None:
    """The content tells a PDF whatever its suffix."""
    assert read_bytes(pdf([printed()]), name="a.txt").media_type == "application/pdf"


def test_broken_pdf() -> None:
    """A PDF cut short is one clear error."""
    with pytest.raises(NotText, match="not a readable PDF"):
        read_pdf(b"%PDF-1.7\n%broken", "a.pdf", "0")
