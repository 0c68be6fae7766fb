"""The page: what it holds, what it refuses, and that it can be checked."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.unit.export.conftest import HOSTILE, ROOT, conference_of, hostile, long
from transcript.briefing import Piece, brief
from transcript.briefing.check import check_file
from transcript.briefing.texts import legible
from transcript.export.briefing_html import changes, to_html
from transcript.record import Conference


def _page(conference: Conference, lang: str = "zh") -> tuple[str, Any]:
    text = to_html(brief(conference, lang=lang), [conference])  # type: ignore[arg-type]
    return text, html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


@pytest.mark.parametrize("name", ["hans", "hant"])
def test_every_receipt_opens_the_words_it_stands_for(name: str, request: pytest.FixtureRequest) -> None:
    """Each link of the page leads to an anchor, and a receipt's passage reads as the quotation before it."""
    _, tree = _page(request.getfixturevalue(name))
    ids = [node.get("id") for node in tree.iterfind(".//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {a.get("href") for a in tree.iterfind(".//a[@href]")} <= {f"#{id}" for id in ids}
    words: dict[str, str] = {}
    for node in tree.iterfind(".//*[@data-keys]"):
        for key in node.get("data-keys").split():
            words[key] = words.get(key, "") + node.text_content()
    receipts = tree.xpath("//main//a[@class='receipt']")
    assert len(receipts) > 20
    for link in receipts:
        quoted = link.xpath("preceding::q[1]")[0]
        assert re.sub(r"\s", "", words[link.get("href")[1:]]) == re.sub(r"\s", "", quoted.text_content())


def test_hostile_words_stay_words() -> None:
    """Script, links, attributes, template marks and direction marks of a source are printed as text or not at all."""
    text, tree = _page(hostile())
    assert len(tree.findall(".//script")) == 1
    assert len(tree.findall(".//h1")) == 1
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert all(a.startswith("#") for a in tree.xpath("//a/@href"))
    assert "49" not in tree.find(".//main").text_content().replace("149", "")
    assert all(char.isprintable() or char in "\n\u3000\u2060" for char in tree.text_content())
    said = tree.find(".//aside").text_content()
    for words in (HOSTILE[0], HOSTILE[1], HOSTILE[3], HOSTILE[4]):
        assert words in said
    assert "\u202e" not in text


def test_the_policy_allows_our_script_and_style_and_nothing_else(hans: Conference) -> None:
    """The digests in the content policy are those of the one script and the one style sheet; no other source is allowed."""
    _, tree = _page(hans)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    for tag in ("script", "style"):
        (node,) = tree.findall(f".//{tag}")
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not tree.xpath("//@style") and "unsafe" not in policy
    assert not tree.xpath("//@src") and not tree.xpath("//link[not(starts-with(@href, 'data:'))]")


def test_headings_never_skip_a_level(hans: Conference) -> None:
    """One first heading; each next one at most a level deeper."""
    _, tree = _page(hans)
    levels = [int(node.tag[1]) for node in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_and_names_are_there_for_who_cannot_see(hans: Conference) -> None:
    """Main, transcript, navigation and search are landmarks; every button, field and picture has a name."""
    _, tree = _page(hans)
    for path in (
        "//main",
        "//aside[@aria-labelledby]",
        "//nav[@aria-label]",
        "//form[@role='search']",
        "//a[@class='skip']",
    ):
        assert tree.xpath(path), path
    assert not tree.xpath("//button[not(@aria-label) and not(normalize-space())]")
    assert all(tree.xpath(f"//label[@for='{id}']") for id in tree.xpath("//input/@id"))
    for drawing in tree.xpath("//*[local-name()='svg' and @class='drawing']"):
        assert all(tree.xpath(f"//*[@id='{id}']") for id in drawing.get("aria-labelledby").split())


def test_tables_and_pictures_tell_what_they_are(hans: Conference) -> None:
    """Every table has a caption and headed columns, every picture a title and a description that say something, every region a name."""
    _, tree = _page(hans)
    tables = tree.findall(".//table")
    assert len(tables) >= 4
    for table in tables:
        assert table.findtext("caption").strip()
        heads = table.findall("./thead/tr/th")
        assert heads and all(head.get("scope") == "col" and head.text_content().strip() for head in heads)
        assert all(len(row.findall("td")) == len(heads) for row in table.findall("./tbody/tr"))
    drawings = tree.xpath("//*[local-name()='svg' and @class='drawing']")
    assert len(drawings) >= 3
    for drawing in drawings:
        told = [tree.xpath(f"//*[@id='{id}']")[0] for id in drawing.get("aria-labelledby").split()]
        assert [node.tag.rpartition("}")[2] for node in told] == ["title", "desc"]
        assert all(node.text_content().strip() for node in told)
    assert all(node.get("aria-label") for node in tree.xpath("//*[@role='region']"))


@pytest.mark.parametrize(
    ("name", "lang", "expected"), [("hans", "zh", "zh-Hans"), ("hant", "zh", "zh-Hant"), ("hans", "en", "en")]
)
def test_the_page_tells_its_language(name: str, lang: str, expected: str, request: pytest.FixtureRequest) -> None:
    """Chinese labels are in the script of the conference; with English ones the quotations are marked as Chinese."""
    conference = request.getfixturevalue(name)
    _, tree = _page(conference, lang)
    assert tree.get("lang") == expected
    around = tree.find(".//aside").get("lang") or tree.get("lang")
    assert around == conference.variant
    headings = "".join(node.text_content() for node in tree.iter("h2"))
    assert {"zh-Hans": "问答摘要", "zh-Hant": "問答摘要", "en": "Questions and answers"}[expected] in headings


@pytest.mark.parametrize(
    "conference",
    [
        conference_of([("主持人 何安平", "各位记者，发布会改到明天举行，谢谢大家。")]),
        conference_of(
            [("主持人 何安平", "请江局长介绍。"), ("市水务局局长 江远舟", "今年投资3.5亿元，年底前全部完工。")]
        ),
        long(300),
    ],
    ids=["one turn", "no question", "300 turns"],
)
def test_unusual_conferences_make_a_whole_page(conference: Conference) -> None:
    """One turn, no question or three hundred turns: every turn is on the page."""
    _, tree = _page(conference)
    assert len(tree.xpath("//article[contains(@class, 'turn ')]")) == len(conference.turns)


def test_a_page_is_checked_as_a_reader_sees_it(tmp_path: Path) -> None:
    """The page as written is supported; an altered figure, an added line and another name are each found."""
    source = tmp_path / "water.txt"
    source.write_bytes((ROOT / "seeds" / "water-supply.txt").read_bytes())
    import transcript

    conference = transcript.load(str(source))
    page = to_html(brief(conference), [conference])
    file = tmp_path / "page.html"
    changes = {
        "": "",
        "公里，投入资金7.6亿元，公共供水管网的漏损率由改造前的11.2%降到了8.7%。</q>": "公里，投入资金9.6亿元，公共供水管网的漏损率由改造前的11.2%降到了8.7%。</q>",
        '<ol class="lines numbered">': '<p>水价明年上调。</p><ol class="lines numbered">',
        ">欧阳柏</span>": ">欧阳伯</span>",
    }
    for old, new in changes.items():
        assert old in page
        file.write_text(page.replace(old, new) if old else page, "utf-8")
        assert bool(check_file(file).faults) == bool(old), old


def test_what_changed_between_two_statements_is_marked() -> None:
    """The runs put together are the piece; only the ranges named are marked."""
    piece = Piece(kind="quoted", text="年底前完成改造", marked=((0, 3), (5, 7)))
    assert changes(piece) == [("年底前", True), ("完成", False), ("改造", True)]
    assert changes(Piece(kind="quoted", text="水价")) == [("水价", False)]


def test_invisible_characters_are_left_out() -> None:
    """Direction marks, zero-width and control characters go; line breaks and ideographic spaces stay."""
    assert legible("水\u202e务\u200b局\x00\x1c　好\n") == "水务局 　好\n"


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_its_ground(theme: str) -> None:
    """Contrast of text is 4.5 to 1 or more, of pictures and the focus ring 3 to 1 (WCAG 2.2 AA), in light and dark."""
    css = (ROOT / "transcript" / "export" / "templates" / "briefing.css").read_text("utf-8")
    start = css.index(":root {") if theme == "light" else css.index(':root[data-theme="dark"] {')
    colors = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css[start : css.index("}", start)]))
    for ground in ("paper", "pane", "sheet"):
        for ink in ("ink", "muted", "accent"):
            assert _contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
    for ink, ground in (("accent", "accent-soft"), ("lit-ink", "lit"), ("ink", "accent-soft")):
        assert _contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
    for number in range(6):
        assert _contrast(colors[f"hue-{number}"], colors["paper"]) >= 4.5, number
        assert _contrast(colors["on-hue"], colors[f"hue-{number}"]) >= 4.5, number
    assert _contrast(colors["edge"], colors["sheet"]) >= 3


REPORT = """望浦市召开停车治理发布会
望浦新闻网　2024-05-20　记者 罗一帆
本报讯（记者 罗一帆）5月20日上午，望浦市召开新闻发布会，通报停车治理情况。市城管局局长柳承志表示：“全市停车诱导系统已经覆盖42个停车场。”
柳承志介绍，今年还要接入30个停车场（空位 1<2），市民用手机就能看到空余泊位。
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_receipts_of_a_report_open_its_text(lang: str) -> None:
    """A report has no turns: its text stands beside the briefing, and every number leads to the words it proves."""
    import transcript
    from transcript.repair import repair

    (record,) = transcript.structure_text(REPORT)
    text = repair(REPORT).text
    page = to_html(brief(record, lang=lang, text=text), [record], texts={record.id: text})  # type: ignore[arg-type]
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    lit: dict[str, str] = {}
    for node in tree.iterfind(".//aside//*[@data-keys]"):
        for key in node.get("data-keys").split():
            lit[key] = lit.get(key, "") + node.text_content()
    quoted = tree.xpath("//main//section[contains(@class, 'statements')]//q")
    assert quoted
    for quotation in quoted:
        (link,) = quotation.xpath("following-sibling::span[1]//a[@class='receipt']")
        assert lit[link.get("href")[1:]] == quotation.text_content()
        assert "turn" not in link.get("aria-label") and "段" not in link.get("aria-label")
    shown = tree.find(".//aside").text_content()
    assert "本报讯" in shown and "1<2" in shown
    assert "没有可显示的发言" not in shown
    # Without its text (an archive keeps none) the page says that there is nothing to show.
    bare = to_html(brief(record), [record])
    assert "没有可显示的发言" in bare and "data-keys" not in bare.partition("<aside")[2].partition("</aside")[0]


def test_of_many_conferences_only_what_is_cited_is_shown() -> None:
    """The pane says that it is not the whole transcript."""
    days = [
        conference_of(
            [
                ("主持人 何安平", "请提问。"),
                ("青禾日报记者", "水价涨不涨？"),
                ("市水务局局长 江远舟", "今年水价不作调整。"),
            ],
            day=f"2024年6月{day}日",
        )
        for day in range(1, 15)
    ]
    page = to_html(brief(days[0]), days)
    assert "这里只列简报引用到的发言" in page
    assert "这里只列简报引用到的发言" not in to_html(brief(days[0]), days[:2])
