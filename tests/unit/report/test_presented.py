"""Paragraphs that retell a presentation are statements of who presented."""

from __future__ import annotations

import transcript

PAGE = """青禾区交出高质量发展答卷

本报讯(记者 王小川)3月20日上午,在全市系列新闻发布会青禾区专场上,青禾区委书记林远舟对青禾区2024年经济社会发展情况进行介绍,青禾区相关部门负责人回答了记者提问。

过去一年,青禾区经济社会发展稳中向好。地区生产总值实现297.6亿元、同比增长5.5%,总量居全市第4位;完成一般公共预算收入12.1亿元、同比增长2.5%。

民生福祉更加殷实:居民人均可支配收入4.26万元,同比增长4.5%,28项重点民生实事全部完成。

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
    assert figures["297.6亿元"].period_iso == figures["4.26万元"].period_iso == "2024"
    assert PAGE[figures["297.6亿元"].start : figures["297.6亿元"].end] == "297.6亿元"


def test_attributed_statements_carry_commitments() -> None:
    """What the article says somebody promised is a commitment of theirs."""
    (report,) = transcript.structure_text(PAGE)
    promises = [promise for statement in report.statements for promise in statement.commitments]
    assert [promise.text for promise in promises] == ["2025年,青禾区将新建12所学校"]
