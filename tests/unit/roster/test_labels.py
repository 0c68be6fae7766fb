"""Which person of the list a label means."""

from __future__ import annotations

import pytest

from transcript.pipeline import structure_text


def _speakers(text: str) -> list[str | None]:
    record = structure_text(text, tags=False)[0]
    names = {person.id: person.name for person in record.participants}
    return [names.get(turn.speaker or "") for turn in record.turns if turn.part != "reporter"]


def test_office_in_english() -> None:
    """`Chief Executive` is the person the lead names as 行政長官."""
    text = (
        "新聞公報\n以下是行政長官黎晉安今日上午會見傳媒的談話內容：\n\n行政長官：各位早晨，今日行政會議會討論水費的調整。\n\n"
        "記者：門檻會不會調低？\n\n行政長官：我們收到十一份意向書，反應不算冷淡。\n\n"
        "Reporter: Some foreign chambers say they are worried about the bill. Will you consult them?\n\n"
        "Chief Executive: The bill covers only about sixty operators. We have met nine chambers.\n"
    )
    assert _speakers(text) == ["黎晉安"] * 3


def test_moderator_is_the_host_named_before() -> None:
    """A page in two languages names the host once and says `主持人 Moderator` afterwards."""
    text = (
        "吹风会（中英对照）\n\n主持人 Moderator 陆羽安 Lu Yu'an:\n各位下午好，今天请来了省文化和旅游厅副厅长白鹿鸣先生。\n\n"
        "白鹿鸣 Bai Luming:\n谢谢，前十个月全省接待游客一千八百万人次。\n\n主持人 Moderator:\n现在开始提问。\n\n"
        "中国旅游报 China Tourism News:\n请问冬季有什么安排？\n\n白鹿鸣 Bai Luming:\n从十二月起，景区门票一律减半。\n\n主持人 Moderator:\n今天就到这里，谢谢。\n"
    )
    assert _speakers(text) == ["陆羽安", "白鹿鸣", "陆羽安", "白鹿鸣", "陆羽安"]


def test_note_at_the_head_of_an_answer() -> None:
    """`回复：（董秘 某某）` is said by the one in brackets, also behind a greeting."""
    text = (
        "业绩说明会召开情况的公告\n2025年5月12日，公司召开业绩说明会。董事长田丰收先生、财务总监钱米女士参加，董事会秘书麦小雨女士主持。\n\n"
        "问题1：库存这么高，手里还有多少货？\n回复：您好！首先感谢您的关注。（田丰收）我不喜欢压货，库存只有两个月的量。\n\n"
        "问题2：应收账款为什么增加？\n回复：（钱米）您好，增加的部分是两家经销商的货款。\n\n"
        "问题3：项目为什么慢？\n回复：（董秘 麦小雨）您好，进度慢的原因是台风。\n"
    )
    assert _speakers(text) == ["田丰收", "钱米", "麦小雨"]


def test_part_of_a_listed_name_and_a_form_of_address() -> None:
    """`Nora` and `凤来安处长` are those of the list."""
    text = (
        "新材料公司媒体沟通会\n到场高管：创始人 晏北望，供应链副总裁 Nora 宋，数据处处长 凤来安\n\n主持人：各位好，下面请提问。\n\n"
        "财经网记者：请问价格怎么看？\n\nNora：价格从去年的三百万跌到一百万，我们锁了一半的量。\n\n"
        "青川日报记者：库存呢？\n\n凤来安处长：库存只有两个月的量，没有压力。\n\n青川晚报记者：明年呢？\n\nNora：明年再建一条线，六月投产。\n"
    )
    assert _speakers(text)[1:] == ["Nora 宋", "凤来安", "Nora 宋"]


_SLIP = (
    "青川市粮食局新闻发布会\n时间：2024年5月6日\n发布人：市粮食局副局长 蔺若惠、市粮食局总工程师 {other}\n\n主持人：请蔺局长介绍。\n\n"
    "{label}：夏粮收购进展平稳，仓容充足，请大家放心。\n\n青川日报记者：请问收购价怎么样？\n\n蔺若惠：每斤一元二角，比去年略高一点。\n"
)


