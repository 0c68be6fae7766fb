"""Offices from the lead and from the host's opening."""

from __future__ import annotations

import itertools
import re

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.record.participant import TitleSource
from transcript.roster.book import Book
from transcript.roster.flow import flow
from transcript.roster.introductions import introductions
from transcript.roster.names import DOTTED, behind, name_score, surname
from transcript.roster.own_words import add_own, own_name
from transcript.roster.people import Mention, clean_name, read_person
from transcript.segment.reading import is_outlet
from transcript.segment.turns import Segmentation

_GATHERS = lazy(r"(?:出席|参加)[^。!?\n]{0,12}的(?:有|是)|请来了?|邀请到|邀请了|请到")


def introduce(book: Book, found: Segmentation, label_names: set[str]) -> None:
    """Offices from the lead and from the host's opening (the first turns, as far as somebody is introduced there)."""
    names = label_names | {person.plain for person in book.people if person.name}
    unread = _unread_labels(book, found) - names
    first = len(book.view) if found.begins is None else found.begins
    head_end = min(first, 4000)
    regions = _regions(book, found, first, head_end)
    prose = flow(book.view)
    book.inside_words = prose.dropped
    for first, last, source in regions:
        start, end = prose.at(first), prose.at(last)
        for mention in introductions(prose.text, start, end, source=source, names=names | unread):
            plain = clean_name(prose.text[slice(*mention.name)])
            greeted = prose.text[max(0, mention.name[0] - 1) : mention.name[0]] == "我"
            pieces = plain.split("·") if "·" in plain else []
            if (
                plain in names
                or any(len(piece) >= 2 and piece in names | unread for piece in pieces)
                or (
                    not greeted
                    and (
                        _introducing(prose.text, start, mention)
                        or (last == head_end and _takes_part(prose.text, mention))
                    )
                )
            ):
                title = prose.back(mention.title) if mention.title else None
                book.add(mention._replace(name=prose.back(mention.name), title=title))
                names.add(plain)
    _asked_by_name(book, found)
    _presider(book, found, head_end)
    _noted_offices(book, names)
    _offices_above(book, found)
    _offices_in_captions(book, names)
    _interpreters(book, regions)
    _own_offices(book, found)
    _offices_under_names(book, found)
    _short_offices(book, regions)


def _regions(book: Book, found: Segmentation, first: int, head_end: int) -> list[tuple[int, int, TitleSource]]:
    """Where people are introduced: in the lead, and by who opens and who presides."""
    ends = (found.lines[index].end for index in found.header.used)
    skip = max((end for end in ends if end <= first), default=0)  # what stands below the speech is no lead
    rostered = any(person.source == "roster" for person in found.header.people)
    regions: list[tuple[int, int, TitleSource]] = [(skip if rostered else 0, head_end, "introduction")]
    # A byline may look like an asker, as may a table of contents.
    turns = list(itertools.dropwhile(lambda turn: turn.part == "reporter", found.turns[:16]))
    opens = bool(turns) and cues.MODERATION_CUE.search(
        book.view, turns[0].start, min(turns[0].end, turns[0].start + 400)
    )
    for turn in turns if opens or any(turn.part == "host" for turn in found.turns[:3]) else found.turns[:16]:
        if turn.part == "reporter":
            break
        if turn.part in ("host", None) or (turn is found.turns[0] and turn.label is None):
            regions.append((turn.start, min(turn.end, turn.start + 3000), "introduction"))
    opened = {start for start, _, _ in regions}
    return regions + [  # a page that prints the newest first opens at its end
        (turn.start, min(turn.end, turn.start + 3000), "introduction")
        for turn in found.turns
        if turn.part == "host" and turn.start not in opened and _GATHERS.search(book.view, turn.start, turn.end)
    ]


# `请问指令长某某，您…`
_ASKED_BY_NAME = lazy(
    rf"(?:请问|想问|请教)(?:一下)?(?P<title>(?:[\u3400-\u9fff]{{0,10}}?(?:{posts.pattern()}))?)(?P<name>[\u3400-\u9fff]{{2,3}})(?:先生|女士|教授|老师)?[,:](?=.{{0,4}}(?:[您你]|作为))"
)


