"""Spaces that a layout put inside words and names: `左 琳`, `时 间：`, `这 些联 系 ，`.

A space can also mean something: between a name and an office, a role and a name, two cells, two verses, or (in
subtitles) two clauses. A gap is closed only on evidence: the same name stands unspaced elsewhere, the roster or a
label gives the place of a name, or most gaps of the document's prose stand inside words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from transcript.chinese.view import simplify, view
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMMON_WORDS, COMPOUND, NOT_IN_NAMES, SINGLE
from transcript.repair.edit import Edit

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_IS_HAN = lazy(f"[{_HAN}]")
_GAP = lazy("[ \u3000][ \u3000]*+")
_BEFORE_MARK = lazy(f"[ \u3000][ \u3000]?(?=[，。、；：？！》）](?!_)|[,;:?!](?=[{_HAN}\n]|$))")
_CLOSE = lazy(f"[{_HAN}](?=[{_HAN}])")
_NAME_PLACE_BEFORE = lazy(r"(?:^|[:、,;“(\[【])$")
_NAME_PLACE_AFTER = lazy(r" *(?:$|[:,、(\]】]|(?:先生|女士|同志)| +[^ ]{3,})")
_HEADING = lazy(r"发布人|发布嘉宾|出席|嘉宾|主持|发言人|与会|参加人|答问人|回应人|记者|主席台|领导|人员|名单|姓名")
_HEADER_WORDS = frozenset(
    "时间 地点 日期 主题 主持 主持人 嘉宾 出席 出席人 发布人 发言人 来源 编辑 记者 作者 摄影 议程 会议 单位 职务 姓名 标题 文号".split()
)
_LOST_INDENT = lazy(rf"^\?{{1,6}}(?=[{_HAN}“\"(（《])", re.MULTILINE)
_LOST_INSIDE = lazy(rf"(?<=[{_HAN}])(\?{{1,3}})(?=[{_HAN}])")
# A colon or a full stop is never followed by a question mark: a wide space stood there.
_LOST_BEHIND = lazy(rf"\?(?<=[:：。!！]\?)\?{{0,2}}(?=[{_HAN}“\"(（《])|\?(?<=[{_HAN}]\.\?)(?=[{_HAN}])")
# Before Latin letters and digits, where the page has lost many indents; and inside labels: `主持人?某某：`.
_LOST_BEFORE_LATIN = lazy(r"^\?{2,6}(?=[A-Za-z0-9])", re.MULTILINE)
_LOST_IN_LABEL = lazy(
    rf"^\?{{0,6}}(?P<before>[{_HAN}、]{{2,20}})(?P<lost>\?{{1,2}})(?P<after>[{_HAN}]{{2,8}})(?=[:：])", re.MULTILINE
)
_LINE = lazy(r"[^\r\n]+")
_SENTENCE = lazy(r"[。！!]|\.(?: |$)|[,，].*[,，]")
_ROSTER_LINE = lazy(r"[\s?]*(?:主持人?|出席(?:人员|嘉宾)?|嘉宾|发布人|发言人|时间|地点)\s*[:：]")
_FEWEST_HEADS = 3
_ROSTER_ABOVE = 12  # lines a roster may run below its heading
_MOST_LOOKUPS = 400
_BEFORE = 40  # characters before a name looked at


class Gap(NamedTuple):
    """White space `[start, end)` with a Han character on either side."""

    start: int
    end: int


def han_gaps(text: str) -> list[Gap]:
    """Every gap between two Han characters of one line."""
    if " " not in text and "\u3000" not in text:
        return []
    return [
        Gap(match.start(), match.end())
        for match in _GAP.finditer(text)
        if match.start() and _IS_HAN.match(text, match.start() - 1) and _IS_HAN.match(text, match.end())
    ]


def find_lost_spaces(text: str) -> list[Edit]:
    """`?` where a wide or hard space was: at the head of lines (three at least), and inside header words (`嘉?宾：`)."""
    if "?" not in text:
        return []
    heads = list(_LOST_INDENT.finditer(text))
    behind = list(_LOST_BEHIND.finditer(text))
    if len(heads) + len(behind) < _FEWEST_HEADS:
        return []
    edits = [Edit("lost_space", m.start(), m.end(), m.group(), "\u3000" * len(m.group())) for m in heads]
    edits += [Edit("lost_space", m.start(), m.end(), m.group(), " " * len(m.group())) for m in behind]
    edits += [
        Edit("lost_space", m.start(1), m.end(1), m.group(1), "")
        for m in _LOST_INSIDE.finditer(text)
        if simplify(text[m.start() - 1] + text[m.end()]) in _HEADER_WORDS
    ]
    edits += _lost_in_rosters(text, heads)
    if len(heads) >= _FEWEST_HEADS:
        latin = _LOST_BEFORE_LATIN.finditer(text)
        edits += [Edit("lost_space", m.start(), m.end(), m.group(), "\u3000" * len(m.group())) for m in latin]
        edits += [_in_label(match) for match in _LOST_IN_LABEL.finditer(text)]
    edits.sort(key=lambda edit: edit.start)
    return [edit for at, edit in enumerate(edits) if not at or edit.start >= edits[at - 1].end]


def _in_label(match: re.Match[str]) -> Edit:
    """`主持人?某某：` lost a space, `伊莎贝拉?某某：` the dot of a foreign name."""
    before = simplify(match["before"])
    space = posts.post_at_end().search(before) or before.endswith(("主持人", "记者", "发言人", "嘉宾"))
    return Edit("lost_space", *match.span("lost"), match["lost"], " " * len(match["lost"]) if space else "·")


def _lost_in_rosters(text: str, heads: list[re.Match[str]]) -> list[Edit]:
    """`某某??某局局长` in a line that a header word opens, and in the indented lines below it."""
    indented = {match.start() for match in heads}
    edits: list[Edit] = []
    listing = False
    for line in _LINE.finditer(text):
        key = _ROSTER_LINE.match(simplify(line.group()))
        listing = bool(key) or (listing and line.start() in indented)
        if listing and not _SENTENCE.search(line.group()):  # `主持人:` may begin what he says, too
            edits += [
                Edit(
                    "lost_space", line.start() + m.start(1), line.start() + m.end(1), m.group(1), " " * len(m.group(1))
                )
                for m in _LOST_INSIDE.finditer(line.group())
            ]
    return edits


def find_before_marks(text: str) -> list[Edit]:
    """A space between a Han character and the mark that ends its clause: `联系 ，`."""
    if " " not in text and "\u3000" not in text:
        return []
    return [
        Edit("space", match.start(), match.end(), match.group(), "")
        for match in _BEFORE_MARK.finditer(text)
        if match.start() and _IS_HAN.match(text, match.start() - 1)
    ]


_MARKS = "，。、；：？！“”‘’（）《》【】〔〕"
_SPREAD = lazy(f"(?<=[{_HAN}{_MARKS}]) (?=[{_HAN}{_MARKS}])")
_FEWEST_SPREAD = 30  # gaps inside words before a text counts as letterspaced


def find_spread(text: str) -> list[Edit]:
    """The single spaces of a letterspaced text (`各 位 记 者`, as character recognition leaves it): where most neighbours stand apart.
    Wider gaps mean something and stay."""
    if text.count(" ") < _FEWEST_SPREAD:
        return []
    gaps = [gap.start() for gap in _SPREAD.finditer(text)]
    inside = sum(1 for at in gaps if _IS_HAN.match(text, at + 1) and _IS_HAN.match(text, at - 1))
    # More neighbours that stand close than half of those that stand apart: counted no further than that.
    if inside < _FEWEST_SPREAD or any(True for _ in islice(_CLOSE.finditer(text), inside // 2, None)):
        return []
    return [Edit("spread", at, at + 1, " ", "") for at in gaps]


def find_spaced_names(text: str, gaps: Iterable[Gap]) -> list[Edit]:
    """Names and header words spaced out to the width of their neighbours: `左 琳`, `时 间：`."""
    attested, lines = _Attested(text), _Lines(text)
    edits: list[Edit] = []
    for chain in _chains(text, gaps):
        start, end = chain[0].start - 1, chain[-1].end + 1
        joined = simplify("".join(text[gap.start - 1] for gap in chain) + text[end - 1])
        if not (_is_header_word(text, end, joined) or _is_name(lines, start, end, joined, attested)):
            continue
        edits += [Edit("spaced_name", gap.start, gap.end, text[gap.start : gap.end], "") for gap in chain]
    edits += _behind_houses(text, attested)
    return sorted(edits, key=lambda edit: edit.start)


_BEHIND_HOUSE = lazy(rf"(?<=[{_HAN}]{{2}})(?P<one>[{_HAN}])(?P<gap>[ \u3000]+)(?P<two>[{_HAN}])(?=[:：])")


def _behind_houses(text: str, attested: _Attested) -> list[Edit]:
    """`某公司崔　灏：`: the gap in a name of two characters at the end of a label, where the page prints the name without it, too."""
    return [
        Edit("spaced_name", *match.span("gap"), match["gap"], "")
        for match in _BEHIND_HOUSE.finditer(text)
        if _could_be_name(simplify(match["one"] + match["two"])) and attested(match["one"] + match["two"])
    ]


def _chains(text: str, gaps: Iterable[Gap]) -> list[list[Gap]]:
    """Runs of single Han characters with gaps between them, two to four characters long."""
    chains: list[list[Gap]] = []
    for gap in gaps:
        if _IS_HAN.match(text, gap.end + 1) or not _alone_before(text, gap):
            continue
        if chains and chains[-1][-1].end + 1 == gap.start:
            chains[-1].append(gap)
        else:
            chains.append([gap])
    return [chain for chain in chains if len(chain) <= 3 and _alone_before(text, chain[0])]


def _alone_before(text: str, gap: Gap) -> bool:
    return gap.start < 2 or not _IS_HAN.match(text, gap.start - 2)


def _is_header_word(text: str, end: int, joined: str) -> bool:
    return joined in _HEADER_WORDS and view(text[end : end + 3]).lstrip()[:1] == ":"


def _is_name(lines: _Lines, start: int, end: int, joined: str, attested: _Attested) -> bool:
    if not _could_be_name(joined):
        return False
    text = lines.text
    if attested(text[start:end]):
        return True
    line = lines.at(start)
    before = view(text[max(lines.starts[line], start - _BEFORE) : start]).strip()
    after = view(text[end : end + 12].partition("\n")[0]).rstrip("\r")
    if after.lstrip()[:1] == ":" and posts.post_at_end().search(before):
        return True  # `市水务局局长 王 磊：`
    if not _NAME_PLACE_BEFORE.search(before) or not _NAME_PLACE_AFTER.match(after):
        return False
    if after.lstrip()[:1] == ":" and not before:
        return True
    return bool(before) or _under_heading(lines, line)


def _could_be_name(joined: str) -> bool:
    if joined in COMMON_WORDS or any(char in NOT_IN_NAMES for char in joined[1:]):
        return False
    return (len(joined) <= 3 and joined[0] in SINGLE) or (len(joined) <= 4 and joined[:2] in COMPOUND)


def _under_heading(lines: _Lines, line: int) -> bool:
    for above in range(line - 1, max(-1, line - 1 - _ROSTER_ABOVE), -1):
        start, end = lines.starts[above], lines.starts[above + 1]
        if end - start <= 40 and _HEADING.search(view(lines.text[start:end])):
            return True
    return False


class _Lines:
    """Where the lines of a text begin, found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []

    @property
    def starts(self) -> list[int]:
        """The offset of every line's first character."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        return self._starts

    def at(self, offset: int) -> int:
        """The number of the line, from 0, that holds an offset."""
        return bisect_right(self.starts, offset) - 1


class _Attested:
    """Whether a spaced name stands unspaced elsewhere in the text. Bounded, so that no text makes it slow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __call__(self, spaced: str) -> bool:
        name = re.sub("[ \u3000]+", "", spaced)
        if name not in self._known:
            if len(self._known) >= _MOST_LOOKUPS:
                return False
            self._known[name] = name in self._text
        return self._known[name]
