"""Layouts kept for measuring only: nobody looks at these while developing."""

from __future__ import annotations

from tests.quality.render.layout import Frame, Layout

LAYOUTS_HELDOUT: tuple[Layout, ...] = (
    Layout("dash", frame=Frame("——", "{c}"), who="name", host="host name", roster="numbered", header="dots"),
    Layout("bullet", frame=Frame("●", "{c}"), who="title+name", host="host", reporter="记者(outlet)", roster="none", gap="\n\n"),
    Layout("corner", frame=Frame("「", "」{c}"), who="name", host="name", roster="dots", script="s2hk", reporter="outlet name"),
    Layout("angle_alone", frame=Frame("〈", "〉\n"), who="title name", host="host name", roster="none", header="iso"),
    Layout("two_spaces", frame=Frame("", "　　"), who="spaced", host="spaced", reporter="outlet记者", roster="table", gap="\n\n"),
    Layout("numbered", frame=Frame("", "\n", press=Frame("{n}\n", "\n")), who="name", host="host", roster="prose", gap="\n\n"),
    Layout("asked_replied", frame=Frame("", "答{c}", press=Frame("", "问{c}")), who="name", host="host+name", roster="title name"),
    Layout("en_qa", frame=Frame("", ":", press=Frame("", ":")), who="A", host="host", reporter="Q", header="title", lead="staff", states_outlet=True),
    Layout("surname_post", who="surname+post", host="host", reporter="记者 name(outlet)", roster="one line", captions=True),
    Layout("spokesperson", who="发言人", host="host", reporter="outlet记者", lead="one", header="date"),
    Layout("clock_bracket", frame=Frame("[{t}] ", "{c}"), who="name", host="host", roster="continuation", repeat=True, furniture=True),
    Layout("chat", frame=Frame("", " {t}\n"), who="name", host="host name", roster="none", gap="\n\n", slices=True, repeat=True),
    Layout("no_labels", who="none", host="none", reporter="none", states_outlet=True, roster="introduction", header="full"),
    Layout("hosts_only", who="none", host="host", reporter="outlet记者", roster="name title", header="full"),
    Layout("one_line_plain", who="title+name", host="host", join="", roster="none", header="title"),
    Layout("column_page", frame=Frame("■", "{c}"), who="name", host="host", roster="prose", damage=("columns",), indent="　　"),
    Layout("hk_readings", frame=Frame("", "{c}"), who="drift", host="host", roster="name title", script="s2hk", damage=("readings doubled", "injected")),
    Layout("entities", who="title name", host="host name", roster="name title", indent="　　", damage=("entities", "lost marks")),
    Layout("question_marks", frame=Frame("", "{c}\n"), who="name", host="host", roster="continuation", indent="　　", damage=("question marks", "lost bytes", "half width"), newline="\r\n"),
    Layout("wrapped_lenticular", frame=Frame("【", "】\n"), who="title name", host="host", roster="numbered", wrap=40, cut=True, newline="\r\n"),
    Layout("html_table", frame=Frame("", "\n"), who="name", host="host", format="html", markup="div", encoding="gb18030", roster="name title"),
    Layout("html_span", frame=Frame("[", "]"), who="title+name", host="host", format="html", markup="span", encoding="gb18030", roster="prose", furniture=True),
    Layout("md_rule", frame=Frame("> **", "**\n\n"), who="name(title)", host="host", roster="md", header="md", gap="\n\n", format="md"),
    Layout("feed_html", who="title+name", host="host name", slices=True, repeat=True, format="json", markup="html", header="none"),
    Layout("docx_plain", frame=Frame("", "\n"), who="title name", host="host", format="docx", markup="plain", roster="title name"),
)  # fmt: skip
