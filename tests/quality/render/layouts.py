"""The layouts we develop against. Each line is one way the genre is printed (shares and forms: survey of the genre)."""

from __future__ import annotations

from tests.quality.render.layout import ALONE, BARE_LINE, Frame, Layout

_MIXED = ("：", ":", "︰", "：", "∶")

LAYOUTS_DEV: tuple[Layout, ...] = (
    # 姓名：, 职务姓名： on the line
    Layout("inline_name", who="name", host="name", roster="name title", header="full"),
    Layout("inline_title", who="title+name", host="title+name", header="date", roster="none", furniture=True),
    Layout("inline_title_space", who="title name", host="host name", roster="title name", gap="\n\n"),
    Layout("inline_paren", who="name(title)", host="host(name)", header="iso", roster="none", indent="　　"),
    Layout("inline_drift", who="drift", host="host", roster="introduction", header="title"),
    Layout("inline_repeat", who="name", host="host", repeat=True, roster="one line", reporter="记者", states_outlet=True),
    Layout("inline_mixed_colons", who="name", host="name", colons=_MIXED, roster="prose", header="full", captions=True),
    Layout("inline_bare_reporter", who="title+name", host="host+name", reporter="记者", states_outlet=True, gap="\n\n"),
    Layout("inline_book_outlet", who="name", host="host", reporter="《outlet》记者", roster="continuation", newline="\r\n", bom=True),
    Layout("report_then_transcript", who="org+name", host="host", lead="report", header="title", furniture=True, captions=True),
    # 职务 姓名： alone, the national form
    Layout("alone_title", frame=ALONE, who="first-title", host="title name", reporter="outlet记者", header="full", gap="\n\n"),
    Layout("alone_name", frame=ALONE, who="name", host="host name", roster="spaced", header="full", indent="　　"),
    Layout("alone_bare", frame=BARE_LINE, who="name", host="host name", reporter="outlet记者 name", roster="name title"),
    Layout("alone_title_bare", frame=BARE_LINE, who="title name", host="host/title+name", reporter="outlet", gap="\n\n"),
    Layout("name_over_title", frame=BARE_LINE, who="name/title", host="name/title", reporter="outlet", roster="none"),
    # brackets
    Layout("square", frame=Frame("[", "]"), who="name", host="name", roster="name title", slices=True, repeat=True),
    Layout("square_line", frame=Frame("[", "]\n"), who="name", host="host", roster="name title", gap="\n\n", clock="after"),
    Layout("square_one_line", frame=Frame("[", "]"), who="name", host="host", roster="prose", join=" "),
    Layout("lenticular", frame=Frame("【", "】"), who="name", host="host name", roster="title name", clock="on"),
    Layout("lenticular_colon", frame=Frame("【", "】{c}"), who="org+post", host="host", roster="continuation"),
    # 问 / 答
    Layout("ask_answer", who="答", host="host", reporter="问", lead="one", header="date"),
    Layout("q_and_a", who="A", host="host", reporter="Q", header="title", gap="\n\n", states_outlet=True),
    Layout("md_heading", frame=Frame("### ", "{c}\n\n"), who="name", host="name", roster="md", header="md", gap="\n\n", format="md"),
    Layout("md_bold", frame=Frame("**", "{c}** "), who="title+name", host="host", roster="md", header="md", gap="\n\n", format="md"),
    # nothing, or hardly anything
    Layout("no_reporter_label", who="title+name", host="host", reporter="none", states_outlet=True, roster="name title"),
    Layout("clock_before", who="name", host="name", clock="before", roster="name title", slices=True, repeat=True),
    Layout("clock_glued", who="name", host="host", clock="glued", roster="name title", gap=""),
    Layout("wrapped", who="title+name", host="host name", wrap=38, roster="continuation", indent="　　", gap="\n\n"),
    Layout("cut", who="name", host="host", cut=True, header="none"),
    # damage and scripts
    Layout("hant_readings", frame=BARE_LINE, who="name", host="host name", roster="spaced", script="s2tw", damage=("readings", "lost bytes", "half width")),
    Layout("hant_tw", who="title+name", host="host", script="s2tw", reporter="outlet记者", roster="none", gap="\n\n"),
    Layout("half_width", who="name", host="name", roster="name title", damage=("half width", "doubled", "spaced names")),
    # other files
    Layout("html_strong", who="title+name", host="host name", format="html", encoding="gb18030", indent="　　", roster="name title"),
    Layout("html_br", who="name", host="host", format="html", markup="br", encoding="gb18030", roster="one line", gap="\n\n"),
    Layout("html_utf8", frame=ALONE, who="title name", host="title name", format="html", markup="div", roster="none"),
    Layout("feed", who="name", host="name", slices=True, repeat=True, format="json", header="none"),
    Layout("docx_bold", who="title+name", host="host", format="docx", roster="name title", indent="　　"),
)  # fmt: skip
