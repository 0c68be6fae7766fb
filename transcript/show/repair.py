"""Repairs on the terminal: a diff by line, deletions red, insertions green, marked places yellow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from transcript.repair import Edit, Repaired

# Characters shown on each side of an edit; longer lines are cut there.
_AROUND = 24


def diff(repaired: Repaired) -> RenderableType:
    """Every damaged line with its repairs in place: `[-before-]{+after+}` where there is no colour."""
    return Group(*_lines(repaired))


def _lines(repaired: Repaired) -> Iterator[Text]:
    source = repaired.source
    for line_edits, number, start in _numbered(source, repaired.repairs):
        for kind, edits in groupby(line_edits, key=lambda edit: edit.kind):
            yield _line(source, list(edits), number, kind, start)


def _numbered(source: str, edits: tuple[Edit, ...]) -> Iterator[tuple[list[Edit], int, int]]:
    """The edits by line of the source, with the line's number and where it begins."""
    number, at, begins = 1, 0, 0
    group: list[Edit] = []
    for edit in edits:
        step = source.count("\n", at, edit.start)
        if step:
            if group:
                yield group, number, begins
                group = []
            begins = source.rfind("\n", at, edit.start) + 1
        number, at = number + step, edit.start
        group.append(edit)
    if group:
        yield group, number, begins


def _line(source: str, edits: list[Edit], number: int, kind: str, floor: int) -> Text:
    line = Text(f"{number:>5}  {kind:<12} ", style="dim")
    done = max(edits[0].start - _AROUND, floor)
    body = Text()
    for edit in edits:
        between = source[done : edit.start]
        if len(between) > 2 * _AROUND and done != floor:
            between = between[:_AROUND] + " … " + between[-_AROUND:]
        body.append(_visible(between), style="default")
        if edit.is_mark:
            body.append(f"[?{_visible(edit.before)}?]", style="black on yellow")
        else:
            if edit.before:
                body.append(f"[-{_visible(edit.before)}-]", style="red")
            if edit.after:
                body.append(f"{{+{_visible(edit.after)}+}}", style="green" if edit.certain else "yellow")
        done = edit.end
    tail = source[done : done + 2 * _AROUND].partition("\n")[0].rstrip("\r")
    body.append(_visible(tail[:_AROUND]) + ("…" if len(tail) > _AROUND else ""), style="default")
    return line + body


def _visible(text: str) -> str:
    """Characters nobody sees are written out."""
    return "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in text
    )
