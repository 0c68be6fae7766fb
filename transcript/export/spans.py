"""The span groups as a page: displaCy draws figures and commitments under the words of every turn."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from transcript.export.doc import GROUPS, conference_of, to_doc
from transcript.errors import UsageError
from transcript.record import Conference

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PARTS = {"host": "主持人", "official": "发言人", "reporter": "记者", "other": "其他"}
_NAMES = {"fact": "数据", "target": "目标", "commitment": "承诺", "question": "提问", "follow-up": "追问", "answer": "回答", "statement": "发言"}
_COLORS = {"figures": "#9ecae9", "commitments": "#f7b6a2", "questions": "#ffe08a", "answers": "#b5dfb0", "statements": "#d9c7ea", "turns": "#d5d5d5"}
_STYLE = "<style>body{max-width:52rem;margin:auto}h2{font-size:1rem;padding-top:1rem;border-top:1px solid #ddd}figure{margin:0 0 1rem!important}</style>"


def render(
    source: Conference | Doc, *, groups: Sequence[str] = ("figures", "commitments"), page: bool = True
) -> str:
    """HTML with one block per turn: who speaks, the words, and the spans of `groups` under them.

    Labels are in Chinese. `page=False` gives a fragment. Raises UsageError for a group that does not exist.
    """
    for group in groups:
        if group not in GROUPS:
            raise UsageError(f"there is no span group {group}", remedy=f"choose of {', '.join(GROUPS)}")
    from spacy.displacy import render as draw

    doc = to_doc(source) if isinstance(source, Conference) else source
    blocks = [_block(doc, turn, groups) for turn in doc.spans.get("turns", ())]
    options = {"colors": _colors(blocks)}
    markup: str = draw(blocks, style="span", page=page, manual=True, jupyter=False, options=options)
    if not page:
        return markup
    conference = conference_of(doc)
    title = html.escape((conference.title if conference else None) or "transcript")
    return markup.replace("<title>displaCy</title>", f'<meta charset="utf-8"><title>{title}</title>{_STYLE}').replace(
        'lang="en"', 'lang="zh"'
    )


def _block(doc: Doc, turn: Span, groups: Iterable[str]) -> dict[str, Any]:
    """A turn in the form displaCy takes by hand; tokens count from the beginning of the turn."""
    spans = [
        {
            "start_token": max(span.start, turn.start) - turn.start,
            "end_token": min(span.end, turn.end) - turn.start,
            "label": _NAMES.get(span.label_, span.label_),
            "group": group,
        }
        for group in groups
        for span in doc.spans.get(group, ())
        if span.start < turn.end and turn.start < span.end
    ]
    return {"text": turn.text, "tokens": [token.text for token in turn], "spans": spans, "title": _title(doc, turn)}


def _title(doc: Doc, turn: Span) -> str:
    conference = conference_of(doc)
    record = conference.turn(turn.id_) if conference else None
    outlet = (record.outlet if record else None) or ""
    names = [_PARTS.get(turn.label_, turn.label_), outlet, turn._.speaker or ""]
    return html.escape(" ".join(name for name in names if name))


def _colors(blocks: Iterable[dict[str, Any]]) -> dict[str, str]:
    return {span["label"]: _COLORS[span["group"]] for block in blocks for span in block["spans"]}
