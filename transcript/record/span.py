"""The base of every noun, and the one interval type."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen fact. Unknown fields are refused, so that a typo never passes as data."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(Noun):
    """A half-open interval `[start, end)` of Python string indices into the source text."""

    start: int
    end: int
