"""A damaged archive, written anew from every record that is whole. The damaged file is kept beside the new one."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from transcript.archive import connection, persons, store
from transcript.archive.check import Report, load_folding
from transcript.archive.fold import Folding, build
from transcript.archive.seal import unpack
from transcript.errors import ArchiveBusy, ArchiveError, TranscriptError
from transcript.record import Conference

_FARTHEST = 1_000_000  # keys tried when the file no longer tells how many there are


class _Saved(NamedTuple):
    conference: Conference
    program: str
    path: str
    read: str
    added: str


def rebuild(path: Path, report: Report, *, timeout: float) -> Report:
    """Writes the archive anew and puts it in the place of the damaged one. Raises ArchiveError, ArchiveBusy."""
    fresh = path.with_name(f"{path.name}.rebuilt")
    old = sqlite3.connect(path, timeout=timeout, isolation_level=None)
    old.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        _hold(old, path)
        saved, lost = _fill(old, fresh)
        kept = _keep(path)
        for suffix in ("-wal", "-shm"):  # a journal of the damaged file must never be applied to the new one
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as error:
        raise ArchiveError(f"the rebuilt archive cannot be written: {error.strerror}", where=str(fresh)) from error
    finally:
        with suppress(sqlite3.Error):
            old.close()
        fresh.unlink(missing_ok=True)
    return Report(
        report.path, report.conferences, report.entries, report.problems, True, saved, tuple(lost), str(kept)
    )  # fmt: skip


def _hold(old: sqlite3.Connection, path: Path) -> None:
    """Keeps other writers out. A file too damaged to be locked is not written by others either."""
    try:
        old.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        busy = connection.translate(error, path)
        if isinstance(busy, ArchiveBusy):
            raise busy from error


def _keep(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept, count = path.with_name(f"{path.name}.damaged-{stamp}"), 1
    while kept.exists():
        count += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{count}")
    shutil.copy2(path, kept)
    journal = path.with_name(path.name + "-wal")
    if journal.exists():
        shutil.copy2(journal, kept.with_name(kept.name + "-wal"))
    return kept


def _fill(old: sqlite3.Connection, fresh: Path) -> tuple[int, list[str]]:
    for suffix in ("", "-wal", "-shm"):
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    new = connection.connect(fresh, read_only=False, timeout=5.0)
    saved, lost = 0, []
    try:
        with connection.translated(fresh), connection.writing(new):
            folding = load_folding(old) or build()
            new.execute("UPDATE meta SET value = ? WHERE name = 'folding'", (folding.to_json(),))
            _copy_decisions(old, new)
            for found in _salvage(old):
                if isinstance(found, str):
                    lost.append(found)
                else:
                    saved += _store(new, folding, found)
            _copy_aliases(old, new)
            _keep_person_ids(old, new)
        # One file, no journal beside it, when it takes its place.
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        new.close()
    descriptor = os.open(fresh, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return saved, lost


def _store(new: sqlite3.Connection, folding: Folding, found: _Saved) -> int:
    store.put(new, folding, found.conference, program=found.program)
    new.execute(
        "UPDATE source SET path = ?, added = ? WHERE sha256 = ?",
        (found.path, found.read, found.conference.source.sha256),
    )
    new.execute("UPDATE conference SET added = ? WHERE id = ?", (found.added, found.conference.id))
    return 1


def _salvage(old: sqlite3.Connection) -> Iterator[_Saved | str]:
    """Every record that can be read and fits its digest; for the others what is known of them.

    Key by key: a scan would stop at the first damaged page, a lookup fails only for the records on it.
    """
    ends = [_one(old, "SELECT max(conference) FROM record"), _one(old, "SELECT max(key) FROM conference")]
    last = max((end[0] for end in ends if end and end[0]), default=0)
    unknown = any(end is None for end in ends)
    quiet = 0
    for key in range(1, (_FARTHEST if unknown else last) + 1):
        row, failed = _try(old, "SELECT json, digest FROM record WHERE conference = ?", key)
        head, _ = _try(
            old,
            "SELECT c.id, c.path, c.added, s.program, s.path, s.added FROM conference c"
            " LEFT JOIN source s ON s.key = c.source WHERE c.key = ?",
            key,
        )
        if row is None and head is None:
            quiet += 1
            if quiet > 10_000 and key > last:
                return
            continue
        quiet = 0
        name = f"{head[0]} ({head[1]})" if head else f"record {key}"
        if row is None or failed:
            yield name
            continue
        try:
            conference = Conference.from_json(unpack(row[0], row[1], where=name))
        except (TranscriptError, ValueError, zlib.error):
            yield name
            continue
        time = store.now()
        _, _, added, program, path, read = head or (None, None, time, "", conference.source.path, time)
        yield _Saved(conference, program or "", path or conference.source.path, read or time, added or time)


def _one(old: sqlite3.Connection, sql: str) -> tuple[int | None] | None:
    try:
        found: tuple[int | None] = old.execute(sql).fetchone()
    except sqlite3.Error:
        return None
    return found


def _try(old: sqlite3.Connection, sql: str, key: int) -> tuple[tuple[Any, ...] | None, bool]:
    try:
        return old.execute(sql, (key,)).fetchone(), False
    except sqlite3.Error:
        return None, True


def _rows(old: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """As many rows as can be read."""
    found: list[tuple[Any, ...]] = []
    with suppress(sqlite3.Error):
        for row in old.execute(sql):
            found.append(row)
    return found


def _copy_decisions(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """What people decided cannot be derived again, so it comes first."""
    for row in _rows(old, "SELECT key, verb, groups, names, note, made FROM decision ORDER BY key"):
        with suppress(ValueError, TypeError):
            json.loads(row[2]), json.loads(row[3])
            new.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?)", row)


def _copy_aliases(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    for row in _rows(old, "SELECT old, new FROM alias"):
        new.execute("INSERT OR IGNORE INTO alias VALUES (?, ?)", row)


def _keep_person_ids(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Persons keep the ids under which they were known: those most of their appearances bore."""
    persons.settle(new, {name for (name,) in new.execute("SELECT DISTINCT folded FROM appearance") if name})
    before = {
        (conference, participant): identity
        for conference, participant, identity in _rows(
            old,
            "SELECT c.id, a.participant, p.id FROM appearance a JOIN conference c ON c.key = a.conference"
            " JOIN person p ON p.key = a.person",
        )
    }
    votes: dict[int, Counter[str]] = {}
    for key, conference, participant in new.execute(
        "SELECT a.person, c.id, a.participant FROM appearance a JOIN conference c ON c.key = a.conference"
        " WHERE a.person IS NOT NULL"
    ):
        if (conference, participant) in before:
            votes.setdefault(key, Counter())[before[conference, participant]] += 1
    new.execute(
        "UPDATE person SET id = id || '-new' WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(list(votes)),)
    )
    taken: set[str] = set()
    for key, counts in sorted(votes.items(), key=lambda item: -item[1].total()):
        free = [identity for identity, _ in counts.most_common() if identity not in taken]
        if free:
            taken.add(free[0])
            new.execute("UPDATE person SET id = ? WHERE key = ?", (free[0], key))
