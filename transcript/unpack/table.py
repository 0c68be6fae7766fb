"""Tables: CSV (comma, semicolon, tab, stroke), Markdown, columns aligned by space; with a header row, or columns that speak for themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.export_fields import Field, field_of, part_of_role
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.repair.edit import Edit
from transcript.segment.lines import TIMESTAMP
from transcript.segment.reading import read_label
from transcript.unpack.entry import KIND, Cell, Entry, Export, Region, cell
from transcript.unpack.letters import letterbox
from transcript.unpack.voices import names_voice, voice

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n|$)")
# Cheap: a line that could name columns holds one of these, is short and is no sentence.
_NAMES_COLUMNS = lazy(
    r"内容|內容|发言|發言|正文|文字|文本|实录|實錄|问题|問題|提问|提問|消息|字幕|content|text|message|speech|question|说话|講話|讲话",
    re.IGNORECASE,
)
_SHORT_LINE = lazy(r"^[^\r\n。]{3,160}$", re.MULTILINE)
_SETS_OFF = lazy(r"[\t,;|│┃\u3000]|  ")
_RULE = lazy(r"[\s|:+=—–_\u2500-\u257f-]*$")
_GAP = lazy(r" {2,}|[ ]?[\t\u3000][ \t\u3000]*")
_CONTINUED = lazy(r"[ \t\u3000]+\S")
_SENTENCE = lazy(r"[。！？!?；;，,]")
_ENDED = lazy(r"[。！？!?]")
_LONGEST_CELL = 30_000
_SEPARATORS = "\t,;|│┃"
_STROKES = "|│┃"


class _Row(NamedTuple):
    cells: list[Cell]
    end: int  # where the next row begins


def read_table(text: str) -> Export | None:
    """The tables of a text in which people speak; None where there are none, or they carry too little of it."""
    regions: list[Region] = []
    at = 0
    for start, end in _headers(text):
        if start < at:
            continue
        found = _under_header(text, start, end)
        if found is not None:
            regions.append(found)
            at = found.end
    if not regions:
        bare = _without_header(text)
        regions = [bare] if bare is not None else []
    return judged(text, regions)


def judged(text: str, regions: list[Region], *, kind: str = "table") -> Export | None:
    """The export that rows make, if people speak in them and they carry enough of the text."""
    entries = [entry for region in regions for entry in region.entries]
    if any(entry.opens for entry in entries) and letterbox(view(text), regions[0].start):
        return None
    voices = {entry.voice for entry in entries if entry.voice}
    if len(entries) < 3 or len(voices) < 2:
        return None
    spoken = sum(1 for entry in entries if _SENTENCE.search(entry.speech.text)) / len(entries)
    ended = sum(1 for entry in entries if _ENDED.search(entry.speech.text)) / len(entries)
    length = sum(len(entry.speech.text) for entry in entries) / len(entries)
    covered = sum(region.end - region.start for region in regions) / len(text.strip())
    if covered < 0.4 or length < 8 or spoken < 0.5 or ended < 0.3:
        return None
    return Export(kind, round(min(1.0, 0.4 + 0.3 * covered + 0.3 * spoken), 3), tuple(regions))


def _headers(text: str) -> list[tuple[int, int]]:
    """The lines that could be header rows: short, no sentence, with something that sets columns off."""
    found: list[tuple[int, int]] = []
    for match in _SHORT_LINE.finditer(text):
        if _SETS_OFF.search(match[0]) and _NAMES_COLUMNS.search(match[0]):
            found.append(match.span())
    return found


def _under_header(text: str, start: int, end: int) -> Region | None:
    """The table whose header row is the line `[start, end)`."""
    for separator in _separators(text[start:end]):
        row = _split(text, start, separator)
        fields = [field_of(view(one.text)) for one in row.cells]
        if fields.count("text") == 2 and "speaker" not in fields:
            fields[fields.index("text")] = "speaker"  # `发言` beside `内容`
        # Two columns set off by space are how pages print labels: no export.
        if len(fields) >= (2 if separator else 3) and _speak(fields) and fields.count(None) <= len(fields) // 3:
            return _rows(text, start, row.end, separator, fields)
    return None


def _speak(fields: Sequence[Field | None]) -> bool:
    """Whether the columns say who says what."""
    said = "text" in fields and any(field in fields for field in ("speaker", "role", "title", "unit", "asker"))
    return said or ("question" in fields and "answer" in fields)


def _separators(line: str) -> list[str]:
    """What could set the columns of a line off; the empty string stands for two spaces or more."""
    found = [separator for separator in _SEPARATORS if separator in line]
    return [*found, ""] if _GAP.search(line.strip()) else found


def _split(text: str, at: int, separator: str, width: int = 0) -> _Row:
    """The row that begins at `at`; `width` is the number of columns (0: not known yet)."""
    if separator in _STROKES and separator:
        return _stroked(text, at, separator)
    return _quoted(text, at, separator) if separator else _spaced(text, at, width)


def _line_end(text: str, at: int) -> tuple[int, int]:
    """(end of the words, start of the next line) of the line that begins at `at`."""
    match = _LINE.match(text, at)
    assert match is not None
    return at + len(match[0].rstrip("\r\n")), match.end()


def _quoted(text: str, at: int, separator: str) -> _Row:
    """A row of CSV: cells in quotes may hold separators, breaks and doubled quotes."""
    end, following = _line_end(text, at)
    cells: list[Cell] = []
    while True:
        opening = at
        while opening < end and text[opening] in " \ufeff":
            opening += 1
        if opening < end and text[opening] == '"' and (closed := _closing(text, opening, separator)) is not None:
            inner = tuple(
                Edit(KIND, match.start(), match.end(), '""', '"')
                for match in re.finditer('""', text[opening + 1 : closed])
            )
            inner = tuple(edit._replace(start=edit.start + opening + 1, end=edit.end + opening + 1) for edit in inner)
            plain = cell(text, opening + 1, closed)
            cells.append(plain._replace(text=plain.text.replace('""', '"'), inner=inner))
            at = closed + 1
            if at > end:
                end, following = _line_end(text, at)
        else:
            stop = text.find(separator, at, end)
            stop = end if stop < 0 else stop
            cells.append(cell(text, at, stop))
            at = stop
        while at < end and text[at] == " ":
            at += 1
        if at >= end or text[at] != separator:
            return _Row(cells, following)
        at += 1


def _closing(text: str, opening: int, separator: str) -> int | None:
    """Where the quotation mark is that closes a cell: before a separator or the line's end."""
    at, limit = opening + 1, min(len(text), opening + _LONGEST_CELL)
    while True:
        at = text.find('"', at, limit)
        if at < 0:
            return None
        if text[at + 1 : at + 2] == '"':
            at += 2
            continue
        after = text[at + 1 : at + 3].lstrip(" ")[:1]
        return at if after in ("", separator, "\n", "\r") else None


