"""The quality gate: no dimension over `seeds/` falls below its floor. Floors only rise (`python -m tests.quality.raise_floors`)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from tests.quality.render.seeds import PRINTED, SEEDS, write
from transcript.evaluate import evaluate
from transcript.evaluate.run import Evaluation

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))


@lru_cache(maxsize=1)
def run() -> Evaluation:
    """One evaluation of all seeds that are text."""
    return evaluate(SEEDS, SEEDS / "gold", tags=True)


def test_other_formats_give_the_same() -> None:
    """What is read out of Word files and live feeds is as good as what is read from text."""
    figures = evaluate(SEEDS / "formats", SEEDS / "formats" / "gold", tags=False).figures()
    assert figures["kind"]["value"] == 1.0
    assert figures["boundary"]["value"] >= 0.97
    assert figures["link"]["value"] >= 0.97


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_floor_holds(measure: str) -> None:
    """The dimension is at or above its recorded floor."""
    assert run().figures()[measure]["value"] >= FLOORS[measure] - 1e-9


def test_every_seed_is_read() -> None:
    """No seed fails, every seed has gold, and look-alikes yield no turns."""
    found = run()
    assert not found.failed
    assert len(found.tallies) == len(list((SEEDS / "gold").glob("*.json"))) >= 20
    assert found.figures()["kind"]["value"] == 1.0


def test_seeds_are_what_the_script_prints(tmp_path: Path) -> None:
    """Printing the seeds again gives the same files, byte for byte (Word files: the same gold)."""
    write(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(SEEDS): path.read_bytes() for path in SEEDS.rglob("*") if path.is_file()}
    kept.pop(Path("README.md"))
    assert sorted(made) == sorted(kept)
    assert all(made[name] == kept[name] for name in made)


def test_layouts_are_varied() -> None:
    """At least eight conferences and twelve layouts are among the seeds."""
    assert len({conference for conference, _ in PRINTED.values()}) >= 8
    assert len({layout for _, layout in PRINTED.values()}) >= 12
