"""Finding the label convention of a document.

Nothing is decided line by line. Every line that could hold a label is a candidate of some *form* (inline, alone, bracketed, bare …).
Candidates of equal text are one *type*. A type's score adds what its words say, how often it recurs, whether the roster knows it,
whether it answers or is answered by the others, and how well its form explains the document; the form's weight in turn comes from
the types that are certain. Types above the threshold are the document's labels; with them the document is read.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.roster.names import behind, name_score
from transcript.roster.people import clean_name
from transcript.segment.lines import TIMESTAMP, Line, stamp_at
from transcript.segment.marks import voices
from transcript.segment.reading import Kind, Reading, doubt_of_telling, is_outlet, read_label

THRESHOLD = 0.8

_INNER_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_BRACKET = re.compile(
    rf"([\[【])\s*(?:{TIMESTAMP.pattern}[\s·,|]*(?=[^\s\]】]))?([^\[\]【】\n]{{1,40}}?)\s*(?:(?<=[^\s\[【])[\s·,|]*{TIMESTAMP.pattern})?([\]】])\s*(?:[\[(【]{_INNER_CLOCK}[\])】]\s*(?=:))?:?\s*"
)
_BRACKET_AND_NAME = re.compile(
    r"[\[【](?P<part>主持人|主持|司仪|发布人|发言人|嘉宾|答问人)[\]】]\s?(?P<name>[\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff] [\u4e00-\u9fff])\s?:\s*"
)
# Brackets that mostly hold something else: titles, quotations, asides. They must set the label off.
_OTHER_BRACKET = re.compile(
    r"(?:(?:“([^“”\n]{1,40})”|《([^《》\n]{1,40})》|\(([^()\n]{1,40})\)|\{([^{}\n]{1,40})\})\s*(?::|(?= )|$)"
    r"|<([^<>/\n]{1,40})>(?:<[^<>/\n]{1,20}>)?\s*:?)\s*"
)
# One space is all that sets the label off: `某报记者 请问…`, `09:31:15 某某 谢谢。`.
_ONE_SPACE = re.compile(
    r"(?P<core>[^\s。!?;:,“”|/—>]{2,24}(?: [^\s。!?;:,“”|/—>]{2,8}|(?: [\w.&]{2,14}){1,3}[\])])?) (?=[^\s|/—>-])"
)
# A name set off from the speech by a gap or a stroke: `张三　　谢谢`, `张三｜谢谢`, `张三——谢谢`.
_SET_OFF = re.compile(
    r"(?P<core>[\u4e00-\u9fff] [\u4e00-\u9fff](?= {2})|[^\s。!?;:,“”|/—>*]{2,30}(?: [^\s。!?;:,“”|/—>*]{1,8})?)\*{0,3}(?P<sep> {2,}| ?(?:[|丨/→»>]|—+|--+) ?)(?=[^\s|/—>-])"
)
_SETS_OFF = re.compile(r"[ |丨/→»>—-]")
_BARE_STOP = re.compile(r"[。!?;:“”…]$|[。!?;“”]|^\d+$|^第.{1,4}[章节期版]")
_MARK_WORDS = re.compile(
    r"(?P<core>主持人|司仪|记者|问|答|提问者|Q\d{0,3}|A\d{0,3}|问\d{1,3}|答\d{1,3})(?:[.、|]|\s{1,4}|\u3000)(?=\S)"
)
# `某某(00:45): 各位好`: whatever stands before such a clock is who speaks.
_CLOCK_AND_COLON = re.compile(r"(?P<core>[^。!?;:,()“”]{1,30}?) ?\(\d{1,2}:\d{2}(?::\d{2})?\) ?: ?(?=\S)")
# `Q:某证券 某某`, `A:某某 财务总监` above what is said.
_MARK_COLON_WHO = re.compile(r"(?:Q|A|问|答|提问|回答)\d{0,2} ?: ?(?P<who>[^。!?;:,]{2,40})")
# `提问|某报 某某`, `评委|某某` above what is said.
_WORD_AND_NAME = re.compile(r"[^|。!?;:,]{1,16}\|[^|。!?;:,]{2,26}")
# `通报|某某|各位好`: what is done and who does it, each with a stroke behind; or a mark alone, `问|`.
_DOES_AND_NAME = re.compile(
    r"(?P<core>(?:发布|发言|通报|介绍|嘉宾|补充|回应|插话|答复|解答|作答|问|答|提问|追问) ?\| ?[^\s|。!?;:,]{2,16}(?= ?\|)|[问答QA]) ?\| ?(?=\S)"
)
# `Q1 某报 某某 请问…`
_MARK_OUTLET_NAME = re.compile(
    r"(?P<core>(?:Q|问|提问|记者)\d{0,3} (?P<outlet>[^\s。!?;:,]{2,12})(?: [^\s。!?;:,]{2,12})?) (?=\S)"
)
_MID = re.compile(
    r"(?:^|(?<=[。!?”)\]】…~*\s]))(?:\d{1,2}:\d{2}(?::\d{2})?\s*)?(?P<core>[^\s。!?;:,“”\[\]【】()][^。!?;:“”\[\]【】]{0,36}?)\s*:(?!\d|//)\s*"
)


# Where line breaks are gone a timestamp may announce the label: `09:31:15某某 谢谢。09:32:40主持人 …`.
_AFTER_CLOCK = re.compile(
    rf"{TIMESTAMP.pattern}\s?(?P<core>(?:\d{{2}}(?=[\u4e00-\u9fff])|[^\s。!?;:,“”\[\]【】()\d])[^。!?;:,“”\[\]【】]{{1,24}}?)(?:\s*:\s*|\s+(?=[^\s\d]))"
)


class Candidate(NamedTuple):
    """A place that could be a label. `core` bounds its words, `speech` is where speech would begin, `line_end` ends its line;
    `key` names its type; `tail` tells whether speech follows on the same line."""

    start: int
    core: tuple[int, int]
    speech: int
    line_end: int
    form: str
    key: str
    reading: Reading
    line: int
    tail: bool


class Convention(NamedTuple):
    """The labels accepted, in order, with each type's score, and the forms with their weights."""

    labels: tuple[Candidate, ...]
    scores: dict[tuple[str, str], float]
    forms: dict[str, float]


