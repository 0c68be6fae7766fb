"""Reading persons with their offices out of a piece of text: roster lines and introductions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMMON_WORDS
from transcript.record.participant import Part, TitleSource
from transcript.roster.names import DOTTED, WIDTHS, around_office, is_called, may_be_name, name_score

Cut = tuple[int, int]

# Words for a part in the talk, which stand where a name may stand.
COMMON_ROLES = frozenset("主持人 主持 司仪 记者 发布人 嘉宾 发言人 主讲人 领导 专家 出席 列席 翻译 手语 记录".split())
RANK = "[大上中少]校|[上中少]将|将军"
HONORIFIC = lazy(rf"(?:先生|女士|小姐|同志|博士|副?教授|老师|阁下|医生|姑娘|议员|(?:资深)?大律师|{RANK})$")
_NAME = rf"(?:{DOTTED}|[\u3400-\u9fff] [\u3400-\u9fff](?![\u3400-\u9fff])|[\u3400-\u9fff]{{2,4}})"
_LATIN = r"[A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]+(?: [A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]*){0,3}"
_NAME_FIRST = lazy(
    rf"(?P<name>{_NAME}|{_LATIN})\s*(?:(?P<sep>[ ,:\-|/—]+|\()\s*)(?P<title>[^()]{{2,60}}(?:\([^()]*\)[^()]{{0,20}})?)\)?$"
)
_POST = posts.pattern()


class Mention(NamedTuple):
    """A person named somewhere: spans are offsets into the text; `title` is null when no office stands beside it."""

    name: Cut
    title: Cut | None
    part: Part | None
    source: TitleSource


_AROUND = " :,;、。.-—|/*_\n\r\t"
_QUOTED = lazy(r"(?P<open>[\"“]?)[^\"“”]+[\"”]")  # the bullet before may have taken the opening mark


def _strip(view: str, start: int, end: int) -> Cut:
    while start < end and view[start] in _AROUND:
        start += 1
    while end > start and view[end - 1] in _AROUND:
        end -= 1
    quoted = _QUOTED.fullmatch(view, start, end)
    return (quoted.end("open"), end - 1) if quoted else (start, end)


_LATIN_LETTER = lazy(r"[A-Za-z]")


@lru_cache(maxsize=16384)
def clean_name(name: str) -> str:
    """A Han name without inner spaces; a Latin one with single spaces."""
    return (" " if _LATIN_LETTER.search(name) else "").join(name.split())


def read_person(view: str, start: int, end: int, *, listed: bool = False) -> tuple[Cut, Cut | None] | None:
    """The one person a stretch of text names: (name, title), or None when it names nobody.

    `listed` says that it stands where persons are listed: there white space and brackets set off a name of whatever look.
    """
    found = _one_person(view[start:end], listed) if end - start <= _LONGEST else None
    if found is None:
        return None
    (n0, n1), title = found
    return (start + n0, start + n1), (start + title[0], start + title[1]) if title else None


_LONGEST = 200  # characters, with the marks around it


@lru_cache(maxsize=4096)
def _one_person(view: str, listed: bool) -> tuple[Cut, Cut | None] | None:
    """`read_person` of a whole text. A list is tried in several ways, each of which reads the same pieces again."""
    start, end = _strip(view, 0, len(view))
    remark = _REMARK.search(view, start, end)
    end = remark.start() if remark else end
    presides = _PRESIDES.match(view, start, end)
    start = presides.end() if presides else start
    text = view[start:end]
    if not 2 <= len(text) <= 90:
        return None
    if listed and (around := around_office(view, start, end, listed=True)):
        return (around.family[0], end), around.post
    body = _BODY_AND_BRACKET.fullmatch(text) if listed else None
    if body and (inside := _listed(body["who"])):
        at = start + body.start("who")
        return (at + inside[0][0], at + inside[0][1]), (at + inside[1][0], at + inside[1][1])
    if listed and (apart := _listed(text)):
        (n0, n1), (t0, t1) = apart
        return (start + n0, start + n1), (start + t0, start + t1)
    honor = HONORIFIC.search(text)
    core = text[: honor.start()].rstrip() if honor else text
    found = (
        _name_set_off(text)
        or _name_last(core)
        or (None if honor and not posts.post_at_end().search(text) else _name_first(text))
        or _name_first(core)
    )
    if found:
        (n0, n1), title = found
        return (start + n0, start + n1), (start + title[0], start + title[1]) if title and title[1] > title[0] else None
    if name_score(clean_name(core)) >= 0.7 and (honor or len(core) <= 5 or "·" in core):
        return (start, start + len(core)), None
    return None


_PRESIDES = lazy(r"主持人?[为是系](?=[\u3400-\u9fff]{4})")
_REMARK = lazy(
    r" ?(?:\((?:\d[^()]*|视频连线|视频|线上|线上参加|连线|远程|[A-Z][A-Za-z .-]{1,30})\)|[(\[](?:主持人?|司仪)[)\]])\Z"
)
_ORGAN = rf"(?:[{posts.ORGAN}社]|公司|集团|中心|大学)"
_ANY_NAME = (
    rf"(?:[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff] {{1,4}}[\u3400-\u9fff](?: {{1,4}}[\u3400-\u9fff])?|{DOTTED}"
    rf"|{_LATIN}(?: [\u3400-\u9fff]{{1,3}})?)"
)
_STYLED = r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?"
_STYLE_BEHIND = r"(?:医生|教授|博士|先生|女士|议员)?(?: ?\((?:[\u3400-\u9fff]{2,4}|[A-Z][A-Za-z .-]{1,20})\)(?= ))?"
_NAME_THEN_OFFICE = lazy(
    rf"(?P<name>{_ANY_NAME}){_STYLE_BEHIND}(?: +| *\()(?P<title>[\u3400-\u9fffA-Z][\u3400-\u9fffA-Za-z&,、()·“” ]{{1,58}}?)\)?(?:先生|女士|同志)?$"
)
_NAME_AND_BRACKET = lazy(
    r"(?P<name>[\u3400-\u9fff]{1,2} {0,4}[\u3400-\u9fff]{1,2}(?: {1,4}[\u3400-\u9fff])?) ?\((?P<title>[^()]{2,58})\)$"
)
_OFFICE_THEN_NAME = lazy(
    rf"(?P<title>[\u3400-\u9fff\w&、()·“”-]{{2,50}}?) +{_STYLED}(?P<name>{_ANY_NAME})(?: ?\([^()]{{1,20}}\))?(?:先生|女士|同志)?$"
)


_BODY_AND_BRACKET = lazy(rf"[\u3400-\u9fff]{{2,20}}{_ORGAN} ?\((?P<who>[^()]+)\)")  # `某厅(某某 某厅厅长)`


_FIELD_BEHIND = lazy(r" ?\([^()]{2,12}\)$")  # `总经理(传媒关系)`
_CLOCK = lazy(r"(?:19|20)\d\d[-/.年]|\d:\d\d")  # what stands beside a date is a byline, not an office


def _listed(text: str) -> tuple[Cut, Cut] | None:
    """`水某某 市水利局总工程师`, `严　某(县卫生局局长)`, `供应链副总裁 Lydia 宋`, `新闻局 程某某`: in a list an office beside a name is enough."""
    for pattern in (_NAME_AND_BRACKET, _NAME_THEN_OFFICE, _OFFICE_THEN_NAME):
        match = pattern.match(text)
        if match is None:
            continue
        name, title = clean_name(match["name"]), match["title"].rstrip(" )")
        missing = title.count("(") - title.count(")")
        title += text[match.start("title") + len(title) :][:missing]
        if _no_name(name) or _CLOCK.search(title):
            continue
        sure = name_score(name) >= 0.7 and (pattern is _NAME_AND_BRACKET or re.search(rf"{_ORGAN}$", title))
        if sure or posts.post_at_end().search(_FIELD_BEHIND.sub("", title)):
            return match.span("name"), (match.start("title"), match.start("title") + len(title))
    return None


def _name_set_off(text: str) -> tuple[Cut, Cut | None] | None:
    """`王某某  市政府办公室主任`: white space says where the name ends, so that nothing in the office is taken for one."""
    match = re.match(r"(?P<name>[\u3400-\u9fff]{2,4}) +(?P<title>[\u3400-\u9fff、,()·]{4,60})$", text)
    if match and name_score(match["name"]) >= 0.7 and posts.post_at_end().search(match["title"]):
        return match.span("name"), match.span("title")
    return None


def _name_first(text: str) -> tuple[Cut, Cut | None] | None:
    match = _NAME_FIRST.match(text)
    if match and name_score(clean_name(match["name"])) >= 0.35:
        title = match["title"].rstrip(") ")
        if posts.post_at_end().search(title) or (
            match["sep"].strip() != ","
            and re.search(r"(?:部|委|局|厅|办|处|院|会|公司|集团|中心|大学|负责人|同志)$", title)
        ):
            return match.span("name"), (match.start("title"), match.start("title") + len(title))
    for width in WIDTHS:
        rest = text[width:]
        if len(text) > width and name_score(text[:width]) >= 0.7 and _POSTS.fullmatch(rest):
            return (0, width), (width, len(text))
    return None


_POSTS = lazy(rf"(?:{_POST})(?:兼(?:{_POST}))*")
_POST_DOTTED = lazy(rf"^(.*(?:{_POST}))\s*({DOTTED})$")
_POST_LATIN = lazy(
    rf"^(.*(?:{_POST})(?:\([^()]{{1,20}}\))?)\s*([A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]+(?: [A-ZÀ-ÝĀ-Ž][A-Za-zÀ-ɏ'’.-]*)*)$"
)


def _name_last(text: str) -> tuple[Cut, Cut | None] | None:
    spaced = re.search(r"(?<=[\u3400-\u9fff)])\s*((?<![\u3400-\u9fff])[\u3400-\u9fff] [\u3400-\u9fff])$", text)
    if (
        spaced
        and name_score(clean_name(spaced[1])) >= 0.7
        and posts.post_at_end().search(text[: spaced.start(1)].rstrip())
    ):
        return spaced.span(1), (0, len(text[: spaced.start(1)].rstrip()))
    dotted = _POST_DOTTED.search(text)
    if dotted:
        return dotted.span(2), dotted.span(1)
    latin = _POST_LATIN.search(text)
    if latin:
        return latin.span(2), latin.span(1)
    between = _next_between(text, 1)
    while between:
        head = text[: between.end("before")].rstrip()
        if name_score(between["name"]) >= 0.75 and _ORG_OR_POST.search(head):
            # `某署吕某某署长`: the organisation before, the post after; `次长兼发言人李某某次长`: the full title before.
            full = bool(posts.post_at_end().search(head))
            return between.span("name"), (0, len(head)) if full else between.span("post")
        between = _next_between(text, between.start("name"))
    for width in WIDTHS:
        head, tail = text[:-width], text[-width:]
        if len(text) > width and name_score(tail) >= (0.7 if width < 4 else 0.6):
            title = head.rstrip()
            if posts.post_at_end().search(title):
                return (len(text) - width, len(text)), (0, len(title))
    return None


_ORG_OR_POST = lazy(
    rf"(?:{_POST}|部|委|局|厅|办|处|署|院|会|所|公司|集团|中心|大学|政府|市|县|区|省|司|科|室|队|行|社|台)$"
)


_BETWEEN = lazy(rf"(?P<before>.{{0,50}}?)的?(?P<name>[\u3400-\u9fff]{{2,4}})(?<!副)(?P<post>{_POST})$")
_LONGEST_BEFORE = 50


def _next_between(text: str, after: int) -> re.Match[str] | None:
    """The next name that has the post at the text's end behind it and more than `after` characters before it."""
    found = _BETWEEN.match(text, after + 1)
    return found if found and found.end("before") <= _LONGEST_BEFORE and "\n" not in text[: after + 1] else None


