"""The event card: who holds the conference."""

from __future__ import annotations

import pytest

import transcript
from transcript.pipeline import structure_text

TALK = (
    "青川市供水工作新闻发布会\n\n主持人 方志宏：{}请提问。\n青川日报记者：请问王局长，水价会涨吗？\n"
    "市水务局局长 王启明：今年没有调价的计划。\n主持人 方志宏：谢谢，发布会到此结束。\n"
)


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("各位记者，大家好，欢迎出席市政府新闻办举行的发布会。", "市政府新闻办"),
        ("欢迎参加青川市人民政府新闻办公室今天举办的发布会。", "青川市人民政府新闻办公室"),
        ("6月18日下午，青川市人民政府新闻办公室举行发布会。", "青川市人民政府新闻办公室"),
        ("大家都在看警方在网上说了什么。", None),
        ("有人想通过立法来限制这家公司在本地经营。", None),
    ],
)
def test_issuer(opening: str, issuer: str | None) -> None:
    """The body is named without the welcome before it; the middle of a sentence is no issuer."""
    (found,) = transcript.structure_text(TALK.format(opening), tags=False)
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("2026年3月1日外交部发言人南宫静主持例行记者会", "外交部"), ("交通运输部2024年9月例行新闻发布会", "交通运输部"), ("青禾县教育局新闻发布会", "青禾县教育局"),
        ("供水工作新闻发布会", None),
    ],
)  # fmt: skip
def test_the_title_names_who_holds_it(title: str, issuer: str | None) -> None:
    text = f"{title}\n\n主持人：请提问。\n新华社记者：请问情况如何？\n南宫静：国务院新闻办公室今天发布了白皮书，请大家看看。\n"
    assert structure_text(text, tags=False)[0].issuer == issuer


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青川市供水工作新闻发布会\n主题：介绍供水管网改造情况", "青川市供水工作新闻发布会"),
        ("青川市政府网\n主题：介绍供水管网改造情况", "介绍供水管网改造情况"),
        ("青川市供水工作新闻发布会\n标题：供水管网改造通气会", "供水管网改造通气会"),
    ],
)
def test_the_headline_and_the_line_of_the_theme(head: str, title: str) -> None:
    """`主题：…` is the title where no line above the speech names a press conference; `标题：…` always is."""
    text = f"{head}\n\n主持人：请提问。\n新华社记者：请问情况如何？\n南宫静：今年改造三十公里。\n"
    assert structure_text(text, tags=False)[0].title == title


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("时间：2025年6月3日上午10时", "2025年6月3日上午10时"),
        ("时间：2025-06-05 16:20:33　来源：青川发布　字号：大 中 小", None),
    ],
)
def test_when_the_page_was_posted_is_not_when_they_met(line: str, time: str | None) -> None:
    text = f"青川市供水工作新闻发布会\n{line}\n\n主持人：请提问。\n新华社记者：请问情况如何？\n南宫静：今年改造三十公里。\n"
    assert structure_text(text, tags=False)[0].time == time


def test_title_is_no_lead_label_or_way_to_the_page() -> None:
    """`以下为…：`, a breadcrumb, a label and a cut sentence name nothing; what the page was called elsewhere does where nothing better is printed."""
    speech = "记者：请问水价涨不涨？\n顾北辰：今年不涨，明年看监审的结果。\n记者：那后年呢？\n顾北辰：后年再说。\n"
    for line in ("以下为答问部分文字实录：", "首页 > 新闻 > 正文", "16:30　已结束", "市民应当按照分类的要求……"):
        assert structure_text(f"{line}\n{speech}")[0].title is None, line
    assert structure_text(f"原标题：青川水价今年不涨\n{speech}")[0].title == "青川水价今年不涨"