def _asked_by_name(book: Book, found: Segmentation) -> None:
    """Whom the questions of a page without labels name first: those who answer."""
    if any(turn.label is not None for turn in found.turns):
        return
    for turn in found.turns:
        asked = _ASKED_BY_NAME.match(book.view, turn.start, turn.end) if turn.part == "reporter" else None
        if asked and name_score(asked["name"]) >= 0.7:
            title = asked.span("title") if asked["title"] else None
            book.add(Mention(asked.span("name"), title, "official", "body"))


_SOMEBODY = rf"(?P<name>[\u3400-\u9fff]{{2,4}}?|{DOTTED})"
_PRESIDES = (
    lazy(rf"[由请]{_SOMEBODY}(?P<title>)(?:先生|女士|同志)?(?:来|担任)?主持(?=[,。;)\n]|$)"),
    lazy(rf"主持人?[是为:]?\s?{_SOMEBODY}\((?P<title>[^()\n]{{2,40}})\)"),
)


def _presider(book: Book, found: Segmentation, head_end: int) -> None:
    """`发布会由某某主持`, `主持人某某（某司副司长）在图外` above the first turn: who a bare `主持人：` is, where nobody else is said to be."""
    if any(person.part == "host" for person in book.people) or all(turn.part != "host" for turn in found.turns):
        return
    for pattern in _PRESIDES:
        match = pattern.search(book.view, 0, head_end)
        if match and name_score(clean_name(match["name"])) >= 0.5:
            title = match.span("title") if match["title"] else None
            book.add(Mention(match.span("name"), title, "host", "introduction"))
            return


_OF_BODY = lazy(rf"[{posts.ORGAN}社报网]$")


def _unread_labels(book: Book, found: Segmentation) -> set[str]:
    """Labels that do not look like a name and may be one: where the lead prints one right behind an office, it is."""
    labels = {
        clean_name(book.view[slice(*turn.label)])
        for turn in found.turns
        if turn.label and turn.reading and turn.reading.kind in ("unknown", "role", "outlet")
    }
    return {
        label
        for label in labels
        if re.fullmatch(r"[\u3400-\u9fff]{2,4}", label)
        and not posts.post_at_end().search(label)
        and not _OF_BODY.search(label)
        and not (label.endswith("台") and not (len(label) == 3 and surname(label)))
    }


_TAKES_PART = lazy(
    r"(?P<between>[^。!?;\n]{0,200}?)(?:出席|到会|到场|参会|参加|介绍|回答|答问|作答|答记者问|接受了?(?:媒体|传媒|记者|[^。!?\n]{0,100}(?:采访|专访|群访|联访|提问))|受访|主持|解读|在场|(?:举行|召开)[^。!?\n]{0,12}(?:发布会|记者会|吹风会|说明会|通报会)|(?:发布会|记者会|采访区|采访)上?(?=表示|说|称|坦言|[,:])|致[词辞]|茶叙|座谈|对谈|回应(?![称说道:])|(?:谈话|答问|发言)(?:内容|全文|要点)|会?见(?:传媒|记者))"
)
_TOLD = lazy(r"表示|指出|强调|说|称|认为|将|透露|要求|访问|[:,]“")


def _takes_part(view: str, mention: Mention) -> bool:
    """Whether the sentence goes on to say that those it lists attend, answer or preside."""
    if mention.title is None or mention.title[0] >= mention.name[1]:
        return False
    after = _TAKES_PART.match(view, mention.name[1])
    return after is not None and not _TOLD.search(after["between"])


_NOTE = lazy(r"\((?<=\n\()[^()\n]{8,300}\)")


