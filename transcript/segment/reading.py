"""Reading one label: whom does `国家统计局新闻发言人 付某某`, `中央社 王五` or `问` announce?

Everything here looks at the label alone, on the normalised view. Whether it is a label at all is decided for the whole
document in `convention`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import outlets, posts
from transcript.lexicon.countries import COUNTRIES
from transcript.lexicon.patterns import lazy
from transcript.lexicon.speech_cues import CONFERENCE
from transcript.lexicon.surnames import COMPOUND
from transcript.roster.names import DOTTED, around_office, is_called, name_score, surname

Kind = Literal["host", "ask", "answer", "outlet", "reporter", "person", "titled", "role", "other", "unknown"]
Cut = tuple[int, int]


class Reading(NamedTuple):
    """What a label says. Spans are relative to the label core; `strength` is a log-odds-like weight
    (above 0: more likely a speaker than not) and `because` its reason."""

    kind: Kind
    strength: float
    because: str
    name: Cut | None = None
    title: Cut | None = None
    outlet: Cut | None = None


# The kinds of those who ask.
ASKING: tuple[Kind, ...] = ("ask", "reporter", "outlet")
ANSWERS = "a mark for an answer and who answers"
SHAPED = "shaped like a name"
ENGLISH_HOUSE = "a house in English"
_UNKNOWN = Reading("unknown", -2.0, "no known word, name or office")
_NOT = Reading("unknown", -6.0, "reads like a heading, header line or part of a sentence")
_DIRECTION = lazy(r"\s*\(([^()]{1,30})\)\s*$")
# `记者[某报]`, `记者“某报”`: who asks, in another pair.
_OTHER_SHELL = lazy(r"(?:(?<=记者)|(?<=传媒)|(?<=提问)|(?<=媒体)(?<!自媒体))\s?[\[【“]([^\[\]【】“”]{1,30})[\]】”]\s*$")
# `某某[中央社]`: a name and, in square brackets, where it is from.
_SQUARE_SHELL = lazy(r"(?<=..)\s?\[([^\[\]]{2,24})\]\s*$")
_ROLE_BRACKET = lazy(r"^(主持人|主持|司仪)$")
_NUMBERED_WORD = lazy(
    r"^(问|答|q|a|追问|提问|记者|媒体|传媒|回答|问题|网友|q&a)\s*(?:\d{1,3}(?:-\d{1,2})?|(?<=[者体媒友])(?:[一二三四五六七八九十]{1,2}|[a-z甲乙丙丁戊]))$",
    re.I,
)
# Speech recognition tells voices apart and numbers them: `发言人 1`, `说话人2`, `Speaker 3`.
VOICE = lazy(
    r"(?:发言人|说话人|讲话人|讲者|说话者|语者|访客|与会者|参会者|参会人|来宾|用户|speaker|spk|guest)[_ ]?\d{1,2}", re.I
)
_SOME_HOUSE = lazy(
    r"(?!.*(?:[一二三四五六七八九十]|第|现场|首先|最后|我|您|请|环节|问题|书面))[\u4e00-\u9fffA-Za-z0-9]{2,8}"
)
_IN_FULL = lazy(r"(?:致[词辞]|讲话|发言)(?:内容|全文|如下)")  # `某某致词全文：`
# `某某问：`, `某某回答：`: what the person does, behind the name.
_SAYS = lazy(
    r"(?<=..)(?:又|再|接着|继续|随后|最后|先|首先|现场|接过话筒|拿过话筒)?(?:提问|发问|追问|插问|问|回答|答复|作答|答|回复|答覆|回覆|补充|补充回答|补充说明|插话|(?:在\S{2,8}?)?(?:开场)?(?:发言|讲话|致辞|致词)(?:内容)?(?:全文)?(?:如下|为)?|答询|答问|(?:回答|答)了?第[一二三四五]个?(?:问题?|题))(?:道|说|:)?$"
)
# `某某说`, `某某回应`: before a colon also what a news report writes, so that the rest of the document must speak for it.
_TELLS = lazy(r"(?<=..)(?:又|再|接着|继续|随后|最后|先)?(?:说|回应|说明)$")


def doubt_of_telling(text: str) -> float:
    """What a label loses that a news report could also write (`某某说`, `某某回应`); 0 for any other."""
    told = _TELLS.search(text)
    return 0.0 if told is None else 2.0 if told[0].endswith("说") else 4.0


# `Q1｜某报`, `A｜某某`, `问 某报记者`: a mark and who it is.
_MARK_AND_WHO = lazy(
    r"^(?:(?P<mark>(?:q|a|问题|问|答|(?:媒体|记者|现场)?提问[者人]?|回答|追问|传媒|媒体)\s?\d{0,3}(?:-\d{1,2})?)\s*(?:[|/·.、:@\]】]|[-－]+|—+|\s)"
    r"|(?P<says>同期声?|发布人?|发言人?|通报人?|介绍|嘉宾|主讲人|答问人|回应人|受访人|补充|回应|插话|答复|解答|作答)\s?[|/·:])\s*(?P<who>\S.*)$",
    re.I,
)
_CREDIT = lazy(
    r"^(?:责任|值班|见习|实习|首席|图片|视频|文字|录音)?(?:编辑|责编|校对|审核|审读|监制|摄影|摄像|排版|美编|整理|纪录|记录|速录|撰稿|供稿|来源|通讯员|实习生)[\s/:]+\S"
)
_ANSWERS_PRESS = lazy(r"(?:答|回答|回应)(?:中外)?(?:记者|媒体)(?:们|朋友)?的?(?:提?问|群访)")  # a headline, a caption
_OFFERS = lazy(r"(?:打开|点击|下载|扫码|扫一扫|关注|登录|进入)(?=.{2})")  # `打开网易新闻`
_BYLINE = lazy(r"(?P<house>\S{2,16}报[道导]) ?(?:记者|通讯员) ")  # `环球网报道 记者 某某`
_DATELINE = lazy(r"(?:本报|本网|本台|本刊)[^:]{0,8}(?:讯|消息|报道|电)")
# `某某大校`, `某某先生`: a rank or a form of address behind a name is no part of it.
_RANK_BEHIND = lazy(
    r"(?<=..)(?:(?:海军|陆军|空军|火箭军|武警)?(?:专业技术)?(?:大校|上校|中校|少校|少将|中将|上将|一级警监|二级警监|三级警监)|先生|女士|小姐|同志|博士|教授|医生|医师|老师)$"
)
_ENGLISH_OFFICE = lazy(
    r"(?:(?:Acting|Deputy|Permanent|Under|Assistant|Chief) )*(?:Executive|Secretary|Director|Commissioner|Superintendent|Spokesman|Spokesperson|Spokeswoman|Minister|Premier|President|Mayor|Moderator)"
    r"(?:[ -]General)?(?: (?:for|of) (?:the )?[A-Z][\w,' -]{2,30})?"
)
_COMPANY_OFFICE = (
    r"(?:(?:Co-?|Vice |Deputy |Executive |Senior |Managing |Interim )*(?:Founder|Chair(?:man|woman|person)?|President|Director|General Manager|C[EFOTMSIPR]O)"
    r"|Chief (?:[A-Z][a-z]+ ){1,2}Officer|(?:Head|Director|VP|Vice President|Manager) of [A-Z][\w &-]{2,40}|Investor Relations?(?: \w+)?|IR (?:Director|Officer|Manager))"
)
_COMPANY_OFFICES = rf"{_COMPANY_OFFICE}(?:(?:,? (?:and|&) |, ?| & ){_COMPANY_OFFICE})*"
_ENGLISH_OFFICES = lazy(_COMPANY_OFFICES)
# `Juan Lin - IR Director`, `Jason Wang - MediaTek, Investor Relations`
_ENGLISH_NAME_OFFICE = lazy(
    rf"(?P<name>(?:Dr\. |Mr\. |Ms\. )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){{1,3}}) ?[-—|] ?"
    rf"(?P<office>(?:[A-Z][\w&.' -]{{1,30}}, ?)?{_COMPANY_OFFICES}|.{{2,40}}?(?P<analyst>Analyst))"
)
# `Autonomous Research US LP`, `Morgan Stanley, Research Division`
_ENGLISH_HOUSE = lazy(
    r"[A-Z][\w&.'’-]*(?: [A-Z&][\w&.'’-]*){0,5}"
    r"(?:,? (?:LLC|L\.?P\.?|Inc\.?|Ltd\.?|Corp\.?|Corporation|Co\.|Company|Securities|Capital(?: Markets)?|Bank|Partners|Research(?: Division)?|Group|Advisors))"
)


def _in_english(text: str) -> Reading | None:
    """An office, a house of investors, or a name with an office, as the pages of calls in English have them."""
    if not text[0].isascii():
        return None
    if _ENGLISH_OFFICE.fullmatch(text) or _ENGLISH_OFFICES.fullmatch(text):
        return Reading("role", 2.0, "an office in English", None, (0, len(text)))
    if _ENGLISH_HOUSE.fullmatch(text):
        return Reading("outlet", 1.0, ENGLISH_HOUSE, outlet=(0, len(text)))
    named = _ENGLISH_NAME_OFFICE.fullmatch(text)
    if named and named["analyst"]:
        return Reading("reporter", 3.0, "an analyst", named.span("name"))
    if named:
        return Reading("titled", 3.0, "a name and an office in English", named.span("name"), named.span("office"))
    return None


_ANALYST = lazy(
    r"^(?P<house>[^\s()]{2,16}?)的?\s*(?:首席|资深|高级)?(?:[\u4e00-\u9fff]{2,4}(?:行业|板块|组))?(?:分析师|分析员)\s*(?P<name>.{0,30})$"
)
_BROKER = lazy(
    r"(?P<house>[\u4e00-\u9fff]{2,6}(?:证券|投信|投顾|期货|基金|资管|资本|创投|国际证券|资产|资产管理|投资|信托|保险|私募|汇理|研究所))"
    r"(?:\s|\s?/\s?)?(?P<name>[\u4e00-\u9fff]{2,4}|[A-Z][\w. ]{1,20})$"
)
_HOUSE = r"[\u4e00-\u9fff]{2,5}(?:证券|投信|投顾|期货|基金|资管|资本|创投|资产|资产管理|投资|信托|保险|私募|研究所)"
_BROKER_ALONE = lazy(_HOUSE)
# `某证券-某某`, `某某，某证券`: the house and who asks for it, in either order.
_BROKER_APART = lazy(
    rf"(?P<house>{_HOUSE}) ?[-—|,、] ?(?P<name>[\u4e00-\u9fff]{{2,4}}|[A-Z][\w.'’ ]{{1,24}})"
    rf"|(?P<name2>[\u4e00-\u9fff]{{2,4}}|[A-Z][\w.'’ ]{{1,24}}?) ?[-—|,、] ?(?P<house2>{_HOUSE})"
)
_SELF_MEDIA = lazy(
    r"^(?:自媒体人?|[Bb]站|UP主|[Bb]站UP主|抖音|快手|小红书|视频博主|博主|网友|网民|公众号|视频号|微博|主播|个人投资者|投资者|股民|读者|听众|观众|粉丝|大V)\s*“(?P<outlet>[^“”]{1,16})”$"
)
# `有媒体书面提问：`, `会后，有记者问及：`
_SOMEBODY_ASKS = lazy(
    r"(?:[^,。]{0,6},)?(?:另?有|又有|还有)(?:一位|多家)?(?:[\u4e00-\u9fff]{0,4})?(?:媒体|记者)[^,。]{0,6}(?:书面|会后)?(?:提问|追问|问及|问到|问道|询问|问)"
)
_FROM_PUBLIC = lazy(
    r"(?P<outlet>[^\s“”]{2,8})?(?:网友|网民|观众|听众|市民|家长|读者|村民|居民|患者|学生|投资者|股东|股民|消费者)(?:代表|提问|留言)?\s?(?:“[^“”]{1,14}”|(?<=\s)[^\s“”]{1,10}|[\u4e00-\u9fff]{1,3}?(?:先生|女士|小姐|同学|阿姨))?$"
)
_CALLED_SHORT = lazy(
    r"^(?:总|局|董|工|处|厅|部|署|司|主席|主持|主持人|所|政委|书记|先生|女士|小姐|博士|老师|教授|副总|董秘)$"
)
_OF_REPORTERS = lazy(r"记者(?:会|招待会|节|见面会|团|问|朋友|们)")
_REPORTER_NAME = lazy(
    r"^(?P<outlet>.*?)的?(?:学生|校园|实习|小|特派员?|驻[\u4e00-\u9fff]{1,4}|首席|文字|摄影|见习|本报)*(?:记者|主播|编辑)\s*(?P<name>[^()]*?)$"
)
_SENTENCE = lazy(
    r"[。!?;…“”]|的时候|我们|你们|他们|咱们|什么|怎么|为什么|哪些|大家|各位|这个|那个|这些|那些|因为|所以|如果|虽然|但是|而且|不是|就是|还是|没有|可以|应该|已经|同时|目前|以及|"
    r"^(?:我|你|他|她|它|这|那|在|从(?!江|化)|把|被|让|对(?!外)|向(?!阳)|为|与|和(?!平|田|龙|硕|县)|或|并|也|都|就|还|又|再|很|最|更|不|没|有|是|如|若|当|由|以(?!色列)|至|到|按|据|请|谢|该|本次|此次|其)(?!静|玉|小|国|志|建|晓|明|文|丽|海)"
)
_ORG_TAIL = lazy(
    r"(?:部|委|局|厅|办|处|署|院|会|所|站|馆|厂|行|社|政府|公司|集团|中心|大学|学校|学院|医院|银行|法院|检察院|公安局|办公室|总队|支队|大队|指挥部|协会|商会|基金会|委员会|管委会|党委|"
    r"宣传部|发改委|卫健委|财政局|教育局|企业|银行|分行|研究所|研究院|事务所|机构|组织|方|司|科|室|队|区|市|县|省|镇|乡)$"
)


def _trim(core: str, start: int, end: int) -> Cut:
    while start < end and core[start] in " *_':,、-—/|·":
        start += 1
    while end > start and core[end - 1] in " *_':,、-—/|":
        end -= 1
    return start, end


def _unquote(core: str, start: int, end: int) -> Cut:
    """The span without `《》` around the whole of it."""
    start, end = _trim(core, start, end)
    if end - start > 2 and core[start] == "《" and core[end - 1] == "》" and "《" not in core[start + 1 : end]:
        return start + 1, end - 1
    return start, end


_BRANCH = lazy(r"(?<=..)(?:亚洲|亚太|中国|香港|国际|大中华区?)$")  # `高盛亚洲`
_NO_PART_OF_OUTLET = lazy(r"[《》“”\s]")
_AFTER_OUTLET = lazy(r"(?:记者|新闻|客户端|网站|中文网)$")


_IN_TITLE_MARKS = lazy(r"[\u4e00-\u9fff]{0,4}《[^《》]{1,14}》")  # `《某报》`, `法国《某某手册》`


@lru_cache(maxsize=16384)
def is_outlet(text: str) -> float:
    """How much a text looks like a news organisation's name: 0 to 1."""
    plain = _NO_PART_OF_OUTLET.sub("", text).lower()
    if not plain:
        return 0.0
    known = outlets.simplified_known()
    if plain in known or _AFTER_OUTLET.sub("", plain) in known or _BRANCH.sub("", plain) in known:
        return 1.0
    if plain in outlets.NOT_OUTLETS or plain in outlets.BARE_ENDINGS or len(plain) > 26 or "," in plain:
        return 0.0
    if "、" in plain:
        return min(is_outlet(part) for part in plain.split("、"))
    match = outlets.ending().match(plain)
    if not match:
        return 0.55 if _IN_TITLE_MARKS.fullmatch(text.strip()) else 0.0
    if plain.endswith(tuple(outlets.NOT_OUTLETS)):
        return 0.0
    if match[1]:
        return 0.9 if len(plain) >= 3 else 0.3
    return 0.5 if 2 < len(plain) <= 8 else 0.2


