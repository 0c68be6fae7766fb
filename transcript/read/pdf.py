"""PDF files with a text layer: lines rejoined into paragraphs, page numbers and running heads left out."""

from __future__ import annotations

from collections import Counter

from transcript.errors import NotText
from transcript.lexicon.patterns import lazy
from transcript.read.document import Document

_ENDS = "。！？!?：:；;…”」』）)】]"
_PAGE_NUMBER = lazy(r"^[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–\s]*$")
_NEW = lazy(
    r"^(?:[\u3000 ]{2,}|[\[【]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|[^，。：:]{1,24}[：:])"
)


def read_pdf(data: bytes, name: str, digest: str) -> Document:
    """Read a PDF. Raises NotText when it holds no text (a scan) or is protected or broken."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise NotText(
            f"not a readable PDF: {error}", where=name, remedy="open it and save it again without protection"
        ) from error
    pages: list[list[str]] = []
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            text = page.get_textpage().get_text_range()
            pages.append([line.rstrip() for line in text.replace("\r\n", "\n").replace("\ufffe", "").split("\n")])
    except pdfium.PdfiumError as error:
        raise NotText(
            f"not a readable PDF: page {len(pages) + 1}: {error}", where=name, remedy="open it and save it again"
        ) from error
    finally:
        pdf.close()
    if sum(len(line.strip()) for lines in pages for line in lines) < 8 * max(len(pages), 1):
        raise NotText("a PDF without text (a scan)", where=name, remedy="run text recognition (OCR) on it first")
    return Document(_joined(_without_furniture(pages)), name, digest, "application/pdf", None, None, ())


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and the heads and feet that most pages repeat."""
    edges = Counter(line.strip() for lines in pages for line in {*_edge(lines)} if line.strip())
    repeated = {line for line, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}
    kept: list[str] = []
    for lines in pages:
        kept.extend(
            line
            for line in lines
            if line.strip() and line.strip() not in repeated and not _PAGE_NUMBER.match(line.strip())
        )
    return kept


def _edge(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()]
    return filled[:2] + filled[-2:]


def _joined(lines: list[str]) -> str:
    """A line as wide as the page that does not end a sentence goes on in the next line."""
    if not lines:
        return ""
    widths = sorted(len(line) for line in lines)
    full = widths[int(len(widths) * 0.8)]
    joined: list[list[str]] = []
    last_width = 0
    for line in lines:
        text = line.strip(" \u3000")
        if joined and _wraps(joined[-1][-1][-1:], line, last_width, full):
            words = joined[-1][-1][-1:].isascii() and joined[-1][-1][-1:].isalnum() and text[:1].isascii()
            joined[-1].append(" " + text if words else text)
        else:
            joined.append([text])
        last_width = len(line)
    return "\n".join(map("".join, joined)) + "\n"


def _wraps(before: str, line: str, last_width: int, full: int) -> bool:
    """Whether a line goes on with the one before, whose last character and width are given."""
    if not before or last_width < full - 3 or _NEW.match(line):
        return False
    return before not in _ENDS or last_width >= full
