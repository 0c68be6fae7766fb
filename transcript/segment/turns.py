"""Text → draft turns: labels found by the document's convention, speech between them, unlabelled turns by their cues."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMPOUND
from transcript.record.participant import Part
from transcript.roster.header import Header, read_foot, read_header
from transcript.roster.people import clean_name
from transcript.segment.convention import Convention, choose
from transcript.segment.explained import explanations
from transcript.segment.given import NOTHING, Given, candidates_of
from transcript.segment.heads import Candidate
from transcript.segment.lines import PICTURE, TIMESTAMP, Line, stamp_at
from transcript.segment.lines import lines as split_lines
from transcript.segment.quoted import quoted_questions
from transcript.segment.reading import ASKING, ENGLISH_HOUSE, Reading, read_label, shifted
from transcript.segment.selves import reporter_self
from transcript.segment.unlabelled import Piece, read_paragraphs
from transcript.segment.unspoken import without_lists

PART_OF_KIND: dict[str, Part] = {
    "host": "host",
    "ask": "reporter",
    "reporter": "reporter",
    "outlet": "reporter",
    "answer": "official",
    "other": "other",
}
_FURNITURE_LINE = lazy(
    rf"^(?:{TIMESTAMP.pattern}|[-=*_—~·.\s]+|\d{{1,3}}|.{{0,12}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日.{{0,16}}|.{{0,4}}时间\d{{1,2}}时\d{{1,2}}分|"
    r"[\[【(](?:打印|关闭|返回|责任编辑|编辑|来源|分享|字号|收藏|纠错)[^\]】)]*[\]】)].*|(?:责任编辑|责编|编辑|来源|稿源|作者|校对|审核|摄影|文/|图/|记者/)\s*[:/].*|"
    r"(?:打印|关闭|分享|收藏|返回顶部|回到顶部|上一篇|下一篇|相关链接|相关阅读|扫一扫|版权所有|列印此页|列印|主办单位|承办单位|网站标识码|友情链接|分享到|点击(?:上方|下方|关注|阅读)|长按|扫码|识别二维码|阅读原文|"
    r"往期(?:推荐|回顾)|关注我们|查看更多(?:留言|评论)|发表评论|我来说两句).{0,40}|"
    r"!\[[^\[\]]*\]\(\S*\)|\{+\}+|(?:以上|本文|本)?(?:内容|文字|实录|记录|稿)?由(?:机器|AI|语音|系统|软件)[^。]{0,10}(?:转写|识别|生成|整理).{0,30}|\((?:未完|待续|(?:上|下|前|后)半场)[^()]{0,12}\)|注:本(?:实录|文|稿|记录).{0,30}(?:审核|审阅|整理|确认).{0,10}|(?:新闻|媒体)?联[系络](?:电话|人|方式)\s?:.{0,40}|(?:相关)?附件\s?\d{0,2}\s?:.{0,60}|[*_(（]*(?:本报|本网)?(?:记者|实习生|通讯员)[^。!?:]{2,24}(?:整理|摘录|编辑|采写)[)）*_]*|"
    r"[-—– ]*(?:END|The End|完)[-—– ]*|(?:主持人|主席)?宣布[^。,]{0,10}(?:结束|散会|休会|闭会)。?|\((?:全文|速记|记录|实录|录音|发布会|通气会)?(?:完|结束|完毕)\))$"
)
# A heading between signs: `━━ 记者提问 ━━`, `== 主队 ==`.
_SIGNED_LINE = lazy(r"(?P<sign>[^\w\s()\[\]【】《》“”。!?])(?P=sign)+\s*[^。!?]{1,24}?\s*(?P=sign){2,}$")
_MARKDOWN_HEADING = lazy(r" *#{1,6} +[^。!?]{1,40}$")
_CAPTION_LINE = lazy(r"^[(\[【]?.{0,60}(?:摄|供图|资料图片|资料图|截图)[)\]】]?$|^(?:图为|图\d?:).{0,80}$")
_STAGE_LINE = lazy(r"^[(\[【]\s*[^()\[\]]{1,40}[)\]】]$")


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """A turn before its speaker is resolved. Offsets into the repaired text; `label` is the span of the label's words."""

    start: int
    end: int
    label: tuple[int, int] | None
    reading: Reading | None
    key: str
    part: Part | None
    confidence: float
    because: str
    title: tuple[int, int] | None = None


