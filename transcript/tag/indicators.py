"""What a figure is about: its indicator, period, change, rank, and whether it is a fact or a target."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from transcript.lexicon.patterns import lazy
from transcript.lexicon.units import COUNTERS, DURATIONS, MEASURES
from transcript.record import Change

_STOP = lazy(r"[。!?;\n]")
_CLAUSE = lazy(r"[,。!?;:\n]|——")
_PERIOD = lazy(
    r"(?=[\d二〇零一三四五六七八九截今去明后前当本第上下全近过“十这目])(?:"
    r"(?:截至|截止)[^,。;:\n]{2,14}?(?=[,。;:\n]|全|共|我|累计|已)"
    r"|(?:\d{4}|[二〇零一三四五六七八九]{4})年(?:上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|\d{1,2}[-—至]\d{1,2}月(?:份)?|\d{1,2}月(?:份|末|底)?|底|末|初|全年|以来)?"
    r"|(?:(?:今|去|明|前|当|本)年度?|(?<![产营用成市])后年(?![产均]))(?:上半年|下半年|前[一二三]个?季度|第?[一二三四]季度|前?\d{1,2}(?:[-—至]\d{1,2})?个?月(?:份|末|底)?|底|末|全年|以来|同期)?"
    r"|前[一二三]季度|第?[一二三四]季度|上半年|下半年|全年|近\d+年(?:来)?|近[一二两三四五六七八九十]年(?:来)?|过去[一二两三四五六七八九十\d]+年"
    r"|“?十[一二三四五]五”?(?:以来|期间|时期|末)|\d{1,2}[-—至]\d{1,2}月(?:份)?|(?:上|本|这|当|前)(?:个)?月|目前|本(?:轮|次)|十年(?:来|间))"
)
# A look ahead at the first character spares the alternatives at every other one; here and below.
_CHANGE = lazy(
    r"(?=[同环按比较年平两与实名增上提扩升涨下减降回缩压收跌持翻多少成])"
    r"(?:(?P<basis>同比|环比|同口径|按可比价格?计?算?|按不变价格?计?算?|比(?:上年|去年|前年|上月|上个月|上季度|一季度|年初|[一二两三五十\d]+年前|\d{4}年)(?:同期|末|底|全年)?|较(?:上年|去年|前年|上月|上个月|年初|\d{4}年)?(?:同期|末|底|之前)?|年均|平均每年|两年平均|与[^,。;]{1,8}相比|实际|名义)[^,。;:\d]{0,6}?)?"
    r"(?P<way>增长|增加|增幅|增速|上升|上涨|提高|提升|扩大|成长|(?<!新)增|升|涨|下降|减少|降低|回落|下滑|下跌|缩短|压减|收窄|减|降|跌|持平|翻|(?<=比上年)多|(?<=比去年)多|(?<=比上年)少|(?<=比去年)少)"
    r"(?:了|到|至|为|约|近|达|超|超过|分别|幅度|幅)*$"
)
_UP = frozenset("增长 增加 增幅 增速 上升 上涨 提高 提升 扩大 成长 多 增 升 涨 翻".split())
_RANK = lazy(
    r"(?=[位居排列名保稳跃])(?:"
    r"(?:位居|居|排名|排在?|位列|列|名列|保持|稳居|跃居)[^,。;\d]{0,12}第(?:\d+|[一二三四五六七八九十]+)(?:位|名)?|(?:居|排|位列)[^,。;\d]{0,10}(?:首位|榜首|前列))"
)
# `比2023年同期`, `与2019年相比`, `高于去年同期的750亿元`: what is compared with is no period of what is told.
_COMPARES = lazy(r"(?:[比较]|(?:高|低|多|少|大|小|强|优)于|超过了?) ?$")
_COMPARES_WITH = lazy(r"[与和同跟] ?$")
_COMPARED = lazy(r"[^,。;:!?\n]{0,6}?(?:相比|对比|比较|持平|相当)")
_TARGET = lazy(
    r"(?=[目力预计争拟打确将到年下要规明今未底])(?:"
    r"目标(?!的)|力争|预计|预期|计划(?!的)|争取(?=[到在今明年实完使让用早]|\d)|拟|打算|确保|(?<![没就应])将(?!近)|到20\d\d年(?:底|末)?[,前]?|年底前|下一步|要达到|要[建增新完实]|规划|明年|今后|未来|底前)"
)
_DONE = lazy(r"已经?|了|累计|共(?:有|计)?|完成|实现|截至|目前|去年|上半年")
# `90分以上的…`, `7座及以下小客车`: the bound belongs to the figure before, and names nothing that is measured.
_BOUND = r"(?:及?以[上下内外])"
# `水价每立方米上调0.2元`: what it is counted by is not what it is.
_COUNTED_BY = frozenset((*MEASURES, *COUNTERS, *DURATIONS))
_SPOKEN_LEAD = lazy(
    rf"(?:{_BOUND}|其中|此外|另外|同时|目前|截至目前|今年|去年|全市|全省|全县|全区|全国|我市|我省|我们|我们的|大概|现在|由此|这|那|是|也|还(?![款贷建田林])|又|并(?![购网联轨])|而|而且|包括|那么|就(?![业医诊餐学读近])|"
    r"一共|一是|二是|三是|四是|五是|第[一二三四五]|起|到(?![账位访达港岗货户站])|从(?!业)|由|在(?![手岗校建册库营途线售研保编职产读园])|对(?![外口华美台公])|把(?!握)|据(?!点)|预计|力争|共有|有(?![色效机限线偿关害毒轨氧])|的(?!士))+"
)
_DONE_LEAD = lazy(
    r"(?:(?:全年|累计|共|已|已经|先后|成功|顺利|初步|全面|共计|总计|预计|实际|全口径)*(?:实现|完成|达成|获得|荣获|获批|取得|拥有|共有|纳入|持有|收到)(?!率|情况|度)(?:了)?|全年|累计|滚动实施|助推)+(?=[一-龥A-Za-z“])"
)
_NAMES_WITH_DIGITS = lazy(r"PM ?(?:2\.5|10)|(?<!\d)1[12]\d{3}(?=热线)|[A-Z]\d")
_SUBJECT = lazy(
    r"(?:^|(?<=[,。;:!?\n、(]))(?:其中|目前|此外|另外|同时|截至[^,]{2,10},?|(?:20\d\d|今|去)年(?:上半年|全年)?,?|全年|上半年)*"
    r"(?P<scope>全[国省市县区州镇港台球]|我[省市县区州国镇]|本[市港省县区]|[一-龥]{2,4}?(?<![副地片社小园城都超股上门校景厂牧新灾库辖林矿开发示范])(?:省|市|区|县|州|旗(?![区县镇])|镇)(?!委|政府|场|民|级|域|内|外|长|区|属|值|直|里|管|局|乡))"
)
_VERBS = lazy(
    r"(?=[累合力预有计争总共一大多约近超突逾达高为是了至到已将完实新建投下发安办提开改落拥增上减降回同环年分平均仅只占就保控稳比较由从的不接过破再又还调多])"
    r"(?:累计|合计|力争|预计|预期|有望|计划|争取|总计|共计|一共|总共|大约|大概|约|近|超|超过|突破|逾|达|达到|高达|多达|为|是|有|了|至|到|已|已经|将|完成|实现|新增|建成|建设|投入|下达|发放|安排|办理|提供|开工|改造|争取|落实|拥有|"
    r"增长|下降|提高|提升|上升|增加|减少|降低|回落|上调|下调|调整?[至到为]|同比|环比|年均|分别|平均|总|共|均|仅|只有|只|占|就|保持在?|控制在|稳定在|比[^,]{1,8}|较[^,]{1,8}|由|从|的|不低于|不少于|不超过|至少|接近|将近|不到|不足|过|破|再|又|还)+$"
)


_VERBS_LONGEST = 32
_LISTED = lazy("[“”()、]")
_ANY_DIGIT = lazy(r"\d")
_THING = lazy(
    rf"{_BOUND}?+的?([一-龥]{{2,12}}?)(?=[,。;:!?、的(“”\n]|$|和|及|与|以上|以下|左右|完成|实现|得到|已|都|全部)"
)


class Described(NamedTuple):
    """What the words around a figure say; `indicator` is a span of the text, `subject` in simplified script."""

    indicator: tuple[int, int] | None
    subject: str | None
    period: str | None
    change: Change | None
    rank: str | None
    kind: Literal["fact", "target"]


@dataclass(slots=False)
class Sentence:
    """The text figures are read from, with what the last figure of the running sentence was about."""

    plain: str
    text: str
    date: str | None
    about: str | None = None
    topic: tuple[int, int] | None = None
    topic_stop: int = -1
    tail: int = 0

    @cached_property
    def stops(self) -> list[int]:
        return [match.end() for match in _STOP.finditer(self.plain)]

    @cached_property
    def clauses(self) -> list[int]:
        return [match.end() for match in _CLAUSE.finditer(self.plain)]

    @cached_property
    def subjects(self) -> list[tuple[int, str]]:
        return [(match.start("scope"), match["scope"]) for match in _SUBJECT.finditer(self.plain)]

    @cached_property
    def periods(self) -> list[tuple[int, int]]:
        return [match.span() for match in _PERIOD.finditer(self.plain) if not _is_basis(self.plain, *match.span())]

    def left(self, marks: list[int], at: int) -> int:
        """The last mark at or before `at` (0 when there is none)."""
        index = bisect_right(marks, at)
        return marks[index - 1] if index else 0

    def right(self, marks: list[int], at: int) -> int:
        """The next mark after `at` (the text's end when there is none)."""
        index = bisect_right(marks, at)
        return marks[index] if index < len(marks) else len(self.plain)


def described(sentence: Sentence, start: int, end: int) -> Described:
    """Read what the figure at `[start, end)` is about. Remembers its subject for the figures that follow in its sentence."""
    plain = sentence.plain
    stop = sentence.left(sentence.stops, start)
    clause = max(sentence.left(sentence.clauses, start), stop)
    lead = plain[max(clause, sentence.tail, start - 60) : start]
    changed, change = _change(sentence, lead, start)
    indicator = _indicator(sentence, max(clause, sentence.tail, start - 60), start, changed, end)
    if indicator is None and sentence.topic_stop == stop:
        indicator = sentence.topic
    elif indicator is not None:
        sentence.topic, sentence.topic_stop = indicator, stop
    sentence.tail = end
    sentence_end = sentence.right(sentence.stops, end)
    rank = _rank(plain, end, min(sentence_end, end + 40))
    subject = _subject(sentence, start, stop)
    return Described(
        indicator, subject, _period(sentence, start, stop), change, rank, _kind(plain[max(stop, start - 120) : start])
    )


def _is_basis(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - 4) : start]
    return _COMPARES.search(before) is not None or (
        _COMPARES_WITH.search(before) is not None and _COMPARED.match(plain, end) is not None
    )


