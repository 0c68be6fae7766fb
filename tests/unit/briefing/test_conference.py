"""One conference as a briefing."""

from __future__ import annotations

import pytest

from tests.unit.briefing.sample import TEXT, conference
from transcript import brief
from transcript.briefing import Briefing, Section
from transcript.errors import BriefError
from transcript.pipeline import structure_text
from transcript.repair import repair


def section(made: Briefing, code: str) -> Section | None:
    """The section of a code."""
    return next((one for one in made.all_sections() if one.code == code), None)


def texts(found: Section | None) -> list[str]:
    """Its lines and rows as text."""
    assert found is not None
    rows = [" | ".join(cell.text for cell in row.cells) for row in (found.table.rows if found.table else ())]
    return [*(line.text for line in found.lines), *rows]


def test_an_unknown_length_is_refused() -> None:
    with pytest.raises(BriefError, match="no length 'long'"):
        brief(conference(), length="long")  # type: ignore[arg-type]


def test_event_card_names_the_event_and_the_people() -> None:
    """Title, date, host and officials with their offices are on the card."""
    card = "\n".join(texts(section(brief(conference()), "event")))
    for fact in ("望浦市公共停车治理新闻发布会", "2024-05-20", "高远", "柳承志（市城管局局长）", "安若水"):
        assert fact in card


def test_questions_name_outlet_answerer_and_answer() -> None:
    """Each question says who asked what, who answered and the answer."""
    made = brief(conference())
    first, second = [one for one in made.all_sections() if one.code == "question"]
    assert "望浦日报" in "".join(piece.text for piece in first.heading)
    assert any("收费标准会不会上调？" in line.text for line in first.lines)
    assert any("柳承志" in line.text and "今年不调整收费标准。" in line.text for line in first.lines)
    assert any("安若水" in line.text and "一律拖离" in line.text for line in second.lines)


def test_courtesies_are_never_printed() -> None:
    """No thanks, greetings, hand-overs or stories in any length class."""
    for length in ("brief", "standard", "full"):
        printed = "".join(piece.text for piece in brief(conference(), length=length).pieces() if piece.kind == "quoted")  # type: ignore[arg-type]
        for courtesy in ("谢谢", "上午好", "我先介绍到这里", "请提问", "您好"):
            assert courtesy not in printed


def test_figures_promises_and_documents_are_listed() -> None:
    """The tables hold the value with its clause, the promise with deadline and speaker; documents are named."""
    made = brief(conference(), length="full")
    assert any("3.5亿元" in row and "柳承志" in row for row in texts(section(made, "figures")))
    promise = texts(section(made, "commitments"))
    assert any("立体停车楼12座" in row and "2024-12" in row and "柳承志" in row for row in promise)
    assert any("《望浦市停车场管理办法》" in line for line in texts(section(made, "documents")))


def test_longer_classes_hold_more() -> None:
    """A full briefing prints at least what a standard one does, that at least what a brief one does."""
    sizes = [len(list(brief(conference(), length=length).pieces())) for length in ("brief", "standard", "full")]  # type: ignore[arg-type]
    assert sizes[0] < sizes[1] <= sizes[2]


def test_every_quotation_stands_in_its_turn() -> None:
    """The receipt's text is the turn's text, and the source says it at the place (this one is undamaged)."""
    made = brief(conference(), length="full")
    turns = {turn.id: turn for turn in conference().turns}
    quoted = [piece for piece in made.pieces() if piece.kind == "quoted"]
    assert len(quoted) > 20
    for piece in quoted:
        (receipt,) = piece.receipts
        assert receipt.turn is not None and receipt.text in turns[receipt.turn].text
        assert TEXT[receipt.start : receipt.end] == receipt.text


def test_pieces_keep_their_origin_apart() -> None:
    """Generated pieces carry no receipt, facts name a field, quotations a turn."""
    for piece in brief(conference()).pieces():
        if piece.kind == "generated":
            assert not piece.receipts
        else:
            assert all((one.field is None) == (piece.kind == "quoted") for one in piece.receipts)


def test_labels_in_english() -> None:
    """With `lang="en"` our own words are English, the quotations stay as they are."""
    made = brief(conference(), lang="en")
    generated = "".join(piece.text for piece in made.pieces() if piece.kind == "generated")
    assert "Key points" in generated and "要点" not in generated
    assert "今年不调整收费标准。" in "".join(piece.text for piece in made.pieces())


