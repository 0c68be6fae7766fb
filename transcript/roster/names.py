"""What a personal name looks like, on the normalised view."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon import minority_names, posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMMON_WORDS, COMPOUND, IN_THE_MIDDLE, NOT_IN_NAMES, SINGLE

_HAN = lazy(r"[\u3400-\u9fff]+")
# A name of several pieces: `阿依努尔·买买提`.
DOTTED = r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}"
_DOTTED = lazy(DOTTED)
_LATIN = lazy(r"[A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]+(?:\s+[A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]*){0,4}")
_NOT_A_NAME_END = lazy(
    r"(?:方面|工作|问题|情况|目标|建设|发展|内容|原则|标准|结果|措施|时间|地点|来源|项目|单位|部门|人员|同志|先生|女士|小姐|博士|教授|院士|阁下|大校|上校|少将|将军|老师|主任|书记|局长|部长|朋友|媒体|要求|质量|安全|经济|政策|计划|规划|"
    r"介绍|回答|表示|提问|指出|强调|补充|回应|主持|出席|会议|全文|答案|原因|理由|关键|重点|亮点|成效|特点|优势|背景|任务|方式|方法|电话|水平|能力|机制|体系|环节|阶段|说明|通气会|发布会|记者会|吹风会|说明会|见面会|座谈会|专题会|[支总大中]队长|[计程济艺药牧]师|[署局厅])$"
)


@lru_cache(maxsize=8192)
def surname(text: str) -> str:
    """The surname a Han name starts with (compound first), or an empty string."""
    if text[:2] in COMPOUND and len(text) > 2:
        return text[:2]
    if text[:4] in COMPOUND and len(text) > 4:
        return text[:4]
    return text[0] if text[:1] in SINGLE else ""


def behind(
    pattern: re.Pattern[str], words: Sequence[str], text: str, start: int, end: int
) -> Iterator[tuple[int, re.Match[str]]]:
    """What `(?:word|word)pattern` finds in `text[start:end]`: where each word begins, and the pattern's match behind it.

    A pattern made anew for the words of every document would take longer to compile than the document takes to read.
    """
    places: list[tuple[int, int, int]] = []
    for rank, word in enumerate(words):
        at = text.find(word, start, end)
        while at != -1:
            places.append((at, rank, at + len(word)))
            at = text.find(word, at + 1, end)
    done = start
    for at, _, behind_word in sorted(places):
        match = pattern.match(text, behind_word, end) if at >= done else None
        if match:
            yield at, match
            done = match.end()


# The lengths of Han names, in the order in which the end or the beginning of a longer text is tried; those of more than four characters
# are names of minorities.
WIDTHS = (3, 2, 4, 5, 6, 7)


@lru_cache(maxsize=8192)
def name_score(text: str) -> float:
    """How much a label core looks like a person's name: 0 (not at all) to 1.

    Han names of two to four characters with a known surname, dotted names (`阿依努尔·买买提`), names of minorities without a dot
    (`扎西顿珠`) and capitalised Latin names count; words that only start with a surname character (`高质量`) do not.
    """
    text = text.strip()
    if not text:
        return 0.0
    if _DOTTED.fullmatch(text):
        return 0.0 if posts.post_at_end().search(text) else 0.95  # `某某·某某司长`: the office is no part of the name
    if text[2:3] == " " and text[:2] in COMPOUND:
        text = text[:2] + text[3:].lstrip()  # `欧阳　某某`
    if _LATIN.fullmatch(text):
        return 0.6 if " " in text else 0.35
    if text.startswith(("司仪", "主持")):
        return 0.0
    if not _HAN.fullmatch(text) or not 2 <= len(text) <= minority_names.LONGEST or text in COMMON_WORDS:
        return 0.0
    if minority_names.is_name(text):
        return 0.85
    if len(text) > 5:
        return 0.0
    family = surname(text)
    if not family:
        return 0.0
    given = text[len(family) :]
    if not given or len(given) > 3 or _NOT_A_NAME_END.search(text):
        return 0.0
    seldom = len(given) == 2 and given[0] in IN_THE_MIDDLE
    if not NOT_IN_NAMES.isdisjoint(given[seldom:]):
        return 0.0
    if (post := posts.post().match(text)) and len(post[0]) >= 2:
        return 0.0  # `司长好`
    if len(given) == 3:
        if posts.post_at_end().search(text):
            return 0.0  # `车务总监`
        # Married double surnames (林郑月娥) are the only common four-character form.
        return 0.6 if given[0] in SINGLE else 0.75 if given[0] == "氏" else 0.15  # 阮氏某某, as in Vietnam
    if seldom:
        return 0.75
    return 0.9 if len(family) == 2 or len(given) == 2 else 0.75


def is_called(name: str) -> bool:
    """Whether an office set off beside it makes a name of words that may also be none: `解放，某局副局长`."""
    return name_score(name) >= 0.7 or (name in COMMON_WORDS and surname(name) != "" and 2 <= len(name) <= 3)


def may_be_name(words: str) -> bool:
    """Whether two to four Han characters hold nothing that no name holds. For places where only a name is to be expected."""
    return (
        2 <= len(words) <= 4
        and _HAN.fullmatch(words) is not None
        and words not in COMMON_WORDS
        and NOT_IN_NAMES.isdisjoint(words)
        and not _NOT_A_NAME_END.search(words)
    )


@lru_cache(maxsize=1)
def _around() -> re.Pattern[str]:
    families = "|".join([*sorted(COMPOUND), *sorted(SINGLE)])
    return re.compile(
        rf"(?P<family>{families})(?P<post>(?:{posts.pattern()})(?:兼(?:{posts.pattern()}))?|记者)(?P<given>[\u4e00-\u9fff]{{1,2}})$"
    )


@lru_cache(maxsize=1)
def _around_set_off() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<family>[\u4e00-\u9fff])(?P<post>{posts.pattern()})(?!{posts.pattern()})(?P<given>[\u4e00-\u9fff]{{2}})"
    )


class AroundOffice(NamedTuple):
    """A name with its office in the middle, as Taiwan prints it (`柯處長秉中`): spans of its three pieces."""

    family: tuple[int, int]
    post: tuple[int, int]
    given: tuple[int, int]


_LAST = posts.LAST | {"者"}  # of what stands between the pieces of a name: an office, or 记者


def around_office(view: str, start: int, end: int, *, listed: bool = False) -> AroundOffice | None:
    """The name with an office in it that `view[start:end]` ends in, or None. Where what follows the post is a name by itself it is none,
    unless nothing stands before the family name: no office is called `殷发言人`.

    `listed` says that the stretch is a piece of a list of persons: then the family may be any.
    """
    if "·" in view[start:end] and (dotted := _dotted_around().fullmatch(view, start, end)):
        return AroundOffice(dotted.span("family"), dotted.span("post"), dotted.span("given"))
    if _LAST.isdisjoint(view[max(start, end - 3) : max(start, end - 1)]):
        return None  # no post ends where one or two characters of a name are left
    match = _around().search(view, start, end)
    two = match and match.start() == start + 1 and view[start] in SINGLE and match["family"] in SINGLE
    if match and two and view[start : start + 2] not in _NO_FAMILIES:
        # `邱翁署长惠珍`: the surnames of husband and wife.
        family, whole = (start, match.end("family")), True
    else:
        family = match.span("family") if match else (start, start)
        whole = match is not None and match.start() == start and match["family"] not in _BEFORE_POST
    if match is None and listed:
        match = _around_set_off().fullmatch(view, start, end)
        family = match.span("family") if match else family
    if match is None or match.end() != end or end - match.start() < 4:
        return None
    if _NOT_GIVEN.match(match["given"]) or match["given"] in COMMON_WORDS:
        return None
    if (name_score(match["given"]) >= 0.5 and not whole) or (
        family[0] > start and not _BODY_BEFORE.search(view[start : family[0]])
    ):
        return None
    return AroundOffice(family, match.span("post"), match.span("given"))


@lru_cache(maxsize=1)
def _dotted_around() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<family>[\u3400-\u9fff]{{1,8}}?)(?P<post>{posts.pattern()}|记者)(?P<given>(?:·[\u3400-\u9fff]{{1,8}}){{1,3}})"
    )


_NO_FAMILIES = frozenset(("公关", "党组", "全国", "项目"))  # two surnames that are a word before a post
_BEFORE_POST = frozenset("原代党")  # surnames that stand before a post as words, too
_NOT_GIVEN = lazy(r"[先来请也再就您你好说讲答回补的们和与及是在对为以表介主又还刚等]")
_BODY_BEFORE = lazy(rf"[{posts.ORGAN}社府]$")
