"""What one label says, read alone."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.segment.reading import doubt_of_telling, read_label


def _cut(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("label", "kind", "name", "title", "outlet"),
    [
        ("主持人 方志宏", "host", "方志宏", None, None),
        ("Bai Xiaohe 白小河", "person", "白小河", None, None),
        ("Moderator Bai Xiaohe 白小河", "host", "白小河", None, None),
        ("Xinhua News Agency 新华社", "outlet", None, None, "新华社"),
        ("原視尤瑪·達陸", "reporter", "尤瑪·達陸", None, "原視"),
        ("澎湃新闻@欧阳小北", "reporter", "欧阳小北", None, "澎湃新闻"),
        ("骆小倩　董事、总经理　回复", "titled", "骆小倩", "董事、总经理", None),
        ("青川广播 提问", "reporter", None, None, "青川广播"),
        ("方志宏（主持人）", "host", "方志宏", None, None),
        ("司儀", "host", None, None, None),
        ("新华社记者", "reporter", None, None, "新华社"),
        ("Q(青川日报)", "reporter", None, None, "青川日报"),
        ("记者〔青川日报〕", "reporter", None, None, "青川日报"),
        ("传媒（青川日报）", "reporter", None, None, "青川日报"),
        ("青川晚报 小鹿", "reporter", "小鹿", None, "青川晚报"),
        ("东海投信 林佳文", "reporter", "林佳文", None, "东海投信"),
        ("问题2 青川日报记者", "reporter", None, None, "青川日报"),
        ("记者二", "ask", None, None, None),
        ("有媒体书面提问", "ask", None, None, None),
        ("A(王局长)", "role", None, "王局长", None),
        ("柯处长秉中", "titled", "柯处长秉中", "处长", None),
        ("王立新大校", "person", "王立新", None, None),
        ("崔以恒部长", "titled", "崔以恒", "部长", None),
        ("陈默/导演", "titled", "陈默", "导演", None),
        ("主持人 Moderator 陆远鸣 Lu Yuanming", "host", "陆远鸣", None, None),
        ("Secretary for Housing", "role", None, "Secretary for Housing", None),
        ("发言人 3", "role", None, None, None),
        ("《环球时报》记者", "reporter", None, None, "环球时报"),
        ("经济日报、中国经济网客户端记者", "reporter", None, None, "经济日报、中国经济网客户端"),
        ("电子时报记者林佳南", "reporter", "林佳南", None, "电子时报"),
        ("中央社 何雨萱", "reporter", "何雨萱", None, "中央社"),
        ("中央社何雨萱", "reporter", "何雨萱", None, "中央社"),
        ("iThome 余明轩", "reporter", "余明轩", None, "iThome"),
        ("路透社Jane Miller", "reporter", "Jane Miller", None, "路透社"),
        ("记者 王晓明（青川晚报）", "reporter", "王晓明", None, "青川晚报"),
        ("青川日报", "outlet", None, None, "青川日报"),
        ("市粮食局局长 陶振华", "titled", "陶振华", "市粮食局局长", None),
        ("区委常委、常务副区长陶振华", "titled", "陶振华", "区委常委、常务副区长", None),
        ("陶振华（市粮食局局长）", "titled", "陶振华", "市粮食局局长", None),
        ("市农业农村局局长阿依努尔·买买提", "titled", "阿依努尔·买买提", "市农业农村局局长", None),
        ("陶振华", "person", "陶振华", None, None),
        ("欧阳修远", "person", "欧阳修远", None, None),
        ("行政長官", "role", None, "行政長官", None),
        ("刘大使", "role", None, "刘大使", None),
        ("青川日报Q", "reporter", None, None, "青川日报"),
        ("简局长A", "role", None, "简局长", None),
        ("林小满[青川日报]", "reporter", "林小满", None, "青川日报"),
        ("林小满，东海证券", "reporter", "林小满", None, "东海证券"),
        ("Kevin Lim, 东海证券", "reporter", "Kevin Lim", None, "东海证券"),
        ("评委｜路长河", "person", "路长河", None, None),
        ("评委会主席｜路长河", "titled", "路长河", "评委会主席", None),
        ("路长河｜组委会秘书长", "titled", "路长河", "组委会秘书长", None),
        ("翻译｜林小满", "other", "林小满", "翻译", None),
        ("提问人｜青川日报", "reporter", None, None, "青川日报"),
        ("同期声｜路长河", "person", "路长河", None, None),
        ("青川日报塔娜", "reporter", "塔娜", None, "青川日报"),
        ("青川日报记者塔娜", "reporter", "塔娜", None, "青川日报"),
        ("B站UP主“小鹿”", "reporter", None, None, "小鹿"),
        ("法国《电影手册》", "outlet", None, None, "法国《电影手册》"),
        ("路长河致词", "person", "路长河", None, None),
        ("霍局长答询", "role", None, "霍局长", None),
        ("问题9（主持人代网友）", "host", None, None, None),
        ("补充（路长河）", "person", "路长河", None, None),
        ("从江县县长", "role", None, "从江县县长", None),
        ("以色列驻华大使", "role", None, "以色列驻华大使", None),
        ("问", "ask", None, None, None),
        ("Q1", "ask", None, None, None),
        ("答", "answer", None, None, None),
    ],
)
def test_label_says_who_speaks(label: str, kind: str, name: str | None, title: str | None, outlet: str | None) -> None:
    """Names, offices and outlets are cut out of the label as printed."""
    reading = read_label(view(label))
    assert (reading.kind, _cut(label, reading.name), _cut(label, reading.title), _cut(label, reading.outlet)) == (
        kind,
        name,
        title,
        outlet,
    )


@pytest.mark.parametrize(
    "text",
    "时间 来源 主要目标 第一，水质 一是 女士们、先生们 各位媒体朋友 王毅回应 有记者问我 那么怎么办呢 记者会开始时，他说 产业方面 关闭窗口 某报提醒您 3楼　路人甲 #某地高考#发布会今天举行".split(
        " "
    ),
)
def test_heading_is_no_label(text: str) -> None:
    """What stands before a colon but is no speaker is rejected whatever the document looks like."""
    assert read_label(view(text)).strength <= -3


@pytest.mark.parametrize(
    "text", ["青川日报编辑部", "青川日报社论", "青川日报，青川晚报", "第一个提问", "从江边回来", "以及", "对这个问题"]
)
def test_words_like_labels_are_no_speakers(text: str) -> None:
    """An editor's words behind a paper, two papers with a comma, and beginnings of sentences are nobody."""
    assert read_label(view(text)).strength < 0


