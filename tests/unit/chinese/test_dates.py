"""The day of the event."""

from __future__ import annotations

import pytest

from transcript.chinese.dates import find_event_date
from transcript.chinese.view import view


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("时间：2024年3月6日下午3点\n地点：市会议中心", "2024-03-06"),
        ("时间：2024-03-06 15:00", "2024-03-06"),
        ("时间：2024/3/6", "2024-03-06"),
        ("时间：2024.03.06", "2024-03-06"),
        ("二〇二四年三月六日", "2024-03-06"),
        ("日期：二零一九年十二月三十一日", "2019-12-31"),
        ("中華民國113年3月6日", "2024-03-06"),
        ("民国一百一十三年三月六日举行记者会", "2024-03-06"),
        ("发布时间：2024-03-08\n时间：2024年3月6日\n地点：会议中心", "2024-03-06"),
        ("来源：青川日报 2024-03-07\n3月6日，市政府新闻办举行新闻发布会。", "2024-03-06"),
        ("“蓝鲸”平台昨日交付\n2024-03-07 08:12　来源：海岸晚报　作者：简青\n平台3月6日在东港交付。", "2024-03-06"),
        ("第A03版：要闻　　2024年3月7日 星期四\n\n3月6日，铁路局举行记者见面会。", "2024-03-06"),
        ("3月6日 · 学术报告厅\n\n——大家好。\n——散会。\n\n（2024年3月6日14:30—15:10）\n", "2024-03-06"),
        (
            "3月6日下午召开新闻发布会。\n答：" + "好。" * 400 + "\n\n来源：青川人大　2024-03-06　责编：简周\n",
            "2024-03-06",
        ),
        (
            "主持人：请提问。\n答：" + "好。" * 400 + "\n（录音整理。）\n二〇二四年三月六日 青川市第一人民医院宣传科\n",
            "2024-03-06",
        ),
        ("0306 记者联访\n整理：新闻处　113.3.6 上午8点30分", "2024-03-06"),
        ("发布日期：113/03/06\n标题：市长受访", "2024-03-06"),
        ("《青川日报》2024年3月7日第4版\n3月6日下午，市政府举行新闻发布会。", "2024-03-06"),
        ("主持：新闻局\n答：" + "好。" * 400 + "\n新闻局　2024年3月6日　19时10分　字数：1,260\n", "2024-03-06"),
        ("来源：青川日报 2024-01-02\n12月30日，市政府新闻办举行新闻发布会。", "2023-12-30"),
        ("2024-03-07 00:12 青川新闻网\n2024年3月6日上午，市水务局举行发布会。", "2024-03-06"),
        ("2024-03-07 00:12 青川新闻网\n2024年3月6日，本市出台条例，各方关注。", "2024-03-07"),
        ("2024-03-20 00:12 青川新闻网\n2024年3月6日上午，市水务局举行发布会。", "2024-03-20"),
        pytest.param(
            "2024-03-07 15:00 市水务局召开发布会\n2024年3月6日上午，市水务局检修管网。",
            "2024-03-07",
            marks=pytest.mark.xfail(
                strict=True, reason="a day with a clock before 召开 is taken for that of the posting"
            ),
        ),
    ],
)
def test_date_is_found(text: str, iso: str) -> None:
    """A date in full is the event's; a day and month get their year from the day of issue."""
    found = find_event_date(view(text))
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("title", "lead", "iso"),
    [
        ("青川局集团2024年春运新闻发布会", "1月22日，局集团召开新闻发布会。", "2024-01-22"),
        ("2025青川马拉松赛前发布会", "媒体中心／11月14日 16:00", "2025-11-14"),
        ("2024年度业绩发布会", "3月20日，公司举行业绩发布会。", None),
        ("2024年春运新闻发布会", "12月26日，召开新闻发布会。", None),
        ("2023年和2024年工作发布会", "5月6日，召开新闻发布会。", None),
    ],
)
def test_year_of_the_title(title: str, lead: str, iso: str | None) -> None:
    """A title that prints one year gives it to the day in the lead, where it can only mean the same year."""
    found = find_event_date(view(f"{title}\n{lead}"), title=view(title))
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    "text",
    ["", "3月6日举行新闻发布会", "2024年3月举行", "时间：2024年13月40日", "电话：2024-3333-1111", "http://example.com/2024/3/6x/", "截至2024年3月6日，共完成三项"],
)  # fmt: skip
def test_no_date_is_guessed(text: str) -> None:
    """Without a full date of the event there is none."""
    assert find_event_date(view(text)) is None


def test_span_is_the_date_as_printed() -> None:
    """The finding's span holds its text."""
    text = view("标题\n时间：2024年3月6日（星期三）上午")
    found = find_event_date(text)
    assert found is not None
    assert text[found.start : found.end] == found.text == "2024年3月6日"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("通报会（文字版）\n\n作者：新闻中心  摄影：李明  日期：2025-04-17\n\n2025年4月16日下午，集团召开媒体通报会。", "2025-04-16"),
        ("对话公司\n\n原创 石敢当 农机前哨 2025年03月21日 08:30 浙江\n\n发布会之后，公司接受了群访（2025年3月20日16:30）。", "2025-03-20"),
        ("第三场发布会\n发布日期：2024-07-19\n\n发 布 会：第三场发布会\n时    间：2024年7月18日20:00", "2024-07-18"),
    ],
)  # fmt: skip
def test_the_day_it_was_held_goes_before_the_day_it_was_written(lead: str, day: str) -> None:
    found = find_event_date(view(lead), speech=(len(lead), len(lead)))
    assert found is not None and found.iso == day