class Doubt(NamedTuple):
    """Something to report, at a place in the repaired text."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segmentation:
    """The draft turns, the header, and how sure the whole is."""

    turns: tuple[DraftTurn, ...]
    header: Header
    lines: list[Line]
    convention: Convention
    doubts: tuple[Doubt, ...]
    newest_first: bool = False  # the page prints the last turn first; `turns` are in the order of the page

    @property
    def begins(self) -> int | None:
        """Where the first turn begins, with its label; None when there is none."""
        if not self.turns:
            return None
        first = self.turns[0]
        return first.label[0] if first.label else first.start


def segment(view: str, *, given: Given = NOTHING) -> Segmentation:
    """Find the turns of a repaired text, given as its normalised view. `given` are the heads an export
    names: where they are complete no other is looked for."""
    all_lines = split_lines(view)
    told = explanations(view, all_lines)
    header = read_header(view, all_lines, skip=told.lines)
    header = header._replace(people=(*told.people, *header.people))
    foot = None if any(person.title for person in header.people) else read_foot(view, all_lines, 3)
    if foot is not None:
        header = header._replace(people=foot.people, used=header.used | foot.used)
    names = frozenset(clean_name(view[slice(*person.name)]) for person in header.people) | told.readings.keys()
    offices = tuple(view[slice(*person.title)] for person in header.people if person.title)
    convention = choose(view, all_lines, skip=header.used, known=names, offices=offices, told=told.readings)
    known_at = {head.label[0] for head in given.heads if head.label}
    found = tuple(
        label for label in convention.labels if not given.holds(label.core[0]) and label.core[0] not in known_at
    )
    labels = _join_label_lines(view, all_lines, without_lists(view, found))
    labels = _without_comments(view, all_lines, _unknown_askers(view, labels, names))
    if given.heads:
        convention = convention._replace(scores={**convention.scores, **given.scores()})
        labels = sorted([*labels, *candidates_of(given, all_lines)], key=_CANDIDATE_CORE)
    doubts: list[Doubt] = []
    if len(labels) >= 2 or (labels and _asked(labels)):
        turns = _between_labels(view, labels, convention)
        turns = _lead_in(view, all_lines, header, labels, turns, doubts)
        turns = _asked_in_quotations(view, all_lines, labels, turns)
        turns = _asked_above_answers(view, all_lines, turns)
        turns = _split_inside(view, all_lines, _interruptions(view, turns), given)
        turns = _at_changes(view, turns, given)
        turns = _answers_by_markup(view, all_lines, turns)
        turns = _trim_tail(view, all_lines, _before_foot(view, all_lines, turns, foot))
        backwards = given.backwards or _newest_first(view, labels)
        if backwards:
            place = turns[0].start, turns[-1].end
            doubts.append(Doubt("newest-first", "the times run backwards: the last turn is printed first", *place))
        return Segmentation(tuple(turns), header, all_lines, convention, tuple(doubts), backwards)
    turns = _at_changes_only(view, given) or _without_labels(view, all_lines, header)
    turns = turns or _asked_in_paragraphs(view, all_lines, header)
    if turns:
        doubts.append(
            Doubt("no-labels", "no speaker labels: turns found by what is said", turns[0].start, turns[-1].end)
        )
    return Segmentation(tuple(_trim_tail(view, all_lines, turns)), header, all_lines, convention, tuple(doubts))


_DAY_AND_CLOCK = lazy(r"(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*)?(\d{1,2}):(\d{2})(?::(\d{2}))?")

_CLOCK = lazy(r":(?<=\d:)\d\d")


def _newest_first(view: str, labels: list[Candidate]) -> bool:
    """Whether a live page lists its newest turn on top: the times beside the labels run backwards."""
    times: list[tuple[int, ...]] = []
    if len(_CLOCK.findall(view)) < 5:
        return False
    for label in labels:
        found = list(_DAY_AND_CLOCK.finditer(view, max(0, label.start - 40), label.speech))
        if found:
            times.append(tuple(int(piece or 0) for piece in found[-1].groups()))
    steps = [(a > b) - (a < b) for a, b in itertools.pairwise(times)]
    backwards = steps.count(1)  # several speak in one minute
    return len(times) >= 5 and backwards >= 0.4 * len(steps) and backwards >= 3 and steps.count(-1) == 0


def _asked(labels: list[Candidate]) -> bool:
    return any(label.reading.kind in (*ASKING, "host") for label in labels)


def _unknown_askers(view: str, labels: list[Candidate], known: frozenset[str]) -> list[Candidate]:
    """Labels that say nothing by themselves (`车市观察`, `老王聊车`), behind which somebody asks nearly every time and others answer,
    name those who ask."""
    asks: dict[tuple[str, str], list[bool]] = {}
    for label, following in itertools.pairwise([*labels, None]):
        assert label is not None
        if not _may_be_outlet(label.reading, label.key, known):
            continue
        end = following.start if following else len(view)
        said = view[label.speech : end].strip(" \n\r*_>")
        asks.setdefault((label.form, label.key), []).append("?" in said[-60:] and len(said) <= 400)
    asking = {kind for kind, signs in asks.items() if sum(signs) >= 0.75 * len(signs)}
    if not asking or len(asking) == len({(label.form, label.key) for label in labels}):
        return labels
    return [
        label._replace(
            reading=Reading(
                "outlet", label.reading.strength, "asks, and others answer", outlet=(0, _width(view, label))
            )
        )
        if (label.form, label.key) in asking
        else label
        for label in labels
    ]


def _width(view: str, label: Candidate) -> int:
    return len(view[slice(*label.core)].rstrip(" *_:"))


# `留言` above what readers thought of the page, with what they liked and when.
_COMMENTS = lazy(r"(?:网友|热门|全部|最新|精选)?(?:留言|评论|跟帖)(?:区|板)? ?\(?\d{0,6}\)?条?")
_LIKED = lazy(r"\d ?(?:小时|分钟|天|周|楼)(?:前| )|(?:^|[\s·])(?:赞|回复|举报)(?:[\s·\d]|$)")


def _without_comments(view: str, lines: list[Line], labels: list[Candidate]) -> list[Candidate]:
    """The labels, but for those below a heading of readers' comments whose words label nothing above it."""
    heading = next(
        (line for line in reversed(lines) if line.end - line.start <= 12 and _COMMENTS.fullmatch(view, *line[:2])), None
    )
    if heading is None or not _LIKED.search(view, heading.end, heading.end + 160):
        return labels
    above = {label.key for label in labels if label.start < heading.start}
    return [label for label in labels if label.start < heading.start or label.key in above]


_LONG_HAN = lazy(r"[\u4e00-\u9fff]{4,8}")


def _may_be_outlet(reading: Reading, key: str, known: frozenset[str]) -> bool:
    """Whether a label could be the name of a paper or channel nobody knows: no office, and no name of two or three characters."""
    if reading.kind == "unknown":
        return clean_name(key) not in known
    whole = reading.kind == "person" and reading.name == (0, len(key))  # `某某回复` is no name of a paper
    return whole and bool(_LONG_HAN.fullmatch(key)) and key[:2] not in COMPOUND and key not in known


def _join_label_lines(view: str, lines: list[Line], labels: list[Candidate]) -> list[Candidate]:
    """`主持人` above `某部部长 张三`, or a name line above its title line: one label of two lines."""
    joined: list[Candidate] = []
    skip = False
    for index, label in enumerate(labels):
        if skip:
            skip = False
            continue
        following = labels[index + 1] if index + 1 < len(labels) else None
        if following is not None and _names_next(view, label, following):
            reading = following.reading._replace(kind="host", strength=5.0, because="主持人 before the name")
            joined.append(following._replace(reading=reading))
            skip = True
            continue
        if following is not None and _mark_below(view, label, following):
            joined.append(
                label._replace(
                    line=following.line, line_end=following.line_end, speech=following.speech, tail=following.tail
                )
            )
            skip = True
            continue
        if (
            not label.tail
            and following is not None
            and following.line == label.line + 1
            and _same_person(label, following)
        ):
            if label.reading.kind == "host":
                reading = following.reading._replace(kind="host", strength=5.0, because="主持人 above a name")
                joined.append(following._replace(start=label.start, reading=reading))
            elif following.reading.kind == "outlet":
                house = (following.core[0] - label.core[0], following.core[1] - label.core[0])
                reading = label.reading._replace(kind="reporter", outlet=house, because="a name above a house")
                joined.append(label._replace(reading=reading, line=following.line, speech=following.speech))
            elif following.reading.kind == "host":
                reading = label.reading._replace(kind="host", strength=5.0, because="a name above 主持人")
                joined.append(label._replace(reading=reading, line=following.line, speech=following.speech))
            else:
                title = (following.core[0] - label.core[0], following.core[1] - label.core[0])
                joined.append(
                    label._replace(
                        reading=label.reading._replace(title=title), line=following.line, speech=following.speech
                    )
                )
            skip = True
            continue
        joined.append(_with_title_line(view, lines, label))
    return joined


