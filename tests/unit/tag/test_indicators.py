"""What the words around a figure say of it."""

from __future__ import annotations

import pytest

from transcript.tag.figures import find_figures


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("市场主体增至5.5万户", "市场主体"),
        ("新增城镇就业1.36万人", "新增城镇就业"),
        ("综合指数4.71", "综合指数"),
        ("全区居民人均可支配收入4.08万元", "居民人均可支配收入"),
        ("技术合同交易额突破10亿元", "技术合同交易额"),
    ],
)
def test_indicator(text: str, indicator: str) -> None:
    """The noun the figure measures, without verbs, periods and scopes."""
    assert find_figures(text)[0].indicator == indicator


def test_a_rank_belongs_to_the_figure_before_it() -> None:
    """A rank after the next figure is that one's."""
    first, second = find_figures("投资增长15%，居全市第6位；零售增长7%，居全市第7位。")
    assert (first.rank, second.rank) == ("居全市第6位", "居全市第7位")


def test_obtained_money_is_a_fact() -> None:
    """争取 money is a deed; 争取 to reach a number is a target."""
    assert find_figures("全年累计争取上级资金4.7亿元")[0].kind == "fact"
    assert find_figures("争取到明年达到100家")[0].kind == "target"


def test_nothing_is_said_of_a_bare_figure() -> None:
    """Without words there is no indicator, period, change or rank."""
    (found,) = find_figures("12%")
    assert (found.indicator, found.subject, found.period, found.change, found.rank) == (None, None, None, None, None)


def _periods(text: str) -> list[str | None]:
    return [figure.period_iso for figure in find_figures(text, date="2024-10-15")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "今年前三季度，进出口1203.5亿元，较去年同期增长6.2%。其中，出口812.4亿元，进口391.1亿元。",
            ["2024-Q1/Q3"] * 4,
        ),
        ("铁路1.31亿人次，比2023年同期增长5.1%，公路17.9亿人次。", [None] * 3),
        ("与2019年相比增长3.1%，日均客流量82万人次。", [None] * 2),
        ("前三季度毛利率41.2%，去年同期为38.5%。研发费用8.4亿元。", ["2024-Q1/Q3", "2023", "2024-Q1/Q3"]),
    ],
)
def test_a_year_compared_with_is_no_period(text: str, periods: list[str | None]) -> None:
    assert _periods(text) == periods


def test_changes_are_told_as_printed() -> None:
    """In traditional script too, so that the words can be found again."""
    text = "社會消費品零售總額較去年同期增加8.1%，出口值成長約8.4%。"
    changes = [figure.change for figure in find_figures(text)]
    assert [change.text for change in changes if change] == ["較去年同期增加", "成長約"]
    assert all(change and change.direction == "up" for change in changes)


@pytest.mark.parametrize(
    "indicator",
    ["在手订单", "在岗职工", "在校学生", "就业人数", "从业人员", "对外投资", "有色金属产量", "到账资金", "有效发明专利", "并购金额", "还款金额"],
)  # fmt: skip
def test_words_keep_their_first_character(indicator: str) -> None:
    assert find_figures(f"截至目前，{indicator}35万元")[0].indicator == indicator
