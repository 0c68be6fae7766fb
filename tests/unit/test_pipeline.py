"""Assembling a record: what every document gives, and what is said of doubtful ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcript import load, load_all, structure_text
from transcript.errors import UsageError
from transcript.record import Conference

TURNS = "市水务局局长王启明：今年没有调价的计划，请大家放心，我们会把工作做好。\n"


def codes(record: Conference) -> set[str]:
    """The codes of a record's issues."""
    return {issue.code for issue in record.issues}


def test_no_questions_is_an_issue() -> None:
    """A transcript in which nobody asks says so."""
    record = structure_text(
        "主持人：下面请王启明局长介绍情况。\n" + TURNS + "主持人：谢谢王局长，发布会到此结束。\n", tags=False
    )[0]
    assert record.kind == "transcript"
    assert "no-questions" in codes(record)


def test_no_roster_is_read_from_labels() -> None:
    """Without a roster the labels say who takes part."""
    record = structure_text("主持人：请提问。\n青川日报记者：请问今年的水价会涨吗？\n" + TURNS, tags=False)[0]
    assert {person.name for person in record.participants if person.part == "official"} == {"王启明"}
    assert len(record.qa_pairs) == 1


def test_a_label_is_without_its_marks_of_bold() -> None:
    """`**王启明：**` and `**王启明**：` are the label 王启明, at its place."""
    text = "**主持人：** 请提问。\n\n**青川日报记者**：请问今年的水价会涨吗？\n\n**王启明：** 今年没有调价的计划。\n"
    record = structure_text(text, tags=False)[0]
    labels = [turn.label for turn in record.turns if turn.label is not None]
    assert [label.text for label in labels] == ["主持人", "青川日报记者", "王启明"]
    assert [text[label.start : label.end] for label in labels] == [label.text for label in labels]


def test_text_that_is_no_transcript_says_why() -> None:
    """Another document has no turns, and an issue with the reason."""
    record = structure_text("春天来了，河边的柳树发芽了。孩子们在草地上放风筝。\n" * 5)[0]
    assert record.kind == "other"
    assert record.turns == ()
    assert "not-a-transcript" in codes(record)


def test_unread_damage_is_an_issue() -> None:
    """Damage that could not be read, or was only guessed, is on record."""
    text = "主持人：请提问。\n青川日报记者：请问任务\ufffd吗？\n" + TURNS
    record = structure_text(text, tags=False)[0]
    (issue,) = [issue for issue in record.issues if issue.code == "unsure-repair"]
    assert text[issue.start : issue.end].startswith("\ufffd")


@pytest.mark.parametrize(
    "text",
    ["", "\n", "：", "：：：\n：", "[]", "【】【】", "记者：", "问：\n答：\n", "主持人", "\ufeff", "a", "。" * 100, "(" * 5000, "张三：" * 300],
)  # fmt: skip
def test_degenerate_text_gives_a_record(text: str) -> None:
    """The smallest and the emptiest texts give one record and no error."""
    (record,) = structure_text(text)
    assert record.source.end == len(text)


def test_load_gives_the_transcript(tmp_path: Path) -> None:
    """`load` reads one file; `load_all` gives every record it holds."""
    path = tmp_path / "a.txt"
    path.write_text("主持人：请提问。\n青川日报记者：请问今年的水价会涨吗？\n" + TURNS, "utf-8")
    assert load(path) == load_all(str(path))[0]
    assert load(path).source.path == str(path)


def test_tags_can_be_left_out() -> None:
    """Without tags there are no topics, figures and promises; everything else is the same."""
    text = "主持人：请提问。\n青川日报记者：请问花了多少钱？\n市水务局局长王启明：花了3.2亿元，年底前我们将全部完工。\n"
    with_tags, without = structure_text(text)[0], structure_text(text, tags=False)[0]
    assert with_tags.answers[0].figures
    assert not without.answers[0].figures
    assert with_tags.turns == without.turns


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("各位记者，欢迎参加市政府新闻办举行的发布会。", "市政府新闻办"),
        ("各位记者，歡迎出席望浦市人民政府新聞辦公室舉辦的發佈會。", "望浦市人民政府新聞辦公室"),
        ("要限制威胁安全的公司在本市开店。", None),
    ],
)
def test_an_issuer_is_a_name(said: str, issuer: str | None) -> None:
    """The welcome to a conference is no part of the issuer's name, and a clause is no name."""
    text = f"停车治理新闻发布会\n2024年5月20日\n主持人高远：{said}\n市城管局局长柳承志：今年新建泊位1.2万个。\n"
    text += "望浦日报记者：收费会不会上调？\n柳承志：今年不调整收费标准。\n"
    assert structure_text(text, tags=False)[0].issuer == issuer


def test_unknown_tags_are_refused() -> None:
    with pytest.raises(UsageError, match="no tags"):
        structure_text("主持人：请提问。", tags="foo")  # type: ignore[arg-type]
