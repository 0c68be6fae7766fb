"""The door: finds the format, hands the bytes to its reader."""

from __future__ import annotations

import dataclasses
import glob
import hashlib
import re
import sys
from pathlib import Path

from transcript.errors import EmptyText, NotFound, ReadError, TooLarge
from transcript.lexicon.patterns import lazy
from transcript.read.document import Document, ReadIssue
from transcript.read.encoding import decode, decoding_issues
from transcript.read.files import SUFFIXES, expand

LIMIT = 200 * 1024 * 1024
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table|script)\b",
    re.I | re.S,
)
# A text file stays one for a few tags left in it (they are repaired); a whole page under a wrong name is read as one.
_WHOLE_PAGE = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_HALF = lazy("[\ud800-\udfff]")
_FEED_SUFFIX = {".json", ".jsonl", ".ndjson"}
# Text that stays as it is stored: what a system exported is written out later (`transcript.unpack`).
_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


def read(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read one file; `-` is standard input. Raises ReadError (NotFound, NotText, EmptyText, TooLarge) with one clear line."""
    name = str(path)
    if name == "-":
        return read_bytes(sys.stdin.buffer.read(LIMIT + 1), name="-", encoding=encoding)
    target = Path(path)
    try:
        if target.is_dir():
            raise _is_folder(name)
        with target.open("rb") as file:
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        cause = "no file matches this pattern" if glob.has_magic(name) else "no such file"
        raise NotFound(cause, where=name, remedy="check the path") from error
    except OSError as error:
        raise ReadError(
            f"cannot be read: {error.strerror or error}", where=name, remedy="check the permissions"
        ) from error
    return read_bytes(data, name=name, encoding=encoding)


def _is_folder(name: str) -> ReadError:
    if list(expand([name])) == [name]:
        return NotFound("no document in this folder", where=name, remedy=f"it takes {', '.join(sorted(SUFFIXES))}")
    return ReadError("this is a folder", where=name, remedy="name a file in it")


def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read a document from its bytes; `name` (a path, or `-`) tells the suffix. The content decides where it contradicts the suffix."""
    if len(data) > LIMIT:
        raise TooLarge(f"more than {LIMIT // 1024 // 1024} MB", where=name, remedy="split the file")
    if not data.strip():
        raise EmptyText("nothing in it", where=name, remedy="check that the download worked")
    digest = hashlib.sha256(data).hexdigest()
    suffix = Path(name).suffix.lower()
    if data.startswith(b"%PDF"):
        from transcript.read.pdf import read_pdf

        return _checked(read_pdf(data, name, digest))
    if data.startswith(b"PK\x03\x04") and (suffix == ".docx" or b"word/" in data):
        from transcript.read.docx import read_docx

        return _checked(read_docx(data, name, digest))
    if suffix in {".html", ".htm", ".xhtml", ".shtml"} or _page(data, suffix):
        from transcript.read.html import read_html

        return _checked(read_html(data, name, digest, encoding=encoding))
    decoded = decode(data, where=name, encoding=encoding)
    text, media_type = decoded.text, _MEDIA_TYPES.get(suffix, "text/plain")
    if suffix in _FEED_SUFFIX:
        rendered = _feed(text, name)
        if rendered is not None:
            issues = decoding_issues(rendered, decoded)
            return _checked(Document(rendered, name, digest, "application/json", decoded.encoding, None, issues))
        media_type = "application/json"
    return _checked(Document(text, name, digest, media_type, decoded.encoding, None, decoding_issues(text, decoded)))


def _feed(text: str, name: str) -> str | None:
    """The slices of a live feed as text; None where only their words tell what is what (`transcript.unpack` finds them), or it is no JSON."""
    from transcript.read.feed import read_feed
    from transcript.unpack.slices import read_slices

    try:
        return read_feed(text, where=name)
    except ReadError:
        if read_slices(text) is None:
            raise
        return None


def _page(data: bytes, suffix: str) -> bool:
    """Whether what has no HTML suffix is a page all the same."""
    return bool((_WHOLE_PAGE if suffix in {".txt", ".text", ".md", ".markdown"} else _HTML).match(data[:4096]))


def _checked(document: Document) -> Document:
    if not document.text.strip("\ufeff \n\r\t\u3000"):
        raise EmptyText("nothing in it but white space", where=document.path, remedy="check that the download worked")
    return _writable(document)


def _writable(document: Document) -> Document:
    """Half characters (JSON's `\\ud800` alone), which no encoding can write, become U+FFFD; two halves become one character."""
    if not _HALF.search(document.text):
        return document
    text = document.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    at = max(text.find("\ufffd"), 0)
    issue = ReadIssue("bytes-replaced", "warning", "half characters were replaced", at, min(at + 1, len(text)))
    return dataclasses.replace(document, text=text, issues=(*document.issues, issue))