def _titled(text: str) -> bool:
    text = text.strip()
    return bool(posts.post_at_end().search(text) or _ORG_TAIL.search(text) or is_outlet(text) > 0.4)


_TITLE_DOTTED = lazy(rf"(?P<title>.*(?:{posts.pattern()}))(?P<name>{DOTTED})$")
_SPACED = lazy(r"[\u4e00-\u9fff] [\u4e00-\u9fff]")
_SPACED_AT_END = lazy(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff] [\u4e00-\u9fff])$")
_LATIN_AT_END = lazy(r"(?<=[\u4e00-\u9fff》)])\s*([A-ZÀ-Ý][a-zà-ÿ][A-Za-zÀ-ÿ'’.-]*(?: [A-ZÀ-Ý][A-Za-zÀ-ÿ'’.-]*)*)$")


def _person_at_end(core: str) -> tuple[Cut, Cut] | None:
    """`职务 姓名` or `职务姓名`: (title, name)."""
    cut = core.rfind(" ")
    if cut > 0 and core[:cut].rstrip()[-2:] in COMPOUND and 1 <= len(core) - cut - 1 <= 2:
        cut = max(core.rfind(" ", 0, cut), 0)  # `欧阳 某某`: the space stands inside the name
    if cut > 0:
        left, right = core[:cut].rstrip(), core[cut + 1 :]
        spaced = _SPACED_AT_END.search(core)
        if spaced and spaced.start() > 0 and name_score(spaced[1].replace(" ", "")) >= 0.7:
            return _trim(core, 0, spaced.start()), (spaced.start(), len(core))
        # Latin given and family names: everything after the last Han character.
        latin = _LATIN_AT_END.search(core)
        if latin and (_titled(core[: latin.start()]) or latin.start() <= 8):
            return _trim(core, 0, latin.start(1)), latin.span(1)
        if posts.post().fullmatch(right):
            return None  # `某某 市消防支队支队长`: an office stands last
        if name_score(right) >= 0.5 and _titled(left):
            return _trim(core, 0, len(left)), (cut + 1, len(core))
        if name_score(right) >= 0.7 and len(left) >= 2:
            return _trim(core, 0, len(left)), (cut + 1, len(core))
        if is_called(right) and len(left) >= 6 and posts.post_at_end().search(left):
            return _trim(core, 0, len(left)), (cut + 1, len(core))
    for width in (3, 2, 4):
        if len(core) > width + 1 and name_score(core[-width:]) >= (0.7 if width < 4 else 0.6):
            left = core[:-width].rstrip(" 、,")
            if posts.post_at_end().search(left):
                return _trim(core, 0, len(left)), (len(core) - width, len(core))
    for width in (3, 2):
        if len(core) > width + 3 and name_score(core[-width:]) >= 0.75:
            left = core[:-width].rstrip()
            if _ORG_TAIL.search(left) and len(left) >= 4:
                return _trim(core, 0, len(left)), (len(core) - width, len(core))
    dotted = _TITLE_DOTTED.search(core)
    if dotted:
        return dotted.span("title"), dotted.span("name")
    return None


