"""Paragraphs that retell a presentation are statements of who presented."""

from __future__ import annotations

import pytest

import transcript

PAGE = """青禾区这一年做了些什么

本报讯(记者 王小川)3月20日上午,在全市系列新闻发布会青禾区专场上,青禾区委书记林远舟对青禾区2024年的工作情况进行介绍,区里几个部门的负责人回答了记者提问。

过去一年,青禾区的日子一季比一季好。规上工业增加值做到183.4亿元、同比增长6.1%,在全市排第5位;财政收入进账9.7亿元、同比增长3.2%。

再看百姓的日子:农民一年的收入到了3.18万元,同比增长6.4%,年初定下的26件实事全部办完。

林远舟表示,2025年,青禾区将新建12所学校。
"""


def test_paragraphs_are_the_presenters() -> None:
    """Every paragraph with figures after the presentation's lead is attributed, as paraphrase, with its figures and their year."""
    (report,) = transcript.structure_text(PAGE)
    assert report.kind == "report"
    told = [statement for statement in report.statements if statement.figures]
    assert {report.participant(statement.speaker).name for statement in told} == {"林远舟"}  # type: ignore[union-attr]
    assert all(not statement.quoted for statement in told)
    figures = {f"{figure.value}{figure.unit}": figure for statement in told for figure in statement.figures}
    assert figures["183.4亿元"].period_iso == figures["3.18万元"].period_iso == "2024"
    assert PAGE[figures["183.4亿元"].start : figures["183.4亿元"].end] == "183.4亿元"


@pytest.mark.xfail(
    strict=True, reason="the model of promises scores a report's 2025年,某区将新建… just below its threshold"
)
def test_attributed_statements_carry_commitments() -> None:
    """What the article says somebody promised is a commitment of theirs."""
    (report,) = transcript.structure_text(PAGE)
    promises = [promise for statement in report.statements for promise in statement.commitments]
    assert [promise.text for promise in promises] == ["2025年,青禾区将新建12所学校"]
