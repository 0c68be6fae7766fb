"""Filters as SQL conditions over `entry e`. Every value is a bound parameter; none is ever part of a statement."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from transcript.archive.fold import Folding
from transcript.archive.officials import find_officials
from transcript.archive.results import KINDS
from transcript.errors import QueryError
from transcript.lexicon.patterns import lazy
from transcript.people.organizations import places, same_body

_HAS = {
    "figures": "e.figures > 0",
    "commitments": "e.commitments > 0",
    "unanswered": "(e.kind = 'question' AND e.unanswered)",
}
_PIECES = lazy(r"[、,()]含?")  # of a folded label such as 城乡建设、环境保护
_DAY = lazy(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")


class Condition(NamedTuple):
    """A condition on `entry e`. `names`: only entries whose speaker has one of these folded names can fulfil it
    (None: no such limit), so that the index can narrow the search. `hint` says why nothing fulfils it."""

    sql: str
    params: tuple[object, ...]
    names: frozenset[str] | None = None
    hint: str | None = None


class Filters:
    """Turns a filter's name and value into a condition."""

    def __init__(self, connection: sqlite3.Connection, folding: Folding) -> None:
        self.connection, self.folding = connection, folding
        self._made: dict[str, Callable[[str], Condition]] = {
            "official": self._official,
            "role": self._role,
            "organization": self._organization,
            "outlet": self._outlet,
            "topic": self._topic,
            "issuer": self._issuer,
            "since": self._since,
            "until": self._until,
            "kind": self._kind,
            "has": self._has,
            "conference": self._conference,
        }

    def condition(self, name: str, value: str) -> Condition:
        """The condition of one filter. Raises QueryError when the value cannot be one."""
        value = value.strip()
        if not self.folding.fold(value):  # nothing that can be seen: it would stand in every text
            raise QueryError(f"the filter {name} is empty", remedy="give a value or leave it out")
        if len(value) > 200:
            raise QueryError(f"the value of {name} is too long", remedy="at most 200 characters")
        return self._made[name](value.encode("utf-8", "replace").decode())

    def _keys(self, sql: str, *params: object) -> str:
        return json.dumps([row[0] for row in self.connection.execute(sql, params)])

    def _official(self, value: str) -> Condition:
        found = find_officials(self.connection, self.folding, value)
        sql = (
            "e.appearance IN (SELECT key FROM appearance WHERE part <> 'reporter'"
            " AND (person IN (SELECT value FROM json_each(?)) OR key IN (SELECT value FROM json_each(?))))"
        )
        params = json.dumps(found.persons), json.dumps(found.unnamed)
        return Condition(sql, params, None if found.unnamed else found.names, found.hint)

    def _offices(self, fits: Callable[[str, str, list[str]], bool], value: str, what: str) -> Condition:
        rows = self.connection.execute("SELECT key, text_folded, organization_folded, posts FROM office")
        keys = [
            key
            for key, text, organization, posts in rows
            if fits(text, organization, [self.folding.fold(post) for post in json.loads(posts)])
        ]
        sql = "e.appearance IN (SELECT appearance FROM holds WHERE office IN (SELECT value FROM json_each(?)))"
        return Condition(
            sql, (json.dumps(keys),), hint=None if keys else f"nobody in this archive has the {what} {value}"
        )

    def _role(self, value: str) -> Condition:
        wanted = self.folding.fold(value)

        def fits(text: str, _: str, posts: list[str]) -> bool:
            return any(_is_post(wanted, post) for post in posts or [text])

        return self._offices(fits, value, "role")

    def _organization(self, value: str) -> Condition:
        wanted = self.folding.fold(value)
        where = set(places(wanted))

        def fits(text: str, organization: str, _: list[str]) -> bool:
            if wanted in text or wanted in organization:
                return True
            there = set(places(organization))
            return (
                bool(organization) and same_body(wanted, organization) and not (where and there and not where & there)
            )

        return self._offices(fits, value, "organisation")

    def _outlet(self, value: str) -> Condition:
        keys = self._keys("SELECT key FROM outlet WHERE instr(folded, ?)", self.folding.fold(value))
        hint = None if keys != "[]" else f"no outlet {value} in this archive"
        return Condition(
            "e.key IN (SELECT entry FROM asked_by WHERE outlet IN (SELECT value FROM json_each(?)))", (keys,), hint=hint
        )

    def _topic(self, value: str) -> Condition:
        wanted = self.folding.fold(value).replace("/", "\\")
        rows = self.connection.execute("SELECT key, label FROM topic").fetchall()
        labels = [(key, self.folding.fold(label).split("\\")) for key, label in rows]
        keys: list[int] = []
        for fits in (str.__eq__, _is_piece, _is_within):  # the first way that finds any counts
            keys = keys or [key for key, levels in labels if _is_topic(wanted.split("\\"), levels, fits)]
        hint = None
        if not keys:
            known = "；".join(sorted({label.split("\\")[0] for _, label in rows})[:30])
            hint = f"no topic {value} in this archive" + (f"; there are {known}" if known else "")
        return Condition(
            "e.key IN (SELECT entry FROM about WHERE topic IN (SELECT value FROM json_each(?)))",
            (json.dumps(keys),),
            hint=hint,
        )

    def _issuer(self, value: str) -> Condition:
        keys = self._keys("SELECT key FROM conference WHERE instr(issuer_folded, ?)", self.folding.fold(value))
        hint = None if keys != "[]" else f"no issuer {value} in this archive"
        return Condition("e.conference IN (SELECT value FROM json_each(?))", (keys,), hint=hint)

    def _conference(self, value: str) -> Condition:
        keys = self._keys(
            "SELECT key FROM conference WHERE id = ? OR (length(?) >= 4 AND substr(id, 1, length(?)) = ?)"
            " OR id IN (SELECT new FROM alias WHERE old = ?)",
            *[value] * 5,
        )
        hint = None if keys != "[]" else f"no conference {value} in this archive (`transcript archive list` names them)"
        return Condition("e.conference IN (SELECT value FROM json_each(?))", (keys,), hint=hint)

    def _since(self, value: str) -> Condition:
        return Condition("e.date >= ?", (day(value),))

    def _until(self, value: str) -> Condition:
        return Condition("e.date < ?", (day(value) + "~",))

    def _kind(self, value: str) -> Condition:
        kind = value.lower()
        if kind not in KINDS:
            raise QueryError(f"no kind {value}", remedy=f"one of {', '.join(KINDS)}")
        return Condition("e.kind = ?", (kind,))

    def _has(self, value: str) -> Condition:
        if value.lower() not in _HAS:
            raise QueryError(f"nothing can have {value}", remedy=f"one of {', '.join(_HAS)}")
        return Condition(_HAS[value.lower()], ())


