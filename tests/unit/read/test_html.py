"""HTML pages: the main content, block by block."""

from __future__ import annotations

import json

import pytest

from tests.unit.read.sample import LINES, TITLE
from transcript.errors import EmptyText, TranscriptError
from transcript.read import read_bytes

NAVIGATION = '<div class="nav"><a href="/">首页</a><a href="/n">新闻</a><a href="/s">专题</a></div>'
FOOTER = '<div id="footer">版权所有 青川市人民政府 <a href="/m">网站地图</a></div>'


def page(content: str, *, charset: str = "utf-8") -> str:
    """A page as a local government prints it."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_青川市人民政府</title>'
        f"<script>var a='<p>不是正文</p>';</script></head><body>{NAVIGATION}<div class='article'><h1>{TITLE}</h1>"
        f"{content}</div>{FOOTER}</body></html>"
    )


def paragraphs() -> str:
    """The sample, its labels in bold."""
    rows = (line.partition("：") for line in LINES)
    return "".join(f"<p><strong>{label}：</strong>{words}</p>\n" for label, _, words in rows)


def test_labels_in_strong_stay_on_their_line() -> None:
    """A bold label and what is said are one line; navigation, scripts and footer are gone."""
    document = read_bytes(page(paragraphs()).encode(), name="a.html")
    assert document.text.splitlines() == [TITLE, *LINES]
    assert (document.media_type, document.title) == ("text/html", TITLE)


def test_page_that_says_gb2312_and_is_gb18030() -> None:
    """Characters beyond GB 2312 are read although the page declares it."""
    content = paragraphs() + "<p><strong>朱镕基：</strong>镕、喆、堃、䶮都是名字里的字，请大家放心。</p>"
    document = read_bytes(page(content, charset="gb2312").encode("gb18030"), name="a.htm")
    assert document.encoding == "gb18030"
    assert "镕、喆、堃、䶮" in document.text


def test_page_without_suffix_is_told_by_its_content() -> None:
    """A download without a suffix is read as the page it is."""
    assert read_bytes(page(paragraphs()).encode(), name="download").media_type == "text/html"


def test_line_breaks_end_lines() -> None:
    """`<br>` ends a line; a source line break does not."""
    document = read_bytes(page("<p>" + "<br>".join(LINES).replace("。今", "。\n今") + "</p>").encode(), name="a.html")
    assert [line.replace(" ", "") for line in document.text.splitlines()[-5:]] == [
        line.replace(" ", "") for line in LINES
    ]


def test_table_cells_and_lists_are_lines() -> None:
    """Rows and items do not run into each other."""
    content = (
        "<table><tr><td>主持人</td><td>方志宏</td></tr></table><ul><li>第一项</li><li>第二项</li></ul>" + paragraphs()
    )
    lines = read_bytes(page(content).encode(), name="a.html").text.splitlines()
    assert "第一项" in lines
    assert "第二项" in lines


ROSTER = "<tr><td>市水利局局长</td><td>蓝云舟</td></tr><tr><td>市气象台台长</td><td>池月白</td></tr>"


def test_rows_of_a_list_stay_on_one_line() -> None:
    """An office and its holder, in the cells of a row, are not parted: on lines of their own each would stand above somebody else's."""
    lines = read_bytes(page(f"<table>{ROSTER}</table>{paragraphs()}").encode(), name="a.html").text.splitlines()
    assert "市水利局局长 | 蓝云舟" in lines
    assert "市气象台台长 | 池月白" in lines


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>主持人</td><td>大家好，请提问。</td></tr><tr><td>蓝云舟</td><td>谢谢大家。</td></tr></table>",
        "<table><tr><td>蓝云舟</td><td>局长</td><td>池月白</td><td>台长</td></tr></table>",
        f"<table><tr><td><table>{ROSTER}</table>大家好。</td><td>页边</td></tr></table>",
    ],
)
def test_rows_of_other_tables_are_lines_for_each_cell(table: str) -> None:
    """Speech, persons beside each other, and tables a page is laid out with."""
    text = read_bytes(page(f"{table}{paragraphs()}").encode(), name="a.html").text
    assert "主持人 |" not in text
    assert "局长 | 池月白" not in text
    assert "| 页边" not in text


