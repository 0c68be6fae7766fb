"""The parts of a briefing that list what the record holds: event, key points, figures, commitments, documents, doubts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from transcript.briefing.digest import Desk, Size
from transcript.briefing.labels import WORDS, joint, mark, said, word
from transcript.briefing.nouns import Column, Lang, Line, Piece, Row, Section, Table
from transcript.briefing.people import asker, introduced, name
from transcript.briefing.questions import asked
from transcript.briefing.select import Chosen, Facts, choose
from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy
from transcript.record import Answer, Commitment, Figure, Question, Statement, Turn
from transcript.tag.figures import with_hedge

# What stands in 《》 is a document or policy, unless it is a newspaper or a magazine (a gazette or bulletin is a document).
_DOCUMENT = lazy(r"《(?![^《》\n]{1,20}(?:(?<![公通简月年季快])报|周刊|杂志|画报)》)[^《》\n]{2,50}》")
_KEY = 1.2  # what a sentence must be worth to be a key point, unless none is
_OPEN_ENDS = ",，、;； "
_CLAUSE = lazy(r"[,;。!?\n]")


class Speech(NamedTuple):
    """An answer or a statement with its turn, and its way in the record (`answers/a-…`)."""

    item: Answer | Statement
    turn: Turn
    way: str


def speeches(desk: Desk) -> Iterator[Speech]:
    """What officials say, in the order of the text."""
    conference = desk.conference
    found = [Speech(answer, conference.turn(answer.turn), f"answers/{answer.id}") for answer in conference.answers]
    found += [Speech(s, conference.turn(s.turn), f"statements/{s.id}") for s in conference.statements if s.turn]
    yield from sorted(found, key=lambda speech: speech.turn.start)


def event(desk: Desk) -> Section:
    """The event card."""
    conference, lang, places = desk.conference, desk.lang, desk.places
    lines = []
    for code, field in (
        ("name", "title"),
        ("issuer", "issuer"),
        ("date", "date"),
        ("time", "time"),
        ("place", "place"),
    ):
        value = getattr(conference, field) or (conference.date_text if field == "date" else None)
        if value:
            field = field if getattr(conference, field) else "date_text"
            lines.append(_card(desk, code, [places.fact(field, value)]))
    for part, code in (("host", "host"), ("official", "officials")):
        people = [person for person in conference.participants if person.part == part]
        pieces: list[Piece] = []
        for person in people:
            if pieces:
                pieces.append(joint("list", lang))
            pieces += introduced(places, person, lang)
        if pieces:
            lines.append(_card(desk, code, pieces))
    if conference.turns:
        counts = (len(conference.turns), len(conference.questions), len(conference.answers))
        lines.append(_card(desk, "counts", [said("counts.line", lang, *counts)]))
    return Section(code="event", heading=(said("event", lang),), lines=tuple(lines))


def _card(desk: Desk, code: str, pieces: list[Piece]) -> Line:
    return Line(code="fact", label=(said(code, desk.lang), joint("colon", desk.lang)), pieces=tuple(pieces))


def key_points(desk: Desk, size: Size) -> Section:
    """What was announced: the best of the openings, then the best of the answers, in the order of the text."""
    opening: list[tuple[Turn, Chosen]] = []
    rest: list[tuple[Turn, Chosen]] = []
    for speech in speeches(desk):
        answer = isinstance(speech.item, Answer)
        questions = [q for q in desk.conference.questions if answer and q.id in speech.item.answers]  # type: ignore[union-attr]
        facts = desk.facts(speech.item, speech.turn, tuple(questions))
        most, budget = (1, 100) if answer else (size.opening, 60 * size.opening)
        chosen = [(speech.turn, one) for one in desk.choose(speech.turn, facts, most=most, budget=budget)]
        (rest if answer else opening).extend(chosen)
    if any(one.score > _KEY for _, one in (*opening, *rest)):
        opening = [one for one in opening if one[1].score > _KEY]
        rest = [one for one in rest if one[1].score > _KEY]
    room = max(size.key - len(opening), size.key // 3)
    rest = sorted(rest, key=lambda one: -one[1].score)[:room]
    kept = sorted([*_best(opening, size.key - len(rest)), *rest], key=lambda one: (one[0].start, one[1].sentence.start))
    lines = []
    for turn, one in kept:
        label = [*name(desk.places, desk.conference.participant(turn.speaker), desk.lang), joint("colon", desk.lang)]
        lines.append(Line(code="key", label=tuple(label), pieces=tuple(desk.quoted(turn, one))))
    return Section(code="key", heading=(said("key", desk.lang),), lines=tuple(lines))


def _best(found: list[tuple[Turn, Chosen]], most: int) -> list[tuple[Turn, Chosen]]:
    return sorted(found, key=lambda one: -one[1].score)[: max(most, 0)]


def figures(desk: Desk, size: Size) -> Section:
    """The figures as a table: indicator, value, change, period, who, and the clause they stand in."""
    rows, seen = [], set()
    for speech in speeches(desk):
        for row in figure_rows(desk, speech):
            key = tuple(cell.text for cell in row.cells[:4])
            if key not in seen:
                seen.add(key)
                rows.append(row)
    codes = ("indicator", "value", "change", "period", "who", "context")
    rows = _telling(rows, size.figures)
    return table("figures", codes, rows, size.figures, "more.figures", desk.lang)


def _telling(rows: list[Row], most: int) -> list[Row]:
    """The rows with those that say most in front as far as `most` goes (what the figure is of, its period, its change): a table
    that is cut short loses the bare counts first. Both parts keep the order of the text."""
    worth = [2 * bool(row.cells[0].pieces) + bool(row.cells[2].pieces) + bool(row.cells[3].pieces) for row in rows]
    best = set(sorted(range(len(rows)), key=lambda nth: -worth[nth])[:most])
    return [row for nth, row in enumerate(rows) if nth in best] + [
        row for nth, row in enumerate(rows) if nth not in best
    ]


def figure_rows(desk: Desk, speech: Speech) -> Iterator[Row]:
    """A row per figure of a speech whose reading is sure."""
    for figure in speech.item.figures:
        start, end = desk.places.in_turn(speech.turn, figure.start, figure.end)
        if desk.says(speech.turn, start, end):
            yield _figure_row(desk, speech, figure, start, end)


def _figure_row(desk: Desk, speech: Speech, figure: Figure, start: int, end: int) -> Row:
    turn, places = speech.turn, desk.places
    first, last = clause(turn.text, start, end)
    cells: list[list[Piece]] = [stated(desk, turn, figure.indicator, end)]
    cells.append([places.quote(turn, *with_hedge(turn.text, start, end))])
    if figure.kind == "target":
        cells[-1] += [joint("open", desk.lang), said("target", desk.lang), joint("close", desk.lang)]
    change = figure.change.text if figure.change else None
    cells.append(stated(desk, turn, change, end))
    cells.append(stated(desk, turn, figure.period, end))
    cells.append(name(places, desk.conference.participant(turn.speaker), desk.lang))
    cells.append([places.quote(turn, first, last)])
    return Row(cells=tuple(_cell(cell) for cell in cells))


def stated(desk: Desk, turn: Turn, text: str | None, before: int) -> list[Piece]:
    """Words of the record as a quotation from before the figure; left out where they do not stand there."""
    at = turn.text.rfind(text, max(0, before - 200), before) if text else -1
    return [desk.places.quote(turn, at, at + len(text))] if text and at >= 0 else []


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around `[start, end)`, and the one before it when it is short."""
    plain = view(text)
    stops = [match.start() for match in _CLAUSE.finditer(plain, max(0, start - 120), start)]
    first = stops[-1] + 1 if stops else max(0, start - 120)
    if start - first < 8 and len(stops) > 1 and plain[stops[-1]] == ",":
        first = stops[-2] + 1
    stop = _CLAUSE.search(plain, end)
    last = min(stop.start() if stop else len(text), end + 80)
    while first < start and plain[first].isspace():
        first += 1
    return first, last