def _noted_offices(book: Book, names: set[str]) -> None:
    """`（某某为某科主任，某某为某部负责人。）`: a note in brackets that says who those are who spoke."""
    notes = list(_NOTE.finditer(book.view))
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) >= 2)
    if not known or not notes:
        return
    pattern = re.compile(
        rf"(?:\((?:注:)?|[,;、。])(?P<name>{known})(?:为|系|是)(?P<title>[^,。;()\n]{{2,30}})(?=[,。;)])"
    )
    for bracket in notes:
        for match in pattern.finditer(book.view, *bracket.span()):
            if posts.post_at_end().search(match["title"]):
                book.add(Mention(match.span("name"), match.span("title"), None, "introduction"))


# `某局局长某某　某某 摄`: whom a picture shows, and who took it.
_SHOWN = lazy(
    r"^[*_(\[【▲△ ]*(?:图为)?(?P<who>[^:。!?\n]{5,60}?)[。 )/]+(?:\S{2,12} ?/? ?)?(?:摄|供图|摄影)[*_)\]】]*$",
    re.MULTILINE,
)


def _offices_in_captions(book: Book, names: set[str]) -> None:
    """The office below a picture of somebody who speaks, where nothing else tells it."""
    for caption in _SHOWN.finditer(book.view) if "摄" in book.view or "供图" in book.view else ():
        shown = read_person(book.view, *caption.span("who"))
        known = book.known(book.view[slice(*shown[0])]) if shown and shown[1] else None
        if shown and known is not None and book.people[known].plain in names and not book.people[known].titles:
            book.add(Mention(*shown, None, "introduction"))


_INTERPRETS = lazy(
    r"(?P<title>(?:现场|同声|手语|韩语|日语|英语|法语|西语|俄语)?(?:翻译|传译|口译)员?)(?:是|为|由)?(?P<name>[\u3400-\u9fff]{2,3}?)(?=[,。、;]|先生|女士|老师|担任|$)"
)


def _interpreters(book: Book, regions: list[tuple[int, int, TitleSource]]) -> None:
    """`坐在主席旁边的是翻译某某`: who speaks for others, and is none of them."""
    for start, end, source in regions:
        for match in _INTERPRETS.finditer(book.view, start, end):
            if name_score(match["name"]) >= 0.7:
                book.add(Mention(match.span("name"), match.span("title"), "other", source))


_OFFICE_LINE = lazy(rf"(?:^|\n) *(?P<title>[\u3400-\u9fff、·]{{2,40}}(?:{posts.pattern()})) *\n *$")


def _offices_above(book: Book, found: Segmentation) -> None:
    """An office alone on the line above the label that names its holder."""
    for turn in found.turns:
        if turn.label is None or turn.reading is None or turn.reading.name is None:
            continue
        name = turn.label[0] + turn.reading.name[0], turn.label[0] + turn.reading.name[1]
        index = book.known(book.view[slice(*name)])
        if index is None or book.people[index].titles:
            continue
        above = _OFFICE_LINE.search(book.view, max(turn.label[0] - 60, 0), turn.label[0])
        if above:
            book.people[index].add_title(book.text[slice(*above.span("title"))], above["title"], "label")


def _own_offices(book: Book, found: Segmentation) -> None:
    """`我是某局的某某`, said by a host whom no label names."""
    for turn in found.turns:
        if turn.part == "host" and (turn.reading is None or turn.reading.name is None):
            own = own_name(book.view, turn.start, min(turn.end, turn.start + 900))
            if own is not None and (turn.label is None or turn.reading is None or turn.reading.kind == "host"):
                index = add_own(book, own)
                book.people[index].part, book.people[index].why = "host", "says so"
                return


def _offices_under_names(book: Book, found: Segmentation) -> None:
    """`我是某部次长某某`, said first under a label with that name: the office in full."""
    for turn in found.turns:
        if turn.label is None or turn.part == "reporter" or turn.reading is None or turn.reading.name is None:
            continue
        own = own_name(book.view, turn.start, min(turn.end, turn.start + 60))
        name = turn.label[0] + turn.reading.name[0], turn.label[0] + turn.reading.name[1]
        if own is not None and clean_name(book.view[slice(*own.name)]) == book.plain(name):
            add_own(book, own)


# `汽车创始人`: the surname is the end of a word.
_IN_A_WORD = lazy(r"(?![请由是和与对让给向叫谢问听有跟同位的了到])[\u3400-\u9fff]")