_BARE_MARK = lazy(r"问|答|提问|回答|[QAqa]|答复|回复")


def _mark_below(view: str, label: Candidate, following: Candidate) -> bool:
    """`[某某]` above `答：…`, as the pages of companies' briefings print it: the line above names who the mark is."""
    return (
        label.reading.kind in ("person", "titled", "reporter", "outlet")
        and not label.form.startswith("bare")  # a headline: `某某就某事答记者问`
        and following.reading.kind in ("ask", "answer")
        and following.line == label.line + 1
        and _BARE_MARK.fullmatch(view, *following.core) is not None
        and not view[label.speech : following.start].strip()
    )


def _names_next(view: str, label: Candidate, following: Candidate) -> bool:
    """`主持人：某某 某处副处长 某某：各位好`: the list's line and the first label on a page without line breaks."""
    if label.reading.kind != "host" or label.reading.name or not following.reading.name:
        return False
    said = view[label.speech : following.core[0]].strip()
    name = view[following.core[0] + following.reading.name[0] : following.core[0] + following.reading.name[1]]
    whole = view[label.speech : following.speech]
    return len(whole) <= 60 and (said.startswith(name) or (not said and whole.count(name) > 1))


def _same_person(label: Candidate, following: Candidate) -> bool:
    if label.reading.kind == "host" and label.reading.name is None:
        return following.reading.kind in ("titled", "person") and not following.tail
    if following.reading.kind == "host" and following.reading.name is None and label.reading.kind == "person":
        return not following.tail  # `某某` above `主持人`
    if following.reading.kind == "outlet" and following.reading.because != ENGLISH_HOUSE:
        return False
    return label.reading.kind == "person" and following.reading.kind in ("role", "outlet") and not following.tail


def _with_title_line(view: str, lines: list[Line], label: Candidate) -> Candidate:
    """A title alone on the line below a bare name belongs to the label; in brackets it may be long."""
    if label.tail or label.line + 2 >= len(lines) or label.reading.kind not in ("person", "host"):
        return label
    below = lines[label.line + 1]
    text = view[below.body : below.end]
    bracketed = text.startswith("(") and text.endswith(")")
    title = text[1:-1] if bracketed else text
    if len(title) > (80 if bracketed else 40) or not posts.post_at_end().search(title):
        return label
    if re.search(r"[。!?;:]" if bracketed else r"[。!?,;:]", title):
        return label
    start = below.body + bracketed - label.core[0]
    reading = label.reading._replace(title=(start, start + len(title)))
    return label._replace(reading=reading, line=label.line + 1, line_end=below.end, speech=below.end)


# No `（某某从）哪里离开？`, where an editor completes what was said.
_DIRECTION = lazy(r"\((?![^()]*(?:[。!?]|[从的在是对与和把被向为等及或]\)))[^()\n]{1,20}\)(?=\s*[^\s()])")


_PICTURE = lazy(PICTURE)  # an ornament: `💬谢谢`
_RULE = lazy(r"[-=_—─━]{5,}(?= *\n)")  # a line drawn below a label


def speech_start(view: str, offset: int, limit: int) -> int:
    """The first character said at or after `offset`: space, quotation marks of Markdown, timestamps and a stage direction
    (`（笑）`) are skipped. On a line of its own label a short one is part of what is told: `（笑）很好？`."""
    label_line = True
    while True:
        while offset < limit and (
            view[offset] in " \n\r>*\ufeff\x0b\x0c\u2028#"
            or (view[offset] == ":" and offset and view[offset - 1] in "\n\r")
        ):
            label_line = label_line and view[offset] not in "\n\r"
            offset += 1
        picture = _PICTURE.match(view, offset, limit)
        if picture and picture.end() < limit:
            offset = picture.end()
            continue
        rule = _RULE.match(view, offset, limit)
        if rule and not label_line and rule.end() < limit:
            offset = rule.end()
            continue
        direction = _DIRECTION.match(view, offset, limit)
        if direction and direction.end() < limit and (label_line or direction.end() - direction.start() >= 5):
            offset = direction.end()
            continue
        stamp = stamp_at(view, offset, limit)
        if stamp and (stamp.end() >= limit or view[stamp.end()] in "\n\r " or view[stamp.end() - 1] in "\n\r "):
            offset = stamp.end()
            continue
        return offset


def _speech_end(view: str, start: int, end: int) -> int:
    while end > start and view[end - 1] in " \n\r*>#_\ufeff":
        end -= 1
    return end


def _confidence(score: float) -> float:
    """A type's score as a probability; the slope is fitted on the gold sets (docs/quality.md)."""
    return round(min(0.99, max(0.3, 0.62 + 0.075 * score)), 3)


def _between_labels(view: str, labels: list[Candidate], convention: Convention) -> list[DraftTurn]:
    turns: list[DraftTurn] = []
    for index, label in enumerate(labels):
        limit = labels[index + 1].start if index + 1 < len(labels) else len(view)
        if index + 1 < len(labels) and labels[index + 1].form.startswith("middle"):
            limit = labels[index + 1].core[0] - (view[labels[index + 1].core[0] - 1] == "“")
        start = speech_start(view, label.speech, limit)
        end = _speech_end(view, start, limit)
        if start >= end:
            continue
        score = convention.scores.get((label.form, label.key), 2.0)
        title = None
        if label.reading.title:
            title = (label.core[0] + label.reading.title[0], label.core[0] + label.reading.title[1])
        turns.append(
            DraftTurn(
                start,
                end,
                label.core,
                label.reading,
                label.key,
                PART_OF_KIND.get(label.reading.kind),
                _confidence(score),
                label.reading.because,
                title,
            )
        )
    return turns


