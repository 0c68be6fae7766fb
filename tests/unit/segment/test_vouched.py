"""Names that only their document vouches for."""

from __future__ import annotations

import pytest

from transcript import structure_text
from transcript.chinese.view import view
from transcript.segment.heads import candidates
from transcript.segment.lines import lines
from transcript.segment.vouched import vouched

PAGE = """松岭县举行春灌工作新闻发布会

3月12日，县水利局局长{one}、县农业农村局副局长{two}出席发布会，介绍有关情况并回答记者提问。

主持人：各位记者朋友，大家下午好！先请{one}局长介绍情况。

{one}：谢谢主持人。今年春灌备水1.6亿立方米，渠道清淤已经完成九成。

松岭日报记者：请问墒情怎么样？

{two}：目前墒情适宜的耕地占七成半，南边几个乡镇偏旱。

主持人：今天的发布会到此结束。
"""


@pytest.mark.parametrize(
    ("one", "two"),
    [("陈有禾", "李在田"), ("刘社清", "万镇"), ("张不凡", "周乡元"), ("赵问渠", "何处安"), ("黄台立", "包网江")],
)
def test_behind_an_office(one: str, two: str) -> None:
    """Whatever the name looks like: where the lead prints it behind an office, the label is that person."""
    record = structure_text(PAGE.format(one=one, two=two), tags=False)[0]
    names = {person.id: person.name for person in record.participants}
    said = [(turn.part, names.get(turn.speaker or "")) for turn in record.turns]
    assert [name for part, name in said if part == "official"] == [one, two]
    assert [part for part, _ in said] == ["host", "official", "reporter", "official", "host"]


@pytest.mark.parametrize("label", ["安排", "成效", "回答", "热线", "司长"])
def test_words_are_no_names(label: str) -> None:
    """Words behind an office (`局长热线`) stay words."""
    text = view(f"县水利局局长{label}\n\n{label}：请看附件。\n\n{label}：另有两项。\n")
    found = candidates(text, lines(text), frozenset())
    assert vouched(text, list(found)) == found