# The same once more in English: `某局局长某某 Mr X Y, Secretary for Z`.
_ENGLISH_BEHIND = lazy(
    r"(?P<han>[^A-Za-z、,;]{5,40}[\u3400-\u9fff]) ?[(,]?(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Ir)\.? )?[A-Z][A-Za-z ,.'’&()/-]{3,120}"
)


def read_people(view: str, start: int, end: int, *, listed: bool = False) -> Iterator[tuple[Cut, Cut | None]]:
    """Every person a list names. `、` inside a title does not cut it: pieces are joined until they name somebody."""
    for piece in re.finditer(r"(?:(?!,主持人?[是为])[^;。\n\r])+", view[start:end]):
        p0, p1 = start + piece.start(), start + piece.end()
        bilingual = _ENGLISH_BEHIND.fullmatch(view, p0, p1)
        if bilingual and (han := read_person(view, *bilingual.span("han"), listed=listed)) and han[1]:
            yield han
            continue
        if one := name_then_offices(view, p0, p1):
            yield one
            continue
        apart = (
            (_between_spaces(view, p0, p1) if listed else [])
            or _slashed(view, p0, p1, listed=listed)
            or (_set_apart(view, p0, p1) if listed else [])
        )
        if apart:
            yield from apart
            continue
        whole = read_person(view, p0, p1, listed=listed) or (_behind_post(view, p0, p1) if listed else None)
        if whole and not _several(view, p0, p1):
            yield whole
            continue
        yield from _from_pieces(view, p0, p1, listed=listed)


