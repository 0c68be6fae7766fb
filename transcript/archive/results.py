"""What a search returns."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

EntryKind = Literal["question", "answer", "statement"]
KINDS = ("question", "answer", "statement")


class Snippet(NamedTuple):
    """A piece of a text as printed; `highlights` are half-open ranges in `text` where the words of the query stand."""

    text: str
    highlights: tuple[tuple[int, int], ...]


class Asked(NamedTuple):
    """A question an answer replies to."""

    id: str
    text: str
    asker: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One question, answer or statement found.

    `id` is its id in the record, `conference` the conference's id; `offices` are those the speaker held that day, as
    printed; `[start, end)` its place in the source; `score` is comparable within one search only.
    """

    id: str
    kind: EntryKind
    conference: str
    title: str | None
    issuer: str | None
    place: str | None
    date: str | None
    path: str
    sha256: str
    speaker: str | None
    person: str | None
    offices: tuple[str, ...]
    outlets: tuple[str, ...]
    topics: tuple[str, ...]
    figures: int
    commitments: int
    unanswered: bool
    start: int
    end: int
    text: str
    snippet: Snippet
    score: float
    questions: tuple[Asked, ...] = ()

    def cite(self, style: str = "gbt7714", *, accessed: str | None = None) -> str:
        """A citation that can be pasted: `gbt7714`, `bibtex` or `csl` (JSON)."""
        from transcript.export.citation import cite, reference

        return cite(reference(self), style, accessed=accessed)


Facets = dict[str, list[tuple[str, int]]]


@dataclass
class SearchResults:
    """The hits of one search, in order. Iterating loads them in pieces, so a result may be larger than memory.

    `total` counts all that match, whatever the limit; `hint` says what to try when nothing does.
    """

    total: int
    found: list[tuple[int, float]]
    load: Callable[[list[tuple[int, float]]], list[Hit]] = field(repr=False)
    hint: str | None = None
    facets: Facets | None = None

    def __iter__(self) -> Iterator[Hit]:
        for at in range(0, len(self.found), 200):
            yield from self.load(self.found[at : at + 200])

    def __len__(self) -> int:
        return len(self.found)

    @cached_property
    def hits(self) -> list[Hit]:
        """All of them."""
        return list(self)

    def frame(self) -> Any:
        """The hits as a `pandas.DataFrame`: one row each in order, the columns of `rows.COLUMNS`, `date` as datetimes
        (a month or year is its first day).

        Needs pandas (`pip install "transcript[frame]"`). Raises ArchiveError without it.
        """
        from transcript.archive.rows import COLUMNS, row
        from transcript.errors import ArchiveError

        try:
            pandas = importlib.import_module("pandas")
        except ImportError as error:
            raise ArchiveError("pandas is not installed", remedy='pip install "transcript[frame]"') from error
        frame = pandas.DataFrame([row(hit) for hit in self], columns=list(COLUMNS))
        frame["date"] = pandas.to_datetime(frame["date"], errors="coerce", format="ISO8601")
        return frame


class Office(NamedTuple):
    """An office a person held, with the days of the first and last appearance in it."""

    text: str
    organization: str | None
    posts: tuple[str, ...]
    first: str | None
    last: str | None
    conferences: int


class Appeared(NamedTuple):
    """A person at one conference, with the offices of that day and how often they spoke."""

    conference: str
    title: str | None
    date: str | None
    part: str
    name: str
    offices: tuple[str, ...]
    answers: int
    statements: int
    questions: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person over time. `id` stays valid when they are merged into another (`Archive.person` follows)."""

    id: str
    name: str
    names: tuple[str, ...]
    outlet: str | None
    offices: tuple[Office, ...]
    appearances: tuple[Appeared, ...]
    topics: tuple[tuple[str, int], ...]

    @property
    def answers(self) -> int:
        """How many answers they gave."""
        return sum(appeared.answers for appeared in self.appearances)

    @property
    def office(self) -> str:
        """The last office known by date, or the outlet."""
        held = max(self.offices, key=lambda office: office.last or "", default=None)
        return held.text if held else self.outlet or ""


class Doubtful(NamedTuple):
    """Two sets of appearances that may or may not be one person. `joined` says how they are kept now."""

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]
    joined: bool
    because: str
    persons: tuple[str, ...]
    conferences: tuple[tuple[str, ...], tuple[str, ...]]


class Listed(NamedTuple):
    """One conference in a list."""

    id: str
    date: str | None
    title: str | None
    issuer: str | None
    kind: str
    answers: int
    path: str
    sha256: str
    added: str
