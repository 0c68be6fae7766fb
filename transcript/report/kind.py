"""Transcript, report or something else: what the words of a document say, before anybody looks at its turns."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.lexicon.patterns import each, lazy
from transcript.lexicon.speech_cues import CONFERENCE, CONFERENCE_WORD
from transcript.record.conference import Kind


class KindEvidence(NamedTuple):
    """A judgement from the text alone: the kind, how sure (0-1), and the reason; `firm`: no turns can outweigh it."""

    kind: Kind
    score: float
    because: str
    firm: bool = False


# These run over whole documents: every alternative begins with a character of its own (`transcript.lexicon.patterns`).
_DATELINE = lazy(
    each("本报 本网 本台 我报", r"[^\n。]{0,8}?(?:讯|电|消息|报道)") + r"|新华社[^\n。,]{0,10}(?:电|消息)|"
    r"\((?:记者|通讯员|全媒体记者|首席记者)\s*[^()\n:?。]{2,40}\)|\n\s*本报记者\s"
    r"|\n *记者 ?[\u4e00-\u9fff]{2,4} ?/[^\n。:?]{0,40}报[导道](?=\s)"
)
_END_BYLINE = lazy(
    r"(?:记者|通讯员)\s+[\u4e00-\u9fff]{2,4}(?:\s+[\u4e00-\u9fff]{2,4})*\s*(?:文/?图|摄影报道)?\s*(?=\n|$)"
)
_SAID = lazy(r"(?:表示|指出|强调|介绍说?|告诉记者|透露|认为|坦言|称)[,:]")
# What stands beside the articles of a paper.
PAPER = r"第\s?[A-Z]?\d{1,3}\s?版|上一版|下一版|版面导航|上一期|下一期"
_PAGE = lazy(rf"{PAPER}|\(上接[^)]{{1,6}}版\)|\(下转[^)]{{1,6}}版\)")
_ANNOUNCE = lazy(rf"(?:将于|定于|拟于|将在|兹定于)[^。\n]{{2,40}}(?:举行|召开|举办)[^。\n]{{0,30}}(?:{CONFERENCE})")
_HELD = lazy(
    rf"(?:日|今天|今日|近日|日前|上午|下午)[^。\n]{{0,30}}(?:(?:召开|举行|举办)[^。\n]{{0,30}}(?:{CONFERENCE}|说明会)|(?:{CONFERENCE}|说明会)[^。\n]{{0,20}}(?:召开|举行|举办))"
)
_NOTICE = lazy(
    rf"关于(?:举行|召开|举办|邀请)[^\n。]{{0,60}}(?:{CONFERENCE}|说明会|见面会)[^\n。]{{0,12}}的?(?:通知|公告|预告|邀请函?)|(?:发布会|记者会|吹风会)(?:预告|邀请函|采访通知|采访须知)"
    r"|(?m:^\W*(?:媒体)?(?:采访|邀请|记者会)通知(?=\W))|敬(?:致|邀|邀请):?\s?各(?:位)?(?:新闻)?媒体"
)
_INVITE = lazy(r"请(?:各)?(?:新闻单位|媒体|记者)[^。\n]{0,20}(?:参加|报名|出席)|报名(?:方式|截止)|联系电话|回执")
_HEADING = 80  # characters; a longer line of the top is no heading
_EXCLUSIVE = lazy(r"专访|独家对话|对话\s?[|]|人物访谈")
_WRITTEN = lazy(r"就[^。\n]{2,60}答记者问")
_LIVE = lazy(
    rf"{CONFERENCE}|通报会|沟通会|文字直播|图文直播|见面会|例行|现场|会见传媒|会见媒体|招待会|座谈|圆桌|茶叙|联访|媒体日"
)
_PICTURE = lazy(r"一图(?:读懂|看懂|速览|了解|速读)|(?:划|敲黑板[,!]?划?)重点|长图")
_WORK_REPORT = lazy(r"政府工作报告|各位代表[,:]|向大会(?:报告|作)|请予审议|年度?工作总结|工作要点")
_NOVEL = lazy(
    r"第[一二三四五六七八九十百\d]{1,4}[章回节](?:\s|$)|"
    + each("冷笑 微笑 沉声 低声 淡淡", "(?:道|地说)")
    + r"|“[^”\n]{2,60}”[^。\n]{0,12}(?:说道|问道|笑道|喊道|答道)"
)
_SPAM = lazy(
    r"加盟(?!商)|免费咨询|哪家好|多少钱一|微信同号|立即(?:咨询|购买|报名)|点击(?:咨询|领取)|厂家直销|客服热线|百科知识"
)
_MINUTES = lazy(r"会议(?:指出|强调|要求|认为|听取|审议|传达)|会议纪要|与会人员一致")
_CHAPTER = lazy(r"\s*[#*\s]*第[一二三四五六七八九十百\d]{1,4}[章回]")
_COURT = lazy(r"庭审|审判[长员]|书记员|公诉人|现在开庭|合议庭|休庭|案由|(?:审理|庭审)笔录|到庭")
_SESSION = lazy(r"(?:座谈会|会议|讨论会|评审会|听证会|办公会|常务会|主席团|党组会?)(?:议)?(?:记录|笔录|纪要|纪实)")
_AGENDA = lazy(r"议题:|会议议定|记录:|缺席|列席")
_PARLIAMENT = lazy(
    r"(?:口头|书面|补充)?质询(?:及?答复|案)|立法会[一二三四五六七八九十\d]{1,3}题|(?:口头|书面)答复|议事录|备质询|议会公报|立法会议公报|委员会(?:会议)?[纪记]录"
)
_PROGRAMME = lazy(
    r"播出(?:时间|频率|频道|平台)|收听频率|热线节目|(?:阳光|政风|行风|政务|民生|百姓|市民)热线|上线(?:单位|嘉宾|领导)|本期(?:嘉宾|节目)|演播室|导播|听众朋友|观众朋友|在线访谈|访谈(?:嘉宾|时间|地点|现场)|本期访谈|做客|(?:广播|电视)访谈|访谈节目"
)
_PLAY = lazy(r"(?:小品|相声|话剧|喜剧|电影|广播剧)剧本|剧本《|独幕剧|[(]幕启|[(]幕落|[(]剧终|[(]全剧终")
_FLASHES = lazy(r"[【\[](?:快讯|速报|实时|滚动|[^【】\[\]\n]{0,4}即时)[】\]]")
_FAQ = lazy(
    r"热点问[答题]|常见问题|问题解答|政策问答|[你您]问我答|百问百答|FAQ|一问一答|有问必答|问答(?:集锦|汇编|手册|口径)|口径(?:库|汇编)"
)
_ASKED_BY_PRESS = lazy(r"记者(?:提问|问)?[:(]|记者(?:会|朋友们)|各位记者|主持人:")
_SPEECHES = lazy(r"大会发言|发言摘登|发言摘编|(?:委员|代表)(?:建言|发言|心声)|建言献策")
_LETTERS = lazy(
    each("局长 市长 区长 县长 书记 领导 厅长 部长 镇长 12345", "信箱")
    + "|"
    + each("诉求 来信 留言 问题", "选登")
    + r"|投稿邮箱|欢迎留言|市民[“\u4e00-\u9fff”]{1,8}问:"
    + r"|留言(?:人|时间|编号|标题)|"
    + each("答复 回复 办理", "(?:单位|部门|时间)")
    + r"|来信人|诉求人|工单"
)
# Words without which nobody of the press, and no investor, is there to ask.
_PRESS = lazy(
    rf"{CONFERENCE}|见面会|记者|媒体|传媒|发言人|新闻|业绩|投资者|股东|分析师|采访|财报|法说会|电话会|说明会|招待会|外媒|证券|日报|晚报|电视台|提问"
)
# What somebody of the press, or of an audience, says to those who sit in front.
_PRESSES = lazy(r"请问|请教|想问|有何(?:评论|回应|看法)|据报道|[Tt]hank you very much|[Mm]y question")
# A story that tells who said what: `“…。”某某说`, `他表示：“…`.
_TOLD = lazy(
    r"”(?<=[?。!,…]”)[^。!?\n“”]{0,14}(?:说|道|问|答|表示|坦言|追问|告诉|解释|介绍)|"
    + each("说 道 问 答 表示 坦言 追问 解释 介绍 指出 透露 认为 强调 称", r"[,:]\s?“")
)
# An editor's digest of a conference: it says so, and what people said is told in a line each.
_DIGEST = lazy(r"一图读懂|一文读懂|划重点|[十\d]大(?:看点|要点|亮点|关键词)|看点来了|小编|速览|要点速递|干货")
_ASKED = lazy(r"请问|想问|请教|想请")
_VERBATIM = lazy(
    r"文字实录|实录全文|图文实录|现场实录|问答实录|以下(?:为|是)[^。\n]{0,20}(?:全文|实录|内容)|谈话全文|发言全文|逐字稿|采访纪要|访谈纪要|圆桌纪要|座谈纪要|记者会实录"
)


def kind(view: str) -> KindEvidence:
    """Judge a normalised view. Turns, where they convince, outweigh this (`transcript.roster.event`)."""
    head = view[:1500]
    lines = [line.strip(" #*") for line in head.split("\n") if line.strip(" #*")][:6]
    top = "\n".join(lines)[:300]
    length = len(view)
    if _VERBATIM.search(head):
        return KindEvidence("transcript", 0.7, "announces a verbatim text")
    other = _other(view, top, head, length)
    if other is not None:
        return other
    told = len(_TOLD.findall(view)) if "“" in view or "”" in view else 0
    if len(_FLASHES.findall(view)) >= 3:
        return KindEvidence("report", 0.9, "flashes of a news site", firm=True)
    if told >= 5 and told * 220 > length:
        return KindEvidence("report", 0.9, "tells who said what, in quotation marks", firm=True)
    if digest := _digest(view, top, head, lines[0] if lines else ""):
        return digest
    datelines = len(_DATELINE.findall(f"\n{view}"))
    said = len(_SAID.findall(view))
    pages = len(_PAGE.findall(view)) if "版" in view or "一期" in view else 0
    ends = len(_END_BYLINE.findall(view))
    if datelines or pages >= 2 or ends:
        score = min(
            0.95, 0.55 + 0.15 * min(datelines, 2) + 0.1 * min(pages, 2) + 0.1 * min(ends, 2) + min(0.1, 0.02 * said)
        )
        return KindEvidence(
            "report",
            score,
            "a byline or dateline of a newspaper" if datelines or ends else "the furniture of a newspaper page",
        )
    pressed = _PRESS.search(view) or _PRESS.search("".join(view.split())) or len(_PRESSES.findall(view)) >= 2
    if length > 400 and not pressed:
        return KindEvidence("other", 0.8, "nobody of the press is there, and no conference is mentioned")
    if _HELD.search(head) and "?" not in view:
        return KindEvidence("report", 0.6, "tells of a conference that was held")
    if said >= 2 and said * 700 > length:
        return KindEvidence("report", 0.55, "statements are attributed, not spoken")
    if not re.search(r"(?:^|\n)[^\n]{1,30}[:\]】]", view):
        return KindEvidence("other", 0.5, "no speaker labels")
    return KindEvidence("transcript", 0.4, "nothing speaks against it")


def _digest(view: str, top: str, head: str, headline: str) -> KindEvidence | None:
    likely = _DIGEST.search(top) and (_HELD.search(head) or _DIGEST.search(head[len(top) :]))
    sure = not likely and (_PICTURE.search(headline) or (_DIGEST.search(headline) and "?" not in view))
    # A digest tells what was answered; nobody asks or thanks in it.
    if not (likely or sure) or "谢谢" in view or len(_ASKED.findall(view)) >= 3:
        return None
    return KindEvidence("report", 0.9 if sure else 0.75, "an editor's digest of a conference", firm=bool(sure))


def _other(view: str, top: str, head: str, length: int) -> KindEvidence | None:
    # What the top says is asked before what the whole text says: mostly it settles the matter.
    conference = bool(CONFERENCE_WORD.search(top))
    if _WORK_REPORT.search(top) and not _LIVE.search(top):
        return KindEvidence("other", 0.9, "a work report")
    if _NOTICE.search(top):
        return KindEvidence("other", 0.95, "a notice of a conference", firm=True)
    announced = bool(_ANNOUNCE.search(head)) and not _HELD.search(head)
    if (announced and len(_INVITE.findall(view)) >= 2) or (
        length < 1500 and "?" not in view and (_ANNOUNCE.search(head) or _INVITE.search(head))
    ):
        return KindEvidence("other", 0.9, "announces a conference that has not taken place")
    if _CHAPTER.match(view) or len(_NOVEL.findall(view)) >= 3:
        return KindEvidence("other", 0.85, "tells a story")
    if len(_SPAM.findall(view)) >= 3:
        return KindEvidence("other", 0.9, "advertises")
    heading = "\n".join(line for line in top.split("\n") if len(line) <= _HEADING)
    if _EXCLUSIVE.search(heading) and not _LIVE.search(top):
        return KindEvidence("other", 0.85, "an exclusive interview")
    if _WRITTEN.search(top) and not _LIVE.search(head):
        return KindEvidence("other", 0.85, "written answers to written questions")
    squeezed = "".join(top.split())  # `会 议 纪 要`
    if _minutes(view) or (
        (_SESSION.search(top) or (_SESSION.search(squeezed) and _AGENDA.search(head)))
        and not conference
        and "记者" not in view
        and not _PAGE.search(view)
        and not _DATELINE.search(f"\n{view}")
    ):
        return KindEvidence("other", 0.8, "minutes of a meeting")
    if _SPEECHES.search(top) and not CONFERENCE_WORD.search(head) and not _ASKED_BY_PRESS.search(view):
        return KindEvidence("other", 0.85, "speeches before an assembly")
    if _PARLIAMENT.search(top) and not conference:
        return KindEvidence("other", 0.9, "questions in a parliament", firm=True)
    if _PLAY.search(head) and len(_PLAY.findall(view)) >= 2:
        return KindEvidence("other", 0.9, "a play", firm=True)
    if not conference and len(set(_PROGRAMME.findall(head))) >= 2:
        return KindEvidence("other", 0.85, "a programme of a station")
    if _FAQ.search(top) and not CONFERENCE_WORD.search(top) and not _ASKED_BY_PRESS.search(head):
        return KindEvidence("other", 0.85, "questions often asked, with their answers")
    if not CONFERENCE_WORD.search(head) and len(set(_COURT.findall(view))) >= 3:
        return KindEvidence("other", 0.9, "the record of a court")
    if not conference and len(set(_LETTERS.findall(view))) >= 2:
        return KindEvidence("other", 0.85, "letters and the replies to them")
    return None


def _minutes(view: str) -> bool:
    return view.count("会议") + view.count("与会人员一致") >= 3 and len(_MINUTES.findall(view)) >= 3
