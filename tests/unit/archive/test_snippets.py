"""Snippets: the piece that shows why."""

from __future__ import annotations

from transcript.archive.fold import build
from transcript.archive.snippets import occurrences, snippet

FOLDING = build()


def _marked(text: str, *words: str, width: int = 30) -> tuple[str, list[str]]:
    found = snippet(FOLDING, text, words, width=width)
    return found.text, [found.text[start:end] for start, end in found.highlights]


def test_a_short_text_is_shown_whole_with_every_word_marked() -> None:
    """Every place of every word is marked, touching ones as one."""
    assert _marked("电梯和电梯，停车。", "电梯", "停车") == ("电梯和电梯，停车。", ["电梯", "电梯", "停车"])
    assert _marked("老旧小区", "老旧", "小区") == ("老旧小区", ["老旧小区"])


def test_a_long_text_is_cut_where_most_words_stand() -> None:
    """The window shows the place with most of the words, marks what was cut off, and begins after a mark if it can."""
    text = "无关的话。" * 30 + "电梯改造，停车位。" + "别的话。" * 30 + "电梯。"
    shown, marked = _marked(text, "电梯", "停车")
    assert shown.startswith("…") and shown.endswith("…")
    assert marked == ["电梯", "停车"]


def test_what_is_marked_reads_as_the_word_in_the_other_script() -> None:
    """Folded words are marked as printed: other script, other width, spaces within."""
    assert _marked("舊區的ＣＰＩ與電 梯", "旧区", "cpi", "电梯")[1] == ["舊區", "ＣＰＩ", "電 梯"]


def test_a_word_longer_than_the_window_is_shown_whole() -> None:
    """The window grows for one hit that does not fit."""
    word = "改造工程按计划推进" * 6
    assert _marked("头" * 50 + word + "尾" * 50, FOLDING.fold(word))[1] == [word]


def test_no_words_no_marks() -> None:
    """Without words: the beginning, nothing marked."""
    assert _marked("开" * 100)[0] == "开" * 30 + "…"
    assert occurrences(FOLDING, "电梯", []) == []


def test_many_hits_are_cut_where_most_of_them_stand() -> None:
    """The window with the most whole hits, the earliest of those: as counting them one by one would say."""
    text = "水" + "，地" * 40 + "水水，水。水" + "，天" * 40 + "水" * 3
    shown, marked = _marked(text, "水", width=20)
    assert len(marked) >= 3 and "水水，水。水" in shown
