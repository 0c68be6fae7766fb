"""The cells of a record → who speaks: name, office, outlet and part."""

from __future__ import annotations

import re
from functools import lru_cache

from transcript.chinese.view import view
from transcript.lexicon import posts
from transcript.lexicon.export_fields import part_of_role
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.roster.names import name_score, surname
from transcript.segment.reading import Reading, is_outlet, read_label
from transcript.segment.turns import PART_OF_KIND
from transcript.unpack.entry import Cell, Entry

_NOTHING = lazy(r"[\s—–\-/无空\\]*|null|none|n/a|匿名|未知", re.IGNORECASE)
_JOINED = lazy(r"\s*[-—–·|/_,]+\s*|\s+")
_BRACKET = lazy(r"\s*\((?P<words>[^()]*)\)$")  # `投资者（电话：138****0000）`
# `网友“某某”`: whoever it is goes by no name.
_PUBLIC = lazy(r"(?:网友|网民|股友|股民|投资者|投资人|读者|听众|观众|市民|家长|居民)(?!.*(?:报|台|社|网))")
_HAN_NAME = lazy(r"[\u3400-\u9fff]{2,4}")
_BODY_END = lazy(rf"[{posts.ORGAN}站馆行社队组方]$|公司|集团|中心|大学|医院|平台|政府")


def voice(
    speech: Cell,
    *,
    speaker: Cell | None = None,
    role: Cell | None = None,
    title: Cell | None = None,
    unit: Cell | None = None,
    part: Part | None = None,
    mark: Cell | None = None,
    opens: bool = False,
) -> Entry | None:
    """The entry that the cells of one record make, or None where a system speaks. `part` is what the field says of the speaker."""
    speaker, role, title, unit = _filled(speaker), _filled(role), _filled(title), _filled(unit)
    if speaker is None and role is None and mark is None:
        return Entry(speech, None, None, None, None, None, "", opens)
    for at, one in enumerate((role, title)):
        said = part_of_role(view(one.text)) if one else None
        bracket = _BRACKET.search(view(one.text)) if one and said is None else None
        if one and bracket and (said := part_of_role(view(one.text)[: bracket.start()])) == "reporter":
            unit = unit or one.part(*bracket.span("words"))  # `记者（某报）`
        if said == "system":
            return None
        if said is not None:
            part, mark = part or said, one if speaker is None else mark or one
            role, title = (None, title) if at == 0 else (role, None)
    if speaker is not None and (said := part_of_role(_BRACKET.sub("", view(speaker.text)))) is not None:
        if said == "system":
            return None
        bare = _BRACKET.search(view(speaker.text))
        part, mark, speaker = part or said, speaker.part(0, bare.start()) if bare else speaker, None
    if role and part is None and is_outlet(view(role.text)) >= 0.85:
        part, unit, role = "reporter", unit or role, None  # `彭博社` in the column of the roles
    title = title or role  # a role that is no part in the talk is an office
    key = "".join(view(one.text) for one in (unit, speaker or mark) if one).replace(" ", "").lower()
    if speaker is None:
        return Entry(speech, part, None, title, None, mark, key or "?", opens)
    reading = read_label(view(speaker.text))
    if part is None:
        part = PART_OF_KIND.get(reading.kind)
        if part is None and unit is not None and is_outlet(view(unit.text)) >= 0.5:
            part = "reporter"
    if part == "reporter":
        public = _PUBLIC.match(view(speaker.text))
        if public is not None:
            return Entry(speech, part, None, None, None, speaker.part(*public.span()), key, opens)
        name, outlet = _asker(speaker, reading, unit)
        return Entry(speech, part, name, None, outlet, None if name or outlet else mark or speaker, key, opens, speaker)
    name, inner = _speaker(speaker, reading)
    title = inner or title
    if title is not None and unit is not None and posts.post_at_end().search(view(title.text)):
        title = title if title.text.startswith(unit.text) else _joined(unit, title)
    elif title is None:
        title = unit
    return Entry(speech, part, name, title, None, None if name or title else speaker, key, opens, speaker)


def names_voice(words: str) -> bool:
    """Whether words (in the view) before a colon in a cell say who speaks the rest: a name, an office and a name, an outlet."""
    match = _office_and_name().fullmatch(words)
    return read_label(words).strength >= 1 or (match is not None and bool(surname(match["name"])))


def _filled(one: Cell | None) -> Cell | None:
    return None if one is None or _NOTHING.fullmatch(one.text) else one


def _joined(first: Cell, second: Cell) -> Cell:
    return Cell(min(first.start, second.start), max(first.end, second.end), first.text + second.text)


def _cut(one: Cell, span: tuple[int, int] | None) -> Cell | None:
    return one.part(*span) if span else None


def _speaker(one: Cell, reading: Reading) -> tuple[Cell | None, Cell | None]:
    """(name, office) of a cell that holds an official or a host."""
    if reading.name is not None:
        return _cut(one, reading.name), _cut(one, reading.title)
    plain = view(one.text)
    match = _office_and_name().fullmatch(plain)
    if match is not None and surname(match["name"]):
        return one.part(*match.span("name")), one.part(*match.span("office"))
    if reading.kind == "unknown" and _HAN_NAME.fullmatch(plain) and not _BODY_END.search(plain):
        return one, None  # the column of the names holds names, whatever the family
    return None, one


@lru_cache(maxsize=1)
def _office_and_name() -> re.Pattern[str]:
    return re.compile(rf"(?P<office>\S{{0,40}}(?:{posts.pattern()})) ?(?P<name>[\u3400-\u9fff]{{2,3}})")


def _asker(one: Cell, reading: Reading, unit: Cell | None) -> tuple[Cell | None, Cell | None]:
    """(name, outlet) of a cell that holds somebody who asks; a nickname is nobody's name."""
    plain = view(one.text)
    if reading.kind in ("reporter", "outlet") and (reading.outlet or reading.name):
        return _cut(one, reading.name), _cut(one, reading.outlet) or unit
    if unit is not None and plain.isascii() and _named(plain):
        return one, unit
    pieces = list(_JOINED.finditer(plain))
    for gap in pieces[:1] if " " in plain[pieces[0].start() if pieces else 0 :] else pieces:
        head, tail = plain[: gap.start()], plain[gap.end() :]
        if len(head) >= 2 and _named(tail):
            return one.part(gap.end(), len(plain)), one.part(0, gap.start())
        if len(tail) >= 2 and _named(head) and is_outlet(tail) >= 0.5:
            return one.part(0, gap.start()), one.part(gap.end(), len(plain))
    if unit is not None:
        return (one if _named(plain) else None), unit
    return (one if len(plain) == 3 and name_score(plain) >= 0.9 else None), None


def _named(words: str) -> bool:
    """Whether what stands beside an outlet is a name: of two or three characters, or like one."""
    return name_score(words) >= 0.35 or bool(re.fullmatch(r"[\u3400-\u9fff]{2,3}", words) and not is_outlet(words))
