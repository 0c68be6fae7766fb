"""What can go wrong, as one tree: each error carries a code, a cause and a remedy.

TranscriptError
├── ReadError          a file could not be turned into text
│   ├── NotFound       no such file, or nothing matches the pattern
│   ├── NotText        bytes that are no text (an image, an archive, a program)
│   ├── EmptyText      nothing but white space
│   └── TooLarge       more than the reader takes in one piece
├── RecordError        a record's JSON is not valid, or of a newer schema
├── ModelError         a shipped model is missing or its digest does not fit
├── ArchiveError       the archive cannot be opened, read or written
│   ├── NotAnArchive   the file is not a database of ours
│   ├── NewerArchive   written by a newer version of this program
│   ├── DamagedArchive the database fails its own integrity check
│   └── ArchiveBusy    another writer kept the archive locked for too long
├── QueryError         a search that cannot be understood
├── BriefError         a briefing that cannot be made or verified
└── UsageError         options that contradict each other
"""

from __future__ import annotations

from typing import ClassVar


class TranscriptError(Exception):
    """Base of every error this package raises on purpose.

    `str(error)` is one line: what happened and where, then what to do next.
    """

    code: ClassVar[str] = "error"

    def __init__(self, cause: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.cause = cause
        self.where = where
        self.remedy = remedy
        place = f"{where}: " if where else ""
        todo = f" ({remedy})" if remedy else ""
        super().__init__(f"{place}{cause}{todo}")


class ReadError(TranscriptError):
    code = "read"


class NotFound(ReadError):
    code = "read-not-found"


class NotText(ReadError):
    code = "read-not-text"


class EmptyText(ReadError):
    code = "read-empty"


class TooLarge(ReadError):
    code = "read-too-large"


class RecordError(TranscriptError):
    code = "record"


class ModelError(TranscriptError):
    code = "model"


class ArchiveError(TranscriptError):
    code = "archive"


class NotAnArchive(ArchiveError):
    code = "archive-not-a-database"


class NewerArchive(ArchiveError):
    code = "archive-newer"


class DamagedArchive(ArchiveError):
    code = "archive-damaged"


class ArchiveBusy(ArchiveError):
    code = "archive-busy"


class QueryError(TranscriptError):
    code = "query"


class BriefError(TranscriptError):
    code = "brief"


class UsageError(TranscriptError):
    code = "usage"
