"""Outlet and name of those who ask."""

from __future__ import annotations

from typing import NamedTuple

from transcript.chinese.view import view as normal
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.roster.book import Book, CastTurn, Person, outlet_of_label
from transcript.roster.names import may_be_name, name_score
from transcript.roster.parts import calling_words
from transcript.segment.reading import VOICE, Cut, is_outlet, read_label, shifted
from transcript.segment.selves import LATIN, own_outlet, reporter_self
from transcript.segment.turns import DraftTurn

_AROUND_HOUSE = "《》“” ()（）【】■□●○◆◇▲▶"  # what stands around the name of a house


class _Own(NamedTuple):
    """What somebody who asks says of himself: his name as a span, his outlet, and a house that need not be one."""

    name: Cut | None
    outlet: str | None
    house: str | None


def reporter(book: Book, turn: DraftTurn, index: int | None, before: CastTurn | None) -> tuple[str | None, int | None]:
    """(outlet, person) of a reporter turn: from the label, the person's earlier labels, the reporter's own words, the hand-over, what is
    signed behind the question."""
    outlet = outlet_of_label(book.text, turn)
    if outlet is None and index is not None:
        outlet = book.people[index].outlet
    own = _own_words(book, turn, outlet, known=index is not None)
    outlet = own.outlet
    if own.name and index is None:
        index = _asker(book, own.name, "says so")
    elif own.name and index is not None and _is_voice(book.people[index]) and _nobody_else(book, own.name):
        index = book.christen(index, own.name)
    if outlet is None and (called := calling_words(book, turn)):
        outlet = book.text[slice(*called)].strip(_AROUND_HOUSE)
    if outlet is None and before is not None and before.part == "host":
        outlet = _handed_to(book, before.draft)
    if outlet is None:
        outlet = own.house
    if outlet is None and (signed := _signed(book, turn)):
        outlet, name = signed
        if index is None and name:
            index = _asker(book, name, "named behind the question")
    if index is not None and outlet and book.people[index].outlet is None:
        book.people[index].outlet = outlet
    return outlet, index


def _own_words(book: Book, turn: DraftTurn, outlet: str | None, *, known: bool) -> _Own:
    """What a turn's first words say of who asks, where its label says `outlet` and who it is is `known` or not."""
    begin = turn.start + len(_DASHES.match(book.view[turn.start : turn.start + 6])[0])  # type: ignore[index]
    head = book.view[begin : min(turn.end, begin + 120)]

    def printed(span: Cut) -> str:
        return book.text[begin + span[0] : begin + span[1]]

    own = reporter_self(head) or (own_outlet(head) if outlet is None else None)
    if outlet is None and own:
        outlet = _AGAIN.sub("", printed(own.outlet)).strip(_AROUND_HOUSE)
    name = own.name if own else None
    if name is None and (english := _FROM.match(head)):
        name = english.span("name")
        if outlet is None and english["house"]:
            outlet = printed(english.span("house"))
    if name is None and outlet:
        name = _name_behind(head, outlet)
    comma = (_NAME_COMMA_HOUSE.match(head) or _HOUSE_COMMA_NAME.match(head)) if name is None else None
    if comma and (is_outlet(comma["house"]) >= 0.4 or comma["name"].isascii()) and name_score(comma["name"]) >= 0.5:
        name = comma.span("name")
        if outlet is None:
            outlet = printed(comma.span("house"))
    if name is None and (foreign := _OF_HOUSE.match(head)):
        name = foreign.span("name")
    says = _SAYS_OF_WHOM.match(head) if outlet is None and not known else None
    house = says.span("outlet") if says else None
    if house and (at := head.rfind("的", *house)) > house[0] + 1 and name_score(head[at + 1 : house[1]]) >= 0.6:
        name, house = name or (at + 1, house[1]), (house[0], at)  # `我是某基金的某某`
    return _Own(
        (begin + name[0], begin + name[1]) if name else None,
        outlet,
        printed(house).strip(_AROUND_HOUSE) if house else None,
    )