def commitments(desk: Desk, size: Size) -> Section:
    """The promises as a table: what, by when, who; those with a deadline first."""
    found = [one for speech in speeches(desk) for one in promise_rows(desk, speech)]
    found.sort(key=lambda one: one[0].deadline is None)
    rows = [row for _, row in found]
    return table("commitments", ("what", "deadline", "who"), rows, size.commitments, "more", desk.lang)


def promise_rows(desk: Desk, speech: Speech) -> Iterator[tuple[Commitment, Row]]:
    """A row per promise of a speech whose reading is sure."""
    for promise in speech.item.commitments:
        start, end = desk.places.in_turn(speech.turn, promise.start, promise.end)
        if desk.says(speech.turn, start, end):
            yield promise, _commitment_row(desk, speech, promise, start, end)


def _commitment_row(desk: Desk, speech: Speech, promise: Commitment, start: int, end: int) -> Row:
    way = f"{speech.way}/commitments/@{promise.start}"
    deadline: list[Piece] = []
    if promise.deadline:
        deadline.append(desk.places.fact(f"{way}/deadline", promise.deadline))
    elif promise.deadline_text:
        deadline.append(desk.places.fact(f"{way}/deadline_text", promise.deadline_text))
    end = start + len(speech.turn.text[start:end].rstrip(_OPEN_ENDS))
    who = introduced(desk.places, desk.conference.participant(promise.speaker or speech.turn.speaker), desk.lang)
    return Row(cells=(_cell([desk.places.quote(speech.turn, start, end)]), _cell(deadline), _cell(who)))


def _cell(pieces: list[Piece]) -> Line:
    return Line(code="cell", pieces=tuple(pieces))


