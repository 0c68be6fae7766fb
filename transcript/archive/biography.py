"""People as read back: offices with dates, appearances, topics; and what people decided about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from transcript.archive import persons, store
from transcript.archive.fold import Folding
from transcript.archive.officials import find_officials
from transcript.archive.results import Appeared, Doubtful, Office, Person
from transcript.errors import QueryError


def people(connection: sqlite3.Connection, folding: Folding, name: str | None) -> list[Person]:
    """Everybody meant by a name (officials and reporters), or everybody."""
    if name is None:
        rows = connection.execute("SELECT key FROM person ORDER BY name, key")
        return [person(connection, key) for (key,) in rows.fetchall()]
    rows = connection.execute(
        "SELECT DISTINCT person FROM appearance WHERE folded = ? AND person NOT NULL ORDER BY person",
        (folding.fold(name),),
    )
    keys = [key for (key,) in rows] or find_officials(connection, folding, name).persons
    return [person(connection, key) for key in keys]


def person(connection: sqlite3.Connection, key: int) -> Person:
    """One person, from their appearances."""
    identity, name = connection.execute("SELECT id, name FROM person WHERE key = ?", (key,)).fetchone()
    rows = connection.execute(
        "SELECT a.key, c.id, c.title, c.date, a.part, a.name, a.outlet,"
        " (SELECT count(*) FROM entry e WHERE e.appearance = a.key AND e.kind = 'answer'),"
        " (SELECT count(*) FROM entry e WHERE e.appearance = a.key AND e.kind = 'statement'),"
        " (SELECT count(*) FROM entry e WHERE e.appearance = a.key AND e.kind = 'question')"
        " FROM appearance a JOIN conference c ON c.key = a.conference WHERE a.person = ?"
        " ORDER BY c.date IS NULL, c.date, c.key",
        (key,),
    ).fetchall()
    held: dict[tuple[str, str | None, str], list[str | None]] = {}
    appeared = []
    for appearance, conference, title, date, part, called, _, answers, statements, questions in rows:
        offices = connection.execute(
            "SELECT o.text, o.organization, o.posts FROM holds h JOIN office o ON o.key = h.office"
            " WHERE h.appearance = ? ORDER BY h.nth",
            (appearance,),
        ).fetchall()
        for office in offices:
            held.setdefault(office, []).append(date)
        texts = tuple(text for text, _, _ in offices)
        appeared.append(Appeared(conference, title, date, part, called, texts, answers, statements, questions))
    topics = connection.execute(
        "SELECT t.label, count(*) AS n FROM appearance a JOIN entry e ON e.appearance = a.key AND e.kind <> 'question'"
        " JOIN about b ON b.entry = e.key JOIN topic t ON t.key = b.topic WHERE a.person = ?"
        " GROUP BY t.key ORDER BY n DESC, t.label",
        (key,),
    ).fetchall()
    return Person(
        id=identity,
        name=name,
        names=tuple(dict.fromkeys(row[5] for row in rows)),
        outlet=next((row[6] for row in reversed(rows) if row[6]), None),
        offices=tuple(_office(office, days) for office, days in held.items()),
        appearances=tuple(appeared),
        topics=tuple(topics),
    )


def _office(office: tuple[str, str | None, str], days: Sequence[str | None]) -> Office:
    known = sorted(day for day in days if day)
    text, organization, posts = office
    first, last = (known[0], known[-1]) if known else (None, None)
    return Office(text, organization, tuple(json.loads(posts)), first, last, len(days))


def doubtful(connection: sqlite3.Connection) -> list[Doubtful]:
    """Every doubt about every name with more than one signature."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT folded FROM appearance WHERE folded NOT NULL GROUP BY folded HAVING count(DISTINCT signature) > 1"
        )
    ]
    listed: list[Doubtful] = []
    done: set[frozenset[str]] = set()
    for name in names:
        judged = persons.judge(connection, [name])
        for doubt in judged.resolution.doubts:
            one, other = judged.bundles[doubt.one], judged.bundles[doubt.other]
            mark = frozenset((repr(one.group), repr(other.group)))
            if mark in done:
                continue
            done.add(mark)
            identities = connection.execute(
                "SELECT DISTINCT p.id FROM appearance a JOIN person p ON p.key = a.person"
                " WHERE a.key IN (SELECT value FROM json_each(?)) ORDER BY p.key",
                (json.dumps([seen.key for seen in (*one.seen, *other.seen)]),),
            )
            listed.append(
                Doubtful(
                    name=one.seen[0].name,
                    one=_described(connection, one),
                    other=_described(connection, other),
                    joined=doubt.joined,
                    because=doubt.because,
                    persons=tuple(row[0] for row in identities),
                    conferences=(
                        tuple(seen.conference_id for seen in one.seen),
                        tuple(seen.conference_id for seen in other.seen),
                    ),
                )
            )
    return listed


