"""The span groups as a page: displaCy draws figures and commitments under the words of every turn."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from transcript.errors import UsageError
from transcript.export.doc import GROUPS, conference_of, to_doc
from transcript.record import Conference
from transcript.record.participant import PART_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NAMES = {
    "fact": "数据",
    "target": "目标",
    "commitment": "承诺",
    "question": "提问",
    "follow-up": "追问",
    "answer": "回答",
    "statement": "发言",
}
_COLORS = {
    "figures": "#9ecae9",
    "commitments": "#f7b6a2",
    "questions": "#ffe08a",
    "answers": "#b5dfb0",
    "statements": "#d9c7ea",
    "turns": "#d5d5d5",
}
# displaCy parts words by a space; Chinese reads better without the whole of it.
_STYLE = (
    "<style>body{max-width:46rem;margin:auto}h2{font-size:1rem;padding-top:1rem;border-top:1px solid #ddd}"
    "figure{margin:0 0 .5rem!important}.spans{word-spacing:-.18em}.spans span{white-space:nowrap}</style>"
)


def render(source: Conference | Doc, *, groups: Sequence[str] = ("figures", "commitments"), page: bool = True) -> str:
    """HTML with one block per turn: who speaks, the words, and the spans of `groups` under them.

    Labels are in Chinese. `page=False` gives a fragment. Raises UsageError for a group that does not exist.
    """
    for group in groups:
        if group not in GROUPS:
            raise UsageError(f"there is no span group {group}", remedy=f"choose of {', '.join(GROUPS)}")
    from spacy.displacy import render as draw

    doc = to_doc(source) if isinstance(source, Conference) else source
    blocks = [block for turn in doc.spans.get("turns", ()) for block in _blocks(doc, turn, groups)]
    options = {"colors": _colors(blocks)}
    markup: str = draw(blocks, style="span", page=page, manual=True, jupyter=False, options=options)
    if not page:
        return markup
    conference = conference_of(doc)
    title = html.escape((conference.title if conference else None) or "transcript")
    return markup.replace("<title>displaCy</title>", f'<meta charset="utf-8"><title>{title}</title>{_STYLE}').replace(
        'lang="en"', 'lang="zh"'
    )


def _blocks(doc: Doc, turn: Span, groups: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The paragraphs of a turn in the form displaCy takes by hand; the first has the title."""
    start, title = turn.start, _title(doc, turn)
    for end in (*(token.i for token in turn if "\n" in token.text), turn.end):
        if start < end:
            yield _block(doc[start:end], groups, title)
            title = ""
        start = end + 1


def _block(paragraph: Span, groups: Iterable[str], title: str) -> dict[str, Any]:
    """Tokens count from the beginning of the paragraph."""
    spans = [
        {
            "start_token": max(span.start, paragraph.start) - paragraph.start,
            "end_token": min(span.end, paragraph.end) - paragraph.start,
            "label": _NAMES.get(span.label_, span.label_),
            "group": group,
        }
        for group in groups
        for span in paragraph.doc.spans.get(group, ())
        if span.start < paragraph.end and paragraph.start < span.end
    ]
    tokens = [token.text for token in paragraph]
    return {"text": paragraph.text, "tokens": tokens, "spans": spans, "title": title}


def _title(doc: Doc, turn: Span) -> str:
    conference = conference_of(doc)
    record = conference.turn(turn.id_) if conference else None
    outlet = (record.outlet if record else None) or ""
    names = [PART_NAMES.get(turn.label_, turn.label_), outlet, turn._.speaker or ""]
    return html.escape(" ".join(name for name in names if name))


def _colors(blocks: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {span["label"]: _COLORS[span["group"]] for block in blocks for span in block["spans"]}
