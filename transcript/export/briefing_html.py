"""A briefing as one HTML file that opens from disk: the briefing, the transcript beside it, roster, pictures, search.

Nothing is fetched and nothing but our own script runs: the policy in the page allows one style sheet and one script by their digests.
Every printed piece carries its origin (`data-piece`) and its receipts (`data-receipts`), so that `transcript brief --check` can read
what a reader sees.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from transcript.briefing.nouns import Briefing, Piece
from transcript.briefing.script import script_of
from transcript.briefing.texts import legible
from transcript.export.charts.drawing import Drawing
from transcript.export.charts.flow import flow_drawing
from transcript.export.charts.graph import graph_drawing
from transcript.export.charts.series import indicator_series, series_drawing
from transcript.export.charts.topics import topics_drawing
from transcript.export.page_words import PAGE_WORDS, PageWords
from transcript.export.passages import Passage, Passages, Segment, is_linked, is_numbered, paragraphs, with_text
from transcript.record import Conference, Turn

if TYPE_CHECKING:
    from jinja2 import Environment, Template

# Of more conferences than this only the turns that are cited are shown.
_WHOLE = 12


class Said(NamedTuple):
    """A turn as a page shows it."""

    id: str
    number: int
    part: str
    who: str
    office: str
    paragraphs: list[list[Segment]]


class Shown(NamedTuple):
    """A conference as a page shows it; `about` says what is shown and what is marked in it."""

    caption: str
    about: str
    turns: list[Said]


class Attendee(NamedTuple):
    """A line of the roster; `first` is the id of the first turn, empty for who is silent."""

    name: str
    office: str
    turns: int
    first: str


def to_html(briefing: Briefing, conferences: Sequence[Conference], *, texts: Mapping[str, str] | None = None) -> str:
    """The page. `conferences` are those the briefing cites; a receipt to one that is missing stays without a link.

    `texts` are the repaired texts of sources by conference id: a report, which has no turns, is shown by its text.
    Labels are in the briefing's language; Chinese ones in the script of the conferences.
    """
    lang = page_lang(briefing)
    words = PAGE_WORDS[lang]
    whole = [with_text(conference, (texts or {}).get(conference.id, "")) for conference in conferences]
    passages = Passages.of(briefing, whole)
    script = script_of(conference.variant for conference in conferences)
    css, js = _package_data("briefing.css"), _package_data("briefing.js")
    from markupsafe import Markup

    from transcript import __version__

    return _template().render(
        briefing=briefing,
        numbers=_Numbers(briefing),
        lang=lang,
        words=words,
        kicker=_kicker(briefing.title),
        title_text="".join(piece.text for piece in briefing.title),
        policy=_policy(css, js),
        css=Markup(css),
        js=Markup(js),
        version=__version__,
        plates=drawings(subject(briefing, conferences), lang=lang),
        people=_people(conferences, words),
        conferences=[_shown(c, passages, words, whole=len(whole) <= _WHOLE) for c in whole],
        partial=len(whole) > _WHOLE,
        named=lambda at: _name(at, passages, words),
        reads=words.transcript if any(c.kind == "transcript" for c in conferences) else words.report,
        roll_lang=_lang(script, lang),
        own_lang=_lang(lang, script),
        passage=lambda piece, where: _first(passages, piece, where),
        passages_of=lambda piece: _numbered(passages, piece),
        numbered=is_numbered,
        is_title=lambda line: line.code == "fact" and line.pieces == briefing.title[_kicker(briefing.title) :],
        conference_lang={conference.id: conference.variant for conference in conferences},
    )


def _kicker(title: Sequence[Piece]) -> int:
    """How many pieces of ours lead a title; 0 where it is all ours."""
    return next((number for number, piece in enumerate(title) if piece.kind != "generated"), 0)


def page_lang(briefing: Briefing) -> str:
    """The language of our own words: `en`, or the script they are in."""
    return "en" if briefing.lang == "en" else briefing.script


def drawings(conferences: Sequence[Conference], *, lang: str) -> list[Drawing]:
    """The pictures there is something to draw for: flow, topics, indicators, and for a single conference its Q&A graph."""
    graph = graph_drawing(conferences[0], lang=lang) if len(conferences) == 1 else None
    made = [
        flow_drawing(conferences, lang=lang),
        graph,
        topics_drawing(conferences, lang=lang),
        series_drawing(indicator_series(conferences), lang=lang),
    ]
    return [drawing for drawing in made if drawing is not None]


def subject(briefing: Briefing, conferences: Sequence[Conference]) -> list[Conference]:
    """The conferences as far as the briefing is about them: of a briefing on an official only what that person said."""
    if briefing.kind != "official":
        return list(conferences)
    quoted = (receipt for piece in briefing.pieces() if piece.kind == "quoted" for receipt in piece.receipts)
    turns = {(receipt.conference, receipt.turn) for receipt in quoted}
    return [_of_speakers(conference, turns) for conference in conferences]


def _of_speakers(conference: Conference, turns: set[tuple[str, str | None]]) -> Conference:
    speakers = {turn.speaker for turn in conference.turns if (conference.id, turn.id) in turns}
    answers = tuple(answer for answer in conference.answers if conference.turn(answer.turn).speaker in speakers)
    statements = tuple(statement for statement in conference.statements if statement.speaker in speakers)
    asked = {question for answer in answers for question in answer.answers}
    questions = tuple(question for question in conference.questions if question.id in asked)
    return conference.model_copy(update={"answers": answers, "statements": statements, "questions": questions})


def changes(piece: Piece) -> list[tuple[str, bool]]:
    """A piece's text in runs, each with whether it is what changed since the statement before."""
    made: list[tuple[str, bool]] = []
    at = 0
    for start, end in piece.marked:
        made += [(piece.text[at:start], False), (piece.text[start:end], True)]
        at = end
    return [(text, changed) for text, changed in [*made, (piece.text[at:], False)] if text]


