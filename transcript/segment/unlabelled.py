"""Turns that carry no label: found by what people say at the seams.

A stretch of paragraphs is read as a sequence of states (host, reporter, official). Each paragraph speaks for the states by its
greeting, its questions, its hand-overs; changing the state costs. The best sequence wins (Viterbi), and its margin over
"nothing changes here" is the confidence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.record.participant import Part
from transcript.roster.names import name_score
from transcript.segment.reading import is_outlet

_STATES: tuple[Part, ...] = ("host", "reporter", "official")
_VOCATIVE = re.compile(
    rf"^(?:(?:谢谢|感谢)[^,。]{{0,6}}[,。])?(?:请问|想问|想请问|想请教)?[\u4e00-\u9fff·]{{0,10}}?(?:{posts.pattern()}|总|局)[,:]?(?:您|你|好|[,。!])"
)
_ASK_HEAD = re.compile(
    r"^(?:(?:谢谢|感谢)[^,。]{0,8}[,。!])?(?:各位[^,。]{0,8}好[,。!]?)?(?:请问|想问|我想问|我想请|我的问题|我有[一两二三几]个问题|第一个问题|想请教|请教|追问|我们(?:注意到|看到|了解到)|据(?:了解|报道|悉))"
)
_WELCOME = re.compile(
    r"(?:女士们|各位(?:记者|媒体|来宾|嘉宾|新闻界)).{0,24}(?:大家)?(?:上午|下午|早上|晚上|中午)?好.{0,30}欢迎|欢迎(?:大家)?(?:出席|参加|来到)"
)
_THANKS_SPEAKER = re.compile(
    r"^(?:好的?[,。])?(?:感谢|谢谢)[^,。?]{1,24}?(?:的)?(?:介绍|发布|回答|解读|解答|分享|说明|答复|提问|讲解|通报|情况介绍|发言|致辞)[,。!;]?"
)
_THANKS_PERSON = re.compile(
    r"^(?:好的?[,。])?(?:感谢|谢谢)[\u4e00-\u9fff·]{1,12}?(?:局长|部长|主任|司长|书记|市长|区长|县长|先生|女士|院长|总|教授|处长|厅长|发言人)[,。!]"
)
_THANKS_HOST = re.compile(r"^(?:谢谢|感谢)主持人")
_CALLS_OTHER = re.compile(
    r"(?:有?请|由).{1,30}?(?:介绍|发布|讲话|致辞|回答|补充|说明|通报|报告|解读|回应)[^。!?]{0,12}[。!]?$"
)
_CALLS_PRESS = re.compile(r"提问|举手|新闻机构|下一个问题|最后一个问题")
_ENUMERATION = re.compile(r"一是|二是|第一[,、]|首先|其次|下一步|我们将|目前,|截至")


class Piece(NamedTuple):
    """A paragraph: its span, its words' start, and the state found; `opens` tells that a new turn begins here."""

    start: int
    end: int
    part: Part
    opens: bool
    margin: float
    because: str


class SelfIntroduction(NamedTuple):
    """What a reporter says of himself or herself: where outlet and name stand."""

    outlet: tuple[int, int]
    name: tuple[int, int] | None


def reporter_self(paragraph: str) -> SelfIntroduction | None:
    """A reporter's self-introduction at the head of a paragraph (view text), its outlet checked."""
    named = _outlet_and_own_name(paragraph[:80])
    for pattern in (cues.REPORTER_SELF, cues.REPORTER_OUTLET_FIRST, cues.REPORTER_ASKS):
        match = pattern.match(paragraph)
        if match and (match[0].rstrip(",。!").endswith(("记者", "编辑", "主播")) or is_outlet(match["outlet"]) >= 0.4):
            return named or SelfIntroduction(match.span("outlet"), None)
    for pattern, least in ((cues.REPORTER_NAMED, 0.4), (cues.REPORTER_BARE, 0.85)):
        match = pattern.match(paragraph)
        if match and is_outlet(match["outlet"]) >= least:
            return named or SelfIntroduction(match.span("outlet"), None)
    return named


_OWN_WORDS = re.compile(
    r"(?:[^,。!?]{0,12}(?:谢谢|感谢|好|机会)[^,。!?]{0,8}[,。!]\s*){0,2}(?:我(?:是|来自)|这里是)?(?P<words>[^。!?;:\n]{4,30}?)(?=[,。!])"
)
_BEFORE_NAME = re.compile(r"(?:的|记者|首席|,|\s)+$")


def _outlet_and_own_name(head: str) -> SelfIntroduction | None:
    """`我是某报的某某`, `某某电视台记者某某，`, `某报某某。` at the head of a turn."""
    match = _OWN_WORDS.match(head)
    if match is None:
        return None
    first = match.start("words")
    for width in (3, 2, 4):
        start = match.end("words") - width
        outlet = _BEFORE_NAME.sub("", head[first : max(start, first)])
        if len(outlet) >= 2 and name_score(head[start : match.end("words")]) >= 0.7 and is_outlet(outlet) >= 0.5:
            return SelfIntroduction((first, first + len(outlet)), (start, match.end("words")))
    return None


