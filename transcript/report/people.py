"""Who is named with an office in a report, and what is attributed to them."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.chinese.view import view as normal
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.report.articles import Article
from transcript.roster.names import WIDTHS, name_score

_OFFICE = lazy(
    rf"(?:{posts.pattern()}|执法人员|工作人员|村民|居民|店主|志愿者|业主|技术员|农户|种植户|养殖户|队员|民警|辅警|网格员|讲解员|社工)"
)
_AFTER = lazy(
    r"(?:表示|介绍|指出|强调|说|称|告诉|透露|认为|坦言|对|在|为|向|以|就|率|带领|主持|出席|宣布|回顾|作|致辞|感叹|解释|说道|等|和|与|及|、|,|。|:|\)|代表|参加|先后|一行|深入|到|从|了解|结合|给|将|也|的|”|正|所|于|$)"
)
_LEFT = lazy(
    r"[,;:。!?\n\r“”()]|向|由|请到?|邀请到?了?|是|为|和|与|在|对|据|让|给|[上中下]午|日|会上|当天|现场|记者从|跟随|告诉|来自|会同|带领|担任|系|原|[0-9]月"
)
_SAID = lazy(r"(?P<verb>表示|指出|强调|介绍说?|说道?|告诉记者|透露|认为|坦言|称|提出|要求)\s*(?P<mark>[,:])\s*")
_QUOTE_AFTER = lazy(
    r"“(?P<said>[^”]{6,600})”\s*[,。]?\s*(?P<who>[^,。“”\n]{2,30}?)(?:自豪地|激动地|高兴地|感慨地|由衷地)?(?:说|表示|介绍|告诉记者|感叹道?|坦言|称)"
)


class PersonFinding(NamedTuple):
    """A person with an office: name and title as printed, and where the name stands."""

    name: str
    title: str
    start: int
    end: int


class StatementFinding(NamedTuple):
    """What a report attributes to somebody; `speaker` is a name, or null where only an office is given."""

    start: int
    end: int
    speaker: str | None
    quoted: bool


class ReportFindings(NamedTuple):
    """The people and the attributed statements of one article."""

    people: tuple[PersonFinding, ...]
    statements: tuple[StatementFinding, ...]


def read_report(text: str, article: Article) -> ReportFindings:
    """Read one article. Offsets are those of the text given; authors in the byline are left out."""
    from transcript.report.presented import presented

    view = normal(text)
    people = _people(text, view, article)
    said = _statements(view, article, people)
    return ReportFindings(tuple(people), tuple(sorted({*said, *presented(text, article, people, said)})))


def _people(text: str, view: str, article: Article) -> list[PersonFinding]:
    found: dict[str, PersonFinding] = {}
    authors = {normal(name) for name in article.byline}
    for match in _OFFICE.finditer(view, article.start, article.end):
        person = _name_behind(text, view, match, article) or _name_before(text, view, match, article)
        if person and normal(person.name) not in authors:
            kept = found.get(person.name)
            if kept is None or len(person.title) > len(kept.title) + 1:
                found[person.name] = person
    return sorted(found.values(), key=lambda person: person.start)


def _name_behind(text: str, view: str, office: re.Match[str], article: Article) -> PersonFinding | None:
    at = office.end()
    for width in WIDTHS:
        name = view[at : at + width]
        if name_score(name) < (0.7 if width < 4 else 0.6) or not _AFTER.match(view, at + width):
            continue
        left = _left(view, office.start(), article.start)
        title = text[left : office.end()].strip("、 ")
        if 2 <= len(title) <= 40:
            return PersonFinding(text[at : at + width], title, at, at + width)
    return None


def _name_before(text: str, view: str, office: re.Match[str], article: Article) -> PersonFinding | None:
    """`某大学刘某老师`: the organisation before, the post behind; the title is both."""
    if not _AFTER.match(view, office.end()):
        return None
    for width in (3, 2):
        start = office.start() - width
        name = view[start : office.start()]
        organ = re.search(
            r"([\u4e00-\u9fff]{2,14}(?:部|委|局|厅|办|处|署|院|会|大学|学校|医院|公司|集团|中心|社区|街道|学院|村|镇|所|站|馆))$",
            view[max(article.start, start - 16) : start],
        )
        if name_score(name) >= 0.75 and organ:
            left = max(_left(view, start, article.start), start - 16)
            return PersonFinding(
                text[start : office.start()], (text[left:start] + office[0]).strip("、 "), start, office.start()
            )
    return None


def _left(view: str, post: int, floor: int) -> int:
    begin = max(floor, post - 40)
    cut = begin
    for boundary in _LEFT.finditer(view, begin, post):
        if (boundary[0] in "是为和与在对" and view[boundary.end() : boundary.end() + 1] in ("国", "民", "生")) or (
            boundary[0] == "日" and not view[max(boundary.start() - 1, 0)].isdigit()
        ):
            continue
        cut = boundary.end()
    return cut


def _statements(view: str, article: Article, people: list[PersonFinding]) -> list[StatementFinding]:
    found: list[StatementFinding] = []
    names = {normal(person.name): person.name for person in people}
    for match in _SAID.finditer(view, article.start, article.end):
        before = view[max(article.start, match.start() - 14) : match.start()]
        who = next((names[name] for name in names if name in before), None)
        office = re.search(r"(?:负责人|有关人士|书记|局长|主任|镇长|区长|市长|工作人员)[^,。]{0,4}$", before)
        if who is None and office is None:
            continue
        start = match.end()
        quoted = view[start : start + 1] == "“"
        close = view.find("”", start + 1, article.end) if quoted else -1
        if quoted and close > 0:
            found.append(StatementFinding(start + 1, close, who, True))
            continue
        stop = re.compile(r"[。!?\n]").search(view, start, article.end)
        end = stop.end() if stop else article.end
        found.append(StatementFinding(start, end, who, False))
    for match in _QUOTE_AFTER.finditer(view, article.start, article.end):
        who = next((names[name] for name in names if name in match["who"]), None)
        if who or posts.post_at_end().search(match["who"]):
            found.append(StatementFinding(*match.span("said"), who, True))
    return sorted(set(found))