def name_then_offices(view: str, start: int, end: int) -> tuple[Cut, Cut | None] | None:
    """`姓名，某部副部长、某办主任`: one person, where nothing behind the comma names another."""
    start, end = _strip(view, start, end)
    match = _NAME_COMMA.match(view, start, end)
    if match is None or not is_called(clean_name(match["name"])):
        return None
    at = match.end()
    for office in re.finditer(r"[^、,]+", view[at:end]):
        span = at + office.start(), at + office.end()
        if not posts.post_at_end().search(office[0].strip()) or read_person(view, *span):
            return None
    return match.span("name"), (at, end)


_NAME_COMMA = lazy(rf"(?P<name>{_NAME}) ?, ?(?=[\u3400-\u9fff])")


def _between_spaces(view: str, start: int, end: int) -> list[tuple[Cut, Cut | None]]:
    """`副市长某某 卫生局长某某 环保局副局长某某·某某`: persons with spaces between, each an office and a name without one."""
    pieces = [(start + match.start(), start + match.end()) for match in re.finditer(r"[^ ]+", view[start:end])]
    if len(pieces) < 2 or any(mark in view[start:end] for mark in "、,()"):
        return []
    found = [read_person(view, *piece) for piece in pieces]
    if 3 * sum(bool(person and person[1]) for person in found) < 2 * len(found):
        return []
    found = [person or _behind_post(view, *piece) for person, piece in zip(found, pieces, strict=True)]
    return [person for person in found if person] if all(person and person[1] for person in found) else []


