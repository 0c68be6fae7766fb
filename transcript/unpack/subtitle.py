"""Subtitles and machine transcripts (SubRip, WebVTT, lyric marks, a clock before or above every line): numbers and times are furniture,
the texts of the cues run on until somebody else speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy
from transcript.unpack.entry import Cut

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_ARROW = lazy(rf"^[ \t\ufeff]*({_TIME})[ \t]*--?>[ \t]*({_TIME})[ \t]*([^\r\n]*)", re.MULTILINE)
# `00:00:02 - 00:00:09 发言人1`: the words, or who speaks, on the line of the times or below it.
_RANGE = lazy(
    r"^[ \t\ufeff]*[\[(]?(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)[ \t]*[-–—~至到][ \t]*(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)[\])]?[ \t]*([^\r\n]*)",
    re.MULTILINE,
)
_SETTINGS = lazy(r"(?:[a-zA-Z]\w*:\S+\s*)+")
_WHO = lazy(r"[^\s。！？!?，,：:][^。！？!?，,：:]{0,20}[：:]?")
_LYRIC = lazy(r"^[ \t\ufeff]*((?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\])+)[ \t]*", re.MULTILINE)
_CLOCK = lazy(
    r"^[ \t\ufeff]*[\[(]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?(?:[ \t]+|[ \t]*(?=\r?$))", re.MULTILINE
)
_LYRIC_HEAD = lazy(r"^[ \t\ufeff]*\[[a-z]{2,6}:[^\]\r\n]*\][ \t]*\r?$", re.MULTILINE)
_NUMBER = lazy(r"[ \t\ufeff]*\d{1,5}[ \t]*")
_LINE = lazy(r"[^\r\n]+")
_NOTE = lazy(r"[ \t\ufeff]*(?:WEBVTT|NOTE\b|STYLE\b|REGION\b|Kind:|Language:|X-TIMESTAMP)")
_DASH = lazy(r"[-–—]\s*(?=[^\s\d–—-])")
_CHEVRON = lazy(r"(?:>>+|＞＞|»|&gt;&gt;)\s*")
_VOICE = lazy(r"<v(?:\.[\w.]+)?\s+(?P<name>[^>]{1,40})>")
_TAG = lazy(r"</?[a-zA-Z][^<>\n]{0,60}>|\{\\[^{}\n]{1,30}\}")
_LABEL = lazy(r"(?:[\[【][^\]】\n]{1,24}[\]】]\s?[:：]?|[^，。！？,.!?：:\s][^，。！？,.!?：:\n]{0,20}[：:])(?![\d/])")
_STAGE = lazy(r"[(（\[【♪][^()（）\[\]【】\n]{0,30}[)）\]】♪]")
_CREDIT = lazy(
    r"(?:字幕|翻译|校对|听译|时间轴|听打|后期|压制)[^。\n]{0,12}[:\s]|.{0,10}(?:字幕组|字幕由|机器生成|机器听写|自动生成|人工校对|Amara)"
)
_FINISHED = "。！？!?…；;”」"
_SENTENCE = lazy(r"[。！？!?]")
_PAUSE = 0.3  # seconds of silence after which a new line begins


class Cue(NamedTuple):
    """The times of a cue in seconds (`end` None where only the start is printed) and the lines of its text."""

    start: float
    end: float | None
    lines: tuple[Cut, ...]
    who: Cut | None = None  # who speaks, printed beside the times


class Subtitles(NamedTuple):
    """The cues of the stretch `[start, end)` of a text; `score` (0-1): how sure it is that they are subtitles."""

    score: float
    start: int
    end: int
    cues: tuple[Cue, ...]


def read_subtitles(text: str) -> Subtitles | None:
    """The subtitles a text consists of; None where it has no such times, or they stand beside whole turns."""
    if text.count("-->") >= 3:
        return _arrows(text, list(_ARROW.finditer(text)))
    ranges = list(_RANGE.finditer(text)) if text.count(":") >= 12 else []
    if len(ranges) >= 3:
        return _arrows(text, ranges)
    marks = list(_LYRIC.finditer(text)) if text.count("[") >= 5 else []
    if len(marks) >= 5:
        return _marked(text, marks, lyric=True)
    marks = list(_CLOCK.finditer(text))
    return _marked(text, marks, lyric=False) if len(marks) >= 6 else None


def _seconds(stamp: str) -> float:
    value = 0.0
    for piece in stamp.replace(",", ".").split(":"):
        value = value * 60 + float(piece)
    return value


def _lines(text: str, start: int, end: int) -> list[Cut]:
    """The lines of a stretch that hold words, without the space around them."""
    found = []
    for match in _LINE.finditer(text, start, end):
        words = match[0].strip()
        if words.strip("\ufeff"):
            at = match.start() + match[0].index(words)
            found.append((at, at + len(words)))
    return found


def _arrows(text: str, arrows: list[re.Match[str]]) -> Subtitles | None:
    """Cues of which start and end are printed."""
    if len(arrows) < 3:
        return None
    cues = []
    begin, end = _block_start(text, arrows[0].start()), 0
    for at, arrow in enumerate(arrows):
        limit = arrows[at + 1].start() if at + 1 < len(arrows) else len(text)
        block = re.compile(r"(?:\r?\n[ \t]*){2,}|\r[ \t]*\r").search(text, arrow.end(), limit)
        stop = block.start() if block and block.start() > arrow.end() else limit
        rows = _lines(text, arrow.end(), stop)
        if at + 1 < len(arrows) and stop == limit and rows and _NUMBER.fullmatch(text, *rows[-1]):
            rows = rows[:-1]  # the number of the next cue, where no empty line stands between
        end = max(arrow.end(), rows[-1][1] if rows else 0)
        beside, who = arrow.span(3), None
        if arrow[3].strip() and not _SETTINGS.fullmatch(arrow[3]):
            if rows and _WHO.fullmatch(arrow[3].strip()):
                who = beside[0], beside[0] + len(arrow[3].rstrip("：: "))
            else:
                rows = [(beside[0], beside[0] + len(arrow[3].rstrip())), *rows]
        cues.append(Cue(_seconds(arrow[1]), _seconds(arrow[2]), tuple(rows), who))
    return _judged(text, begin, end, cues)


def _block_start(text: str, first: int) -> int:
    """Where the first cue begins: at its number, or at the file's own header."""
    start = first
    rows = _lines(text, 0, first)
    noted = next((row[0] for row in rows if _NOTE.match(text, row[0])), first)
    for line in reversed(rows):
        if (start == first and _NUMBER.fullmatch(text, *line)) or _NOTE.match(text, line[0]):
            start = line[0]
        elif line[0] < noted:
            break
    return text.rfind("\n", 0, start) + 1


