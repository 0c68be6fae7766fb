"""Transcript, report or something else: what the words say."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.report import kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（记者 苏禾）昨日，市里召开会议。汪铭远表示，要抓紧。汪铭远强调，要落实。", "report"),
        ("第03版：要闻\n上一版 下一版\n今年的收成不错，农户们都很高兴。", "report"),
        (
            "关于举行新闻发布会的通知\n我市将于8月16日举行养老服务新闻发布会，请各新闻单位派记者参加，联系电话见附件。",
            "other",
        ),
        ("政府工作报告\n各位代表：现在，我代表市人民政府，向大会报告工作，请予审议。", "other"),
        ("第一章 初到青川\n他冷笑道：“你也来了？”她低声说：“嗯。”他沉声道：“坐。”", "other"),
        ("市水务局负责人就供水条例答记者问\n近日，条例公布。问：为什么修订？\n答：为了适应需要。", "other"),
        ("对话丨水务局长的一天\n专访汪铭远\n记者：忙吗？\n汪铭远：忙。", "other"),
        ("会议指出，要抓好防汛。会议强调，要落实责任。会议要求，要加强值守。", "other"),
        (
            "关于举行青川市养老条例新闻发布会的通知\n各新闻单位：定于8月16日举行。\n10:00 主持人：介绍发布人\n1. 养老床位有多少？",
            "other",
        ),
        ("青川镇民生实事项目座谈会记录\n柳远：先请应天讲。\n应天：一共十四个项目。\n代表：路灯什么时候修？", "other"),
        ("庭审实录\n书记员：请肃静。\n审判长：现在开庭。原告？\n原告代理人：在。\n审判长：合议庭将评议。", "other"),
        ("局长信箱选登\n留言人：黄女士 留言时间：7月8日\n问：油烟谁管？\n答：已立案。\n答复单位：河滨中队", "other"),
        ("市民诉求选登\n市民“青山”问：路灯什么时候修？\n答：本周内修好。", "other"),
        ("12345信箱\n问：路灯什么时候修？\n答：本周修好。欢迎留言。", "other"),
        ("市民代表见面会\n市民代表问：路灯什么时候修？\n答：本周修好，谢谢。", "transcript"),
        ("区政府常务会\n会 议 纪 要\n议题：听取供水工作汇报\n列席：霍北望\n路长河：供水正常。", "other"),
        ("会 议 纪 要\n业绩说明会\n记者：今年的目标是多少？\n路长河：三百二十个项目。", "transcript"),
        ("发布会要点速览\n一、供水价格三年不变。\n二、全年改造管网八十公里。\n三、困难家庭免收。", "report"),
        ("发布会要点速览\n主持人：大家好。\n青川日报记者：水价涨不涨？\n路长河：不涨，谢谢。", "transcript"),
        ("政协青川市委员会大会发言摘登\n崔一清：让企业敢投。\n蒋采：把操场还给孩子。", "other"),
        (
            "“一根油条”\n“超标吗？”女士追问。“没有。”唐诗答道。“几根？”她问。“两根。”他说。“真的？”她问。“真的。”唐诗说。",
            "report",
        ),
        ("青川市新闻发布会文字实录\n主持人：大家好。\n记者：请问？", "transcript"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    """Each genre is told by its own words, with a reason."""
    found = kind(view(text))
    assert found.kind == expected
    assert 0 < found.score < 1
    assert found.because
