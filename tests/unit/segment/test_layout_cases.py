"""Every labelled layout case is read turn by turn: part, speaker, outlet and first words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript.pipeline import structure_text

CASES = json.loads((Path(__file__).parents[2] / "cases" / "segment" / "layouts.json").read_text("utf-8"))


def _params() -> list[object]:
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case.get("why", "known failure"))]
            if case["kind"] == "known_failure"
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _params())
def test_layout_is_read(case: dict) -> None:
    """The turns of the layout come out as a careful reader would mark them."""
    record = structure_text(case["input"], tags=False)[0]
    names = {person.id: person.name for person in record.participants}
    found = [(turn.part, names.get(turn.speaker), turn.outlet) for turn in record.turns]
    assert found == [(turn["part"], turn["speaker"], turn["outlet"]) for turn in case["expected"]]
    for turn, expected in zip(record.turns, case["expected"], strict=True):
        assert turn.text.startswith(expected["starts"])
        assert case["input"][turn.start : turn.start + 2] == turn.text[:2]