def table(code: str, columns: tuple[str, ...], rows: list[Row], most: int, more: str, lang: Lang) -> Section:
    """A section that is a table of at most `most` rows, with a line that says how many were left out."""
    heading = (said(code, lang),)
    if not rows or not most:
        return Section(code=code, heading=heading)
    heads = tuple(Column(code=column, heading=word(f"col.{column}", lang)) for column in columns)
    lines: tuple[Line, ...] = ()
    if len(rows) > most:
        lines = (Line(code="more", pieces=(said(more, lang, len(rows) - most),)),)
    return Section(code=code, heading=heading, lines=lines, table=Table(columns=heads, rows=tuple(rows[:most])))


def attributed(desk: Desk, size: Size, text: str) -> Section:
    """What a report attributes to officials, quoted from the text of its source (empty: nothing can be quoted)."""
    lines = []
    for statement in desk.conference.statements if text else ():
        start, end = desk.places.in_text(statement.start, statement.end)
        kept = choose(desk.reader.sentences(text, start, end), Facts(), budget=120, most=size.sentences)
        pieces = [desk.places.quote_text(text, *span) for one in kept for span in one.cut.spans]
        who = introduced(desk.places, desk.conference.participant(statement.speaker), desk.lang)
        if pieces:
            lines.append(Line(code="said", label=(*who, joint("colon", desk.lang)), pieces=tuple(pieces)))
    more = len(lines) - size.key
    if more > 0:
        lines = [*lines[: size.key], Line(code="more", pieces=(said("more", desk.lang, more),))]
    return Section(code="statements", heading=(said("statements", desk.lang),), lines=tuple(lines))


def unanswered(desk: Desk) -> Section:
    """Questions nobody answered, and the parts that were passed over."""
    replied = {question for answer in desk.conference.answers for question in answer.answers}
    lines = []
    for number, question in enumerate(desk.conference.questions, 1):
        missing = tuple(part for part in question.parts if not part.answered)
        if question.id in replied and not missing:
            continue
        only: Question = question if question.id not in replied else question.model_copy(update={"parts": missing})
        pieces = asked(desk, only)
        turn = desk.conference.turn(question.turn)
        label = [said("question", desk.lang, number), mark(" · "), *asker(desk.places, turn, desk.lang)]
        label.append(joint("colon", desk.lang))
        code = "answered.part" if question.id in replied else "answered.none"
        state = [joint("open", desk.lang), said(code, desk.lang), joint("close", desk.lang)]
        if pieces:
            lines.append(Line(code="doubt", label=tuple(label), pieces=(*pieces, *state)))
    return Section(code="unanswered", heading=(said("unanswered", desk.lang),), lines=tuple(lines))


def documents(desk: Desk, size: Size) -> Section:
    """What stands in `《》` in the mouths of officials, with how often."""
    found: dict[str, tuple[Turn, int, int, int]] = {}
    for speech in speeches(desk):
        for match in _DOCUMENT.finditer(view(speech.turn.text)):
            turn, start, end, count = found.get(match[0], (speech.turn, match.start(), match.end(), 0))
            found[match[0]] = (turn, start, end, count + 1)
    lines = []
    for turn, start, end, count in found.values():
        pieces = [desk.places.quote(turn, start, end)]
        who = name(desk.places, desk.conference.participant(turn.speaker), desk.lang)
        pieces += [joint("open", desk.lang), *who]
        if count > 1:
            pieces += [joint("comma", desk.lang), said("times", desk.lang, count)]
        lines.append(Line(code="document", pieces=(*pieces, joint("close", desk.lang))))
    return Section(code="documents", heading=(said("documents", desk.lang),), lines=tuple(lines[: size.documents]))


def doubts(desk: Desk, size: Size) -> Section:
    """What the parser was unsure of; unanswered questions have their own section."""
    lines = []
    guesses = sum(not repair.certain for repair in desk.conference.repairs)
    if guesses:
        pieces = [said("doubt.damaged", desk.lang), joint("open", desk.lang), said("doubt.times", desk.lang, guesses)]
        lines.append(Line(code="doubt", pieces=(*pieces, joint("close", desk.lang))))
    for issue in desk.conference.issues:
        if issue.severity == "info" or issue.code in {"unanswered", "part-unanswered", "unsure-repair"}:
            continue
        code = f"doubt.{issue.code}" if f"doubt.{issue.code}" in WORDS else "doubt.other"
        pieces = [said(code, desk.lang)]
        turn = next((t for t in desk.conference.turns if t.start <= issue.start < t.end), None)
        sentences = desk.sentences(turn) if turn else []
        if turn and sentences:
            at, _ = desk.places.in_turn(turn, issue.start, issue.end)
            one = next((sentence for sentence in sentences if sentence.start <= at < sentence.end), sentences[0])
            pieces += [joint("colon", desk.lang), desk.places.quote(turn, one.start, one.end)]
        lines.append(Line(code="doubt", pieces=tuple(pieces)))
    return Section(code="doubts", heading=(said("doubts", desk.lang),), lines=tuple(lines[: size.doubts]))
