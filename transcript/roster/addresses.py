"""Whom a stretch of speech addresses or calls upon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from transcript.lexicon import departments, posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.roster.book import Person
from transcript.roster.holders import by_title, family_called, of_office
from transcript.roster.names import behind, surname
from transcript.segment.reading import TO_WHOM


class _Present(NamedTuple):
    """Who can be called, and by what: made once for the many things that are said to the same people. Numbers are indices of people."""

    named: tuple[tuple[str, int], ...]  # full names
    given: tuple[tuple[str, int], ...]  # given names that one official alone has
    families: tuple[str, ...]
    words: tuple[tuple[int, tuple[str, ...]], ...]  # of names of several words
    own_words: tuple[tuple[str, int], ...]  # those of them that nobody else has
    officials: tuple[int, ...]


@lru_cache(maxsize=64)
def _present(people: tuple[tuple[bool, str, Part | None], ...]) -> _Present:
    """`people` are, for each, whether the page names him, the plain name, and the part."""
    called = [(plain, index) for index, (named, plain, part) in enumerate(people) if named and part != "reporter"]
    given: dict[str, list[int]] = {}
    pieces = [
        (piece[0], index)
        for index, (named, plain, _) in enumerate(people)
        if named and (" " in plain or "·" in plain)
        for piece in _PIECE_OF_NAME.finditer(plain)
        if len(piece[0]) >= 3
    ]
    owners: dict[str, set[int]] = {}
    for piece, index in pieces:
        owners.setdefault(piece, set()).add(index)
    for plain, index in called:
        if people[index][2] == "official" and len(plain) == 3 and surname(plain):
            given.setdefault(plain[1:], []).append(index)
    return _Present(
        tuple((plain, index) for plain, index in called if len(plain) >= 2),
        tuple((name, holders[0]) for name, holders in given.items() if len(holders) == 1),
        tuple(sorted({family for plain, _ in called for family in _families(plain)})),
        tuple(
            (index, tuple(piece for piece in re.split("[· ]", plain) if len(piece) >= 2))
            for index, (_, plain, part) in enumerate(people)
            if ("·" in plain or " " in plain) and part != "reporter"
        ),
        tuple((piece, index) for piece, index in pieces if people[index][2] != "reporter" and len(owners[piece]) == 1),
        tuple(index for index, (named, _, part) in enumerate(people) if named and part == "official"),
    )


# A single character is an address only where the call ends: `杨导,`, `王局您`.
_SHORT_ADDRESS = (
    rf"(?:(?:{posts.courtesy().pattern}|{'|'.join(word for word in posts.ADDRESS_SHORT if len(word) > 1)}|局)"
    r"(?![\u3400-\u9fff]{0,2}(?:理|部|体|的是|公司|编|计|共|裁|监|统))"
    rf"|[{''.join(word for word in posts.ADDRESS_SHORT if len(word) == 1)}](?=[,。!?:、\s您你]|$))"
)


_OFFICE_ADDRESS = lazy(rf"(?<=[部委局厅办处署院会司])(?:{posts.pattern()})")


_HAN_NAME = lazy(r"[\u3400-\u9fff]{2,6}")
_ADDRESS_FORM = lazy(rf"(?:{posts.pattern()}|{_SHORT_ADDRESS})")


_QUOTED = lazy(r"“[^“”]{1,120}”")


def called_persons(view: str, people: list[Person], start: int, end: int, *, hand_over: bool = False) -> list[int]:
    """The persons a stretch of speech names or addresses: by full name, by surname and title, by title alone; in order, once each."""
    said = view[start:end]
    if not hand_over:
        said = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), said)  # whom a quotation names is not asked
    if hand_over:
        calls = [match.span("who") for match in cues.HANDOVER.finditer(said)]
        last = cues.GIVES_FLOOR.search(said, max(0, len(said) - 60))
        if last and not any(a <= last.start("who") < b for a, b in calls):
            calls.append(last.span("who"))
        if not calls:
            return []
    else:
        calls = [(0, len(said))]
    present = _present(tuple((bool(person.name), person.plain, person.part) for person in people))
    found: list[int] = []
    for a, b in calls:
        found.extend(index for index in _named(said[a:b], people, present, hand_over=hand_over) if index not in found)
    return found


_CALLED = lazy(
    rf"\s*(?:您|你|[,:]\s*(?:您|你|请|想|能)|先生|女士|小姐|总工|博士|(?:{posts.pattern()})|{_SHORT_ADDRESS})"
)


_CALLING = lazy(r"(?:请问|想问|请教|想请|请|问一?下|问)(?:一下)?$|(?:%s)$" % posts.pattern())  # noqa: UP031


def _named(said: str, people: list[Person], present: _Present, *, hand_over: bool) -> list[int]:
    """Somebody merely talked about is not addressed: a full name counts where it is called or greeted."""
    hits: list[tuple[int, int]] = []
    for name, index in present.named:
        at = said.find(name)
        if at != -1 and (
            hand_over or _CALLED.match(said, at + len(name)) or _CALLING.search(said[max(0, at - 16) : at])
        ):
            hits.append((at, index))
    taken = {index for _, index in hits}
    if not hand_over:
        hits += [hit for hit in _by_given_name(said, present) if hit[1] not in taken]
        taken = {index for _, index in hits}
    for at, words in _addresses(said, people, present, hand_over=hand_over):
        one = int(words[1:]) if words.startswith("\0") else by_title(people, words)
        ends = said[at + len(words) : at + len(words) + 1] in _ENDS_CALL
        if one is None and ends and not hand_over and _CALLED_OUT.search(said[max(0, at - 8) : at]):
            one = _only_one_called(people, words)
        # `谢谢池总，我是某某报`: the host is thanked for the floor, not asked.
        thanked = one is not None and people[one].part == "host" and said[max(0, at - 2) : at] in ("谢谢", "感谢")
        # `迟总的承诺`: somebody who is talked about.
        owns = (
            not hand_over
            and said.startswith("的", at + len(words))
            and not _CALLING.search(said[max(0, at - 6) : at])
            and not _FOR_VIEWS.search(said[max(0, at - 20) : at + len(words) + 12])
        )
        # `刚才方主任讲到短板`: somebody who is quoted, unless it goes on with 您.
        quoted = (
            not hand_over
            and said[max(0, at - 2) : at] in ("刚才", "刚刚")
            and said[at + len(words) : at + len(words) + 1] not in "您你,"
        )
        if one is not None and one not in taken and not thanked and not owns and not quoted:
            hits.append((at, one))
            taken.add(one)
    if not hand_over:
        hits += [hit for hit in _first_names(said, present) if hit[1] not in {index for _, index in hits}]
    offices = (_offices_in if hand_over else _offices_asked)(said, people, present.officials)
    hits += [hit for hit in offices if hit[1] not in {index for _, index in hits}]
    if not hits and not hand_over:
        hits = _departments(said, people, present.officials) or _asked_by_title(said, people)
    return [index for _, index in sorted(hits)]


# `请问凤处长，…`, `杨导，…`: whom a call at the head of a sentence must mean although no title of his says so.
_CALLED_OUT = lazy(r"(?:^|[。!?;:\n]|记者[,:]|的[,:]|请问|想问|请教|先问|再问|也问|追问|问一下)\s*$")
_ENDS_CALL = frozenset(",您你")


def _only_one_called(people: list[Person], words: str) -> int | None:
    """The one official with the surname that a form of address begins with."""
    officials = [index for index, person in enumerate(people) if person.name and person.part == "official"]
    family = family_called(words, [people[index].plain for index in officials])
    same = [index for index in officials if family and people[index].plain.startswith(family)]
    return same[0] if len(same) == 1 and posts.is_form(words[len(family) :]) else None


_BEFORE_GIVEN = lazy(r"(?:^|[,。!?;:\s]|请问|想问|问一?下|问|请教|恭喜|想请)$")
_BEHIND_GIVEN = lazy(r"\s*(?:[,。!]|您|你|最近|刚才|刚刚|怎么)")


def _by_given_name(said: str, present: _Present) -> Iterator[tuple[int, int]]:
    """`想问柏睿，…`: a given name that one of the officials has, where somebody is called."""
    for name, index in present.given:
        at = said.find(name)
        if at != -1 and _BEFORE_GIVEN.search(said[max(0, at - 4) : at]) and _BEHIND_GIVEN.match(said, at + len(name)):
            yield at, index


_PIECE_OF_NAME = lazy(r"[^ ·]+")
_ASKED_BEFORE = lazy(r"(?:^|[。!?;:\n]|恭喜 ?|请问 ?|想问|请教|问下|一下|提?给|追问|Professor |Mr\.? |Ms\.? |Dr\.? )$")
_ASKED_BEHIND = lazy(r"\s*(?:[,。:]|您|你|先生|女士)")


def _first_names(said: str, present: _Present) -> list[tuple[int, int]]:
    """`Marta, …`, `我的问题给Marta。`: somebody with a name of several words is called by one of them that nobody else has."""
    hits: list[tuple[int, int]] = []
    for piece, index in present.own_words:
        at = said.find(piece)
        if (
            at != -1
            and _ASKED_BEFORE.search(said, max(at - 12, 0), at)
            and _ASKED_BEHIND.match(said, at + len(piece))
            and index not in {who for _, who in hits}
        ):
            hits.append((at, index))
    return hits


# `想听听某董和某博士的看法`: who is asked for his views is asked.
_FOR_VIEWS = lazy(r"(?:听|了解|知道|请问|请教|想问)[^,。?!]{0,24}的(?:看法|意见|观点|判断|想法|建议|态度|回应)")
_ASKED_BY_TITLE = lazy(
    rf"(?:请(?P<asked>{posts.pattern()})(?:来|您|也|再|先|直接)*(?:回答|回应|作答|解答)|(?P<called>{posts.pattern()}),?您来[答讲说])"
)


def _asked_by_title(said: str, people: list[Person]) -> list[tuple[int, int]]:
    """`这个问题想请副县长回应`, `科长，您来讲`: who is asked to answer by a title that one of the officials has. (A title that is only
    called out, `局长，想问…`, names nobody.)"""
    match = _ASKED_BY_TITLE.search(said)
    one = by_title(people, match["asked"] or match["called"], parts=("official",)) if match else None
    return [(match.start(), one)] if match and one is not None else []


_BARE_TITLE = lazy(
    rf"(?:^|[,。!?;:、\s]|请问|想问|请教|追问|谢谢|请)(?P<title>{posts.pattern()})"
    r"(?=您|你|好|[,。:!、\s]|能否|可否|可以|怎么|如何|刚才|对)"
)


_BETWEEN_NAMES = lazy(r"[&、,/ ]|[和与及]")


def asked_in_label(view: str, people: list[Person], label: tuple[int, int] | None) -> list[int]:
    """`Q3（to 某某&某某）`: the officials whom the label of a question names, in full or by a piece of the name."""
    bracket = _WHOM.search(view, *label) if label else None
    found: list[int] = []
    for word in _BETWEEN_NAMES.split(bracket["whom"]) if bracket else ():
        fit = [
            index
            for index, person in enumerate(people)
            if person.part == "official"
            and person.name
            and len(word) >= 2
            and (word.lower() in person.plain.lower() or word.lower() == person.called)
        ]
        if len(fit) == 1 and fit[0] not in found:
            found.append(fit[0])
    return found


_WHOM = lazy(rf"\({TO_WHOM} ?(?P<whom>[^()]+)\)", re.I)


def called_by_title(view: str, people: list[Person], start: int, end: int) -> list[int]:
    """`局长，想问…`: who has the office that is called out. That names nobody, but tells who speaks next where no label does.
    (Where one answers more than twice as often as any other, the title says nothing.)"""
    officials = [index for index, person in enumerate(people) if person.name and person.part == "official"]
    most = sorted((people[index].spoken for index in officials), reverse=True)
    if len(officials) < 2 or most[0] > 2 * most[1]:
        return []
    called = (by_title(people, match["title"], parts=("official",)) for match in _BARE_TITLE.finditer(view[start:end]))
    return list(dict.fromkeys(one for one in called if one is not None))


_ASKED_OFFICES = lazy(
    r"(?:请问|想问问?|请教|想请|提给|问给|问题(?:是|想|要)?(?:提|问|抛)?给|问一?下|请|问)(?:一下)?(?P<list>[^,。?!;:]{2,24})"
)


_OFFICE_WORD = lazy(
    r"(?:[和与、及]|^)?(?P<body>[\u4e00-\u9fff]{1,6}?(?:局|委|厅|院|公司|集团|中心|医院|部门|方面|台|署|会|办))(?![长员])"
)
_BEFORE_OFFICE = lazy(r"(?:[和与及、我们省市区县州]|一下|咱们)+")
_TWO_OFFICES = lazy(rf"(?P<one>{departments.NAMES})(?:局|委|厅)?(?:[和与、及](?P<two>{departments.NAMES}))")


def _offices_asked(said: str, people: list[Person], officials: Sequence[int]) -> list[tuple[int, int]]:
    """`请医保局回答`, `我想问检察院和法院`, `请气象局和水利局都说一说`: the one official present of each of these offices."""
    hits: list[tuple[int, int]] = []
    for call in _ASKED_OFFICES.finditer(said):
        for at, one in _offices_in(call["list"], people, officials):
            if one not in {index for _, index in hits}:
                hits.append((call.start("list") + at, one))
    return hits


def _offices_in(words: str, people: list[Person], officials: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The offices a few words name, with the one official present of each: `气象局和水利局`, `医保、卫健两家`."""
    if len(officials) < 2:
        return
    named = [(match.start(), match["body"]) for match in _OFFICE_WORD.finditer(words)]
    for match in _TWO_OFFICES.finditer(words):
        named += [(match.start(group), match[group]) for group in ("one", "two")]
    for at, body in named:
        if len(body) < 2 or body in posts.ADDRESS_SHORT or posts.post().fullmatch(body):
            continue  # `政委` ends like an office and is a person
        for form in dict.fromkeys(
            (body, _BEFORE_OFFICE.sub("", body, count=1) if _BEFORE_OFFICE.match(body) else body)
        ):
            fit = [index for index in officials if len(form) >= 2 and of_office(people[index], form)]
            if len(fit) == 1:
                yield at, fit[0]
                break


