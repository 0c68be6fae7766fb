"""The promises of action an answer makes, with their deadlines.

A sentence promises when it says what somebody here will do: a mark of the future (下一步, 将, 力争, 确保, 年底前 …) with an action that
can be checked. What is done, what is wished for, what others should do, conditions and slogans promise nothing. A list that follows an
announcement (下一步，我们将从三方面入手。一是…) is promised item by item.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.chinese.view import view
from transcript.tag.deadlines import find_deadline


class CommitmentFinding(NamedTuple):
    """A promise; the fields of `transcript.record.Commitment` but its speaker, offsets relative to the text."""

    text: str
    deadline: str | None
    deadline_text: str | None
    start: int
    end: int


_SENTENCE = re.compile(r"[^。!?;\n]+[。!?;]?[”)]?")
_AHEAD = re.compile(
    r"下一步|接下来|下一阶段|下阶段|下步|今后|往后|后续|随后|未来[一二两三四五几\d]|(?:年|月)底(?:之|以)?前|(?:年|月)底(?:,|(?=[试投建开完交通竣启上全]))|到20\d\d年|明年|今年(?:年)?(?:底|内|下半年|还|计划|将)|下半年|从(?:下个?月|[一二三四五六七八九十]+月|明天|下周|明年|现在|今天|这个|本|\d+月|[^,。]{1,8}日)[^,。;]{0,8}(?:起|开始)|下个?月|\d日(?:之|以)?前|新学期|本月|"
    r"\d月(?:底|份)?前|之前(?:完成|建成|开)|(?:国庆|春节|元旦|开学|汛期|供暖季|采暖季)[^,。;]{0,3}前|[天日周月年]之?内(?:完成|办结|建成|公布|启动|开通|开放|到位|恢复|修复)"
)
_WILL = re.compile(
    r"(?<![没就应即或必行若的])将(?:会|在|从|于|由|对|把|以|按|继续|进一步|持续|陆续|逐步|全面|全力|重点|着力|积极|加快|加大|加强|严格|适时|尽快|及时|再|新|推|建|开|实|完|投|启|出|举|发|安|组|联|统|依|根|围|聚|坚|通|优|深|完|增|扩|提|制|研|配|设|落|公|定|为|分|向|同|与|和|派|拿|用|给|支|引|打|做|抓|始|不|改|更|邀|选|争|培|健|强|常|一|采|结|充|密|认|高|切|整|大|努|紧|牢|保|探|创|运|协|指|督|严|补|还|同步|,)"
    r"|力争|争取(?!到|了)|确保|保证(?!金|书)|计划(?:在|于|到|用|今年|明年|再|新|投|建|安|年|开|推|下|完|把|分|实)|打算|拟(?:于|在|投|建|开|出|新|定|将)|准备(?:在|再|把|用|开|推|新|建|出|于)|承诺|我们(?:还|也)?计划|"
    r"会(?:再|继续|进一步|尽快|陆续|逐步|同步)|(?:我们|我局|我委|我厅|我部|我行|我校|集团|公司|市里|省里|区里|部门|也|还|都)[^,。;]{0,8}(?:一定|肯定|还)?会(?:把|给|继续|进一步|尽快|及时|全力|在|按|持续|加|对|根据|再|和|与|第一时间|不断|陆续|向|为|定期|每|组织|公布|公开|推)|"
    r"我们(?:还)?要(?:把|在|继续|进一步|加快|加大|尽快|再|抓|推|对|建|全|重点|持续|从)|(?:我们|还|也|再)将|一定(?:会|要)?(?:把|尽快|依法|严)|绝不|决不(?!是)|坚决(?!打赢了)"
)
# Said of oneself, or with a word that only promises use: what is promised need not be a known action.
_STRONG = re.compile(
    r"(?:我们|我局|我委|我厅|我部|我市|我省|我区|我县|集团|公司)[^,。;]{0,8}(?:将|会(?!议|上|场|计|员|展|同)|(?<![不需只主])要(?!求|说|看|感谢)|计划)|力争|争取(?!到|了)|确保|准备(?:把|在|再)|打算|拟(?:于|在)|一律|保证(?!金|书)"
    r"|会(?:再|继续|进一步|尽快|陆续|逐步|同步|第一时间)"
)
_TELLS = re.compile(r".*没有|[^,]{0,12}(?:是|得(?:很|太|不)|因为|看到|发现|来说|来看|意味)")
_ACTION = re.compile(
    r"建|修|增|完成|推出|推进|推动|开展|开工|开通|开放|开设|启动|实施|实现|落实|出台|制定|发布|公布|公开|投|安排|组织|加快|加大|加强|扩大|改造|整治|检查|排查|督|严|提高|提升|降|优化|简化|完善|健全|"
    r"支持|培育|引进|招|补|发放|兑现|退|更换|配|设|举办|办|治|打造|打击|处|查|清|恢复|解决|试点|覆盖|做好|抓好|抓|盯|送|交付|开起来|开齐|试运行|投产|增持|注销|体检|成立|点亮|审|贴|换|打到|发到|审查|清淤|清理|摸底|修复|回访|留出|补齐|拨付|到位|放|走|设立|帮|陪|教|种|接|装|铺|加|用|做到|上线|通车|通水|达|用于|新|继续|保障|供|调|研究|编|向|把|让|给|派|延长|减|培训|统|回应|答复|报|邀"
)
_PAST = re.compile(
    r"(?:已经?|早已|曾|均已|都已)[^,。;]{0,16}(?:了|完成|实现|建成|投|将)|去年[^,。;]{0,20}了|过去[一二两三四五六七八九十几\d]+年"
)
_CLAUSE = re.compile(r"[^,:]+[,:]?")
_CONDITION = re.compile(r"(?:如果|假如|若|一旦|除非|万一|要是)[^,]{0,20}将")
_NOT_OURS = re.compile(
    r"^(?:如果|假如|若|一旦|只要|除非|万一|要是)|(?:希望|呼吁|请|欢迎|建议|提醒|倡议|盼望|相信)(?:大家|广大|各位|市民|社会|媒体|记者|你|群众|居民|家长|企业|朋友|公众|通过|能|继续|一定|,)|"
    r"将(?:来|近|士|军|信将疑|要)?[,。]|预计(?!年底|今年|明年|到)|有望|要求|规定[^,。]{0,4}应|应当|意味着"
)
_COURTESY = re.compile(
    r"谢谢|感谢|介绍到这|回答到这|先说到|先介绍|向(?:大家|各位|媒体)(?:介绍|通报|发布|汇报|作)|提问|"
    r"回答(?:大家|各位|你|您|记者)的?|请[一-龥]{1,4}(?:局长|主任|厅长|部长|总|市长|先生|女士)"
)
_SLOGAN = re.compile(
    r"(?:以习近平|深入学习贯彻|贯彻落实党的|高举|在[^,。;]{2,20}坚强领导下|不忘初心|为[^,。;]{4,24}(?:作出|贡献|提供有力支撑|奠定)[^,。;]{0,12}$)"
)
_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九]是|第[一二三四五六七八九][,、]?|首先|其次|再次|最后|同时|此外|另外|另一方面|一方面|还有|[(（]?[一二三四五六\d][)）、.])"
)
_HEAD = re.compile(
    r"(?:下一步|接下来|下阶段|下一阶段|今后|明年|下半年|下步)[^。!?;]*(?:方面|工作|入手|着手|发力|措施|举措|几件事|件事|重点|做好|抓好|来做|推进|落实)"
)


def find_commitments(text: str, *, date: str | None = None) -> list[CommitmentFinding]:
    """The promises in a text, in order, offsets relative to it. `date` (ISO) is the day it was said.

    A promise runs from the clause that makes it (with a time or heading before it) to the end of its sentence. Never raises on odd input;
    a text that promises nothing gives an empty list.
    """
    plain = view(text)
    found = []
    listing = False
    for match in _SENTENCE.finditer(plain):
        start, end = match.span()
        sentence = match[0]
        if len(sentence) < 5 or not sentence.strip():
            continue
        item = _ITEM.match(sentence)
        if not item and plain[max(start - 1, 0) : start] == "\n":
            listing = False
        at = _promise(sentence)
        if at is None and listing and item is not None and _acts(sentence):
            at = 0
        if not item:
            listing = bool(_HEAD.search(sentence)) or (listing and at is not None)
        if at is not None and not _only_heads(sentence):
            found.append(_finding(text, plain, start + at, end, date))
    return found


def _acts(sentence: str) -> bool:
    return bool(_ACTION.search(sentence)) and not _PAST.search(sentence) and not _COURTESY.search(sentence)


def _promise(sentence: str) -> int | None:
    """Where in the sentence a promise begins, None when it makes none."""
    if sentence.rstrip("”)").endswith("?") or _CONDITION.match(sentence.strip()) or _SLOGAN.search(sentence):
        return None
    lead: int | None = None
    for clause in _CLAUSE.finditer(sentence):
        words = clause[0]
        ahead = _AHEAD.search(words)
        if _NOT_OURS.search(words) or _COURTESY.search(words) or _PAST.search(words):
            lead = None
            continue
        if len(words) <= 12 and ahead and not _ACTION.search(words.replace("下一步", "")):
            lead = clause.start() if lead is None else lead  # `下一步，`: the promise follows
            continue
        future = _WILL.search(words) or _STRONG.search(words)
        told = re.search(r"了(?=[,。;]|$)", words) or _TELLS.match(words)
        if "没有" in words or "不要" in words:
            continue
        if (future and (_STRONG.search(words) or _ACTION.search(words))) or (
            (ahead or lead is not None) and not told and _ACTION.search(words)
        ):
            return clause.start() if lead is None else lead
        lead = lead if lead is not None and len(words) <= 8 else None
    return None


def _only_heads(sentence: str) -> bool:
    """`下一步，我们将从三个方面做好工作`: says that promises follow, and promises nothing yet."""
    return (
        bool(
            re.search(
                r"(?:[一二两三四五六七八九几]个?方面|[二两三四五六几](?:件事|项工作|点))[^,。;]{0,16}[。:]?$",
                sentence,
            )
        )
        and len(sentence) < 46
    )


def _finding(text: str, plain: str, start: int, end: int, date: str | None) -> CommitmentFinding:
    while start < end and plain[start] in " ,、":
        start += 1
    stop = end
    while stop > start and plain[stop - 1] in " 。;!”":
        stop -= 1
    deadline = find_deadline(plain, start, stop, date=date)
    return CommitmentFinding(
        text[start:stop],
        deadline.iso if deadline else None,
        text[deadline.start : deadline.end] if deadline else None,
        start,
        stop,
    )