def _handed_to(book: Book, host: DraftTurn) -> str | None:
    """The outlet that a host's last words give the floor."""
    begin = max(host.start, host.end - 60)
    match = _GIVES_FLOOR_TO.search(book.view[begin : host.end])
    if match is None or is_outlet(match["outlet"]) < 0.5:
        return None
    return book.text[begin + match.start("outlet") : begin + match.end("outlet")].strip(_AROUND_HOUSE)


def _signed(book: Book, turn: DraftTurn) -> tuple[str, Cut | None] | None:
    """The outlet, and the span of a name, in brackets behind a question: `…怎么办？（某报）`, `（某证券 某某）`, `（某报某某小姐、某台某某先生）`."""
    signed = _SIGNED.search(book.view, max(turn.start, turn.end - 70), turn.end)
    if signed is None:
        return None
    if is_outlet(signed["outlet"].strip(_AROUND_HOUSE)) >= 0.4:
        return book.text[slice(*signed.span("outlet"))].strip(_AROUND_HOUSE), None
    told = shifted(read_label(signed["outlet"]), signed.start("outlet"))
    return (book.text[slice(*told.outlet)].strip(_AROUND_HOUSE), told.name) if told.outlet else None


def _asker(book: Book, name: Cut, why: str) -> int | None:
    """Who asks under a name, unless it is that of somebody of another part."""
    if not _nobody_else(book, name):
        return None
    index = book.person(name)
    book.people[index].part, book.people[index].why = "reporter", why
    return index


def _is_voice(person: Person) -> bool:
    """Whether nothing is known of somebody but a number: `说话人5`."""
    return person.name is None and VOICE.fullmatch(person.plain) is not None


def _nobody_else(book: Book, name: Cut) -> bool:
    """Whether a name is free to be a reporter's: nobody of the other parts has it."""
    index = book.by_name.get(book.view[slice(*name)].lower())
    return index is None or book.people[index].part in (None, "reporter")


_DASHES = lazy(r"[—\s-]*")
# `你好，我是某某观察的。`: whoever is of a house says so, known or not.
_SAYS_OF_WHOM = lazy(
    r"(?:(?:[呃嗯啊好]|谢谢[^,。]{0,6}|感谢[^,。]{0,6}|您好|你好|大家好|[^,。]{1,6}(?:您好|你好|好))[,。! ]*){0,3}我(?:们|这边)?(?:是|来自)"
    r"(?P<outlet>(?!.*(?:一[个名位]|这|那|不|想|要|家长|学生|市民|居民|村民|患者|代表|股东|替|第|记者))[\u4e00-\u9fffA-Za-z《》“”]{3,12})的?[,。]"
)
# `…怎么办？（某报）`: who asks, behind the question.
_SIGNED = lazy(r"[。!?…”]\s*[_*]*\((?P<outlet>[^()\n、]{2,16}?)(?:记者)?(?: ?追问)?(?:、[^()\n]{2,44})?\)[_*\s]*$")
_GIVES_FLOOR_TO = lazy(
    r"(?:请|有请|先请|由)(?P<outlet>[^,。;:!?\s]{2,16}?)(?:的)?(?:记者)?(?:朋友|先生|女士)?(?:先)?(?:提问|发言|来问|继续提问)"
)
_AGAIN = lazy(r"^(?:还是|還是|又是|依然是|再次?是)")
_OWN_NAME_AT = rf"(?P<name>[\u4e00-\u9fff]{{1,6}}(?:·[\u4e00-\u9fff]{{1,6}}){{1,2}}|[\u4e00-\u9fff]{{2,4}}?|[A-Z][{LATIN}.]+(?: [A-Z][{LATIN}.]*){{0,2}})(?=[,.。!?;]|提问|请问|想问|问一)"

_NAME_BEHIND = lazy(r"(?:的|记者|首席|分析师|研究员|[\u4e00-\u9fff]{2}行业|[ ,、])*" + _OWN_NAME_AT)