_STAMP_AT_END = re.compile(rf"\s*{TIMESTAMP.pattern}$")
_SPACED_STAMP_AT_END = re.compile(rf"\s+{TIMESTAMP.pattern}$")
_SENTENCE_END = re.compile(r"[。!?;]")
_BOLD = re.compile(r"([^*\n]{1,40})\*\*\s*(?=\S)")
_TO_LAST_SPACE = re.compile(r"(?P<core>[^\n]{2,24}) ")
_NO_MARK = re.compile(r"[^。!?,;“”]+")
_RUNS_ON = re.compile(r"[\u4e00-\u9fff,、\d]")


_MARK_AND_BRACKET = re.compile(
    r"(?:q|a|问|答|提问|回答|回复|追问|补充|发布|通报|发言|介绍|插话|答复|说明|记者|媒体|传媒|现场记者)\s?\d{0,3}\s*\(",
    re.I,
)
_BRACKET_AT_END = re.compile(r"\([^()]*\)$")
_NO_PART_OF_KEY = re.compile(r"[\s*_]")
_NUMBERED_KEY = re.compile(r"^(问|答|q|a|追问|记者|提问|回答)\d+$")


@lru_cache(maxsize=16384)
def _key(core: str) -> str:
    core = core.strip()
    if not _MARK_AND_BRACKET.match(core):  # `A(部长)`: only the bracket tells who
        core = _BRACKET_AT_END.sub("", core)
    return _NUMBERED_KEY.sub(r"\1", _NO_PART_OF_KEY.sub("", core).lower())


def _make(view: str, line_no: int, line: Line, core: tuple[int, int], speech: int, form: str) -> Candidate:
    while speech < line.end and view[speech] in " *_>:":
        speech += 1
    stamp = stamp_at(view, speech, line.end)
    if stamp and stamp.end() == line.end:
        speech = line.end
    text = view[core[0] : core[1]]
    return Candidate(line.start, core, speech, line.end, form, _key(text), read_label(text), line_no, speech < line.end)


def _markup(line: Line) -> str:
    return "#" if "#" in line.markup else "*" if "*" in line.markup or "_" in line.markup else ""


def _bullet(view: str, line: Line) -> str:
    """The sign an editor set before a line (`●某某回应`): short lines with it are a form of their own."""
    sign = view[line.start] if line.body > line.start else ""
    return sign if sign and not sign.isalnum() and sign not in "#*_>[(【<-+—–― " else ""