_CANDIDATE_CORE = itemgetter(1)
_LINE_START = itemgetter(0)  # of a line, which is a tuple


def _paragraphs(lines: list[Line], start: int, end: int) -> list[tuple[int, int]]:
    first = max(bisect_right(lines, start, key=_LINE_START) - 1, 0)
    last = bisect_left(lines, end, first, key=_LINE_START)
    if first >= last:
        return []
    spans = [(line.start, line.end) for line in lines[first:last]]
    spans[0] = (max(spans[0][0], start), spans[0][1])
    spans[-1] = (spans[-1][0], min(spans[-1][1], end))
    return [span for span in spans if span[0] < span[1]]


def _said(view: str, lines: list[Line], start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs that somebody may say: without headings, captions and furniture."""
    spans = _paragraphs(lines, start, end)
    return [span for span in spans if not _is_furniture(view[slice(*span)])] or spans


_REPORT_LEAD = lazy(
    r"举行|召开|会见传媒|会见媒体|记者会|发布会|答记者问|全文|实录|谈话内容|发言全文|纪要|介绍了|出席|主持|整理|截图|图为|摄影|消息|讯|电\b|编者|按:|---|title:|访问|接受.{0,12}采访"
)
_HOST_SPEECH = lazy(
    r"欢迎(?:大家|各位)?(?:出席|参加|来到)|发布会(?:现在|正式)?开始|提问环节|开始提问|请.{0,12}提问|举手|下面(?:有?请|进入)|首先有?请|发布会到此|就到这里"
)
# What only a page says of itself, whatever else stands in the paragraph.
_PAGE_LEAD = lazy(
    rf"(?:召开|举行|举办)[^。]{{0,24}}(?:{cues.CONFERENCE}|见面会)|"
    r"会见传媒|会见媒体|记者会上|发布会上|答记者问|全文|实录|谈话内容|纪要|截图|图为|摄影|消息[,:]|讯[ :]|编者|按:|---|title:|接受.{0,12}采访|(?:表示|指出|称|认为|说)[,:]?\s?“|主持。?$|报道"
)
_FIRST_PERSON = lazy(
    r"我们|我[局委部厅院行市省县]|今天(?:发布|通报|介绍)|大家|谢谢|我(?:想|要|觉得|认为|先|也|再)|各位"
)


_GREETS = lazy(r"[^。!?:]{0,24}(?:朋友|先生|女士|各位|大家|来宾|记者|同志)[^。!?:]{0,12}(?:好|欢迎|早安|午安|晚安)")


def _lead_in(
    view: str, lines: list[Line], header: Header, labels: list[Candidate], turns: list[DraftTurn], doubts: list[Doubt]
) -> list[DraftTurn]:
    """A text that begins in the middle of somebody's speech gets a turn for it, and an issue."""
    if not turns:
        return turns
    first = labels[0]
    if announced := _announced(view, lines, first):
        return [announced, *turns]
    spans = [
        (line.body, line.end)
        for index, line in enumerate(lines)
        if line.end <= first.start and index not in header.used
    ]
    if _is_sign(first.key):
        return [*_before_sign(view, lines, spans, first.start), *turns]
    spans = [span for span in spans if span[1] - span[0] > 24]
    spoken = [
        span
        for span in spans
        if _FIRST_PERSON.search(view, *span)
        and (_GREETS.match(view, *span) or not _PAGE_LEAD.search(view[slice(*span)]))
    ]
    if spoken and _GREETS.match(view, *spoken[0]):
        spoken = spans[spans.index(spoken[0]) :]  # who opens a conference goes on to the first label
    if not spoken or spoken != spans[-len(spoken) :] or sum(b - a for a, b in spoken) < 40:
        return turns
    start, end = spoken[0][0], _speech_end(view, spoken[0][0], first.start)
    doubts.append(Doubt("starts-mid-turn", "the text begins inside a turn whose label is missing", start, end))
    presides = first.reading.kind not in ASKING and (
        _HOST_SPEECH.search(view, start, end) or cues.GIVES_FLOOR.search(view[max(start, end - 60) : end])
    )
    part: Part = "host" if presides else "reporter" if reporter_self(view[start:end]) else "official"
    return [DraftTurn(start, end, None, None, "", part, 0.5, "speech before the first label"), *turns]


def _before_sign(view: str, lines: list[Line], spans: list[tuple[int, int]], limit: int) -> list[DraftTurn]:
    """The turns before the first of the signs that only questions and answers have: who opens and reports stands without one."""
    start = next((start for start, end in spans if end - start > 4 and _opens_speech(view[start:end])), None)
    if start is None:
        return []
    end = _speech_end(view, start, limit)
    pieces = _opened_by_host(read_paragraphs(view, _said(view, lines, start, end), fixed={}, cost=_PARTIAL))
    whole = DraftTurn(start, end, None, None, "", None, 0.5, "speech before the first sign")
    return _pieces_to_turns(view, whole, pieces, labelled=False, need_self=False)


def _opens_speech(said: str) -> bool:
    return bool(_FIRST_PERSON.search(said) or cues.MODERATION_CUE.search(said))


_ASKED_LAST = lazy(r"\?”? *(?:\([^()\n]{2,60}\))?$")
_NUMBERED_LINE = lazy(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.] ?")


def _asked_above_answers(view: str, lines: list[Line], turns: list[DraftTurn]) -> list[DraftTurn]:
    """`某司副司长某某答询：`, then question after question (`一、…？（某报某某）`), each with a bare `答：` below: the last paragraph before
    such a mark asks, and the heading says who answers."""
    found: list[DraftTurn] = []
    heading: DraftTurn | None = None
    for turn, after in itertools.zip_longest(turns, turns[1:]):
        kind = turn.reading.kind if turn.reading else None
        if kind == "answer" and heading is not None:
            turn = _answered_by(turn, heading)
        last = _paragraphs(lines, turn.start, turn.end)[-1][0] if kind in ("titled", "answer") else turn.end
        below = after is not None and after.reading is not None and after.reading.kind == "answer"
        heads = kind == "titled" and last == turn.start
        if not below or not (heads or heading) or not _ASKED_LAST.search(view, last, turn.end):
            heading = heading if kind == "answer" else None
            found.append(turn)
            continue
        heading = turn if heads else heading
        start = speech_start(view, last, turn.end)
        number = _NUMBERED_LINE.match(view, start)
        start = number.end() if number else start
        if last > turn.start:
            found.append(replace(turn, end=_speech_end(view, turn.start, last)))
        found.append(
            DraftTurn(start, turn.end, None, None, "", "reporter", 0.7, "a question above a mark for an answer")
        )
    return found


def _answered_by(turn: DraftTurn, heading: DraftTurn) -> DraftTurn:
    """The answer below a bare mark, spoken by whom the heading names; its spans lie before the label."""
    if heading.reading is None or heading.reading.name is None or heading.label is None or turn.label is None:
        return turn
    by = heading.label[0] - turn.label[0]
    reading = shifted(heading.reading, by)._replace(because="a mark for an answer under the heading that names him")
    return replace(turn, reading=reading, key=heading.key, part=None, because=reading.because)


# `2024年5月8日外交部发言人某某主持例行记者会`: a spokesperson at the desk, who announces first and then takes questions.
_AT_DESK = lazy(
    r"(?:原标题:)?[^。!?:]{0,30}发言人[\u3400-\u9fff]{2,4}(?:主持|举行)(?:召开)?(?:例行)?(?:记者会|发布会)[^。!?:]{0,24}"
)
_NO_ANNOUNCEMENT = lazy(r"图为|截图|摄影|[供配]图|报道|记者会|发布会|全文|实录|来源|编辑|发布时间")


def _announced(view: str, lines: list[Line], first: Candidate) -> DraftTurn | None:
    """What a spokesperson announces without a label between the headline, which says that he stands at the desk, and the first label."""
    before = [(line.body, line.end) for line in lines if line.end <= first.start]
    titles = [at for at, span in enumerate(before) if _AT_DESK.fullmatch(view, *span)]
    said = before[titles[-1] + 1 :] if titles else []
    while said and (said[0][1] - said[0][0] <= 16 or _NO_ANNOUNCEMENT.search(view, *said[0])):
        said = said[1:]
    if not said or any(view[end - 1] not in "。!" or _NO_ANNOUNCEMENT.search(view, start, end) for start, end in said):
        return None
    because = "announced at the desk before the first question"
    return DraftTurn(said[0][0], said[-1][1], None, None, "", "official", 0.75, because)


# What a turn without a label costs (in units of the model `seams`) where reporters have labels, and where they have none.
_COMPLETE, _PARTIAL = 8.0, 3.0


def _split_inside(view: str, lines: list[Line], turns: list[DraftTurn], given: Given) -> list[DraftTurn]:
    """Unlabelled turns inside labelled ones: a reporter who introduces himself, an answer without a label."""
    found: list[DraftTurn]
    askers = sum(1 for turn in turns if turn.part == "reporter" and turn.label is not None)
    if askers >= 2 and not given.heads and all(turn.part in ("reporter", "host") for turn in turns):
        # Only the host and the press have labels: every answer stands unlabelled below its question.
        found = []
        for turn in turns:
            spans = _paragraphs(lines, turn.start, turn.end)
            pieces = read_paragraphs(view, spans, fixed={0: turn.part}, cost=0.0, ends=turn is turns[-1])
            found.extend(_pieces_to_turns(view, turn, _answers_only(pieces), labelled=True, need_self=False))
        return found
    if askers >= 2 and all(_is_sign(turn.key) for turn in turns if turn.label is not None):
        # Questions and answers have signs: the host alone stands without one.
        found = []
        for turn in turns:
            spans = _said(view, lines, turn.start, turn.end)
            pieces = read_paragraphs(view, spans, fixed={0: turn.part}, cost=0.0, ends=turn is turns[-1])
            pieces = [p._replace(opens=p.opens and _presides(view[p.start : p.end])) for p in pieces]
            found.extend(_pieces_to_turns(view, turn, pieces, labelled=True, need_self=False))
        return found
    alone = [turn for turn in turns if "\n" not in view[turn.start : turn.end].strip()]
    if not askers and sum("?" in view[max(t.start, t.end - 80) : t.end] for t in alone) >= 0.2 * len(turns):
        # Reporters labelled by name only: their turns show by their questions.
        askers = 1
    if not askers:
        return _split_between(view, lines, turns, given)
    found = []
    for index, turn in enumerate(turns):
        following = turns[index + 1] if index + 1 < len(turns) else None
        if given.holds(turn.start) or (following is not None and turn.part == "reporter"):
            found.append(turn)
            continue
        text = view[turn.start : turn.end]
        if not ("记者" in text or "我是" in text or "来自" in text):
            found.append(turn)
            continue
        spans = _paragraphs(lines, turn.start, turn.end)
        if len(spans) < 2:
            found.append(turn)
            continue
        first: Part = turn.part or _guess(view, spans)
        if first != "reporter" and not any(reporter_self(view[a:b]) for a, b in spans[1:]):
            # Only somebody who says who asks can begin unseen: nobody does.
            found.append(replace(turn, end=_speech_end(view, turn.start, spans[-1][1])))
            continue
        pieces = read_paragraphs(view, spans, fixed={0: first}, cost=_COMPLETE, ends=following is None)
        found.extend(_pieces_to_turns(view, turn, pieces, labelled=True, need_self=True))
    return found


def _split_between(view: str, lines: list[Line], turns: list[DraftTurn], given: Given) -> list[DraftTurn]:
    """Turns of a page on which the press has no labels: read as one row of paragraphs, in which every label begins a turn. Who is
    labelled elsewhere would be labelled here: only the others can begin unseen."""
    spans: list[tuple[int, int]] = []
    fixed: dict[int, Part | None] = {}
    for turn in turns:
        fixed[len(spans)] = turn.part
        spans += _said(view, lines, turn.start, turn.end) or [(turn.start, turn.end)]
    pieces = read_paragraphs(view, spans, fixed=fixed, closed=_parts_with_labels(turns), cost=_PARTIAL)
    found: list[DraftTurn] = []
    for turn, (first, last) in zip(turns, itertools.pairwise([*fixed, len(spans)]), strict=True):
        if given.holds(turn.start) or last - first < 2:
            found.append(turn)
        else:
            found += _pieces_to_turns(view, turn, pieces[first:last], labelled=True, need_self=False)
    return found


def _at_changes(view: str, turns: list[DraftTurn], given: Given) -> list[DraftTurn]:
    """Turns cut where a mark says that somebody else begins. Where officials have labels it is the press that has none, unless the
    mark stands before labels too: then a label is printed only once."""
    places = given.changes()
    if not places:
        return turns
    press = not given.marks_labels() and (
        "reporter" not in {turn.part for turn in turns} or _parts_with_labels(turns) >= {"official"}
    )
    found: list[DraftTurn] = []
    for turn in turns:
        cuts = [turn.start, *places[bisect_right(places, turn.start) : bisect_left(places, turn.end)]]
        ends = [*(_speech_end(view, turn.start, cut) for cut in cuts[1:]), turn.end]
        pieces = read_paragraphs(view, list(zip(cuts, ends, strict=True)), fixed={0: turn.part}, cost=0.0, ends=False)
        for at, (start, end) in enumerate(zip(cuts, ends, strict=True)):
            if at == 0:
                found.append(replace(turn, end=end))
                continue
            part: Part = "reporter" if press else pieces[at].part
            found.append(DraftTurn(start, end, None, None, "", part, 0.8, "a mark says that somebody else speaks"))
    return found


def _at_changes_only(view: str, given: Given) -> list[DraftTurn]:
    """The turns of a text whose only labels are marks that somebody else begins: who it is shows by what is said."""
    places = list(given.changes())
    if len(places) < 3:
        return []
    ends = [*(_speech_end(view, a, b) for a, b in itertools.pairwise(places)), _speech_end(view, places[-1], len(view))]
    pieces = read_paragraphs(view, list(zip(places, ends, strict=True)), fixed={}, cost=0.0)
    return [
        DraftTurn(
            piece.start,
            piece.end,
            None,
            None,
            "",
            piece.part,
            0.7,
            f"a mark says that somebody else speaks; {piece.because}",
        )
        for piece in pieces
    ]


def _is_sign(key: str) -> bool:
    """Whether a label is a sign (`◆`) and no words."""
    return bool(key) and not any(character.isalnum() for character in key)


def _presides(said: str) -> bool:
    return len(said) <= 240 and bool(cues.MODERATION_CUE.search(said) or cues.CLOSING.search(said))


def _answers_only(pieces: list[Piece]) -> list[Piece]:
    """Below a labelled question or hand-over only officials can begin: whatever else a later paragraph reads like goes on."""
    begun = False
    result: list[Piece] = []
    for piece in pieces:
        foreign = piece.part != pieces[0].part
        opens = piece.opens and (piece.part == "official" or (foreign and not begun))
        begun = begun or (opens and foreign)
        result.append(piece._replace(part="official" if begun else piece.part, opens=opens))
    return result


def _parts_with_labels(turns: list[DraftTurn]) -> frozenset[Part]:
    """The parts whose turns have labels: host and official, each seen at least three times."""
    counts = Counter(turn.part or "official" for turn in turns if turn.label is not None)
    return frozenset(part for part in ("host", "official") if counts[part] >= 3)


def _answers_by_markup(view: str, lines: list[Line], turns: list[DraftTurn]) -> list[DraftTurn]:
    """Questions in bold and answers beneath them without a label: the change of markup is the change of speaker."""
    found: list[DraftTurn] = []
    for turn in turns:
        cut = _markup_cut(view, lines, turn) if turn.part == "reporter" and turn.label is not None else None
        if cut is None:
            found.append(turn)
            continue
        start = speech_start(view, cut, turn.end)
        found.append(replace(turn, end=_speech_end(view, turn.start, cut)))
        found.append(
            DraftTurn(start, turn.end, None, None, "", "official", 0.7, "unmarked text below a marked question")
        )
    return found


def _markup_cut(view: str, lines: list[Line], turn: DraftTurn) -> int | None:
    assert turn.label is not None
    first = max(bisect_right(lines, turn.label[0], key=_LINE_START) - 1, 0)
    if "*" not in lines[first].markup:
        return None
    for line in map(lines.__getitem__, range(first, len(lines))):
        if line.start >= turn.end:
            return None
        if (
            line.start > turn.start
            and not line.markup.startswith("*")
            and not _is_furniture(view[line.start : line.end])
        ):
            question = view[turn.start : line.start].rstrip(" \n\r")
            return line.start if question.endswith("*") and turn.end - line.start > 8 else None
    return None


def _asked_in_quotations(
    view: str, lines: list[Line], labels: list[Candidate], turns: list[DraftTurn]
) -> list[DraftTurn]:
    """The turns with the questions cut out that the page sets off as quotations; what follows one without a label answers it."""
    asked = quoted_questions(view, lines, frozenset(label.core[0] for label in labels))
    begins = [start for start, _ in asked]
    found: list[DraftTurn] = []
    for turn in turns:
        # What is quoted below a labelled question answers it.
        within = slice(bisect_right(begins, turn.start), bisect_left(begins, turn.end))
        inside = asked[within] if turn.part != "reporter" else []
        begin = inside[0][0] if inside else turn.end
        found.append(replace(turn, end=_speech_end(view, turn.start, begin)) if inside else turn)
        for (start, end), following in itertools.pairwise([*inside, (turn.end, turn.end)]):
            found.append(DraftTurn(start, end, None, None, "", "reporter", 0.75, "a question set off as a quotation"))
            rest = speech_start(view, end, following[0])
            if following[0] - rest > 8:
                stop = _speech_end(view, rest, following[0])
                found.append(
                    DraftTurn(rest, stop, None, None, "", "official", 0.7, "below a question set off as a quotation")
                )
    return found


_INTERRUPTION = lazy(
    r"[(\[](?P<label>(?:现场)?记者(?:追问|插话|问|再问|继续追问)?|追问|插话|主持人插话|主持人)\s*:\s*(?P<said>[^()\[\]]{2,160})[)\]]"
)


def _interruptions(view: str, turns: list[DraftTurn]) -> list[DraftTurn]:
    """`（记者追问：…）` inside an answer: a turn of its own, after which the answer goes on."""
    found: list[DraftTurn] = []
    for turn in turns:
        rest = turn
        for match in _INTERRUPTION.finditer(view, turn.start, turn.end) if turn.part != "reporter" else ():
            after = speech_start(view, match.end(), turn.end)
            start = speech_start(view, *match.span("said"))
            end = _speech_end(view, start, match.end("said"))
            if start >= end or match.start() == turn.start:
                continue
            label = match.span("label")
            reading = read_label(match["label"])
            if rest.start < match.start():
                found.append(replace(rest, end=_speech_end(view, rest.start, match.start())))
            found.append(
                DraftTurn(
                    start,
                    end,
                    label,
                    reading,
                    "记者",
                    PART_OF_KIND.get(reading.kind, "reporter"),
                    0.75,
                    "put in brackets inside an answer",
                )
            )
            rest = replace(turn, start=after, confidence=0.75, because="the answer goes on after an interruption")
        if rest.start < rest.end:
            found.append(rest)
    return found


def _guess(view: str, spans: list[tuple[int, int]]) -> Part:
    text = view[spans[0][0] : spans[0][1]]
    return "host" if cues.MODERATION_CUE.search(text) else "official"


_PERSON_LINE = lazy(
    r"(?![^。]*(?:请|谢|好的|下面|[那这]位|机会|提问))[^。!?:]{4,70}(?:先生|女士|同志|小姐|博士|教授)[;,、。]?"
)


def _who_asks_asks(view: str, groups: list[list[Piece]]) -> list[list[Piece]]:
    """The turns, those of reporters who neither ask nor say who they are joined to the one before."""
    kept: list[list[Piece]] = []
    for group in groups:
        said = view[group[0].start : group[-1].end]
        asks = "?" in said or cues.QUESTION_CUE.search(said) or reporter_self(said)
        if kept and group[0].part == "reporter" and not asks:
            kept[-1].extend(group)
        else:
            kept.append(group)
    return kept


_ADDS = lazy(r"[ \u3000]*我(?:再|也|来)?补充(?:一|两|几)[点句个下]")


def _pieces_to_turns(
    view: str, turn: DraftTurn, pieces: list[Piece], *, labelled: bool, need_self: bool
) -> list[DraftTurn]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        # A line of the host's introduction is nobody's turn: `某局党组书记、局长某某女士；`.
        opens = piece.opens and bool(groups) and not _PERSON_LINE.fullmatch(view[piece.start : piece.end].strip())
        if not labelled and piece.part == "official" and _ADDS.match(view, piece.start, piece.end):
            opens = bool(groups)
        if opens and need_self and piece.part == "reporter" and not reporter_self(view[piece.start : piece.end]):
            opens = False
        if opens and need_self and piece.part != "reporter" and groups[-1][0].part != "reporter":
            opens = False
        if not groups or opens:
            groups.append([piece])
        else:
            groups[-1].append(piece)
    groups = _who_asks_asks(view, groups)
    result: list[DraftTurn] = []
    for index, group in enumerate(groups):
        start, end = speech_start(view, group[0].start, group[-1].end), _speech_end(view, group[0].start, group[-1].end)
        if index == 0 and labelled:
            result.append(replace(turn, end=end))
        else:
            confidence = round(min(0.9, 0.55 + 0.015 * max(group[0].margin, 0.0)), 3)
            result.append(DraftTurn(start, end, None, None, "", group[0].part, confidence, group[0].because))
    return result


def _without_labels(view: str, lines: list[Line], header: Header) -> list[DraftTurn]:
    """A page with no labels at all: hand-overs, greetings and addressing only."""
    spans = [
        (line.start, line.end)
        for index, line in enumerate(lines)
        if index not in header.used and not _is_furniture(view[line.start : line.end])
    ]
    selves = sum(1 for a, b in spans if reporter_self(view[a:b]))
    handovers = sum(1 for a, b in spans if cues.MODERATION_CUE.search(view[a:b]) and b - a < 400)
    if selves < 1 or selves + handovers < 2:
        return []
    while spans and not re.search(r"[。!?]", view[slice(*spans[0])]):
        spans = spans[1:]
    while spans and _REPORT_LEAD.search(view[slice(*spans[0])]) and not _FIRST_PERSON.search(view[slice(*spans[0])]):
        spans = spans[1:]
    if not spans:
        return []
    begins = _blank_lines_tell(view, lines, spans)
    pieces = _opened_by_host(read_paragraphs(view, spans, fixed={}, cost=0.0, begins=begins))
    whole = DraftTurn(spans[0][0], spans[-1][1], None, None, "", None, 0.5, "no label")
    return _pieces_to_turns(view, whole, pieces, labelled=False, need_self=False)


_PRESS_PAGE = lazy(rf"{cues.CONFERENCE}|见面会|群访|媒体采访|接受了?(?:媒体|记者)?采访|问答实录")
_LONGEST_QUESTION = 300  # characters
_ASKS_SOMEBODY = lazy(r"[您你]|请问|想问|能否|怎么看|如何评价|有没有|会不会|是不是")
_ANSWERS_FOR_HIMSELF = lazy(r"我(?!国|市|省|县|区|局)")


def _asked_in_paragraphs(view: str, lines: list[Line], header: Header) -> list[DraftTurn]:
    """A page of the press without labels that prints every question as a paragraph of its own, and below it what somebody answers in the
    first person."""
    if not _PRESS_PAGE.search(view, 0, 600):
        return []
    spans = [
        (line.body, line.end)
        for index, line in enumerate(lines)
        if index not in header.used and not _is_furniture(view[line.start : line.end])
    ]
    asks = [
        at
        for at, (start, end) in enumerate(spans)
        if end - start <= _LONGEST_QUESTION and view.endswith(("?", "?”"), start, end)
    ]
    answers = [(at + 1, after) for at, after in itertools.pairwise([*asks, len(spans)]) if after > at + 1]
    pressed = sum(bool(_ASKS_SOMEBODY.search(view, *spans[at])) for at in asks)
    own = sum(bool(_ANSWERS_FOR_HIMSELF.search(view, spans[first][0], spans[last - 1][1])) for first, last in answers)
    if len(asks) < 2 or len(answers) < len(asks) or 2 * pressed < len(asks) or 2 * own < len(answers):
        return []
    opened = asks[0]
    while opened and _ANSWERS_FOR_HIMSELF.search(view, *spans[opened - 1]) and view[spans[opened - 1][1] - 1] in "。!”":
        opened -= 1
    because = "a question on a line of its own"
    pieces: list[tuple[int, int, Part]] = [(at, at + 1, "reporter") for at in asks]
    pieces += [(first, last, "official") for first, last in answers]
    turns = [
        DraftTurn(spans[first][0], spans[last - 1][1], None, None, "", part, 0.6, because)
        for first, last, part in sorted(pieces)
    ]
    if opened < asks[0]:
        first = DraftTurn(
            spans[opened][0], spans[asks[0] - 1][1], None, None, "", "official", 0.5, "opens, in the first person"
        )
        turns.insert(0, first)
    return turns


def _blank_lines_tell(view: str, lines: list[Line], spans: list[tuple[int, int]]) -> list[bool] | None:
    """Which paragraphs begin a turn, on a page that sets a blank line before every new speaker and none inside a speech; None when
    blank lines do not tell (they stand everywhere, or lines are merely wrapped)."""
    gaps = {line.start: line.gap for line in lines}
    begins = [at == 0 or gaps.get(start, True) for at, (start, _) in enumerate(spans)]
    inner = [at for at, begun in enumerate(begins) if not begun]
    if len(inner) < max(3, 0.12 * len(spans)) or len(spans) - len(inner) < 6:
        return None
    ended = sum(view[spans[at - 1][1] - 1] in "。!?”)…" for at in inner)
    asked = sum("?" in view[max(spans[at - 1][0], spans[at - 1][1] - 3) : spans[at - 1][1]] for at in inner)
    askers = [begins[at] for at, (start, end) in enumerate(spans) if reporter_self(view[start:end])]
    if ended < 0.9 * len(inner) or asked > 0.15 * len(inner) or len(askers) < 2 or not all(askers):
        return None
    return begins


def _opened_by_host(pieces: list[Piece]) -> list[Piece]:
    """Who speaks before the first hand-over presides, although his opening reads like a statement."""
    host = next((at for at, piece in enumerate(pieces) if piece.part == "host"), 0)
    if 0 < host <= 6 and all(piece.part == "official" for piece in pieces[:host]):
        return [piece._replace(part="host", opens=at == 0) for at, piece in enumerate(pieces[: host + 1])] + pieces[
            host + 1 :
        ]
    return pieces


# `【关闭】【打印】|`: what a page offers to do with it.
_BUTTONS = lazy(
    r"[\[【( ]*+(?:(?:关闭|打印|收藏|分享|返回顶部|返回列表|返回|上一[页篇]|下一[页篇]|字体|字号|纠错|大|中|小)[\[【(\]】) |:]*+)++"
)


def _is_furniture(text: str) -> bool:
    plain = text.strip(" *_#>-")
    return bool(
        not plain
        or _FURNITURE_LINE.match(plain)
        or _BUTTONS.fullmatch(plain)
        or _CAPTION_LINE.match(plain)
        or _SIGNED_LINE.match(text.strip())
        or _MARKDOWN_HEADING.match(text)
        or (plain[0] in "[【(" and stops.BRACKET_FURNITURE.match(plain.strip("[]【】()")))
    )


_ODD_LINE_END = lazy(r"[\r\u2028\x0b\x0c]")
_STAMP_AT_END = lazy(rf"\s{TIMESTAMP.pattern}$")


def _before_foot(view: str, lines: list[Line], turns: list[DraftTurn], foot: Header | None) -> list[DraftTurn]:
    """The turns as far as they stand before the list of participants at the page's end."""
    if foot is None:
        return turns
    begin = lines[min(foot.used)].start
    return [
        replace(turn, end=_speech_end(view, turn.start, min(turn.end, begin))) for turn in turns if turn.start < begin
    ]


def _trim_tail(view: str, lines: list[Line], turns: list[DraftTurn]) -> list[DraftTurn]:
    """Captions, timestamps and stage directions at the end of a turn, and the page's foot after the last one, are said by nobody."""
    trimmed: list[DraftTurn] = []
    odd = _ODD_LINE_END.search(view) is not None
    for index, turn in enumerate(turns):
        spans = _paragraphs(lines, turn.start, turn.end) if odd or "\n" in view[turn.start : turn.end] else []
        last = len(spans) - 1
        final = index == len(turns) - 1
        while last > 0:
            text = view[slice(*spans[last])]
            if (
                _is_furniture(text)
                or (_STAGE_LINE.match(text.strip(" >*_")))
                or (final and (_foot(view, spans, last) or _advert(view, spans, last)))
            ):
                last -= 1
            else:
                break
        end = _speech_end(view, turn.start, spans[last][1]) if spans and last < len(spans) - 1 else turn.end
        if final:
            end = _before_links(view, turn.start, end)
        tail = view[max(turn.start, end - 30) : end]
        stamp = _STAMP_AT_END.search(tail) if tail[-1:] not in "。!?,”" else None
        if stamp and stamp.start() > 0:
            end = _speech_end(view, turn.start, max(turn.start, end - 30) + stamp.start())
        trimmed.append(replace(turn, end=end) if turn.end != end > turn.start else turn)
    return trimmed


# A site's links on one line, and the row of signs that may stand above them and a notice.
_LINKS = lazy(r" (?:[\u4e00-\u9fff]{2,22} ){12}")
_DRAWN = lazy(r"\s[*=_—-]{12,}\s")


def _before_links(view: str, start: int, end: int) -> int:
    """The end of the last turn's speech, where the site's links have run into it."""
    links = _LINKS.search(view, start, end)
    if links is None:
        return end
    drawn = _DRAWN.search(view, start, links.start())
    return _speech_end(view, start, drawn.start() if drawn else links.start())


_OFFERS = lazy(r"订户|订阅|扫码|下载|网址|https?:|公众号|版权|打赏|捐款")


def _advert(view: str, spans: list[tuple[int, int]], last: int) -> bool:
    """What a site offers below a line drawn under the last speech."""
    return _OFFERS.search(view, *spans[last]) is not None and any(
        _is_furniture(view[slice(*spans[k])]) for k in range(max(1, last - 4), last)
    )


def _foot(view: str, spans: list[tuple[int, int]], last: int) -> bool:
    """A short line without a sentence after a furniture line, at the very end of the page."""
    text = view[slice(*spans[last])]
    return (
        len(text) <= 14
        and not re.search(r"[。!?,谢再]", text)
        and any(_is_furniture(view[slice(*spans[k])]) for k in range(max(0, last - 3), last))
    )
