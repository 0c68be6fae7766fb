"""Whom a question or a hand-over calls."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.roster.addresses import called_persons
from transcript.roster.book import Person

PEOPLE = [
    Person("方志宏", "方志宏", "host", [("市政府新闻办副主任", "市政府新闻办副主任", "roster")]),
    Person("陶振华", "陶振华", "official", [("市农业农村局局长", "市农业农村局局长", "roster")]),
    Person(
        "柳成荫", "柳成荫", "official", [("市医疗保障局党组成员、副局长", "市医疗保障局党组成员、副局长", "roster")]
    ),
    Person("白静", "白静", "official", [("城投集团董事长", "城投集团董事长", "roster")]),
]


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("请问陶局长，今年收成怎么样？", ["陶振华"]),
        ("问题给农业农村局：渠道修好了吗？", ["陶振华"]),
        ("两个问题，分别请医保和农业两家回应。", ["柳成荫", "陶振华"]),
        ("白静总您好，想问供水。", ["白静"]),
        ("这个问题想请董事长回应。", ["白静"]),
        ("陶局长的承诺我们都记下了，水价涨不涨？", []),
        ("刚才陶局长讲到短板，下一步怎么办？", []),
        ("想问成荫，账户里的钱能给家人用吗？", ["柳成荫"]),
        ("谢谢方主任，我是青川日报记者，水价涨不涨？", []),
    ],
)
def test_a_question_calls(said: str, called: list[str]) -> None:
    """By name, by surname and office, by the body, by an office that one person holds."""
    text = view(said)
    assert [PEOPLE[index].name for index in called_persons(text, PEOPLE, 0, len(text))] == called


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("各位好。先听陶局长。", ["陶振华"]),
        ("下面请柳成荫副局长发布情况。", ["柳成荫"]),
        ("这个问题请陶局长先答，再请柳局长谈谈。", ["陶振华", "柳成荫"]),
        ("请医保局来回答。", ["柳成荫"]),
        ("感谢陶局长的介绍，下面进入提问环节。", []),
    ],
)
def test_a_host_gives_the_floor(said: str, called: list[str]) -> None:
    """Whom the host hands over to, in order; who is thanked is not called."""
    text = view(said)
    assert [PEOPLE[index].name for index in called_persons(text, PEOPLE, 0, len(text), hand_over=True)] == called


OTHERS = [
    Person("Marta Kowal", "Marta Kowal", "official", [("摄影指导", "摄影指导", "roster")]),
    Person("阿贝贝·德里", "阿贝贝·德里", "official", [("特邀选手", "特邀选手", "roster")]),
    Person("滕远", "滕远", "official", [("首席科学家", "首席科学家", "roster")]),
    Person("Marta Lin", "Marta Lin", "reporter"),
    Person("Erik Lund", "Erik Lund", "official", [("总经理", "总经理", "roster")]),
    Person("Erik Holm", "Erik Holm", "official", [("财务总监", "财务总监", "roster")]),
]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("我的问题给Kowal。您怎么看中国的海?", ["Marta Kowal"]),
        ("阿贝贝,您这次有没有压力?", ["阿贝贝·德里"]),
        ("Mr. Lund,您为什么来?", ["Erik Lund"]),
        ("Erik,您为什么来?", []),  # two are called so
        ("昨天阿贝贝的成绩很好,您怎么看?", []),
        ("想听听滕博士的看法,公司有什么动作?", ["滕远"]),
        ("滕博士的发明很有名,公司有什么动作?", []),
    ],
)
def test_who_is_asked(said: str, names: list[str]) -> None:
    """A word of a name counts where it calls, and names one; who owns a thing talked about is not asked."""
    assert [OTHERS[index].name for index in called_persons(said, OTHERS, 0, len(said))] == names


@pytest.mark.parametrize(("said", "called"), [("请蔡知微处长先答。", ["蔡知微"]), ("请处长先答。", ["陶振华"])])
def test_the_office_behind_a_name_calls_nobody_else(said: str, called: list[str]) -> None:
    """`蔡某某处长` is one person, although another one holds the office in the list; the office alone is his."""
    people = [
        Person("蔡知微", "蔡知微", "official", [("发展中心主任", "发展中心主任", "roster")]),
        Person("陶振华", "陶振华", "official", [("科技处处长", "科技处处长", "roster")]),
    ]
    text = view(said)
    assert [people[index].name for index in called_persons(text, people, 0, len(text), hand_over=True)] == called