_NAME_AND_MORE = lazy(r"([\u3400-\u9fff·]{2,20}|[A-Z][A-Za-z'’.-]+(?: [A-Z][A-Za-z'’.-]*)*)\s*[ ,、/|-]\s*(.{2,60})$")
_SPACED_AND_MORE = lazy(r"([\u4e00-\u9fff] [\u4e00-\u9fff])\s+(.{2,60})$")


def _person_at_start(core: str) -> tuple[Cut, Cut] | None:
    """`姓名 职务`, `姓名，职务` or `姓名职务`: (title, name)."""
    match = _NAME_AND_MORE.match(core)
    if match and (posts.post_at_end().search(match[2]) or is_outlet(match[2]) > 0.4):
        likely = name_score(match[1]) >= 0.5 or (
            core[match.end(1) : match.start(2)].strip() in (",", "/") and len(match[1]) <= 4 and bool(surname(match[1]))
        )
        if likely:
            return match.span(2), match.span(1)
    spaced = _SPACED_AND_MORE.match(core)
    if spaced and name_score(spaced[1].replace(" ", "")) >= 0.7 and posts.post_at_end().search(spaced[2]):
        return spaced.span(2), spaced.span(1)
    for width in (3, 2, 4):
        if len(core) > width and name_score(core[:width]) >= 0.6:
            rest = core[width:].lstrip()
            if posts.post().fullmatch(rest):
                return (len(core) - len(rest), len(core)), (0, width)
    return None


# Reporters go by what they are called, too: `某某晚报 小鹿`, `36氪 老K`.
_OUTLET_AND_CALLED = lazy(
    r"(?P<outlet>\S{2,14})(?: ?[ /|] ?)(?P<name>[\u4e00-\u9fff]{2,4}|[小老阿大][A-Za-z\u4e00-\u9fff]{1,4})$"
)
_BRACKETED_AND_NAME = lazy(r"(《[^》]{2,16}》)\s*([^《》]{2,24})$")
_TWO_PIECES = lazy(r"(.{2,24}?)[ ,/|-]+(.{1,30})$")
_BETWEEN_PIECES = lazy(r"[ ,/|-]+")
# What may be a name of any look, behind an outlet.
_HAN_ONLY = lazy(
    r"(?!.*[会团节问们讯电稿])(?!单位|工作|机构|消息|报道|备份|直播|整理|摘编|综合|评论|社论|记录|发布|转载|转发|编译|来源|摄影|记者|提问|追问|编辑|主播|客户|新闻|频道|中文|网站|融媒)[\u4e00-\u9fff]+"
)
_HAN_AND_LATIN = lazy(r"([\u4e00-\u9fff《》]{2,20})([A-Z][A-Za-z'’.-]+(?: [A-Z][A-Za-z'’.-]*)*)$")


