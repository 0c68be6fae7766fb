"""What the header and the lead say of the event: kind, title, issuer, date, time, place."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from transcript.chinese.view import view as normal
from transcript.lexicon import label_stops as stops
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import each, lazy
from transcript.record.conference import Kind
from transcript.roster.book import Cast, CastTurn
from transcript.segment.turns import Segmentation


class Event(NamedTuple):
    """The event card; `because` says why the kind was chosen."""

    kind: Kind
    title: str | None
    issuer: str | None
    place: str | None
    time: str | None
    date: str | None
    date_text: str | None
    because: str


_CONFERENCE = lazy(
    rf"{cues.CONFERENCE}|记者招待会|见面会|说明会|茶叙|联访|媒体|采访|圆桌|答记者问|答问|谈话|会见传媒|发言|专访|访谈|业绩会|交流会"
)
_EVENT_NAMED = 2.0  # what a line is worth as the title that names a press conference
_NAMES_EVENT = 1.5  # such a line, less far down or long
_BESIDE_POSTED = lazy(r"[^\n]*(?:来源|字号|浏览|点击|阅读|访问|作者|编辑)")
_HAN = lazy(r"[\u3400-\u9fff]")
_CHINESE = lazy(r"(?:[^\u3400-\u9fff]*+[\u3400-\u9fff]){100}")
_ORIGINAL = lazy(
    r"^ *原(?:标题|題|题): *(?P<title>[^\n]{4,80}?) *$", re.MULTILINE
)  # what the page was called where it came from
_TITLE_STOP = lazy(
    r"^(?:title|date|tags?|category|-|\*{3}|#\s*$|时间|地点|来源|发布|字号|简体|跳至|首页|"
    r"回到|以下(?:即)?[为是]|【 】|第\d+版|无障碍|登录|\d{1,2}:\d\d|\[[^\[\]]{2,24}\] *[:\d]|\[主持人?\]|[^\n]* > |主持人?[^,。]{0,8}:$)"
)
# A body that holds the event: where a clause begins, behind a date or behind the welcome, and not the middle of a sentence.
_BODIES = "新闻办公室|新闻办|人民政府新闻办公室|国务院新闻办公室|国新办|外交部|国台办|国防部|商务部|行政院|数位发展部|公司|集团|委员会|总局|警方|警务处|省人民政府|市人民政府|区人民政府|县人民政府"
_HOLDS = r"于?\d|今天|今日|昨|日前|在|举[行办]|召开|定于|主办"
_ISSUER = lazy(
    r"(?:^|[日午,。:;!?\s]|出席|参加|来到|莅临|收看|由)"
    r"(?P<issuer>(?:(?!出席|参加|来到|莅临|收看|欢迎|通过)[\u4e00-\u9fff](?<![的说看由把将])){2,24}?"
    rf"(?:{_BODIES}))(?:{_HOLDS})",
    re.M,
)
_BODY_HOLDS = lazy(each(_BODIES.replace("|", " "), f"(?:{_HOLDS})"))  # what stands in every such place
_WELCOME = lazy(
    r"^(?:(?:热烈)?欢迎)?(?:大家|各位)?(?:出席|参加|来到|莅临)?(?:(?:今天|今日|昨天|昨日)?(?:[上下]午)?)?(?:在|由)?"
)
_HELD = lazy(r"举[行办]|召开|主办")
_WELCOMES = lazy(r"欢迎|出席|参加|收看|莅临|各位|大家|今天我们")
# The title names who holds it: `外交部发言人某某主持例行记者会`, `交通运输部2024年9月例行新闻发布会`.
_TITLE_ISSUER = lazy(
    r"(?:\d{4}年\d{1,2}月\d{1,2}日)?(?P<issuer>[\u4e00-\u9fff]{1,20}?(?:部|委员会|局|总署|厅|办公室|新闻办|政府|行政院|银行|集团|公司|大学|医院|检察院|法院))"
    r"(?=(?:新闻)?发言人|20\d\d年|例行|举行|召开|举办|新闻发布会|记者会)"
)
_NO_NAME = lazy(r"的|[说看称问答讲]")


def read_event(text: str, view: str, found: Segmentation, people: Cast) -> Event:
    """Read the event card from the header fields, the title line, the lead and the opening."""
    from transcript.chinese.dates import find_event_date

    fields = found.header.fields
    title = _title(text, view, found)
    first = found.turns[0].start if found.turns else min(len(view), 1500)
    place = _field(text, fields.get("place"))
    time = None if _posted(view, fields.get("time")) else _field(text, fields.get("time"))
    issuer = _field(text, fields.get("issuer")) or _issuer_of_title(title) or _issuer(text, view, first)
    kind, because = _kind(view, people)
    title_at = text.find(title) if title else -1
    last = found.turns[-1].end if found.turns else first
    date = find_event_date(
        view,
        title=view[title_at : title_at + len(title)] if title and title_at >= 0 else "",
        speech=(first if found.begins is None else found.begins, last),
    )
    return Event(
        kind,
        title,
        issuer,
        place,
        time or _clock(text, view, first),
        date.iso if date else None,
        text[date.start : date.end] if date else None,
        because,
    )


def _field(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)].strip(" *_|") or None if span else None


def _posted(view: str, span: tuple[int, int] | None) -> bool:
    """Whether a time is that of the page: beside it stands where it is from, or how often it was read."""
    return span is not None and _BESIDE_POSTED.match(view, span[1]) is not None


def _clock(text: str, view: str, first: int) -> str | None:
    match = re.search(
        r"\d{1,2}日[^。\n]{0,6}?((?:[上下]午|早上|晚上)?\s?\d{1,2}(?::\d{2}|时|点)(?:\d{1,2}分)?)", view[:first]
    )
    return text[slice(*match.span(1))].strip() if match else None


def _title(text: str, view: str, found: Segmentation) -> str | None:
    """The title: a header field, else the first line before the speech that reads like one; a line `主题：…` where none names an event."""
    given = _field(text, found.header.fields.get("title"))
    if given:
        return given
    first = len(view) if found.begins is None else found.begins
    best: tuple[float, str] | None = None
    chinese = _CHINESE.match(view, 0, 2000)  # what stands above in Latin letters is technical
    for index, line in enumerate(found.lines[:30]):
        if line.start >= first:
            break
        words = view[line.body : line.end].strip(" *_#-=")
        if (
            index in found.header.used
            or not 4 <= len(words) <= 80
            or _TITLE_STOP.match(words)
            or re.search(r"[。;:…]$", words)
            or (chinese and not _HAN.search(words))
        ):
            continue
        score = (
            (_EVENT_NAMED if _CONFERENCE.search(words) else 0.0)
            + (1.0 if "#" in line.markup else 0.0)
            - 0.1 * index
            - (0.02 * max(len(words) - 40, 0))
        )
        if best is None or score > best[0]:
            best = (score, text[line.body : line.end].strip(" *_#-="))
    if best is not None and best[0] >= _NAMES_EVENT:
        return best[1]
    original = _ORIGINAL.search(view, 0, first)
    theme = _field(text, original.span("title")) if original else _field(text, found.header.fields.get("theme"))
    return theme or (best[1] if best else None)


def _issuer(text: str, view: str, first: int) -> str | None:
    head = view[: max(first, 200) + 600]
    for match in _ISSUER.finditer(head) if _BODY_HOLDS.search(head) else ():
        # `欢迎出席省政府新闻办举行的…`: the welcome is no part of the name, and no name has a verb in it.
        spoken = match.start("issuer") > first and not _HELD.search(head, match.end("issuer"), match.end("issuer") + 16)
        if spoken and not _WELCOMES.search(head, max(first, match.start() - 60), match.end()):
            continue  # `某办今天发布了某白皮书`, in an answer
        start = match.start("issuer") + sum(map(len, _WELCOME.findall(match["issuer"])))
        if not _NO_NAME.search(head[start : match.end("issuer")]):
            return text[start : match.end("issuer")]
    called = re.search(
        r"(?:出席|参加|来到)(?P<issuer>[\u4e00-\u9fff]{3,24}?(?:新闻办公室|新闻办|政府|部|委员会|公司|总局|局))(?:今天)?(?:举办|举行|召开|的)",
        head,
    )
    return text[slice(*called.span("issuer"))] if called else None


def _issuer_of_title(title: str | None) -> str | None:
    match = _TITLE_ISSUER.match(normal(title)) if title else None
    return title[slice(*match.span("issuer"))] if title and match and not _NO_NAME.search(match["issuer"]) else None


_SPOKEN = lazy(r"谢谢|感谢|您好|你好|大家好|各位|记者|请问|发布会|吹风会|[上下]午好|主持人|女士们|我们公司|我想")


def _nobody(view: str, people: Cast) -> bool:
    """Whether a text of bare 问 and 答 was written, not spoken: a list of frequent questions."""
    readings = [turn.draft.reading for turn in people.turns if turn.draft.reading]
    bare = sum(reading.kind in ("ask", "answer") for reading in readings)
    named = any(reading.name or reading.outlet for reading in readings)
    if not readings or named or bare < 0.7 * len(readings) or _INTERVIEW_IS_NONE.search(view, 0, 600):
        return False
    asked = [view[turn.draft.start : turn.draft.end] for turn in people.turns if turn.part == "reporter"]
    pressed = sum(bool(_PRESSES.search(question)) for question in asked)
    return len(_SPOKEN.findall(view)) < 2 and 2 * pressed < len(asked)


def _asks(view: str, turn: CastTurn) -> bool:
    """Whether a turn asks a question, or need not since its speaker is none of those who ask."""
    return turn.part != "reporter" or "?" in view[max(turn.draft.start, turn.draft.end - 24) : turn.draft.end]


# What the press asks and no list of frequent questions does.
_PRESSES = lazy(
    r"据(?:报道|悉|了解)|有?报道(?:称|说)|有何(?:评论|回应|看法|考虑|计划|打算)|[你您](?:对此|如何|怎么|怎样|认为|是否|能否|觉得|刚才)|能否(?:介绍|证实|透露)|发言人|"
    r"(?:总统|总理|市长|局长|部长|院长|司长|主任|主席|教练|导演|书记|县长|省长|处长|会长)|^[^,。]{0,6}(?:您好|你好)|congratulations|[Tt]hank you"
)


_CONFERENCE_IS_ONE = lazy(
    rf"{cues.CONFERENCE}|招待会|见面会|说明会|通报会|会见传媒|会见媒体|媒体|(?<!本报)(?<!本网)(?<!本刊)记者|实录|答问|电话会|业绩|例行|发言人|谈话"
)
_INTERVIEW_IS_NONE = lazy(rf"{cues.CONFERENCE}|见面会|说明会|招待会|答记者问|会见传媒|媒体|记者们|各位记者")


def _interview(view: str, people: Cast) -> bool:
    """Whether one magazine talks to one person, under its own name: no conference, nobody else of the press, no host."""
    asks = {turn.draft.key for turn in people.turns if turn.part == "reporter"}
    answers = {turn.draft.key for turn in people.turns if turn.part == "official" and turn.draft.label}
    count = sum(turn.part == "reporter" for turn in people.turns)
    return (
        len(asks) == len(answers) == 1
        and not any(key in stops.SPEAKER_WORDS_ASK or "记者" in key for key in asks)
        and count >= 4
        and not any(turn.part == "host" for turn in people.turns)
        and not _INTERVIEW_IS_NONE.search(view)
    )


def _kind(view: str, people: Cast) -> tuple[Kind, str]:
    """Transcript, report or other: convincing turns make a transcript; otherwise the words decide."""
    from transcript.report.kind import kind

    parts = [turn.part for turn in people.turns]
    asked, answered = parts.count("reporter"), parts.count("official")
    said = sum(turn.draft.end - turn.draft.start for turn in people.turns)
    share = said / max(len(view.strip()), 1)
    evidence = kind(view)
    questions = any(
        cues.QUESTION_CUE.search(view[turn.draft.start : turn.draft.end])
        for turn in people.turns
        if turn.part in ("reporter", "host")
    )
    labelled = any(turn.part in ("reporter", "host") and turn.draft.label is not None for turn in people.turns)
    if evidence.firm:
        return evidence.kind, evidence.because
    keys = Counter(turn.draft.key for turn in people.turns if turn.draft.label and turn.draft.key[:1].isalnum())
    recur = labelled and any(count >= 2 for count in keys.values())
    exchange = (
        asked
        and answered
        and share > 0.4
        and all(turn.draft.label and turn.draft.key[:1].isalnum() and _asks(view, turn) for turn in people.turns)
    )
    short = len(parts) < 3
    least = 0.65 if short and not questions else 0.7
    quoted = evidence.kind == "report" and evidence.score >= least and (short or not questions or not recur)
    if quoted and not exchange:
        return "report", evidence.because
    if _nobody(view, people):
        return "other", "questions and answers nobody speaks: no names, no greetings"
    told = sum(bool(_TOLD_ANSWER.match(view, turn.draft.start)) for turn in people.turns if turn.part == "official")
    if told >= 2 and 2 * told >= answered:
        return "report", "what was answered is told, not spoken"
    if not asked and not questions and not _CONFERENCE_IS_ONE.search(view[:2000]):
        if evidence.kind == "transcript":
            return "other", "speeches: nobody asks, and no conference is mentioned"
        return evidence.kind, evidence.because
    if _interview(view, people):
        return "other", "an interview: one magazine asks, one person answers"
    convincing = (
        (asked >= 1 and answered >= 1) or (len(parts) >= 3 and answered >= 1 and "host" in parts)
    ) and share > 0.5
    # An excerpt that ends before anybody asks: the host opens and gives the floor to somebody with a label of his own.
    convincing = convincing or (
        parts[:2] == ["host", "official"] and all(turn.draft.label for turn in people.turns[:2]) and share > 0.2
    )
    houses = {turn.outlet for turn in people.turns if turn.part == "reporter" and turn.draft.label and turn.outlet}
    if convincing and (len(houses) >= 3 or not (evidence.kind == "other" and evidence.score >= 0.8)):
        return "transcript", f"{len(parts)} turns carry {share:.0%} of the text"
    if asked and answered and evidence.kind == "transcript":
        return "transcript", evidence.because
    if evidence.kind == "transcript" and not (asked and answered):
        if parts and share > 0.3 and not (set(parts) == {"reporter"} and evidence.score < 0.6):
            return "transcript", evidence.because
        if evidence.score < 0.6 and _TELLS.search(view) and not _ADDRESSES.search(view):
            return "report", "tells in prose what was said"
        return "other", "no turns were found"
    if (
        evidence.kind == "other"
        and evidence.score <= 0.5
        and len(_TELLS.findall(view)) >= 2
        and not _ADDRESSES.search(view)
    ):
        return "report", "tells in prose what was said"
    return evidence.kind, evidence.because


_ADDRESSES = lazy(r"各位|同志们|谢谢|我们")  # a speech
_TOLD_ANSWER = lazy(r"[\u3400-\u9fff·]{2,8}?(?:表示|说明|指出|强调|回应|回答|认为|解释|透露|则说|说)[,:]")
# How prose tells what somebody said.
_TELLS = lazy(r"(?:表示|指出|强调|透露|介绍|回应|认为|坦言|[说称])[,:](?!\n)|[\u3400-\u9fff]讯 ")
