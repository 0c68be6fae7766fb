"""Persons in the database: appearances are given to persons whenever one of their name comes or goes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcript.archive.entries import Appearance
from transcript.people.resolve import Group, Resolution, resolve
from transcript.people.signature import read_signature


class Seen(NamedTuple):
    """One named appearance as stored."""

    key: int
    folded: str
    signature: str
    conference: int
    conference_id: str
    date: str | None
    participant: str
    person: int | None
    name: str


class Bundle(NamedTuple):
    """Appearances that no evidence tells apart: same name, same signature, same side of every decision."""

    group: Group
    seen: tuple[Seen, ...]


class Judged(NamedTuple):
    """Names resolved together: their bundles, the verdict."""

    bundles: list[Bundle]
    resolution: Resolution


def known(connection: sqlite3.Connection, conference: int) -> dict[str, int]:
    """Folded name → person, of one conference; names borne by two persons there are left out."""
    rows = connection.execute(
        "SELECT folded, min(person) FROM appearance WHERE conference = ? AND person IS NOT NULL"
        " GROUP BY folded HAVING count(DISTINCT person) = 1",
        (conference,),
    )
    return {name: int(person) for name, person in rows}


def assign(
    connection: sqlite3.Connection, conference: int, cast: Sequence[Appearance], *, extra: Iterable[str] = ()
) -> None:
    """Gives the appearances of a conference just stored to persons; `extra` names were at its former reading."""
    here = [one.folded for one in cast if one.folded]
    unclear = {name for name in here if here.count(name) > 1} | set(extra)
    decided = _decided_names(connection)
    for one in cast:
        if not one.folded or one.folded in unclear:
            continue
        if one.folded in decided or not _as_before(connection, conference, one):
            unclear.add(one.folded)
    settle(connection, unclear)


def _as_before(connection: sqlite3.Connection, conference: int, one: Appearance) -> bool:
    """The short way: this name with this signature is somebody already."""
    rows = connection.execute(
        "SELECT DISTINCT person FROM appearance WHERE folded = ? AND signature = ? AND conference <> ?"
        " AND person IS NOT NULL LIMIT 2",
        (one.folded, one.signature, conference),
    ).fetchall()
    if len(rows) != 1:
        return False
    connection.execute(
        "UPDATE appearance SET person = ? WHERE conference = ? AND participant = ?",
        (rows[0][0], conference, one.participant),
    )
    return True


def _decisions(connection: sqlite3.Connection) -> list[tuple[str, list[list[list[str]]], list[str]]]:
    rows = connection.execute("SELECT verb, groups, names FROM decision ORDER BY key")
    return [(verb, json.loads(groups), json.loads(names)) for verb, groups, names in rows]


def _decided_names(connection: sqlite3.Connection) -> set[str]:
    return {name for _, _, names in _decisions(connection) for name in names}


def _closure(connection: sqlite3.Connection, names: Iterable[str]) -> set[str]:
    """The names, and those that decisions tie to them."""
    reached = set(names)
    ties = [set(names) for _, _, names in _decisions(connection)]
    while True:
        more = {name for tie in ties if tie & reached for name in tie} - reached
        if not more:
            return reached
        reached |= more


def _load(connection: sqlite3.Connection, names: Iterable[str]) -> list[Seen]:
    rows = connection.execute(
        "SELECT a.key, a.folded, a.signature, a.conference, c.id, c.date, a.participant, a.person, a.name"
        " FROM appearance a JOIN conference c ON c.key = a.conference"
        " WHERE a.folded IN (SELECT value FROM json_each(?)) ORDER BY coalesce(c.date, '9'), c.id, a.participant",
        (json.dumps(sorted(names)),),
    )
    return [Seen(*row) for row in rows]


def _lookup(seen: Sequence[Seen]) -> dict[tuple[str, str], list[Seen]]:
    at: dict[tuple[str, str], list[Seen]] = {}
    for one in seen:
        at.setdefault((one.conference_id, one.folded), []).append(one)
    return at


def _resolve_references(groups: list[list[list[str]]], at: dict[tuple[str, str], list[Seen]]) -> list[set[int]]:
    """A decision names appearances by conference, name and participant; a better parser may have changed the last."""
    found: list[set[int]] = []
    for group in groups:
        keys: set[int] = set()
        for conference, name, participant in group:
            there = at.get((conference, name), [])
            exact = [one.key for one in there if one.participant == participant]
            keys.update(exact or ([there[0].key] if len(there) == 1 else []))
        found.append(keys)
    return found


def judge(connection: sqlite3.Connection, names: Iterable[str]) -> Judged:
    """Resolves all appearances of these names (and of names decisions tie to them), without writing anything."""
    seen = _load(connection, _closure(connection, names))
    at = _lookup(seen)
    decided = [(verb, _resolve_references(groups, at)) for verb, groups, _ in _decisions(connection)]
    sides: dict[int, list[int]] = {one.key: [] for one in seen}
    for verb, groups in decided:
        for key in sides:
            if verb == "split":
                sides[key].append(next((nth for nth, group in enumerate(groups) if key in group), -1))
    bundles = _bundle(seen, sides)
    home = {one.key: index for index, bundle in enumerate(bundles) for one in bundle.seen}
    verdict: dict[tuple[int, int], str] = {}
    for verb, groups in decided:
        for a, b in _pairs(verb, groups, home):
            verdict[min(a, b), max(a, b)] = verb
    resolution = resolve(
        [bundle.group for bundle in bundles],
        together=[pair for pair, verb in verdict.items() if verb == "merge"],
        apart=[pair for pair, verb in verdict.items() if verb == "split"],
    )
    return Judged(bundles, resolution)


def _pairs(verb: str, groups: list[set[int]], home: dict[int, int]) -> Iterable[tuple[int, int]]:
    places = [{home[key] for key in group} for group in groups]
    if verb == "merge":
        every = sorted(set().union(*places))
        return [(a, b) for nth, a in enumerate(every) for b in every[nth + 1 :]]
    return [(a, b) for nth, one in enumerate(places) for other in places[nth + 1 :] for a in one for b in other]


def _bundle(seen: Sequence[Seen], sides: dict[int, list[int]]) -> list[Bundle]:
    gathered: dict[tuple[str, str, tuple[int, ...]], list[Seen]] = {}
    for one in seen:
        gathered.setdefault((one.folded, one.signature, tuple(sides[one.key])), []).append(one)
    bundles = []
    for (folded, mark, _), members in gathered.items():
        days = sorted(one.date for one in members if one.date)
        group = Group(
            folded,
            read_signature(mark),
            days[0] if days else None,
            days[-1] if days else None,
            frozenset(one.conference for one in members),
        )
        bundles.append(Bundle(group, tuple(members)))
    return bundles


def settle(connection: sqlite3.Connection, concerned: Iterable[str]) -> None:
    """Resolves these names anew and writes who is who; a person's id stays with most of their appearances."""
    concerned = _closure(connection, concerned)
    if not concerned:
        return
    judged = judge(connection, concerned)
    clusters = [
        [one for index in cluster for one in judged.bundles[index].seen] for cluster in judged.resolution.clusters
    ]
    taken: set[int] = set()
    before = {one.person for cluster in clusters for one in cluster if one.person is not None}
    moved: dict[int, int] = {}
    for cluster in sorted(clusters, key=len, reverse=True):
        votes: dict[int, int] = {}
        for one in cluster:
            if one.person is not None and one.person not in taken:
                votes[one.person] = votes.get(one.person, 0) + 1
        person = min(votes, key=lambda key: (-votes[key], key)) if votes else _new(connection, cluster[0])
        taken.add(person)
        for one in cluster:
            if one.person is not None:
                moved.setdefault(one.person, person)
            if one.person != person:
                connection.execute("UPDATE appearance SET person = ? WHERE key = ?", (person, one.key))
        connection.execute("UPDATE person SET name = ? WHERE key = ?", (cluster[-1].name, person))
    for gone in before - taken:
        _absorb(connection, gone, moved[gone])


