"""Where a record comes from."""

from __future__ import annotations

from transcript.record.span import Noun


class Source(Noun):
    """The file, and where in its text this record lies.

    `sha256` is of the bytes; `encoding` is null for formats that carry their own (DOCX, PDF);
    `start`/`end` bound the record in the text (a newspaper page gives one record per article).
    """

    path: str
    sha256: str
    media_type: str
    encoding: str | None = None
    start: int = 0
    end: int = 0