@pytest.mark.parametrize(
    ("label", "other", "speaker"),
    [
        ("蔺若蕙", "田野", "蔺若惠"),  # sounds the same
        ("副局长 蔺若蕙", "田野", "蔺若惠"),
        ("蔺若兰", "田野", "蔺若兰"),  # sounds otherwise: somebody else
        ("蔺若会", "蔺若汇", "蔺若会"),  # could be either
    ],
)
def test_a_name_with_one_character_of_the_same_sound(label: str, other: str, speaker: str) -> None:
    """A slip in a label is matched to the one listed name that sounds the same, and reported with its reason."""
    text = _SLIP.format(label=label, other=other)
    record = structure_text(text, tags=False)[0]
    names = {person.id: person.name for person in record.participants}
    assert names[record.turns[1].speaker or ""] == speaker
    slips = [issue for issue in record.issues if issue.code == "name-slip"]
    assert bool(slips) == (speaker not in label)
    for issue in slips:
        assert text[issue.start : issue.end] == "蔺若蕙"
        assert issue.message in record.turns[1].because
        assert "蔺若蕙" not in names.values()


_ANSWERS = (
    "青川日报记者：请问今年的目标是多少？\n\n回答（路长河）：今年的目标是三百二十个项目，年底前全部完工。\n\n主持人：这个问题请霍局长再说几句。\n\n"
    "补充（霍北望）：我接一句，项目名单已经贴在网站上，大家可以去看。\n\n青川晚报记者：明年呢？\n\n回答（路长河）：明年再安排一百个项目。\n\n补充（霍北望）：钱已经下达，年底前花完。\n\n主持人：今天就到这里，谢谢。\n"
)


def test_who_only_presides_is_the_one_of_the_list_whom_no_bracket_names() -> None:
    """`回答（某某）` and `补充（某某）` name who speaks; the only one listed whom none names is the 主持人."""
    text = (
        "青川市新闻发布会\n\n出席人员\n简清源（市政府新闻发言人）\n路长河（市住建局局长）\n霍北望（市财政局局长）\n\n"
        f"主持人：各位记者朋友，大家上午好。现在开始提问。\n\n{_ANSWERS}"
    )
    assert _speakers(text) == ["简清源", "路长河", "简清源", "霍北望", "路长河", "霍北望", "简清源"]


def test_name_alone_above_the_word_for_the_host() -> None:
    """`某某` with 主持人 on the next line is the host, and so is the name alone afterwards."""
    text = (
        "青川市新闻发布会\n2024.5.6\n\n简清源\n主持人\n各位记者朋友，大家上午好。今天请到了市住建局局长路长河先生，先请他介绍。\n\n"
        "路长河\n市住建局局长\n主持人好，各位记者好。今年安排三百二十个项目，年底前全部完工。\n\n简清源\n谢谢路局长，现在开始提问。\n\n"
        "青川日报\n请问明年的目标是多少？\n\n路长河\n明年再安排一百个项目。\n\n简清源\n今天就到这里，谢谢大家。\n"
    )
    assert _speakers(text) == ["简清源", "路长河", "简清源", "路长河", "简清源"]


def test_name_above_the_label_of_the_host_is_a_mention() -> None:
    """`某某` above `主持人：各位好` names the host of that turn: the line is one of the places that tell who presides."""
    text = (
        "青川市新闻发布会\n出席人员：市住建局局长 路长河\n主持人：市政府新闻办主任 简清源\n\n"
        "简清源\n主持人：各位记者朋友，大家上午好。今天请到了路长河先生，先请他介绍。\n\n"
        "路长河：主持人好，各位记者好。今年安排三百二十个项目，年底前全部完工。\n"
    )
    (host,) = [p for p in structure_text(text, tags=False)[0].participants if p.part == "host"]
    assert host.name == "简清源"
    assert text.index("简清源\n主持人：各位") in [mention.start for mention in host.mentions]


def test_words_behind_the_host_are_no_list() -> None:
    """`主持人：路总先，霍总后。` is said; it does not make hosts of those it calls."""
    text = (
        "业绩说明会纪要\n2025年4月29日，青川\n\n主持人：各位投资者下午好，我是证券事务代表简清源，请大家提问。\n\n"
        "青川日报记者：请问两位老总，整改完没有？\n\n主持人：路总先，霍总后。\n\n路长河：整改了九项，已经关闭七项。\n\n"
        "霍北望：减值的事情要到年底看评估。\n\n主持人：谢谢两位，今天就到这里。\n"
    )
    assert [name for name in _speakers(text) if name not in ("路长河", "霍北望")] == ["简清源"] * 3


