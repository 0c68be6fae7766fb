"""What a question turn asks, part by part, and which paragraphs of an answer deal with which part."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import each, lazy

_SENTENCE = lazy(r"[^。!?;\n\r]+[。!?;]*[”)]*")
_REQUEST = lazy(
    each(
        r"请问 请您? 想请 能否 能不能 可否 可不可以 希望 请(?:部长|局长|主任|发言人|[\u4e00-\u9fff]{1,4})",
        "[^,。]{0,16}(?:介绍|谈|解读|分析|回应|评价|说明|透露|证实|分享|解释|解答|展望|评论)",
    )
    + r"|我(?:的|想问的)?问题是|"
    r"有(?:何|什么)(?:评论|回应|看法|考虑|举措|安排|打算|计划|进展|措施|要求|期待|样的)|如何(?:看|评价|看待|回应)|怎么(?:看|评价|看待)|怎样(?:看|评价|看待)|追问"
)
_LEAD = lazy(
    r"^(?:(?:好的?|谢谢|感谢|多谢)[^,。?!]{0,10}[,。!]\s*|[\u4e00-\u9fff]{0,8}(?:您好|你好|上午好|下午好|早上好|晚上好|大家好)[,。!]\s*|我(?:们)?(?:是|来自)[^,。]{2,24}(?:记者)?[^,。]{0,6}[,。]\s*|"
    r"我?(?:想|要)?(?:请教|请问|问)?[^,。]{0,6}[一两二三四五几]个(?:小)?问题[,。:]\s*)+"
)
_RHETORICAL = lazy(r"^(?:是吧|对吧|对不对|是不是|好吗|好不好|可以吗|行吗|为什么呢?|怎么办呢?)[?]$")
_STOP = frozenset("请问一下我们这个那个问题什么怎么如何是否能否有没有哪些方面情况介绍谢谢您好你的了在和与对以及将会")


class PartFinding(NamedTuple):
    """One thing asked: offsets into the text given."""

    start: int
    end: int


def question_parts(view: str, start: int, end: int) -> tuple[PartFinding, ...]:
    """One span per thing asked in `[start, end)` of a normalised view: each sentence that asks.

    A question without a question mark (`请介绍一下…。谢谢。`) gives one part; a turn that asks nothing recognisable gives its whole text.
    """
    asked: list[PartFinding] = []
    requests: list[PartFinding] = []
    for sentence in _SENTENCE.finditer(view, start, end):
        text = sentence[0].strip()
        if not text or cues.COURTESY_ONLY.match(text) or _RHETORICAL.match(text):
            continue
        span = _trimmed(view, sentence.start(), sentence.end())
        if span.end <= span.start:
            continue
        if "?" in text:
            asked.append(span)
        elif _REQUEST.search(text):
            requests.append(span)
    if asked:
        # A request before the first question mark is usually its lead-in; one after the last is a question of its own.
        tail = [span for span in requests if span.start > asked[-1].end]
        return tuple(asked + [span for span in tail if span.end - span.start > 12])
    if requests:
        return tuple(requests)
    whole = _trimmed(view, start, end)
    return (whole,) if whole.end > whole.start else ()


def _trimmed(view: str, start: int, end: int) -> PartFinding:
    while start < end and view[start] in " \n\r\t*>":
        start += 1
    while end > start and view[end - 1] in " \n\r\t*":
        end -= 1
    lead = _LEAD.match(view[start:end])
    if lead and lead.end() < end - start - 4:
        start += lead.end()
    return PartFinding(start, end)


_NO_WORD = lazy(r"[^\u4e00-\u9fffA-Za-z0-9]")


def _bigrams(text: str) -> list[str]:
    """The different pairs of neighbouring characters, of which one at least says something."""
    plain = _NO_WORD.sub("", text)
    return list(dict.fromkeys([a + b for a, b in pairwise(plain) if a not in _STOP or b not in _STOP]))


_ORDINAL = lazy(
    r"^.{0,14}?(?:第(?P<n>[一二三四五12345])个(?:小)?问题|您?问的第(?P<m>[一二三四五])|第(?P<k>[一二三四])个方面的问题)"
)
_LAST = lazy(r"^.{0,10}?(?:最后一个问题|后一个问题|另外一个问题)")
_DIGITS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4}


def match_parts(view: str, parts: tuple[PartFinding, ...], paragraphs: list[tuple[int, int]]) -> list[int | None]:
    """For each paragraph of an answer, the part of the question it deals with (an index), or None.

    A paragraph that says which question it answers decides; otherwise the part whose wording it shares most; a paragraph that
    shares little goes on with the part before.
    """
    if len(parts) <= 1:
        return [0 if parts else None] * len(paragraphs)
    wanted = [_bigrams(view[part.start : part.end]) for part in parts]
    common = Counter(gram for bag in wanted for gram in bag)
    weights = [[(gram, 1.0 / common[gram]) for gram in bag] for bag in wanted]
    result: list[int | None] = []
    current: int | None = None
    for start, end in paragraphs:
        text = view[start:end]
        ordinal = _ORDINAL.match(text)
        said = next((group for group in ordinal.groups() if group), None) if ordinal else None
        if said is not None and _DIGITS[said] < len(parts):
            current = _DIGITS[said]
        elif _LAST.match(text):
            current = len(parts) - 1
        else:
            scores = [
                sum([weight for gram, weight in bag if gram in text]) / (len(bag) ** 0.5 or 1.0) for bag in weights
            ]
            best = max(range(len(parts)), key=scores.__getitem__)
            ranked = sorted(scores, reverse=True)
            if ranked[0] >= 0.45 and ranked[0] - ranked[1] >= 0.2:
                current = best
        result.append(current)
    return result
