"""Writing conferences into the database, and taking them out: each call is part of one transaction of the caller's."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcript.archive import persons, tokens
from transcript.archive.entries import Appearance, Entry, appearances, entries
from transcript.archive.fold import Folding
from transcript.archive.seal import checksum, digest
from transcript.errors import DamagedArchive

if TYPE_CHECKING:
    from transcript.record import Conference

_LEVEL = 1  # of 1-9: a third of the time of the usual 6, and the archive grows by less than two percent

Change = Literal["added", "replaced", "unchanged"]


class Place(NamedTuple):
    """Where an entry stood in its source."""

    id: str
    kind: str
    start: int
    end: int


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put(connection: sqlite3.Connection, folding: Folding, conference: Conference, *, program: str) -> Change:
    """Stores a conference, or replaces the former reading of it (same id)."""
    data = conference.to_json().encode()
    mark = digest(data)
    row = connection.execute(
        "SELECT c.key, r.digest, r.json FROM conference c LEFT JOIN record r ON r.conference = c.key WHERE c.id = ?",
        (conference.id,),
    ).fetchone()
    if row is not None and row[1] == mark and _intact(row[2], mark):
        _source(connection, conference, program)
        return "unchanged"
    rows = list(entries(conference))  # a record with broken links is refused before anything is touched
    cast = appearances(conference, folding)
    former: list[Place] = []
    known: dict[str, int] = {}
    there: set[int] = set()
    names: set[str] = set()
    if row is not None:
        there, names = persons.of_conference(connection, row[0]), persons.names(connection, row[0])
        former = _places(connection, row[0])
        known = persons.known(connection, row[0])
        _empty(connection, folding, row[0])
    key = _conference(connection, folding, conference, program, existing=row[0] if row else None)
    connection.execute("INSERT INTO record VALUES (?, ?, ?)", (key, zlib.compress(data, _LEVEL), mark))
    speakers = _cast(connection, key, cast, folding, known)
    # Persons before words: an UPDATE makes FTS5 write what it has gathered so far as a segment of its own.
    persons.assign(connection, key, cast, extra=names)
    persons.prune(connection, there)
    _entries(connection, folding, key, conference.date, rows, speakers)
    _remember(connection, former, rows)
    return "replaced" if row is not None else "added"


def _intact(packed: bytes | None, mark: bytes) -> bool:
    try:
        return packed is not None and digest(zlib.decompress(packed)) == mark
    except zlib.error:
        return False


def _source(connection: sqlite3.Connection, conference: Conference, program: str) -> int:
    source = conference.source
    connection.execute(
        "INSERT INTO source(sha256, path, program, added) VALUES (?, ?, ?, ?)"
        " ON CONFLICT(sha256) DO UPDATE SET program = excluded.program",
        (source.sha256, source.path, program, now()),
    )
    return int(connection.execute("SELECT key FROM source WHERE sha256 = ?", (source.sha256,)).fetchone()[0])


def _conference(
    connection: sqlite3.Connection, folding: Folding, conference: Conference, program: str, *, existing: int | None
) -> int:
    values = (
        conference.id,
        _source(connection, conference, program),
        conference.kind,
        conference.variant,
        conference.title,
        conference.issuer,
        folding.fold(conference.issuer or ""),
        conference.place,
        conference.date,
        conference.source.path,
        len(conference.answers),
        now(),
    )
    if existing is None:
        done = connection.execute(
            "INSERT INTO conference(id, source, kind, variant, title, issuer, issuer_folded, place, date, path,"
            " answers, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        return int(done.lastrowid or 0)
    connection.execute(
        "UPDATE conference SET id = ?, source = ?, kind = ?, variant = ?, title = ?, issuer = ?, issuer_folded = ?,"
        " place = ?, date = ?, path = ?, answers = ?, added = ? WHERE key = ?",
        (*values, existing),
    )
    return existing


def _cast(
    connection: sqlite3.Connection, key: int, cast: Sequence[Appearance], folding: Folding, known: dict[str, int]
) -> dict[str, tuple[int, str | None]]:
    """Stores the participants; returns participant id → (appearance key, folded name)."""
    stored: dict[str, tuple[int, str | None]] = {}
    for one in cast:
        done = connection.execute(
            "INSERT INTO appearance(conference, participant, name, folded, part, outlet, signature, person)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, one.participant, one.name, one.folded, one.part, one.outlet, one.signature,
             known.get(one.folded or "")),
        )  # fmt: skip
        appearance = int(done.lastrowid or 0)
        stored[one.participant] = appearance, one.folded
        for nth, (text, organization, posts) in enumerate(one.offices):
            office = _office(connection, folding, text, organization, posts)
            connection.execute("INSERT INTO holds VALUES (?, ?, ?)", (appearance, nth, office))
    return stored


def _office(
    connection: sqlite3.Connection, folding: Folding, text: str, organization: str | None, posts: tuple[str, ...]
) -> int:
    packed, folded = json.dumps(posts, ensure_ascii=False), folding.fold(organization or "")
    ask = "SELECT key FROM office WHERE text = ? AND organization_folded = ? AND posts = ?"
    row = connection.execute(ask, (text, folded, packed)).fetchone()
    if row is None:
        done = connection.execute(
            "INSERT INTO office(text, organization, posts, text_folded, organization_folded) VALUES (?, ?, ?, ?, ?)",
            (text, organization, packed, folding.fold(text), folded),
        )
        return int(done.lastrowid or 0)
    return int(row[0])


def _entries(
    connection: sqlite3.Connection,
    folding: Folding,
    conference: int,
    date: str | None,
    rows: Sequence[Entry],
    speakers: dict[str, tuple[int, str | None]],
) -> None:
    first = int(connection.execute("SELECT coalesce(max(key), 0) + 1 FROM entry").fetchone()[0])
    nobody: tuple[int | None, str | None] = (None, None)
    said_by = [speakers.get(entry.speaker or "", nobody) for entry in rows]
    connection.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (first + nth, conference, entry.id, entry.kind, nth, speaker, date, entry.start, entry.end, entry.figures,
             entry.commitments, entry.unanswered)
            for nth, (entry, (speaker, _)) in enumerate(zip(rows, said_by, strict=True))
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO said VALUES (?, ?, ?)",
        ((key, checksum(entry.text), entry.text) for key, entry in enumerate(rows, first)),
    )
    bodies = folding.pairer.pairs([entry.text for entry in rows])
    connection.executemany(
        "INSERT INTO words(rowid, body, who) VALUES (?, ?, ?)",
        (
            (first + nth, bodies[nth], who(entry.kind, name))
            for nth, (entry, (_, name)) in enumerate(zip(rows, said_by, strict=True))
        ),
    )
    _label(connection, folding, first, rows)


def _label(connection: sqlite3.Connection, folding: Folding, first: int, rows: Sequence[Entry]) -> None:
    """Topics, outlets and links of entries just stored, the first of them with the key `first`."""
    keyed = list(enumerate(rows, first))
    questions = {entry.id: key for key, entry in keyed if entry.kind == "question"}
    connection.executemany(
        "INSERT INTO link VALUES (?, ?)",
        ((key, questions[asked]) for key, entry in keyed for asked in entry.asked if asked in questions),
    )
    topics = {(scheme, label) for entry in rows for scheme, label, _ in entry.topics}
    topic = {one: _topic(connection, *one) for one in sorted(topics)}
    connection.executemany(
        "INSERT INTO about VALUES (?, ?, ?)",
        ((key, topic[scheme, label], score) for key, entry in keyed for scheme, label, score in entry.topics),
    )
    outlet = {
        one: _outlet(connection, folding, one) for one in sorted({one for entry in rows for one in entry.outlets})
    }
    connection.executemany(
        "INSERT INTO asked_by VALUES (?, ?)",
        ((key, outlet[one]) for key, entry in keyed for one in entry.outlets),
    )


def _topic(connection: sqlite3.Connection, scheme: str, label: str) -> int:
    row = connection.execute("SELECT key FROM topic WHERE label = ? AND scheme = ?", (label, scheme)).fetchone()
    if row is None:
        done = connection.execute("INSERT INTO topic(scheme, label) VALUES (?, ?)", (scheme, label))
        return int(done.lastrowid or 0)
    return int(row[0])


def _outlet(connection: sqlite3.Connection, folding: Folding, name: str) -> int:
    row = connection.execute("SELECT key FROM outlet WHERE name = ?", (name,)).fetchone()
    if row is None:
        done = connection.execute("INSERT INTO outlet(name, folded) VALUES (?, ?)", (name, folding.fold(name)))
        return int(done.lastrowid or 0)
    return int(row[0])


@lru_cache(maxsize=4096)
def who(kind: str, name: str | None) -> str:
    """The `who` column of the index: the kind of entry and the speaker's name, one token each."""
    return tokens.tag("k", kind) + (" " + tokens.tag("n", name) if name else "")


