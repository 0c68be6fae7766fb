"""The persons met so far, and the turns with who speaks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part, TitleSource
from transcript.roster.names import around_office, name_score
from transcript.roster.people import Mention, clean_name
from transcript.roster.titles import fuller, same_office
from transcript.segment.reading import is_outlet
from transcript.segment.turns import DraftTurn

# Words for a part in the talk, not for an office.
_NO_OFFICE = frozenset("主持人 主持 司仪 记者 提问者 发布人 嘉宾 问 答".split())


_AROUND_TITLE = " *_#>|,，、:：※★●■◆▲△▼§\u3000\t\n"  # marks of the page around a title
_CALLED = lazy(r"医生|议员|教授|老师")  # what somebody with an office is called besides
_SHORT_LABEL = lazy(rf"{_CALLED.pattern}|[\u4e00-\u9fff]{{2,6}}[{posts.ORGAN}]")
_RANK: dict[TitleSource, int] = {"roster": 0, "introduction": 1, "label": 2, "body": 3}


@dataclass(slots=True)
class Person:
    """A participant being built. `name` and titles are as printed (repaired); `plain` is the simplified name without spaces."""

    name: str | None
    plain: str
    part: Part | None = None
    titles: list[tuple[str, str, TitleSource]] = field(default_factory=list)  # text, view, source
    outlet: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    why: str = ""
    spoken: int = 0  # turns, once they are known
    called: str = ""  # by another name, which the page explains, in lower case: `某某某（Carol）`

    def add_title(self, text: str, view: str, source: TitleSource) -> None:
        """Keep a title unless a better source gave the same office; a fuller form of the same source replaces a shorter one."""
        text, view = text.strip(_AROUND_TITLE), view.strip(_AROUND_TITLE)
        if not text or view in _NO_OFFICE or (self.titles and _CALLED.fullmatch(view)):
            return
        for index, (_old, old_view, old_source) in enumerate(self.titles):
            if not same_office(old_view, view):
                continue
            if (source != "body" and fuller(view, old_view)) or (
                _RANK[source] < _RANK[old_source] and not fuller(old_view, view)
            ):
                self.titles[index] = (text, view, source)
            return
        if self.titles and _RANK[source] > min(_RANK[kept] for _, _, kept in self.titles):
            return
        if posts.post_at_end().search(view):
            # A label says in short who speaks: `运行局 某某`, `某某医生` are no second office.
            self.titles = [kept for kept in self.titles if kept[2] != "label" or not _SHORT_LABEL.fullmatch(kept[1])]
        self.titles.append((text, view, source))


@dataclass(frozen=True, slots=True)
class CastTurn:
    """A draft turn with its speaker: an index into the people, or None; `outlet` is the reporter's news organisation."""

    draft: DraftTurn
    part: Part
    person: int | None
    outlet: str | None
    because: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who takes part, and the turns with their speakers, in order."""

    people: list[Person]
    turns: list[CastTurn]
    slips: tuple[Slip, ...] = ()


class Slip(NamedTuple):
    """A name in a label that is taken for the name of somebody else: one character of the same sound differs."""

    printed: str
    person: int
    start: int
    end: int

    def because(self, name: str) -> str:
        """The reason, for a reader."""
        return f"{self.printed} is taken for {name}: one character of the same sound differs"


class Book:
    """The persons met so far, by simplified name."""

    def __init__(self, text: str, view: str) -> None:
        self.text, self.view = text, view
        self.people: list[Person] = []
        self.by_name: dict[str, int] = {}
        self.slips: list[Slip] = []
        self.inside_words: frozenset[int] = frozenset()  # where breaks and spaces part no words

    def plain(self, span: tuple[int, int]) -> str:
        """The simplified name at a place, without spaces and without an office in its middle."""
        return self._names(self._unstyled(span))[1]

    def _unstyled(self, span: tuple[int, int]) -> tuple[int, int]:
        """The place without a form of address that was taken along (`甘露女士`), or the same name in Latin letters before it."""
        first, last = self.view[span[0] : span[0] + 1], self.view[span[1] - 1 : span[1]]
        latin = _LATIN_BEFORE.match(self.view, *span) if first.isascii() else None
        span = (latin.end(), span[1]) if latin else span
        style = _STYLE.search(self.view, *span) if last in _STYLE_ENDS else None
        return (span[0], style.start()) if style and style.start() - span[0] >= 2 else span

    def _names(self, span: tuple[int, int]) -> tuple[str, str]:
        name, plain = clean_name(self.text[slice(*span)]), clean_name(self.view[slice(*span)])
        if len(plain) >= 4 and (pieces := around_office(self.view, *span, listed=True)):
            name, plain = (t[slice(*pieces.family)] + t[slice(*pieces.given)] for t in (self.text, self.view))
        return name, plain

    def known(self, words: str) -> int | None:
        """The person met under a name (view text), if there is one."""
        return self.by_name.get(clean_name(words).lower())

    def person(self, span: tuple[int, int]) -> int:
        """The person of that name, met before or new; the place is one more mention."""
        span = self._unstyled(span)
        name, plain = self._names(span)
        index = self.by_name.get(plain.lower())
        if index is None:
            index = self.by_piece(plain)
        if index is None and plain.isascii() and (own := self.aliases.get(plain.lower())):
            return self._called(span, plain, own)
        if index is None:
            index = len(self.people)
            self.people.append(Person(name, plain))
        self.by_name.setdefault(plain.lower(), index)
        self.people[index].mentions.append(span)
        return index

    @cached_property
    def aliases(self) -> dict[str, tuple[int, int]]:
        """Where the page says whose name in Latin letters it is, by that name: `某某某（Carol）`."""
        found: dict[str, tuple[int, int]] = {}
        if not _LATIN_IN_BRACKETS.search(self.view, 0, _EXPLAINED):
            return found
        for match in _ALSO_CALLED.finditer(self.view, 0, _EXPLAINED):
            han = match["han"]
            width = next((n for n in (3, 2, 4) if n <= len(han) and name_score(han[-n:]) >= 0.7), 0)
            if width and not is_outlet(han[-width:]):  # `彭博（Kevin Liao）` is a house and who asks for it
                found.setdefault(match["latin"].strip().lower(), (match.end("han") - width, match.end("han")))
        return found

    def _called(self, span: tuple[int, int], plain: str, own: tuple[int, int]) -> int:
        """The person whose own name stands at `own`, called by the other one that the page explains there."""
        index = self.person(own)
        if span != own:
            self.people[index].mentions.append(span)
        self.people[index].called = plain.lower()
        self.by_name[plain.lower()] = index
        return index

    def by_piece(self, plain: str) -> int | None:
        """The only person met whose name of several pieces ends in this one, or, with a dot, begins so: `洛佩斯` for `费尔南多·洛佩斯`."""
        ends, begins = (f"·{plain}", f" {plain}"), f"{plain}·"
        fit = [
            index
            for index, person in enumerate(self.people)
            if len(plain) >= 2 and (person.plain.endswith(ends) or person.plain.startswith(begins))
        ]
        return fit[0] if len(fit) == 1 else None

    def role(self, span: tuple[int, int] | None, text: str, plain: str, part: Part | None) -> int:
        """A participant known only by a role."""
        key = f"\0{plain}"
        index = self.by_name.get(key)
        if index is None:
            index = len(self.people)
            person = Person(None, plain, part)
            if text:
                # Nobody but the role is known here, so the word for the part stands for the office too.
                person.titles.append((text, plain, "label"))
            self.people.append(person)
            self.by_name[key] = index
        if span:
            self.people[index].mentions.append(span)
        return index

    def christen(self, index: int, span: tuple[int, int]) -> int:
        """A voice known by its number only (`说话人5`) says its name: it is that person from now on, or somebody met before."""
        name, plain = self._names(self._unstyled(span))
        if plain.lower() in self.by_name:
            return self.person(span)
        person = self.people[index]
        person.name, person.plain = name, plain
        person.titles.clear()
        person.mentions.append(span)
        self.by_name[plain.lower()] = index
        return index

    def _body_before(self, mention: Mention) -> tuple[int, int]:
        """Of a name around its office, or with a bare post behind it in a roster, the body printed before (`某部某署汤副署长某某`, `某署 某某署长`); else an empty span."""
        at = mention.name[0]
        inside = mention.title is not None and at < mention.title[0] and mention.title[1] < mention.name[1]
        behind = mention.source == "roster" and mention.title is not None and mention.title[0] == mention.name[1]
        body = _BODY_AT_END.search(self.view, max(at - 24, 0), at) if inside or behind else None
        return body.span() if body else (at, at)

    def _joined(self, text: str, span: tuple[int, int]) -> str:
        return "".join(text[at] for at in range(*span) if at not in self.inside_words)

    def add(self, mention: Mention) -> int:
        index = self.person(mention.name)
        person = self.people[index]
        called = self.plain(mention.name).lower() != person.plain.lower()  # by a piece of the name: in short, then
        if mention.title and not (called and person.titles):
            body = self._body_before(mention)
            office = _LEADS_IN.match(self.view, *mention.title).end(), mention.title[1]  # type: ignore[union-attr]
            presides = _PRESIDES_BEHIND.search(self.view, *office)
            if presides:  # `某司副司长（主持）`
                office = office[0], presides.start()
                mention = mention._replace(part=mention.part or "host")
            text, view = (
                t[slice(*body)].strip() + _BREAK.sub("", self._joined(t, office)) for t in (self.text, self.view)
            )
            person.add_title(text, view, mention.source)
        if mention.part and person.part is None:
            person.part, person.why = mention.part, "the roster"
        return index


_EXPLAINED = 4000  # characters in which a page says by what other name somebody goes
_LATIN_IN_BRACKETS = lazy(r"[\u3400-\u9fff]\([A-Z]")
_ALSO_CALLED = lazy(
    r"(?P<han>[\u3400-\u9fff]{2,4}) ?\((?:英文名:? ?)?(?P<latin>[A-Z][A-Za-z'’-]{1,14}(?: [A-Z][A-Za-z'’.-]{0,14}){0,3})[),]"
)
# `还有我们的老朋友、某会副秘书长`: how a host goes on in his list
_LEADS_IN = lazy(
    r"(?:(?:还有|以及)[,、]?)?(?:我们的?)?(?:老朋友[、,]?)?(?:(?:出席|参加|到场|答问|回答|陪大家|主持)[^、,。]{0,4}?(?:的|嘅)?(?:有|系|是|为)(?=[\u4e00-\u9fff]{2}))?"
    r"(?:(?:上市公司|参与单位)?(?:接待|参会|出席|名称及)人员(?:姓名)?\s*:?)?"
)
_LATIN_BEFORE = lazy(r"[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)+ (?=[\u3400-\u9fff]{2,5}$)")  # `Bai Moumou 白某某`
_PRESIDES_BEHIND = lazy(r" ?[(,](?:兼?主持人?|司仪)\)?$")
_STYLE = lazy(r" ?(?:先生|女士|小姐|同志)$")
_STYLE_ENDS = frozenset("生士姐志")
_BREAK = lazy(r"\s*[|\t\r\n]+\s*")  # where a title runs over a line's end or over two cells of a table
_BODY_AT_END = lazy(rf"[\u4e00-\u9fff]{{2,20}}(?:[{posts.ORGAN}社府]|中心|公司|集团|大学|医院) ?\Z")

_IN_BRACKETS = lazy(r"\((?P<words>[^()]{2,30})\)\s*$")


def bracket_of_label(view: str, turn: DraftTurn) -> tuple[int, int] | None:
    """What stands in brackets at the end of a label that is else a word for who speaks: `Q（某社 某某）`, `答（某局长）`."""
    if turn.label is None or turn.reading is None or turn.reading.kind not in ("ask", "answer", "host"):
        return None
    match = _IN_BRACKETS.search(view, *turn.label)
    return match.span("words") if match else None


def name_in_label(view: str, turn: DraftTurn) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """(name, title) of a label that names somebody. A name printed in two scripts (`白某某 Bai Moumou`) is the Han one, no title."""
    assert turn.label is not None and turn.reading is not None and turn.reading.name is not None
    name = (turn.label[0] + turn.reading.name[0], turn.label[0] + turn.reading.name[1])
    if turn.title and view[name[0] : name[0] + 1].isascii() and name_score(clean_name(view[slice(*turn.title)])) >= 0.7:
        return turn.title, None
    return name, turn.title


def outlet_of_label(text: str, turn: DraftTurn) -> str | None:
    if turn.reading is None or turn.reading.outlet is None or turn.label is None:
        return None
    return text[turn.label[0] + turn.reading.outlet[0] : turn.label[0] + turn.reading.outlet[1]].strip() or None
