"""What stands before and around the speech: title, date, roster, furniture, captions, a reporter's lead."""

from __future__ import annotations

from datetime import date

from tests.quality.render.authored import Authored, Person
from tests.quality.render.draft import Paper
from tests.quality.render.layout import Layout


def chinese_date(iso: str) -> str:
    """`2024-05-17` → `2024年5月17日`."""
    day = date.fromisoformat(iso)
    return f"{day.year}年{day.month}月{day.day}日"


def write_heading(paper: Paper, authored: Authored, layout: Layout) -> None:
    """Title, date and place as the layout has them."""
    meta, form = authored.meta, layout.header
    if form == "none":
        return
    title, when, place = meta.get("title", ""), meta.get("date", ""), meta.get("place", "")
    clock = meta.get("time", "")
    if form == "md":
        paper.write(f"# {title}\n\n")
        if when:
            paper.write(f"- 日期：{when}\n- 地点：{place}\n\n")
        return
    paper.write(f"{title}\n")
    if layout.furniture:
        paper.write(
            f"发布时间：{when} {clock}　来源：{meta.get('issuer', '')}　【字体：大 中 小】　【打印】　【关闭】\n\n"
        )
    elif form == "full" and when:
        paper.write(f"时间：{chinese_date(when)}{clock}\n")
        if place:
            paper.write(f"地点：{place}\n")
    elif form == "date" and when:
        paper.write(f"{chinese_date(when)}\n")
    elif form == "iso" and when:
        paper.write(f"{when} {clock}\n")
    elif form == "dots" and when:
        paper.write(f"（{when.replace('-', '.')}）\n")


def write_lead(paper: Paper, authored: Authored, layout: Layout) -> None:
    """A reporter's lead before the verbatim part."""
    meta = authored.meta
    when = chinese_date(meta["date"]) if meta.get("date") else "日前"
    issuer = meta.get("issuer") or "市政府新闻办公室"
    officials = authored.those("official")
    named = "、".join(f"{person.title}{person.name}" for person in officials)
    leads = {
        "report": f"本报讯 {when}，{issuer}举行新闻发布会，{named}出席并回答了记者提问。以下为文字实录：\n",
        "one": f"{when}，{officials[0].title}{officials[0].name}主持例行记者会，实录如下。\n" if officials else "",
        "staff": f"{when}，{issuer}召开新闻发布会。现将发布会实录刊发如下，以飨读者。（编者）\n",
    }
    if layout.lead:
        paper.write(leads[layout.lead])
        paper.write("\n" if layout.gap == "\n\n" else "")


def write_roster(paper: Paper, authored: Authored, layout: Layout) -> None:
    """The list of those present, in the layout's form."""
    officials, hosts = authored.those("official"), authored.those("host")
    form = layout.roster
    if form in {"none", "introduction"}:
        return
    if form == "name title":
        _block(paper, "发布人：", [f"{p.name} {p.title}" for p in officials])
        _block(paper, "主持人：", [f"{p.name} {p.title}" for p in hosts])
    elif form == "spaced":
        _block(paper, "发布人", [f"{_spaced(p.name)}　{p.title}" for p in officials])
        _block(paper, "主持人", [f"{_spaced(p.name)}　{p.title}" for p in hosts])
    elif form == "title name":
        paper.write("出席人员：\n" + "".join(f"{p.title}　{p.name}\n" for p in (*officials, *hosts)))
    elif form == "continuation":
        pad = "　　　　"
        paper.write("嘉　宾：" + f"\n{pad}".join(f"{p.title} {p.name}" for p in officials) + "\n")
        paper.write("主持人：" + f"\n{pad}".join(f"{p.title} {p.name}" for p in hosts) + "\n")
    elif form == "prose":
        said = "，".join(f"{p.title}{p.name}" for p in officials)
        chair = "".join(f"发布会由{p.title}{p.name}主持。" for p in hosts)
        paper.write(f"出席本次新闻发布会的有：{said}。{chair}\n")
    elif form == "one line":
        paper.write("发布嘉宾：" + "；".join(f"{p.name}（{p.title}）" for p in officials) + "\n")
        paper.write("".join(f"主持：{p.name}（{p.title}）\n" for p in hosts))
    elif form == "table":
        paper.write("".join(f"{p.name}\t{p.title}\n" for p in (*hosts, *officials)))
    elif form == "numbered":
        paper.write("参加人员\n" + "".join(f"{n}. {p.title}{p.name}\n" for n, p in enumerate((*officials, *hosts), 1)))
    elif form == "md":
        paper.write("## 出席\n\n" + "".join(f"- **{p.name}** {p.title}\n" for p in (*officials, *hosts)) + "\n")
    elif form == "dots":
        paper.write("".join(f"{p.title}……{p.name}\n" for p in (*officials, *hosts)))
    else:
        raise ValueError(f"unknown roster form {form!r}")
    if layout.gap == "\n\n":
        paper.write("\n")


def introduction(people: tuple[Person, ...]) -> str:
    """The host's introduction, one guest per line."""
    lines = [f"{p.title}{p.name}{'先生' if n % 2 == 0 else '女士'}" for n, p in enumerate(people)]
    return "首先我介绍一下出席今天发布会的各位嘉宾，他们是：\n" + "；\n".join(lines) + "。"


def write_furniture_end(paper: Paper, authored: Authored) -> None:
    """What a web page prints under the text."""
    paper.write(
        f"\n责任编辑：梁雨桐\n来源：{authored.meta.get('issuer', '')}\n"
        "【打印本页】【关闭窗口】\n上一篇：无\n下一篇：通知公告\n"
    )


def caption(number: int) -> str:
    """A photo caption nobody says."""
    return ("图为新闻发布会现场。（记者 邵文博 摄）", "现场记者提问。邵文博 摄", "▲发布会现场（资料图片）")[number % 3]


def _block(paper: Paper, head: str, lines: list[str]) -> None:
    if lines:
        paper.write(head + "\n" + "".join(f"{line}\n" for line in lines))


def _spaced(name: str) -> str:
    return f"{name[0]} {name[1]}" if len(name) == 2 else name