def _places(connection: sqlite3.Connection, conference: int) -> list[Place]:
    rows = connection.execute("SELECT id, kind, start, end FROM entry WHERE conference = ?", (conference,))
    return [Place(*row) for row in rows]


def _remember(connection: sqlite3.Connection, former: Sequence[Place], rows: Sequence[Entry]) -> None:
    """Ids of the former reading that are gone point to what now stands at their place."""
    kept = {entry.id for entry in rows}
    for old in former:
        if old.id in kept:
            continue
        best = max(rows, key=lambda entry: _overlap(old, entry), default=None)
        if best is not None and _overlap(old, best) > 0:
            connection.execute("UPDATE OR IGNORE alias SET new = ? WHERE new = ?", (best.id, old.id))
            connection.execute("INSERT OR IGNORE INTO alias VALUES (?, ?)", (old.id, best.id))


def _overlap(old: Place, entry: Entry) -> float:
    """Shared part of the shorter span, 0 when less than half; the same kind wins over another."""
    shared = min(old.end, entry.end) - max(old.start, entry.start)
    shorter = max(1, min(old.end - old.start, entry.end - entry.start))
    part = shared / shorter
    return part + (old.kind == entry.kind) if part >= 0.5 else 0.0


def _empty(connection: sqlite3.Connection, folding: Folding, conference: int) -> None:
    """Takes out everything that was derived from a record, and the record."""
    rows = connection.execute(
        "SELECT e.key, e.kind, a.folded, s.text, s.checksum FROM entry e JOIN said s ON s.key = e.key"
        " LEFT JOIN appearance a ON a.key = e.appearance WHERE e.conference = ?",
        (conference,),
    ).fetchall()
    for _, _, _, text, mark in rows:
        if checksum(text) != mark:
            raise DamagedArchive(
                "a stored text was changed from outside", remedy="`transcript archive check --repair` rebuilds it"
            )
    bodies = folding.pairer.pairs([row[3] for row in rows])
    connection.executemany(
        "INSERT INTO words(words, rowid, body, who) VALUES ('delete', ?, ?, ?)",
        ((key, body, who(kind, name)) for (key, kind, name, _, _), body in zip(rows, bodies, strict=True)),
    )
    for table in ("entry", "appearance", "record"):
        connection.execute(f"DELETE FROM {table} WHERE conference = ?", (conference,))


def drop(connection: sqlite3.Connection, folding: Folding, key: int) -> None:
    """Takes a conference out, with everything that hangs on it."""
    names, there = persons.names(connection, key), persons.of_conference(connection, key)
    _empty(connection, folding, key)
    connection.execute("DELETE FROM conference WHERE key = ?", (key,))
    connection.execute("DELETE FROM source WHERE key NOT IN (SELECT source FROM conference)")
    persons.settle(connection, names)
    persons.prune(connection, there)


def put_source(
    connection: sqlite3.Connection, folding: Folding, conferences: Sequence[Conference], *, program: str
) -> list[Change]:
    """Stores every record of one file; takes out those only a former reading of the same file had."""
    changes = [put(connection, folding, conference, program=program) for conference in conferences]
    ids = [conference.id for conference in conferences]
    for sha256 in {conference.source.sha256 for conference in conferences}:
        stale = connection.execute(
            "SELECT c.key FROM conference c JOIN source s ON s.key = c.source WHERE s.sha256 = ?"
            " AND c.id NOT IN (SELECT value FROM json_each(?))",
            (sha256, json.dumps(ids)),
        ).fetchall()
        for (key,) in stale:
            drop(connection, folding, key)
    return changes