def _outlet_and_name(core: str) -> tuple[Cut, Cut] | None:
    """`中央社 王五`, `《某报》王五`, `CNBC Jane Doe`, `王五（某社）`: (outlet, name)."""
    match = _BRACKETED_AND_NAME.match(core)
    if match and name_score(match[2].strip()) >= 0.3:
        return match.span(1), match.span(2)
    called = _OUTLET_AND_CALLED.match(core)
    if (
        called
        and is_outlet(called["outlet"]) >= 0.85
        and not is_outlet(called["name"])
        and not posts.post_at_end().search(called["name"])
    ):
        return called.span("outlet"), called.span("name")
    match = _TWO_PIECES.match(core)
    if match and len(match[2]) == 1:
        # `某报 简`: a surname is all that was noted.
        return (match.span(1), match.span(2)) if is_outlet(match[1]) >= 0.5 and surname(match[2]) else None
    if match:
        if is_outlet(match[1]) >= 0.5 and name_score(match[2].strip()) >= 0.3:
            return match.span(1), match.span(2)
        if is_outlet(match[2]) >= 0.5 and name_score(match[1].strip()) >= 0.5:
            return match.span(2), match.span(1)
        nxt = _BETWEEN_PIECES.search(core, match.end(1) + 1)
        if nxt and is_outlet(core[: nxt.start()]) >= 0.5 and name_score(core[nxt.end() :].strip()) >= 0.3:
            return (0, nxt.start()), (nxt.end(), len(core))
    latin = _HAN_AND_LATIN.match(core)
    if latin and is_outlet(latin[1]) >= 0.5:
        return latin.span(1), latin.span(2)
    for width in range(2, min(core.find("·"), 9) - 1):
        if is_outlet(core[:width]) >= 0.9 and name_score(core[width:]) >= 0.9:
            return (0, width), (width, len(core))  # `原视尤玛·达陆`
    for width in (3, 2):
        if len(core) >= width + 2 and name_score(core[-width:]) >= 0.75 and is_outlet(core[:-width]) >= 0.85:
            return (0, len(core) - width), (len(core) - width, len(core))
    if not is_outlet(core) and "(" not in core and core[0] not in "各多本外":
        for width in (2, 3, 4):
            name = core[-width:]
            if (
                len(core) >= width + 3
                and _HAN_ONLY.fullmatch(name)
                and is_outlet(core[:-width]) >= 0.9
                and not _titled(name)
            ):
                return (0, len(core) - width), (len(core) - width, len(core))  # `某某日报塔娜`
    return None


_HOST_AND_REST = lazy(r"(节目主持人|会议主持人|主持人|主持|司仪)\s*[:,/|(-]?\s*(.*?)\)?$")
_CONFERENCE_AND_HOST = lazy(rf"(?:{CONFERENCE}|说明会|见面会|招待会)\s*(?:主持人|司仪)$")
_REST_AND_HOST = lazy(r"(.+?)\s*[(/|,\s-]\s*(?:主持人|主持|司仪)\s*\)?$")


def _with_host_word(core: str) -> Reading | None:
    if "主持" not in core and "司仪" not in core:
        return None
    match = _HOST_AND_REST.match(core)
    if match and match[2]:
        rest = match[2]
        offset = match.start(2)
        if name_score(rest) >= 0.3 or _SPACED.fullmatch(rest):
            return Reading("host", 5.0, "the word 主持人 and a name", name=(offset, offset + len(rest)))
        inner = _person_at_end(rest) or _person_at_start(rest)
        if inner:
            (t0, t1), (n0, n1) = inner
            return Reading(
                "host",
                5.0,
                "the word 主持人, an office and a name",
                (offset + n0, offset + n1),
                (offset + t0, offset + t1),
            )
        return None
    if _CONFERENCE_AND_HOST.search(core):
        return Reading("host", 3.0, "the word 主持人 behind a title")
    match = _REST_AND_HOST.match(core)
    if match and name_score(match[1]) >= 0.5:
        return Reading("host", 5.0, "a name and the word 主持人", name=match.span(1))
    return None


_AROUND_REPORTER = lazy(r"(?P<before>[^,;:]{3,16})记者[\u3400-\u9fff]{1,2}")


def _name_around_reporter(core: str) -> Reading | None:
    """`某社彭记者郁文`, as Taiwan's gazettes print it."""
    match = _AROUND_REPORTER.fullmatch(core)
    for width in (2, 1) if match else ():
        cut = match.end("before") - width  # type: ignore[union-attr]
        family = core[cut : cut + width]
        if surname(family + core[cut + width + 2 :]) == family and is_outlet(core[:cut]) >= 0.5:
            return Reading("reporter", 4.0, "a name around 记者", (cut, len(core)), None, (0, cut))
    return None


def _with_reporter_word(core: str) -> Reading | None:
    """`某报记者`, `某报记者某某`; what only tells of reporters is no label."""
    if "记者" not in core and "主播" not in core:
        return None
    if stops.VERB_TAIL.search(core) or _OF_REPORTERS.search(core) or stops.CAPTION.search(core):
        return Reading("ask", 1.0, "a reporter's question told in prose") if core.endswith("问及") else _NOT
    match = _REPORTER_NAME.match(core)
    if not match or core[1:].count("(") != core[1:].count(")"):
        return None
    name: Cut | None = None
    if match["name"]:
        name = _trim(core, *match.span("name"))
        words = core[slice(*name)].strip()
        if name_score(words) < 0.3 and not (
            _HAN_ONLY.fullmatch(words) and len(words) <= 5 and is_outlet(match["outlet"]) >= 0.85
        ):
            return None
    outlet = _unquote(core, *match.span("outlet"))
    if outlet[1] > outlet[0]:
        text = core[slice(*outlet)]
        if re.search(r"[,;]", text) or (_SENTENCE.search(text) and len(text) > 8):
            return None  # `好，我们收到一个问题，是某报的记者问：`
        if (
            (_SENTENCE.search(text) and is_outlet(text) < 0.5)
            or len(text) > 40
            or text in COUNTRIES
            or re.fullmatch(
                r"[一二三四五六七八九十\d]*[名位]?(?:现场|在场|外国|外籍|国内|境外|中外|女|男|[外港台陆澳日韩美]媒|本地|同一|同|另|另一|一|独立|自由|资深|其他|其它|多|几|部分|[前后][排面]|[左右][边侧]|中间|这|那|该){1,3}[名位]?",
                text,
            )
        ):
            outlet = (0, 0)
    house = core[slice(*outlet)]
    pair = _outlet_and_name(house) if name is None and len(house) >= 4 and is_outlet(house) < 0.2 else None
    named = house[slice(*pair[1])] if pair else ""
    if pair and (
        named.istitle() if named.isascii() else len(named) == 3 and name_score(named) >= 0.7
    ):  # `某社某某记者`
        name, outlet = ((outlet[0] + a, outlet[0] + b) for a, b in (pair[1], pair[0]))
    return Reading("reporter", 4.0, "the word 记者", name, None, outlet if outlet[1] > outlet[0] else None)


def shifted(reading: Reading, by: int) -> Reading:
    """The reading with its spans moved."""
    if not by:
        return reading

    def move(cut: tuple[int, int] | None) -> tuple[int, int] | None:
        return (cut[0] + by, cut[1] + by) if cut else None

    return reading._replace(name=move(reading.name), title=move(reading.title), outlet=move(reading.outlet))


@lru_cache(maxsize=16384)
def read_label(core: str) -> Reading:
    """Read a label core (view text between prefix and colon). Spans in the result are relative to `core`."""
    start, end = _trim(core, 0, len(core))
    text = core[start:end]
    if not text or len(text) > 60:
        return _NOT
    direction = _DIRECTION.search(text) or _OTHER_SHELL.search(text) or _SQUARE_SHELL.search(text)
    if direction and direction.start() > 0:
        return shifted(_with_bracket(text, direction), start)
    return shifted(_read_plain(text), start)


