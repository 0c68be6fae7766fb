"""Whom a name, an address such as 王局长, or an office means in this archive."""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from typing import NamedTuple

from transcript.archive.fold import Folding
from transcript.people.organizations import same_body


class Officials(NamedTuple):
    """Persons (keys), speakers known by office only (appearance keys), and every folded name the persons bear."""

    persons: list[int]
    unnamed: list[int]
    names: frozenset[str]
    hint: str | None


def find_officials(connection: sqlite3.Connection, folding: Folding, value: str) -> Officials:
    """Whom the value means: an id, a name, name or surname and title (of any time), an office, a part of a name.

    The first of these that means anybody is taken.
    """
    wanted = folding.fold(value)
    by_office = partial(_by_office, folding)
    for search in (_by_id, _by_name, _by_name_and_title, by_office, _by_part_of_name):
        persons, unnamed = search(connection, wanted if search is not _by_id else value)
        if persons or unnamed:
            return Officials(sorted(persons), sorted(unnamed), _names(connection, persons), None)
    return Officials([], [], frozenset(), _nearest(connection, value, wanted))


_Found = tuple[set[int], set[int]]


def _by_id(connection: sqlite3.Connection, value: str) -> _Found:
    rows = connection.execute(
        "SELECT key FROM person WHERE id = ? OR id IN (SELECT new FROM alias WHERE old = ?)", (value, value)
    )
    return {row[0] for row in rows}, set()


def _by_name(connection: sqlite3.Connection, wanted: str) -> _Found:
    rows = connection.execute(
        "SELECT DISTINCT person FROM appearance WHERE folded = ? AND part <> 'reporter' AND person NOT NULL", (wanted,)
    )
    return {row[0] for row in rows}, set()


def _holders(connection: sqlite3.Connection, offices: list[int]) -> list[tuple[int, str | None, int | None]]:
    """Who held one of these offices on any day: (appearance, folded name, person)."""
    return connection.execute(
        "SELECT a.key, a.folded, a.person FROM appearance a JOIN holds h ON h.appearance = a.key"
        " WHERE h.office IN (SELECT value FROM json_each(?)) AND a.part <> 'reporter'",
        (json.dumps(offices),),
    ).fetchall()


def _offices(connection: sqlite3.Connection, part: str) -> list[int]:
    return [row[0] for row in connection.execute("SELECT key FROM office WHERE instr(text_folded, ?)", (part,))]


def _by_name_and_title(connection: sqlite3.Connection, wanted: str) -> _Found:
    """王局长, 欧阳主任, 王其峰局长: what stands before the title is the name or begins it; whole names come first."""
    surnames: set[int] = set()
    for cut in range(len(wanted) - 2, 0, -1):
        name, title = wanted[:cut], wanted[cut:]
        holders = _holders(connection, _offices(connection, title))
        exact = {person for _, folded, person in holders if person is not None and folded == name}
        if exact:
            return exact, set()
        if cut <= 2:
            surnames |= {
                person for _, folded, person in holders if person is not None and (folded or "").startswith(name)
            }
    return surnames, set()


def _by_office(folding: Folding, connection: sqlite3.Connection, wanted: str) -> _Found:
    """住建局局长: the words stand in the office, or name its organisation (shortened) and one of its posts."""
    if len(wanted) < 2:
        return set(), set()
    keys = set(_offices(connection, wanted))
    for key, organization, posts in connection.execute("SELECT key, organization_folded, posts FROM office"):
        for post in map(folding.fold, json.loads(posts)):
            head = wanted.removesuffix(post)
            if post and organization and head != wanted and len(head) > 1 and same_body(head, organization):
                keys.add(key)
    holders = _holders(connection, sorted(keys))
    persons = {person for _, _, person in holders if person is not None}
    return persons, {key for key, _, person in holders if person is None}


def _by_part_of_name(connection: sqlite3.Connection, wanted: str) -> _Found:
    if len(wanted) < 2:
        return set(), set()
    rows = connection.execute(
        "SELECT DISTINCT person FROM appearance WHERE instr(folded, ?) AND part <> 'reporter' AND person NOT NULL",
        (wanted,),
    )
    return {row[0] for row in rows}, set()


def _names(connection: sqlite3.Connection, persons: set[int]) -> frozenset[str]:
    rows = connection.execute(
        "SELECT DISTINCT folded FROM appearance WHERE person IN (SELECT value FROM json_each(?)) AND folded NOT NULL",
        (json.dumps(sorted(persons)),),
    )
    return frozenset(row[0] for row in rows)


def _nearest(connection: sqlite3.Connection, value: str, wanted: str) -> str:
    rows = connection.execute(
        "SELECT DISTINCT folded, name FROM appearance WHERE part <> 'reporter' AND folded NOT NULL"
    )
    names = dict(rows.fetchall())
    import difflib

    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
    found = f"nobody called {value} speaks in this archive"
    return found + (f"; did you mean {'、'.join(names[name] for name in near)}?" if near else "")