def test_telling_is_doubted_more_than_asking() -> None:
    """`某某回应` may be a report's, `某某说` less so, `某某致词` is a label."""
    answers, tells, speaks = (read_label(view(f"路长河{word}")) for word in ("回应", "说", "致词"))
    assert answers.strength < tells.strength < speaks.strength
    assert doubt_of_telling("路长河回应") > doubt_of_telling("路长河说") > doubt_of_telling("路长河致词") == 0.0


@pytest.mark.parametrize(
    "label", ["现场提问|环球日报 王小明", "记者提问|环球日报 王小明", "媒体提问|环球日报", "Q1|环球日报"]
)
def test_a_mark_for_a_question_asks(label: str) -> None:
    assert read_label(label).kind == "reporter"


@pytest.mark.parametrize(
    ("label", "kind", "name"),
    [
        ("覃朗 – 中信证券", "reporter", "覃朗"), ("Melissa Wong – 中信证券", "reporter", "Melissa Wong"), ("未具名参会者 – 中信证券", "reporter", None),
        ("Margaret Osei教授", "titled", "Margaret Osei"), ("中信证券 - 覃朗", "reporter", "覃朗"),
    ],
)  # fmt: skip
def test_a_name_before_a_dash_or_an_office(label: str, kind: str, name: str | None) -> None:
    reading = read_label(view(label))
    assert reading.kind == kind and (label[slice(*reading.name)] if reading.name else None) == name


@pytest.mark.parametrize(
    ("label", "kind", "name", "outlet"),
    [
        ("高盛亚洲-Kevin Wong", "reporter", "Kevin Wong", "高盛亚洲"), ("高盛亚洲 Kevin Wong", "reporter", "Kevin Wong", "高盛亚洲"), ("分析师 李明", "reporter", "李明", None),
        ("媒体晚点-程漫", "reporter", "程漫", "晚点"), ("嘉宾夏侯楠", "person", "夏侯楠", None),
        ("股东张先生", "ask", None, None), ("访客3", "unknown", None, None), ("提问】新华社", "reporter", None, "新华社"),
    ],
)  # fmt: skip
def test_who_asks(label: str, kind: str, name: str | None, outlet: str | None) -> None:
    reading = read_label(view(label))
    cuts = [label[slice(*cut)] if cut else None for cut in (reading.name, reading.outlet)]
    assert (reading.kind if kind != "unknown" else kind) == kind and cuts == [name, outlet]
