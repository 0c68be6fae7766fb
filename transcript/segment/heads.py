"""Candidates: every place that could hold a label, line by line, with the form it has there. `convention` decides which are labels."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.roster.names import name_score
from transcript.roster.people import clean_name
from transcript.segment.lines import TIMESTAMP, Line, stamp_at
from transcript.segment.marks import COUNTS
from transcript.segment.reading import ASKING, MARK_WORDS, Kind, Reading, is_outlet, read_label

_INNER_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_BRACKET = lazy(
    rf"([\[【])\s*(?:{TIMESTAMP.pattern}[\s·,|]*(?=[^\s\]】]))?([^\[\]【】\n]{{1,40}}?)\s*(?:(?<=[^\s\[【])[\s·,|]*{TIMESTAMP.pattern})?([\]】])\s*(?:[\[(【]{_INNER_CLOCK}[\])】]\s*(?=:))?:?\s*"
)
_BRACKET_AND_NAME = lazy(
    r"[\[【](?P<part>主持人|主持|司仪|发布人|发言人|嘉宾|答问人)[\]】]\s?(?P<name>[\u4e00-\u9fff·]{2,5}|[\u4e00-\u9fff] [\u4e00-\u9fff])\s?:\s*"
)
# `【提问】某报：`, `【回答】某某：`: what is done in brackets, who does it behind them.
_MARK_THEN_WHO = lazy(
    rf"[\[【](?P<core>(?P<mark>{MARK_WORDS}|现场提问|回应)\s?\d{{0,2}}[\]】]\s?(?P<who>[^\s。!?:,“”\[\]【】][^。!?:,“”\[\]【】\n]{{1,40}}?))\s?:\s*"
)
# `【同期】某局局长某某：`: how a voice was recorded, and whose it is.
_RECORDED_THEN_WHO = lazy(
    r"[\[【](?:同期声?|现场声?|原声|录音|连线|实况|画面|电话)[\]】]\s?(?P<who>[^\s。!?:,“”\[\]【】][^。!?:,“”\[\]【】\n]{1,40}?)\s?:\s*"
)
_QUESTION_IN_BRACKETS = lazy(r"[\[【](?:现场|记者)?(?:提问|问)[\]】]")  # without it the voices are a report's
# Brackets that mostly hold something else: titles, quotations, asides. They must set the label off.
_OTHER_BRACKET = lazy(
    r"(?:(?:“([^“”\n]{1,40})”|《([^《》\n]{1,40})》|\(([^()\n]{1,40})\)|\{([^{}\n]{1,40})\})\s*(?::|(?= )|$)"
    r"|<([^<>/\n]{1,40})>(?:<[^<>/\n]{1,20}>)?\s*:?)\s*"
)
# One space is all that sets the label off: `某报记者 请问…`, `09:31:15 某某 谢谢。`.
_ONE_SPACE = lazy(
    r"(?P<core>[^\s。!?;:,“”|/—>]{2,24}(?: [^\s。!?;:,“”|/—>]{2,8}|(?: [\w.&]{2,14}){1,3}[\])])?) (?=[^\s|/—>-])"
)
# A name set off from the speech by a gap or a stroke: `张三　　谢谢`, `张三｜谢谢`, `张三——谢谢`.
_SET_OFF = lazy(
    r"(?P<core>[\u4e00-\u9fff] [\u4e00-\u9fff](?= {2})|[^\s。!?;:,“”|/—>*](?=[ \t]{1,2}[^\s|/—>→»-]| ?[>|»] ?\S)|[^\s。!?;:,“”|/—>*]{2,30}(?: [^\s。!?;:,“”|/—>*]{1,8})?)"
    r"\*{0,3}(?P<sep> {2,}| ?(?:[|/→»>]|—+|--+) ?)(?=[^\s|/—>-])"
)
_SETS_OFF = lazy(r"[ |/→»>—-]")
_BARE_STOP = lazy(r"[。!?;:“”…]$|[。!?;“”]|^\d+$|^第.{1,4}[章节期版]")
_MARK_WORDS = lazy(
    r"(?P<core>主持人|司仪|记者|问|答|提问者|Q\d{0,3}|A\d{0,3}|问\d{1,3}|答\d{1,3})(?:[.、|]|\s{1,4}|\u3000)(?=\S)"
)
# `某某(00:45): 各位好`: whatever stands before such a clock is who speaks.
_CLOCK_AND_COLON = lazy(r"(?P<core>[^。!?;:,()“”]{1,30}?) ?\(\d{1,2}:\d{2}(?::\d{2})?\) ?: ?(?=\S)")
# `Q:某证券 某某`, `A:某某 财务总监` above what is said.
_MARK_COLON_WHO = lazy(r"(?:Q|A|问|答|提问|回答)\d{0,2} ?: ?(?P<who>[^。!?;:,]{2,40})")
# `提问|某报 某某`, `评委|某某` above what is said.
_WORD_AND_NAME = lazy(r"[^|。!?;:,]{1,16}\|[^|。!?;:,]{2,26}")
# `通报|某某|各位好`: what is done and who does it, each with a stroke behind; or a mark alone, `问|`.
_DOES_AND_NAME = lazy(
    r"(?P<core>(?:发布|发言|通报|介绍|嘉宾|补充|回应|插话|答复|解答|作答|问|答|提问|追问) ?\| ?[^\s|。!?;:,]{2,16}(?= ?\|)|[问答QA]) ?\| ?(?=\S)"
)
# `Q1 某报 某某 请问…`
_MARK_OUTLET_NAME = lazy(
    r"(?P<core>(?:Q|问|提问|记者)\d{0,3} (?P<outlet>[^\s。!?;:,]{2,12})(?: [^\s。!?;:,]{2,12})?) (?=\S)"
)
_NAME_AND_COLON = lazy(r"[\w·'’.-]{1,12}\*{0,3} ?:")
_MID = lazy(
    r"(?:^|(?<=[。!?”)\]】…~*\s]))(?:\d{1,2}:\d{2}(?::\d{2})?\s*)?(?P<core>[^\s。!?;:,“”\[\]【】()][^。!?;:“”\[\]【】]{0,36}?)\s*:(?!\d+(?![\d\u4e00-\u9fff])|//)\s*"
)


# Where line breaks are gone a timestamp may announce the label: `09:31:15某某 谢谢。09:32:40主持人 …`.
_AFTER_CLOCK = lazy(
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


_STAMP_AT_END = lazy(rf"\s*{TIMESTAMP.pattern}$")
_SPACED_STAMP_AT_END = lazy(rf"\s+{TIMESTAMP.pattern}$")
_GLUED_STAMP_AT_END = lazy(rf"(?<=[\u4e00-\u9fffA-Za-z)]){TIMESTAMP.pattern}$")
_NUMBER_BEHIND = lazy(r" \[\d{1,3}\]$")  # `某某，某公司 － 主席 [2]`: speeches are counted
_SENTENCE_END = lazy(r"[。!?;]")
_BOLD = lazy(r"([^*\n]{1,40})\*\*\s*(?=\S)")
_TO_LAST_SPACE = lazy(r"(?P<core>[^\n]{2,24}) ")
_NO_MARK = lazy(r"[^。!?,;“”]+")
_RUNS_ON = lazy(r"[\u4e00-\u9fff,、\d]")


_MARK_AND_BRACKET = lazy(rf"(?:{MARK_WORDS}|记|记者|媒体|传媒|现场记者)\s?\d{{0,3}}\s*\(", re.I)
_BRACKET_AT_END = lazy(r"\([^()]*\)$")
_NO_PART_OF_KEY = lazy(r"[\s*_]")
_NUMBERED_KEY = lazy(r"^(问|答|q|a|追问|记者|提问|回答)\d+$")


@lru_cache(maxsize=16384)
def key_of(core: str) -> str:
    core = core.strip()
    if not _MARK_AND_BRACKET.match(core):  # `A(部长)`: only the bracket tells who
        core = _BRACKET_AT_END.sub("", core)
    return _NUMBERED_KEY.sub(r"\1", _NO_PART_OF_KEY.sub("", core).lower())


def make(view: str, line_no: int, line: Line, core: tuple[int, int], speech: int, form: str) -> Candidate:
    while speech < line.end and view[speech] in " *_>:":
        speech += 1
    stamp = stamp_at(view, speech, line.end)
    if stamp and stamp.end() == line.end:
        speech = line.end
    text = view[core[0] : core[1]]
    return Candidate(
        line.start, core, speech, line.end, form, key_of(text), read_label(text), line_no, speech < line.end
    )


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
    habits = _habits(view, lines, skip, known)
    for number, line in enumerate(lines):
        if number in skip or _nobody_says(view, line):
            continue
        candidate = _candidate(view, number, line, habits)
        loose = candidate is not None and (candidate.reading.kind == "unknown" or candidate.form.startswith("bare"))
        if candidate and loose and wrapped and number and not line.gap:
            before = lines[number - 1]
            if _RUNS_ON.search(view[before.end - 1 : before.end]) and before.end - before.start >= 20:
                # The line began in the middle of a sentence: `…，我` / `想替读者问两句：`.
                continue
        if candidate and candidate.form == "bare" and number and _NUMBER_ALONE.fullmatch(view, *lines[number - 1][:2]):
            candidate = candidate._replace(form="block")
        if candidate:
            found.append(candidate)
    return found


# A caption (`*某局局长某某　某某 摄*`), a byline (`某报　记者某某/某地报道`), what readers thought of the words above (`👍 228　👎 4`), how many speak in a recording.
_NO_SPEECH = lazy(
    rf"[*_(\[【]*[^:。!?\n]{{4,50}}[ )/](?:摄|供图|摄影)[*_)\]】]*|{COUNTS.pattern}"
    r"|(?:发言人|说话人|参会人) ?\d{1,3} ?[|人位][^。!?\n]{0,40}"
    r"|[^。!?\n]{1,24}(?: ?[>»›] ?[^。!?\n>»›]{1,20}){2,}"  # breadcrumbs
    r"|\[(?:返回|上一|下一|更多|查看)[^\[\]]*\]\([^()\s]*\)"
    r"|[^。!?\n]{0,40}记者 ?[\u4e00-\u9fff、 ]{2,16} ?/ ?[^。!?:\n]{2,10}(?:报[道导]|连线)"
)
_CAPTION_ENDS = frozenset("摄图影道导线*_)]】")


def _nobody_says(view: str, line: Line) -> bool:
    """Whether a line is no speech and no label; its first and last characters mostly tell."""
    first = view[line.start]
    likely = view[line.end - 1] in _CAPTION_ENDS or first in "发说参" or (first > "\u25ff" and not first.isalpha())
    likely = likely or (line.end - line.start < 90 and view.count(">", line.start, line.end) > 1)
    return likely and _NO_SPEECH.fullmatch(view, line.start, line.end) is not None


_NUMBER_ALONE = lazy(r"[#№]?\d{1,3}[.、)]?")


class _Habits(NamedTuple):
    """What sets labels off in a whole document: marks too weak to be believed on one line."""

    space: bool  # one space behind the label
    brackets: str  # the opening brackets of labels that nothing sets off
    stroke: bool  # a stroke behind the label
    signs: frozenset[str]  # any other sign behind the label: `»`, `.`, `-`
    known: frozenset[str]  # names the page lists, and the initials it gives them, in lower case
    questions: bool  # questions are marked in brackets: `【提问】某报记者：`


_STROKE = lazy(r"(?P<core>[^\s。!?;:,“”|/—>*]{1,12})\*{0,3} ?(?:[|/→»]|—{1,2}) ?(?=\S.{5})")
_STROKES = lazy(r"[|/→»—]")
_TIGHT_BRACKET = lazy(
    r"(?:\((?P<round>[^()\n]{1,24})\)|《《?(?P<angle>[^《》\n]{1,24})》》?|“(?P<quote>[^“”\n]{1,24})”|\{(?P<curly>[^{}\n]{1,24})\})(?=[^\s:])"
)


# A short head and any sign but a colon: `某某. 谢谢`, `主持 - 大家好`, `CEO 某总 >> 谢谢`.
_SIGN_BEHIND = lazy(
    r"(?P<core>[^\s。!?;:,“”…|.·>»→~=*/-]{1,16}(?: [^\s。!?;:,“”…|.>»→~=*/-]{1,12})?(?:, ?[^\s。!?;:,“”…|.>»→~=*/-]{2,8})?)"
    r"\*{0,2} ?(?P<sign>>>|//|[»→.~=]|-{1,2}|;|。|,) ?(?=\S)"
)
_OF_SENTENCES = frozenset(",。;")
_OPENS_SPEECH = lazy(r"我(?:是|们是|来自)|(?:谢谢|感谢|多谢)")  # `我是某报记者。`, `谢谢某局长。`
_SIGNED_HEADS = 4  # heads with a sign that must read like speakers before the sign is believed


def _signs(view: str, lines: list[Line], skip: frozenset[int], known: frozenset[str]) -> frozenset[str]:
    """The signs that stand behind speakers in a whole document: nearly all heads before them read like speakers, and come again."""
    heads: dict[str, Counter[str]] = {}
    numbered: Counter[tuple[str, str]] = Counter()
    for number, line in enumerate(lines):
        match = _SIGN_BEHIND.match(view, line.body, min(line.end, line.body + 44)) if number not in skip else None
        if (
            match is None
            or line.end - match.end() < 2
            or _stamped(view, line)
            or _says_who(view, match.end(), line.end)
        ):
            continue
        heads.setdefault(match["sign"], Counter())[match["core"]] += 1
        numbered[match["sign"], match["core"]] += line.number
    found: set[str] = set()
    for sign, cores in heads.items():
        speakers = {core for core in cores if _speaks(core, known) and not _OPENS_SPEECH.match(core)}
        # Every sentence begins with some head and a comma: only where one that reads like a speaker comes again are all read.
        if not any(cores[core] >= 2 for core in speakers):
            continue
        # `某报记者。请问…`: the press says who it is, and nobody who answers stands before such a sign.
        if sign in _OF_SENTENCES and all(read_label(core).kind in ASKING for core in speakers):
            continue
        signed = sum(cores[core] for core in speakers)
        other = sum(count - numbered[sign, core] for core, count in cores.items() if core not in speakers)
        if signed >= _SIGNED_HEADS and len(speakers) >= 2 and signed >= (1.5 if sign in _OF_SENTENCES else 0.8) * other:
            found.add(sign)
    return frozenset(found)


def _says_who(view: str, start: int, end: int) -> bool:
    """Whether what stands behind a sign is an office or an outlet and nothing else: `某某 - 首席财务官` is a label as a whole."""
    rest = _NUMBER_BEHIND.sub("", view[start:end])
    return len(rest) <= 40 and bool(posts.post_at_end().search(rest) or is_outlet(rest) >= 0.85)


def _stamped(view: str, line: Line) -> bool:
    """Whether a short line ends in a time: `某某-主持  15:01` is a label as a whole."""
    return line.end - line.body <= 44 and _SPACED_STAMP_AT_END.search(view[line.body : line.end]) is not None


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
    marked = ("】" in view or "]" in view) and _QUESTION_IN_BRACKETS.search(view) is not None
    return _Habits(carries(spaced), brackets, carries(stroked), _signs(view, lines, skip, known), known, marked)


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
    """The candidate at the head of a line: the forms are tried from the most telling to the weakest."""
    end = line.end
    if (
        line.body > line.start
        and view[end - 1] == view[line.start]
        and not view[end - 1].isalnum()
        and "*" != view[end - 1] != "_"
    ):
        return None  # a heading between signs: `━━ 记者提问 ━━`
    term = _TERM.fullmatch(view, line.start, end) if view[line.start] == ";" else None
    if term:
        return make(view, number, line, term.span("core"), end, "term")
    return (
        _in_brackets(view, number, line, habits)
        or _with_mark(view, number, line)
        or _set_off(view, number, line, habits)
        or _before_colon(view, number, line, habits)
    )


# `; [[某某]]`, `; ''某报''`: the terms of a wiki's definition list, with what is said behind colons below.
_TERM = lazy(r"; ?(?:\[\[|'{2,3})?(?P<core>[^\[\]';:\n]{1,40}?)(?:\]\]|'{2,3})? *")


def _in_brackets(view: str, number: int, line: Line, habits: _Habits) -> Candidate | None:
    body, end = line.body, line.end
    first = view[body : body + 1]
    if first and (first in habits.brackets or first == "("):
        tight = _TIGHT_BRACKET.match(view, body, end)
        # `(某某)好。` of one the page lists, or any where tight brackets are usual.
        if tight and tight.lastgroup and (first in habits.brackets or clean_name(tight["round"]) in habits.known):
            return make(view, number, line, tight.span(tight.lastgroup), tight.end(), f"bracket{first}")
    if first in "“《(<{":
        bracket = _OTHER_BRACKET.match(view, body, end)
        if bracket and bracket.lastindex:
            return make(view, number, line, bracket.span(bracket.lastindex), bracket.end(), f"bracket{first}")
    if first not in "[【":
        return None
    named = _BRACKET_AND_NAME.match(view, body, end)
    if named and name_score(re.sub(r"\s", "", named["name"])) >= 0.3:
        found = make(view, number, line, named.span("name"), named.end(), "bracket and name")
        kind: Kind = "host" if named["part"] in stops.SPEAKER_WORDS_HOST else "person"
        reading = Reading(kind, 4.0, "a part in brackets and a name", (0, named.end("name") - named.start("name")))
        return found._replace(reading=reading)
    bracket = _BRACKET.match(view, body, end)
    form = "square" if first == "[" else "lenticular"
    stamp = _STAMP_BEHIND.search(view, bracket.end(), end) if bracket and end - bracket.end() <= 60 else None
    if bracket and stamp and stamp.start() > bracket.end() and _MARK_ALONE.fullmatch(bracket[2]):
        # `【答】某某 董事长　15:14` above what is said
        return make(view, number, line, (bracket.start(2), stamp.start()), end, form + " and who")
    marked = _MARK_THEN_WHO.match(view, body, end)
    # Whoever asks may be anybody; who answers is somebody the page lists, or reads like a speaker.
    if marked and (
        read_label(marked["who"]).strength > (-3 if "问" in marked["mark"] else 0)
        or clean_name(marked["who"]) in habits.known
    ):
        return make(view, number, line, marked.span("core"), marked.end(), "mark and who")
    recorded = _RECORDED_THEN_WHO.match(view, body, end) if habits.questions else None
    if recorded and read_label(recorded["who"]).strength > 0:
        return make(view, number, line, recorded.span("who"), recorded.end(), "mark and who")
    if bracket is None:
        return None
    if _marks_question(view, bracket, end):
        return make(view, number, line, (bracket.start(2), end), end, form + " and who")
    found = make(view, number, line, bracket.span(2), bracket.end(), form)
    rest = bracket.end(), end
    if rest[0] < end and found.reading.kind in ("person", "unknown") and _says_who(view, *rest):
        # `[某某] 某公司总裁` above what is said: the office, or the house, belongs to the label.
        by = -found.core[0]
        span = rest[0] + by, end + by
        officed = bool(posts.post_at_end().search(view[slice(*rest)]))
        name = (0, found.core[1] - found.core[0])
        reading = Reading("titled", 3.5, "a name in brackets and an office behind", name, span)
        if not officed:
            reading = Reading("reporter", 3.0, "a name in brackets and an outlet behind", name, None, span)
        return found._replace(reading=reading, speech=end, tail=False)
    return found


_STAMP_BEHIND = lazy(rf"\s+{TIMESTAMP.pattern}$")
_MARK_ALONE = lazy(rf"(?:{MARK_WORDS})\s?\d{{0,3}}", re.I)


# A record of a data set: `- who: 某某` above `say: >` and what is said.
_WHO_FIELD = lazy(r"(?:who|speaker|name)\s?: ?[\"“]?(?P<core>[^\"“”:\n]{1,40}?)[\"”]?$", re.I)
_SAID_FIELD = lazy(r"\r?\n[ \t]*(?:says?|said|text|content|words|speech)\s?:[ \t]*(?:[>|][-+]?[ \t]*(?=\r?\n))?", re.I)


def _with_mark(view: str, number: int, line: Line) -> Candidate | None:
    """A clock before the colon, a mark with who asks behind it, a stroke between a word and a name."""
    body, end = line.body, line.end
    # Mostly no bracket stands where the clock would: then no pattern need look.
    clocked = _CLOCK_AND_COLON.match(view, body, end) if view.find("(", body, min(end, body + 32)) > 0 else None
    if clocked:
        return make(view, number, line, clocked.span("core"), clocked.end(), "clocked")
    marked = _MARK_OUTLET_NAME.match(view, body, end) if view[body : body + 1] in "Q问提记" else None
    if marked and is_outlet(marked["outlet"]) >= 0.85 and not _NAME_AND_COLON.match(view, marked.end(), end):
        return make(view, number, line, marked.span("core"), marked.end(), "spaced" + _markup(line))
    field = _WHO_FIELD.match(view, body, end) if view[body : body + 1] in "wsnW" else None
    said = _SAID_FIELD.match(view, end) if field else None
    if field and said:
        found = make(view, number, line, field.span("core"), end, "field")
        return found._replace(line=number + 1, line_end=said.end(), speech=said.end(), tail=False)
    if "|" in view[body : min(end, body + 44)] and _WORD_AND_NAME.fullmatch(view, body, end):
        return make(view, number, line, (body, end), end, "bare|")
    does = _DOES_AND_NAME.match(view, body, end) if "|" in view[body : body + 6] else None
    if does and not _marked_name(view, body, end):
        return make(view, number, line, does.span("core"), does.end(), "set off|")
    return None


def _set_off(view: str, number: int, line: Line, habits: _Habits) -> Candidate | None:
    """A gap, a stroke or another sign behind the label."""
    body, end = line.body, line.end
    set_off = _SET_OFF.match(view, body, min(end, body + 44)) if _SETS_OFF.search(view, body + 2, body + 44) else None
    stamp = stamp_at(view, set_off.end(), end) if set_off else None
    if (
        set_off
        and (stamp is None or stamp.end() < end)  # `某某  10:09:28` above what is said
        and end - set_off.end() >= 6
        and (
            _NO_PART_OF_KEY.sub("", set_off["core"]).lower() in habits.known
            or (
                len(set_off["core"]) > 1
                and read_label(set_off["core"]).strength
                >= (0.3 if set_off["sep"].isspace() else -2.0 if habits.stroke else 1.0)
            )
        )
        and not _marked_name(view, body, end)
    ):
        rest = view[set_off.end() : end]
        if not (len(rest) <= 40 and posts.post_at_end().search(rest)):
            form = "set off" + set_off["sep"].strip()[:1]
            return make(view, number, line, set_off.span("core"), set_off.end(), form)
    if habits.signs and not _marked_name(view, body, end) and not _stamped(view, line):
        signed = _SIGN_BEHIND.match(view, body, min(end, body + 44))
        told = signed is not None and _says_who(view, signed.end(), end)
        if signed and signed["sign"] in habits.signs and end - signed.end() >= 1 and not told:
            return make(view, number, line, signed.span("core"), signed.end(), f"sign behind{signed['sign']}")
    return None


def _before_colon(view: str, number: int, line: Line, habits: _Habits) -> Candidate | None:
    """Words before the first colon that parts no digits; without one, what a space sets off, a mark, bold type, or the line alone."""
    body, end = line.body, line.end
    colon = view.find(":", body, min(end, body + 72))
    while colon > 0 and view[colon - 1].isdigit() and view[colon + 1 : colon + 2].isdigit():
        colon = view.find(":", colon + 1, min(end, body + 72))
    if colon <= body:
        return _one_space(view, number, line, habits) or _without_colon(view, number, line)
    if view[colon : colon + 3] == "://":
        return None
    stamp = _STAMP_AT_END.search(view[body:colon])
    core_end = body + stamp.start() if stamp and stamp.start() > 0 else colon
    if _SENTENCE_END.search(view, body, core_end):
        return _one_space(view, number, line, habits)
    asked = _MARK_COLON_WHO.fullmatch(view, body, end) if view[body : body + 1] in "QA问答提回" else None
    if asked and (who := read_label(asked["who"])).strength >= 1.0 and (who.name or who.outlet or who.title):
        return make(view, number, line, (body, end), end, "alone" + _markup(line))
    named = _NAMED_HOST.fullmatch(view, body, end)
    if named and name_score(re.sub(r"\s", "", named["name"])) >= 0.6:
        return make(view, number, line, named.span("core"), end, "alone" + _markup(line))
    form = ("inline" if view[colon + 1 : end].strip(" *_'") else "alone") + _markup(line)
    found = make(view, number, line, (body, core_end), colon + 1, form)
    return found if found.reading.strength > 0 else _one_space(view, number, line, habits) or found


_QUESTION_MARK = lazy(r"(?:q|问|提问|问题|记者|媒体|追问)\s?\d{0,3}|第?[\d一二三四五六七八九十]{1,3}问", re.I)


def _marks_question(view: str, bracket: re.Match[str], end: int) -> bool:
    """Whether a line is `【Q1】某报`: a mark for a question in brackets and who asks it, with the question below."""
    rest = view[bracket.end() : end]
    return bool(0 < len(rest) <= 26 and _QUESTION_MARK.fullmatch(bracket[2]) and not _BARE_STOP.search(rest))


# `主持人：某某（某办副主任） 〔15:00〕` above what is said: the name belongs to the label.
_NAMED_HOST = lazy(
    rf"(?P<core>(?:主持人|主持|司仪):\s?(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff] [\u4e00-\u9fff])\s?(?:\([^()\n]{{2,40}}\))?)\s*{TIMESTAMP.pattern}\s*"
)


_STROKE_AND_NAME = lazy(r"[^\s。!?;:,“”]{2,12} ?/ ?(?P<name>[^。!?;:,“”/]{2,20}?) ?")


def _marked_name(view: str, body: int, end: int) -> bool:
    """`Q1|某报:`, `主持人/某某:`, `某某/导演:`: what the stroke sets off is no speech but a name or an office."""
    colon = view.find(":", body, min(end, body + 40))
    if colon < 0:
        return False
    stroke = _STROKE_AND_NAME.fullmatch(view, body, colon)
    return read_label(view[body:colon]).strength >= 2.5 or bool(stroke and name_score(stroke["name"]) >= 0.3)


_REPORTS = lazy(r"(?:现场|独家|综合|整理)?(?:报[道导](?=[,: ]|$)|摄影?[,。/]?$)")  # a byline: `某报记者 现场报道,…`


def _one_space(view: str, number: int, line: Line, habits: _Habits) -> Candidate | None:
    """A label that one space sets off. Weak by itself: a sign before it (a timestamp, a stroke), strong words, or that it is usual
    in the document must be there."""
    body, end = line.body, line.end
    if view.find(" ", body, body + 36) < 0:
        return None
    usual = habits.space
    if view[body + 1 : body + 2] == " " and view[body].lower() in habits.known and end - body > 4:
        return make(
            view, number, line, (body, body + 1), body + 2, "space"
        )  # `导 谢谢。` where the page says who 导 is
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
            if (len(rest) <= 40 and posts.post_at_end().search(rest)) or _REPORTS.match(rest):
                return None
            return make(view, number, line, match.span("core"), match.end(), "space")
        cut = core.rfind(" ")
        if cut < 0:
            return None
        match = _TO_LAST_SPACE.match(view, body, body + cut + 1)
    return None


def _without_colon(view: str, number: int, line: Line) -> Candidate | None:
    body, end = line.body, line.end
    word = _MARK_WORDS.match(view, body, end)
    if word and not (end - word.end() <= 24 and _NO_MARK.fullmatch(view, word.end(), end)):
        return make(view, number, line, word.span("core"), word.end(), "spaced" + _markup(line))
    if line.markup.startswith("*"):
        close = _BOLD.match(view, body, end)
        if close:
            return make(view, number, line, close.span(1), close.end(), "bold")
    length = end - body
    if length <= 44:
        core_end = end
        stamp = _SPACED_STAMP_AT_END.search(view[body:end]) or _GLUED_STAMP_AT_END.search(view[body:end])
        if stamp and stamp.start() > 0:
            core_end = body + stamp.start()
        elif counted := _NUMBER_BEHIND.search(view[body:end]):
            core_end = body + counted.start()
        text = view[body:core_end].strip(" *_")
        if text and not _BARE_STOP.search(text):
            form = "stamped" if core_end < end else "bare"
            return make(view, number, line, (body, core_end), end, form + (_markup(line) or _bullet(view, line)))
    return None


_NUMBER_BEFORE = lazy(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?[、.]\s?")


_QUOTED_LABEL = lazy(r"“(?P<core>[^“”。!?,;:\n]{4,40})” ?: ?(?=\S)")  # `『某局局长某某』：`


def quoted_labels(view: str) -> list[re.Match[str]]:
    """Offices with names in quotation marks before a colon: `『某局局长某某』：`."""
    if "” :" not in view and "”:" not in view:
        return []
    found = _QUOTED_LABEL.finditer(view)
    return [
        match for match in found if (reading := read_label(match["core"])).kind == "titled" and reading.strength >= 3.0
    ]


# The list's last line and the first label, glued: `主持人：某某主持人：各位…`.
_HOST_AGAIN = lazy(r"(?<=主持人:)[\u4e00-\u9fff·]{2,5}?(?P<core>主持人)\s*:\s*")


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
            found.append(make(view, number, piece, (c0, c1), match.end(), "middle"))
        for match in _HOST_AGAIN.finditer(view, line.body, line.end):
            piece = Line(match.start("core"), line.end, match.start("core"), "", False, False, False)
            found.append(make(view, number, piece, match.span("core"), match.end(), "middle"))
        for match in _AFTER_CLOCK.finditer(view, line.body, line.end):
            piece = Line(match.start(), line.end, match.start("core"), "", True, False, False)
            found.append(make(view, number, piece, match.span("core"), match.end(), "middle@"))
        for match in _BRACKET.finditer(view, line.body + 1, line.end):
            piece = Line(match.start(), line.end, match.start(), "", False, False, False)
            form = "middle[" if match[1] == "[" else "middle【"
            found.append(make(view, number, piece, match.span(2), match.end(), form))
    return found