def _change(sentence: Sentence, lead: str, start: int) -> tuple[str, Change | None]:
    """The words of change right before a figure at `start`, simplified, and the change they tell, as printed."""
    match = _CHANGE.search(lead[-24:])
    if match is None:
        return "", None
    way = match["way"]
    direction: Literal["up", "down", "flat"] = "flat" if way == "持平" else "up" if way in _UP else "down"
    words = match[0].lstrip()
    told = sentence.text[start - len(words) : start].rstrip()
    return words.rstrip(), Change(text=told, basis=match["basis"], direction=direction)


def _indicator(sentence: Sentence, left: int, start: int, changed: str, end: int) -> tuple[int, int] | None:
    """The noun phrase the figure measures: what stands before it in its clause, else the thing counted after it."""
    plain = sentence.plain
    lead = plain[left:start]
    lead = lead.removesuffix(changed)
    counted = lead.rstrip().endswith(("的", "等")) and not changed
    lead = _LISTED.split(lead)[-1] if lead.count("、") > 2 else lead
    lead = lead.rstrip()
    if verbs := _VERBS.search(lead, max(len(lead) - _VERBS_LONGEST, 0)):
        lead = lead[: verbs.start()]
    by = lead.rfind("每", max(len(lead) - 6, 2))
    if by > 0 and lead[by + 1 :] in _COUNTED_BY:
        lead = lead[:by]
    offset = len(lead) - len(lead.lstrip(",、 "))
    for pattern in (_PERIOD, _SUBJECT, _SPOKEN_LEAD, _DONE_LEAD, _PERIOD):
        match = pattern.match(lead, offset) if pattern is not _SUBJECT else _SUBJECT.match(lead[offset:])
        if match:
            offset = offset + match.end() if pattern is _SUBJECT else match.end()
        offset += len(lead[offset:]) - len(lead[offset:].lstrip(",、 "))
    if len(lead) - offset > 24:
        cut = max(lead.rfind("、"), lead.rfind("的"), lead.rfind("和"))
        offset = cut + 1 if cut >= offset and len(lead) - cut > 2 else offset
    trimmed = lead[offset:].rstrip(" ,、(“")
    named = 2 <= len(trimmed) <= 24 and not (
        _ANY_DIGIT.search(trimmed) and _ANY_DIGIT.search(_NAMES_WITH_DIGITS.sub("", trimmed))
    )
    if named and not counted:
        return left + offset, left + offset + len(trimmed)
    thing = _THING.match(plain[end : end + 14])
    if thing and not changed:
        return end + thing.start(1), end + thing.end(1)
    return (left + offset, left + offset + len(trimmed)) if named else None


