"""Every labelled roster case yields its participants: name, titles, part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript.pipeline import structure_text

CASES = json.loads((Path(__file__).parents[2] / "cases" / "roster" / "rosters.json").read_text("utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["label"]) for case in CASES])
def test_roster_is_read(case: dict) -> None:
    """Hosts and officials come out with the titles the page prints, and nobody else does."""
    record = structure_text(case["input"], tags=False)[0]
    found = {(p.name, "、".join(t.text for t in p.titles), p.part) for p in record.participants if p.part != "reporter"}
    assert found == {(person["name"], person["title"], person["part"]) for person in case["expected"]}
