"""The best sequence of speakers under what the page says for certain."""

from __future__ import annotations

import pytest

from transcript.record.participant import Part
from transcript.segment.seams import best_path, features, load

PARAGRAPHS = (
    "各位记者朋友，大家上午好。欢迎出席今天的新闻发布会。下面请局长介绍情况。",
    "大家好。今年我们改造了三百二十个小区，年底前全部完工。",
    "谢谢局长。下面请记者提问。",
    "我是青川日报记者。请问钱从哪里来？",
    "谢谢您的提问。财政出一半，企业出三成，居民出两成。",
    "今天的发布会就到这里，谢谢大家。",
)


def rows() -> list[list[str]]:
    """The features of the paragraphs."""
    last = len(PARAGRAPHS) - 1
    return [
        features(
            PARAGRAPHS[at - 1] if at else "",
            text,
            PARAGRAPHS[at + 1] if at < last else "",
            first=not at,
            last=at == last,
        )
        for at, text in enumerate(PARAGRAPHS)
    ]


def test_speakers_of_a_short_conference() -> None:
    """Host, official, host, reporter, official, host, each in a turn of his own."""
    path, margins = best_path(rows(), load())
    assert path == [(part, True) for part in ("host", "official", "host", "reporter", "official", "host")]
    assert len(margins) == len(PARAGRAPHS)


@pytest.mark.parametrize("part", ["host", "reporter", "official"])
def test_label_is_believed(part: Part) -> None:
    """A paragraph with a label begins a turn of the part the label says, whatever it reads like."""
    path, _ = best_path(rows(), load(), fixed={2: part})
    assert path[2] == (part, True)


def test_label_of_an_unknown_part_begins_a_turn() -> None:
    """Where the label does not say the part, the words do."""
    assert best_path(rows(), load(), fixed={1: None})[0][1][1]


def test_closed_part_begins_nowhere_else() -> None:
    """Whoever has labels elsewhere begins no turn without one."""
    path, _ = best_path(rows(), load(), fixed={0: "host", 1: "official"}, closed=("official", "host"))
    assert [opens for part, opens in path[2:] if part != "reporter"] == [False] * sum(
        p != "reporter" for p, _ in path[2:]
    )