def test_feed_in_a_script() -> None:
    """A page whose speech stands only in a script's array is read from there."""
    slices = [{"speaker": line.partition("：")[0], "content": line.partition("：")[2]} for line in LINES]
    html = f"<html><head><title>直播</title></head><body><div>图文直播</div><script>var d={json.dumps(slices)};</script></body></html>"
    assert read_bytes(html.encode(), name="a.html").text.splitlines() == list(LINES)


def test_page_without_words() -> None:
    """A page that a script fills is an error with the way out."""
    with pytest.raises(EmptyText, match="save the rendered page"):
        read_bytes(b"<html><body><div id='app'></div><script>go()</script></body></html>", name="a.html")


@pytest.mark.parametrize("depth", [60, 99, 100, 101, 150, 5000])
def test_nesting_is_no_trouble(depth: int) -> None:
    """Deep nesting gives the words or one clear error, and never a crash."""
    html = "<html><body>" + "<div>" * depth + paragraphs() + "</div>" * depth + "</body></html>"
    try:
        document = read_bytes(html.encode(), name="a.html")
    except TranscriptError as error:
        assert depth > 200, error
    else:
        assert document.text.splitlines() == list(LINES)


def test_broken_markup_is_read() -> None:
    """Tags that are not closed, or closed twice, do not lose words."""
    html = f"<html><body><p>{LINES[0]}<p><b>{LINES[1]}</i></div></p><p>{LINES[2]}"
    text = read_bytes(html.encode(), name="a.html").text
    assert all(line in text for line in LINES[:3])


def test_short_cells_and_heads_of_columns_stay_on_one_line() -> None:
    """A speaker over his office is one line, and so are the heads of the columns; what is said keeps its breaks."""
    said = "今年的目标是三百二十个项目，年底前全部完工，群众比较满意。<br>明年再安排一百个项目。"
    table = (
        "<table><tr><th>时间</th><th>发言人</th><th>内容</th></tr>"
        f"<tr><td>10:00</td><td>青川制药<br>路长河</td><td>{said}</td></tr></table>"
    )
    lines = read_bytes(page(paragraphs() + table).encode(), name="a.html").text.splitlines()
    assert {"时间 | 发言人 | 内容", "青川制药 路长河", "明年再安排一百个项目。"} <= set(lines)


@pytest.mark.parametrize(("beside", "kept"), [("2024年6月28日", True), ("来" * 200, False)])
def test_heading_outside_the_main_content(beside: str, kept: bool) -> None:
    """The heading and the date above the content belong to the page; a long block beside it does not."""
    html = (
        f"<html><body>{NAVIGATION}<div><div class='hd'><h1>{TITLE}</h1><p>{beside}</p></div>"
        f"<div class='article-content'>{paragraphs() * 6}</div></div>{FOOTER}</body></html>"
    )
    text = read_bytes(html.encode(), name="a.html").text
    assert text.startswith(f"{TITLE}\n{beside}\n" if kept else LINES[0])


def test_heads_of_the_slices_of_a_live_page_stay() -> None:
    """A part of every item that is named `top` holds who speaks; the page's own is navigation."""
    slices = "".join(
        f'<li><div class="item-top"><div class="date">15:0{at}</div><div class="host">[{line.partition("：")[0]}]</div></div>'
        f"<p>{line.partition('：')[2]}</p></li>"
        for at, line in enumerate(LINES)
    )
    text = read_bytes(
        f"<html><body>{NAVIGATION}<div class='top'>返回</div><ul>{slices}</ul></body></html>".encode(), name="a.html"
    ).text
    assert all(f"[{line.partition('：')[0]}]" in text for line in LINES)
    assert "返回" not in text
