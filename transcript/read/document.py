"""What a reader hands on: text, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from transcript.record.issue import Severity


class ReadIssue(NamedTuple):
    """Something a reader saw: a code, and where in the text it had to guess."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One document as text.

    `text` is what every offset of the record points into: for `.txt` and `.md` the file decoded as it is, newlines
    untouched; for HTML, DOCX, PDF and live feeds what the reader extracted. `sha256` is of the bytes.
    """

    text: str
    path: str
    sha256: str
    media_type: str
    encoding: str | None = None
    title: str | None = None
    issues: tuple[ReadIssue, ...] = ()
