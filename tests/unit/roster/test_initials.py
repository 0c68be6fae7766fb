"""A list of speakers that explains the initials before their speeches."""

from __future__ import annotations

from transcript.chinese.view import view
from transcript.roster.header import read_header
from transcript.segment.lines import lines

_PAGE = view(
    "北岛公共卫生组织网上发布会\n\n发言人：\nRS　罗莎·林德（Rosa Lind），传播部主任，主持人\nDK　丹·科尔博士（Dr Dan Kohl），副总干事\nQW　简文，青川日报\n\nRS　各位好。\n"
)


def test_initials_stand_for_names_offices_and_outlets() -> None:
    """Every line of the list gives initials, a name, and an office or the reporter's outlet."""
    header = read_header(_PAGE, lines(_PAGE))
    read = [
        (one.mark, _PAGE[slice(*one.name)], _PAGE[slice(*one.outlet)] if one.outlet else None)
        for one in header.initials
    ]
    assert read == [("RS", "罗莎·林德", None), ("DK", "丹·科尔", None), ("QW", "简文", "青川日报")]
    people = [
        (_PAGE[slice(*who.name)], _PAGE[slice(*who.title)] if who.title else None, who.part) for who in header.people
    ]
    assert people == [("罗莎·林德", "传播部主任", "host"), ("丹·科尔", "副总干事", None), ("简文", None, "reporter")]


def test_one_line_with_capitals_is_no_list() -> None:
    """`CTO 某某，…` alone explains nothing."""
    page = view("青川科技发布会\nAI 简文，大模型\n简文：大家好。\n")
    assert read_header(page, lines(page)).initials == ()
