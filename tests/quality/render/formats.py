"""A page as the bytes of a file: text, Markdown, HTML, a live feed in JSON, DOCX."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from typing import NamedTuple

from tests.quality.render.authored import Authored
from tests.quality.render.draft import Draft, Edit, Slice
from tests.quality.render.layout import Layout


class File(NamedTuple):
    """Bytes and suffix, and the draft whose offsets fit the file's text (for HTML, its source)."""

    data: bytes
    suffix: str
    draft: Draft


def encode(draft: Draft, slices: list[Slice], authored: Authored, layout: Layout) -> File:
    """The file of a page."""
    if layout.format == "html":
        page = _html(draft, authored, layout)
        return File(page.text.encode(layout.encoding), ".html" if layout.encoding != "utf-8" else ".htm", page)
    if layout.format == "json":
        return File(_feed(slices, authored, layout), ".json", draft)
    if layout.format == "docx":
        return File(_docx(draft, layout), ".docx", draft)
    return File(draft.text.encode(layout.encoding), f".{layout.format}", draft)


def _html(draft: Draft, authored: Authored, layout: Layout) -> Draft:
    escapes = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\u3000": "&nbsp;&nbsp;"}
    edits = [Edit(m.start(), m.end(), escapes[m[0]]) for m in re.finditer("[<>&\u3000]", draft.text)]
    draft = draft.edited(edits)
    strong = {"p": ("<strong>", "</strong>"), "span": ('<span style="font-weight:bold">', "</span>")}.get(layout.markup)
    edits = []
    if strong:
        for _, a, b in draft.labels:
            edits += [Edit(a, a, strong[0]), Edit(b, b, strong[1])]
    if layout.markup == "br":
        edits += [Edit(m.start(), m.end(), "<br/>\n") for m in re.finditer("\n", draft.text)]
    draft = draft.edited(edits)
    if layout.markup != "br":
        opening, closing = {
            "p": ("<p>", "</p>"),
            "span": ("<p>", "</p>"),
            "div": ("<div>", "</div>"),
            "td": ("<tr><td>", "</td></tr>"),
        }[layout.markup]
        edits = []
        for match in re.finditer(r"[^\n]+", draft.text):
            edits += [Edit(match.start(), match.start(), opening), Edit(match.end(), match.end(), closing)]
        draft = draft.edited(edits)
    head, foot = _frame(authored, layout)
    return draft.edited([Edit(0, 0, head), Edit(len(draft.text), len(draft.text), foot)])


def _frame(authored: Authored, layout: Layout) -> tuple[str, str]:
    title = html.escape(authored.meta.get("title", ""))
    table = ("<table>\n", "</table>\n") if layout.markup == "td" else ("", "")
    head = (
        f'<!DOCTYPE html>\n<html><head><meta charset="{layout.encoding}"><title>{title}</title>\n'
        "<style>p{line-height:2}</style><script>var page = {id: 7};</script></head>\n<body>\n"
        '<div class="nav"><a href="/">首页</a> &gt; <a href="/xwfb/">新闻发布</a> &gt; 正文</div>\n'
        f'<div class="content">\n{table[0]}'
    )
    return (
        head,
        f'{table[1]}</div>\n<div class="footer">主办单位：青川市人民政府办公室　备案号：00000000</div>\n'
        "</body></html>\n",
    )


def _feed(slices: list[Slice], authored: Authored, layout: Layout) -> bytes:
    """A live feed: one item per posted slice, newest last."""
    day = authored.meta.get("date") or "2024-05-17"
    items = [{"time": f"{day} {s.clock}:00", "speaker": s.label, "content": s.text} for s in slices]
    if layout.markup == "html":
        items = [{**item, "content": f"<p>{html.escape(item['content'])}</p>"} for item in items]
    feed = {"title": authored.meta.get("title", ""), "date": authored.meta.get("date", ""), "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8")


def _docx(draft: Draft, layout: Layout) -> bytes:
    from docx import Document

    document = Document()
    labels = sorted((a, b) for _, a, b in draft.labels)
    for match in re.finditer(r"[^\n]*", draft.text):
        if not match[0]:
            continue
        paragraph = document.add_paragraph()
        bold = next(((a, b) for a, b in labels if match.start() <= a and b <= match.end()), None)
        if bold is None:
            paragraph.add_run(match[0])
            continue
        a, b = bold
        paragraph.add_run(draft.text[match.start() : a])
        paragraph.add_run(draft.text[a:b]).bold = layout.markup == "p"
        paragraph.add_run(draft.text[b : match.end()])
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _undated(archive: bytes) -> bytes:
    """The same ZIP archive with one fixed date on every entry, so that it comes out alike every time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename, (2024, 1, 1, 0, 0, 0)), old.read(entry), zipfile.ZIP_DEFLATED)
    return made.getvalue()