def test_traditional_script_is_briefed_in_traditional_script() -> None:
    """Rules are written once; what is printed is what was said."""
    from opencc import OpenCC

    made = brief(structure_text(OpenCC("s2t").convert(TEXT))[0])
    printed = "".join(piece.text for piece in made.pieces() if piece.kind == "quoted")
    assert "今年不調整收費標準。" in printed and "謝謝" not in printed


def test_unanswered_questions_are_listed() -> None:
    """A question the text does not answer has its status and its line."""
    text = TEXT.replace(
        "市交警支队副支队长安若水：占用消防通道的一律拖离，罚款200元，记3分。今年前四个月一共拖离了1460辆。\n", ""
    )
    made = brief(structure_text(text)[0])
    assert any("占用消防通道怎么处罚" in line and "未见回应" in line for line in texts(section(made, "unanswered")))


def test_a_conference_without_questions_says_so() -> None:
    """Nobody asks: there is a note and no Q&A, and the opening is summed up."""
    text = TEXT.split("望浦日报记者")[0]
    made = brief(structure_text(text)[0])
    assert texts(section(made, "notice")) == ["本场没有提问。"]
    assert section(made, "qa") is None
    assert any("1.2万个" in line for line in texts(section(made, "key")))


def test_three_hundred_turns() -> None:
    """A long conference gives every question its section, and no more key points than the length class has."""
    head, rest = TEXT.split("望浦日报记者：", 1)
    pair = "望浦日报记者：" + rest.split("江声晚报记者")[0]
    text = head + "".join(pair.replace("86条", f"{n}条") for n in range(100, 249)) + "主持人高远：谢谢各位。\n"
    record = structure_text(text)[0]
    assert len(record.turns) > 290
    made = brief(record)
    assert sum(one.code == "question" for one in made.all_sections()) == len(record.questions)
    assert len(texts(section(made, "key"))) <= 8


REPORT = """全市启用停车诱导系统
本报讯（记者 罗一帆）5月20日上午，望浦市召开新闻发布会，通报停车治理情况。市城管局局长柳承志表示：“全市停车诱导系统已经覆盖42个停车场。”
柳承志介绍，今年还要接入30个停车场，市民用手机就能看到空余泊位。
"""


def test_a_report_is_no_transcript() -> None:
    """A report says so in one line; with its text what it attributes to officials is quoted, without it nothing is."""
    record = structure_text(REPORT)[0]
    assert record.kind == "report"
    made = brief(record, text=repair(REPORT).text)
    assert "这是新闻报道" in texts(section(made, "notice"))[0]
    assert any("柳承志" in line and "42个停车场" in line for line in texts(section(made, "statements")))
    assert section(brief(record), "statements") is None


def test_something_else_is_told_in_one_line() -> None:
    """An announcement gives a note, no sections of talk."""
    record = structure_text("通知\n兹定于5月20日上午举行停车治理新闻发布会，请各媒体报名参加，联系电话见附件。\n")[0]
    codes = {one.code for one in brief(record).all_sections()}
    assert "notice" in codes and not codes & {"qa", "key", "figures"}


@pytest.mark.parametrize("text", ["柳承志：今年不调整收费标准。\n", "主持人：谢谢。\n记者：好的。\n"])
def test_hardly_anything_is_still_a_page(text: str) -> None:
    """One turn, or nothing but courtesy, gives a briefing and no error."""
    assert brief(structure_text(text)[0]).sections


def test_a_reading_that_is_a_guess_is_not_quoted() -> None:
    """Where a repair is not certain, no quotation touches it, and the doubt is told."""
    from transcript.record import Repair

    record = conference()
    turn = next(turn for turn in record.turns if "不调整收费标准" in turn.text)
    at = TEXT.index("不调整收费标准")
    guess = Repair(kind="lost_bytes", start=at, end=at + 3, before="不调整", after="不调整", certain=False)
    made = brief(record.model_copy(update={"repairs": (guess,)}), length="full")
    assert turn.id
    assert "不调整收费标准" not in "".join(piece.text for piece in made.pieces() if piece.kind == "quoted")
    assert any("读法存疑" in line for line in texts(section(made, "doubts")))


