"""Is the archive what was stored? Pages, keys, records, texts and index are compared with one another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from transcript.archive import connection, store
from transcript.archive.entries import entries
from transcript.archive.fold import Folding
from transcript.archive.seal import checksum, unpack
from transcript.errors import ArchiveError, DamagedArchive, RecordError, TranscriptError
from transcript.record import Conference

_MOST = 50  # problems listed of one kind


class Problem(NamedTuple):
    """Something wrong: where (`file`, `index`, or a conference's id) and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `lost` names the conferences (id and path) that a repair could not save; `kept` is where the
    damaged file lies after one."""

    path: str
    conferences: int
    entries: int
    problems: tuple[Problem, ...]
    repaired: bool = False
    saved: int = 0
    lost: tuple[str, ...] = ()
    kept: str | None = None

    @property
    def sound(self) -> bool:
        """Nothing wrong, or everything mended. Of a rebuilt archive without a conference nobody can say that nothing was lost."""
        return not self.problems or (self.repaired and not self.lost and self.saved > 0)


def check(path: Path, *, repair: bool = False, timeout: float = 60.0) -> Report:
    """Verifies an archive file; with `repair`, rebuilds a damaged one from the records that are whole.

    Raises ArchiveError, NotAnArchive, NewerArchive, ArchiveBusy; damage is in the report.
    """
    if not path.exists():
        raise ArchiveError("no such archive", where=str(path), remedy="give the path of an archive file")
    try:
        database = connection.connect(path, read_only=False, timeout=timeout)
    except DamagedArchive as error:
        report = Report(str(path), 0, 0, (Problem("file", error.cause),))
    else:
        try:
            report = verify(database, path)
        finally:
            database.close()
    if repair and report.problems:
        from transcript.archive.rebuild import rebuild

        return rebuild(path, report, timeout=timeout)
    return report


def verify(database: sqlite3.Connection, path: Path) -> Report:
    """The check itself, on an open archive. Writes nothing."""
    problems: list[Problem] = []
    counts = [0, 0]
    steps = (
        _pages(database), _keys(database), _folding(database), _index(database, counts), _records(database, counts),
    )  # fmt: skip
    for step in steps:
        try:
            for problem in step:
                problems.append(problem)
                if len(problems) >= 4 * _MOST:
                    return Report(str(path), counts[0], counts[1], tuple(problems))
        except sqlite3.DatabaseError as error:
            problems.append(Problem("file", str(error)))
        except TranscriptError as error:
            problems.append(Problem("file", error.cause))
    return Report(str(path), counts[0], counts[1], tuple(problems))


def _pages(database: sqlite3.Connection) -> Iterator[Problem]:
    for (line,) in database.execute(f"PRAGMA integrity_check({_MOST:d})"):
        if line != "ok":
            yield Problem("file", " ".join(str(line).split()))


def _keys(database: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield Problem("file", f"row {row} of {table} refers to a {parent} that is not there")


def _folding(database: sqlite3.Connection) -> Iterator[Problem]:
    if load_folding(database) is None:
        yield Problem("file", "the folding table is missing or damaged")


def load_folding(database: sqlite3.Connection) -> Folding | None:
    """The archive's folding table, None when it cannot be read."""
    try:
        row = database.execute("SELECT value FROM meta WHERE name = 'folding'").fetchone()
        return Folding.from_json(row[0])
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return None


def _index(database: sqlite3.Connection, counts: list[int]) -> Iterator[Problem]:
    """FTS5's own check, then every text against its row of the index: there, and as many pairs as it has characters."""
    try:
        database.execute("INSERT INTO words(words, rank) VALUES ('integrity-check', 0)")
    except sqlite3.DatabaseError as error:
        # FTS5's own check is written as an INSERT: on an archive opened to be read only it is left out.
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            yield Problem("index", f"the index is damaged: {error}")
            return
    extra = database.execute("SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT key FROM entry)").fetchone()[0]
    if extra:
        yield Problem("index", f"{extra} texts are in the index that are not in the archive")
    folding = load_folding(database)
    if folding is None:
        return
    rows = database.execute(
        "SELECT e.key, e.id, e.kind, a.folded, s.text, s.checksum, d.sz FROM entry e JOIN said s ON s.key = e.key"
        " LEFT JOIN words_docsize d ON d.id = e.key LEFT JOIN appearance a ON a.key = e.appearance"
    )
    for _, identity, kind, name, text, mark, sizes in rows:
        counts[1] += 1
        if checksum(text) != mark:
            yield Problem(identity, "the stored text was changed from outside")
        elif sizes is None:
            yield Problem(identity, "the text is not in the index")
        elif _lengths(sizes) != (len(folding.fold(text)), store.who(kind, name).count(" ") + 1):
            yield Problem(identity, "the index holds another text")


def _lengths(sizes: bytes) -> tuple[int, ...]:
    """FTS5 keeps how many tokens each column of a row has, as SQLite varints."""
    found, value = [], 0
    for byte in sizes:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            found.append(value)
            value = 0
    return tuple(found)


def _records(database: sqlite3.Connection, counts: list[int]) -> Iterator[Problem]:
    """Every record against its digest and against the rows made from it."""
    keys = database.execute("SELECT key, id FROM conference ORDER BY key").fetchall()
    for key, identity in keys:
        counts[0] += 1
        try:
            row = database.execute("SELECT json, digest FROM record WHERE conference = ?", (key,)).fetchone()
            if row is None:
                yield Problem(identity, "the record is missing")
                continue
            conference = Conference.from_json(unpack(row[0], row[1], where=identity))
            if not _agrees(database, key, conference):
                yield Problem(identity, "what is searched differs from the record")
        except (DamagedArchive, RecordError) as error:
            yield Problem(identity, error.cause)
        except sqlite3.DatabaseError as error:
            yield Problem(identity, str(error))


def _agrees(database: sqlite3.Connection, key: int, conference: Conference) -> bool:
    head = database.execute(
        "SELECT id, kind, variant, title, issuer, place, date, answers FROM conference WHERE key = ?", (key,)
    ).fetchone()
    stored = database.execute(
        "SELECT e.id, e.kind, a.participant, e.start, e.end, e.figures, e.commitments, e.unanswered, e.date, s.text"
        " FROM entry e LEFT JOIN said s ON s.key = e.key LEFT JOIN appearance a ON a.key = e.appearance"
        " WHERE e.conference = ? ORDER BY e.nth",
        (key,),
    ).fetchall()
    people = {person.id for person in conference.participants}
    derived = [
        (
            entry.id, entry.kind, entry.speaker if entry.speaker in people else None, entry.start, entry.end,
            entry.figures, entry.commitments, int(entry.unanswered), conference.date, entry.text,
        )
        for entry in entries(conference)
    ]  # fmt: skip
    return stored == derived and head == (
        conference.id, conference.kind, conference.variant, conference.title, conference.issuer, conference.place,
        conference.date, len(conference.answers),
    )  # fmt: skip
