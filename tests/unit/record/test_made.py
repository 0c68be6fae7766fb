"""Nouns made of the pipeline's own values, unchecked, are what checked ones would be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from transcript.pipeline import Tags, load_all
from transcript.record import Conference
from transcript.record.span import Noun, Span

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))


def _nouns(value: object) -> Iterator[Noun]:
    """A noun and all nouns in it."""
    if isinstance(value, Noun):
        yield value
        for inner in vars(value).values():
            yield from _nouns(inner)
    elif isinstance(value, tuple):
        for one in value:
            yield from _nouns(one)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("tags", [False, "topics"])
def test_every_noun_has_its_fields_in_order_and_of_their_types(path: Path, tags: Tags) -> None:
    for record in load_all(path, tags=tags):
        for noun in _nouns(record):
            assert list(vars(noun)) == list(type(noun).model_fields)
            assert type(noun).model_validate(dict(vars(noun)), strict=True) == noun
        assert Conference.from_json(record.to_json()) == record


def test_a_changed_copy_leaves_the_class_alone() -> None:
    one = Span.made({"start": 1, "end": 2})
    assert one == Span(start=1, end=2)
    assert one.model_copy(update={"end": 3}) == Span(start=1, end=3)
    assert one.model_fields_set == {"start", "end"}
