"""Exports → the same text as a page would print it (`姓名：正文`), as edits of the source, and the heads of the turns they name."""

from __future__ import annotations

from typing import NamedTuple

from transcript.chinese.view import view
from transcript.record.participant import Part
from transcript.repair.edit import Edit
from transcript.segment.given import Head
from transcript.segment.reading import Kind, Reading, read_label
from transcript.segment.turns import PART_OF_KIND
from transcript.unpack.entry import KIND, Cell, Cut, Entry, Region
from transcript.unpack.subtitle import Subtitles, pieces, tags

_BECAUSE = "the export names the speaker"
_KIND_OF: dict[Part | None, Kind] = {"host": "host", "reporter": "ask", "official": "answer", "other": "unknown"}


class Moved(NamedTuple):
    """Words `[start, end)` of the rewritten text that stand at another place in the source."""

    start: int
    end: int
    source: Cut


class Writer:
    """Makes edits in the order of the source, and knows where in the rewritten text it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self.heads: list[Head] = []
        self.moved: list[Moved] = []
        self.closed: list[Cut] = []
        self.backwards = False
        self._shift = 0

    def at(self, source: int) -> int:
        """The rewritten offset of a source offset behind the last edit."""
        return source + self._shift

    def put(self, start: int, end: int, after: str) -> None:
        """Write `after` in the place of `[start, end)`."""
        before = self.text[start:end]
        if before != after:
            self.edits.append(Edit(KIND, start, end, before, after))
            self._shift += len(after) - len(before)

    def region(self, region: Region) -> None:
        """The entries of a region as lines with labels."""
        done, begin, last = region.start, self.at(region.start), None
        for entry in region.entries:
            if not entry.voice and last is None:
                continue
            if last is not None and not entry.opens and (entry.voice or last.voice) == last.voice:
                self.put(done, entry.speech.start, "\n")
            else:
                self._open(done, entry, first=last is None)
                last = entry
            for edit in entry.speech.inner:
                self.put(edit.start, edit.end, edit.after)
            done = entry.speech.end
        self.put(done, region.end, "\n" if self.text[region.end - 1] == "\n" else "")
        self.closed.append((begin, self.at(region.end)))
        self.backwards = self.backwards or region.backwards

    def _open(self, done: int, entry: Entry, *, first: bool) -> None:
        line = "" if first and (done == 0 or self.text[done - 1] == "\n") else "\n"
        label, moved, reading = _label(entry)
        start = self.at(done) + len(line)
        self.put(done, entry.speech.start, f"{line}{label}：")
        self.moved += [Moved(start + a, start + b, source) for a, b, source in moved]
        span = (start, start + len(label))
        self.heads.append(Head(span, span[1] + 1, reading, entry.part, entry.voice, _BECAUSE))

    def subtitles(self, found: Subtitles) -> None:
        """Subtitles as running speech, a line per voice; labels in the words are left to whoever reads them."""
        done = found.start
        for piece in pieces(self.text, found):
            label = self.text[slice(*piece.label)].strip() + "：" if piece.label else ""
            start = self.at(done) + len(piece.before)
            self.put(done, piece.start, piece.before + label)
            if piece.label:
                self.moved.append(Moved(start, start + len(label) - 1, piece.label))
            elif piece.turn:
                self.heads.append(
                    Head(None, self.at(piece.start), None, None, "", "a mark says that somebody else speaks")
                )
            elif piece.named:
                at, stop = self.at(piece.start), self.at(piece.start) + piece.named[1] - piece.named[0]
                words = view(self.text[slice(*piece.named)]).rstrip(": ")
                reading = read_label(words)
                part = PART_OF_KIND.get(reading.kind)
                self.heads.append(Head((at, at + len(words)), stop, reading, part, words.lower(), _BECAUSE))
            for cut in tags(self.text, piece.start, piece.end):
                self.put(*cut, "")
            done = piece.end
        self.put(done, found.end, "")


def _label(entry: Entry) -> tuple[str, list[tuple[int, int, Cut]], Reading]:
    """The label as printed, where its words come from, and what it says."""
    order = (entry.outlet, entry.name) if entry.part == "reporter" else (entry.title, entry.name)
    pieces = [piece for piece in order if piece is not None] or [piece for piece in (entry.mark,) if piece is not None]
    words = ""
    spans: dict[Cell, Cut] = {}
    moved: list[tuple[int, int, Cut]] = []
    for piece in pieces:
        whole = _whole(piece, entry.label)
        if whole not in spans:
            words += " " if words else ""
            spans[whole] = (len(words), len(words) + len(_one_line(whole)))
            words += _one_line(whole)
            moved.append((*spans[whole], (whole.start, whole.end)))
        if piece is not whole:
            at = spans[whole][0] + max(_one_line(whole).find(_one_line(piece)), 0)
            spans[piece] = (at, at + len(_one_line(piece)))
            moved.append((*spans[piece], (piece.start, piece.end)))
    if len(moved) > 1:
        moved.append((0, len(words), (min(source[0] for *_, source in moved), max(source[1] for *_, source in moved))))

    def span(piece: Cell | None) -> Cut | None:
        return spans.get(piece) if piece is not None else None

    name, title, outlet = span(entry.name), span(entry.title), span(entry.outlet)
    if entry.part == "reporter":
        kind: Kind = "reporter" if name or outlet else "ask"
        return words, moved, Reading(kind, 5.0, _BECAUSE, name, None, outlet)
    if entry.part == "host":
        return words, moved, Reading("host", 5.0, _BECAUSE, name, title if name else None)
    if name is not None:
        return words, moved, Reading("titled" if title else "person", 5.0, _BECAUSE, name, title)
    if title is not None:
        return words, moved, Reading("role", 5.0, _BECAUSE, None, None)
    if entry.part is None:
        return words, moved, read_label(view(words))
    return words, moved, Reading(_KIND_OF[entry.part], 5.0, _BECAUSE)


def _whole(piece: Cell, label: Cell | None) -> Cell:
    """The cell a piece is part of, if that is what the export prints for a label."""
    if label is not None and label.start <= piece.start and piece.end <= label.end and piece.text in label.text:
        return label
    return piece


def _one_line(piece: Cell) -> str:
    return " ".join(piece.text.replace("：", " ").split())