def _stroked(text: str, at: int, stroke: str) -> _Row:
    """A row of a Markdown table, of a drawn one, or of cells between strokes."""
    end, following = _line_end(text, at)
    stop = end
    while at < stop and text[at] in " \t\ufeff":
        at += 1
    while stop > at and text[stop - 1] in " \t":
        stop -= 1
    framed = at < stop and text[at] == stroke
    at += framed
    stop -= framed and stop > at and text[stop - 1] == stroke
    cells = []
    while True:
        next_one = text.find(stroke, at, stop)
        cells.append(cell(text, at, stop if next_one < 0 else next_one))
        if next_one < 0:
            return _Row(cells, following)
        at = next_one + 1


def _spaced(text: str, at: int, width: int) -> _Row:
    """A row whose columns are set off by space; the last of `width` columns holds all the rest."""
    end, following = _line_end(text, at)
    cells: list[Cell] = []
    while at < end and text[at] in " \t\u3000\ufeff":
        at += 1
    while at < end:
        gap = _GAP.search(text, at, end) if not width or len(cells) < width - 1 else None
        stop = gap.start() if gap else end
        cells.append(cell(text, at, stop))
        at = gap.end() if gap else end
    return _Row(cells, following)


def _fits(row: _Row, fields: Sequence[Field | None]) -> bool:
    """Whether a row has the columns of the table, and numbers where numbers belong."""
    if len(row.cells) < 2 or len(row.cells) != len(fields):
        return False
    return all(
        not one.text or any(char.isdigit() for char in one.text)
        for one, field in zip(row.cells, fields, strict=True)
        if field in ("index", "time")
    )


def _as_wide(row: _Row, fields: Sequence[Field | None], text: str) -> _Row:
    """A row brought to the width of the table: separators in the last column belong to its words, empty cells at the end may be left out."""
    cells, width = row.cells, len(fields)
    if len(cells) > width and fields[-1] in ("text", "answer"):
        cells = [*cells[: width - 1], cell(text, cells[width - 1].start, cells[-1].end)]
    elif width - 2 <= len(cells) < width and len(cells) >= 2 and fields[-1] not in ("text", "answer", "question"):
        end = cells[-1].end
        cells = [*cells, *(Cell(end, end, "") for _ in range(width - len(cells)))]
    elif len(cells) == width - 1 and len(cells) >= 2 and fields[-1] == "text":
        # Columns aligned by space do not show an empty cell: an office may be left out.
        gone = next((at for at, field in enumerate(fields) if field in ("title", "unit", "role")), None)
        if gone is not None:
            cells = [*cells[:gone], Cell(cells[gone].start, cells[gone].start, ""), *cells[gone:]]
    return _Row(cells, row.end)