def emissions(paragraph: str) -> tuple[tuple[float, float, float], str]:
    """How much a paragraph speaks for host, reporter, official; and the strongest reason."""
    host = reporter = 0.0
    official = 0.4
    because = ""
    head, tail = paragraph[:120], paragraph[-40:]
    length = len(paragraph)
    if reporter_self(paragraph):
        reporter += 5.0
        because = "introduces himself or herself as a reporter"
    asks = "?" in tail
    if asks:
        reporter += 1.6 if length < 500 else 0.3
        official -= 0.6
    elif "?" in paragraph and length < 400:
        reporter += 0.6
    if cues.QUESTION_CUE.search(paragraph[-160:]):
        reporter += 0.6
    if _ASK_HEAD.match(head):
        reporter += 1.2
    if _VOCATIVE.match(head):
        reporter += 1.6
    if length > 500:
        reporter -= 2.0
        official += 0.8
    elif length > 180:
        official += 0.5
    if _WELCOME.search(head):
        host += 3.0
        because = because or "welcomes the audience"
    if _THANKS_SPEAKER.match(head) and length < 200:
        host += 2.0
    elif _THANKS_PERSON.match(head) and length < 160:
        host += 1.5
    if cues.MODERATION_CUE.search(paragraph) and length < 400:
        # An official, too, asks a colleague to add something; a host says little else.
        host += 2.2 if length < 120 and not _CALLS_OTHER.search(paragraph[60:]) else 1.2
        because = because or "moderates"
    if cues.HANDOVER.search(paragraph) and length < 120:
        host += 1.2
    if cues.CLOSING.search(tail):
        host += 1.0
    if cues.ANSWER_OPENING.match(head):
        official += 2.4
        because = because or "opens like an answer"
    if cues.SUPPLEMENT.match(head) and not asks:
        official += 2.4
    if _ENUMERATION.search(paragraph):
        official += 0.8
    if _THANKS_HOST.match(head):
        host -= 2.5
        if not asks and "?" not in paragraph:
            official += 1.2
    return (host, reporter, official), because


def _switch_cost(a: Part, b: Part, base: float) -> float:
    if a == b:
        return 0.0
    if a == "official" and b == "reporter":
        return base + 0.2
    if a == "host" and b == "official":
        return base
    if a == "reporter" and b == "host":
        return base + 0.3
    return base


def _seam(before: str, a: Part, b: Part, cost: float) -> float:
    """What the words at the end of the paragraph before make of a change: a hand-over all but demands one."""
    tail = before[-80:]
    if a == "host":
        if _CALLS_PRESS.search(tail):
            return 1.0 if b == "host" else -cost if b == "reporter" else 0.0
        if _CALLS_OTHER.search(tail):
            return 1.0 if b == "host" else -cost if b == "official" else 0.5
    if a == "reporter" and ("?" in before[-12:] or before.rstrip("。! ").endswith("谢谢")):
        return -0.6 * cost if b == "official" else 0.0
    if a == "official" and before.rstrip("。! ").endswith("谢谢"):
        return -0.4 * cost if b != "official" else 0.0
    return 0.0


def read_paragraphs(view: str, spans: list[tuple[int, int]], *, first: Part | None, cost: float) -> list[Piece]:
    """The best sequence of states over paragraphs. `first` fixes the state of the first one (it has a label);
    `cost` is the price of a change: high in a document whose labels are complete, low where labels are missing."""
    if not spans:
        return []
    scores: list[dict[Part, float]] = []
    back: list[dict[Part, Part]] = []
    reasons: list[str] = []
    flat: list[tuple[float, float, float]] = []
    for index, (start, end) in enumerate(spans):
        emit, because = emissions(view[start:end])
        flat.append(emit)
        reasons.append(because)
        row: dict[Part, float] = {}
        origin: dict[Part, Part] = {}
        for state, value in zip(_STATES, emit, strict=True):
            if index == 0:
                row[state] = value if first in (None, state) else -99.0
                origin[state] = state
                continue
            before = view[slice(*spans[index - 1])]
            price = {prior: _switch_cost(prior, state, cost) + _seam(before, prior, state, cost) for prior in _STATES}
            best = max(_STATES, key=lambda prior: scores[-1][prior] - price[prior])
            row[state] = scores[-1][best] - price[best] + value
            origin[state] = best
        scores.append(row)
        back.append(origin)
    last: Part = max(_STATES, key=lambda s: scores[-1][s])
    path: list[Part] = [last]
    for origin in reversed(back[1:]):
        last = origin[last]
        path.append(last)
    path.reverse()
    return [_piece(view, spans, path, flat, reasons, index) for index in range(len(spans))]


def _piece(
    view: str,
    spans: list[tuple[int, int]],
    path: list[Part],
    flat: list[tuple[float, float, float]],
    reasons: list[str],
    index: int,
) -> Piece:
    start, end = spans[index]
    part = path[index]
    values = sorted(flat[index], reverse=True)
    margin = flat[index][_STATES.index(part)] - (
        values[1] if values[0] == flat[index][_STATES.index(part)] else values[0]
    )
    opens = index == 0 or path[index - 1] != part
    if not opens and part == "reporter" and reporter_self(view[start:end]):
        opens = True
    if (
        not opens
        and part == "official"
        and cues.SUPPLEMENT.match(view[start : start + 60])
        and "我" in view[start : start + 12]
    ):
        opens = index > 0 and cost_of_supplement(view[slice(*spans[index - 1])])
    return Piece(start, end, part, opens, margin, reasons[index] or f"reads like {part}")


def cost_of_supplement(before: str) -> bool:
    """Whether the paragraph before a `我补充` sounds finished, so that somebody else may add to it."""
    return before.rstrip().endswith(("谢谢。", "谢谢!", "谢谢大家。", "谢谢", "。谢谢。"))