def _departments(said: str, people: list[Person], officials: Sequence[int]) -> list[tuple[int, int]]:
    """`请问住建部门`: the one person present whose organisation is that department."""
    hits = []
    for match in departments.called().finditer(said):
        full = re.compile(departments.SPOKEN[match["who"]])
        fit = [index for index in officials if any(full.search(view) for _, view, _ in people[index].titles)]
        if len(fit) == 1:
            hits.append((match.start(), fit[0]))
    return hits


def _families(name: str) -> tuple[str, ...]:
    """What somebody may be called by before a title: the surname; the first character of a rare one; two of a long name."""
    if not _HAN_NAME.fullmatch(name):
        return ()
    family = surname(name) or name[0]
    return (family, name[:2]) if len(name) >= 4 and len(family) == 1 else (family,)


def _addresses(said: str, people: list[Person], present: _Present, *, hand_over: bool) -> Iterator[tuple[int, str]]:
    """Forms of address in a stretch of speech: `陈局长`, `任总`, `教育局局长`; a bare title only where the host hands over
    (`请问部长` names nobody)."""
    called_so = [(at, form.end()) for at, form in behind(_ADDRESS_FORM, present.families, said, 0, len(said))]
    yield from ((start, said[start:end]) for start, end in called_so)
    for index, pieces in present.words:
        # `阿依努尔局长`, `苏和主任`, `Lei副局长`: one of the names is enough.
        for at, _ in islice(behind(_ADDRESS_FORM, pieces, said, 0, len(said)), 1):
            yield at, f"\0{index}"
    for match in _OFFICE_ADDRESS.finditer(said):
        for width in range(8, 1, -1):
            start = match.start() - width
            called = (
                hand_over
                or _CALLED.match(said, match.end())
                or _CALLING.search(said[max(0, start - 6) : max(start, 0)])
            )
            if start >= 0 and called and by_title(people, said[start : match.end()]) is not None:
                yield start, said[start : match.end()]
                break
    if hand_over:
        for match in posts.post().finditer(said):
            # The title of `车局长`, `车某某局长` is his; nobody else is called by it.
            his = any(start < match.end() and match.start() < end for start, end in called_so)
            if not his and not said.endswith(tuple(name for name, _ in present.named), 0, match.start()):
                yield match.start(), match[0]
