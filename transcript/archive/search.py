"""Running a planned search: which entries, in what order, how many by facet, and everything shown about them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Literal

from transcript.archive.connection import translated
from transcript.archive.filters import Filters
from transcript.archive.fold import Folding
from transcript.archive.plan import Plan, Planner, narrowed
from transcript.archive.query import parse
from transcript.archive.results import Asked, Facets, Hit, SearchResults
from transcript.archive.seal import checksum
from transcript.archive.snippets import snippet
from transcript.errors import DamagedArchive, QueryError

Sort = Literal["relevance", "date", "date-asc"]

# An answer counts more when the words stand side by side as typed, and when its question asks for them.
_TOGETHER, _ASKED = 0.5, 0.3
_FEW = 300  # entries of the speakers asked for: with no more, the questions they answer are read instead of looked up

_ORDERS = {
    "relevance": "score DESC, date DESC, key",
    "date": "date DESC, key",
    "date-asc": "date IS NULL, date, key",
}

_FACETS = {
    "official": "SELECT p.id, p.name || coalesce('（' || (SELECT o.text FROM holds h JOIN office o ON o.key = h.office"
    " JOIN appearance b ON b.key = h.appearance WHERE b.person = p.key ORDER BY b.key DESC LIMIT 1) || '）', ''),"
    " count(*) FROM found f JOIN entry e ON e.key = f.key"
    " JOIN appearance a ON a.key = e.appearance JOIN person p ON p.key = a.person"
    " WHERE a.part <> 'reporter' GROUP BY p.key",
    "organization": "SELECT o.organization_folded, min(o.organization), count(DISTINCT e.key) FROM found f"
    " JOIN entry e ON e.key = f.key JOIN holds h ON h.appearance = e.appearance JOIN office o ON o.key = h.office"
    " WHERE o.organization NOT NULL GROUP BY o.organization_folded",
    "outlet": "SELECT o.key, o.name, count(*) FROM found f JOIN asked_by b ON b.entry = f.key"
    " JOIN outlet o ON o.key = b.outlet GROUP BY o.key",
    "topic": "SELECT t.key, t.label, count(*) FROM found f JOIN about b ON b.entry = f.key"
    " JOIN topic t ON t.key = b.topic GROUP BY t.key",
    "issuer": "SELECT c.issuer_folded, min(c.issuer), count(*) FROM found f JOIN entry e ON e.key = f.key"
    " JOIN conference c ON c.key = e.conference WHERE c.issuer NOT NULL GROUP BY c.issuer_folded",
    "year": "SELECT substr(e.date, 1, 4), substr(e.date, 1, 4), count(*) FROM found f JOIN entry e ON e.key = f.key"
    " WHERE e.date NOT NULL GROUP BY 1",
    "kind": "SELECT e.kind, e.kind, count(*) FROM found f JOIN entry e ON e.key = f.key GROUP BY e.kind",
}


class Searcher:
    """Searches one open archive."""

    def __init__(self, connection: sqlite3.Connection, folding: Folding, *, where: str) -> None:
        self.connection, self.folding, self.where = connection, folding, where

    def search(
        self,
        text: str | None,
        filters: list[tuple[str, str]],
        *,
        sort: str,
        limit: int | None,
        offset: int,
        facets: bool,
    ) -> SearchResults:
        """See `Archive.search`."""
        if sort not in _ORDERS:
            raise QueryError(f"cannot sort by {sort}", remedy=f"one of {', '.join(_ORDERS)}")
        if (limit is not None and limit < 0) or offset < 0:
            raise QueryError("limit and offset count from 0", remedy="give a number that is not negative")
        tree = parse(text.encode("utf-8", "replace").decode()) if text is not None else None
        plan = Planner(Filters(self.connection, self.folding), self.folding).plan(tree, filters)
        selection, params = self._selection(plan, ranked=sort == "relevance")
        rows = self.connection.execute(
            # Counted apart: a window function would copy every hit once more.
            f"WITH {selection} SELECT key, score, (SELECT count(*) FROM hit) FROM hit"
            f" ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?",
            (*params, -1 if limit is None else limit, min(offset, 2**62)),
        ).fetchall()
        total = rows[0][2] if rows else 0
        if not rows and (offset or limit == 0):
            total = self.connection.execute(f"WITH {selection} SELECT count(*) FROM hit", params).fetchone()[0]
        found = [(key, score) for key, score, _ in rows]
        results = SearchResults(total, found, lambda piece: self.load(piece, plan.words))
        if not total:
            results.hint = self._hint(plan, filters)
        if facets:
            results.facets = self._facets(selection, params)
        return results

    def said_by(self, person: str, *, limit: int | None) -> SearchResults:
        """See `Archive.said_by`."""
        rows = self.connection.execute(
            "SELECT e.key, count(*) OVER () FROM person p JOIN appearance a ON a.person = p.key"
            " JOIN entry e ON e.appearance = a.key WHERE p.id IN (SELECT ? UNION SELECT new FROM alias WHERE old = ?)"
            " ORDER BY e.date DESC, e.conference, e.nth LIMIT ?",
            (person, person, -1 if limit is None else limit),
        ).fetchall()
        return SearchResults(
            rows[0][1] if rows else 0, [(key, 0.0) for key, _ in rows], lambda piece: self.load(piece, [])
        )

    def _selection(self, plan: Plan, *, ranked: bool) -> tuple[str, list[object]]:
        """The common table `hit(key, score, date)`."""
        conditions, params = list(plan.conditions), list(plan.params)
        if plan.names is not None and not plan.names:
            return "hit(key, score, date) AS (SELECT 0, 0.0, NULL WHERE 0)", []  # nobody to have said it
        if plan.match is not None:
            score, extra = self._score(plan) if ranked else ("0.0", [])
            where = " AND ".join(["words MATCH ?", *conditions])
            sql = (
                f"hit(key, score, date) AS MATERIALIZED (SELECT e.key, {score}, e.date"
                f" FROM words CROSS JOIN entry e ON e.key = words.rowid WHERE {where})"
            )
            return sql, [*extra, plan.lookup(), *params]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        if ranked and plan.ranked:
            sql = (
                "scored(key, score) AS MATERIALIZED"
                " (SELECT rowid, -bm25(words, 1.0, 0.0) FROM words WHERE words MATCH ?),"
                " hit(key, score, date) AS MATERIALIZED (SELECT e.key, coalesce(scored.score, 0.0), e.date"
                f" FROM entry e LEFT JOIN scored ON scored.key = e.key {where})"
            )
            return sql, [plan.ranked, *params]
        score, extra = self._density(plan) if ranked else ("0.0", [])
        return f"hit(key, score, date) AS MATERIALIZED (SELECT e.key, {score}, e.date FROM entry e {where})", [
            *extra,
            *params,
        ]

    def _score(self, plan: Plan) -> tuple[str, list[object]]:
        score = "-bm25(words, 1.0, 0.0)"
        params: list[object] = []
        if plan.together:
            score += f" * (1 + {_TOGETHER} * (e.key IN (SELECT rowid FROM words WHERE words MATCH ?)))"
            params.append(plan.together)
        if plan.kinds is None or "answer" in plan.kinds:
            if plan.asked and self._few(plan.names):
                asked = (
                    "EXISTS (SELECT 1 FROM link l JOIN said q ON q.key = l.question"
                    f" WHERE l.answer = e.key AND ({plan.asked}))"
                )
                params += plan.asked_params
            else:
                # Uncorrelated, so that the questions are looked up once and not for every answer.
                asked = (
                    "(e.key IN (SELECT l.answer FROM words q CROSS JOIN link l ON l.question = q.rowid"
                    " WHERE q.words MATCH ?))"
                )
                params.append(narrowed(plan.match or "", None, frozenset(("question",))))
            score += f" * (1 + {_ASKED} * {asked})"
        return score, params

    def _few(self, names: frozenset[str] | None) -> bool:
        """Whether the speakers of these names have said little."""
        if names is None:
            return False
        sql = (
            "SELECT count(*) FROM (SELECT 1 FROM json_each(?) j JOIN appearance a ON a.folded = j.value"
            " JOIN entry e ON e.appearance = a.key LIMIT ?)"
        )
        count: int = self.connection.execute(sql, (json.dumps(sorted(names)), _FEW + 1)).fetchone()[0]
        return count <= _FEW

    def _density(self, plan: Plan) -> tuple[str, list[object]]:
        """Single characters are not in the index; they are ranked by how often they stand in how long a text."""
        chars = [origin for word in plan.words if len(word) == 1 for origin in self.folding.origins(word)]
        if not chars:
            return "0.0", []
        count = " + ".join(["length(s.text) - length(replace(s.text, ?, ''))"] * len(chars))
        return f"(SELECT ({count}) * 1.0 / (length(s.text) + 200) FROM said s WHERE s.key = e.key)", list(chars)

    def _hint(self, plan: Plan, filters: list[tuple[str, str]]) -> str:
        if plan.hints:
            return "; ".join(dict.fromkeys(plan.hints))
        if not self.connection.execute("SELECT 1 FROM entry LIMIT 1").fetchone():
            return "the archive is empty; `transcript archive add PATH…` fills it"
        if plan.joint > 1:
            return "no text holds all of these words; join some with OR, or leave one out"
        if plan.words and filters:
            return "nothing says this under these filters; leave a filter out"
        if plan.words:
            return "nothing says this; try a shorter word"
        return "nothing fits these filters; leave one out"

    def _facets(self, selection: str, params: list[object]) -> Facets:
        self.connection.execute("DROP TABLE IF EXISTS temp.found")
        self.connection.execute("CREATE TEMP TABLE found (key INTEGER PRIMARY KEY)")
        self.connection.execute(f"INSERT INTO temp.found WITH {selection} SELECT key FROM hit", params)
        counted: Facets = {}
        for name, sql in _FACETS.items():
            rows = self.connection.execute(sql).fetchall()
            counted[name] = sorted(((str(label), count) for _, label, count in rows), key=lambda one: (-one[1], one[0]))
        return counted

    def load(self, found: list[tuple[int, float]], words: list[str]) -> list[Hit]:
        """Everything shown about these entries, in their order. Raises DamagedArchive when a text was changed."""
        with translated(Path(self.where)):  # results are iterated long after the search has returned
            return self._load(found, words)

    def _load(self, found: list[tuple[int, float]], words: list[str]) -> list[Hit]:
        keys = json.dumps([key for key, _ in found])
        rows = {row[0]: row for row in self.connection.execute(_LOAD, (keys,))}
        offices = self._lists(_OFFICES, keys)
        outlets, topics = self._lists(_OUTLETS, keys), self._lists(_TOPICS, keys)
        questions: dict[int, list[Asked]] = defaultdict(list)
        for key, *asked in self.connection.execute(_QUESTIONS, (keys,)):
            questions[key].append(Asked(*asked))
        hits = []
        for key, score in found:
            if key not in rows:
                continue  # removed by another process since
            _, *values, text, mark = rows[key]
            if checksum(text) != mark:
                raise DamagedArchive(
                    "a stored text was changed from outside",
                    where=self.where,
                    remedy="`transcript archive check --repair` rebuilds it",
                )
            (identity, kind, start, end, figures, commitments, unanswered, conference, title, issuer, place, date, path,
             sha256, speaker, person) = values  # fmt: skip
            hits.append(
                Hit(
                    id=identity,
                    kind=kind,
                    conference=conference,
                    title=title,
                    issuer=issuer,
                    place=place,
                    date=date,
                    path=path,
                    sha256=sha256,
                    speaker=speaker,
                    person=person,
                    offices=tuple(offices[key]),
                    outlets=tuple(outlets[key]),
                    topics=tuple(topics[key]),
                    figures=figures,
                    commitments=commitments,
                    unanswered=bool(unanswered),
                    start=start,
                    end=end,
                    text=text,
                    snippet=snippet(self.folding, text, words),
                    score=score,
                    questions=tuple(questions[key]),
                )
            )
        return hits

    def _lists(self, sql: str, keys: str) -> dict[int, list[str]]:
        gathered: dict[int, list[str]] = defaultdict(list)
        for key, value in self.connection.execute(sql, (keys,)):
            gathered[key].append(value)
        return gathered


_LOAD = """SELECT e.key, e.id, e.kind, e.start, e.end, e.figures, e.commitments, e.unanswered, c.id, c.title, c.issuer,
    c.place, c.date, c.path, o.sha256, a.name, p.id, s.text, s.checksum
    FROM json_each(?) j JOIN entry e ON e.key = j.value JOIN said s ON s.key = e.key
    JOIN conference c ON c.key = e.conference JOIN source o ON o.key = c.source
    LEFT JOIN appearance a ON a.key = e.appearance LEFT JOIN person p ON p.key = a.person"""
_OFFICES = """SELECT e.key, o.text FROM json_each(?) j JOIN entry e ON e.key = j.value
    JOIN holds h ON h.appearance = e.appearance JOIN office o ON o.key = h.office ORDER BY e.key, h.nth"""
_OUTLETS = """SELECT b.entry, o.name FROM json_each(?) j JOIN asked_by b ON b.entry = j.value
    JOIN outlet o ON o.key = b.outlet ORDER BY b.entry, o.key"""
_TOPICS = """SELECT b.entry, t.label FROM json_each(?) j JOIN about b ON b.entry = j.value
    JOIN topic t ON t.key = b.topic ORDER BY b.entry, b.score DESC, t.key"""
_QUESTIONS = """SELECT l.answer, q.id, s.text, a.name,
    (SELECT o.name FROM asked_by b JOIN outlet o ON o.key = b.outlet WHERE b.entry = q.key)
    FROM json_each(?) j JOIN link l ON l.answer = j.value JOIN entry q ON q.key = l.question
    JOIN said s ON s.key = q.key LEFT JOIN appearance a ON a.key = q.appearance ORDER BY l.answer, q.nth"""