def _with_bracket(text: str, bracket: re.Match[str]) -> Reading:
    """`姓名（职务）`, `王五（某社）`, `主任（挂职）张三`, or a stage direction such as `（笑）`."""
    inside, head = bracket[1], text[: bracket.start()].rstrip()
    cut = bracket.span(1)
    base = _read_plain(head)
    if _ROLE_BRACKET.match(inside) or inside in ("主持人代读", "主持人读", "主持人念", "主持代读"):
        return base._replace(kind="host", strength=5.0, because="the word 主持人 in brackets")
    if (
        name_score(inside) >= 0.7
        and base.name is None
        and base.kind in ("host", "role", "reporter", "outlet", "titled", "ask")
        and _read_plain(inside).outlet is None
    ):
        return base._replace(name=cut, strength=base.strength + 1)
    if _MARK.fullmatch(head) or (base.kind == "ask" and not posts.post_at_end().search(inside)):
        return _marked_in_bracket(base, inside, cut)
    if base.kind == "host" and base.name is None and (host := _person_at_end(inside)):
        (t0, t1), (n0, n1) = host
        return base._replace(
            name=(cut[0] + n0, cut[0] + n1), title=(cut[0] + t0, cut[0] + t1), strength=base.strength + 1
        )
    if base.kind in ("person", "unknown", "titled", "role") and posts.post_at_end().search(inside):
        return base._replace(
            kind="titled",
            title=cut,
            name=base.name or (0, len(head)),
            strength=3.5,
            because="a name with an office in brackets",
        )
    if (
        base.kind in ("reporter", "ask")
        and base.outlet is None
        and head.endswith("记者")
        and _PLAIN_HOUSE.fullmatch(inside)
        and inside not in _HOW_ASKED
    ):
        return Reading("reporter", 4.0, "the word 记者 and who it is in brackets", base.name, None, cut)
    if inside in ("记者", "记者会记者", "现场记者", "提问"):
        asker = _outlet_and_name(head)
        alone = (0, len(head)) if asker is None and is_outlet(head) >= 0.3 else None
        return Reading(
            "reporter",
            4.0,
            "the word 记者 in brackets",
            asker[1] if asker else base.name,
            None,
            asker[0] if asker else alone,
        )
    if is_outlet(inside) >= 0.5 or inside.endswith("记者"):
        tail = cut if not inside.endswith("记者") else (cut[0], cut[1] - 2)
        name = base.name or ((0, len(head)) if name_score(head) >= 0.3 else None)
        return Reading("reporter", 4.0, "a name with an outlet in brackets", name, None, tail)
    if base.kind == "unknown" and base.strength > -3 and _IN_LATIN.fullmatch(inside) and _TRANSLATED.fullmatch(head):
        return Reading("person", 2.0, "a name and the same in Latin letters", (0, len(head)))
    return base


# `布某某（Antony Blinken）`: a name translated
_IN_LATIN = lazy(r"[A-Z][a-z'’-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’-]+){1,2}")
_TRANSLATED = lazy(r"[\u4e00-\u9fff·]{2,8}")


_PLAIN_HOUSE = lazy(
    r"(?!.*(?:[一二三四五六七八九十\d]|男|女|匿名|自由|独立|声音|话筒|笑|英|葡|粤))[\u4e00-\u9fff]{3,8}"
)
_HOW_ASKED = frozenset("接上 接上问 续问 再问 提问 追问 英文 英语 粤语 普通话 翻译 现场 线上 连线 书面 男 女".split())
TO_WHOM = "(?:to|提给|问给|致|问|@|→)"
ASKED_WHOM = lazy(rf"{TO_WHOM}\s?\S", re.I)  # `Q2（to 某某）`
MARK_WORDS = "q|a|问|答|提问|回答|回复|追问|补充|发布|通报|发言|介绍|插话|答复|说明|答询|答覆|回覆|媒体提问|记者提问"  # before who does it, in brackets
_MARK = lazy(rf"(?:{MARK_WORDS})\s?\d{{0,3}}(?:-\d{{1,2}})?(?:补充|追问|续)?", re.I)


def _marked_in_bracket(base: Reading, inside: str, cut: Cut) -> Reading:
    """`Q(某报)`, `A(部长)`: the mark tells the part, the bracket who."""
    who = shifted(_read_plain(inside), cut[0])
    if inside.startswith(("主持人", "主持")):
        return Reading("host", 3.0, "a mark for a question, and 主持人 in brackets")  # `问题9（主持人代网友）`
    if base.kind == "ask" and (inside in _HOW_ASKED or ASKED_WHOM.match(inside)):
        return base
    if base.kind == "ask":
        outlet = who.outlet or (None if who.name else cut)
        return Reading("reporter", 3.0, "a mark for a question and who asks", who.name, None, outlet)
    if who.kind in ("person", "titled", "role", "host"):
        return who._replace(strength=max(who.strength, 2.5), because=ANSWERS)
    return base


# `某报记者再问一下某局长：`: a sentence that asks somebody, not who speaks.
_ASKS_WHOM = lazy(r"(?:请问|想问|再问|问一下|想请|请教|追问|提问)(?=.{2})")


def _read_plain(text: str) -> Reading:
    """A label without a bracket behind it: what the first of the readers finds that finds anything."""
    return next(filter(None, (read(text) for read in _READERS)), _UNKNOWN)


def _a_word(text: str) -> Reading | None:
    """Nothing but a word for a part, numbered or not, or a numbered voice."""
    bare = text.lower().replace(" ", "")
    if bare in stops.HEADER_KEYS:
        return _NOT
    if bare in stops.SPEAKER_WORDS_HOST:
        return Reading("host", 4.5, "the word 主持人")
    if bare in stops.SPEAKER_WORDS_ASK:
        return Reading("ask", 2.0, "a word for who asks")
    if bare in stops.SPEAKER_WORDS_ANSWER:
        return Reading("answer", 1.5, "a word for who answers")
    if bare in stops.SPEAKER_WORDS_OTHER:
        return Reading("other", 1.0, "a word for who translates or is concerned", None, (0, len(text)))
    if _NUMBERED_WORD.match(bare):
        asks = bare[0] in "问q追提记网媒传"
        return Reading("ask" if asks else "answer", 2.5, "a numbered question or answer mark")
    if VOICE.fullmatch(bare):
        return Reading("role", 3.0, "a voice told apart by a machine", None, None)
    return None


def _of_the_page(text: str) -> Reading | None:
    """What a page says of itself or offers, and headlines."""
    if (
        _FLOOR.match(text)
        or "#" in text
        or _CREDIT.match(text)
        or _DATELINE.match(text)
        or text.endswith(("提醒您", "提醒你", "提醒大家", "发布时间", "发布日期", "更新时间", "浏览次数"))
        or _ANSWERS_PRESS.search(text)
        or _OFFERS.match(text)
        or ((byline := _BYLINE.match(text)) and is_outlet(byline["house"]) < 0.85)
    ):
        return _NOT
    return None


def _ranked(text: str) -> Reading | None:
    """`某某大校`, `某报某某小姐`: who stands before a rank or a form of address."""
    ranked = _RANK_BEHIND.search(text)
    if ranked is None or text[: ranked.start()] in COMPOUND:  # `司徒医生` is a surname with a form of address
        return None
    who = _read_plain(text[: ranked.start()])
    if who.kind in ("person", "titled") and who.strength >= 0.5 and not text[0].isascii():
        return who
    return who if who.kind == "reporter" and who.name and who.outlet else None


