"""Newspaper pages: one record per article, with byline, people and attributed statements."""

from __future__ import annotations

import pytest

from transcript.pipeline import structure_text
from transcript.record import Conference

PAGE = """第03版：要闻
上一版　下一版

我市三十六座泵站全部完成改造
本报讯（记者 苏禾 通讯员 方远）6月20日，全市三十六座雨水泵站全部完成改造。市水务局局长汪铭远表示，泵站改造是今年的民生实事，各项工程都按时完工。

城南新区建起口袋公园
本报讯（记者 白桦）家门口的荒地变成了小公园。连日来，城南新区建成十二座口袋公园。“公园虽小，居民用得上才是好公园。”城南新区党工委书记钟毓秀说。今年年底前，还有八座口袋公园要开放。

版权声明：本报所有内容，未经许可不得转载
"""


@pytest.fixture(scope="module")
def records() -> list[Conference]:
    """The page as records."""
    return structure_text(PAGE, tags=False)


def test_each_article_is_a_record(records: list[Conference]) -> None:
    """Two articles are two reports, in the order of the page, each with its title and place."""
    assert [record.kind for record in records] == ["report", "report"]
    assert [record.title for record in records] == ["我市三十六座泵站全部完成改造", "城南新区建起口袋公园"]
    assert records[0].source.end <= records[1].source.start
    assert PAGE[records[1].source.start :].startswith("城南新区建起口袋公园")
    assert len({record.id for record in records}) == 2


def test_furniture_belongs_to_no_article(records: list[Conference]) -> None:
    """Page navigation and the copyright line are outside every record."""
    for furniture in ("第03版", "上一版", "版权声明"):
        at = PAGE.index(furniture)
        assert not any(record.source.start <= at < record.source.end for record in records)


def test_byline_names_the_authors(records: list[Conference]) -> None:
    """Authors are reporters of their article, and of no other."""
    authors = [[person.name for person in record.participants if person.part == "reporter"] for record in records]
    assert authors == [["苏禾", "方远"], ["白桦"]]


def test_officials_and_statements(records: list[Conference]) -> None:
    """People with their offices, and what is attributed to them, paraphrased or quoted."""
    officials = [
        [(p.name, p.titles[0].text) for p in record.participants if p.part == "official"] for record in records
    ]
    assert officials == [[("汪铭远", "市水务局局长")], [("钟毓秀", "城南新区党工委书记")]]
    (said,), (quoted,) = (record.statements for record in records)
    assert (said.quoted, PAGE[said.start : said.end]) == (False, "泵站改造是今年的民生实事，各项工程都按时完工。")
    assert (quoted.quoted, PAGE[quoted.start : quoted.end]) == (True, "公园虽小，居民用得上才是好公园。")
    assert said.speaker == next(p.id for p in records[0].participants if p.part == "official")


def test_report_has_no_turns_and_says_why(records: list[Conference]) -> None:
    """A report yields no turns and no pairs, and an issue with the reason."""
    for record in records:
        assert not record.turns
        assert not record.qa_pairs
        assert [issue.code for issue in record.issues] == ["not-a-transcript"]


def test_a_line_of_credits_is_no_title() -> None:
    """Outlet, date and reporter between headline and text name no article."""
    text = "全市启用停车诱导系统\n望浦新闻网　2024-05-20　记者 罗一帆\n" + (
        "本报讯（记者 罗一帆）5月20日上午，望浦市召开新闻发布会。市城管局局长柳承志表示，诱导系统已经覆盖42个停车场。\n"
    )
    assert [record.title for record in structure_text(text, tags=False)] == ["全市启用停车诱导系统"]


def test_a_report_has_the_day_it_prints() -> None:
    record = structure_text(PAGE.replace("6月20日", "2024年6月20日"), tags=False)[0]
    assert record.date == "2024-06-20"


def test_topics_alone_leave_the_rest_out() -> None:
    page = PAGE.replace("各项工程都按时完工", "完成投资12.5亿元")
    said = [s for record in structure_text(page, tags="topics") for s in record.statements]
    full = [s for record in structure_text(page) for s in record.statements]
    assert [s.topics for s in said] == [s.topics for s in full] and not any(s.figures or s.commitments for s in said)
    assert any(s.figures or s.commitments for s in full)
