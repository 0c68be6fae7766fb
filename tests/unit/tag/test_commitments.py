"""Commitments: what promises action and what does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from transcript.chinese.view import view
from transcript.tag.commitments import find_commitments
from transcript.tag.promises import sentences

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "tag" / "commitments.json").read_text("utf-8")
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:18],
            marks=[pytest.mark.xfail(strict=True)] if case["kind"] == "known_failure" else [],
        )
        for case in CASES
    ],
)
def test_labelled_case(case: dict[str, Any]) -> None:
    """Exactly the promises of the case are found, with their deadlines."""
    found = find_commitments(case["text"], date=case["date"])
    assert [promise.text for promise in found] == case["promises"]
    assert [promise.deadline for promise in found] == case.get("deadlines", [])


def test_offsets_are_those_of_the_text() -> None:
    """What is quoted stands where it is said to stand."""
    text = "說明完了。\n\n接下來，我們會在年底前公布名單。謝謝。"
    for promise in find_commitments(text, date="2024-01-02"):
        assert text[promise.start : promise.end] == promise.text


def test_two_dates_are_two_promises() -> None:
    """A sentence that promises two things by two times is two promises."""
    text = "9月底前完成其余19处积水点的改造，年底前把全市管网漏损率再压低0.5个百分点。"
    assert [promise.deadline for promise in find_commitments(text, date="2024-06-11")] == ["2024-09", "2024-12"]


@pytest.mark.parametrize("text", ["", "将", "。。。", "😀将😀", "\n" * 100, "将" * 500])
def test_odd_input_is_borne(text: str) -> None:
    """Nothing odd raises, nothing is invented."""
    for promise in find_commitments(text):
        assert promise.text in text


def test_deeds_and_promises_of_one_sentence_are_told_apart_by_clause() -> None:
    """What is done and what is to come stand in clauses of their own."""
    (sentence,) = sentences(view("已经建成三座，年底前再建两座。"), date="2024-03-06")
    deed, promise = sentence.clauses
    assert "past" in deed
    assert "past" not in promise
    assert {"first clause behind", "last clause ahead"} <= sentence.marks
