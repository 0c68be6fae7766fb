"""Across conferences: what an official said, what was said on a topic, what an issuer announced in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcript.briefing import facts
from transcript.briefing.compress import head_length
from transcript.briefing.conference import source
from transcript.briefing.digest import Desk, Size, size_of
from transcript.briefing.gathered import LIMITS, Gathered, Spoken, Wanted, gather, grouped
from transcript.briefing.indicators import indicators
from transcript.briefing.labels import joint, mark, said, word
from transcript.briefing.nouns import Briefing, Column, Kind, Lang, Length, Line, Piece, Row, Section, Table
from transcript.briefing.people import introduced, name
from transcript.briefing.script import in_script, script_of
from transcript.briefing.select import WEIGHTS
from transcript.briefing.wording import Reworded, compare

if TYPE_CHECKING:
    from transcript.archive import Archive


def brief_archive(archive: Archive, wanted: Wanted, *, length: Length = "standard", lang: Lang = "zh") -> Briefing:
    """The briefing on an official (grouped by topic and date), a topic (by official) or an issuer (by topic).

    Of several filters the first of official, topic, issuer says what kind of briefing it is; the others narrow it.
    Raises QueryError when the official is unknown or several people are meant, BriefError when nothing fits or the length is none of the three.
    """
    size_of(length)  # a wrong one is refused before the archive is searched
    found = gather(archive, wanted, lang)
    kind: Kind = "official" if wanted.official else "topic" if wanted.topic else "issuer"
    by = "person" if kind == "topic" else "topic"
    groups = grouped(found.spoken, by=by)
    sections = [_card(found, wanted, kind, lang), _groups(groups, by, length, lang), _wording(groups, by, lang, length)]
    sections += [_promises(found, lang, length), indicators(found, lang, length), _figures(found, lang, length)]
    sections.append(_conferences(found, lang, length))
    kept = tuple(section for section in sections if section.lines or section.sections or section.table)
    title = [said(f"title.{kind}", lang), joint("colon", lang), *_subject(found, wanted, kind)]
    sources = tuple(source(desk.conference) for desk in _dated(found))
    made = Briefing(
        kind=kind, lang=lang, length=length, title=tuple(title),
        sources=sources, sections=kept,
    )  # fmt: skip
    return in_script(made, script_of(desk.conference.variant for desk in _dated(found)))


def _dated(found: Gathered) -> list[Desk]:
    used = {one.desk.conference.id: one.desk for one in found.spoken}
    return sorted(used.values(), key=lambda desk: desk.conference.date or "", reverse=True)


def _subject(found: Gathered, wanted: Wanted, kind: Kind) -> list[Piece]:
    """Who or what the briefing is on, as the newest record prints it."""
    first = found.spoken[0]
    if kind == "official":
        return name(first.desk.places, first.desk.conference.participant(first.speech.turn.speaker), first.desk.lang)
    if kind == "topic":
        labels = [topic.label for topic in first.speech.item.topics]
        label = next((one for one in labels if wanted.topic and wanted.topic in one), labels[0] if labels else "")
        return _topic(first, label) if label else [said("topic", first.desk.lang)]
    with_issuer = next((one for one in found.spoken if one.desk.conference.issuer), None)
    if with_issuer is None:
        return [said("conferences", first.desk.lang)]
    return [with_issuer.desk.places.fact("issuer", with_issuer.desk.conference.issuer or "")]


def _topic(one: Spoken, label: str) -> list[Piece]:
    """Both levels of a topic: `城乡建设、环境保护 · 城乡建设（含住房）`."""
    nth = next(n for n, topic in enumerate(one.speech.item.topics) if topic.label == label)
    way = f"{one.speech.way}/topics/{nth}/label"
    pieces: list[Piece] = []
    for level, text in enumerate(label.split("\\")):
        pieces += [mark(" · ")] if pieces else []
        pieces.append(one.desk.places.fact(f"{way}/{level}", text))
    return pieces


def _card(found: Gathered, wanted: Wanted, kind: Kind, lang: Lang) -> Section:
    first = found.spoken[0]
    lines = [_fact(kind if kind != "official" else "official", _subject(found, wanted, kind), lang)]
    if kind == "official":
        person = first.desk.conference.participant(first.speech.turn.speaker)
        lines = [_fact("official", introduced(first.desk.places, person, lang), lang)]
    days = sorted((one for one in found.spoken if one.date), key=lambda one: one.date)
    if days:
        ends = [one.desk.places.fact("date", one.date) for one in (days[0], days[-1])]
        lines.append(_fact("period", [ends[0], mark(" – "), ends[1]] if ends[0] != ends[1] else ends[:1], lang))
    counts = said("counts.conferences", lang, len({one.desk.conference.id for one in found.spoken}), len(found.spoken))
    lines.append(_fact("counts", [counts], lang))
    return Section(code="event", heading=(said("event", lang),), lines=tuple(lines))


def _fact(code: str, pieces: list[Piece], lang: Lang) -> Line:
    return Line(code="fact", label=(said(code, lang), joint("colon", lang)), pieces=tuple(pieces))


def _groups(groups: list[tuple[str, list[Spoken]]], by: str, length: Length, lang: Lang) -> Section:
    most, each, _ = LIMITS[length]
    size = size_of(length)
    sections = tuple(_group(key, spoken, by, size, each, lang) for key, spoken in groups[:most])
    lines: tuple[Line, ...] = ()
    if len(groups) > most:
        lines = (Line(code="more", pieces=(said("more", lang, sum(len(spoken) for _, spoken in groups[most:])),)),)
    return Section(code="statements", heading=(said("statements", lang),), lines=lines, sections=sections)


def _heading(key: str, spoken: list[Spoken], by: str, lang: Lang) -> tuple[Piece, ...]:
    first = spoken[0]
    if not key:
        return (said("other-topic", lang),)
    if by == "topic":
        return tuple(_topic(first, key))
    return tuple(introduced(first.desk.places, first.desk.conference.participant(first.speech.turn.speaker), lang))


def _group(key: str, spoken: list[Spoken], by: str, size: Size, each: int, lang: Lang) -> Section:
    lines = []
    for one in spoken:
        pieces = _digest(one, size)
        if pieces:
            lines.append(Line(code="said", label=tuple(_when(one, lang, who=by == "topic")), pieces=tuple(pieces)))
    if len(lines) > each:
        lines[each:] = [Line(code="more", pieces=(said("more", lang, len(lines) - each),))]
    return Section(code="group", heading=_heading(key, spoken, by, lang), lines=tuple(lines))


def _digest(one: Spoken, size: Size) -> list[Piece]:
    """The best of a speech; empty where nothing in it is worth repeating without its question (`我已经回答了有关问题。`)."""
    known = one.desk.facts(one.speech.item, one.speech.turn)
    budget = size.budget(one.speech.turn.text)
    chosen = one.desk.choose(one.speech.turn, known, most=max(1, size.sentences - 1), budget=budget)
    chosen = [sentence for sentence in chosen if sentence.score > WEIGHTS.enough]
    return [piece for sentence in chosen for piece in one.desk.quoted(one.speech.turn, sentence)]


def _when(one: Spoken, lang: Lang, *, who: bool) -> list[Piece]:
    day = one.desk.places.fact("date", one.date) if one.date else said("not.dated", lang)
    pieces = [day]
    if who:
        person = one.desk.conference.participant(one.speech.turn.speaker)
        pieces += [mark(" · "), *name(one.desk.places, person, lang)]
    return [*pieces, joint("colon", lang)]


def _wording(groups: list[tuple[str, list[Spoken]]], by: str, lang: Lang, length: Length) -> Section:
    """For each topic (and official): what changed between the last two statements at different conferences."""
    sections = []
    for key, spoken in groups:
        if not key:
            continue
        for before, after in _last_two(spoken):
            rows = _reworded(before, after)
            if rows:
                heads = (_column("before", lang), _column("after", lang))
                table = Table(columns=heads, rows=(_days(before[0], after[0], lang), *rows))
                sections.append(Section(code="pair", heading=_heading(key, spoken, by, lang), table=table))
    most = LIMITS[length][0]
    return Section(code="wording", heading=(said("wording", lang),), sections=tuple(sections[:most]))


def _last_two(spoken: list[Spoken]) -> list[tuple[list[Spoken], list[Spoken]]]:
    """Per person and topic: what was said on the last day, and on the last day before it."""
    people: dict[tuple[str | None, str], dict[str, list[Spoken]]] = {}
    for one in spoken:
        people.setdefault((one.person, one.topic), {}).setdefault(one.date, []).append(one)
    found = []
    for (person, _), days in people.items():
        dated = sorted((day for day in days if day), reverse=True)
        if person and len(dated) > 1:
            found.append((days[dated[1]], days[dated[0]]))
    return found


def _reworded(before: list[Spoken], after: list[Spoken]) -> list[Row]:
    sides = [
        [(one, sentence) for one in side for sentence in one.desk.sentences(one.speech.turn)]
        for side in (before, after)
    ]
    said_by = {id(sentence): one for side in sides for one, sentence in side}
    pairs = compare(*([sentence for _, sentence in side] for side in sides))
    # A lead-in more or less (`第一个问题，…`) is no change of wording.
    changed = [pair for pair in pairs if _body(pair.before.plain) != _body(pair.after.plain)]
    return [_pair(said_by[id(pair.before)], said_by[id(pair.after)], pair) for pair in changed]


def _body(plain: str) -> str:
    return plain[head_length(plain) :]


def _column(code: str, lang: Lang) -> Column:
    return Column(code=code, heading=word(code, lang))


def _days(before: Spoken, after: Spoken, lang: Lang) -> Row:
    return Row(cells=tuple(Line(code="cell", pieces=tuple(_when(one, lang, who=True)[:-1])) for one in (before, after)))


def _pair(before: Spoken, after: Spoken, pair: Reworded) -> Row:
    sides = ((before, pair.before, pair.gone), (after, pair.after, pair.new))
    cells = []
    for one, sentence, ranges in sides:
        piece = one.desk.places.quote(one.speech.turn, sentence.start, sentence.end)
        if len(piece.text) == sentence.end - sentence.start:  # nothing was closed up: the ranges still fit
            piece = piece.model_copy(update={"marked": ranges})
        cells.append(Line(code="cell", pieces=(piece,)))
    return Row(cells=tuple(cells))


def _promises(found: Gathered, lang: Lang, length: Length) -> Section:
    rows = []
    for one in found.spoken:
        for promise, row in facts.promise_rows(one.desk, one.speech):
            rows.append((promise.deadline or "9", [Line(code="cell", pieces=tuple(_day(one, lang))), *row.cells]))
    rows.sort(key=lambda row: row[0])
    made = [Row(cells=tuple(cells)) for _, cells in rows]
    return facts.table("commitments", ("date", "what", "deadline", "who"), made, LIMITS[length][2], "more", lang)


def _figures(found: Gathered, lang: Lang, length: Length) -> Section:
    rows = []
    for one in found.spoken:
        for row in facts.figure_rows(one.desk, one.speech):
            rows.append(Row(cells=(Line(code="cell", pieces=tuple(_day(one, lang))), *row.cells)))
    most = 0 if length == "brief" else LIMITS[length][2]
    codes = ("date", "indicator", "value", "change", "period", "who", "context")
    return facts.table("figures", codes, rows, most, "more.figures", lang)


def _day(one: Spoken, lang: Lang) -> list[Piece]:
    return _when(one, lang, who=False)[:-1]


def _conferences(found: Gathered, lang: Lang, length: Length) -> Section:
    rows = []
    for desk in _dated(found):
        conference, places = desk.conference, desk.places
        day = places.fact("date", conference.date) if conference.date else said("not.dated", lang)
        title = (places.fact("title", conference.title),) if conference.title else ()
        issuer = (places.fact("issuer", conference.issuer),) if conference.issuer else ()
        rows.append(Row(cells=tuple(Line(code="cell", pieces=pieces) for pieces in ((day,), title, issuer))))
    return facts.table("conferences", ("date", "title", "issuer"), rows, LIMITS[length][2], "more", lang)
