"""Forms: fields, records, and whose words they are."""

from __future__ import annotations

from transcript.unpack import unpack

HEAD = "青川股份业绩说明会\n\n"
RECORD = "提问人：{asker}\n提问内容：{question}\n回复人：{replier}\n回复内容：{answer}\n\n"


def _form(*records: tuple[str, str, str, str], head: str = HEAD) -> str:
    return head + "".join(RECORD.format(asker=a, question=q, replier=r, answer=s) for a, q, r, s in records)


TWO = (
    ("南岭证券 温故", "海外收入占多少？", "总经理 尚行", "占三成五。"),
    ("一条咸鱼", "会回购吗？", "董事会秘书 时雨", "目前没有计划。"),
)


def test_fields_become_labels() -> None:
    """The words of a record get the name beside them; a nickname is no name."""
    assert unpack(_form(*TWO)).repaired.text.split("\n")[2:] == [
        "南岭证券 温故：海外收入占多少？",
        "总经理 尚行：占三成五。",
        "提问人：会回购吗？",
        "董事会秘书 时雨：目前没有计划。",
        "",
        "",
    ]


def test_an_answer_of_several_paragraphs() -> None:
    """Empty lines inside an answer do not end it while records follow."""
    text = _form(("甲", "问一？", "总经理 尚行", "第一段。\n\n第二段。"), *TWO)
    assert "总经理 尚行：第一段。\n\n第二段。\n南岭证券 温故：" in unpack(text).repaired.text


def test_the_page_goes_on_below() -> None:
    """Below the last record the page is text again."""
    assert unpack(_form(*TWO) + "主持人：谢谢各位。\n").repaired.text.endswith("目前没有计划。\n\n主持人：谢谢各位。\n")


def test_one_record_is_no_form() -> None:
    """One question in fields may be quoted by anybody."""
    assert unpack(_form(TWO[0])).kind is None


def test_letters_need_a_conference() -> None:
    """A letterbox stays as it is, unless its head tells of a conference."""
    fields = _form(*TWO, head="").replace("提问", "留言").replace("回复人", "答复单位").replace("回复内容", "答复内容")
    assert unpack("区长信箱\n\n" + fields).kind is None
    assert unpack("网上新闻发布会 留言选登\n\n" + fields).kind == "form"
