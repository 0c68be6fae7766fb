"""A query tree and filters as one SQL statement: words through the index, everything else as conditions.

FTS5 receives only phrases of pairs (see tokens.py), AND, OR, NOT and column names, all written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from transcript.archive import tokens
from transcript.archive.filters import Condition, Filters
from transcript.archive.fold import Folding
from transcript.archive.query import All, Either, Field, Node, Not, Word
from transcript.errors import QueryError

_PHRASE = 64  # pairs looked up as one phrase; what is longer is found by its beginning and verified
_NARROW = 200  # names given to the index; with more, only the condition in SQL counts


@dataclass(slots=True)
class Plan:
    """What to look up (`match`, an FTS5 expression on `body`), what must hold besides, and what to rank and show by."""

    match: str | None = None
    conditions: list[str] = field(default_factory=list)
    params: list[object] = field(default_factory=list)
    names: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    words: list[str] = field(default_factory=list)  # folded, not excluded: what is highlighted
    asked: str | None = None  # `match` as a condition on the text of a question, `q.text`
    asked_params: list[object] = field(default_factory=list)
    together: str | None = None  # FTS5 expression: the words side by side as typed
    ranked: str | None = None  # FTS5 expression that scores, when `match` is None
    hints: list[str] = field(default_factory=list)
    joint: int = 0  # words and groups that must all hold

    def lookup(self) -> str:
        """The FTS5 expression, narrowed to the speakers and kinds that can qualify."""
        return narrowed(self.match or "", self.names, self.kinds)


def narrowed(match: str, names: frozenset[str] | None, kinds: frozenset[str] | None) -> str:
    """An FTS5 expression that also asks for a speaker and a kind of entry."""
    parts = [f"(body : ({match}))"]
    if names is not None and 0 < len(names) <= _NARROW:
        parts.append("(who : (" + " OR ".join(_tag("n", name) for name in sorted(names)) + "))")
    if kinds is not None and kinds:
        parts.append("(who : (" + " OR ".join(_tag("k", kind) for kind in sorted(kinds)) + "))")
    return " AND ".join(parts)


def _tag(kind: str, value: str) -> str:
    return f'"{tokens.tag(kind, value)}"'


class Planner:
    """Plans one search."""

    def __init__(self, filters: Filters, folding: Folding) -> None:
        self.filters, self.folding = filters, folding

    def plan(self, tree: All | None, asked: Iterable[tuple[str, str]]) -> Plan:
        """The plan of a tree (None: filters only) and filters (name, value)."""
        plan = Plan()
        for name, value in asked:
            self._take(plan, name, self.filters.condition(name, value))
        if tree is None:
            return plan
        nodes = list(_flat(tree))
        positive: list[str] = []
        negative: list[str] = []
        plan.joint = sum(not isinstance(node, Field | Not) for node in nodes)
        for node in nodes:
            if isinstance(node, Field):
                self._take(plan, node.name, self.filters.condition(node.name, node.value))
            elif isinstance(node, Not) and (out := self._fts(node.node)):
                negative.append(out)
            elif expression := self._fts(node):
                positive.append(expression)
            else:
                self._demand(plan, node)
        if positive:
            plan.match = " AND ".join(f"({one})" for one in positive)
            plan.match = " NOT ".join([f"({plan.match})", *(f"({one})" for one in negative)])
            looked_up = [node for node in nodes if self._fts(node.node if isinstance(node, Not) else node)]
            plan.asked, plan.asked_params = self._in_text(All(tuple(looked_up)))
        else:
            for out in negative:
                plan.conditions.append("e.key NOT IN (SELECT rowid FROM words WHERE words MATCH ?)")
                plan.params.append(f"body : ({out})")
        self._for_ranking(plan, nodes)
        return plan

    def _take(self, plan: Plan, name: str, condition: Condition) -> None:
        plan.conditions.append(condition.sql)
        plan.params.extend(condition.params)
        if condition.names is not None:
            plan.names = condition.names if plan.names is None else plan.names & condition.names
        if name == "kind":
            kinds = frozenset(str(value) for value in condition.params)
            plan.kinds = kinds if plan.kinds is None else plan.kinds & kinds
        if condition.hint:
            plan.hints.append(condition.hint)

    def _demand(self, plan: Plan, node: Node) -> None:
        sql, params = self._sql(node)
        plan.conditions.append(f"({sql})")  # an OR among conditions that are joined by AND
        plan.params.extend(params)

    def _for_ranking(self, plan: Plan, nodes: list[Node]) -> None:
        plan.words = list(dict.fromkeys(word for word in map(self._folded, _wanted(nodes)) if word))
        typed = [self._folded(node) for node in nodes if isinstance(node, Word)]
        run = "".join(typed)
        if len(typed) > 1 and 2 <= len(run) <= _PHRASE:
            plan.together = f"body : {tokens.phrase(run)}"
        if plan.match is None:
            scored = [tokens.phrase(word[: _PHRASE + 1]) for word in plan.words if len(word) > 1]
            plan.ranked = f"body : ({' OR '.join(scored)})" if scored else None

    def _folded(self, word: Word) -> str:
        return self.folding.fold(word.text)

    def _fts(self, node: Node) -> str | None:
        """The FTS5 expression of a node, None when it takes more than phrases of pairs."""
        if isinstance(node, Word):
            folded = self._folded(node)
            if not folded:
                raise QueryError(f"{node.text!r} holds nothing that can be searched", remedy="give a word")
            return tokens.phrase(folded) if 2 <= len(folded) <= _PHRASE + 1 else None
        if isinstance(node, Either):
            parts = [self._fts(one) for one in node.nodes]
            return None if None in parts else " OR ".join(f"({part})" for part in parts)
        if isinstance(node, All):
            parts = [self._fts(one) for one in node.nodes if not isinstance(one, Not)]
            out = [self._fts(one.node) for one in node.nodes if isinstance(one, Not)]
            if not parts or None in parts or None in out:
                return None
            return " NOT ".join(["(" + " AND ".join(f"({part})" for part in parts) + ")", *(f"({one})" for one in out)])
        return None

    def _sql(self, node: Node) -> tuple[str, list[object]]:
        """Any node as a condition on `entry e`."""
        expression = self._fts(node)
        if expression is not None:
            return "e.key IN (SELECT rowid FROM words WHERE words MATCH ?)", [f"body : ({expression})"]
        if isinstance(node, Word):
            return self._word(self._folded(node))
        if isinstance(node, Field):
            condition = self.filters.condition(node.name, node.value)
            return f"coalesce({condition.sql}, 0)", list(condition.params)
        if isinstance(node, Not):
            sql, params = self._sql(node.node)
            return f"NOT ({sql})", params
        return _joined(node, [self._sql(one) for one in node.nodes])

    def _in_text(self, node: Node) -> tuple[str, list[object]]:
        """What `_fts` asks the index, as a condition on one text, `q.text`."""
        if isinstance(node, Word):
            return "holds_run(q.text, ?)", [self._folded(node)]
        if isinstance(node, Not):
            sql, params = self._in_text(node.node)
            return f"NOT ({sql})", params
        assert not isinstance(node, Field)  # `_fts` takes none
        return _joined(node, [self._in_text(one) for one in node.nodes])

    def _word(self, folded: str) -> tuple[str, list[object]]:
        """A single character is looked for in the texts; a very long run by its beginning, then verified."""
        if len(folded) == 1:
            origins = self.folding.origins(folded)
            tests = " OR ".join(["instr(s.text, ?) > 0"] * len(origins)) or "0"
            return f"EXISTS (SELECT 1 FROM said s WHERE s.key = e.key AND ({tests}))", list(origins)
        sql = (
            "e.key IN (SELECT w.rowid FROM words w JOIN said s ON s.key = w.rowid"
            " WHERE w.words MATCH ? AND holds_run(s.text, ?))"
        )
        return sql, [f"body : {tokens.phrase(folded[: _PHRASE + 1])}", folded]


def _joined(node: All | Either, made: list[tuple[str, list[object]]]) -> tuple[str, list[object]]:
    joint = " AND " if isinstance(node, All) else " OR "
    return joint.join(f"({sql})" for sql, _ in made), [param for _, params in made for param in params]


def _flat(tree: All) -> Iterator[Node]:
    """The nodes of nested ANDs, in one row."""
    for node in tree.nodes:
        if isinstance(node, All):
            yield from _flat(node)
        else:
            yield node


def _wanted(nodes: Iterable[Node]) -> Iterator[Word]:
    """The words that are asked for, not those excluded."""
    for node in nodes:
        if isinstance(node, Word):
            yield node
        elif isinstance(node, All | Either):
            yield from _wanted(node.nodes)
