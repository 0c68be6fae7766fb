"""A conference as a spaCy `Doc`: words, span groups, and the record within reach of every span.

Span groups: `turns` (label: part), `questions`, `answers` and `statements` (label: first topic, else the group's own name),
`figures` (`fact` or `target`) and `commitments` (the deadline, else `commitment`). Extensions: `doc._.conference`; on every span
`span._.turn_id`, `span._.speaker` (a name or None) and `span._.source_span`, the half-open place in the source text.
A span of a group has as `id_` the id of what it shows; figures and commitments have the id of their answer or statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transcript.export.layout import Kind, Layout
from transcript.record import Answer, Conference, Statement

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

GROUPS = ("turns", "questions", "answers", "statements", "figures", "commitments")
_RECORD = "transcript.record"
_LAYOUT = "transcript.layout"


class Place(NamedTuple):
    """One span to be: its group, its half-open source span, its label and the id of what it shows."""

    group: str
    start: int
    end: int
    label: str
    id: str


def to_doc(conference: Conference, nlp: Language | None = None) -> Doc:
    """The turns of a conference as a Doc.

    The text is every turn's repaired reading, in order, parted by an empty line. With `nlp` its tokenizer and vocabulary are used (its
    components are not run: do `nlp(doc)`), else the word model, with the document's own names and terms as a user dictionary.
    """
    from transcript.chinese.tokenizer import WordTokenizer

    layout = Layout(conference, kind="turns")
    if nlp is None:
        from transcript.chinese.terms import document_terms

        tokenizer = WordTokenizer.blank(terms=document_terms(conference))
        return attach(tokenizer(layout.text), conference, layout)
    return attach(nlp.make_doc(layout.text), conference, layout)


def attach(doc: Doc, conference: Conference, layout: Layout) -> Doc:
    """Set the span groups and extensions of a Doc whose text has this layout. The Doc is changed and returned."""
    from spacy.tokens import SpanGroup

    register_extensions()
    # JSON, not the record: a Doc must go through bytes, pickles and processes.
    doc.user_data[_RECORD] = conference.to_json()
    doc.user_data[_LAYOUT] = layout.kind
    spans: dict[str, list[Span]] = {group: [] for group in GROUPS}
    for place in places(conference):
        found = layout.place(place.start, place.end)
        if found is None or found[0] >= found[1]:
            continue
        span = doc.char_span(*found, label=place.label, span_id=place.id, alignment_mode="expand")
        if span is not None:
            spans[place.group].append(span)
    for group, members in spans.items():
        doc.spans[group] = SpanGroup(doc, name=group, spans=members)
    return doc


def places(conference: Conference) -> Iterator[Place]:
    """Every span of a record, group by group."""
    for turn in conference.turns:
        yield Place("turns", turn.start, turn.end, turn.part, turn.id)
    for question in conference.questions:
        asked = conference.turn(question.turn)
        yield Place("questions", asked.start, asked.end, "follow-up" if question.follows else "question", question.id)
    for answer in conference.answers:
        said = conference.turn(answer.turn)
        label = answer.topics[0].label if answer.topics else "answer"
        yield Place("answers", said.start, said.end, label, answer.id)
    for statement in conference.statements:
        label = statement.topics[0].label if statement.topics else "statement"
        yield Place("statements", statement.start, statement.end, label, statement.id)
    speeches: tuple[Answer | Statement, ...] = (*conference.answers, *conference.statements)
    for speech in sorted(speeches, key=lambda speech: _begin(conference, speech)):
        for figure in speech.figures:
            yield Place("figures", figure.start, figure.end, figure.kind, speech.id)
        for promise in speech.commitments:
            yield Place("commitments", promise.start, promise.end, promise.deadline or "commitment", speech.id)


def _begin(conference: Conference, speech: Answer | Statement) -> int:
    return speech.start if isinstance(speech, Statement) else conference.turn(speech.turn).start


def register_extensions() -> None:
    """Make the extensions known to spaCy. Those of the same name that somebody else has registered are left alone."""
    from spacy.tokens import Doc, Span

    if not Doc.has_extension("conference"):
        Doc.set_extension("conference", getter=conference_of)
    for name, getter in (("turn_id", _turn_id), ("speaker", _speaker), ("source_span", _source_span)):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)


def conference_of(doc: Doc) -> Conference | None:
    """The record a Doc carries."""
    data = doc.user_data.get(_RECORD)
    return _record(data)[0] if data else None


@lru_cache(maxsize=16)
def _record(data: str) -> tuple[Conference, dict[Kind, Layout]]:
    return Conference.from_json(data), {}


def _layout(doc: Doc) -> Layout | None:
    data = doc.user_data.get(_RECORD)
    if not data:
        return None
    conference, layouts = _record(data)
    kind: Kind = doc.user_data[_LAYOUT]
    if kind not in layouts:
        layouts[kind] = Layout(conference, kind=kind)
    return layouts[kind]


def _turn_id(span: Span) -> str | None:
    layout = _layout(span.doc)
    placed = layout.turn_at(span.start_char) if layout else None
    return placed.turn.id if placed else None


def _speaker(span: Span) -> str | None:
    conference, turn = conference_of(span.doc), _turn_id(span)
    if conference is None or turn is None:
        return None
    person = conference.participant(conference.turn(turn).speaker)
    return person.name if person else None


def _source_span(span: Span) -> tuple[int, int] | None:
    layout = _layout(span.doc)
    return layout.source(span.start_char, span.end_char) if layout else None
