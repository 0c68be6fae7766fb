"""Records against gold."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from transcript.errors import TranscriptError
from transcript.evaluate import evaluate
from transcript.evaluate.measures import MEASURES, interval, pk_and_windowdiff, value
from transcript.evaluate.run import changes, gold_pairs
from transcript.evaluate.score import Said, merged, plain, plain_outlet, score
from transcript.pipeline import structure_text

TEXT = "主持人 方志宏：请提问。\n青川日报记者：请问今年的水价会涨吗？\n市水务局局长王启明：今年没有调价的计划。\n"


def gold(**changed: Any) -> dict[str, Any]:
    """The gold of TEXT, with fields changed."""
    starts = [TEXT.index("请提问"), TEXT.index("请问今年"), TEXT.index("今年没有")]
    truth: dict[str, Any] = {
        "kind": "transcript",
        "date": None,
        "turns": [
            {"start": starts[0], "part": "host", "speaker": "方志宏", "outlet": None},
            {"start": starts[1], "part": "reporter", "speaker": None, "outlet": "青川日报"},
            {"start": starts[2], "part": "official", "speaker": "王启明", "outlet": None},
        ],
        "links": [[1, 2]],
        "addressees": {},
        "roster": [{"name": "王启明", "part": "official", "titles": ["市水务局局长"]}],
    }
    return {**truth, **changed}


def figures(truth: dict[str, Any]) -> dict[str, float | None]:
    """The measures of TEXT's record against a gold."""
    tally, _ = score(truth, structure_text(TEXT, tags=False), TEXT)
    return {measure.key: value(measure, tally) for measure in MEASURES}


def test_right_record_scores_one() -> None:
    """A record that says what gold says has 1 in every measure that applies."""
    found = figures(gold())
    assert found["boundary"] == found["speaker"] == found["outlet"] == found["link"] == found["roster"] == 1.0
    assert found["date"] is None


def test_wrong_speaker_costs_the_speaker_only() -> None:
    """Another name in gold lowers the speaker, not the boundaries."""
    turns = gold()["turns"]
    turns[2] = {**turns[2], "speaker": "张三"}
    found = figures(gold(turns=turns))
    assert (found["speaker"], found["boundary"], found["link"]) == (0.5, 1.0, 1.0)


def test_missing_link_costs_precision() -> None:
    """A link gold does not have counts against the record."""
    assert figures(gold(links=[]))["link"] == 0.0


def test_other_kind_is_wrong() -> None:
    """A transcript where gold has a report is a wrong kind, and nothing else is measured."""
    found = figures(gold(kind="report"))
    assert found["kind"] == 0.0
    assert found["boundary"] is None


def test_outcome_of_every_turn() -> None:
    """Each gold turn is right or wrong, by its start."""
    turns = gold()["turns"]
    turns[1] = {**turns[1], "outlet": "晨星网"}
    _, outcomes = score(gold(turns=turns), structure_text(TEXT, tags=False), TEXT)
    assert [outcome.right for outcome in outcomes] == [True, False, True]


def test_names_are_compared_plainly() -> None:
    """Script, spaces and marks do not make two names of one."""
    assert plain("左 琳") == plain("左琳")
    assert plain("阿依努爾·買買提") == plain("阿依努尔买买提")
    assert plain_outlet("《環球時報》記者") == plain_outlet("环球时报")


def test_neighbouring_turns_of_one_speaker_are_one() -> None:
    """Two turns of an official in a row are one; two reporters stay two."""
    turns = [
        Said(0, "official", "甲", ""),
        Said(9, "official", "甲", ""),
        Said(20, "reporter", "", "乙"),
        Said(30, "reporter", "", "乙"),
    ]
    kept, index = merged(turns)
    assert [turn.start for turn in kept] == [0, 20, 30]
    assert index == [0, 0, 1, 2]


def test_windows() -> None:
    """Equal boundaries are alike in every window; none found is not."""
    alike, same, windows = pk_and_windowdiff([10, 50, 90], [10, 50, 90], 100)
    assert alike == same == windows > 0
    alike, _, windows = pk_and_windowdiff([10, 50, 90], [], 100)
    assert alike < windows
    assert pk_and_windowdiff([], [1], 100) == (0, 0, 0)


def test_interval_holds_the_value() -> None:
    """The interval of a figure lies around it, and is the same every time."""
    measure = MEASURES[0]
    tallies = [Counter(kind_n=1, kind_ok=int(n % 4 > 0)) for n in range(40)]
    low, high = interval(measure, tallies) or (0, 0)
    assert low < 0.75 < high
    assert interval(measure, tallies) == (low, high)


def test_folders_and_saved_runs(tmp_path: Path) -> None:
    """Documents are paired with gold by name; a later run tells what it gained and lost."""
    for name in ("docs", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "docs" / "b.txt").write_bytes(b"")
    for name in ("a", "b"):
        (tmp_path / "gold" / f"{name}.gold.json").write_text(json.dumps(gold()), "utf-8")
    found = evaluate(tmp_path / "docs", tmp_path / "gold", tags=False)
    assert set(found.tallies) == {"a.txt", "b.txt"}
    assert set(found.failed) == {"b.txt"}
    saved = json.loads(found.to_json())
    assert changes(found, saved) == ([], [])
    first = next(iter(saved["turns"]["a.txt"]))
    saved["turns"]["a.txt"][first] = False
    assert changes(found, saved) == ([("a.txt", int(first))], [])


def test_no_gold_is_an_error(tmp_path: Path) -> None:
    """Folders without a pair are one clear error."""
    with pytest.raises(TranscriptError, match="no document has gold"):
        list(gold_pairs(tmp_path, tmp_path))
