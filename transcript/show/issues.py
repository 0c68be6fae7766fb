"""Doubts on the terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table

from transcript.record import Conference


def issues(conference: Conference) -> RenderableType:
    """Every issue with its place."""
    table = Table(title="存疑", title_justify="left", box=None, pad_edge=False)
    for column in ("位置", "代码", "说明"):
        table.add_column(column, overflow="fold")
    for issue in conference.issues:
        table.add_row(f"{issue.start}–{issue.end}", issue.code, escape(issue.message))
    return table
