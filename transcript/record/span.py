"""The base of every noun, and the one interval type."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen fact. Unknown fields are refused, so that a typo never passes as data."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Self:
        """A noun of values that this program made itself: every field by its name in Python, in the order of the class, of its type.

        Nothing is checked (`tests/unit/record/test_made.py` does), and all nouns of a class share the set of the fields that
        were given, which is larger than the values are. The dictionary becomes the noun's own.
        """
        noun = cls.__new__(cls)
        _put(noun, "__dict__", values)
        _put(noun, "__pydantic_fields_set__", _fields(cls))
        _put(noun, "__pydantic_extra__", None)
        _put(noun, "__pydantic_private__", None)
        return noun


_put = object.__setattr__  # a noun is frozen, and pydantic keeps what it knows of it in these four places


@lru_cache(maxsize=64)
def _fields(noun: type[Noun]) -> set[str]:
    return set(noun.model_fields)


class Span(Noun):
    """A half-open interval `[start, end)` of Python string indices into the source text."""

    start: int
    end: int