def _one_of_many(text: str) -> Reading | None:
    """One of the public, or somebody of the press whom the page does not name; what asks somebody is no label."""
    media = _SELF_MEDIA.match(text)
    if media:
        return Reading("reporter", 3.0, "a name of one who asks in public", outlet=media.span("outlet"))
    if _SOMEBODY_ASKS.fullmatch(text):
        return Reading("ask", 2.0, "somebody of the press asks")
    public = _FROM_PUBLIC.match(text)
    if public:
        house = public.span("outlet") if public["outlet"] and is_outlet(public["outlet"]) >= 0.5 else None
        return Reading("reporter" if house else "ask", 2.0, "one of the public", outlet=house)
    return _NOT if _ASKS_WHOM.search(text) else None


def _says(text: str) -> Reading | None:
    """`某某回答`: who stands before what he does."""
    said = _SAYS.search(text)
    if said is None:
        return None
    before = text[: said.start()].rstrip()
    who = _read_plain(before)
    sure = who.strength >= 1.0 or (said[0][-1] in "问答说充话" and who.strength > -1.0)
    if sure and who.kind in ("host", "reporter", "outlet", "person", "titled", "role"):
        return who._replace(strength=max(who.strength, 3.0)) if _IN_FULL.search(said[0]) else who
    asks = said[0] in ("提问", "追问", "发问") and who.kind in ("unknown", "outlet") and who.strength > -3
    if asks and _SOME_HOUSE.fullmatch(before):
        return Reading("reporter", 1.5, "a word for asking behind a name nobody knows", outlet=(0, len(before)))
    return None


def _tells(text: str) -> Reading | None:
    """`某某说`, `某某回应`: who stands before what a news report could also write."""
    told = _TELLS.search(text)
    if told is None:
        return None
    who = _read_plain(text[: told.start()])
    if who.kind == "titled" and who.title and not posts.post_at_end().search(text[slice(*who.title)]):
        return _NOT  # a headline
    if who.kind in ("host", "reporter", "person", "titled") and who.strength > 0:
        return who._replace(strength=who.strength - doubt_of_telling(text), because=f"{who.because}, and {told[0]}")
    return None


def _in_two_scripts(text: str) -> Reading | None:
    """`某某 Mou Mou`, `Moderator Bai Moumou 白某某`, `Xinhua News Agency 新华社`."""
    double, name = _IN_TWO_SCRIPTS.fullmatch(text), "name"
    if double is None or name_score(double["name"]) < 0.6 or is_outlet(double["name"]):
        double, name = _LATIN_FIRST.fullmatch(text) if text[0].isascii() else None, "han"
        if double and is_outlet(double["han"]) >= 0.9:
            because = "the name of a news organisation in two scripts"
            return Reading("outlet", 3.0, because, outlet=double.span("han"))
        if double is None or not double["latin"].istitle() or name_score(double["han"]) < 0.6:
            return None
    kind: Kind = "host" if double["host"] else "person"
    return Reading(kind, 5.0 if double["host"] else 2.5, "a name in two scripts", double.span(name))


def _answering_or_analyst(text: str) -> Reading | None:
    """A name and a word for who answers, or an analyst of a house."""
    worded = _NAME_AND_WORD.fullmatch(text)
    if worded and name_score(worded["name"]) >= 0.7:
        return Reading("person", 2.5, "a name and a word for who answers", worded.span("name"))
    analyst = _ANALYST.match(text)
    if analyst and not _SENTENCE.search(text):
        name = analyst.span("name") if name_score(analyst["name"].strip()) >= 0.3 else None
        if name or not analyst["name"].strip():
            return Reading("reporter", 3.0, "an analyst", name, None, analyst.span("house"))
    return None


def _name_and_house(text: str) -> Reading | None:
    """A name and a house in either order, with something between them that tells them apart."""
    for pattern, named, known, strength, because in _APART:
        found = pattern.fullmatch(text)
        if found is None or (found["name"] and name_score(found["name"]) < named):
            continue
        name = found.span("name") if found["name"] else None
        if known is None:
            return Reading("person", strength, because, name)
        if is_outlet(found["house"]) >= known:
            return Reading("reporter", strength, because, name, None, found.span("house"))
    body = _HOUSE_DASH_NAME.fullmatch(text)
    if body and name_score(body["name"]) >= 0.7 and _ORG_TAIL.search(body["house"]):
        return Reading("titled", 2.5, "a body, a dash and a name", body.span("name"), body.span("house"))
    return None


def _of_outlet(text: str) -> Reading | None:
    """An outlet, or a name with one, in whatever order."""
    if is_outlet(text) >= 0.85:
        return Reading("outlet", 3.0, "the name of a news organisation", outlet=_unquote(text, 0, len(text)))
    if ("|" in text or "/" in text) and (around := _around_stroke(text)):
        return around
    if pair := _outlet_and_name(text):
        outlet, name = pair
        return Reading("reporter", 3.5, "an outlet and a name", _trim(text, *name), None, _unquote(text, *outlet))
    return None