def _rows(text: str, start: int, at: int, separator: str, fields: Sequence[Field | None]) -> Region | None:
    """The rows below a header row, to the last that fits."""
    entries: list[Entry] = []
    stamps: list[str] = []
    stamped = next((place for kind in ("time", "index") for place, field in enumerate(fields) if field == kind), None)
    drawn = separator in ("│", "┃")
    ruled = (
        text.count("├", at) + text.count("┣", at) < 3
    )  # whether a rule stands above: tables without rules have a row a line
    by_rule = not ruled
    end = at
    between: list[tuple[int, int]] = []  # lines since the last row that are none
    while at < len(text):
        row = _as_wide(_split(text, at, separator, len(fields)), fields, text)
        header = fields[-1] is not None and [field_of(view(one.text)) for one in row.cells] == list(fields)
        if header or _fits(row, fields):
            if entries and between and not header and fields[-1] == "text":
                entries[-1] = _continued(text, entries[-1], between)
            between = []
            if not header and entries and drawn and (not ruled or _goes_on(row, fields)):
                entries[-1] = _joined(text, entries[-1], row.cells[-1])
            elif not header and not all(_RULE.match(one.text) for one in row.cells):
                entries += entries_of(row.cells, fields)
                stamps += [row.cells[stamped].text] if stamped is not None else []
            end = at = row.end
            ruled = not by_rule
            continue
        stop, following = _line_end(text, at)
        ruled = ruled or bool(_RULE.match(text, at, stop))
        if text[at:stop].strip() and not _RULE.match(text, at, stop):
            if len(between) >= 8:
                break
            between.append((at, stop))
        at = max(following, at + 1)
    if between and entries and fields[-1] == "text" and _CONTINUED.match(text, between[0][0]):
        tail = [line for line in between if _CONTINUED.match(text, line[0])]
        if tail == between[: len(tail)]:
            entries[-1] = _continued(text, entries[-1], tail)
            end = _line_end(text, tail[-1][0])[1]
    if drawn:
        # The frame above the header row and below the last one belongs to the table.
        above = text.rfind("\n", 0, max(start - 1, 0)) + 1
        start = above if above < start and _RULE.match(text, above, start - 1) else start
        stop, following = _line_end(text, end)
        end = following if end < stop and _RULE.match(text, end, stop) else end
    return Region(start, end, tuple(entries), tuple(stamps)) if entries else None


def _goes_on(row: _Row, fields: Sequence[Field | None]) -> bool:
    """Whether a line of a drawn table has words in its last column alone: they belong to the row above."""
    return fields[-1] == "text" and bool(row.cells[-1].text) and not any(one.text for one in row.cells[:-1])


def _joined(text: str, entry: Entry, rest: Cell) -> Entry:
    """The entry with the words of the next line, where drawing broke its own."""
    speech = entry.speech
    edit = Edit(KIND, speech.end, rest.start, text[speech.end : rest.start], "")
    return entry._replace(speech=Cell(speech.start, rest.end, speech.text + rest.text, (*speech.inner, edit)))


def _continued(text: str, entry: Entry, lines: list[tuple[int, int]]) -> Entry:
    """The entry with the lines below its row, which are the rest of its words."""
    speech = entry.speech
    for start, stop in lines:
        rest = cell(text, start, stop)
        joint = "" if text[start] in " \t\u3000" else "\n"
        edit = Edit(KIND, speech.end, rest.start, text[speech.end : rest.start], joint)
        speech = Cell(speech.start, rest.end, f"{speech.text}{joint}{rest.text}", (*speech.inner, edit))
    return entry._replace(speech=speech)


def entries_of(cells: list[Cell], fields: Sequence[Field | None]) -> list[Entry]:
    """What one row says: a speech, or a question and its answer."""
    by: dict[Field, Cell] = {}
    for field, one in zip(fields, cells, strict=True):
        if field is not None:
            by.setdefault(field, one)
    found: list[Entry | None] = []
    if "text" in by and by["text"].text:
        speaker = by.get("speaker") or by.get("asker")
        found.append(
            voice(by["text"], speaker=speaker, role=by.get("role"), title=by.get("title"), unit=by.get("unit"))
        )
    elif "question" in by and "answer" in by:
        question, answer = by["question"], by["answer"]
        pairs: tuple[tuple[Cell, Cell | None, Cell | None, Part], ...] = (
            (question, by.get("asker") or by.get("unit"), by.get("unit"), "reporter"),
            (answer, by.get("answerer") or by.get("speaker"), None, "official"),
        )
        for words, who, unit, part in pairs:
            title = by.get("title") if part == "official" else None
            for named, speech in [(who, words)] if who is not None else _named_in(words):
                if speech.text:
                    entry = voice(
                        speech, speaker=named, title=title, unit=unit, part=part, mark=_mark(speech, part), opens=True
                    )
                    found.append(entry)
        found.sort(key=lambda entry: entry.speech.start if entry else -1)
    return [entry for entry in found if entry is not None]


