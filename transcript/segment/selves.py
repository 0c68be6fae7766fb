"""What reporters say of themselves at the head of a turn: their outlet, and their name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.roster.names import may_be_name, name_score
from transcript.segment.reading import is_outlet


class SelfIntroduction(NamedTuple):
    """What a reporter says of himself or herself: where outlet and name stand."""

    outlet: tuple[int, int]
    name: tuple[int, int] | None


_HEAD = 200  # characters within which an introduction ends


# `某晚报的记者，请。`, `请某社记者提问。`: a host calls upon a reporter, in few words and without asking anything.
_CALLED_UPON = lazy(
    r"[^?。]{0,12}请(?!问|教)[^?。]{2,30}(?:提问|发问|发言)[。!]?\s*$|[^?]{4,40}(?:[,。]?请(?:讲|说|你?提问?|继续|开始|坐|起立)?|[,。]有请|的问题)[。!]?\s*$"
)


def reporter_self(paragraph: str) -> SelfIntroduction | None:
    """A reporter's self-introduction at the head of a paragraph (view text), its outlet checked."""
    head = paragraph[:_HEAD]
    return None if _CALLED_UPON.match(head) else _self_at_head(head)


@lru_cache(maxsize=4096)
def _self_at_head(paragraph: str) -> SelfIntroduction | None:
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


_OWN_WORDS = lazy(
    r"(?:[^,。!?]{0,12}(?:谢谢|感谢|好|机会)[^,。!?]{0,8}[,。!]\s*){0,2}(?:我(?:是|来自)|这里是)?(?P<words>[^。!?;:\n]{4,30}?)(?=[,。!])"
)
_NO_NAME_BEHIND = lazy("请教|提问|追问|再问|跟进|海外|国际|财经|体育|融媒|新媒|客户|视频|周刊|中文|英文|提一|问一|来问")
_BEFORE_NAME = lazy(r"(?:的|记者|首席|,|\s)+$")


def _outlet_and_own_name(head: str) -> SelfIntroduction | None:
    """`我是某报的某某`, `某某电视台记者某某，`, `某报某某。` at the head of a turn."""
    match = _OWN_WORDS.match(head)
    if match is None:
        return None
    first = match.start("words")
    for width in (3, 2, 4):
        start = match.end("words") - width
        outlet = _BEFORE_NAME.sub("", head[first : max(start, first)])
        if _NO_NAME_BEHIND.match(head, start):
            continue
        if len(outlet) >= 2 and name_score(head[start : match.end("words")]) >= 0.7 and is_outlet(outlet) >= 0.5:
            return SelfIntroduction((first, first + len(outlet)), (start, match.end("words")))
    if first or not head.startswith("。", match.end("words")):
        return None
    # `某晚报赛音。`: nothing but a house everybody knows, and what may be a name.
    for width in (2, 3):
        outlet, name = match["words"][:-width], match["words"][-width:]
        if len(outlet) < 3 or _NO_NAME_BEHIND.match(name) or not may_be_name(name):
            continue
        if is_outlet(outlet) >= 0.85 and is_outlet(outlet + name) < 0.85:
            return SelfIntroduction((0, len(outlet)), (len(outlet), match.end("words")))
    return None


_LAST_WORDS = lazy(
    r"(?:^|[,。!?;:、 ])(?:我是|我系|这里是|来自)?(?P<outlet>[^,。!?;:、 ]{2,20}?)(?:的|记者|特派员|主播|编辑|分析师|首席| )*$"
)


def outlet_before_name(head: str, name: str) -> tuple[int, int] | None:
    """The outlet before the first mention of somebody's own name at the head of his turn: `部长早安，某社记者某某。`. The label gives
    the name, so that it may look like anything."""
    at = head.find(name)
    match = _LAST_WORDS.search(head, 0, at) if at > 0 else None
    return match.span("outlet") if match and is_outlet(match["outlet"]) >= 0.5 else None


_CLAUSE = lazy(r"(?:[^,。!?;:\n.]|\.(?! ))+")
_BEFORE_OUTLET = lazy(
    r"(?:(?:谢谢|感谢|多谢)[\u4e00-\u9fff]{0,6}?|大家好|你好|您好|好的?|我(?:们|这边)?(?:是|来自)|(?:这里|这边|还|也|又)是|来自|\s)*"
)
_ASKS_ON = r"(?:$|(?:想|再|还|来|也|接着|继续)?(?:提问|请教|追问|跟进|请问|补|问|提|追)|想|再|还有)"
LATIN = "-A-Za-z\u00c0-\u024f'’"  # the characters of a Latin name: it ends where Chinese begins
_BEHIND_OUTLET = lazy(
    r"(?:的|驻[\u4e00-\u9fff]{1,6}(?=记者))?(?P<post>(?:首席|特约)?(?:记者|编辑|主播|特派员))?(?:的|\s)*"
    rf"(?:{_ASKS_ON}|(?P<name>[\u4e00-\u9fff·]{{2,4}}?|[A-Z][{LATIN}.]+(?: [A-Z][{LATIN}.]*){{0,2}})(?={_ASKS_ON}))"
)
# `某某军事记者。`, `The Harbour Herald。`: a turn that asks and begins so says who asks, known or not.
_SOME_HOUSE = lazy(r"(?!.*(?:各位|这位|那位|现场|外国|中外|很多|本报|其他|[有们了是在说]))[\u4e00-\u9fff]{3,12}")
_LATIN_HOUSE = lazy(r"(?:The )?[A-Z][\w'’&.-]*(?: [A-Z][\w'’&.-]*){1,4}")
_SURE, _LIKELY = 0.85, 0.5


def own_outlet(head: str) -> SelfIntroduction | None:
    """The outlet somebody known to ask names in one of the first clauses: `请问局长，我是某报记者。`, `某广播提问。`, `某报再问两句`."""
    for count, clause in enumerate(_CLAUSE.finditer(head)):
        if count >= 4 or clause.start() > 60:
            return None
        words, at = clause[0], clause.start()
        before = _BEFORE_OUTLET.match(words)
        begin = before.end() if before else 0
        for stop in range(begin + 2, min(len(words), begin + (28 if words[begin : begin + 1].isascii() else 20)) + 1):
            behind = _BEHIND_OUTLET.match(words, stop)
            if behind is None:
                continue
            name = behind.span("name") if behind["name"] else None
            if name and "\u4e00" <= words[name[0]] <= "\u9fff" and name_score(behind["name"]) < 0.6:
                continue
            if re.match(r"[在对从把于就]|.*\d月", words[begin:stop]) or re.match(
                r"[A-Za-z]{2}", words[stop - 1 : stop + 1]
            ):
                continue
            alone = stop == len(words) and head.startswith("。", clause.end())
            signed = behind["post"] == "记者" and behind.end() == len(words) and head.startswith("。", clause.end())
            if not count and (
                (signed and _SOME_HOUSE.fullmatch(words, begin, stop))
                or (alone and _LATIN_HOUSE.fullmatch(words, begin, stop))
            ):
                return SelfIntroduction((at + begin, at + stop), None)
            if is_outlet(words[begin:stop]) >= (_LIKELY if behind["post"] or begin or alone else _SURE):
                return SelfIntroduction((at + begin, at + stop), (at + name[0], at + name[1]) if name else None)
    return None