_NO_POSTS = frozenset("主持人 代表 老师".split())  # what people are called, not offices


def _short_offices(book: Book, regions: list[tuple[int, int, TitleSource]]) -> None:
    """`请唐部长说几句话`: the only person of that surname holds the post, when nothing fuller is printed."""
    wanting = [
        person
        for person in book.people
        if person.name and not person.titles and person.part != "reporter" and surname(person.plain)
    ]
    for person in wanting:
        full = next(behind(posts.post(), (person.plain,), book.view, 0, len(book.view)), (0, None))[1]
        if full and len(person.plain) >= 2 and full[0] not in _NO_POSTS:
            person.add_title(book.text[slice(*full.span())], full[0], "body")
            continue
        family = surname(person.plain)
        if sum(1 for other in book.people if other.name and other.plain.startswith(family)) != 1:
            continue
        for start, end, source in regions:
            at, match = next(behind(posts.post(), (family,), book.view, start, end), (0, None))
            if match and not _IN_A_WORD.match(book.view, at - 1) and match[0] not in _NO_POSTS:
                person.add_title(book.text[slice(*match.span())], match[0], source)
                break


_POST_DOES = lazy(rf"(?:{posts.pattern()})(?:接受|答|回应|会见|就|谈|主持|出席)")


_CAPTION = lazy(r"(?:^|\n) *(?:图为|图:)[^\n]*$")


def _introducing(view: str, start: int, mention: Mention) -> bool:
    """Whether the words before the person introduce participants (not somebody merely talked about)."""
    before = view[max(start, mention.name[0] - 220) : mention.name[0]]
    if _CAPTION.search(before):
        return True
    after = view[mention.name[1] : mention.name[1] + 6]
    if re.match(r"(?:主持|就|答记者|回答|介绍|会见|答问)", after) or _POST_DOES.match(
        view[mention.name[1] : mention.name[1] + 14]
    ):
        return True
    if re.match(r"(?:先生|女士|小姐|同志)", after) and re.search(
        r"出席|邀请|请到|介绍|他们是|分别是|嘉宾|发布人|有请|欢迎|来宾|主持|请来", before
    ):
        return True
    return bool(
        re.search(
            r"他们是|分别是|唱名|点名|(?:发布人|发言人|管理层|领导|同志|嘉宾|到会|到场|在场|在座|与会|参加|台上)[^。,]{0,10}(?:有|是|为)[:,]?|邀请到|邀请了|请到了|出席(?:今天|本场|本次|此次)?[^。]{0,24}(?:的)?(?:有|是|包括|嘉宾|领导|长官|人)|嘉宾(?:有|是)|左起|(?:左|右)(?:手)?(?:边|侧|首)[^。,]{0,6}是|请(?:了|到|来了?)[^。]{0,8}位|出席.{0,10}(?:代表|发布会|记者会)|介绍(?:一下)?(?:今天|出席|与会|几位)|[两二三四五六七八九十几]位(?:嘉宾|同志|领导|发布人|负责人)?(?:分别)?[是为有]|首先是|(?<!邀)请.{0,30}$|主持[^。!?\n]*$",
            before,
        )
    )


def outlets_as_titles(book: Book) -> None:
    """`谭某某，《某报》总编辑`: an office at a news organisation makes a reporter."""
    for person in book.people:
        for text, view, _ in person.titles:
            match = re.match(
                r"(.*?[》报社网台刊视])(?:驻[\u4e00-\u9fff]{1,4})?(?:记者|总编辑|副总编辑|主编|副主编|编辑|主播|首席记者|特派员|[\u4e00-\u9fff]{0,6}主编|[\u4e00-\u9fff]{0,6}主任|[\u4e00-\u9fff]{0,4}编辑)$",
                view,
            )
            if match and is_outlet(match[1]) >= 0.5 and person.part is None:
                person.part, person.why = "reporter", "an office at a news organisation"
                person.outlet = person.outlet or text[: match.end(1)].strip("《》")