def candidates(
    view: str, lines: list[Line], skip: frozenset[int], known: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Every candidate that stands at the head of a line (header lines in `skip` left out). A `known` name may be a
    label that only white space sets off."""
    found: list[Candidate] = []
    wrapped = _hard_wrapped(view, lines)
    habits = _habits(view, lines, skip, known)._replace(known=known)
    for number, line in enumerate(lines):
        if number in skip:
            continue
        candidate = _candidate(view, number, line, habits)
        if candidate and candidate.reading.kind == "unknown" and wrapped and number and not line.gap:
            before = lines[number - 1]
            if _RUNS_ON.search(view[before.end - 1 : before.end]) and before.end - before.start >= 20:
                # The line began in the middle of a sentence: `…，我` / `想替读者问两句：`.
                continue
        if candidate and candidate.form == "bare" and number and _NUMBER_ALONE.fullmatch(view, *lines[number - 1][:2]):
            candidate = candidate._replace(form="block")
        if candidate:
            found.append(candidate)
    return found


_NUMBER_ALONE = re.compile(r"[#№]?\d{1,3}[.、)]?")


class _Habits(NamedTuple):
    """What sets labels off in a whole document: marks too weak to be believed on one line."""

    space: bool  # one space behind the label
    brackets: str  # the opening brackets of labels that nothing sets off
    stroke: bool  # a stroke behind the label
    signs: frozenset[str]  # any other sign behind the label: `»`, `.`, `-`
    known: frozenset[str] = frozenset()  # names the page lists, and the initials it gives them, in lower case


_STROKE = re.compile(r"(?P<core>[^\s。!?;:,“”|/—>*]{1,12})\*{0,3} ?(?:[|/→»]|—{1,2}) ?(?=\S.{5})")
_STROKES = re.compile(r"[|/→»—]")
_TIGHT_BRACKET = re.compile(
    r"(?:\((?P<round>[^()\n]{1,24})\)|《《?(?P<angle>[^《》\n]{1,24})》》?|“(?P<quote>[^“”\n]{1,24})”|\{(?P<curly>[^{}\n]{1,24})\})(?=[^\s:])"
)


# A short head and any sign but a colon: `某某. 谢谢`, `主持 - 大家好`, `CEO 某总 >> 谢谢`.
_SIGN_BEHIND = re.compile(
    r"(?P<core>[^\s。!?;:,“”…|.·>»→~=*/-]{1,16}(?: [^\s。!?;:,“”…|.>»→~=*/-]{1,12})?(?:, ?[^\s。!?;:,“”…|.>»→~=*/-]{2,8})?)"
    r"\*{0,2} ?(?P<sign>>>|//|[»→.~=]|-{1,2}|;|。|,) ?(?=\S)"
)
_SIGNED_HEADS = 4  # heads with a sign that must read like speakers before the sign is believed


def _signs(view: str, lines: list[Line], skip: frozenset[int], known: frozenset[str]) -> frozenset[str]:
    """The signs that stand behind speakers in a whole document: nearly all heads before them read like speakers, and come again."""
    heads: dict[str, Counter[str]] = {}
    numbered: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(lines):
        match = _SIGN_BEHIND.match(view, line.body, min(line.end, line.body + 44)) if number not in skip else None
        if match is None or line.end - match.end() < 2:
            continue
        heads.setdefault(match["sign"], Counter())[match["core"]] += 1
        numbered[match["sign"], match["core"]] += line.number
    found: set[str] = set()
    for sign, cores in heads.items():
        # Every sentence begins with some head and a comma: only where one that reads like a speaker comes again are all read.
        if not any(count >= 2 and _speaks(core, known) for core, count in cores.items()):
            continue
        speakers = {core for core in cores if _speaks(core, known)}
        signed = sum(cores[core] for core in speakers)
        other = sum(count - numbered[sign, core] for core, count in cores.items() if core not in speakers)
        if signed >= _SIGNED_HEADS and len(speakers) >= 2 and signed >= (1.5 if sign in ",。;" else 0.8) * other:
            found.add(sign)
    return frozenset(found)


def _speaks(core: str, known: frozenset[str]) -> bool:
    return core in known or read_label(core).strength >= 1.0


def _habits(view: str, lines: list[Line], skip: frozenset[int], known: frozenset[str]) -> _Habits:
    """A short word and one space, or a word in brackets, at the head of line after line, with the same words coming again."""
    spaced: Counter[str] = Counter()
    bracketed: dict[str, Counter[str]] = {}
    stroked: Counter[str] = Counter()
    whole = 0
    for number, line in enumerate(lines):
        if number in skip or line.end - line.body < 6:
            continue
        whole += 1
        head = view[line.body : line.body + 26]
        match = _TIGHT_BRACKET.match(view, line.body, line.end) if head[0] in "(《“{" else None
        if match and read_label(match[match.lastgroup or 0]).strength > 0:
            bracketed.setdefault(match[0][0], Counter())[match[match.lastgroup or 0]] += 1
            continue
        match = _STROKE.match(view, line.body, line.end) if _STROKES.search(head) else None
        if match and read_label(match["core"]).strength > -3:
            stroked[match["core"]] += 1
            continue
        match = _ONE_SPACE.match(view, line.body, min(line.end, line.body + 26)) if " " in head else None
        if match and _speech_behind(view, match, line) and read_label(match["core"]).strength > -3:
            spaced[match["core"]] += 1

    def carries(heads: Counter[str]) -> bool:
        again = sum(1 for count in heads.values() if count >= 2)
        return again >= 2 and heads.total() >= 5 and heads.total() >= 0.35 * whole

    brackets = "".join(opening for opening, heads in bracketed.items() if carries(heads))
    return _Habits(carries(spaced), brackets, carries(stroked), _signs(view, lines, skip, known))


def _speech_behind(view: str, match: re.Match[str], line: Line) -> bool:
    """Whether more than a timestamp stands behind the space, and the space is none between two Latin words."""
    if line.end - match.end() < 2 or (view[match.end()].isascii() and view[match.end("core") - 1].isascii()):
        return False
    stamp = stamp_at(view, match.end(), line.end)
    return stamp is None or stamp.end() < line.end


def _hard_wrapped(view: str, lines: list[Line]) -> bool:
    """Whether lines are broken at a width, so that many end in the middle of a sentence."""
    running = sum(1 for line in lines if line.end - line.start >= 20 and _RUNS_ON.match(view[line.end - 1]))
    return running >= 5 and running > 0.3 * len(lines)


def _candidate(view: str, number: int, line: Line, habits: _Habits) -> Candidate | None:
    body, end = line.body, line.end
    first = view[body : body + 1]
    if (
        body > line.start
        and view[end - 1] == view[line.start]
        and not view[end - 1].isalnum()
        and "*" != view[end - 1] != "_"
    ):
        return None  # a heading between signs: `━━ 记者提问 ━━`
    if first and first in habits.brackets:
        tight = _TIGHT_BRACKET.match(view, body, end)
        if tight and tight.lastgroup:
            return _make(view, number, line, tight.span(tight.lastgroup), tight.end(), f"bracket{first}")
    if first == "(" and (tight := _TIGHT_BRACKET.match(view, body, end)) and clean_name(tight["round"]) in habits.known:
        return _make(
            view, number, line, tight.span("round"), tight.end(), "bracket("
        )  # `(某某)好。` of one the page lists
    if first in "“《(<{":
        bracket = _OTHER_BRACKET.match(view, body, end)
        if bracket and bracket.lastindex:
            return _make(view, number, line, bracket.span(bracket.lastindex), bracket.end(), f"bracket{first}")
    if first in "[【":
        named = _BRACKET_AND_NAME.match(view, body, end)
        if named and name_score(re.sub(r"\s", "", named["name"])) >= 0.3:
            found = _make(view, number, line, named.span("name"), named.end(), "bracket and name")
            kind: Kind = "host" if named["part"] in stops.SPEAKER_WORDS_HOST else "person"
            reading = Reading(kind, 4.0, "a part in brackets and a name", (0, named.end("name") - named.start("name")))
            return found._replace(reading=reading)
        bracket = _BRACKET.match(view, body, end)
        if bracket:
            form = "square" if first == "[" else "lenticular"
            if _marks_question(view, bracket, end):
                return _make(view, number, line, (bracket.start(2), end), end, form + " and who")
            return _make(view, number, line, bracket.span(2), bracket.end(), form)
    clocked = _CLOCK_AND_COLON.match(view, body, end)
    if clocked:
        return _make(view, number, line, clocked.span("core"), clocked.end(), "clocked")
    marked = _MARK_OUTLET_NAME.match(view, body, end) if first in "Q问提记" else None
    if marked and is_outlet(marked["outlet"]) >= 0.85:
        return _make(view, number, line, marked.span("core"), marked.end(), "spaced" + _markup(line))
    if "|" in view[body : min(end, body + 44)] and _WORD_AND_NAME.fullmatch(view, body, end):
        return _make(view, number, line, (body, end), end, "bare|")
    does = _DOES_AND_NAME.match(view, body, end) if "|" in view[body : body + 6] else None
    if does and not _marked_name(view, body, end):
        return _make(view, number, line, does.span("core"), does.end(), "set off|")
    set_off = _SET_OFF.match(view, body, min(end, body + 44)) if _SETS_OFF.search(view, body + 2, body + 44) else None
    stamp = stamp_at(view, set_off.end(), end) if set_off else None
    if (
        set_off
        and (stamp is None or stamp.end() < end)  # `某某  10:09:28` above what is said
        and end - set_off.end() >= 6
        and (
            _NO_PART_OF_KEY.sub("", set_off["core"]).lower() in habits.known
            or read_label(set_off["core"]).strength
            >= (0.3 if set_off["sep"].isspace() else -2.0 if habits.stroke else 1.0)
        )
        and not _marked_name(view, body, end)
    ):
        rest = view[set_off.end() : end]
        if not (len(rest) <= 40 and posts.post_at_end().search(rest)):
            return _make(
                view, number, line, set_off.span("core"), set_off.end(), "set off" + set_off["sep"].strip()[:1]
            )
    if habits.signs and not _marked_name(view, body, end):
        signed = _SIGN_BEHIND.match(view, body, min(end, body + 44))
        if signed and signed["sign"] in habits.signs and end - signed.end() >= 1:
            return _make(view, number, line, signed.span("core"), signed.end(), f"sign behind{signed['sign']}")
    colon = view.find(":", body, min(end, body + 72))
    while colon > 0 and view[colon - 1].isdigit() and view[colon + 1 : colon + 2].isdigit():
        colon = view.find(":", colon + 1, min(end, body + 72))
    if colon > body and view[colon : colon + 3] != "://":
        core_end = colon
        stamp = _STAMP_AT_END.search(view[body:colon])
        if stamp and stamp.start() > 0:
            core_end = body + stamp.start()
        if not _SENTENCE_END.search(view, body, core_end):
            tail = view[colon + 1 : end].strip(" *_'")
            asked = _MARK_COLON_WHO.fullmatch(view, body, end) if first in "QA问答提回" else None
            if asked and (who := read_label(asked["who"])).strength >= 1.0 and (who.name or who.outlet or who.title):
                return _make(view, number, line, (body, end), end, "alone" + _markup(line))
            named = _NAMED_HOST.fullmatch(view, body, end)
            if named and name_score(re.sub(r"\s", "", named["name"])) >= 0.6:
                return _make(view, number, line, named.span("core"), end, "alone" + _markup(line))
            form = ("inline" if tail else "alone") + _markup(line)
            found = _make(view, number, line, (body, core_end), colon + 1, form)
            return found if found.reading.strength > 0 else _one_space(view, number, line, habits.space) or found
        return _one_space(view, number, line, habits.space)
    if colon == -1 or colon <= body:
        return _one_space(view, number, line, habits.space) or _without_colon(view, number, line)
    return None


_QUESTION_MARK = re.compile(r"(?:q|问|提问|问题|记者|媒体|追问)\s?\d{0,3}|第?[\d一二三四五六七八九十]{1,3}问", re.I)


def _marks_question(view: str, bracket: re.Match[str], end: int) -> bool:
    """Whether a line is `【Q1】某报`: a mark for a question in brackets and who asks it, with the question below."""
    rest = view[bracket.end() : end]
    return bool(0 < len(rest) <= 26 and _QUESTION_MARK.fullmatch(bracket[2]) and not _BARE_STOP.search(rest))


# `主持人：某某（某办副主任） 〔15:00〕` above what is said: the name belongs to the label.
_NAMED_HOST = lazy(
    rf"(?P<core>(?:主持人|主持|司仪):\s?(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff] [\u4e00-\u9fff])\s?(?:\([^()\n]{{2,40}}\))?)\s*{TIMESTAMP.pattern}\s*"
)


_STROKE_AND_NAME = re.compile(r"[^\s。!?;:,“”]{2,12} ?/ ?(?P<name>[^。!?;:,“”/]{2,20}?) ?")


def _marked_name(view: str, body: int, end: int) -> bool:
    """`Q1|某报:`, `主持人/某某:`, `某某/导演:`: what the stroke sets off is no speech but a name or an office."""
    colon = view.find(":", body, min(end, body + 40))
    if colon < 0:
        return False
    stroke = _STROKE_AND_NAME.fullmatch(view, body, colon)
    return read_label(view[body:colon]).strength >= 2.5 or bool(stroke and name_score(stroke["name"]) >= 0.3)


def _one_space(view: str, number: int, line: Line, usual: bool) -> Candidate | None:
    """A label that one space sets off. Weak by itself: a sign before it (a timestamp, a stroke), strong words, or that it is usual
    in the document must be there."""
    body, end = line.body, line.end
    if view.find(" ", body, body + 36) < 0:
        return None
    whole = _SPACED_STAMP_AT_END.sub("", view[body:end]) if end - body <= 44 else ""
    if whole and read_label(whole).strength > 0:
        return None  # the whole line is a label: `主持人 某某`, `某证券-Mou Lim  15:11`
    match = _ONE_SPACE.match(view, body, min(end, body + 36))
    while match and end - match.end() >= 2:
        core = match["core"]
        strength = read_label(core).strength
        signed = line.time or (line.body > line.start and not line.number)
        least = -2.0 if usual else -1.9 if signed else 0.9 if line.number else 2.0
        stamp = stamp_at(view, match.end(), line.end)
        if stamp and stamp.end() == line.end:
            return None  # a label and the time, with the speech below
        if strength >= least and (not usual or _speech_behind(view, match, line)):
            rest = view[match.end() : end]
            if len(rest) <= 40 and posts.post_at_end().search(rest):
                return None
            return _make(view, number, line, match.span("core"), match.end(), "space")
        cut = core.rfind(" ")
        if cut < 0:
            return None
        match = _TO_LAST_SPACE.match(view, body, body + cut + 1)
    return None


def _without_colon(view: str, number: int, line: Line) -> Candidate | None:
    body, end = line.body, line.end
    word = _MARK_WORDS.match(view, body, end)
    if word and not (end - word.end() <= 24 and _NO_MARK.fullmatch(view, word.end(), end)):
        return _make(view, number, line, word.span("core"), word.end(), "spaced" + _markup(line))
    if line.markup.startswith("*"):
        close = _BOLD.match(view, body, end)
        if close:
            return _make(view, number, line, close.span(1), close.end(), "bold")
    length = end - body
    if length <= 44:
        core_end = end
        stamp = _SPACED_STAMP_AT_END.search(view[body:end])
        if stamp and stamp.start() > 0:
            core_end = body + stamp.start()
        text = view[body:core_end].strip(" *_")
        if text and not _BARE_STOP.search(text):
            form = "stamped" if core_end < end else "bare"
            return _make(view, number, line, (body, core_end), end, form + (_markup(line) or _bullet(view, line)))
    return None


_NUMBER_BEFORE = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[、.]\s?")


def inside_candidates(view: str, lines: list[Line], skip: frozenset[int]) -> list[Candidate]:
    """Candidates in the middle of lines: for pages whose line breaks are gone."""
    found: list[Candidate] = []
    for number, line in enumerate(lines):
        if number in skip or line.end - line.body < 30:
            continue
        for match in _MID.finditer(view, line.body, line.end):
            c0, c1 = match.span("core")
            stamp = stamp_at(view, c0, c1)
            if stamp and stamp.end() < c1:
                c0 = stamp.end()
            number_before = _NUMBER_BEFORE.match(view, c0, c1)
            if number_before and number_before.end() < c1:
                c0 = number_before.end()
            if c0 == line.body:
                continue
            piece = Line(c0, line.end, c0, "", False, False, False)
            found.append(_make(view, number, piece, (c0, c1), match.end(), "middle"))
        for match in _AFTER_CLOCK.finditer(view, line.body, line.end):
            piece = Line(match.start(), line.end, match.start("core"), "", True, False, False)
            found.append(_make(view, number, piece, match.span("core"), match.end(), "middle@"))
        for match in _BRACKET.finditer(view, line.body + 1, line.end):
            piece = Line(match.start(), line.end, match.start(), "", False, False, False)
            form = "middle[" if match[1] == "[" else "middle【"
            found.append(_make(view, number, piece, match.span(2), match.end(), form))
    return found


def _base(candidate: Candidate, known: frozenset[str], starts: frozenset[str], offices: tuple[str, ...]) -> float:
    reading = candidate.reading
    score = reading.strength
    plain = clean_name(candidate.key)
    if reading.name and candidate.form.startswith("bare"):
        score += doubt_of_telling(candidate.key)  # no report writes it on a line of its own
    if plain in known:
        return max(score, 0.0) + 3.5
    if reading.kind in ("unknown", "outlet") and len(plain) >= 3 and heads_office(plain, offices):
        # `市水务局：` where the roster has its 局长: the office speaks.
        return max(score, 0.0) + 3.0
    if reading.name is not None and score > -3:
        listed = reading.kind == "titled" and any(plain.startswith(name) or plain.endswith(name) for name in known)
        return score + (3.0 if listed else 1.0 if reading.kind == "titled" else 0.0)
    if (
        reading.kind == "unknown"
        and score >= -3
        and 4 <= len(plain) <= 40
        and any(plain.endswith(name) for name in known if len(name) >= 2)
    ):
        return max(score, 0.0) + 2.5
    if candidate.form == "clocked" and score > -3:
        score += 1.0
    if 2 <= len(plain) <= 3 and plain in starts:
        score += 2.0
    if len(plain) == 1 and reading.kind in ("role", "unknown") and any(name.startswith(plain) for name in known):
        score = max(score, -0.2) + 0.5  # `凤：` of 凤某某
    if reading.kind == "unknown" and score > -2.5 and candidate.form.endswith("#"):
        score += 1.0
    return score


def heads_office(organization: str, offices: Iterable[str]) -> bool:
    """Whether some office (view text) is one of this organisation: `市水务局` of `市水务局党组书记、局长`."""
    return any(
        (at := office.find(organization)) in range(4) and len(office) > at + len(organization) for office in offices
    )


_OFFICE_HEADS = re.compile(r"(?:部|委|局|厅|办|处|署|院|会|所|公司|集团|中心|大学|医院|总队|支队|科|队|社|行|站|校)$")


_OFFICE_OF = lazy(rf"[^,。;:!?\s]{{0,16}}?(?:{posts.pattern()})")


def _offices(view: str, found: list[Candidate], given: tuple[str, ...]) -> tuple[str, ...]:
    """The offices named in the header, the lead and the labels, for labels that name an organisation alone."""
    wanted = {
        clean_name(c.key) for c in found if c.reading.kind in ("unknown", "outlet") and _OFFICE_HEADS.search(c.key)
    }
    if not wanted:
        return given
    titled = [
        view[c.core[0] + c.reading.title[0] : c.core[0] + c.reading.title[1]]
        for c in found
        if c.reading.title is not None
    ]
    end = min(len(view), 3000)
    lead = [
        view[at : office.end()]
        for word in sorted(wanted)
        if len(word) >= 3
        for at, office in behind(_OFFICE_OF, (word,), view, 0, end)
    ]
    return (*given, *titled, *lead)


def _question_below(view: str, candidate: Candidate) -> bool:
    """Whether what stands below a label line asks something."""
    if candidate.tail:
        return False
    below = view[candidate.line_end : candidate.line_end + 400].lstrip().partition("\n")[0]
    return "?" in below[-40:] or bool(cues.QUESTION_CUE.search(below[-120:]))


_BULLETED = re.compile(r"bare[^#*|]")


def _asks(reading: Reading) -> bool:
    return reading.kind in ("ask", "reporter", "outlet")


def _forms(found: list[Candidate], base: dict[tuple[str, str], float]) -> dict[str, float]:
    """How well each form explains the document: -2 to +2.5."""
    strong: dict[str, set[str]] = defaultdict(set)
    strong_n: dict[str, int] = defaultdict(int)
    weak: dict[str, int] = defaultdict(int)
    for candidate in found:
        score = base[candidate.form, candidate.key]
        if score >= 1.8:
            strong[candidate.form].add(candidate.key)
            strong_n[candidate.form] += 1
        elif score <= -2:
            weak[candidate.form] += 1
    total = sum(strong_n.values()) or 1
    weights: dict[str, float] = {}
    bulleted = [form for form in {candidate.form for candidate in found} if _BULLETED.fullmatch(form)]
    for form in {candidate.form for candidate in found}:
        # One sign may stand before every speaker, or one before each of several: then they explain the document together.
        alike = bulleted if form in bulleted else [form]
        n, bad = sum(strong_n[one] for one in alike), sum(weak[one] for one in alike)
        types = len(set().union(*(strong[one] for one in alike)))
        share, purity = n / total, n / (n + bad) if n + bad else 0.0
        weight = -1.0
        if (n >= 2 and types >= 2) or n >= 3:
            weight = 0.5 + purity + (0.5 if n >= 6 else 0.0) + (0.5 if share > 0.5 else -0.5 if share < 0.15 else 0.0)
        elif n == 1:
            weight = 0.0
        if form == "space" and share <= 0.3:
            weight = min(weight, 0.5) - 3.5
        if form.startswith("bare"):
            # A short line without a mark is weak evidence by itself: the form must carry the document.
            weight = weight - 0.4 if share > 0.4 else min(weight, 0.5) - 4.5
        weights[form] = weight
    return weights


def choose(
    view: str, lines: list[Line], *, skip: frozenset[int], known: frozenset[str], offices: tuple[str, ...] = ()
) -> Convention:
    """The document's labels. `known` are simplified names without spaces from the roster and the lead, `offices` the roster's offices."""
    found = candidates(view, lines, skip, known)
    convention = _score(view, found, known, offices)
    # Pages without line breaks: labels inside lines explain more of the text than those at line heads.
    glued = _glued(view, lines, skip)
    if len(view) > 120 and (_needs_inside(view, lines, convention) or glued >= 3):
        inside = inside_candidates(view, lines, skip)
        same = {"square": "middle[", "lenticular": "middle【", "inline": "middle", "space": "middle@"}
        heads = [c._replace(form=same.get(c.form, c.form)) for c in found]
        both = sorted([*heads, *inside], key=lambda c: c.core[0])
        wider = _score(view, both, known, offices, inside=True)
        if len(wider.labels) >= max(4, (1.2 if glued >= 3 else 2) * len(convention.labels)):
            return wider
    convention = _misread(view, lines, skip, convention, known)
    return _with_marks(view, lines, skip, convention)


# What scanning makes of a colon: `某 某；  谢谢`, `某某．谢谢`.
_MISREAD = re.compile(r"(?P<core>[^\s。!?;:,“”.·]{1,12}(?: [^\s。!?;:,“”.·]{1,4}){0,3}) ?[;.,。·!] *(?=\S)")


_MISREAD_ALONE = re.compile(r"(?P<core>[^。!?;:,“”.]{2,24}) ?[;.,]")


def _misread(
    view: str, lines: list[Line], skip: frozenset[int], convention: Convention, known: frozenset[str]
) -> Convention:
    """The labels, and lines that begin with the words of a label, or a name of the roster, and a sign where the others have a colon."""
    forms = {form for form in ("inline", "alone") if any(label.form.startswith(form) for label in convention.labels)}
    if len(convention.labels) < 3 or not forms:
        return convention
    taken = {label.line for label in convention.labels}
    keys = {label.key for label in convention.labels if len(label.key) >= 2}
    found: list[Candidate] = []
    scores = dict(convention.scores)
    for number, line in enumerate(lines):
        if number in skip or number in taken or line.markup:
            continue
        whole = _MISREAD_ALONE.fullmatch(view, line.body, line.end) if "alone" in forms and line.gap else None
        if whole and (_key(whole["core"]) in keys or read_label(whole["core"]).strength >= 3.0):
            label = _make(view, number, line, whole.span("core"), line.end, "alone")
            scores.setdefault((label.form, label.key), THRESHOLD + 0.2)
            found.append(label)
            continue
        if "inline" not in forms or line.end - line.body < 8:
            continue
        match = _MISREAD.match(view, line.body, min(line.end, line.body + 30))
        if match is None or not (line.gap or view[lines[number - 1].end - 1] in "。!?”"):
            continue
        key = _key(match["core"])
        if key in keys or (key in known and len(key) >= 2):
            label = _make(view, number, line, match.span("core"), match.end(), "inline")
            scores.setdefault((label.form, label.key), THRESHOLD + 0.2)
            found.append(label)
    return _joined(convention, found, scores)


def _joined(convention: Convention, found: list[Candidate], scores: dict[tuple[str, str], float]) -> Convention:
    """The convention with labels that were `found` later, in the order of the text, and the `scores` of all types."""
    labels = sorted([*convention.labels, *found], key=lambda label: label.core[0])
    return Convention(tuple(labels), scores, convention.forms)


def _with_marks(view: str, lines: list[Line], skip: frozenset[int], convention: Convention) -> Convention:
    """The labels, and the signs that stand in the place of labels: `◆` before each question, `——` before each answer."""
    labels = {label.line: label.reading.kind for label in convention.labels}
    marks: list[Candidate] = []
    scores = dict(convention.scores)
    for number, kind in voices(view, lines, skip, labels).items():
        line = lines[number]
        sign = view[line.start : line.body].rstrip()
        form, key = f"sign{sign}", sign
        reading = Reading(kind, 3.0, "a sign that only those who ask have" if kind == "ask" else "a sign for an answer")
        core = (line.start, line.start + len(sign))
        marks.append(Candidate(line.start, core, line.body, line.end, form, key, reading, number, True))
        scores[form, key] = 3.0
    return _joined(convention, marks, scores)


_GLUED = re.compile(
    rf"[。!?”)]\s?(?:{TIMESTAMP.pattern}\s?(?:[\[【](?P<held>[^\[\]【】\n]{{2,24}})[\]】]|(?P<who>[^\s。!?;:,“”\[\]【】()\d]{{2,24}}):)|(?P<asker>[^\s。!?;:,“”\[\]【】()]{{0,14}}记者|主持人):)"
)


def _glued(view: str, lines: list[Line], skip: frozenset[int]) -> int:
    """How many labels stand inside lines, right behind the end of a sentence: a time and a name, a reporter, the host."""
    return sum(
        1
        for number, line in enumerate(lines)
        if number not in skip and ":" in view[line.body : line.end]
        for match in _GLUED.finditer(view, max(line.body - 1, 0), line.end)
        if match["asker"] or read_label(match["who"] or match["held"]).strength > -2
    )


def _needs_inside(view: str, lines: list[Line], convention: Convention) -> bool:
    longest = max((line.end - line.body for line in lines), default=0)
    return longest > min(1500, 0.4 * len(view)) or len(lines) <= 5 or not convention.labels


def _score(
    view: str, found: list[Candidate], known: frozenset[str], offices: tuple[str, ...], *, inside: bool = False
) -> Convention:
    offices = _offices(view, found, offices)
    starts = frozenset(name[:2] for name in known if len(name) >= 3) | frozenset(
        name[:3] for name in known if len(name) >= 4
    )
    counts: dict[tuple[str, str], int] = defaultdict(int)
    base: dict[tuple[str, str], float] = {}
    asked: dict[tuple[str, str], float] = defaultdict(float)
    scored: set[tuple[str, str, int]] = set()
    for candidate in found:
        kind = candidate.form, candidate.key
        counts[kind] += 1
        once = *kind, id(candidate.reading)
        if once not in scored:
            scored.add(once)
            base[kind] = max(base.get(kind, -9.0), _base(candidate, known, starts, offices))
        if candidate.form.startswith("bare") and candidate.reading.kind in ("outlet", "reporter"):
            asked[kind] += 2.5 if _question_below(view, candidate) else -1.0
    recurring = {
        kind: score + (min(2.4, 0.8 * math.log2(counts[kind])) if score > -3 else 0.0) for kind, score in base.items()
    }
    chat = _is_chat(found, counts)
    blocks = sum(count for (form, _), count in counts.items() if form == "block") >= 6
    for kind in counts if chat or blocks else ():
        if kind[0] == ("stamped" if chat else "block"):
            recurring[kind] = max(recurring[kind], -0.5) + 2.5
    for kind, sum_of_signs in asked.items():
        recurring[kind] += sum_of_signs / counts[kind]
    forms = _forms(found, recurring)
    scores = {kind: score + forms[kind[0]] if score > -5 else score for kind, score in recurring.items()}
    _asking_forms(view, found, scores)
    scores = _alternation(found, scores)
    _lonely_askers(view, found, scores, forms)
    threshold = THRESHOLD + (0.6 if inside else 0.0)
    labels = tuple(c for c in found if scores[c.form, c.key] >= threshold)
    return Convention(_thin(labels), scores, forms)


def _asking_forms(view: str, found: list[Candidate], scores: dict[tuple[str, str], float]) -> None:
    """Raise unknown words in a form that only those who ask have (`<某报>`), where a question follows."""
    kinds: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for candidate in found:
        if scores[candidate.form, candidate.key] >= THRESHOLD:
            kinds[candidate.form].add((candidate.key, _asks(candidate.reading)))
    asking = {form for form, seen in kinds.items() if len(seen) >= 2 and all(asks for _, asks in seen)}
    for at, candidate in enumerate(found):
        kind = candidate.form, candidate.key
        if candidate.form in asking and -3 < scores[kind] < THRESHOLD and candidate.reading.kind == "unknown":
            said = view[candidate.speech : candidate.line_end if candidate.tail else candidate.line_end + 300]
            if "?" in said:
                scores[kind] += 1.5
                found[at] = candidate._replace(
                    reading=candidate.reading._replace(kind="ask", because="its form is that of those who ask")
                )


def _is_chat(found: list[Candidate], counts: Mapping[tuple[str, str], int]) -> bool:
    """Whether a page is a chat: line after line a name and the time, with what is said below; most names come again."""
    stamped = [candidate for candidate in found if candidate.form == "stamped"]
    again = sum(counts[candidate.form, candidate.key] > 1 for candidate in stamped)
    return len(stamped) >= 6 and again >= 0.7 * len(stamped) and len(stamped) >= 0.3 * len(found)


_PLAIN_FORMS = ("inline", "alone", "bare", "stamped", "middle", "space", "spaced")


def _lonely_askers(
    view: str, found: list[Candidate], scores: dict[tuple[str, str], float], forms: dict[str, float]
) -> None:
    """Raise unknown words that stand once or twice in a form which carries the document, where a question follows and then a speaker
    of that form: a paper that nobody knows. (A colon alone is too common for that.)"""
    following: Candidate | None = None
    for candidate in reversed(found):
        kind = candidate.form, candidate.key
        if scores[kind] >= THRESHOLD:
            following = candidate
        elif (
            following is not None
            and following.form == candidate.form
            and scores[kind] > -3
            and candidate.reading.kind == "unknown"
            and forms[candidate.form] >= 1.0
            and not candidate.form.startswith(_PLAIN_FORMS)
            and not _asks(following.reading)
            and view[candidate.speech : following.start].rstrip(" *_\n\r").endswith("?")
        ):
            scores[kind] = THRESHOLD + 0.7


def _alternation(found: list[Candidate], scores: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Raise weak types that regularly stand right after someone who asks, or right before the one who answers."""
    order = [c for c in found if scores[c.form, c.key] >= THRESHOLD or scores[c.form, c.key] > -3]
    after: dict[tuple[str, str], int] = defaultdict(int)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    previous: Candidate | None = None
    for candidate in order:
        kind = candidate.form, candidate.key
        seen[kind] += 1
        if (
            scores[kind] < THRESHOLD
            and candidate.reading.kind in ("person", "role", "titled", "unknown", "answer")
            and previous is not None
            and _asks(previous.reading)
            and scores[previous.form, previous.key] >= THRESHOLD
        ):
            after[kind] += 1
        if scores[kind] >= THRESHOLD:
            previous = candidate
    adjusted = dict(scores)
    unknown = {(c.form, c.key) for c in order if c.reading.kind == "unknown"}
    for kind, hits in after.items():
        if hits < 2 and kind in unknown:
            continue  # what opens one answer may be a phrase: `问得直接，答得也直接：`
        adjusted[kind] = scores[kind] + 1.6 * hits / seen[kind]
    return adjusted


def _thin(labels: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One label per place: an inside candidate that starts where a line label stands gives way."""
    kept: list[Candidate] = []
    for label in labels:
        if kept and label.core[0] < kept[-1].speech and label.core[0] >= kept[-1].core[0]:
            continue
        kept.append(label)
    return tuple(kept)