def _slashed(view: str, start: int, end: int, *, listed: bool) -> list[tuple[Cut, Cut | None]]:
    """`局长 某某 / 院长 某某`: persons between slashes, where each stands there with an office."""
    pieces = [(start + match.start(), start + match.end()) for match in re.finditer(r"[^/]+", view[start:end])]
    found = [read_person(view, *piece, listed=listed) for piece in pieces] if len(pieces) > 1 else []
    return [person for person in found if person] if found and all(person and person[1] for person in found) else []


_OFFICE_SLASH_NAME = lazy(
    rf"[、,; ]*(?P<title>[^/;。]{{2,40}}?) ?/ ?(?P<name>[\u3400-\u9fff]{{2,4}}|{DOTTED}|{_LATIN})(?=$|[、,; ])"
)
_NAME_BRACKET_OFFICE = lazy(
    rf"[、,; ]*(?P<name>[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff] {{1,4}}[\u3400-\u9fff]|{DOTTED}"
    rf"|{_LATIN}) ?\((?P<title>[^()]{{2,58}})\)(?=$|[、,; ])"
)
# White space alone between the persons: `姓名 职务  姓名 职务`, and the other way round.
_NAME_SPACE_OFFICE = lazy(
    rf" *(?P<name>[\u3400-\u9fff]{{2,4}}|{DOTTED}) +(?P<title>[^ ;。,()]{{0,40}}(?:{_POST}))(?=$| )"
)
_OFFICE_SPACE_NAME = lazy(
    rf" *(?P<title>[^ ;。,()]{{0,40}}(?:{_POST})) +(?P<name>[\u3400-\u9fff]{{2,4}}|{DOTTED})(?=$| )"
)


