"""The recipe of the word model: conventions, pruning, and text without words lost. The teachers are not needed here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript.chinese.conventions import convene
from transcript.chinese.words import Segmenter
from transcript.train.prune import prune
from transcript.train.silver import read_text, sentences, split, starts
from transcript.train.words import fit

# Invented; `|` is where the teachers cut, `/` where a border must be after the conventions.
CONVENTIONS = (
    ("126.4|亿元|,|同比|增长|8.3%", "126.4亿/元/,/同比/增长/8.3%"),
    ("改造|了|37个|小区", "改造/了/37/个/小区"),
    ("截至|2024|年|5|月底", "截至/2024年/5月底"),
    ("3|月|1|日起", "3月/1日/起"),
    ("三个|方面|,|一个|办法", "三/个/方面/,/一/个/办法"),
    ("全市|全国", "全/市/全国"),
    ("副|局长|会|不会|来", "副局长/会/不/会/来"),
    ("第|一|,|好|——|谢谢|……", "第一/,/好/——/谢谢/……"),
    ("这个|一些|不断", "这个/一些/不断"),
)


@pytest.mark.parametrize(("given", "expected"), CONVENTIONS)
def test_conventions_set_the_borders(given: str, expected: str) -> None:
    """Numbers, dates and small words are cut the same way whatever the teachers did."""
    text = given.replace("|", "")
    assert split(text, convene(text, starts(text, given.split("|")))) == expected.split("/")


def test_words_must_make_the_text() -> None:
    """A teacher that loses a character is found out."""
    with pytest.raises(ValueError, match="make the text"):
        starts("大家好", ["大家"])


def test_sentences_are_told_once(tmp_path: Path) -> None:
    """The same sentence counts once; what is hardly Chinese or too short is left out; `.jsonl` gives its contents."""
    path = tmp_path / "text.jsonl"
    path.write_text(json.dumps({"content": "今年 水价不涨。今年水价不涨。\nABCDEFG 1。好。"}) + "\n", "utf-8")
    assert list(sentences(read_text(path))) == ["今年水价不涨。"]


def test_a_model_is_trained_and_pruned(tmp_path: Path) -> None:
    """The recipe's own steps, on a handful of sentences: a model that cuts them, smaller after pruning, and still theirs."""
    cut = [
        line.split()
        for line in ("今年 水价 不 涨 。", "水价 今年 没有 调整 。", "我们 今年 改造 小区 。", "小区 改造 今年 完成 。")
    ] * 6
    fit(cut, cut[:4], tmp_path / "full", passes=8, seed=1)
    full = Segmenter(tmp_path / "full")
    assert [word.text for word in full.words("今年改造小区。")] == ["今年", "改造", "小区", "。"]
    (tmp_path / "small").mkdir()
    sizes = prune(tmp_path / "full", tmp_path / "small", features=60)
    assert sizes["kept"] <= 60 < sizes["trained"]
    small = Segmenter(tmp_path / "small")
    assert [word.text for word in small.words("今年改造小区。")] == ["今年", "改造", "小区", "。"]
