"""Turns as sentences."""

from __future__ import annotations

from tests.unit.briefing.sample import conference
from transcript.briefing.sentences import Reader


def split(text: str) -> list[str]:
    """The sentences of a text said at the sample conference."""
    return [text[one.start : one.end] for one in Reader(conference()).sentences(text)]


def test_hard_wraps_do_not_end_sentences() -> None:
    """A line break inside a sentence is part of it; one after a stop is not."""
    assert split("新建泊位1.2\n万个，投入3.5亿元。\n一是用地。") == ["新建泊位1.2\n万个，投入3.5亿元。", "一是用地。"]


def test_labels_and_times_inside_a_turn_are_not_said() -> None:
    """A live feed repeats label and clock before every piece; neither is speech."""
    text = "新建泊位1.2万个。\n10:06\n柳承志：投入资金3.5亿元。\n【10:07】市城管局局长柳承志：\n年底前建成12座。\n（图为发布会现场）"
    assert split(text) == ["新建泊位1.2万个。", "投入资金3.5亿元。", "年底前建成12座。"]


def test_quotations_and_brackets_are_kept_whole() -> None:
    """A stop inside a quotation ends no sentence."""
    assert split("他说：“先来。后到。”再说一句。") == ["他说：“先来。后到。”", "再说一句。"]


def test_half_width_stops_and_decimals() -> None:
    """A half-width stop ends a sentence after a Han character; a decimal point does not."""
    assert split("增长5.6%,总的平稳.下一步再看.") == ["增长5.6%,总的平稳.", "下一步再看."]


def test_long_sentences_are_taken_apart_at_semicolons() -> None:
    """Only a long sentence is divided at its semicolons."""
    short = "一是用地；二是收费。"
    long = "第一产业增加值九百七十二亿元，增长百分之三点四，比上年同期快零点二个百分点；" * 3
    assert split(short) == [short]
    assert len(split(long)) == 3


def test_bounds_are_kept() -> None:
    """Sentences of a part of a text stay inside it."""
    text = "甲说完了。乙接着说。丙最后说。"
    found = Reader(conference()).sentences(text, 5, 10)
    assert [text[one.start : one.end] for one in found] == ["乙接着说。"]
