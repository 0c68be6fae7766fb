"""The error tree: every error has a code of its own and is one line."""

from __future__ import annotations

import inspect

import pytest

from transcript import errors
from transcript.errors import TranscriptError

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, TranscriptError)]


def test_codes_are_unique() -> None:
    """No two kinds share a code, and a kind's code begins with its parent's."""
    assert len({kind.code for kind in TREE}) == len(TREE)
    for kind in TREE:
        parent = kind.__mro__[1]
        if issubclass(parent, TranscriptError) and parent is not TranscriptError:
            assert kind.code.startswith(parent.code)


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_error_is_one_line(kind: type[TranscriptError]) -> None:
    """What happened, where, and what to do next, in one line; the drawing of the tree names it."""
    error = kind("it broke", where="a.txt", remedy="mend it")
    assert str(error) == "a.txt: it broke (mend it)"
    assert (error.cause, error.where, error.remedy) == ("it broke", "a.txt", "mend it")
    assert kind.__name__ in (errors.__doc__ or "")


def test_place_and_remedy_may_be_missing() -> None:
    """An error may be of no place."""
    assert str(TranscriptError("it broke")) == "it broke"