def day(value: str) -> str:
    """A year, month or day as ISO 8601. Raises QueryError."""
    match = _DAY.fullmatch(value.strip())
    pieces = [int(piece) for piece in match.groups() if piece] if match else []
    limits = (9999, 12, 31)
    if not pieces or any(not 1 <= piece <= limit for piece, limit in zip(pieces, limits, strict=False)):
        raise QueryError(f"{value} is not a date", remedy="write 2024, 2024-05 or 2024-05-17")
    return "-".join(f"{piece:04d}" if nth == 0 else f"{piece:02d}" for nth, piece in enumerate(pieces))


def _is_post(wanted: str, post: str) -> bool:
    """局长 is the post of a 党组书记、局长, not of a 副局长; 副局长 is."""
    at = post.find(wanted)
    while at >= 0:
        if wanted.startswith("副") or not post[:at].endswith("副"):
            return True
        at = post.find(wanted, at + 1)
    return False


def _is_topic(wanted: list[str], levels: list[str], fits: Callable[[str, str], bool]) -> bool:
    """`TOP` or `SUB` alone fits at either level; `TOP\\SUB` at both."""
    if len(wanted) == 1:
        return any(fits(wanted[0], level) for level in levels)
    return all(wanted) and len(wanted) <= len(levels) and all(map(fits, wanted, levels))


def _is_piece(wanted: str, level: str) -> bool:
    """城乡建设 and 住房 are both meant by 城乡建设(含住房)."""
    return wanted in _PIECES.split(level)


def _is_within(wanted: str, level: str) -> bool:
    return wanted in level
