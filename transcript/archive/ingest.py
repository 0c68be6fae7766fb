"""Files into an archive: documents are structured first, records (JSON, JSON Lines) are taken as they are.

Each document is one transaction, so what is interrupted is resumed by giving the same paths again: files whose bytes
are known are passed over unread.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from transcript.archive.archive import Archive
from transcript.archive.store import Change
from transcript.errors import RecordError, TooLarge
from transcript.read.reader import LIMIT
from transcript.record import Conference

_HEAD = 65536  # bytes looked at to tell records from documents


class Ingested(NamedTuple):
    """What became of one file, or of one line of a file of records: its changes, or why there are none."""

    path: str
    changes: tuple[Change, ...]
    error: str | None = None


def ingest(
    archive: Archive,
    paths: Iterable[str],
    *,
    jobs: int = 1,
    encoding: str | None = None,
    tags: bool = True,
    again: bool = False,
) -> Iterator[Ingested]:
    """Adds files one by one, in order; a bad one is told and passed over. `again` also reads files that are known.

    `jobs` processes structure, this one writes; at most four files per process are in memory. Raises ArchiveError when
    the archive itself cannot be written.
    """
    from transcript.batch import structure_files

    documents: list[str] = []

    def unknown() -> Iterator[str]:
        for path in documents:
            if again or not _known(archive, path):
                yield path
            else:
                passed.append(path)

    passed: list[str] = []
    stdin: bytes | None = None
    for path in paths:
        if path == "-":
            stdin = sys.stdin.buffer.read(LIMIT + 1)
            if len(stdin) > LIMIT:
                raise _too_large("-")
        head = stdin[:_HEAD] if path == "-" and stdin is not None else _head(path)
        if _are_records(head):
            yield from _records(archive, path, io.BytesIO(stdin) if path == "-" and stdin is not None else None)
        elif path == "-":
            yield _text(archive, stdin or b"", encoding=encoding, tags=tags)
        else:
            documents.append(path)
    for outcome in structure_files(unknown(), jobs=jobs, encoding=encoding, tags=tags):
        yield from (Ingested(path, ("unchanged",)) for path in passed)
        passed.clear()
        if outcome.error is not None:
            yield Ingested(outcome.path, (), outcome.error)
            continue
        yield _put(archive, outcome.path, outcome.records)
    yield from (Ingested(path, ("unchanged",)) for path in passed)


def _put(archive: Archive, path: str, records: Iterable[Conference]) -> Ingested:
    try:
        return Ingested(path, tuple(archive.add_source(tuple(records))))
    except RecordError as error:
        return Ingested(path, (), str(error))


def _known(archive: Archive, path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return archive.has_source(hashlib.file_digest(file, "sha256").hexdigest())
    except OSError:
        return False  # the reader says what is wrong with it


def _head(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _are_records(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"schema_version"' in head


def _text(archive: Archive, data: bytes, *, encoding: str | None, tags: bool) -> Ingested:
    from transcript.errors import ReadError
    from transcript.pipeline import structure
    from transcript.read.reader import read_bytes

    try:
        return _put(archive, "-", structure(read_bytes(data, name="-", encoding=encoding), tags=tags))
    except ReadError as error:
        return Ingested("-", (), str(error))


def _records(archive: Archive, path: str, stream: BinaryIO | None) -> Iterator[Ingested]:
    """Records one by one. None of another reading of the same file is taken out: the file may hold a choice of them."""
    try:
        with stream or Path(path).open("rb") as lines:
            for number, record in _lines(lines, path):
                where = f"{path}:{number}"
                try:
                    yield Ingested(where, (archive.add(Conference.from_json(record, where=where)),))
                except RecordError as error:
                    yield Ingested(where, (), str(error))
    except RecordError as error:
        yield Ingested(path, (), str(error))
    except OSError as error:
        yield Ingested(path, (), f"{path}: cannot be read: {error.strerror}")


def _too_large(where: str) -> TooLarge:
    return TooLarge(
        f"more than {LIMIT // 1024 // 1024} MB in one piece", where=where, remedy="split it, or give JSON Lines"
    )


def _lines(lines: BinaryIO, path: str) -> Iterator[tuple[int, bytes]]:
    """(number, record): one per line, or, where the first line is no whole value, one value or array in the file."""
    at, first = next(((at, line) for at, line in enumerate(lines, 1) if line.strip()), (1, b""))
    try:
        whole = not isinstance(json.loads(first.decode("utf-8-sig")), dict)
    except ValueError:
        whole = first.lstrip(b"\xef\xbb\xbf \t")[:1] != b"{" or len(first.strip()) < 8
    if not whole:
        yield at, first.removeprefix(b"\xef\xbb\xbf")
        for number, line in enumerate(lines, at + 1):
            if line.strip():
                yield number, line
        return
    data = first + lines.read(LIMIT)
    if len(data) > LIMIT:
        raise _too_large(path)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise RecordError(f"not valid JSON: {error}", where=path, remedy="give JSON Lines") from error
    for number, record in enumerate(value if isinstance(value, list) else [value], 1):
        yield number, json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