_HEAD = lazy(
    r"(?:^|<br ?/?>|\n)\s*(?:[〔\[【(（](?P<shell>[^〔〕\[\]【】()（）\n]{2,24})[〕\]】)）]\s*[：:]?|(?P<core>[^。！？!?：:，,<>\n]{2,24})[：:])\s*(?=\S)"
)


def _named_in(words: Cell) -> list[tuple[Cell | None, Cell]]:
    """Who speaks where a cell itself says it (`院长某某：…`, `〔某局长〕…<br>〔某司长〕…`), and what."""
    heads = [] if words.inner else [match for match in _HEAD.finditer(words.text) if _is_voice(match)]
    if not heads or words.text[: heads[0].start()].strip():
        return [(None, words)]
    found: list[tuple[Cell | None, Cell]] = []
    for at, match in enumerate(heads):
        stop = heads[at + 1].start() if at + 1 < len(heads) else len(words.text)
        while stop > match.end() and words.text[stop - 1].isspace():
            stop -= 1
        who = words.part(*match.span("shell" if match["shell"] else "core"))
        found.append((who, words.part(match.end(), stop)))
    return found


def _is_voice(match: re.Match[str]) -> bool:
    return names_voice(view((match["shell"] or match["core"]).strip()))


def _mark(speech: Cell, part: Part) -> Cell:
    """What stands for who asks or answers where the row does not say: it points at the words."""
    return Cell(speech.start, speech.start, "提问者" if part == "reporter" else "答")


# Columns without names.


def _without_header(text: str) -> Region | None:
    """A table without header: rows of one width in which one column tells times or numbers, one recurring speakers, one speech."""
    start = len(text) - len(text.lstrip("\ufeff\r\n \t"))
    for separator in _separators(text[start : _line_end(text, start)[0]]):
        rows: list[_Row] = []
        at = start
        while at < len(text) and len(rows) < 400:
            rows.append(_split(text, at, separator))
            at = max(rows[-1].end, at + 1)
        rows = [row for row in rows if any(one.text for one in row.cells)]
        if not rows:
            continue
        width, count = Counter(len(row.cells) for row in rows).most_common(1)[0]
        if width < 3 or count < 5 or count < 0.8 * len(rows):
            continue
        fields = columns([row.cells for row in rows if len(row.cells) == width])
        if fields is not None:
            return _rows(text, start, start, separator, fields)
    return None


def columns(rows: list[list[Cell]]) -> list[Field | None] | None:
    """What the columns are, from what stands in them."""
    values = [[view(row[at].text) for row in rows] for at in range(len(rows[0]))]
    fields: list[Field | None] = [None] * len(values)
    lengths = [sum(map(len, column)) / len(column) for column in values]
    for at, column in enumerate(values):
        if all(re.fullmatch(r"#?\d{1,9}", value) for value in column):
            fields[at] = "index"
        elif sum(bool(TIMESTAMP.match(value)) for value in column) >= 0.8 * len(column):
            fields[at] = "time"
    counted = any(fields)
    words = max((at for at, field in enumerate(fields) if field is None), key=lengths.__getitem__, default=None)
    if words is None or lengths[words] < 8:
        return None
    fields[words] = "text"
    free = [at for at, field in enumerate(fields) if field is None and lengths[at] <= 20]
    for at in free:
        if sum(part_of_role(value) is not None for value in values[at] if value) >= 0.7 * len(rows):
            fields[at] = "role"
            break
    names = [at for at in free if fields[at] is None and _speakers(values[at])]
    if not counted or not names:
        return None
    fields[names[0]] = "speaker"
    for at in names[1:2]:
        fields[at] = "title"
    return fields


def _speakers(column: list[str]) -> bool:
    filled = [value for value in column if value]
    known = sum(part_of_role(value) is not None or read_label(value).strength > 0 for value in filled)
    return len(filled) >= 0.7 * len(column) and known >= 0.6 * len(filled) and len(set(filled)) <= 0.8 * len(filled)
