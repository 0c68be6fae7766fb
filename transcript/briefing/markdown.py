"""A briefing as Markdown: labels in bold, every quotation followed by a footnote that names its place.

All text is escaped: whatever a source says, it stays text. `transcript.briefing.reading` reads the page back to check it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from transcript.briefing.nouns import Briefing, BriefSource, Line, Piece, Receipt, Row, Section, Table
from transcript.briefing.script import own
from transcript.lexicon.patterns import lazy

_SPECIAL = lazy(r"[\\`*_{}\[\]|~$^@]|:(?=//)|(?<=www)\.|(?<=WWW)\.|:(?=[A-Za-z])")
_HEAD = lazy(r"^(?:[-+#=]|\d+(?=[.)](?:\s|$)))")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Text that means itself in Markdown, at the head of a line and in a table cell too."""
    text = "".join(_ENTITIES.get(char, char) for char in text)
    text = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    head = _HEAD.match(text)
    if head is None:
        return text
    if head[0].isdecimal():
        return f"{head[0]}\\{text[head.end() :]}"
    return f"\\{text}"


class _Notes:
    """Footnotes: the same place gets the same number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str | None, int | None, int | None], int] = {}
        self.receipts: list[Receipt] = []

    def number(self, receipt: Receipt) -> int:
        key = (receipt.conference, receipt.turn, receipt.start, receipt.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.receipts.append(receipt)
        return self._numbers[key]


def to_markdown(briefing: Briefing) -> str:
    """The briefing as Markdown, with its footnotes and sources at the end."""
    notes = _Notes()
    blocks = ["# " + _pieces(briefing.title, notes)]
    for section in briefing.sections:
        blocks += _section(section, notes, depth=2)
    blocks.append(f"## {own('sources', briefing)}")
    blocks.append("\n".join(_source(number, one) for number, one in enumerate(briefing.sources, 1)))
    order = {one.id: number for number, one in enumerate(briefing.sources, 1)}
    if notes.receipts:
        blocks.append("\n".join(_note(n, one, order, briefing) for n, one in enumerate(notes.receipts, 1)))
    return "\n\n".join(blocks) + "\n"


def _section(section: Section, notes: _Notes, *, depth: int) -> Iterable[str]:
    yield "#" * min(depth, 6) + " " + _pieces(section.heading, notes)
    if section.lines:
        yield "\n".join(_line(line, notes) for line in section.lines)
    if section.table:
        yield _table(section.table, notes)
    for below in section.sections:
        yield from _section(below, notes, depth=depth + 1)


def _line(line: Line, notes: _Notes) -> str:
    label = _pieces(line.label, notes)
    words = _pieces(line.pieces, notes)
    if line.code in {"status", "more", "notice"} and not label:
        return f"- *{words}*"
    return f"- **{label.strip()}** {words}".rstrip() if label else f"- {words}"


def _table(table: Table, notes: _Notes) -> str:
    heads = [escape(column.heading) for column in table.columns]
    rows = [heads, ["---"] * len(heads), *(_row(row, notes) for row in table.rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)


def _row(row: Row, notes: _Notes) -> list[str]:
    """The cells; words that stand in a longer quotation of the same row need no footnote of their own."""
    quotes = [piece for cell in row.cells for piece in cell.pieces if piece.kind == "quoted"]
    return [
        _pieces((*cell.label, *cell.pieces), notes, spare=quotes if len(cell.pieces) == 1 else ()) for cell in row.cells
    ]


def _pieces(pieces: Iterable[Piece], notes: _Notes, *, spare: Sequence[Piece] = ()) -> str:
    written = []
    for piece in pieces:
        written.append(_marked(piece))
        if piece.kind == "quoted" and not any(_inside(piece, longer) for longer in spare):
            written += [f"[^{notes.number(receipt)}]" for receipt in piece.receipts]
    return "".join(written)


def _inside(piece: Piece, longer: Piece) -> bool:
    one, other = piece.receipts[0], longer.receipts[0]
    if one.turn != other.turn or None in (one.start, one.end, other.start, other.end):
        return False
    return len(piece.text) < len(longer.text) and piece.text in longer.text and (other.start or 0) <= (one.start or 0)


def _marked(piece: Piece) -> str:
    """The text, with what is to be marked in bold."""
    written, at = [], 0
    for start, end in piece.marked:
        written += [escape(piece.text[at:start]), "**", escape(piece.text[start:end]), "**"]
        at = end
    return "".join([*written, escape(piece.text[at:])])


def _source(number: int, one: BriefSource) -> str:
    facts = " · ".join(escape(fact) for fact in (one.title, one.issuer, one.date) if fact)
    return f"{number}. {facts + ' · ' if facts else ''}`{_path(one.path)}` · `{one.id}` · `sha256:{one.sha256}`"


def _path(path: str) -> str:
    """A path inside a code span: backticks and control characters as in a URL, `%` too."""
    return "".join(quote(char) if char in "`%" or not char.isprintable() else char for char in path)


def _note(number: int, receipt: Receipt, order: dict[str, int], briefing: Briefing) -> str:
    place = f"{receipt.start}–{receipt.end}"
    what = f"{own('source', briefing)} {order[receipt.conference]}"
    return f"[^{number}]: {what} · {place} · `{receipt.turn or '-'}`"
