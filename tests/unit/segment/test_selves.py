"""The outlet somebody who asks names in the first clauses."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.segment.selves import outlet_before_name, own_outlet, reporter_self


@pytest.mark.parametrize(
    ("head", "outlet", "name"),
    [
        ("请问王局长,我是青川日报记者。水价", "青川日报", None),
        ("青川交通广播提问。我们", "青川交通广播", None),
        ("谢谢。路透社记者Tom Ashby。两个问题", "路透社", "Tom Ashby"),
        ("中央社记者许哲维请教萧局长。", "中央社", "许哲维"),
        ("青川日报再问两句,还是请王局长", "青川日报", None),
        ("还是法新社,换一个题目。", "法新社", None),
        ("谢谢,摩根大通的Daniel Koh。想", "摩根大通", "Daniel Koh"),
        ("RTHK. Secretary, could you say", "RTHK", None),
        ("远山军事新闻传播中心记者。我们", "远山军事新闻传播中心", None),
        ("现场还有很多外国记者。请问", None, None),
        ("新华社今天报道,水价要涨", None, None),
        ("我们注意到,新华社记者日前报道", None, None),
        ("国家统计局公布了数据,请问", None, None),
        ("在12月要举行经济论坛,请问", None, None),
    ],
)
def test_own_outlet(head: str, outlet: str | None, name: str | None) -> None:
    """A clause that begins with an outlet names it; talk about an outlet does not."""
    found = own_outlet(head)
    assert (found and head[slice(*found.outlet)]) == outlet
    assert (found and found.name and head[slice(*found.name)]) == name


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("部长早安，青川日报记者塔娜。水价", "青川日报"),
        ("我是青川电视台的塔娜，水价", "青川电视台"),
        ("谢谢青川日报。塔娜昨天说", None),
        ("塔娜，青川日报。水价", None),
        ("昨天的会议上，塔娜问", None),
    ],
)
def test_outlet_before_ones_own_name(head: str, outlet: str | None) -> None:
    """The words right before the name that the label gives are an outlet, or there is none."""
    text = view(head)
    found = outlet_before_name(text, "塔娜")
    assert (found and text[slice(*found)]) == outlet


@pytest.mark.parametrize(
    ("said", "outlet", "name"),
    [
        ("我是青川日报记者。请问水价会涨吗？", "青川日报", None),
        ("青川晚报赛音。我想问山区的孩子。", "青川晚报", "赛音"),
        ("请青川日报记者提问。", None, None),
        ("青川晚报的记者，请。", None, None),
        ("青川日报的记者等了很久了，请你提。", None, None),
        ("青川日报请教。上半年的数字", None, None),
    ],
)
def test_who_introduces_himself(said: str, outlet: str | None, name: str | None) -> None:
    """A host who calls upon a reporter introduces nobody; a house everybody knows and a name are enough."""
    text = view(said)
    found = reporter_self(text)
    assert (found and text[slice(*found.outlet)]) == outlet
    assert (found and found.name and text[slice(*found.name)]) == name
