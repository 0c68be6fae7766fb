"""Who answers what."""

from __future__ import annotations

import pytest

from transcript.pipeline import structure_text
from transcript.record import Conference

HEAD = "青川市供水工作新闻发布会\n2024年6月28日\n主持人：方志宏 市政府新闻办副主任\n发布人：陶振华 市水务局局长、柳成荫 市财政局副局长\n\n"


def _pairs(record: Conference) -> list[tuple[str, str]]:
    words = {turn.id: turn.text[:6] for turn in record.turns}
    asked = {question.id: question.turn for question in record.questions}
    return [(words[asked[q]], words[answer.turn]) for answer in record.answers for q in answer.answers]


def _read(*turns: str) -> Conference:
    return structure_text(HEAD + "\n".join(turns) + "\n", tags=False)[0]


def test_a_host_who_answers() -> None:
    """`这个我来答吧` is an answer, not a hand-over."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问发布会的材料在哪里领，什么时候上网？",
        "方志宏：这个我来答吧，材料都在门口，今天下午全部上网。",
        "新华社记者：请问陶局长，水价今年涨不涨？",
        "陶振华：今年不涨，我们没有调价的计划。",
    )
    assert _pairs(record) == [("请问发布会的", "这个我来答吧"), ("请问陶局长，", "今年不涨，我")]


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("这个问题请柳局长来回答。", False),
        ("谢谢你的提问。污水费是大家都关心的问题。具体情况，请柳成荫同志介绍一下。", False),
        ("好的，这个请柳成荫副局长说说吧。", False),
        ("污水费今年不动，细节请柳局长介绍。", True),
        ("这个问题请柳局长回答，他的账本比我清楚。", True),
    ],
)
def test_an_official_who_only_passes_the_question_on(said: str, answers: bool) -> None:
    """He gives no answer, and who speaks next adds nothing to one: he was assigned. Whoever says a word on the matter answers."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问污水费明年怎么收？",
        f"陶振华：{said}",
        "柳成荫：污水费一吨一块二，明年不变，低保户免收。",
    )
    given = record.answers[-1]
    assert len(record.answers) == 1 + answers
    assert (given.assigned_by == record.turns[2].id, given.supplements is None) == (not answers, not answers)


@pytest.mark.parametrize("word", ["这", "谢谢", "问题", "请介绍问题", "先", "这个情况"])
def test_one_word_a_hundred_times_is_read_once(word: str) -> None:
    """Words that a call is made of, over and over: no pattern tries every way to part them."""
    record = _read(
        "方志宏：请提问。", "青川日报记者：请问污水费明年怎么收？", f"陶振华：{word * 75}", "柳成荫：一吨一块二。"
    )
    assert len(record.turns) == 4


def test_a_question_passed_on_to_nobody() -> None:
    """Where no colleague speaks next, the words that pass it on are all the answer there is."""
    record = _read(
        "方志宏：请提问。", "青川日报记者：请问污水费明年怎么收？", "陶振华：这个问题请柳局长来回答。", "方志宏：谢谢。"
    )
    assert _pairs(record) == [("请问污水费明", "这个问题请柳")]


def test_a_host_who_turns_a_question_down_and_reads_another() -> None:
    """The question before stays open for ever; who speaks next answers the one from the net."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问市里是不是要合并水务集团？",
        "方志宏：这件事今天不在发布的范围，有了消息会第一时间发布。这里还有一位网友问：停水能不能提前告诉大家？请陶局长回答。",
        "陶振华：能，提前二十四小时贴到单元门口。",
    )
    assert _pairs(record) == [("这件事今天不", "能，提前二十")]
    assert not any(part.answered for part in record.questions[0].parts)


def test_a_question_turned_down_is_not_answered_with_the_next() -> None:
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问陶局长，您会不会调走？",
        "方志宏：今天聚焦供水，这个问题就不回应了。最后一个问题，青川晚报。",
        "青川晚报记者：请问污水费明年怎么收？",
        "柳成荫：污水费一吨一块二，明年不变，低保户免收。",
    )
    assert _pairs(record) == [("请问污水费明", "污水费一吨一")]


def test_a_closing_is_no_answer() -> None:
    """What an official says to close answers nothing."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问陶局长，水价今年涨不涨？",
        "陶振华：今年不涨，我们没有调价的计划。",
        "柳成荫：今天的发布会就到这里，谢谢大家，再见。",
    )
    assert _pairs(record) == [("请问陶局长，", "今年不涨，我")]


def test_two_questions_answered_together() -> None:
    """Who says that he takes two together answers both, although one was for somebody else."""
    record = _read(
        "方志宏：请两位记者先后提问。",
        "青川日报记者：请问水价今年涨不涨？",
        "新华社记者：请问陶局长，老旧管网什么时候改完？",
        "陶振华：两个问题我一并回答。水价不涨，管网明年改完。",
    )
    assert _pairs(record) == [("请问水价今年", "两个问题我一"), ("请问陶局长，", "两个问题我一")]


