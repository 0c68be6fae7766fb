"""Hostile texts: repairing them stays a matter of their length. Sizes here are small; tests/benchmarks has the large ones."""

from __future__ import annotations

import pytest

from transcript.repair import invert, repair
from transcript.repair import lost_bytes as module

HOSTILE = {
    "one line of doubled commas": "我们今天，，开会，。" * 3000,
    "one line of spaced names": "王 琳、李 明、" * 3000,
    "entities and nothing else": "&nbsp;" * 5000,
    "spaces and nothing after": "好" + " " * 20000,
    "replacement characters": "任务\ufffd服务" * 400,
    "question marks": "好?" * 3000,
    "brackets": "(" * 20000 + ")" * 20000,
    "controls": "".join(map(chr, range(32))) * 100,
    "lone surrogates": "\ud800大家好\udfff" * 50,
    "readings": "發(fā)" * 4000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_repaired_reversibly(name: str) -> None:
    """No hostile text raises, and the source comes back from the repaired text and its plan."""
    found = repair(HOSTILE[name])
    assert invert(found) == HOSTILE[name]


def test_damage_beyond_the_limit_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text with more damage than is worth decoding gets marks for the rest, and says so."""
    monkeypatch.setattr(module, "_MOST", 0)
    found = repair("任务\ufffd已经完成，大家放心。\n" * 3)
    marks = [edit for edit in found.repairs if edit.is_mark]
    assert len(marks) == 3
    assert not any(edit.certain for edit in marks)


def test_short_damaged_text_is_repaired() -> None:
    """A text that is damaged from end to end has no undamaged rest to learn from, and is looked at all the same."""
    repair("环节?Ｇ敫魑患钦咛嵛")
    repair("\ufffd")
    repair("?")