def _period(sentence: Sentence, start: int, stop: int) -> str | None:
    """The period named last before the figure in its sentence, else in its paragraph."""
    spans = sentence.periods
    index = bisect_right(spans, (start, 0)) - 1
    if index < 0:
        return None
    paragraph = sentence.plain.rfind("\n", 0, start)
    clause = sentence.left(sentence.clauses, start)
    for at in range(index, -1, -1):
        left, right = spans[at]
        if left < stop and left <= paragraph:
            return None
        # `…，去年同期为38.5%。`: of that figure, not of those after it.
        if left >= clause or not sentence.plain.endswith("同期", left, right):
            return sentence.plain[left:right].strip(",: ")
    return None


def _subject(sentence: Sentence, start: int, stop: int) -> str | None:
    """The place or scope named last before the figure in its sentence."""
    spans = sentence.subjects
    index = bisect_right(spans, (start, "")) - 1
    return spans[index][1] if index >= 0 and spans[index][0] >= max(stop, start - 160) else None


def _rank(plain: str, end: int, limit: int) -> str | None:
    match = _RANK.search(plain, end, limit)
    if match is None or _ANY_DIGIT.search(plain, end, match.start()):
        return None
    return match[0]


def _kind(lead: str) -> Literal["fact", "target"]:
    marks = list(_TARGET.finditer(lead))
    if not marks:
        return "fact"
    done = _DONE.search(lead, marks[-1].end())
    return "fact" if done and done[0] not in ("完成", "实现", "上半年") else "target"
