"""A comparison for the terminal, as CSV and as Markdown. What the reader sees is in Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from transcript.compare.nouns import Cell, Comparison, Row, Step
from transcript.export.spreadsheet import guarded

COLUMNS = (
    "subject", "indicator", "unit", "period", "value", "printed_unit", "number", "kind", "growth", "rank", "from_period", "difference", "computed_growth",
    "doubt", "speaker", "date", "path", "start", "end",
)  # fmt: skip
_PARTS = {
    "H1": "上半年",
    "H2": "下半年",
    "Q1": "一季度",
    "Q2": "二季度",
    "Q3": "三季度",
    "Q4": "四季度",
    "Q1/Q3": "前三季度",
}


def period_words(period: str | None) -> str:
    """`2024-H1` → 2024年上半年."""
    if not period:
        return "未言明"
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年"
    if part in _PARTS:
        return f"{year}年{_PARTS[part]}"
    months = [month.lstrip("0") for month in part.split("/")]
    return f"{year}年{'—'.join(months)}月"


def table(found: Comparison) -> Iterator[RenderableType]:
    """Subject by subject: every indicator with its values in order, what changed below it, doubts marked."""
    first = {row.subject: index for index, row in reversed([*enumerate(found.rows)])}
    for subject, rows in groupby(sorted(found.rows, key=lambda row: first[row.subject]), key=lambda row: row.subject):
        yield Text(subject, style="bold")
        for row in rows:
            yield Text.assemble(
                ("  " + row.indicator, "cyan"), "  ", " → ".join(cell_words(cell) for cell in row.cells)
            )
            for step in row.steps:
                yield Text("      " + step_words(row, step), style="yellow" if step.doubt else "dim")
    yield Text(f"出处：{'；'.join(found.sources)}", style="dim")


def cell_words(cell: Cell) -> str:
    """`2023年 16.1亿元（同比增长8.3%）`."""
    target = "（目标）" if cell.kind == "target" else ""
    said = f"（{cell.growth_text}）" if cell.growth_text else ""
    hedge = (
        f"{cell.approximate}" if cell.approximate and cell.approximate not in (cell.value + (cell.unit or "")) else ""
    )
    return f"{period_words(cell.period)} {hedge if hedge not in ('以上', '左右') else ''}{cell.value}{cell.unit or ''}{target}{said}"


def step_words(row: Row, step: Step) -> str:
    """What changed, and the doubt."""
    earlier, later = row.cells[step.earlier], row.cells[step.later]
    more = "增加" if step.difference > 0 else "减少" if step.difference < 0 else "持平"
    growth = f"（{step.growth:+}%）" if step.growth is not None else ""
    size = "" if more == "持平" else _size(abs(float(step.difference)), row.unit)
    text = f"{period_words(earlier.period)}→{period_words(later.period)}：{more}{size}{growth}"
    return f"{text}  ⚠ {step.doubt}" if step.doubt else text


def _size(number: float, unit: str | None) -> str:
    if unit in ("%", "‰", "趴"):
        return f"{number:g}个百分点"
    for scale, name in ((1e8, "亿"), (1e4, "万")):
        if number >= scale:
            return f"{round(number / scale, 2):g}{name}{unit or ''}"
    return f"{round(number, 2):g}{unit or ''}"


def rows_of(found: Comparison) -> Iterator[dict[str, object]]:
    """One row per cell, with the step that leads to it."""
    for row in found.rows:
        for at, cell in enumerate(row.cells):
            step = next((step for step in row.steps if step.later == at), None)
            yield {
                "subject": row.subject, "indicator": row.indicator, "unit": row.unit, "period": cell.period, "value": cell.value,
                "printed_unit": cell.unit, "number": _plain(cell.number), "kind": cell.kind, "growth": _plain(cell.growth), "rank": cell.rank,
                "from_period": row.cells[step.earlier].period if step else None, "difference": _plain(step.difference) if step else None,
                "computed_growth": _plain(step.growth) if step else None, "doubt": step.doubt if step else None, "speaker": cell.speaker,
                "date": cell.date, "path": cell.path, "start": cell.start, "end": cell.end,
            }  # fmt: skip


def _plain(number: object) -> object:
    return None if number is None else f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def to_csv(found: Comparison) -> str:
    """One line per cell. A cell that a spreadsheet would take for a formula is quoted with an apostrophe."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows_of(found):
        writer.writerow({name: _safe(value) for name, value in row.items()})
    return written.getvalue()


def _safe(value: object) -> object:
    return guarded(value) if isinstance(value, str) else value


def to_markdown(found: Comparison) -> str:
    """A table per subject."""
    lines: list[str] = []
    for subject in dict.fromkeys(row.subject for row in found.rows):
        lines += [f"## {_escaped(subject)}", "", "| 指标 | 各期数值 | 变化 | 核对 |", "|---|---|---|---|"]
        for row in (row for row in found.rows if row.subject == subject):
            values = " → ".join(cell_words(cell) for cell in row.cells)
            changes = "；".join(step_words(row, step.model_copy(update={"doubt": None})) for step in row.steps)
            doubts = "；".join(step.doubt for step in row.steps if step.doubt)
            lines.append("| " + " | ".join(map(_escaped, (row.indicator, values, changes, doubts))) + " |")
        lines.append("")
    return "\n".join(lines) + ("\n" if lines else "")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
