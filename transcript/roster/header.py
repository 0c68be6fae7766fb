"""The header of a transcript: its roster block and its title, time and place lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.record.participant import Part
from transcript.roster.people import Cut, Mention, read_people, read_person
from transcript.segment.lines import Line

_HOST_KEYS = frozenset("主持人 主持 会议主持 司仪".split())
_KEY = re.compile(r"(?P<key>[\u4e00-\u9fff ]{2,14}|[A-Za-z]{2,12})\s*[:】\]]\s*")


class Header(NamedTuple):
    """What stands before the first word said.

    `people` are the roster's mentions, `used` the indices of the lines that belong to the header (no label may stand there),
    `fields` the values of lines such as `时间：…` as spans, by key.
    """

    people: tuple[Mention, ...]
    used: frozenset[int]
    fields: dict[str, tuple[int, int]]


_FIELD_KEYS = {
    "时间": "time", "日期": "time", "date": "time", "发布会时间": "time", "活动时间": "time", "会议时间": "time", "time": "time",
    "地点": "place", "发布会地点": "place", "活动地点": "place", "会议地点": "place", "place": "place", "location": "place", "地址": "place",
    "标题": "title", "题目": "title", "主题": "title", "title": "title", "来源": "source", "主办单位": "issuer", "主办": "issuer", "发布单位": "issuer", "发布机构": "issuer",
}  # fmt: skip


_SEPARATORS = "*…┃│|"
_EVERYBODY = re.compile(r"出席|参加|参会|与会|参与|人员|领导|专家")
_SPOKEN = re.compile(r"大家|各位|欢迎|谢谢|感谢|今天|我们|现在|首先|下面|你好|您好|请")


def _looks_like_person_line(view: str, line: Line) -> bool:
    text = view[line.body : line.end]
    return (
        len(text) <= 90 and not re.search(r"[。!?]", text.rstrip("。")) and bool(read_person(view, line.body, line.end))
    )


def read_header(view: str, lines: list[Line]) -> Header:
    """Read the roster block and the header fields wherever they stand before the speech (at most the first 80 lines)."""
    people: list[Mention] = []
    used: set[int] = set()
    fields: dict[str, tuple[int, int]] = {}
    index = 0
    limit = min(len(lines), 80)
    # Marks inside a roster line (`**姓名** 职务`, `职务……姓名`) separate like spaces; offsets stay.
    text = view
    view = view[: lines[limit - 1].end] if limit else view
    for mark in _SEPARATORS if limit else "":
        view = view.replace(mark, " ")
    while index < limit:
        line = lines[index]
        body = line.body + (1 if view[line.body : line.body + 1] in "【[" else 0)
        match = _KEY.match(view, body, line.end)
        key = re.sub(r"\s", "", match["key"]).lower() if match else ""
        if match and key in stops.ROSTER_KEYS:
            taken = _read_block(view, lines, index, match.end(), key, people)
            if taken:
                used.update(taken)
                index = max(taken) + 1
                continue
        elif match and key in _FIELD_KEYS:
            used.add(index)
            if match.end() < line.end:
                fields.setdefault(_FIELD_KEYS[key], (match.end(), line.end))
        elif match and key in stops.HEADER_KEYS:
            used.add(index)
        elif index + 1 < limit and (alone := _bare_key(text, line)) in stops.ROSTER_KEYS:
            taken = _read_block(view, lines, index, line.end, alone, people)
            if taken:
                used.update(taken)
                index = max(taken) + 1
                continue
        elif not people and (listed := _keyless(view, lines, index, limit)):
            people.extend(Mention(name, title, None, "roster") for name, title in listed)
            used.update(range(index, index + len(listed)))
            index += len(listed)
            continue
        index += 1
    return Header(tuple(people), frozenset(used), fields)


def _keyless(view: str, lines: list[Line], index: int, limit: int) -> list[tuple[Cut, Cut | None]]:
    """Two or more lines in a row that are nothing but a person with an office: a roster without a heading."""
    listed: list[tuple[Cut, Cut | None]] = []
    for line in lines[index:limit]:
        text = view[line.body : line.end]
        if len(text) > 60 or ":" in text or " " not in text or _SPOKEN.search(text) or re.search(r"[。!?“”]", text):
            break
        found = read_person(view, line.body, line.end)
        if found is None or found[1] is None:
            break
        listed.append(found)
    return listed if len(listed) >= 2 else []


def _bare_key(view: str, line: Line) -> str:
    """A roster key that stands alone on its line, without a colon: `发布人`, `## 出席`, `【出席人员】`. A line that comes again is a label."""
    if line.end - line.body > 16:
        return ""
    words = view[line.body : line.end]
    return "" if view.count(f"\n{words}\n") > 1 else re.sub(r"[\s【】\[\]]", "", words)


def _read_block(view: str, lines: list[Line], index: int, after: int, key: str, people: list[Mention]) -> set[int]:
    """One roster block from its key line on. Returns the line indices it takes; none when it is a speaker label after all."""
    line = lines[index]
    # `出席` lists everybody, the host among them: what they do decides. `发布人` and the like speak for the issuer.
    part: Part | None = "host" if key in _HOST_KEYS else None if _EVERYBODY.search(key) else "official"
    taken: set[int] = set()
    rest = view[after : line.end]
    if rest.strip():
        if len(rest) > 200 or re.search(r"[!?“”]|。.", rest):
            return set()
        found = list(read_people(view, after, line.end))
        if not found:
            return set()
        if key in ("主持人", "主持", "司仪", "发言人") and re.search(r"好|欢迎|谢谢|下面|现在", rest):
            return set()
        people.extend(Mention(name, title, part, "roster") for name, title in found)
        taken.add(index)
    following = index + 1
    count = 0
    while following < len(lines) and count < 30 and lines[following].end <= len(view):
        nxt = lines[following]
        if not _continues(view, nxt, alone=not rest.strip()):
            break
        found = list(read_people(view, nxt.body, nxt.end))
        if not found:
            break
        people.extend(Mention(name, title, part, "roster") for name, title in found)
        taken.add(following)
        following += 1
        count += 1
    if count or taken:
        taken.add(index)
    return taken


def _continues(view: str, line: Line, *, alone: bool) -> bool:
    text = view[line.body : line.end]
    if _SPOKEN.search(text) or re.match(r"(?:主持人|主持|司仪)(?![:\u4e00-\u9fff])", text):
        # `主持人 姓名` under a roster is already the first label.
        return False
    several = ("、" in text or ";" in text) and len(text) <= 200 and not re.search(r"[!?“”。].", text)
    # Several persons on one line are read piece by piece.
    if _KEY.match(text) or not (several or _looks_like_person_line(view, line)):
        return False
    found = read_person(view, line.body, line.end)
    # Under a key that stands alone a person line needs an office: a bare name may already be the first speaker label.
    return not found or found[1] is not None or (not alone and len(text) <= 5) or bool(posts.post_at_end().search(text))