def test_name_of_several_pieces_with_an_office_behind() -> None:
    """`谷辣斯·馬紹司長` is 谷辣斯·馬紹, listed or not."""
    text = (
        "勞動部記者會紀要\n\n司儀：各位媒體朋友早安，現在開放提問。\n\n青川日報記者：請問條件是什麼？\n\n谷辣斯·馬紹司長：條件很單純，員工在兩百人以下就可以申請。\n\n"
        "青川晚報記者：什麼時候開始？\n\n谷辣斯·馬紹司長：下個月一號開始，線上填表。\n\n司儀：謝謝大家。\n"
    )
    assert [name for name in _speakers(text) if name] == ["谷辣斯·馬紹"] * 2


_TALK = (
    "市住建局局长路长河：谢谢。今年安排三百个项目。\n青川日报记者：请问今年的目标是多少？\n路长河：今年的目标是三百二十个项目，年底前全部完工。\n"
    "主持人：下一个问题。\n青川晚报记者：明年怎么安排？\n路长河：明年再安排一百个项目，年底前全部完工。\n主持人：今天就到这里，谢谢大家。\n"
)


@pytest.mark.parametrize(
    ("opening", "host"),
    [
        (
            "市政府新闻办副主任简清源：各位记者朋友，大家上午好。欢迎出席住房工作发布会。下面请路长河局长介绍情况。",
            "简清源",
        ),
        ("副市长简清源：各位记者朋友，大家上午好。今天我先讲三点，全市住房工作走在全省前面。", None),
        ("主持人：各位记者朋友，大家上午好。我是市委宣传部的林郑月仪，下面请路长河局长介绍情况。", "林郑月仪"),
        ("主持人：各位记者朋友，大家上午好。我是来听的，下面请路长河局长介绍情况。", None),
    ],
)
def test_host_by_the_opening_or_own_words(opening: str, host: str | None) -> None:
    """Who opens under office and name and gives the floor is 主持人 afterwards; who only reports first is not."""
    found = _speakers(f"青川市住房发布会\n2024年5月6日\n\n{opening}\n{_TALK}")
    assert [found[3], found[5]] == [host] * 2


@pytest.mark.parametrize(("office", "host"), [("市政府新闻办副主任", "简清源"), ("市住建局副局长", None)])
def test_silent_one_of_three(office: str, host: str | None) -> None:
    """Of three listed, the one who does not speak by name presides only where the press is his office."""
    text = (
        f"青川市住房发布会\n2024年5月6日\n出席人员\n简清源（{office}）\n路长河（市住建局局长）\n霍北望（市财政局副局长）\n\n"
        "主持人：各位记者朋友，大家上午好。请提问。\n青川日报记者：今年的目标是多少？\n路长河：今年三百二十个项目，年底前完工。\n"
        "青川晚报记者：明年呢？\n霍北望：明年再安排一百个项目。\n主持人：谢谢大家。\n"
    )
    assert _speakers(text) == [host, "路长河", "霍北望", host]


@pytest.mark.parametrize(("mark", "host"), [("（司仪）", "简清源"), ("（代）", None)])
def test_mark_of_the_host_in_the_list(mark: str, host: str | None) -> None:
    """`某某　某中心专员（司仪）` presides; another bracket says nothing."""
    text = (
        f"青川市住房发布会\n2024年5月6日\n出席人员：\n简清源　市住房中心专员{mark}\n路长河　市住建局局长\n\n主持人：各位记者朋友，大家上午好。请提问。\n"
        "青川日报记者：今年的目标是多少？\n路长河：今年三百二十个项目，年底前完工。\n主持人：谢谢大家。\n"
    )
    assert _speakers(text) == [host, "路长河", host]


@pytest.mark.parametrize(
    ("said", "outlet"),
    [
        ("我是南屏基金的何雨萱。今年的目标是多少？", "南屏基金"),
        ("今年的目标是多少？（东海证券 林小满）", "东海证券"),
        ("今年的目标是多少？（鼓掌）", None),
    ],
)
def test_house_of_one_who_asks(said: str, outlet: str | None) -> None:
    """The house without the name behind it, and a house that signs the question; a direction signs nothing."""
    text = (
        "青川制药业绩说明会\n2025年4月29日\n主持人：简清源 董事会秘书\n出席：董事长 路长河\n\n主持人：请提问。\n"
        f"提问者：{said}\n路长河：今年的目标是三百二十个项目。\n主持人：谢谢大家。\n"
    )
    assert structure_text(text, tags=False)[0].turns[1].outlet == outlet
