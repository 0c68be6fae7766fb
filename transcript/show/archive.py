"""The archive on the terminal: hits, lists, people, doubts, counts, checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from transcript.show.hits import KINDS, lines, one_line

if TYPE_CHECKING:
    from transcript.archive import Hit, Person
    from transcript.archive.check import Report
    from transcript.archive.results import Doubtful, Facets, Listed

_FACETS = {
    "official": "发言人", "organization": "单位", "outlet": "媒体", "topic": "主题", "issuer": "发布单位",
    "year": "年份", "kind": "类别",
}  # fmt: skip
_WHOLE = {"编号", "人物编号", "发布会（二）", "日期", "首见", "末见"}
_COUNTS = {
    "conferences": "发布会", "sources": "源文件", "questions": "提问", "answers": "回答", "statements": "发布词",
    "people": "人物", "decisions": "人工判定", "first": "最早", "last": "最晚", "text_bytes": "文字（字节）",
    "file_bytes": "文件（字节）",
}  # fmt: skip


def _table(title: str | None, *columns: str) -> Table:
    """Ids and days are never broken, so that they can be copied."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in _WHOLE)
    return table


def hits(
    found: Iterable[Hit], *, offset: int = 0, context: bool = False, full: bool = False
) -> Iterator[RenderableType]:
    """One block per hit, see `show.hits.lines`; the words of the query marked."""
    for line in lines(found, offset=offset, context=context, full=full):
        if line.head:
            yield Rule(line.text, style=line.style, align="left")
            continue
        text = Text(line.text, style=line.style)
        for start, end in line.marks:
            text.stylize("bold reverse", start, end)
        yield text


def facets(counted: Facets, *, most: int = 10) -> RenderableType:
    """How many hits by official, organisation, outlet, topic, issuer, year and kind."""
    table = _table("分布", "", "", "")
    for name, values in counted.items():
        for nth, (label, count) in enumerate(values[:most]):
            shown = KINDS.get(label, label) if name == "kind" else label
            table.add_row(_FACETS[name] if nth == 0 else "", escape(shown), str(count))
        if len(values) > most:
            table.add_row("", f"… 另有 {len(values) - most} 项", "")
    return table


def listing(conferences: Iterable[Listed]) -> RenderableType:
    """One line per conference."""
    table = _table(None, "编号", "日期", "发布会", "发布单位", "回答", "来源")
    for one in conferences:
        title = escape(one_line(one.title) or "—")
        table.add_row(one.id, one.date or "—", title, escape(one.issuer or "—"), str(one.answers), escape(one.path))
    return table


def person(one: Person) -> Iterator[RenderableType]:
    """Offices with dates, topics, appearances."""
    others = [name for name in one.names if name != one.name]
    known = f"（又作 {'、'.join(others)}）" if others else ""
    yield Text(f"{one.name}{known}  {one.id}", style="bold")
    offices = _table("职务", "职务", "首见", "末见", "场次")
    for office in one.offices:
        offices.add_row(escape(office.text), office.first or "—", office.last or "—", str(office.conferences))
    if one.outlet:
        yield Text(f"媒体  {one.outlet}")
    if one.offices:
        yield offices
    if one.topics:
        yield Text("主题  " + "；".join(f"{label} {count}" for label, count in one.topics[:12]))
    table = _table("出席", "日期", "发布会", "当日职务", "答", "发布", "问", "编号")
    for seen in one.appearances:
        table.add_row(
            seen.date or "—", escape(one_line(seen.title) or "—"), escape("；".join(seen.offices) or "—"),
            str(seen.answers), str(seen.statements), str(seen.questions), seen.conference,
        )  # fmt: skip
    yield table


# What the archive says of doubts (in English, as data is), in the language of the table.
_DOUBTS = {
    "the same place, ": "同一地方：",
    "; one appearance states no office": "；一次出席未注明职务",
    "one appearance states no office": "一次出席未注明职务",
    "one appearance names no outlet": "一次出席未注明媒体",
    "another office in ": "同一地方的另一职务：",
    "the same office: ": "同一职务：",
    "the same outlet": "同一媒体",
    "no office": "未注明职务",
    "; kept apart by what else is known": "；据其他情况分作两人",
}


def _in_chinese(said: str) -> str:
    for english, chinese in _DOUBTS.items():
        said = said.replace(english, chinese)
    return said


def doubtful(doubts: Sequence[Doubtful]) -> RenderableType:
    """Pairs to decide, with the ids that `archive merge` and `archive split` take."""
    table = _table(None, "姓名", "一", "二", "现作", "理由", "人物编号", "发布会（二）")
    for one in doubts:
        table.add_row(
            escape(one.name), _in_chinese(escape("；".join(one.one))), _in_chinese(escape("；".join(one.other))),
            "同一人" if one.joined else "两人", _in_chinese(escape(one.because)), "\n".join(one.persons),
            "\n".join(_some(one.conferences[1])),
        )  # fmt: skip
    return table


def _some(ids: Sequence[str], most: int = 3) -> list[str]:
    return [*ids[:most], *([f"… 共 {len(ids)} 场"] if len(ids) > most else [])]


def stats(counts: Mapping[str, int | str | None]) -> RenderableType:
    """How much there is of everything."""
    table = _table(None, "", "")
    for name, value in counts.items():
        table.add_row(_COUNTS[name], f"{value:,}" if isinstance(value, int) else str(value or "—"))
    return table


def report(found: Report) -> Iterator[RenderableType]:
    """What a check found, and what a repair did."""
    if not found.problems:
        yield Text(f"完好：{found.conferences} 场发布会，{found.entries} 条发言，索引、记录与文字相符")
        return
    table = _table("问题", "位置", "说明")
    for problem in found.problems:
        table.add_row(escape(problem.where), escape(problem.what))
    yield table
    if found.repaired:
        yield Text(f"已重建：保存 {found.saved} 场发布会；损坏的文件留在 {found.kept}")
        if not found.saved:
            yield Text("没有一场发布会能够保存：请用原来的文件重新加入（transcript archive add）")
    for lost in found.lost:
        yield Text(f"未能保存：{lost}（请重新加入）")
