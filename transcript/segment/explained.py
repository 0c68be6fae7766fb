"""What a page calls people by, where it explains it: `说话人2 = 某报记者`, `AP　某某，某社`, `（记：记者；霍：霍某某）`, `某某（以下简称“佩”）`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMMON_WORDS
from transcript.record.participant import Part
from transcript.roster.names import DOTTED, name_score, surname
from transcript.roster.people import Mention
from transcript.segment.heads import Candidate, key_of
from transcript.segment.lines import Line
from transcript.segment.reading import VOICE, Cut, Reading, read_label, shifted

_BEFORE_SPEECH, _BEHIND_SPEECH = 3000, 1500  # characters in which a page explains its labels
_BECAUSE = "the page explains it"
_STRENGTH = 4.0
_LONGEST_LINE = 400  # a longer line holds speech, too

# `说话人3 = 某某，某局局长`, several on a line too: `A霍=霍某某(局长) A屈=屈某某(总警司)`.
_EQUALS = lazy(
    r"(?:^|(?<=[ :;,、(\t]))(?P<mark>[^\s=＝:;,、。()“”]{1,8}) ?[=＝] ?(?P<who>[^=＝\n;。]{2,60}?)(?=[)。]?$|[)。]?\n| *[;、,]? *[^\s=＝:;,、。()]{1,8} ?[=＝]|;|。)",
    re.MULTILINE,
)
# `LS　某某（X Y），沟通部主任，主持人`, `AP　某某，某社`.
_INITIALS = lazy(
    r"(?P<mark>[A-Z]{1,4}) ?[ :] ?(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}?)+)(?:博士|教授|先生|女士)?"
    r"(?: ?\([^()]{2,40}\))?,(?P<office>[^,。!?]{2,40})(?P<host>,主持人?)?"
)
# `应急管理局：某某（市应急管理局局长）`: a line of a list whose keys, the bodies or the parts, are the labels.
_BEHIND_KEY = lazy(
    rf"(?:[●·*-] ?)?(?P<mark>(?!记者|提问)[\u3400-\u9fff]{{2,12}}) ?: ?(?P<who>(?:[\u3400-\u9fff]{{2,4}}|{DOTTED}) ?\((?P<title>[^()]{{2,58}})\))[;。]?"
)
# `发言人3：某某（某证券）`: whom a machine that tells voices apart has numbered.
_VOICE_IS = lazy(rf"(?P<mark>{VOICE.pattern}) ?[:=—-]+ ?(?P<who>[^:。!?\n]{{2,60}})", re.IGNORECASE)
_BRACKET = lazy(r"[(\[【](?P<in>[^()\[\]【】。!?\n]{5,160})[)\]】]")
_COLON_PAIR = lazy(r"(?P<mark>[^\s:;,、]{1,4}) ?[:为=] ?(?P<who>[^:;,、]{2,40})")
_IN_SHORT = lazy(
    r"(?:^|(?<=[,;、。()\n]))(?P<who>[^,;、。()“”\n:]{2,40}?)(?:\(|,)?(?:以下|下文)?(?:均|统一|一律)?(?:简称|下称|简写)(?:为|作)?[“\"](?P<mark>[^“”\"\n]{1,6})[”\"]"
)
# `以下 A 都是某部新闻发言人某某，Q 是记者`
_IS = lazy(
    r"(?:^|(?<=[,;。、(\s]))(?:(?P<mark>[A-Z]{1,3}|[问答])|[“\"](?P<quoted>[^“”\"\n]{1,4})[”\"]) ?(?:都|均)?(?:是|为|指|即|代表)(?P<who>[^,;。()\n\x1b]{2,40})",
    re.MULTILINE,
)


class Explained(NamedTuple):
    """The readings of labels that a page explains, by key, with spans that are offsets into the text; the lines that hold nothing else,
    and the persons named there."""

    readings: dict[str, Reading]
    lines: frozenset[int]
    people: tuple[Mention, ...]


def explanations(view: str, lines: list[Line]) -> Explained:
    """Everything a page explains of its labels before the speech, and with signs of equality behind it."""
    end = min(len(view), _BEFORE_SPEECH)
    readings = _initials(view, lines, end)
    for start, stop in ((0, end), (max(end, len(view) - _BEHIND_SPEECH), len(view))):
        equals = _EQUALS.finditer(view, start, stop) if "=" in view[start:stop] or "＝" in view[start:stop] else ()
        pairs = [(match["mark"], match.span("who")) for match in equals]
        readings |= _read(view, pairs if len(pairs) >= 2 else [])
    keyed = [_BEHIND_KEY.fullmatch(view, line.start, line.end) for line in lines if line.start < end]
    readings |= _read(
        view,
        [(match["mark"], match.span("who")) for match in keyed if match and posts.post_at_end().search(match["title"])],
    )
    readings |= _voices(view, lines, end)
    listed = [cut[0] for reading in readings.values() for cut in (reading.name, reading.outlet) if cut]
    used = frozenset(
        number
        for number, line in enumerate(lines)
        if line.end - line.start <= _LONGEST_LINE and any(line.start <= at < line.end for at in listed)
    )
    for bracket in _BRACKET.finditer(view, 0, end):
        pieces = [
            _COLON_PAIR.fullmatch(view, bracket.start("in") + piece.start(), bracket.start("in") + piece.end())
            for piece in re.finditer(r"[^;,、]+", bracket["in"])
        ]
        if len(pieces) >= 2 and all(pieces):
            readings = _read(view, [(piece["mark"], piece.span("who")) for piece in pieces if piece]) | readings
    before = view[:end]
    patterns = [_IS, *([_IN_SHORT] if "称" in before or "简写" in before else [])]
    short = [
        (match.groupdict().get("quoted") or match["mark"], match.span("who"))
        for pattern in patterns
        for match in pattern.finditer(view, 0, end)
    ]
    readings = _read(view, short) | readings
    return Explained(readings, used, tuple(_mentions(readings)))


def _read(view: str, pairs: Iterable[tuple[str, Cut]]) -> dict[str, Reading]:
    read = {mark: _who(view, *span) for mark, span in pairs}
    return {
        key: reading._replace(kind="host") if read_label(mark).kind == "host" else reading
        for mark, reading in read.items()
        if reading
        for key in _keys(mark)
    }


_AND_SO_ON = lazy(r"(?P<letters>[A-Za-z]{1,2})\d{1,2}(?:…+|\.{2,}|等|~)")
_ROW = 40  # how many keys `K2……` stands for


def _keys(mark: str) -> list[str]:
    """The key of a mark; of `K2……` those of the whole row."""
    row = _AND_SO_ON.fullmatch(mark)
    return [f"{row['letters'].lower()}{number}" for number in range(1, _ROW + 1)] if row else [key_of(mark)]


def explained(found: list[Candidate], readings: Mapping[str, Reading]) -> list[Candidate]:
    """The candidates, with what the page explains of them; the spans of such a reading lie before the label."""
    return [
        candidate._replace(reading=shifted(readings[candidate.key], -candidate.core[0]))
        if candidate.key in readings
        else candidate
        for candidate in found
    ]


def _initials(view: str, lines: list[Line], end: int) -> dict[str, Reading]:
    """Two or more lines in a row, each with initials, a name, and an office or the outlet of a reporter."""
    run: dict[str, Reading] = {}
    for line in lines:
        match = _INITIALS.fullmatch(view, line.body, line.end) if line.start < end else None
        if match is None:
            if len(run) >= 2:
                break
            run = {}
            continue
        office = match.span("office")
        if match["host"]:
            reading = Reading("host", _STRENGTH, _BECAUSE, match.span("name"), office)
        elif posts.post_at_end().search(match["office"]):
            reading = Reading("titled", _STRENGTH, _BECAUSE, match.span("name"), office)
        else:
            reading = Reading("reporter", _STRENGTH, _BECAUSE, match.span("name"), None, office)
        run[key_of(match["mark"])] = reading
    return run if len(run) >= 2 else {}


def _voices(view: str, lines: list[Line], end: int) -> dict[str, Reading]:
    """Three or more lines in a row that say which numbered voice is whose: above the speech or, added later, below it."""
    runs: list[list[tuple[str, Cut]]] = [[]]
    for line in lines:
        near = line.start < end or line.end > len(view) - _BEHIND_SPEECH
        match = _VOICE_IS.fullmatch(view, line.body, line.end) if near else None
        if match:
            runs[-1].append((match["mark"], match.span("who")))
        elif runs[-1]:
            runs.append([])
    for run in runs:
        read = _read(view, run)
        if len(run) >= 3 and len(read) >= 0.8 * len(run):
            return read
    return {}


_NAME_COMMA = lazy(r"(?P<name>[\u3400-\u9fff]{2,4}),")
_ASKERS = lazy(r"(?:现场|台下|在场)?(?:提问|发问|问话)的?(?:人|者|记者|媒体)")
_PRESIDES = lazy(r"[,、;]主持人?\)?$")


def _who(view: str, start: int, end: int) -> Reading | None:
    """What stands behind the sign: somebody with a name, an outlet, or a word for a part in the talk."""
    while end > start and view[end - 1] in " 、,":
        end -= 1
    end += view[start:end].count("(") - view[start:end].count(")") == 1 and view[end : end + 1] == ")"
    presides = _PRESIDES.search(view, start, end)
    end = presides.start() if presides else end
    words = re.sub(r"^(?:各媒体|各家?|现场)(?=记者|媒体)", "", view[start:end])
    start = end - len(words)
    reading = read_label(words + ")" * (words.count("(") - words.count(")")))
    named = _NAME_COMMA.match(words)
    if named and reading.name is None and name_score(named["name"]) >= 0.7:
        reading = shifted(read_label(words[named.end() :]), named.end())._replace(name=named.span("name"))
    if reading.kind == "unknown" and surname(words) and 2 <= len(words) <= 4 and words not in COMMON_WORDS:
        reading = Reading("person", _STRENGTH, _BECAUSE, (0, len(words)))
    if _ASKERS.match(words):
        return Reading("ask", _STRENGTH, _BECAUSE)
    if reading.strength < 0.3 or reading.kind in ("role", "other", "answer", "unknown"):
        return None
    reading = reading._replace(kind="host") if presides else reading
    return shifted(reading, start)._replace(strength=_STRENGTH, because=_BECAUSE)


def _mentions(readings: dict[str, Reading]) -> list[Mention]:
    return [
        Mention(reading.name, reading.title, _PARTS.get(reading.kind), "roster")
        for reading in readings.values()
        if reading.name
    ]


_PARTS: dict[str, Part] = {"host": "host", "reporter": "reporter"}
