"""Mends one run that lost a byte: cuts it out, has it read, and decides whether the reading is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcript.chinese.bigrams import bigrams
from transcript.chinese.bytes import DoubleByte, double_byte
from transcript.chinese.view import simplify, to_traditional, variant
from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit
from transcript.repair.shifted import Reading, ShiftReader, Token

KIND = "lost_byte"
GAIN = 14.0  # nats by which the mended reading must be likelier than the print
MARGIN = 0.7  # nats by which it must be likelier than any other reading
SURE = 1.6  # the same for a reading that is certain; between the two it is a guess and says so (see docs/repair.md)
_MARK_GAIN = 9.0

_READING = "[a-zāáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜüńňǹ]{1,7}"
_TOKEN = lazy(rf"[?\ufffd]({_READING})\)|([A-Za-z])\(({_READING})\)|.", re.DOTALL)
_LOST = "?？\ufffd"
_LEFT = 6
_LEFT_WITHOUT_TRACE = 200
_RIGHT = 600  # characters after the place a run may go on
_KEPT_OUT = 60  # characters after a place that do not speak for the document's words
_CONTEXT = 5
_HALF_WIDTH = str.maketrans("，；：？！（）", ",;:?!()")
_OTHER_SCRIPT = -2.5  # for a character that a script conversion may have made of the one that was decoded


class Mender:
    """Mends places of one text. What the undamaged rest of the text says about its words counts in."""

    def __init__(self, text: str, folded: str, spots: Sequence[int]) -> None:
        self._known: dict[tuple[str, str, str, str, bool], Reading] = {}
        self.read = 0  # characters read so far, for whoever has to set a limit
        self._text = text
        self._folded = folded
        script = variant(text)
        self._traditional = script == "zh-Hant"
        table = bigrams().with_document("\n".join(_undamaged(folded, spots)))
        names = ("gbk", "big5hkscs") if self._traditional else ("gbk",)
        self._readers = [ShiftReader(table, double_byte(name), variant=script) for name in names]
        self._half_width = len(re.findall(r"(?<=[一-龥]),(?=[一-龥])", text[:20_000])) > text[:20_000].count("，")

    def mend(self, spot: int, done: int) -> Edit | None:
        """The edit for the damage at `spot` (not reaching before `done`), a mark, or None when there is no damage."""
        start, end = self._stretch(spot, done, _LEFT)
        first = self._readers[0]
        best = self._read(first, start, end, without_trace=False)
        if not _accepted(best):
            start = self._run_start(spot, done)
            damaged = best.shifts > 0 and best.gain >= GAIN
            for reader in self._readers[:1] if damaged else self._readers:
                reading = self._read(reader, start, end, without_trace=not damaged)
                if reading.gain > best.gain or not best.shifts:
                    best = reading
                if _accepted(best):
                    break
        if _accepted(best):
            return self._edit(start, end, best)
        if best.shifts and best.gain >= _MARK_GAIN:
            return self._boundary(start, spot, best) or self._mark_run(start, end, best) or self.mark(spot)
        return self.mark(spot) if self._text[spot] == "\ufffd" else None

    def mark(self, spot: int) -> Edit:
        """A mark on the place: seen, not mended."""
        end = spot + 1
        while end < len(self._text) and self._text[end] in "?\ufffd":
            end += 1
        return Edit(KIND, spot, end, self._text[spot:end], self._text[spot:end], False)

    def _stretch(self, spot: int, done: int, left: int) -> tuple[int, int]:
        """What to read: some characters before the place, and all up to the ASCII character that ends the run."""
        text = self._text
        start = max(done, text.rfind("\n", max(0, spot - left), spot) + 1, spot - left)
        line_end = text.find("\n", spot, spot + _RIGHT)
        limit = line_end if line_end >= 0 else min(len(text), spot + _RIGHT)
        end, last_lost = spot + 1, spot
        while end < limit:
            char = text[end]
            if char in _LOST:
                last_lost = end
            elif char.isascii() and end - last_lost > 1:
                break
            end += 1
        end += 1
        while end < limit and text[end - 1] in "(" and text[end] != "\n":
            end = text.find(")", end, limit) + 1 or limit
        stop = min(limit, end + _CONTEXT)
        for at in range(end, stop):
            if text[at] in _LOST:
                return start, at
        return start, max(stop, spot + 1)

    def _run_start(self, spot: int, done: int) -> int:
        """Where a run that a lost byte put out of step may have begun: after the last ASCII character."""
        start = spot
        lowest = max(done, spot - _LEFT_WITHOUT_TRACE)
        while start > lowest and not self._text[start - 1].isascii():
            start -= 1
        return start

    def _read(self, reader: ShiftReader, start: int, end: int, *, without_trace: bool) -> Reading:
        before = self._folded[max(0, start - 2) : start] or "\n"
        after = self._folded[end : end + 1] or "\n"
        key = (reader.encoding.name, before, self._text[start:end], after, without_trace)
        if key not in self._known:  # a site that damages a label damages it every time
            self.read += end - start
            tokens = self._tokens(start, end, reader.encoding)
            self._known[key] = reader.read(tokens, before=before, after=after, without_trace=without_trace)
        return self._known[key]

    def _tokens(self, start: int, end: int, encoding: DoubleByte) -> list[Token]:
        tokens = []
        for match in _TOKEN.finditer(self._text, start, end):
            at, printed = match.start(), match.group()
            folded = self._folded[match.end() - 1]
            if match[1]:
                tokens.append(Token(at, match.end(), printed, folded, lost=True, reading=match[1]))
            elif match[3]:
                tokens.append(Token(at, match.end(), printed, folded, ascii=ord(match[2]), reading=match[3]))
            elif printed in _LOST:
                tokens.append(Token(at, match.end(), printed, folded, lost=True))
            elif printed.isascii():
                tokens.append(Token(at, match.end(), printed, folded, ascii=ord(printed)))
            else:
                tokens.append(Token(at, match.end(), printed, folded, self._codes(printed, encoding)))
        return tokens

    def _codes(self, char: str, encoding: DoubleByte) -> tuple[tuple[int, int, float], ...]:
        if "\ue000" <= char <= "\uf8ff":
            pair = char.encode("gb18030", "replace")
            return ((pair[0], pair[1], 0.0),) if len(pair) == 2 and encoding.name == "gbk" else ()
        found = encoding.codes.get(char)
        codes = [(*found, 0.0)] if found else []
        if encoding.name == "gbk" and self._traditional:
            other = encoding.codes.get(simplify(char))
            if other and other != found:
                codes.append((*other, _OTHER_SCRIPT if found else 0.0))
        return tuple(codes)

    def _edit(self, start: int, end: int, reading: Reading) -> Edit | None:
        before = self._text[start:end]
        after = self._in_style(reading.text)
        head = 0
        while head < min(len(before), len(after)) and before[head] == after[head]:
            head += 1
        tail = 0
        while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        stop = len(before) - tail
        if head == stop and head == len(after) - tail:
            return None
        sure = reading.margin >= SURE
        return Edit(KIND, start + head, start + stop, before[head:stop], after[head : len(after) - tail], sure)

    def _mark_run(self, start: int, end: int, reading: Reading) -> Edit | None:
        """A mark on a whole run that is damaged for certain and cannot be read with certainty."""
        edit = self._edit(start, end, reading)
        return edit and edit._replace(after=edit.before, certain=False)

    def _boundary(self, start: int, spot: int, reading: Reading) -> Edit | None:
        """The full stop at the head of a run that cannot be read with certainty, where every reading has it."""
        text = self._text
        if text[spot] not in _LOST or not reading.agreed.startswith(text[start:spot] + "。"):
            return None
        # The stop's second byte and the next character's first make a full-width form (`；`, `Ｎ`): it was never printed.
        end = spot + 1 + (text[spot + 1 : spot + 2] == ";" or "！" <= text[spot + 1 : spot + 2] <= "～")
        return Edit(KIND, spot, end, text[spot:end], "。", False)

    def _in_style(self, text: str) -> str:
        if self._half_width:
            text = text.translate(_HALF_WIDTH)
        if self._traditional and variant(text) == "zh-Hans":
            return to_traditional(text)
        return text


def _accepted(reading: Reading) -> bool:
    return reading.shifts > 0 and reading.gain >= GAIN and reading.margin >= MARGIN


def _undamaged(folded: str, spots: Sequence[int]) -> list[str]:
    pieces, done = [], 0
    for spot in spots:
        if spot - _LEFT > done:
            pieces.append(folded[done : spot - _LEFT])
        done = max(done, spot + _KEPT_OUT)
    pieces.append(folded[done:])
    return pieces
