"""Words have exact places, terms stay whole, both scripts are read, and the model is the measured one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import transcript.models
from transcript.chinese.words import Word, segmenter, words
from transcript.errors import ModelError

CASES = Path(__file__).parents[2] / "cases" / "words"
FLOOR = {"zh-Hans": 0.90, "zh-Hant": 0.94}


def texts(found: list[Word]) -> list[str]:
    return [word.text for word in found]


def spans(parts: list[str]) -> set[tuple[int, int]]:
    ends = [sum(map(len, parts[: number + 1])) for number in range(len(parts))]
    return {(end - len(part), end) for part, end in zip(parts, ends, strict=True)}


def test_a_plain_sentence_is_cut_into_words() -> None:
    """An everyday sentence of a press conference is cut as a reader would."""
    assert texts(words("我们今年没有调价的计划。")) == ["我们", "今年", "没有", "调价", "的", "计划", "。"]


def test_white_space_belongs_to_no_word() -> None:
    """Places skip spaces and line breaks; what is printed at a place is the word."""
    text = " 谢谢 大家\n\n\u3000请坐 "
    found = words(text)
    assert texts(found) == ["谢谢", "大家", "请", "坐"]
    assert all(text[word.start : word.end] == word.text for word in found)


def test_terms_stay_whole() -> None:
    """A name the model cannot know is one word when it is given as a term, the longest term first."""
    text = "曜澜储能的滕越曜博士"
    assert {"曜澜储能", "滕越曜"} <= set(texts(words(text, terms=["曜澜", "曜澜储能", "滕越曜"])))


def test_terms_in_simplified_script_are_found_in_traditional_text() -> None:
    """The same-length view is what is matched; what is given back is the text."""
    assert "陳國棟" in texts(words("請陳國棟局長回答。", terms=["陈国栋"]))


def test_both_scripts_are_cut_alike() -> None:
    """A sentence and its traditional twin have the same places."""
    plain, traditional = words("这个问题由卫生局长来补充。"), words("這個問題由衛生局長來補充。")
    assert [word[1:] for word in plain] == [word[1:] for word in traditional]


@pytest.mark.parametrize("text", ["", " \n\u3000", "？", "😀👍", "1" * 5000, "\ud800半", "abc DEF１２３", "一" * 3000])
def test_odd_text_is_covered_exactly(text: str) -> None:
    """Nothing crashes, nothing is lost: the words are the text without its white space."""
    assert "".join(texts(words(text))) == "".join(text.split())


def test_numbers_and_units_are_two_words() -> None:
    """A number with its 万 or 亿 is one word, what it counts another, whatever the numeral."""
    assert texts(words("缩短到8分钟，惠及1.2万户，投资4.1亿元，增长8.3%。")) == [
        "缩短", "到", "8", "分钟", "，", "惠及", "1.2万", "户", "，", "投资", "4.1亿", "元", "，", "增长", "8.3%", "。",
    ]  # fmt: skip


def test_empty_terms_mean_nothing() -> None:
    """A blank in the dictionary changes no word."""
    assert words("谢谢大家。", terms=["", " "]) == words("谢谢大家。")


@pytest.mark.parametrize("script", sorted(FLOOR))
def test_hand_cut_sentences_are_met(script: str) -> None:
    """On the sentences kept for testing, F1 over words stays above the floor."""
    rows = [row for path in sorted(CASES.glob("*.json")) for row in json.loads(path.read_text("utf-8"))]
    right = found = gold = 0
    for row in rows:
        if row["script"] == script and row["set"] == "test":
            parts = row["words"].split()
            cut = spans(texts(words("".join(parts))))
            right, found, gold = right + len(cut & spans(parts)), found + len(cut), gold + len(parts)
    assert gold > 250
    assert 2 * right / (found + gold) >= FLOOR[script]


def test_a_changed_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte more in the weights is a ModelError that names the file, not a different segmentation."""
    shutil.copytree(transcript.models.root() / "words", tmp_path / "words")
    with (tmp_path / "words" / "weights.npz").open("ab") as weights:
        weights.write(b"\0")
    monkeypatch.setattr(transcript.models, "root", lambda: tmp_path)
    segmenter.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"weights\.npz"):
            words("大家好")
    finally:
        segmenter.cache_clear()


def test_the_models_fit_into_the_wheel() -> None:
    """The word model is under 15 MB, all models together under 30 MB."""
    sizes = {path: path.stat().st_size for path in transcript.models.root().rglob("*") if path.is_file()}
    assert sum(size for path, size in sizes.items() if "words" in path.parts) < 15e6
    assert sum(sizes.values()) < 30e6