def _marked(text: str, marks: list[re.Match[str]], *, lyric: bool) -> Subtitles | None:
    """Cues of which only the start is printed: before the words or above them."""
    times = [_seconds(mark[1].split("]")[0].strip("[")) for mark in marks]
    steps = [b - a for a, b in itertools.pairwise(times)]
    if sum(step >= 0 for step in steps) < 0.9 * len(steps) or median(steps) > 20:
        return None
    if not lyric and marks[0][1].count(":") == 1 and times[0] >= 180:
        return None  # hours and minutes of a live page
    cues = []
    for at, mark in enumerate(marks):
        limit = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        stop = limit if at + 1 < len(marks) else _last_end(text, mark, limit)
        cues.append(Cue(times[at], None, tuple(_lines(text, mark.end(), stop))))
    texts = [text[cue.lines[0][0] : cue.lines[-1][1]] for cue in cues if cue.lines]
    if not texts or median(map(len, texts)) > 40:
        return None
    labels = sum(1 for words in texts if _LABEL.match(words)) / len(texts)
    finished = sum(1 for words in texts if words[-1] in _FINISHED) / len(texts)
    if labels > 0.7 or (finished > 0.7 and labels > 0.5):
        return None  # whole turns with the time they began
    begin = marks[0].start()
    if lyric:
        head = _LYRIC_HEAD.search(text, 0, begin)
        begin = head.start() if head else begin
    end = max([cue.lines[-1][1] for cue in cues if cue.lines], default=begin)
    return _judged(text, begin, max(end, marks[-1].end()), cues)


