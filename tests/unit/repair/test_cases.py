"""Labelled texts: what is damaged comes back, what only looks damaged stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.repair.drop import drop_byte
from transcript.repair import changes, invert, repair

CASES = Path(__file__).parents[2] / "cases" / "repair"


def _params(name: str) -> list[Any]:
    cases = json.loads((CASES / name).read_text("utf-8"))
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["why"])] if case["kind"] == "known_failure" else [],
        )
        for case in cases
    ]


@pytest.mark.parametrize("case", _params("texts.json"))
def test_text_is_repaired_or_left(case: dict[str, Any]) -> None:
    """The repaired text is the one expected; a negative is not changed at all."""
    found = repair(case["input"])
    assert found.text == case.get("expected", case["input"])
    if case["kind"] == "negative":
        assert not changes(found.repairs)
    assert invert(found) == case["input"]


@pytest.mark.parametrize("case", [param.values[0] for param in _params("texts.json")], ids=lambda case: case["label"])
def test_second_run_changes_nothing(case: dict[str, Any]) -> None:
    """Repairing a repaired text finds nothing to change."""
    once = repair(case["input"])
    assert not repair(once.text).changed


@pytest.mark.parametrize("shown", ["?", "\ufffd"])
@pytest.mark.parametrize("case", _params("lost_bytes.json"))
def test_lost_byte_comes_back(case: dict[str, Any], shown: str) -> None:
    """A full stop that lost its first GBK byte, and the run behind it, are read as they were."""
    text = case["text"]
    damaged = drop_byte(text, len(text[: text.index("。")].encode("gbk")), shown=shown, codec="gb2312")
    assert damaged != text
    found = repair(damaged)
    assert found.text == text
    assert all(edit.certain == case["certain"] for edit in found.repairs)
    assert invert(found) == damaged
