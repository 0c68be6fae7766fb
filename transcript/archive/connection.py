"""Opening the database file, and turning SQLite's complaints into ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transcript.archive import schema
from transcript.errors import ArchiveBusy, ArchiveError, DamagedArchive, NewerArchive, NotAnArchive

_CHECK = "`transcript archive check --repair` saves what can be read"


def default_path() -> Path:
    """`TRANSCRIPT_ARCHIVE`, else `archive.db` in the user's data folder."""
    named = os.environ.get("TRANSCRIPT_ARCHIVE")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("transcript", appauthor=False) / "archive.db"


def translate(error: sqlite3.Error, path: Path) -> ArchiveError:
    """SQLite's error as one of ours, with what to do next."""
    name = getattr(error, "sqlite_errorname", "") or ""
    text = str(error)
    where = str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveBusy("another program is writing to the archive", where=where, remedy="try again when it is done")
    if name.startswith("SQLITE_NOTADB"):
        return NotAnArchive("the file is not a database", where=where, remedy="give the path of an archive")
    if name.startswith("SQLITE_CORRUPT") or "malformed" in text:
        return DamagedArchive("the archive is damaged", where=where, remedy=_CHECK)
    if name.startswith("SQLITE_FULL"):
        return ArchiveError(
            "the disk is full; nothing of this document was stored", where=where, remedy="make room and add it again"
        )
    if name.startswith("SQLITE_READONLY"):
        return ArchiveError("the archive can only be read, not written", where=where, remedy="check its permissions")
    if name.startswith("SQLITE_CANTOPEN"):
        return ArchiveError("the archive cannot be opened", where=where, remedy="check the path and its permissions")
    if name.startswith("SQLITE_IOERR"):
        return ArchiveError(f"the disk failed: {text}", where=where, remedy="check the disk, then `archive check`")
    return DamagedArchive(f"the archive cannot be used: {text}", where=where, remedy=_CHECK)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Within this block SQLite's errors are ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from error


def connect(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """An open, checked and (unless read-only) migrated archive.

    Raises ArchiveError or one of its kinds: nothing there to read, not a database, another program's database,
    written by a newer version.
    """
    if path.is_dir():
        raise NotAnArchive("this is a folder", where=str(path), remedy="give the path of an archive file")
    if read_only and not path.exists():
        raise ArchiveError("no such archive", where=str(path), remedy="`transcript archive add PATH…` makes one")
    with translated(path):
        if not read_only:
            _make_folder(path)
        connection = _open(path, read_only=read_only, timeout=timeout)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"the folder cannot be made: {error.strerror}", where=str(path.parent)) from error


def _open(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    if not read_only:
        return sqlite3.connect(f"{address}?mode=rwc", uri=True, timeout=timeout, isolation_level=None)
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=timeout, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        journal = path.with_name(path.name + "-wal")
        unopened = (error.sqlite_errorname or "").startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
        if not unopened or (journal.exists() and journal.stat().st_size):
            raise
        # A finished archive in a folder nobody may write to (a CD, a share): no journal, so nothing can change.
        return sqlite3.connect(f"{address}?immutable=1", uri=True, timeout=timeout, isolation_level=None)
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cell_size_check = ON")
    version = _version(connection, path, read_only=read_only)
    if read_only:
        if version < schema.newest():
            raise ArchiveError(
                "the archive is of an older version", where=str(path), remedy="`transcript archive check` updates it"
            )
        return  # opened with mode=ro: the file cannot change; temporary tables (facets) can
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")  # pages: copied from the journal less often, a tenth faster
    # FULL: a commit is on the disk when it returns, also when the machine dies a moment later.
    connection.execute("PRAGMA synchronous = FULL")
    if version < schema.newest():
        migrate(connection)


def _version(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> int:
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if mark != schema.APPLICATION_ID and (tables or version or mark or read_only):
        raise NotAnArchive(
            "this database was not made by `transcript archive`", where=str(path), remedy="give the path of an archive"
        )
    if version > schema.newest():
        raise NewerArchive(
            f"the archive has schema version {version}, this program knows {schema.newest()}",
            where=str(path),
            remedy="update transcript",
        )
    return version


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the schema to the newest version, in one transaction: all of it or nothing."""
    with writing(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]  # another process may have been first
        for migration in schema.MIGRATIONS:
            if migration.number <= version:
                continue
            for statement in migration.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {migration.number:d}")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID:d}")
        _keep_folding(connection)


def _keep_folding(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT 1 FROM meta WHERE name = 'folding'").fetchone() is None:
        from transcript.archive import fold

        connection.execute("INSERT INTO meta VALUES ('folding', ?)", (fold.build().to_json(),))


def identity(path: Path) -> tuple[int, int] | None:
    """Tells one file from another put in its place; None when there is none."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


@contextmanager
def writing(
    connection: sqlite3.Connection, *, path: Path | None = None, file: tuple[int, int] | None = None
) -> Iterator[None]:
    """One atomic change. The write lock is taken at the start, so that two writers queue and never dead-lock.

    With `path` and the `identity` it had when opened: refuses to write into a file that has been replaced or deleted
    meanwhile (`archive check --repair` does that), where the change would be lost.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if path is not None and identity(path) != file:
            raise ArchiveError("the archive was replaced or deleted meanwhile", where=str(path), remedy="open it again")
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
