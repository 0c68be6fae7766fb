"""Pages by authors who saw neither the rules nor the program: no dimension falls below its floor (`floors_pages.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from tests.quality.raise_floors import page_sets
from transcript.evaluate import evaluate
from transcript.evaluate.run import Evaluation

ROOM = Path(__file__).parent
FLOORS: dict[str, dict[str, float]] = json.loads((ROOM / "floors_pages.json").read_text("utf-8"))


@cache
def run(pages: str) -> Evaluation:
    """One evaluation of a set of pages, without tags."""
    return evaluate(ROOM / pages, ROOM / pages / "gold", tags=False)


def test_every_set_has_floors() -> None:
    """A set of pages that nobody measures is of no use."""
    assert sorted(FLOORS) == [path.name for path in page_sets()]


@cache
def measured(pages: str) -> dict[str, dict[str, float | None]]:
    """Its figures: their intervals take longer than the reading."""
    return run(pages).figures()


@pytest.mark.parametrize(
    ("pages", "measure"), [(pages, measure) for pages in FLOORS for measure in sorted(FLOORS[pages])]
)
def test_floor_holds(pages: str, measure: str) -> None:
    """The dimension is at or above its recorded floor."""
    assert measured(pages)[measure]["value"] >= FLOORS[pages][measure] - 1e-9


@pytest.mark.parametrize("pages", sorted(FLOORS))
def test_every_page_is_read(pages: str) -> None:
    """No page fails, and every page has gold."""
    assert not run(pages).failed
    assert len(run(pages).tallies) == len(list((ROOM / pages / "gold").glob("*.json"))) > 0