def _set_apart(view: str, start: int, end: int) -> list[tuple[Cut, Cut | None]]:
    """The persons of a list whose own marks part each name from its office, whatever the names look like: `院长/某某、主任/某某`,
    `某某(局长)、某某(副主任)`, or pieces between `、` each of which is a person with an office. Empty when one is not.
    """
    start, end = _strip(view, start, end)
    for form in (_OFFICE_SLASH_NAME, _NAME_BRACKET_OFFICE):
        cells = list(_tiled(form, view, start, end))
        titles = [_before_remark(view, *cell.span("title")) for cell in cells]
        officed = [bool(posts.post_at_end().search(view[slice(*title)])) for title in titles]
        if cells and 2 * sum(officed) >= len(cells) and not any(_no_name(cell["name"]) for cell in cells):
            return [(cell.span("name"), title) for cell, title in zip(cells, titles, strict=True)]
    for form in (_NAME_SPACE_OFFICE, _OFFICE_SPACE_NAME):
        cells = list(_tiled(form, view, start, end))
        if len(cells) > 1 and not any(_no_name(cell["name"]) for cell in cells):
            return [(cell.span("name"), cell.span("title")) for cell in cells]
    for mark in "、,":
        pieces = [
            (start + m.start(), start + m.end()) for m in re.finditer(rf"(?:\([^()]*\)|[^{mark}])+", view[start:end])
        ]
        if mark == "," and any(_several(view, *piece) for piece in pieces):
            continue
        alone = [_before_bracket(view, *piece) for piece in pieces] if len(pieces) > 1 else []
        if 2 * sum(bool(one and one[1]) for one in alone) > len(alone):
            # Most are: then what stands behind a post is a name as well, whatever it looks like.
            alone = [one or _behind_post(view, *piece) for one, piece in zip(alone, pieces, strict=True)]
        if alone and all(one and one[1] for one in alone):
            return [one for one in alone if one]
    return []


_BRACKET_BEHIND = lazy(r"(?P<who>[^()]{4,40}[\u3400-\u9fff])\([^()]{2,20}\)")


def _before_bracket(view: str, start: int, end: int) -> tuple[Cut, Cut | None] | None:
    """A person of a list; of `部长某某（小组联合主席）` what stands before the bracket, where it is a person with an office."""
    match = _BRACKET_BEHIND.fullmatch(view, *_strip(view, start, end))
    found = read_person(view, *match.span("who"), listed=True) if match else None
    return found if found and found[1] and found[1][0] < found[0][0] else read_person(view, start, end, listed=True)


# Not what a host says: `请某局长介绍`.
_POST_THEN_ANY = lazy(
    rf"(?P<title>(?![请由让有谢欢])[^、,()]{{0,40}}(?:{_POST}))(?!{_POST}|[说讲谈介回答补表作发主来再先])(?P<name>[\u3400-\u9fff]{{2,4}})"
)


def _behind_post(view: str, start: int, end: int) -> tuple[Cut, Cut | None] | None:
    start, end = _strip(view, start, end)
    remark = _REMARK.search(view, start, end)
    found = _POST_THEN_ANY.fullmatch(view, start, remark.start() if remark else end)
    named = found and not _no_name(found["name"]) and found["name"] not in COMMON_WORDS
    return (found.span("name"), found.span("title")) if found and named else None


def _tiled(form: re.Pattern[str], view: str, start: int, end: int) -> list[re.Match[str]]:
    """The matches of `form` that cover a stretch from end to end, else none."""
    found: list[re.Match[str]] = []
    while start < end:
        match = form.match(view, start, end)
        if match is None:
            return []
        found.append(match)
        start = match.end()
    return found