# Behind `记者` or `我是`, whatever it looks like: `某社记者大野真纪。`, `《某报》的João Freitas。`
_TOLD = lazy(
    r"[》”]?(?:(?:的?记者|,我是)(?P<han>[^问请想再追有提代关第刚在从最替来做负专跑也就还\W\da-zA-Z][\u4e00-\u9fff]{1,3})(?<![来的人者员问到了社报台])"
    rf"|(?:的?记者|的|,我是)? ?(?P<latin>[A-Z][{LATIN}.]+(?: [A-Z][{LATIN}.]*){{1,2}}))(?=[,。.!])"
)
# `某报赛音。`, `某报的田村美咲，请多指教`: nothing before the house that the label names, and little behind.
_CLOSE_BEHIND = lazy(
    r"的?(?P<name>(?![记这那想问追提请接来再同第两二三有感您你我各先刚驻插替跟帮也])(?!新闻|跟进|补充|体育|财经|频道|电视|卫视|广播|中文|周刊|杂志|传媒|大家|一个|分析|线上|现场)"
    r"[\u4e00-\u9fff]{2,4})(?=[。,])"
)
# `読売新聞的Kenji Mori，`: in whatever spelling the house is said.
_OF_HOUSE = lazy(
    rf"(?:[^,。:;?!]{{0,8}}[,。] ?)?(?:我是)?[^,。:;?!A-Za-z]{{2,10}}(?:的|记者|的记者)(?P<name>[A-Z][{LATIN}]+ [A-Z][{LATIN}]+)(?=[,。])"
)
# `我是某某，某报的。`, `Priya Nair，某报。`
_NAME_BEFORE = lazy(
    rf"(?:我是|我叫|叫|^|[,。!] ?)(?P<name>(?!我)[\u4e00-\u9fff·]{{2,8}}|[A-Z][{LATIN}]+(?: [A-Z][{LATIN}]+)+)[,、 ] ?(?:来自)?$"
)
# `Emily Chen, Reuters.`, `某报，某某。`: a house and a name, and nothing else before the full stop.
_NAME_COMMA_HOUSE = lazy(
    rf"(?P<name>[A-Z][{LATIN}]+(?: [A-Z][{LATIN}]+)+), ?(?P<house>[A-Z][A-Za-z&' ]{{1,24}}|[\u4e00-\u9fff]{{2,10}})[.。]"
)
_HOUSE_COMMA_NAME = lazy(r"(?P<house>[\u4e00-\u9fff]{3,10}),(?P<name>[\u4e00-\u9fff]{2,4})[。,](?!是|请|想)")
_FROM = lazy(
    r"(?:(?:Hi|Hello|Good (?:morning|afternoon|evening)|Thanks?(?: you)?)[,.! ]+)?(?:(?:this is|it's|I'm|I am|my name is) )?"
    rf"(?P<name>(?!Good |Thank)[A-Z][{LATIN}]+ [A-Z][{LATIN}]+),? (?:from|with) (?P<house>[\u4e00-\u9fff]{{2,12}}(?=[,.。])|[A-Z][A-Za-z&]+(?: [A-Z][A-Za-z&]+){{0,3}}(?=[,.。]))?(?=\S)"
)


def _name_behind(head: str, outlet: str) -> tuple[int, int] | None:
    """The name a reporter gives with the outlet that the label names: `某报的某某，`, `某证券机械行业某某。`, `某某，某报。`."""
    plain = normal(outlet)
    at = head.find(plain, 0, 60)
    if at < 0:
        return None
    behind = _NAME_BEHIND.match(head, at + len(plain))
    if behind and name_score(behind["name"]) >= 0.6:
        return behind.span("name")
    if told := _TOLD.match(head, at + len(plain)):
        return told.span("han" if told["han"] else "latin")
    if not at and (close := _CLOSE_BEHIND.match(head, len(plain))) and may_be_name(close["name"]):
        return close.span("name")
    before = _NAME_BEFORE.search(head, 0, at)
    called = before is not None and posts.post_at_end().search(before["name"])  # `利总监，某新闻。`: who is asked
    if before and not called and name_score(before["name"]) >= 0.6:
        return before.span("name")
    return None