def names(connection: sqlite3.Connection, conference: int) -> set[str]:
    """The folded names at a conference."""
    rows = connection.execute("SELECT folded FROM appearance WHERE conference = ? AND folded NOT NULL", (conference,))
    return {name for (name,) in rows}


def of_conference(connection: sqlite3.Connection, conference: int) -> set[int]:
    """The persons who appear at a conference."""
    rows = connection.execute(
        "SELECT DISTINCT person FROM appearance WHERE conference = ? AND person IS NOT NULL", (conference,)
    )
    return {int(person) for (person,) in rows}


def prune(connection: sqlite3.Connection, persons: Iterable[int]) -> None:
    """Takes out those of these persons who appear nowhere any more."""
    for person in persons:
        connection.execute(
            "DELETE FROM person WHERE key = ? AND NOT EXISTS (SELECT 1 FROM appearance WHERE person = ?)",
            (person, person),
        )


def _new(connection: sqlite3.Connection, first: Seen) -> int:
    from transcript.record.ids import content_id

    base = content_id("person", first.folded, first.conference_id, first.participant)
    identity, count = base, 1
    while connection.execute("SELECT 1 FROM person WHERE id = ?", (identity,)).fetchone():
        count += 1
        identity = f"{base}-{count}"
    done = connection.execute("INSERT INTO person(id, name) VALUES (?, ?)", (identity, first.name))
    return int(done.lastrowid or 0)


def _absorb(connection: sqlite3.Connection, gone: int, into: int) -> None:
    """A person found to be another: the id lives on as an alias."""
    old = connection.execute("SELECT id FROM person WHERE key = ?", (gone,)).fetchone()[0]
    new = connection.execute("SELECT id FROM person WHERE key = ?", (into,)).fetchone()[0]
    connection.execute("UPDATE OR IGNORE alias SET new = ? WHERE new = ?", (new, old))
    connection.execute("INSERT OR IGNORE INTO alias VALUES (?, ?)", (old, new))
    connection.execute("DELETE FROM person WHERE key = ?", (gone,))
