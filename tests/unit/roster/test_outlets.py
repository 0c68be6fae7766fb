"""Where the outlet of a question is said: in the label's brackets, in the first words, or in the question before."""

from __future__ import annotations

import pytest

from transcript.pipeline import structure_text
from transcript.record.conference import Conference


def _asked(record: Conference) -> list[tuple[str | None, str | None]]:
    names = {person.id: person.name for person in record.participants}
    return [(turn.outlet, names.get(turn.speaker or "")) for turn in record.turns if turn.part == "reporter"]


def test_outlet_and_name_in_brackets() -> None:
    """`Q（某社 某某）` names both; somebody who writes for nobody has no outlet."""
    text = (
        "租屋記者會問答紀錄\n與會：部長 簡以琳、土地司司長 霍崇恩　　主持：新聞官 林可可\n\n【新聞官林可可】各位午安，提問請先報媒體名稱。\n\n"
        "Q（中央社 葉子安）：想請教部長，補貼會不會進到房東口袋？\n\nA（部長）：不會，我們抽查過兩萬份租約。\n\n"
        "Q（《城鄉週報》 Grace Lin）：罰款有沒有開出去？\n\nA（霍司長）：有，開了三件。\n\n"
        "Q（自由撰稿 阿布）：部長會參選嗎？\n\nA（部長）：今天談租屋，好嗎？\n"
    )
    record = structure_text(text, tags=False)[0]
    assert [outlet for outlet, _ in _asked(record)] == ["中央社", "城鄉週報", None]
    assert [name for _, name in _asked(record)][:2] == ["葉子安", "Grace Lin"]
    names = {person.id: person.name for person in record.participants}
    answers = [names.get(turn.speaker or "") for turn in record.turns if turn.part == "official"]
    assert answers == ["簡以琳", "霍崇恩", "簡以琳"]


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("央广军事记者。征兵有什么变化？", "央广军事"),
        ("The Harbour Herald。有外国媒体称舰船相撞，发言人有何评论？", "The Harbour Herald"),
        ("有记者。征兵有什么变化？", None),
    ],
)
def test_first_words_say_who_asks(words: str, outlet: str | None) -> None:
    """An outlet nobody has heard of is one where a question opens with it and nothing else."""
    text = (
        f"战区新闻局例行记者会实录\n\n2月27日，战区新闻发言人简霆上校答记者问。\n\nQ：{words}\nA：按照计划安排，情况正常。\n\n"
        "Q：我来自军事科技网。新装备有什么用？\nA：能爬坡，能涉水。\n"
    )
    assert _asked(structure_text(text, tags=False)[0])[0][0] == outlet


@pytest.mark.parametrize(("label", "outlet"), [("追问", "军事科技网"), ("Q", "军事科技网"), ("记者2", None)])
def test_asking_on_keeps_the_outlet(label: str, outlet: str | None) -> None:
    """`追问` under a bare mark is asked by the one before; a number says it is somebody else."""
    text = (
        "战区新闻局例行记者会实录\n\n2月27日，战区新闻发言人简霆上校答记者问。\n\nQ：我来自军事科技网。新装备有什么用？\nA：能爬坡，能涉水。\n\n"
        f"{label}：再追问一句，什么时候列装？\nA：按照计划安排。\n"
    )
    assert _asked(structure_text(text, tags=False)[0])[1][0] == outlet


def test_numbered_reporter_keeps_the_outlet() -> None:
    """`记者二` is one person: what he said of himself once holds wherever he asks again, and for nobody else."""
    text = (
        "臨海縣災情聯訪\n\n縣長：大家早，我是縣長魏國安，目前全縣通報三百多件災情。\n\n記者一：路什麼時候會通？\n\n縣長：今天下午五點以前搶通。\n\n"
        "記者二：東台有線。農損怎麼補？\n\n縣長：現金救助，今天就受理。\n\n記者一：電什麼時候來？\n\n縣長：晚上八點以前。\n\n"
        "記者二：那門檻會不會放寬？\n\n縣長：會，公告裡面就直接認定。\n"
    )
    assert [outlet for outlet, _ in _asked(structure_text(text, tags=False)[0])] == [None, "東台有線", None, "東台有線"]