_LATIN_NAME = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)*"
_BADGE = lazy(r"(?:嘉宾|主播|媒体|官方)(?=[^\s介提记问])")  # a chat's badge before the name: `嘉宾某某`
_ANALYSTS = frozenset("分析师 分析员 首席分析师 卖方分析师 买方分析师 机构分析师".split())
_LATIN_POST = lazy(rf"(?P<name>[A-Z][a-zÀ-ÿ'’.-]+(?: [A-Z][A-Za-zÀ-ÿ'’.-]*)*) ?(?P<post>{posts.pattern()})")
# `某某，某银行 － 分析员`
_NAME_HOUSE_JOB = lazy(
    rf"(?P<name>[\u4e00-\u9fff·]{{2,6}}|{_LATIN_NAME}), ?(?P<house>[^,。-]{{2,20}}?) ?[-—－] ?(?:首席|高级|资深)?(?:分析[员师]|研究员|基金经理|记者|编辑|传媒|媒体)"
)
# `某某 某报`, `某社/某某`
_NAME_AND_HOUSE = lazy(r"(?P<name>[\u4e00-\u9fff]{2,4}) +(?P<house>[^ ]{2,16})")
_HOUSE_STROKE_NAME = lazy(rf"(?P<house>[^\s/|·,。@]{{2,16}}) ?[/|·@] ?(?P<name>[\u4e00-\u9fff·]{{2,8}}|{_LATIN_NAME})")
# `某某 – 某证券`; the one who does not say his name is `未具名参会者 – 某证券`.
_NAME_DASH_HOUSE = lazy(
    rf"(?:(?P<name>(?!未具名|匿名|未署名|Unidentified|Unknown)(?:[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+|{_LATIN_NAME}))"
    r"|(?:未具名|匿名|未署名)[\u4e00-\u9fff]{0,4}|(?:Unidentified|Unknown) [A-Z][a-z]+) ?[-—－]+ ?(?P<house>[\u4e00-\u9fffA-Za-z]{2,14})"
)
_WITHIN_DASH_NAME = lazy(
    rf"(?:公司|公司方|管理层|我司|嘉宾|IR|PR) ?[-—－] ?(?P<name>[\u4e00-\u9fff·]{{2,8}}|{_LATIN_NAME})"
)
# `应急管理局-某某` in a chat
_HOUSE_DASH_NAME = lazy(rf"(?P<house>[\u4e00-\u9fff]{{2,14}}) ?[-—－] ?(?P<name>[\u4e00-\u9fff·]{{2,8}}|{_LATIN_NAME})")
_NAME_STROKE_HOUSE = lazy(
    rf"(?:记者|(?P<name>[\u4e00-\u9fff]{{2,4}}|{_LATIN_NAME})) ?[/|] ?(?P<house>[^\s/|·,。]{{2,16}})"
)
# How much like a name the one must look and like an outlet the other (None: it is no outlet), and what the two together weigh.
_APART: tuple[tuple[re.Pattern[str], float, float | None, float, str], ...] = (
    (_NAME_HOUSE_JOB, 0.3, 0.0, 3.5, "a name, a house and a job there"),
    (_NAME_AND_HOUSE, 0.7, 0.5, 3.5, "a name and an outlet"),
    (_NAME_STROKE_HOUSE, 0.3, 0.5, 3.0, "a name, a stroke and an outlet"),
    (_HOUSE_STROKE_NAME, 0.3, 0.5, 3.0, "an outlet, a stroke and a name"),
    (_WITHIN_DASH_NAME, 0.35, None, 2.5, "the company's side, a dash and a name"),
    (_HOUSE_DASH_NAME, 0.0, 0.5, 3.0, "an outlet, a dash and a name"),
    (_NAME_DASH_HOUSE, 0.0, 0.5, 3.0, "a name, a dash and an outlet"),
)
# `某某汇富 / Kelvin Lau`: one who asks, of a house nobody knows.
_HOUSE_AND_NAME = lazy(r"(?P<house>[^\s/|《》“”,。]{2,12}) ?[/|] ?(?P<name>[^/|《》“”,。]{2,24})")
_GIVEN_AND_FAMILY = lazy(r"[A-Z][a-z]+ ?[\u4e00-\u9fff]{1,2}")  # `Sarah 沈`
_POLITE = lazy(r"(?:先生|女士|小姐)$")
# `某某发布人`, as chats print the part behind the name
_NAME_AND_WORD = lazy(r"(?P<name>[\u4e00-\u9fff·]{2,8}?) ?[|/·]? ?(?:发布人|发言嘉宾|嘉宾|主讲人|答问人|受访者|受访人)")
# `某某 Mou Mou`, `主持人 Moderator 某某 Mou Mou`: pages in two languages.
_IN_TWO_SCRIPTS = lazy(
    r"(?P<host>(?:主持人|司仪) ?(?:[A-Za-z]+ )?)?(?P<name>[\u4e00-\u9fff·]{2,6}) ?(?:[A-Z][A-Za-z'’-]+)(?: [A-Z][A-Za-z'’-]+){1,2}"
)
# `Bai Moumou 白某某`, `Moderator Bai Moumou 白某某`, `Xinhua News Agency 新华社`
_LATIN_FIRST = lazy(
    r"(?P<host>(?:Moderator|Host|MC) )?(?P<latin>[A-Z][A-Za-z'’.&-]*(?: [A-Z][A-Za-z'’.&-]*){0,4}) (?P<han>[\u4e00-\u9fff·《》]{2,12})"
)


_FLOOR = lazy(r"\d{1,5}[楼#]")  # of a forum's thread: somebody's remark
_SHORT_NAME = lazy(r"[\u4e00-\u9fff]{2,3}")
_NOBODY = lazy(r"(?:不愿|不肯|没有|追问|再问|续问|匿名|不详|不具名|现场|线上)")
_HOUSE_AND_POLITE = lazy(r"(?P<house>\S.*?) \S{1,3}(?:先生|女士|小姐)")


def _with_mark(text: str) -> Reading | None:
    """`Q1｜某报`: the mark tells the part, the rest tells who."""
    marked = _MARK_AND_WHO.match(text)
    if marked is None:
        return None
    mark = (marked["mark"] or "").lower()
    asks = "问" in mark or mark.startswith(("q", "传媒", "媒体"))
    who = shifted(read_label(marked["who"].strip()), marked.start("who"))
    if who.kind == "host":
        return who
    if asks and _NOBODY.match(marked["who"]):
        return Reading("ask", 2.5, "a mark for a question")
    span = _trim(text, *marked.span("who"))
    polite = _HOUSE_AND_POLITE.fullmatch(text, *marked.span("who"))
    if asks and polite:
        return Reading(
            "reporter", 3.0, "a mark for a question and who asks", None, None, _unquote(text, *polite.span("house"))
        )
    if asks:
        outlet = who.outlet or (None if who.name else _unquote(text, *span))
        return Reading("reporter", 3.0, "a mark for a question and who asks", who.name, None, outlet)
    if who.kind in ("person", "titled", "role"):
        return who._replace(strength=max(who.strength, 2.5), because=ANSWERS)
    if _SHORT_NAME.fullmatch(text, *span):
        return Reading("person", 2.5, ANSWERS, span)
    return Reading("answer", 1.5, "a mark for an answer")


# `民政局某局长`
_BODY_AND_CALLED = lazy(
    r"[\u4e00-\u9fff]{2,14}?(?:局|委|厅|部|办|处|署|院|中心|集团|公司|支队|总队|医院|大学)(?P<called>[\u4e00-\u9fff]{3,6})"
)
# `CEO 某总`, `IR 某总`
_OFFICE_AND_CALLED = lazy(r"[^\s,、]{1,12} (?P<called>[\u4e00-\u9fff]{2,4})")


# `评委会主席|某某`, `某某|组委会秘书长`: an office and a name with a stroke between.
_STROKED = lazy(r"(?P<one>[^|/]{2,24}?) ?[|/] ?(?P<two>[^|/]{2,24})")


def _around_stroke(text: str) -> Reading | None:
    """Who stands before or behind a stroke, and the house, office or word on its other side."""
    of_house = _HOUSE_AND_NAME.fullmatch(text)
    if of_house and not _titled(of_house["house"]) and not is_outlet(of_house["name"]) and len(of_house["house"]) >= 4:
        called, house = of_house["name"], of_house.span("house")
        name = None if _POLITE.search(called) else of_house.span("name")
        if name is None or name_score(called) >= 0.5 or _GIVEN_AND_FAMILY.fullmatch(called):
            return Reading("reporter", 1.5, "a house and a name with a stroke between", name, None, house)
    stroked = _STROKED.fullmatch(text)
    if stroked is None:
        return None
    one, two = stroked.span("one"), stroked.span("two")
    for name, office in ((two, one), (one, two)):
        if name_score(text[slice(*name)]) >= 0.3 and posts.post_at_end().search(text[slice(*office)]):
            return Reading("titled", 3.5, "an office and a name with a stroke between", name, office)
    if stroked["one"] in stops.SPEAKER_WORDS_OTHER:
        return Reading("other", 1.5, "who translates or is concerned, and a name", two, one)
    if len(stroked["one"]) <= 6 and name_score(stroked["two"]) >= 0.7:
        return Reading("person", 1.5, "a word and a name with a stroke between", two)
    return None


# `中央社Q`, `县长A`: the mark stands behind who asks or answers.
_MARK_BEHIND = lazy(r"(?P<who>[\u4e00-\u9fff《》·]{2,16}|.{2,14}(?= )) ?(?P<mark>[QA])\d{0,2}")


