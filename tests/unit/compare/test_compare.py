"""Comparisons align the same indicator of the same subject over time, and doubt what does not fit."""

from __future__ import annotations

import json

import pytest

import transcript
from transcript.compare import Comparison, Row, compare
from transcript.compare.align import name
from transcript.record import Conference

_TALK = """青禾区{year}年经济社会发展情况新闻发布会
时间：{held}
发布人：
林远舟 青禾区委常委、常务副区长
主持人：
周明 市委宣传部新闻发布处处长
主持人 周明：
各位记者朋友，大家上午好，欢迎出席青禾区专场新闻发布会。首先请林远舟先生介绍情况。
林远舟：
各位媒体朋友，大家好！下面我介绍青禾区{year}年经济社会发展情况。
{said}
谢谢大家。
主持人 周明：
感谢林区长的介绍。现在请记者朋友提问。
青禾日报记者：
林区长您好，请问老旧小区改造进展如何？
林远舟：
谢谢您的提问。全年改造老旧小区{old}个，群众比较满意。
主持人 周明：
今天的发布会到这里结束，谢谢大家。
"""


def conference(year: int, said: str, *, old: int = 11) -> Conference:
    """A press conference of 青禾区 held in the March after the year it reports on."""
    text = _TALK.format(year=year, held=f"{year + 1}年3月6日", said=said, old=old)
    (found,) = transcript.structure_text(text, path=f"{year}.txt")
    return found


@pytest.fixture(scope="module")
def two_years() -> Comparison:
    """The same district a year apart."""
    return compare(
        [
            conference(2023, "全年实现地区生产总值261亿元，同比增长4.3%；完成一般公共预算收入16.1亿元，同比增长8.3%，总量位居全市第3位；"
                "社会消费品零售总额97.3亿元，同比增长7.1%。市场主体增至5.5万户。"),
            conference(2024, "GDP实现274亿元、同比增长5%；一般公共预算收入12.1亿元、同比增长2.5%；社会消费品零售总额104.1亿元，同比增长7%。"
                "经营主体总数达5.7万户。到2025年底，地区生产总值力争达到300亿元。", old=14),
        ]
    )  # fmt: skip


def row(found: Comparison, indicator: str) -> Row:
    """The row of an indicator."""
    return next(row for row in found.rows if row.indicator == indicator)


def test_values_stand_side_by_side(two_years: Comparison) -> None:
    """Two years of one indicator are one row, in order of time, with the printed words."""
    cells = row(two_years, "社会消费品零售总额").cells
    assert [(cell.period, cell.value, cell.unit, cell.growth_text) for cell in cells] == [
        ("2023", "97.3", "亿元", "同比增长7.1%"),
        ("2024", "104.1", "亿元", "同比增长7%"),
    ]
    assert {found.subject for found in two_years.rows} == {"青禾区"}


def test_other_names_of_one_indicator(two_years: Comparison) -> None:
    """GDP and 地区生产总值, 市场主体 and 经营主体总数 are one indicator each."""
    assert [cell.value for cell in row(two_years, "地区生产总值").cells if cell.kind == "fact"] == ["261", "274"]
    assert [cell.value for cell in row(two_years, "经营主体").cells] == ["5.5", "5.7"]


def test_growth_that_fits_is_not_doubted(two_years: Comparison) -> None:
    """Rounding is allowed for."""
    (step,) = row(two_years, "社会消费品零售总额").steps
    assert (step.growth, step.stated, step.doubt) == (7, 7, None)


def test_growth_that_contradicts_the_values_is_to_be_checked(two_years: Comparison) -> None:
    """A fall beside a stated rise is a difference in basis to check, not an error."""
    (step,) = row(two_years, "一般公共预算收入").steps
    assert step.growth is not None
    assert step.growth < 0 < (step.stated or 0)
    assert "口径可能不同，请核对" in (step.doubt or "")
    assert [found.indicator for found in two_years.doubtful] == ["一般公共预算收入"]


def test_targets_are_shown_and_not_counted(two_years: Comparison) -> None:
    """A target stands in the row as one; nothing has grown to it."""
    found = row(two_years, "地区生产总值")
    assert [cell.kind for cell in found.cells] == ["fact", "fact", "target"]
    assert len(found.steps) == 1


def test_answers_count_too(two_years: Comparison) -> None:
    """Figures of answers are compared like those of openings."""
    assert [cell.value for cell in row(two_years, "改造老旧小区").cells] == ["11", "14"]


def test_every_cell_keeps_its_place() -> None:
    """Offsets of cells are those of the source text."""
    texts = {
        f"{year}.txt": _TALK.format(year=year, held=f"{year + 1}年3月6日", said=f"全年出口{year - 2000}亿元。", old=9)
        for year in (2023, 2024)
    }
    found = compare([transcript.structure_text(text, path=path)[0] for path, text in texts.items()])
    for cell in row(found, "出口").cells:
        assert texts[cell.path][cell.start : cell.end] == f"{cell.value}{cell.unit}"


def test_other_subjects_stay_apart() -> None:
    """The city's figure is no figure of the district."""
    found = compare([conference(2023, "全区签约项目50个。"), conference(2024, "全国签约项目9000个。")])
    assert not any("签约项目" in row.indicator for row in found.rows)


def test_newly_added_and_total_stay_apart() -> None:
    """新增 items in a list are not compared with totals."""
    found = compare(
        [
            conference(2023, "新增专精特新企业2家、高新技术企业20家。"),
            conference(2024, "高新技术企业总数达80家。"),
        ]
    )
    assert not any(row.indicator == "高新技术企业" for row in found.rows)


def test_nothing_to_compare() -> None:
    """No conference, one, or the same one twice give no rows."""
    one = conference(2023, "全年出口12亿元。")
    assert compare([]).rows == compare([one]).rows == compare([one, one]).rows == ()


def test_comparison_comes_back_from_json(two_years: Comparison) -> None:
    """Written as JSON and read again it is equal."""
    assert Comparison.model_validate_json(two_years.model_dump_json()) == two_years
    assert json.loads(two_years.model_dump_json())["rows"][0]["subject"] == "青禾区"


def test_narrowed(two_years: Comparison) -> None:
    """By subject, by indicator in either script, and by doubt."""
    assert two_years.narrowed(subject="外星区").rows == ()
    assert [found.indicator for found in two_years.narrowed(indicator="預算收入").rows] == ["一般公共预算收入"]
    assert two_years.narrowed(doubtful=True).rows == two_years.doubtful


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("全年实现GDP", "GDP"),
        ("社零总额", "社会消费品零售总额"),
        ("規上工業增加值", "规模以上工业增加值"),
        ("“瞪羚”企业总数", "瞪羚企业"),
        ("", ""),
    ],
)
def test_name(printed: str, official: str) -> None:
    """An indicator's one name."""
    assert name(printed) in (official, {"GDP": "地区生产总值"}.get(official))