def test_questions_in_a_row_are_answered_together_up_to_a_bound() -> None:
    """So many questions without an answer between them mean a page that lost its answers: its older ones stay open."""
    houses = ("青川日报", "新华社")
    asked = [f"{houses[number % 2]}记者：请问第{number}个小区什么时候改造？" for number in range(100)]
    record = _read("方志宏：请记者提问。", *asked, "陶振华：明年改完。")
    answered = {question for answer in record.answers for question in answer.answers}
    numbers = [number for number, question in enumerate(record.questions) if question.id in answered]
    assert numbers == list(range(100 - len(numbers), 100))
    assert len(numbers) == 60


def test_newest_first() -> None:
    """A live page that prints the last turn first is linked in the order of the talk, and says so."""
    turns = [
        ("10:20", "方志宏", "今天就到这里，谢谢大家。"),
        ("10:15", "陶振华", "今年不涨，我们没有调价的计划。"),
        ("10:12", "青川日报记者", "请问水价今年涨不涨？"),
        ("10:10", "柳成荫", "钱已经到位，一共三亿元。"),
        ("10:05", "新华社记者", "请问改造的资金从哪里来？"),
        ("10:00", "方志宏", "各位记者好，现在请提问。"),
    ]
    record = structure_text(
        HEAD + "\n\n".join(f"2024-06-28 {clock}\n{who}\n{said}" for clock, who, said in turns) + "\n", tags=False
    )[0]
    assert [turn.start for turn in record.turns] == sorted(turn.start for turn in record.turns)
    assert set(_pairs(record)) == {("请问改造的资", "钱已经到位，"), ("请问水价今年", "今年不涨，我")}
    assert "newest-first" in {issue.code for issue in record.issues}


def test_an_introduction_cut_short_holds_no_questions() -> None:
    """Lines of the host's introduction are nobody's turns, although the page breaks off there."""
    text = (
        "青川市养老服务新闻发布会\n时间：2024年6月28日\n"
        "主持人 方志宏\n各位记者朋友，大家好。今天我们邀请到：\n市民政局党组书记、局长陶振华先生；\n"
        "市财政局副局长柳成荫女士；\n市养老服务中心主任白静女士；\n青川日报社社长何远先生。\n请他们介绍情况并回答大家的提问。\n"
    )
    record = structure_text(text, tags=False)[0]
    assert record.qa_pairs == ()
    assert [turn.part for turn in record.turns] in (["host"], [])


@pytest.mark.parametrize(("said", "goes_on"), [("我打断一下，请大家坐好。", True), ("电来了，请继续。", False)])
def test_an_answer_broken_off_goes_on(said: str, goes_on: bool) -> None:
    """After `我打断一下` what follows belongs to the question before it, too; without those words it does not."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问陶局长，停水那天管网出了什么事？",
        "陶振华：那天夜里泵站先是停了电……",
        f"青川晚报记者：{said}",
        "陶振华：接着说，备用电源十分钟后接上，水就来了。",
        "方志宏：今天就到这里，谢谢大家。",
    )
    assert (("请问陶局长，", "接着说，备用") in _pairs(record)) is goes_on


@pytest.mark.parametrize(("said", "asks"), [("柳局长？", False), ("资金的来源是怎么回事，能不能说说？", True)])
def test_a_host_who_only_calls_asks_nothing(said: str, asks: bool) -> None:
    """`柳局长？` gives the floor for the question that is open; a question of the host's own is one."""
    record = _read(
        "方志宏：请提问。",
        "青川日报记者：请问两位局长，改造的资金从哪里来？",
        "陶振华：先说水务这一块，今年安排了三个亿。",
        f"方志宏：谢谢陶局长，财政方面的情况也请说一说。{said}",
        "柳成荫：财政再配套一个亿。",
        "方志宏：今天就到这里，谢谢大家。",
    )
    assert _pairs(record)[-1] == ("谢谢陶局长，" if asks else "请问两位局长", "财政再配套一")


def test_an_interruption_without_words_is_no_turn() -> None:
    """`（记者追问：**）` holds nothing said: no question, no error."""
    for said in ("**", "     ", ">>"):
        record = _read("青川日报记者：请问水价会涨吗？", f"陶振华：今年不涨（记者追问：{said}）明年再看，要听证。")
        assert [turn.part for turn in record.turns] == ["reporter", "official"]


def test_two_interruptions_one_behind_the_other_are_two_turns() -> None:
    record = _read(
        "青川日报记者：请问水价会涨吗？",
        "陶振华：今年水价保持平稳（记者追问：明年呢？）（记者追问：后年呢？有没有计划表？）我们会公布计划表的。",
    )
    said = [(turn.part, turn.text) for turn in record.turns]
    assert [part for part, _ in said] == ["reporter", "official", "reporter", "reporter", "official"]
    assert said[2][1] == "明年呢？" and said[3][1] == "后年呢？有没有计划表？" and said[4][1].startswith("我们会")


