"""Every labelled export is read turn by turn, whatever the suffix; what merely looks like one is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript.pipeline import structure
from transcript.read import read_bytes
from transcript.repair.repaired import invert
from transcript.unpack import unpack

CASES = json.loads((Path(__file__).parents[2] / "cases" / "unpack" / "exports.json").read_text("utf-8"))


def _params() -> list[object]:
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["why"])] if case["kind"] == "known_failure" else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _params())
def test_export_is_read(case: dict) -> None:
    """Kind, turns and links come out as a careful reader would mark them, at their places in the source as stored."""
    record = structure(read_bytes(case["input"].encode(), name=case["name"]), tags=False)[0]
    assert record.kind == case["document"]
    names = {person.id: person.name for person in record.participants}
    found = [(turn.part, names.get(turn.speaker), turn.outlet) for turn in record.turns]
    assert found == [(turn["part"], turn["speaker"], turn["outlet"]) for turn in case["expected"]]
    for turn, expected in zip(record.turns, case["expected"], strict=True):
        assert turn.text.startswith(expected["starts"])
        stored = case["input"][turn.start : turn.end]
        if "\\" in stored[:2]:  # escapes of JSON
            stored = json.loads(f'"{stored}"')
        assert (stored[:2], stored[-1]) == (turn.text[:2], turn.text[-1])
        if turn.label is not None and turn.speaker is not None and "\\u" not in case["input"]:
            printed = case["input"][turn.label.start : turn.label.end]
            assert (names[turn.speaker] or turn.label.text) in printed or turn.label.text in printed
    order = {turn.id: at for at, turn in enumerate(record.turns)}
    asked = {question.id: order[question.turn] for question in record.questions}
    links = sorted([asked[q], order[answer.turn]] for answer in record.answers for q in answer.answers)
    assert links == case["links"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_only_exports_are_written_out(case: dict) -> None:
    """What looks like an export and is none stays as it is; the plan that writes an export out gives the source again."""
    unpacked = unpack(case["input"])
    assert (unpacked.kind is None) == case["label"].startswith("no export")
    assert invert(unpacked.repaired) == case["input"]