@pytest.mark.parametrize("answer", ["会的。", "绝对没有。", "您说呢？"])
def test_a_short_answer_is_quoted_whole(answer: str) -> None:
    """An answer too short to choose from is the answer; thanks alone are none."""
    short = TEXT.replace("占用消防通道的一律拖离，罚款200元，记3分。今年前四个月一共拖离了1460辆。", answer)
    made = brief(structure_text(short)[0])
    assert any(line.endswith(answer) for line in texts(next(o for o in _questions(made) if "江声晚报" in _heading(o))))


def _questions(made: Briefing) -> list[Section]:
    return [one for one in made.all_sections() if one.code == "question"]


def _heading(one: Section) -> str:
    return "".join(piece.text for piece in one.heading)


def test_what_only_announces_is_no_key_point() -> None:
    """How many points come, and what nobody would miss, is left out of the key points; figures and plans are in."""
    text = TEXT.replace("去年以来，全市", "这一年主要做了三个方面的事情。去年以来，全市")
    points = texts(section(brief(structure_text(text)[0], length="full"), "key"))
    assert not any("三个方面" in point or "不容易" in point for point in points)
    assert any("1.2万个" in point for point in points) and any("12座" in point for point in points)


def test_a_menu_copied_with_the_page_is_never_quoted() -> None:
    """The names of a site's menu behind the last words are neither promise nor answer."""
    menu = " 市政府网 市人大常委会 市政协委员会 市监察委员会 市中级法院 市检察院 市发展改革委 市教育局 市科学技术局 市公安局 计划安排完成"
    made = brief(structure_text(TEXT.replace("拖离了1460辆。", "拖离了1460辆。" + menu))[0], length="full")
    assert not any("监察委员会" in piece.text for piece in made.pieces())


def test_our_words_are_in_the_script_of_the_conference() -> None:
    """Labels of a conference in traditional characters are traditional everywhere; English ones stay English."""
    from opencc import OpenCC

    from transcript.briefing.markdown import to_markdown

    record = structure_text(OpenCC("s2t").convert(TEXT))[0]
    page = to_markdown(brief(record))
    assert "問答摘要" in page and "承諾事項" in page and "## 來源" in page
    assert not set("问答摘诺项来") & set(
        "".join(p.text for p in brief(record).pieces() if p.kind == "generated")
    ) - set("答摘")
    assert "Key points" in to_markdown(brief(record, lang="en"))


def test_a_source_without_a_title_is_named_by_issuer_and_day() -> None:
    """The head says whose conference it was, and when."""
    record = conference().model_copy(update={"title": None, "issuer": "望浦市政府新闻办", "date": "2024-05-20"})
    assert "".join(piece.text for piece in brief(record).title) == "发布会简报：望浦市政府新闻办 · 2024-05-20"


def test_a_question_is_asked_in_a_line() -> None:
    """Of many parts those that fit are printed, the first always; a request that names nothing is left out."""
    many = TEXT.replace(
        "收费标准会不会上调？",
        "收费标准会不会上调？可以介绍一下吗？"
        + "".join(f"第{n}批立体停车楼项目什么时候能够完工并且投入使用？" for n in "三四五六七八九"),
    )
    record = structure_text(many)[0]
    asked = {
        length: next(t for t in texts(_questions(brief(record, length=length))[0]) if t.startswith("问"))
        for length in ("standard", "full")
    }
    assert all("停车难怎么解决" in line and "可以介绍一下" not in line for line in asked.values())
    assert len(asked["standard"]) < 140 < len(asked["full"])


def test_a_table_cut_short_keeps_the_figures_that_say_most() -> None:
    """With more figures than fit, those whose subject or period is known come before bare counts."""
    bare = "".join(f"来了{n}个。" for n in range(11, 40))
    text = TEXT.replace("去年以来，全市", bare + "去年以来，全市")
    rows = texts(section(brief(structure_text(text)[0]), "figures"))
    assert any("1.2万个" in row for row in rows) and any("3.5亿元" in row for row in rows)


def test_a_newspaper_is_no_document() -> None:
    """Documents and policies in 《》 are listed; a newspaper named in passing is none, a gazette is one."""
    named = TEXT.replace("《望浦市停车场管理办法》", "《望浦市停车场管理办法》和《望浦市统计公报》，《望浦晚报》也登了")
    listed = "".join(texts(section(brief(structure_text(named)[0]), "documents")))
    assert "停车场管理办法" in listed and "统计公报" in listed and "晚报" not in listed