_SITE = " ".join(f"{name}市外办" for name in "青川 云岭 临湖 平湾 金江 北原 东丘 南浦 西岭 中湖 长河 安泉 宁海".split())


@pytest.mark.parametrize(
    "foot",
    [
        f" 青川市政府网 {_SITE} 是否继续访问？", f" ******************** 下周例行发布会休会。 青川市政府网 {_SITE} 放弃", "\n\n---\n\n请成为本站的月费订户，支持我们。",
        "\n注：本实录未经发布人审核。\n联系电话：0555-5550\n附件1：账目.pdf",
    ],
)  # fmt: skip
def test_what_the_site_prints_below_is_said_by_nobody(foot: str) -> None:
    record = _read("青川日报记者：请问水价会涨吗？", "陶振华：今年水价保持平稳，我们会公布账目。" + foot)
    assert record.turns[-1].text == "今年水价保持平稳，我们会公布账目。"


def test_a_heading_of_markdown_is_said_by_nobody() -> None:
    record = structure_text(
        "# 股东会问答\n\n出席：东方朔（董事长）、潘越（董事会秘书）\n\n## 一、董事长致辞\n\n**东方朔：** 各位股东好。\n\n## 二、问答\n\n**股东张先生：** 分红为什么少了？\n\n"
        "**潘越：** 留下的钱要投到新的产线。\n\n## 三、结束\n\n主持人宣布散会。\n",
        tags=False,
    )[0]
    assert [turn.text for turn in record.turns] == ["各位股东好。", "分红为什么少了？", "留下的钱要投到新的产线。"]
    assert [person.name for person in record.participants if person.part == "official"] == ["东方朔", "潘越"]


def test_a_house_that_asks_on_is_the_same_reporter() -> None:
    record = _read(
        "青川日报记者：我是青川日报记者何其多。请问水价会涨吗？", "陶振华：今年不涨。", "青川日报记者：那明年呢？", "陶振华：明年再看。",
        "主持人：下一位。", "青川日报记者：请问财政补贴有多少？", "柳成荫：三亿元。",
    )  # fmt: skip
    asked = [turn for turn in record.turns if turn.part == "reporter"]
    assert [bool(turn.speaker) for turn in asked] == [True, True, False]


def test_marks_in_brackets_before_who_speaks() -> None:
    record = structure_text(
        "供水发布会\n\n参加发布会的有：陶振华，市水务局局长；柳成荫，市财政局副局长。发布会由方志宏主持。\n\n主持人：请提问。\n\n【提问】青川日报：水价会涨吗？\n\n"
        "【回答】陶振华：今年不涨。\n\n【提问】晨星网：补贴有多少？\n\n【回答】柳成荫：三亿元。\n",
        tags=False,
    )[0]
    names = {person.id: person.name for person in record.participants}
    said = [(names.get(turn.speaker or ""), turn.outlet) for turn in record.turns]
    assert said == [("方志宏", None), (None, "青川日报"), ("陶振华", None), (None, "晨星网"), ("柳成荫", None)]


def test_lines_of_an_office_and_a_name_are_the_roster() -> None:
    """`市长：某某某` says nothing; the offices are the labels later on."""
    record = structure_text(
        "事故通报会速记\n\n调查组组长：陶振华\n市长：柳成荫\n主持人：方志宏\n\n主持人：请提问。\n\n青川日报：原因是什么？\n\n调查组组长：原因查明了，是线路老化。\n\n晨星网：谁负责？\n\n市长：我负责。\n",
        tags=False,
    )[0]
    names = {person.id: person.name for person in record.participants}
    assert [names.get(turn.speaker or "") for turn in record.turns] == ["方志宏", None, "陶振华", None, "柳成荫"]


def test_a_name_in_brackets_above_a_mark() -> None:
    """`[某某]` above `答：…`: one turn, of the person named; a headline that ends in 答记者问 names nobody's words."""
    record = structure_text(
        "业绩说明会\n2025-04-29\n\n[中信证券 覃朗]\n问：请问成本降了多少？\n\n[管彤]\n答：降了一成。\n\n[东方朔]\n答：我补充一句，还会再降。\n\n[国信证券]\n问：锂价见底了吗？\n\n"
        "[东方朔]\n答：不敢说。\n",
        tags=False,
    )[0]
    names = {person.id: person.name for person in record.participants}
    said = [(turn.part, names.get(turn.speaker or ""), turn.text[:4]) for turn in record.turns]
    assert said == [
        ("reporter", "覃朗", "请问成本"), ("official", "管彤", "降了一成"), ("official", "东方朔", "我补充一"), ("reporter", None, "锂价见底"),
        ("official", "东方朔", "不敢说。"),
    ]  # fmt: skip