@lru_cache(maxsize=1)
def _template() -> Template:
    return _environment().get_template("briefing.html.j2")


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
    from markupsafe import Markup

    from transcript.export.charts.painting import to_svg

    @pass_context
    def lang_of(context: Any, piece: Piece) -> Markup:
        found = {context["conference_lang"].get(receipt.conference) for receipt in piece.receipts} - {None}
        return _lang(found.pop(), context["lang"]) if len(found) == 1 else Markup("")

    made = Environment(
        loader=PackageLoader("transcript.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=lambda value: legible(value) if type(value) is str else value,
    )
    made.filters.update(
        receipts=_receipts,
        parts=changes,
        svg=to_svg,
        lang_of=lang_of,
        text=lambda pieces: "".join(piece.text for piece in pieces),
    )
    return made


@lru_cache(maxsize=4)
def _package_data(name: str) -> str:
    return resources.files("transcript.export.templates").joinpath(name).read_text("utf-8")


def _policy(css: str, js: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _lang(lang: str | None, around: str) -> Any:
    from markupsafe import Markup

    return Markup(' lang="{}"').format(lang) if lang and lang != around else Markup("")


class _Numbers:
    """The position of each top section, for anchors that never collide."""

    def __init__(self, briefing: Briefing) -> None:
        self._at = {id(section): number for number, section in enumerate(briefing.sections, 1)}

    def __getitem__(self, section: object) -> int:
        return self._at[id(section)]


def _receipts(piece: Piece) -> str:
    return json.dumps([receipt.model_dump(exclude_none=True) for receipt in piece.receipts], ensure_ascii=False)


def _first(passages: Passages, piece: Piece, where: str) -> Passage | None:
    if not is_linked(piece, where):
        return None
    return next(filter(None, map(passages.of_receipt, piece.receipts)), None)


def _numbered(passages: Passages, piece: Piece) -> list[Passage]:
    found = filter(None, map(passages.of_receipt, piece.receipts))
    return [passage for passage in dict.fromkeys(found) if passage.number]


def _name(at: Passage, passages: Passages, words: PageWords) -> str:
    """What a receipt is called for who cannot see where it leads."""
    if passages.conferences[at.conference].kind != "transcript":
        return words.receipt_text.format(number=at.number)
    return words.receipt.format(number=at.number, turn=at.turn_number)


def _shown(conference: Conference, passages: Passages, words: PageWords, *, whole: bool) -> Shown:
    turns = [
        _said(conference, turn, number, passages, words)
        for number, turn in enumerate(conference.turns, 1)
        if whole or turn.id in passages.by_turn
    ]
    title = conference.title or conference.source.path
    date = conference.date or conference.date_text
    caption = words.part_of.format(title=title, date=date) if date else title
    if conference.kind != "transcript":
        about = words.report_about if turns else words.nobody
    else:
        about = words.transcript_about.format(turns=len(conference.turns)) if turns else words.nobody
    return Shown(caption, about, turns)


def _said(conference: Conference, turn: Turn, number: int, passages: Passages, words: PageWords) -> Said:
    person = conference.participant(turn.speaker)
    name = (person.name if person else None) or ""
    titles = [title.text for title in person.titles] if person else []
    outlet = turn.outlet or (person.outlet if person else None) or ""
    unsaid = words.parts[turn.part] if conference.kind == "transcript" else conference.title or words.report
    who = " ".join(filter(None, (outlet, name))) or (titles[0] if titles else unsaid)
    office = "；".join(title for title in titles if title != who)
    if turn.part in ("host", "reporter") and not office and who != words.parts[turn.part]:
        office = words.parts[turn.part]
    return Said(turn.id, number, turn.part, who, office, paragraphs(turn.text, passages.by_turn.get(turn.id, ())))


def _people(conferences: Iterable[Conference], words: PageWords) -> list[Attendee]:
    made: dict[tuple[str, str], Attendee] = {}
    for conference in conferences:
        spoken: dict[str | None, list[str]] = {}
        for turn in conference.turns:
            spoken.setdefault(turn.speaker, []).append(turn.id)
        for person in conference.participants:
            own = spoken.get(person.id, [])
            name = person.name or (person.titles[0].text if person.titles else None) or words.unnamed
            office = "；".join(title.text for title in person.titles if title.text != name) or person.outlet or ""
            part = words.parts[person.part]
            key = (name, office)
            before = made.get(key, Attendee(name, f"{part}　{office}" if office else part, 0, own[0] if own else ""))
            made[key] = before._replace(turns=before.turns + len(own), first=before.first or (own[0] if own else ""))
    return list(made.values())
