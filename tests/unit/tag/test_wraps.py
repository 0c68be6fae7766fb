"""Line breaks inside sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transcript.tag import tag_speech
from transcript.tag.wraps import unwrapped

WRAPPED = "今年全市安排了供水管网改造资金三亿元，下一步我们将在十二月底\r\n　　前改完全部老旧水管，费用由财政承担，不向居民收\r\n取一分钱。"


def test_breaks_inside_sentences_are_closed_up() -> None:
    """A word cut at a line's end is whole again; places lead both ways."""
    read = unwrapped(WRAPPED)
    assert "十二月底前改完" in read.text
    assert "收取一分钱" in read.text
    for place, char in enumerate(read.text):
        assert WRAPPED[read.source(place)] == char
        assert read.place(read.source(place)) == place


def test_headings_and_paragraphs_stay() -> None:
    """A short line without a full stop is a heading; a line that ends a sentence is a paragraph."""
    for text in (
        "前文说完了。\n二、主要特点\n案件数量上升。",
        "第一段在这里说完了，一共是这么多个字。\n第二段从这里开始。",
    ):
        assert unwrapped(text).text == text


def test_findings_lie_where_they_are_printed() -> None:
    """A promise across a line break is found whole, with the words as printed."""
    (tagged,) = tag_speech([(WRAPPED, "", "")], date="2024-03-06")
    promise = tagged.commitments[0]
    assert promise.deadline == "2024-12"
    assert promise.text == WRAPPED[promise.start : promise.end]
    assert "底\r\n　　前改完" in promise.text


@given(st.text("甲乙，。\n\r 1", max_size=120))
def test_nothing_but_breaks_goes(text: str) -> None:
    """What is left out is white space, and places stay in order."""
    read = unwrapped(text)
    assert "".join(read.text.split()) == "".join(text.split())
    sources = [read.source(place) for place in range(len(read.text))]
    assert sources == sorted(set(sources))
    assert all(text[source] == char for source, char in zip(sources, read.text, strict=True))