def _described(connection: sqlite3.Connection, bundle: persons.Bundle) -> tuple[str, ...]:
    keys = json.dumps([seen.key for seen in bundle.seen])
    rows = connection.execute(
        "SELECT DISTINCT o.text FROM holds h JOIN office o ON o.key = h.office"
        " WHERE h.appearance IN (SELECT value FROM json_each(?))",
        (keys,),
    ).fetchall()
    signature = bundle.group.signature
    return tuple(text for (text,) in rows) or ((signature.outlet or signature.issuer or "no office"),)


def _references(connection: sqlite3.Connection, identity: str) -> list[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT c.id, a.folded, a.participant FROM appearance a JOIN conference c ON c.key = a.conference"
        " JOIN person p ON p.key = a.person WHERE p.id = ? ORDER BY c.id, a.participant",
        (identity,),
    )
    return [(conference, folded, participant) for conference, folded, participant in rows]


def _decide(
    connection: sqlite3.Connection, verb: str, groups: Sequence[Sequence[tuple[str, str, str]]], note: str
) -> set[str]:
    names = {folded for group in groups for _, folded, _ in group}
    connection.execute(
        "INSERT INTO decision(verb, groups, names, note, made) VALUES (?, ?, ?, ?, ?)",
        (
            verb,
            json.dumps(groups, ensure_ascii=False),
            json.dumps(sorted(names), ensure_ascii=False),
            note,
            store.now(),
        ),
    )
    persons.settle(connection, names)
    return names


def merge(connection: sqlite3.Connection, identities: Sequence[str], note: str) -> str:
    """Records that these persons are one; returns the id under which they are kept."""
    if len(set(identities)) < 2:
        raise QueryError("these are one person already", remedy="nothing to do")
    groups = [_references(connection, identity) for identity in identities]
    _decide(connection, "merge", groups, note)
    return _owner(connection, groups[0][0])


def split(connection: sqlite3.Connection, identity: str, conferences: Sequence[str], note: str) -> str:
    """Records that the person at these conferences is another; returns the other's id."""
    references = _references(connection, identity)
    there = [reference for reference in references if reference[0] in set(conferences)]
    rest = [reference for reference in references if reference[0] not in set(conferences)]
    if not there or not rest:
        raise QueryError(
            "a split needs some of the person's conferences, not all and not none",
            remedy="`transcript person NAME` lists them",
        )
    _decide(connection, "split", [rest, there], note)
    return _owner(connection, there[0])


def _owner(connection: sqlite3.Connection, reference: tuple[str, str, str]) -> str:
    row = connection.execute(
        "SELECT p.id FROM appearance a JOIN conference c ON c.key = a.conference JOIN person p ON p.key = a.person"
        " WHERE c.id = ? AND a.folded = ? AND a.participant = ?",
        reference,
    ).fetchone()
    return str(row[0])


def stats(connection: sqlite3.Connection) -> dict[str, int | str | None]:
    """Counts of everything, first and last day, bytes of text and of the file."""
    one = connection.execute(
        "SELECT (SELECT count(*) FROM conference), (SELECT count(*) FROM source), (SELECT count(*) FROM person),"
        " (SELECT count(*) FROM decision), (SELECT min(date) FROM conference), (SELECT max(date) FROM conference)"
    ).fetchone()
    kinds = dict(connection.execute("SELECT kind, count(*) FROM entry GROUP BY kind").fetchall())
    text = connection.execute("SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM said").fetchone()[0]
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    return {
        "conferences": one[0], "sources": one[1], "questions": kinds.get("question", 0),
        "answers": kinds.get("answer", 0), "statements": kinds.get("statement", 0), "people": one[2],
        "decisions": one[3], "first": one[4], "last": one[5], "text_bytes": text, "file_bytes": pages * size,
    }  # fmt: skip
