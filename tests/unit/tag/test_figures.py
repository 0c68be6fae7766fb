"""Figures: what is one and what is none, and what each says."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from transcript.tag.figures import FigureFinding, find_figures, with_hedge

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "tag" / "figures.json").read_text("utf-8")
)


def figures(text: str, **options: Any) -> dict[str, FigureFinding]:
    """Figures by value and unit as printed."""
    return {f"{figure.value}{figure.unit or ''}": figure for figure in find_figures(text, **options)}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case["text"][:18],
            marks=[pytest.mark.xfail(strict=True)] if case["kind"] == "known_failure" else [],
        )
        for case in CASES
    ],
)
def test_labelled_case(case: dict[str, Any]) -> None:
    """Exactly the figures of the case are found, as printed."""
    found = [f"{figure.value}{figure.unit or ''}".replace(" 个", "个") for figure in find_figures(case["text"])]
    assert found == case["figures"]


def test_list_links_every_figure_to_its_indicator() -> None:
    """Value, growth and rank in a list belong to the indicator they follow."""
    found = figures(
        "地区生产总值实现261亿元，同比增长4.3%，总量位居全市第4位；固定资产投资79.9亿元，社会消费品零售总额97.3亿元，增长7.1%。"
    )
    assert found["261亿元"].indicator == found["4.3%"].indicator == "地区生产总值"
    assert found["4.3%"].rank == "位居全市第4位"
    assert found["79.9亿元"].indicator == "固定资产投资"
    assert found["97.3亿元"].indicator == found["7.1%"].indicator == "社会消费品零售总额"


def test_leading_verbs_are_no_part_of_an_indicator() -> None:
    """全年完成… and 实现… are said of the indicator, not in it."""
    assert figures("全年实现地区生产总值261亿元")["261亿元"].indicator == "地区生产总值"
    assert figures("完成一般公共预算收入16.1亿元")["16.1亿元"].indicator == "一般公共预算收入"


def test_bounds_and_bases_name_no_indicator() -> None:
    """`90分以上` and `每立方米` say how the figure is bound or counted, not what it measures."""
    assert figures("7座及以下小客车免费通行")["7座"].indicator == "小客车免费通行"
    assert [figure.indicator for figure in figures("90分以上的有3000人").values()] == [None, None]
    assert figures("水价每立方米上调0.2元")["0.2元"].indicator == "水价"
    assert figures("平均每亩产量600公斤")["600公斤"].indicator == "平均每亩产量"
    assert figures("参展企业多达3000家")["3000家"].indicator == "参展企业"


def test_names_with_digits_are_indicators() -> None:
    """PM2.5 is part of an indicator's name."""
    assert figures("PM2.5年累计浓度为47微克/立方米")["47微克/立方米"].indicator == "PM2.5年累计浓度"


def test_thing_counted_after_the_figure() -> None:
    """涉及…等领域的30件民生实事: the thing counted names the figure."""
    assert figures("涉及教育、医疗、养老、城建等领域的30件民生实事全部完成")["30件"].indicator == "民生实事"


@pytest.mark.parametrize(
    ("text", "basis", "direction"),
    [
        ("进口额同比增长8.3%", "同比", "up"),
        ("销量环比下降2.1%", "环比", "down"),
        ("收入较上年同期提高3.2%", "较上年同期", "up"),
        ("价格比去年跌了12%", "比去年", "down"),
    ],
)
def test_change(text: str, basis: str, direction: str) -> None:
    """The basis and direction of a change are told."""
    (found,) = find_figures(text)
    assert found.change is not None
    assert (found.change.basis, found.change.direction) == (basis, direction)


def test_newly_added_is_no_growth() -> None:
    """新增 counts what is new; it compares with nothing."""
    assert figures("新增城镇就业1.36万人")["1.36万人"].change is None


@pytest.mark.parametrize(
    ("text", "number", "high"),
    [
        ("投资16.1亿元", "1610000000", None),
        ("两成半的农户", "25", None),
        ("占三分之一", None, None),
        ("每亩30至50万元", "300000", "500000"),
        ("等三个半小时", "3.5", None),
        ("共2万4000人", "24000", None),
        ("约十七八个村", "17", "18"),
        ("占百分之十五", "0.15", None),
        ("财务费用是负2600万元", "-26000000", None),
        ("企业担负300万元债务", "3000000", None),
    ],
)
def test_numbers(text: str, number: str | None, high: str | None) -> None:
    """Numbers are in base units, ranges have two ends."""
    (found,) = find_figures(text)
    if number is not None:
        assert found.number == Decimal(number)
    assert found.number_high == (Decimal(high) if high else None)


def test_currency_hedge_and_kind() -> None:
    """港元 is HKD; 约 is kept; 力争 makes a target."""
    found = figures("約投入3億港元，力爭明年達到5億港元")
    assert found["3億港元"].currency == "HKD"
    assert found["3億港元"].kind == "fact"
    assert found["5億港元"].kind == "target"
    assert figures("约3000户居民")["3000户"].approximate == "约"


def test_period_as_printed_and_normalised() -> None:
    """A figure's own period wins; 全年 and no period are the document's."""
    found = figures("上半年出口30亿元。全年进口50亿元。去年投资20亿元。", date="2024-07-19", about="2023")
    assert [found[key].period_iso for key in ("30亿元", "50亿元", "20亿元")] == ["2023-H1", "2023", "2023"]


def test_subject_said_in_the_sentence() -> None:
    """全市 and a place's name at the beginning of a clause say whose figure it is."""
    found = figures("其中，全市高新技术企业900家，青禾区高新技术企业120家。")
    assert found["900家"].subject == "全市"
    assert found["120家"].subject == "青禾区"


@pytest.mark.parametrize(
    "text", ["", "好", "。", "7", "😀" * 50, "\x00\ud800", "亿亿亿", "%%%", "1/0", "0/0个", "９" * 300, "一" * 300]
)
def test_odd_input_is_borne(text: str) -> None:
    """Nothing odd raises, and what is no figure gives none with a made-up value."""
    for found in find_figures(text):
        assert found.value in text


@pytest.mark.parametrize("text", ["占两成", "两成半的农户", "只要3分", "缩短到半小时"])
def test_at_the_edge_of_the_text(text: str) -> None:
    """A figure at the very beginning or end of a text is one."""
    assert len(find_figures(text)) == 1


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("投资6亿到7亿元", 6e8, 7e8), ("62亿至65亿元", 62e8, 65e8), ("30到50毫米", 30, 50), ("5亿到6亿件之间", 5e8, 6e8)],
)  # fmt: skip
def test_both_ends_of_a_range(text: str, low: float, high: float) -> None:
    """One figure, also where the lower end has a scale of its own."""
    (figure,) = find_figures(text)
    assert (float(figure.number or 0), float(figure.number_high or 0)) == (low, high)


@pytest.mark.parametrize(
    ("text", "whole"), [("占比不到1%。", "不到1%"), ("近3500家。", "近3500家"), ("增长8.3%。", "8.3%"), ("30天以内。", "30天以内")]
)  # fmt: skip
def test_a_figure_with_its_hedge(text: str, whole: str) -> None:
    at = text.index(next(char for char in text if char.isdigit()))
    end = at + len(re.match(r"[\d.]+[%家天]", text[at:])[0])  # type: ignore[index]
    assert text[slice(*with_hedge(text, at, end))] == whole


def test_ends_that_have_their_unit_are_two_figures() -> None:
    assert [(figure.value, figure.unit) for figure in find_figures("每人8000元至15000元")] == [
        ("8000", "元"),
        ("15000", "元"),
    ]
