"""Who asks: names that reporters say, and follow-ups from their houses."""

from __future__ import annotations

import pytest

from transcript import structure_text
from transcript.record import Conference

OPENING = "主持人：请提问。\n"
ANSWER = "市水务局局长王启明：今年没有调价的计划，请大家放心，我们会把工作做好。\n"


def askers(record: Conference) -> list[str | None]:
    """The name of who asks, per turn of a reporter."""
    names = {person.id: person.name for person in record.participants}
    return [names.get(turn.speaker or "") for turn in record.turns if turn.part == "reporter"]


@pytest.mark.parametrize(
    ("label", "said", "name"),
    [
        ("共同社记者", "我是共同社记者大野真纪。请问水价会涨吗？", "大野真纪"),
        ("青川晚报记者", "青川晚报赛音。请问水价会涨吗？", "赛音"),
        ("朝日新闻", "朝日新闻的田村美咲，请多指教。水价会涨吗？", "田村美咲"),
        ("讀賣新聞", "読売新聞的Kenji Mori，請問水價會漲嗎？", "Kenji Mori"),
        ("青川晚报记者", "青川晚报跟进，水价会涨吗？", None),
        ("三立", "三立新聞。請問水價會漲嗎？", None),
        ("国盛证券（贺知遥）", "各位好，水价会涨吗？", "贺知遥"),
        ("日经亚洲记者", "日经亚洲，我是佐藤健一。请问水价会涨吗？", "佐藤健一"),
        ("《今日澳门》记者", "大家好，我是《今日澳门》的João Freitas。请问水价会涨吗？", "João Freitas"),
        ("日本共同社记者", "你好,我是日本共同社记者Hiroshi Tanaka.最近水价会涨吗?请您介绍,谢谢.", "Hiroshi Tanaka"),
        ("野村", "Hi, Rachel Lim from Nomura. 王局长，水价会涨吗？", "Rachel Lim"),
        ("青川日报记者", "青川日报记者吕不凡，请问水价会涨吗？", "吕不凡"),
        ("青川日报记者", "青川日报记者提问，请问水价会涨吗？", None),
        ("青川日报记者", "青川日报，我是第一次来。请问水价会涨吗？", None),
        ("青川日报记者", "青川日报，我是外地人。请问水价会涨吗？", None),
        ("彭博社记者", "Prime Minister of Canada said prices go up. 您怎么看？", None),
    ],
)
def test_a_name_behind_the_house(label: str, said: str, name: str | None) -> None:
    """A name that the reporter says is taken, whatever it looks like; other words are none."""
    record = structure_text(f"{OPENING}{label}：{said}\n{ANSWER}", tags=False)[0]
    assert askers(record) == [name]


def test_a_house_asks_again() -> None:
    """`我再追问一下` under the label of a house is the one reporter of it that was named."""
    text = (
        f"{OPENING}青川日报记者：青川日报记者邵一鸣。请问水价会涨吗？\n{ANSWER}"
        f"青川日报记者：我再追问一下，明年呢？\n{ANSWER}晚报记者：请问管网怎么改造？\n{ANSWER}"
    )
    assert askers(structure_text(text, tags=False)[0]) == ["邵一鸣", "邵一鸣", None]


def test_two_of_a_house_leave_a_follow_up_open() -> None:
    """Where two reporters of a house asked, who asks again is not guessed."""
    text = (
        f"{OPENING}青川日报记者：青川日报记者邵一鸣。请问水价会涨吗？\n{ANSWER}"
        f"青川日报记者：青川日报记者宋岚。请问管网怎么改造？\n{ANSWER}"
        f"青川日报记者：我再追问一下，明年呢？\n{ANSWER}"
    )
    assert askers(structure_text(text, tags=False)[0]) == ["邵一鸣", "宋岚", None]


def test_a_numbered_voice_says_its_name() -> None:
    """A voice that speech recognition numbered has the name it gives, in all its turns."""
    text = (
        f"主持人：请提问。\n说话人5：青川日报谯志。请问水价会涨吗？\n{ANSWER}"
        f"说话人5：我再追问一下，明年呢？\n{ANSWER}说话人6：新华社记者。请问管网怎么改造？\n{ANSWER}"
    )
    assert askers(structure_text(text, tags=False)[0]) == ["谯志", "谯志", None]
