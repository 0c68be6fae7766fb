"""Forms: records of named fields (`提问人：… 提问内容：… 回复人：… 回复内容：…`), one below the other or on one line."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.export_fields import FIELD_OF, SHORT_FIELDS, Field
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.segment.reading import read_label
from transcript.unpack.entry import Cell, Entry, Export, Region, cell
from transcript.unpack.letters import letterbox
from transcript.unpack.voices import voice

_FORM: tuple[Field, ...] = ("asker", "question", "answerer", "answer", "time", "index", "status", "title", "unit")
_KEYS = {name: field for name, field in FIELD_OF.items() if field in _FORM and not name.isascii()}
_LONG = "|".join(sorted((name for name in _KEYS if name not in SHORT_FIELDS), key=len, reverse=True))
_SHORT = "|".join(sorted((name for name in _KEYS if name in SHORT_FIELDS), key=len, reverse=True))
# On a line of its own a field may do without colon; in the middle of a line only the long names are fields.
_KEY = lazy(
    rf"(?:^[\s>*#-]*[\[【]?(?P<first>{_LONG}|{_SHORT})[\]】]?\s?\*{{0,2}}(?::|[ \t]*$)|(?<=[ |;])(?P<inside>{_LONG}) ?:)",
    re.MULTILINE,
)
# Cheap: without these there is no form.
_SNIFF = lazy(
    r"[提发發咨留问問回答][问問询詢言題题复復覆答](?:内容|內容|人|者|[时時][间間]|[单單]位|用[户戶]|[记記]者|意[见見])[\]】]?\*{0,2}[ \t]?[：:︰∶\r\n]"
)
# What begins a record: `序号：3`, `【问题3】`, `第3条`, a number alone, a rule.
_RECORD_HEAD = lazy(
    r"[ \t]*(?:[\[【(]?(?:问题|提问|问答|记录|第)?\s?\d{1,4}\s?[条个号问题]{0,2}[\]】)]?[.、:]?|[-=—_*·~]{3,})[ \t]*$"
)
_HEADING = lazy(r"[ \t]*(?:[一二三四五六七八九十]{1,3}、[^。\n]{2,20}|#+ .*)$")
_VOICE_LINE = lazy(r"\s*(?:[\[【](?P<shell>[^\[\]【】\n]{2,30})[\]】]|(?P<core>[^\s。!?:,][^。!?:,\n]{1,24}):)")


class _Field(NamedTuple):
    field: Field
    key: Cell
    value: Cell


def read_form(text: str) -> Export | None:
    """The records of a form in which people ask and answer; None where there are none, or it is a letterbox without a conference."""
    if len(_SNIFF.findall(text)) < 4:
        return None
    plain = view(text)
    runs = _runs(text, plain)
    regions = [region for run in runs if (region := _region(run)) is not None]
    if not regions:
        return None
    entries = [entry for region in regions for entry in region.entries]
    asked = sum(entry.part == "reporter" for entry in entries)
    answered = len(entries) - asked
    covered = sum(region.end - region.start for region in regions) / len(text.strip())
    if asked < 2 or answered < 1 or covered < 0.25:
        return None
    if letterbox(plain, regions[0].start):
        return None
    return Export("form", round(min(1.0, 0.6 + 0.4 * covered), 3), tuple(regions))


def _runs(text: str, plain: str) -> list[tuple[list[_Field], int]]:
    """Fields that follow each other without anything else between, and where each run ends."""
    keys = list(_KEY.finditer(plain))
    named = {_KEYS[match["first"] or match["inside"]] for match in keys}
    if not named & {"asker", "answerer"} or not named >= {"question", "answer"}:
        return []
    runs: list[tuple[list[_Field], int]] = []
    run: list[_Field] = []
    for at, match in enumerate(keys):
        name = match["first"] or match["inside"]
        limit = keys[at + 1].start() if at + 1 < len(keys) else len(text)
        end, resumes = _value_end(plain, match.end(), limit, last=at + 1 == len(keys), field=_KEYS[name])
        begin, stop = match.span("first" if match["first"] else "inside")
        run.append(_Field(_KEYS[name], cell(text, begin, stop), _value(text, match.end(), end)))
        if resumes:
            runs.append((run, end))
            run = []
    if run:
        runs.append((run, run[-1].value.end))
    return runs


def _value(text: str, start: int, end: int) -> Cell:
    """The cell of a value, without the marks of a bold field name before it."""
    while start < end and text[start] in " *_\t\r\n":
        start += 1
    return cell(text, start, end)


def _value_end(plain: str, start: int, limit: int, *, last: bool, field: Field) -> tuple[int, bool]:
    """Where the value of a field ends, and whether something else than a field follows it."""
    end, at = start, start
    first, gap = True, False
    while at < limit:
        stop = plain.find("\n", at, limit)
        stop = limit if stop < 0 else stop
        line = plain[at:stop].strip()
        if not line:
            gap = gap or not first or end > start
        elif first or end == start:
            end = stop
        elif _RECORD_HEAD.fullmatch(plain[at:stop]):
            return end, False
        elif _HEADING.fullmatch(plain[at:stop]) or _speaks(plain[at:stop]):
            return end, True
        elif gap and (last or field not in ("question", "answer")):
            return end, True  # below the last record the page goes on
        else:
            end = stop
        first = False
        at = stop + 1
    return end, False


def _speaks(line: str) -> bool:
    """Whether a line is labelled with a speaker of its own: the page goes on without the form."""
    match = _VOICE_LINE.match(line)
    reading = read_label((match["shell"] or match["core"]).strip()) if match else None
    return reading is not None and reading.kind in ("host", "titled", "reporter") and reading.strength >= 3


def _region(run: tuple[list[_Field], int]) -> Region | None:
    fields, end = run
    behind = {
        field: _name_behind(fields, name, field) for name, field in (("asker", "question"), ("answerer", "answer"))
    }
    entries: list[Entry | None] = []
    for at, (field, key, value) in enumerate(fields):
        if field not in ("question", "answer") or not value.text:
            continue
        who = _who(fields, at, field, behind=behind[field])
        part: Part = "reporter" if field == "question" else "official"
        mark = who.key if who is not None else key
        entries.append(voice(value, speaker=who.value if who is not None else None, part=part, mark=mark, opens=True))
    kept = tuple(entry for entry in entries if entry is not None)
    return Region(fields[0].key.start, end, kept) if kept else None


def _name_behind(fields: list[_Field], name: str, content: str) -> bool:
    """Whether a form prints the name behind the words."""
    first = next((one.field for one in fields if one.field in (name, content)), None)
    return first == content and any(one.field == name for one in fields)


def _who(fields: list[_Field], at: int, content: Field, *, behind: bool) -> _Field | None:
    """The name field that belongs to the words at `at`: between them and the next (or former) words."""
    name = "asker" if content == "question" else "answerer"
    steps = range(at + 1, len(fields)) if behind else range(at - 1, -1, -1)
    for step in steps:
        if fields[step].field == name:
            return fields[step]
        if fields[step].field in ("question", "answer"):
            return None
    return None