def _last_end(text: str, mark: re.Match[str], limit: int) -> int:
    """Where the last cue ends: at an empty line."""
    gap = re.compile(r"\r?\n[ \t]*\r?\n").search(text, mark.end() + 1, limit)
    return gap.start() if gap else limit


def _judged(text: str, begin: int, end: int, cues: Sequence[Cue]) -> Subtitles | None:
    covered = (end - begin) / len(text.strip())
    spoken = [cue for cue in cues if cue.lines]
    if covered < 0.5 or len(spoken) < 3:
        return None
    return Subtitles(round(min(1.0, 0.5 + 0.5 * covered), 3), begin, end, tuple(cues))


class Piece(NamedTuple):
    """A line of a cue as it is read: `[start, end)` its words, `before` what is written between it and the words before
    (a line break, a space, nothing); `label` a voice to write first; `turn` that somebody else begins who has no label, `named` the
    label that a mark of such a change stands before."""

    start: int
    end: int
    before: str
    label: Cut | None
    turn: bool
    named: Cut | None


def pieces(text: str, found: Subtitles) -> list[Piece]:
    """The lines of the cues in order, without numbers, times, credits and the marks of a change of speaker."""
    rows = [(cue, line) for cue in found.cues for line in cue.lines]
    plain = view(text[found.start : found.end])
    marked = sum(1 for _, line in rows if _SENTENCE.search(text[slice(*line)])) >= 0.2 * len(rows)
    dashes = sum(1 for _, line in rows if _DASH.match(text, *line))
    dashed = 0 < dashes < 0.8 * len(rows)
    result: list[Piece] = []
    last_end: float | None = None
    voice = ""
    cue_before: Cue | None = None
    for number, (cue, (start, end)) in enumerate(rows):
        if not 4 < number < len(rows) - 4 and _CREDIT.match(plain, start - found.start, end - found.start):
            continue
        pause = (
            cue is not cue_before and cue.end is not None and last_end is not None and cue.start - last_end >= _PAUSE
        )
        cue_before, last_end = cue, cue.end
        turn, label = False, None
        if cue.who is not None and (start, end) == cue.lines[0] and text[slice(*cue.who)] != voice:
            voice, label = text[slice(*cue.who)], cue.who
        named = _VOICE.match(text, start, end)
        if named:
            start = named.end()
            if named["name"].strip() != voice:
                voice, label = named["name"].strip(), named.span("name")
        mark = _CHEVRON.match(text, start, end) or (_DASH.match(text, start, end) if dashed else None)
        if mark and mark.end() < end:
            start, turn = mark.end(), True
            named = _VOICE.match(text, start, end)
            if named:
                start, label, voice = named.end(), named.span("name"), named["name"].strip()
        printed = _LABEL.match(text, start, end)
        own = label is not None or printed is not None
        behind = (start, printed.end()) if turn and printed and printed[0].endswith(("：", ":")) else None
        if turn and label is None:
            voice = ""
        stage = _STAGE.fullmatch(text, start, end) is not None
        before = _before(text, result, start, marked=marked)
        if own or turn or stage or pause or (result and _STAGE.fullmatch(text, result[-1].start, result[-1].end)):
            before = "\n" if result else ""
        result.append(Piece(start, end, before, label, turn and not own, behind))
    return result


def _before(text: str, done: Sequence[Piece], start: int, *, marked: bool) -> str:
    """What joins a cue to the one before: nothing where marks show the clauses, a space where only the cues do."""
    if not done:
        return ""
    last = text[done[-1].end - 1]
    if last in _FINISHED:
        return "\n"
    latin = last.isascii() and text[start].isascii()
    return "" if marked and not latin else " "


def tags(text: str, start: int, end: int) -> list[Cut]:
    """The tags inside the words of a cue."""
    return [match.span() for match in _TAG.finditer(text, start, end)]
