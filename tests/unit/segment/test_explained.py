"""What a page calls people by, where it explains it."""

from __future__ import annotations

from transcript.chinese.view import view
from transcript.roster.header import read_header
from transcript.segment.explained import Explained, explanations
from transcript.segment.lines import lines


def _told(page: str) -> tuple[str, Explained]:
    plain = view(page)
    return plain, explanations(plain, lines(plain))


def _read(page: str) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    plain, told = _told(page)

    def words(cut: tuple[int, int] | None) -> str | None:
        return plain[slice(*cut)] if cut else None

    return {
        key: (reading.kind, words(reading.name), words(reading.title), words(reading.outlet))
        for key, reading in told.readings.items()
    }


_INITIALS = "北岛公共卫生组织网上发布会\n\n发言人：\nRS　罗莎·林德（Rosa Lind），传播部主任，主持人\nDK　丹·科尔博士（Dr Dan Kohl），副总干事\nQW　简文，青川日报\n\nRS　各位好。\n"


def test_initials() -> None:
    """Every line gives initials, a name, and an office or the reporter's outlet; the lines are no roster besides."""
    assert _read(_INITIALS) == {
        "rs": ("host", "罗莎·林德", "传播部主任", None),
        "dk": ("titled", "丹·科尔", "副总干事", None),
        "qw": ("reporter", "简文", None, "青川日报"),
    }
    plain, told = _told(_INITIALS)
    assert read_header(plain, lines(plain), skip=told.lines).people == ()
    assert [(plain[slice(*who.name)], who.part) for who in told.people] == [
        ("罗莎·林德", "host"),
        ("丹·科尔", None),
        ("简文", "reporter"),
    ]


def test_equals() -> None:
    """`说话人3 = …`, one a line or several on one."""
    page = "转写\n说话人1 = 沈听（主持）\n说话人2 = 青川日报记者\n说话人3 = 穆海，市水务局党组书记、局长\n\n说话人1  00:00:05\n开始提问\n"
    assert _read(page) == {
        "说话人1": ("host", "沈听", None, None),
        "说话人2": ("reporter", None, None, "青川日报"),
        "说话人3": ("titled", "穆海", "市水务局党组书记、局长", None),
    }
    assert _read("A霍=霍青(局长) A屈=屈兆(总警司)\nQ: 怎么补？\n") == {
        "a霍": ("titled", "霍青", "局长", None),
        "a屈": ("titled", "屈兆", "总警司", None),
    }


def test_in_brackets_and_in_short() -> None:
    """Pairs in a bracket, and `以下简称`; the sentence around them stays what it is."""
    page = "以下为问答全文（记：记者；霍：霍青；欧阳：欧阳敏）：\n"
    assert {key: found[:2] for key, found in _read(page).items()} == {
        "记": ("ask", None),
        "霍": ("person", "霍青"),
        "欧阳": ("person", "欧阳敏"),
    }
    page = "（主教练德拉甘·佩特以下简称“佩”，新闻官邵鸣简称“主”，各媒体记者简称“记”）\n"
    assert {key: found[:3] for key, found in _read(page).items()} == {
        "佩": ("titled", "德拉甘·佩特", "主教练"),
        "主": ("host", "邵鸣", "新闻官"),
        "记": ("ask", None, None),
    }
    assert _told(page)[1].lines == frozenset()


def test_what_explains_nothing() -> None:
    """Bodies in short, equations, times and a single pair."""
    for page in (
        "国家卫生健康委员会（以下简称“卫健委”）今天举行发布会。\n",
        "公式：a = b\n其中 x = 3.5\n",
        "（时间：6月3日；地点：三楼）\n",
        "青川科技发布会\nAI 简文，大模型\n简文：大家好。\n",
    ):
        assert _read(page) == {}, page