def _before_remark(view: str, start: int, end: int) -> Cut:
    """An office without what a comma adds to it: `特邀选手,某国`."""
    comma = view.find(",", start, end)
    return (start, comma) if comma > 0 and posts.post_at_end().search(view[start:comma]) else (start, end)


def _no_name(words: str) -> bool:
    """Whether what stands where a name should is an office, a body or a word for a part in the talk."""
    name = clean_name(words)
    return (
        bool(posts.post_at_end().search(name) or re.search(rf"{_ORGAN}$", name))
        or name in COMMON_ROLES
        or name in _DEEDS
    )


_DEEDS = frozenset(
    "致辞 致词 讲话 发言 答问 问答 介绍 发布 通报 总结 宣布 主持 提问 追问 回答 回复 答复".split()
)  # `董事长致辞` heads a part, `某某 董事长 回复` is a label


def _several(view: str, start: int, end: int) -> bool:
    """Whether a comma or `、` in the piece separates persons rather than posts."""
    text = view[start:end]
    return (
        bool(re.search(r"(?:先生|女士|同志)[,、和以及]", text))
        or "," in text
        or (text.count("、") > 0 and _starts_with_name_after_mark(text))
    )


_POST_THEN_NAME = lazy(rf"[^、,]*?(?:{_POST})\s*([\u3400-\u9fff]{{2,4}})(?=$|[、,])")


def _starts_with_name_after_mark(text: str) -> bool:
    for match in re.finditer(r"[、,]\s*", text):
        rest = text[match.end() :]
        token = re.match(r"[\u3400-\u9fff·]{2,4}(?=[\s(、,]|$)", rest)
        if token and name_score(token[0]) >= 0.7 and not posts.post_at_end().search(token[0]):
            return True
        head = _POST_THEN_NAME.match(text[: match.start()] + "、")
        if head and name_score(head[1]) >= 0.7:
            return True
    return False


_POST_THEN_WORDS = lazy(rf"[^的是在为找请由]*(?:{_POST})(?P<rest>[\u3400-\u9fff]{{2,4}})")


def names_another(words: str) -> bool:
    """Whether a piece of a list ends in a name behind an office (`副县长某某`), whatever it looks like."""
    match = None if posts.post_at_end().search(words) else _POST_THEN_WORDS.fullmatch(words)
    return match is not None and may_be_name(match["rest"])


def _from_pieces(view: str, start: int, end: int, *, listed: bool) -> Iterator[tuple[Cut, Cut | None]]:
    begin = start
    last: tuple[Cut, Cut | None] | None = None
    for piece in re.finditer(r"(?:\([^()]*\)|[^、,])+", view[start:end]):
        p0, p1 = start + piece.start(), start + piece.end()
        alone = read_person(view, p0, p1, listed=listed)
        if listed and not alone and names_another(view[p0:p1].strip()):
            alone = _behind_post(view, p0, p1)
        if (
            last
            and last[1]
            and last[1][0] > last[0][0]
            and not alone
            and posts.post_at_end().search(view[p0:p1].strip())
        ):
            # `姓名 职务、职务`: one more post of the person before.
            last = (last[0], (last[1][0], _strip(view, p0, p1)[1]))
            begin = p1
            continue
        if last:
            yield last
            last = None
        joined = read_person(view, begin, p1, listed=listed) if begin < p0 else alone
        found = joined or alone
        if found:
            last = found
            begin = p1
    if last:
        yield last


_WHOLE_NAME = lazy(_ANY_NAME)


def is_name(view: str, start: int, end: int) -> Cut | None:
    """The span of a name, of whatever look, that a stretch set off by the page's own marks consists of; a remark in brackets may follow."""
    start, end = _strip(view, start, end)
    remark = _REMARK.search(view, start, end)
    end = remark.start() if remark else end
    return (start, end) if _WHOLE_NAME.fullmatch(view, start, end) and not _no_name(view[start:end]) else None
