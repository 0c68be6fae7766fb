"""The query language: words are AND, `"短语"`, `OR`, `-排除`, `( )`, and fields such as `official:王其峰`.

    query  = either { [AND] either }
    either = not { OR not }               OR joins its neighbours: 电梯 OR 停车 小区 is (电梯 OR 停车) AND 小区
    not    = "-" not | "NOT" not | "(" query ")" | field ":" value | phrase | word

Nothing typed ever reaches SQL or FTS5 as syntax: the parser gives a tree of words, and `plan.py` writes the statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from transcript.errors import QueryError
from transcript.lexicon.patterns import lazy

LONGEST = 2000  # characters of a query
MOST = 64  # words and fields of a query
DEEPEST = 16  # brackets within brackets

FIELDS = {
    "official": "official", "官员": "official", "role": "role", "职务": "role", "organization": "organization",
    "org": "organization", "单位": "organization", "outlet": "outlet", "媒体": "outlet", "topic": "topic",
    "主题": "topic", "issuer": "issuer", "发布": "issuer", "since": "since", "自": "since", "until": "until",
    "至": "until", "kind": "kind", "has": "has", "conference": "conference", "发布会": "conference",
}  # fmt: skip

_QUOTES = {'"': '"“”＂', "“": '"“”＂', "”": '"“”＂', "＂": '"“”＂', "「": "」", "『": "』"}
_OPEN, _CLOSE = "(（", ")）"
_FIELD = lazy(r"([A-Za-z\u4e00-\u9fff]{1,12})[:：]")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters that must stand in the text just so."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on something other than the words; `name` is one of the values of `FIELDS`."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    node: Node


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    nodes: tuple[Node, ...]


Node = Word | Field | Not | All | Either


def phrase(text: str) -> str:
    """This text as a query for exactly it, whatever marks it holds."""
    return '"' + re.sub(r'([\\"“”＂])', r"\\\1", text) + '"'


def parse(query: str) -> All:
    """The tree of a query. Raises QueryError: empty, too long, or quotes, brackets or OR left hanging."""
    if len(query) > LONGEST:
        raise QueryError(
            f"the query has {len(query)} characters, at most {LONGEST} are understood", remedy="search for a part of it"
        )
    tokens = _Scanner(query).tokens()
    if not tokens:
        raise QueryError("the query is empty", remedy="give a word, or a filter such as official:NAME")
    return _Parser(tokens).parse()


class _Token(NamedTuple):
    kind: str  # word phrase field ( ) - or and
    text: str
    value: str = ""


class _Scanner:
    def __init__(self, query: str) -> None:
        self.query, self.at, self.depth = query, 0, 0

    def tokens(self) -> list[_Token]:
        found: list[_Token] = []
        while (token := self._next()) is not None:
            found.append(token)
        if len(found) > 4 * MOST:
            raise QueryError("the query has too many words", remedy=f"use at most {MOST}")
        return found

    def _peek(self) -> str:
        return self.query[self.at : self.at + 1]

    def _next(self) -> _Token | None:
        while self._peek().isspace():
            self.at += 1
        char = self._peek()
        if not char:
            return None
        if char in _OPEN:
            self.at += 1
            self.depth += 1
            return _Token("(", char)
        if char in _CLOSE and self.depth:
            self.at += 1
            self.depth -= 1
            return _Token(")", char)
        if char == "-" and not self._gap(self.at + 1):
            self.at += 1
            return _Token("-", char)
        if char in _QUOTES:
            return _Token("phrase", self._quoted())
        field = _FIELD.match(self.query, self.at)
        if field and field[1].lower() in FIELDS:
            return self._field(field)
        return self._word()

    def _gap(self, at: int) -> bool:
        char = self.query[at : at + 1]
        return not char or char.isspace() or char == "-"

    def _field(self, match: re.Match[str]) -> _Token:
        self.at = match.end()
        if self._peek() in _QUOTES and self._peek():
            value = self._quoted()
        elif self._gap(self.at) and self._peek() != "-":
            value = ""
        else:
            value = self._bare()
        if not value.strip():
            raise QueryError(f"{match[1]}: is followed by nothing", remedy=f"write {match[1]}:VALUE without a space")
        return _Token("field", FIELDS[match[1].lower()], value.strip())

    def _word(self) -> _Token:
        bare = self._bare()
        keyword = {"OR": "or", "|": "or", "AND": "and", "NOT": "-"}.get(bare)
        return _Token(keyword or "word", bare)

    def _bare(self) -> str:
        """Up to white space, or up to the bracket that closes the group we are in."""
        start, opened = self.at, 0
        while (char := self._peek()) and not char.isspace():
            if char in _OPEN:
                opened += 1
            elif char in _CLOSE:
                if not opened and self.depth and self.at > start:
                    break
                opened = max(0, opened - 1)
            self.at += 1
        return self.query[start : self.at]

    def _quoted(self) -> str:
        start, closing = self.at, _QUOTES[self._peek()]
        self.at += 1
        said: list[str] = []
        while char := self._peek():
            self.at += 1
            if char == "\\" and self._peek():
                said.append(self._peek())
                self.at += 1
            elif char in closing:
                return "".join(said)
            else:
                said.append(char)
        raise QueryError(
            f"the quotation mark {self.query[start]} before {self.query[start + 1 : start + 11]!r} is never closed",
            remedy="close it or leave it out",
        )


class _Parser:
    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens, self.at, self.leaves = tokens, 0, 0

    def parse(self) -> All:
        return self._all(0)

    def _kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _all(self, depth: int) -> All:
        if depth > DEEPEST:
            raise QueryError("the query has too many brackets within brackets", remedy="write it flatter")
        nodes = [self._either(depth)]
        while self._kind() not in ("", ")"):
            if self._kind() == "and":
                self.at += 1
            nodes.append(self._either(depth))
        return All(tuple(nodes))

    def _either(self, depth: int) -> Node:
        nodes = [self._not(depth)]
        while self._kind() == "or":
            self.at += 1
            nodes.append(self._not(depth))
        return nodes[0] if len(nodes) == 1 else Either(tuple(nodes))

    def _not(self, depth: int) -> Node:
        negated = False
        while self._kind() == "-":
            negated = not negated
            self.at += 1
        node = self._leaf(depth)
        return Not(node) if negated else node

    def _leaf(self, depth: int) -> Node:
        kind = self._kind()
        if kind in ("", "or", "and", ")"):
            before = self.tokens[self.at - 1].text if self.at else "the start"
            raise QueryError(
                f"something is missing after {before}", remedy="OR, AND, NOT and - need words; or quote them"
            )
        token = self.tokens[self.at]
        self.at += 1
        if kind == "(":
            inner = self._all(depth + 1)
            if self._kind() != ")":
                raise QueryError(f"the bracket {token.text} is never closed", remedy="close it, or quote the words")
            self.at += 1
            return inner
        self.leaves += 1
        if self.leaves > MOST:
            raise QueryError("the query has too many words", remedy=f"use at most {MOST}")
        if kind == "field":
            return Field(token.text, token.value)
        return Word(token.text)