def _marked_behind(text: str) -> Reading | None:
    """`某某Q`: who asks or answers stands before the mark."""
    match = _MARK_BEHIND.fullmatch(text) if text[-1] in "QA" or text[-1].isdecimal() else None
    if match is None:
        return None
    who = _read_plain(match["who"].strip())
    if match["mark"] == "Q":
        outlet = who.outlet or (None if who.name else match.span("who"))
        return Reading("reporter", 3.0, "who asks, and a mark for a question", who.name, None, outlet)
    if who.kind in ("person", "titled", "role", "host"):
        return who._replace(strength=max(who.strength, 2.5), because="who answers, and a mark for an answer")
    return Reading("role", 1.5, "a mark for an answer behind a word", None, match.span("who"))


_LATIN_FULL = lazy(
    r"(?:Dr\. |Mr\. |Ms\. |Mrs\. |Prof\. )?[A-Z][a-z'’]+(?: [A-Z]\.)?(?: [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?){1,2}"
)


_IN_NO_LABEL = lazy(r"[\[\]/<>=的]|\.(?:com|cn|org|net|hk|tw)")
_SEVERAL = lazy(r"[,;、]")


def _one_character(text: str) -> Reading | None:
    """One character that may stand for a word or a surname."""
    if len(text) > 1:
        return None
    if text in "主持":
        return Reading("host", 0.8, "may stand for 主持人")
    if text == "记":
        return Reading("ask", 0.8, "may stand for 记者")
    return Reading("role", -0.2, "a surname alone", None, (0, 1)) if surname(text + "某") else _NOT


def _withheld(text: str) -> Reading | None:
    """`某`, `王某某`: a name that the page withholds."""
    return _UNKNOWN if text.startswith("某") or text.endswith("某某") else None


def _surname_and_office(text: str) -> Reading | None:
    """`某局长`, `民政局某局长`, `CEO 某总`: a surname with an office or a form of address."""
    family = len(surname(text))
    if family and _CALLED_SHORT.match(text[family:]):
        if text.endswith(("主持", "主持人")):
            return Reading("host", 4.0, "a surname and 主持")
        return Reading("role", 1.5, "a surname with a form of address", None, (0, len(text)))
    if family and posts.post().fullmatch(text[family:]):
        return Reading("role", 2.0, "a surname with an office", None, (0, len(text)))
    of_body = _BODY_AND_CALLED.fullmatch(text)
    family = len(surname(of_body["called"])) if of_body else 0
    if of_body and family and posts.post().fullmatch(of_body["called"], family):
        return Reading("role", 2.0, "a body, a surname and an office", None, of_body.span("called"))
    called = _OFFICE_AND_CALLED.fullmatch(text)
    family = len(surname(called["called"])) if called else 0
    if called and family and _CALLED_SHORT.match(called["called"][family:]):
        return Reading("role", 2.0, "an office, a surname and a form of address", None, called.span("called"))
    return None


def _name_around_office(text: str) -> Reading | None:
    """`某局长某某`: the given name behind the office."""
    around = around_office(text, 0, len(text))
    if around is None:
        return None
    name = around.family[0], len(text)
    if text[slice(*around.post)] == "记者":
        return Reading("reporter", 3.0, "a name around 记者", name)
    return Reading("titled", 3.0, "a name around an office", name, around.post)


def _of_broker(text: str) -> Reading | None:
    """`某证券 某某`, `某某，某证券`: who asks for a house of investors."""
    apart = _BROKER_APART.fullmatch(text)
    if apart:
        one = "2" if apart["house2"] else ""
        if name_score(apart["name" + one]) >= 0.3:
            spans = apart.span("name" + one), apart.span("house" + one)
            return Reading("reporter", 2.5, "a broker's house and a name", spans[0], None, spans[1])
    house = _BROKER.match(text)
    if house and name_score(house["name"]) >= 0.3:
        return Reading("reporter", 2.5, "a broker's house and a name", house.span("name"), None, house.span("house"))
    return None


def _name_and_office(text: str) -> Reading | None:
    """A name at either end, with the office or the outlet that is the rest."""
    latin = _LATIN_POST.fullmatch(text)
    if latin and latin["post"] not in stops.SPEAKER_WORDS_HOST:
        return Reading("titled", 3.0, "a name with an office", latin.span("name"), latin.span("post"))
    person = _person_at_end(text) or _person_at_start(text)
    if person is None:
        return None
    span, name = person
    title = text[slice(*span)]
    officed = posts.post_at_end().search(title) is not None
    # An office may begin like a sentence (`对外事务部发言人`) and hold a name in quotation marks.
    words = text[: name[0]] + text[name[1] :]
    if _SENTENCE.search(re.sub(r"“[^“”]{1,12}”", "", words)[1:] if officed else text):
        return None
    if is_outlet(title) >= 0.5 and not officed:
        return Reading("reporter", 3.5, "an outlet and a name", name, None, _unquote(text, *span))
    if title.strip() in _ANALYSTS:
        return Reading("reporter", 3.0, "an analyst, who asks", name)
    return Reading("titled", 3.5 if officed else 1.5, "a name with an office", name, span)


def _shaped(text: str) -> Reading | None:
    """Nothing but a name."""
    if _LATIN_FULL.fullmatch(text):
        return Reading("person", 1.3, SHAPED, (0, len(text)))
    if score := name_score(text):
        return Reading("person", 3.0 * score - 1.7, SHAPED, (0, len(text)))
    if _SPACED.fullmatch(text) and name_score(text.replace(" ", "")):
        return Reading("person", 1.0, "a spaced name", (0, len(text)))
    return None


def _nameless(text: str) -> Reading | None:
    """What reads like a sentence, and an office or a house without a name."""
    if (
        stops.ENUMERATION.match(text)
        or stops.VERB_TAIL.search(text)
        or stops.HEADER_TAIL.search(text)
        or _SENTENCE.search(text)
    ):
        return _NOT
    if _BROKER_ALONE.fullmatch(text):
        return Reading("outlet", 0.0, "may be a house of investors", outlet=(0, len(text)))
    if posts.post_at_end().search(text) and len(text) <= 30:
        return Reading("role", 1.0, "an office without a name", None, (0, len(text)))
    if is_outlet(text) >= 0.5:
        return Reading("outlet", 1.0, "ends like a news organisation", outlet=_unquote(text, 0, len(text)))
    if is_outlet(text) > 0:
        return Reading("outlet", -0.5, "may be a news organisation", outlet=_unquote(text, 0, len(text)))
    if text.count("(") != text.count(")") or _IN_NO_LABEL.search(text):
        return _NOT
    if _SEVERAL.search(text) or len(text) > 16:
        return Reading("unknown", -3.0, "too long for an unknown label")
    return None


def _behind_badge(text: str) -> Reading | None:
    """`嘉宾某某`: who stands behind a chat's badge."""
    badge = _BADGE.match(text)
    who = _read_plain(text[badge.end() :]) if badge else _UNKNOWN
    known = who.strength > 0 and who.kind in ("host", "person", "titled", "outlet", "reporter")
    return shifted(who, badge.end()) if badge and known else None


# In the order in which they are believed.
_READERS: tuple[Callable[[str], Reading | None], ...] = (
    _a_word,
    _of_the_page,
    _ranked,
    _in_english,
    _with_mark,
    _marked_behind,
    _one_of_many,
    _says,
    _tells,
    _in_two_scripts,
    _with_host_word,
    _answering_or_analyst,
    _name_around_reporter,
    _with_reporter_word,
    _name_and_house,
    _of_outlet,
    _one_character,
    _withheld,
    _surname_and_office,
    _name_around_office,
    _of_broker,
    _name_and_office,
    _shaped,
    _nameless,
    _behind_badge,
)
