"""Outlet and name of those who ask."""

from __future__ import annotations

import re

from transcript.chinese.view import view as normal
from transcript.lexicon.patterns import lazy
from transcript.roster.book import Book, CastTurn, outlet_of_label
from transcript.roster.names import may_be_name, name_score
from transcript.roster.parts import calling_words
from transcript.segment.reading import VOICE, is_outlet, read_label
from transcript.segment.selves import LATIN, own_outlet, reporter_self
from transcript.segment.turns import DraftTurn


def reporter(book: Book, turn: DraftTurn, index: int | None, before: CastTurn | None) -> tuple[str | None, int | None]:
    """(outlet, person) of a reporter turn: from the label, the person's earlier labels, the reporter's own words, the hand-over."""
    outlet = outlet_of_label(book.text, turn)
    person = book.people[index] if index is not None else None
    if outlet is None and person is not None:
        outlet = person.outlet
    begin = turn.start + len(_DASHES.match(book.view[turn.start : turn.start + 6])[0])  # type: ignore[index]
    head = book.view[begin : min(turn.end, begin + 120)]
    own = reporter_self(head) or (own_outlet(head) if outlet is None else None)
    if outlet is None and own:
        a, b = own.outlet
        outlet = _AGAIN.sub("", book.text[begin + a : begin + b]).strip("《》 ")
    name = own.name if own else None
    if name is None and (english := _FROM.match(head)):
        name = english.span("name")
        if outlet is None and english["house"]:
            outlet = book.text[begin + english.start("house") : begin + english.end("house")]
    if name is None and outlet:
        name = _name_behind(head, outlet)
    comma = (_NAME_COMMA_HOUSE.match(head) or _HOUSE_COMMA_NAME.match(head)) if name is None else None
    if comma and (is_outlet(comma["house"]) >= 0.4 or comma["name"].isascii()) and name_score(comma["name"]) >= 0.5:
        name = comma.span("name")
        if outlet is None:
            outlet = book.text[begin + comma.start("house") : begin + comma.end("house")]
    if name is None and (foreign := _OF_HOUSE.match(head)):
        name = foreign.span("name")
    says = _SAYS_OF_WHOM.match(head) if outlet is None and index is None else None
    house = says.span("outlet") if says else None
    if house and (at := head.rfind("的", *house)) > house[0] + 1 and name_score(head[at + 1 : house[1]]) >= 0.6:
        name, house = name or (at + 1, house[1]), (house[0], at)  # `我是某基金的某某`
    if index is None and name is not None and _nobody_else(book, head[slice(*name)]):
        index = book.person((begin + name[0], begin + name[1]))
        person = book.people[index]
        person.part, person.why = "reporter", "says so"
    elif (
        index is not None
        and person is not None
        and person.name is None
        and name is not None
        and VOICE.fullmatch(person.plain)
        and _nobody_else(book, head[slice(*name)])
    ):
        index = book.christen(index, (begin + name[0], begin + name[1]))
        person = book.people[index]
    if outlet is None and (called := calling_words(book, turn)):
        outlet = book.text[slice(*called)].strip("《》 ")
    if outlet is None and before is not None and before.part == "host":
        said = book.view[max(before.draft.start, before.draft.end - 60) : before.draft.end]
        match = re.search(
            r"(?:请|有请|先请|由)(?P<outlet>[^,。;:!?\s]{2,16}?)(?:的)?(?:记者)?(?:朋友|先生|女士)?(?:先)?(?:提问|发言|来问|继续提问)",
            said,
        )
        if match and is_outlet(match["outlet"]) >= 0.5:
            at = max(before.draft.start, before.draft.end - 60) + match.start("outlet")
            outlet = book.text[at : at + len(match["outlet"])].strip("《》 ")
    if outlet is None and house:
        outlet = book.text[begin + house[0] : begin + house[1]].strip("《》“” ")
    signed = _SIGNED.search(book.view, max(turn.start, turn.end - 70), turn.end) if outlet is None else None
    if signed and is_outlet(signed["outlet"].strip("《》")) >= 0.4:
        outlet = book.text[slice(*signed.span("outlet"))].strip("《》 ")
    elif signed and (told := read_label(signed["outlet"])).outlet:
        at = signed.start("outlet")  # `…怎么办？（某证券 某某）`, `（某报某某小姐、某台某某先生）`
        outlet = book.text[at + told.outlet[0] : at + told.outlet[1]].strip("《》 ")
        if index is None and told.name and _nobody_else(book, signed["outlet"][slice(*told.name)]):
            index = book.person((at + told.name[0], at + told.name[1]))
            person = book.people[index]
            person.part, person.why = "reporter", "named behind the question"
    if person is not None and outlet and person.outlet is None:
        person.outlet = outlet
    return outlet, index


_DASHES = lazy(r"[—\s-]*")
# `你好，我是某某观察的。`: whoever is of a house says so, known or not.
_SAYS_OF_WHOM = lazy(
    r"(?:(?:[呃嗯啊好]|谢谢[^,。]{0,6}|感谢[^,。]{0,6}|您好|你好|大家好|[^,。]{1,6}(?:您好|你好|好))[,。! ]*){0,3}我(?:们|这边)?(?:是|来自)"
    r"(?P<outlet>(?!.*(?:一[个名位]|这|那|不|想|要|家长|学生|市民|居民|村民|患者|代表|股东|替|第|记者))[\u4e00-\u9fffA-Za-z《》“”]{3,12})的?[,。]"
)
# `…怎么办？（某报）`: who asks, behind the question.
_SIGNED = lazy(r"[。!?…”]\s*[_*]*\((?P<outlet>[^()\n、]{2,16}?)(?:记者)?(?: ?追问)?(?:、[^()\n]{2,44})?\)[_*\s]*$")
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
    if before and name_score(before["name"]) >= 0.6:
        return before.span("name")
    return None


def _nobody_else(book: Book, name: str) -> bool:
    """Whether a name is free to be a reporter's: nobody of the other parts has it."""
    index = book.by_name.get(name.lower())
    return index is None or book.people[index].part in (None, "reporter")
