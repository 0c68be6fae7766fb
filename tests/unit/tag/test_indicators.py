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
