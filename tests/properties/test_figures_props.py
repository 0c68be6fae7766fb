"""What holds for figures and commitments of any text."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.tag.commitments import find_commitments
from transcript.tag.figures import find_figures
from transcript.tag.numerals import number, numbers

_PIECES = [
    "全年实现", "地区生产总值", "261亿元", "，", "。", "\n", "同比增长", "8.3%", "将", "我们", "力争", "2025年底前", "三分之二", "百分之十", "两成半", "第3位",
    "“三个一批”", "30至50万元", "1,234", "一万二千户", "3 400人", "😀", "億", "萬", "趴", "明年", "完成", "三个月内", "—", "%", "/", "(", "．", "几十", "半",
]  # fmt: skip
_texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))


@given(_texts)
@settings(max_examples=300, deadline=None)
def test_figures_stand_where_they_say(text: str) -> None:
    """Offsets are exact, the value is printed there, figures never overlap and come in order."""
    end = 0
    for figure in find_figures(text, date="2024-03-06", about="2023"):
        assert end <= figure.start < figure.end <= len(text)
        printed = text[figure.start : figure.end]
        assert printed.startswith(figure.value)
        assert figure.unit is None or printed.replace(" ", "").endswith(figure.unit.replace(" ", ""))
        assert figure.indicator is None or figure.indicator in text
        end = figure.end


@given(_texts)
@settings(max_examples=300, deadline=None)
def test_commitments_stand_where_they_say(text: str) -> None:
    """What is quoted is the text at its place; promises never overlap."""
    end = 0
    for promise in find_commitments(text, date="2024-03-06"):
        assert end <= promise.start < promise.end <= len(text)
        assert text[promise.start : promise.end] == promise.text
        assert promise.deadline_text is None or promise.deadline_text.strip("“”") != ""
        end = promise.end


@given(_texts)
@settings(max_examples=100, deadline=None)
def test_no_date_never_raises(text: str) -> None:
    """Without a date, and with an odd one, both give what they can."""
    find_figures(text)
    find_commitments(text, date="not a date")


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_chinese_numerals_come_back(value: int) -> None:
    """A number written in Chinese numerals is read as that number."""
    import cn2an

    assert number(cn2an.an2cn(str(value))) == value


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_digits_come_back(value: Decimal) -> None:
    """With or without separators of thousands, and scaled by the unit."""
    assert number(f"{value:,}") == number(f"{value}") == value
    assert numbers(f"{value}", "亿元") == (value * 10**8, None)


@given(st.integers(min_value=1, max_value=99999), st.sampled_from(["元", "万元", "亿元", "家", "公里", "%"]))
def test_a_plain_figure_is_found(value: int, unit: str) -> None:
    """A number with a unit after an indicator is a figure with that number."""
    text = f"全区社会投资总额{value}{unit}。"
    (figure,) = find_figures(text)
    assert (figure.value, figure.unit) == (str(value), unit)
