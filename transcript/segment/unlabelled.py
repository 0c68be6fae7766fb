"""Turns that carry no label: found by what people say at the seams (`seams` holds the model)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from transcript.record.participant import Part
from transcript.segment import seams

_REASONS = (
    ("introduces himself or herself", "introduces himself or herself as a reporter"),
    ("head welcome", "welcomes the audience"),
    ("before calls a colleague", "speaks after a hand-over"),
    ("head supplements", "adds to what was said"),
    ("head thanks for a question", "thanks for the question"),
    ("before asks", "follows a question"),
    ("any moderates", "moderates"),
    ("tail asks", "asks"),
    ("head answers", "opens like an answer"),
)


class Piece(NamedTuple):
    """A paragraph: its span, and the state found; `opens` tells that a new turn begins here."""

    start: int
    end: int
    part: Part
    opens: bool
    margin: float
    because: str


def read_paragraphs(
    view: str,
    spans: Sequence[tuple[int, int]],
    *,
    fixed: Mapping[int, Part | None],
    cost: float,
    closed: Collection[Part] = (),
    ends: bool = True,
    begins: Sequence[bool] | None = None,
) -> list[Piece]:
    """Who speaks each of the paragraphs. `fixed` are those that have a label, with its part where that is known; a part in `closed` never
    begins without one. `cost` is the price of a new turn beyond what was learnt: high in a document whose labels are complete. `ends` tells whether the
    document ends with them, `begins` which of them begin a turn, where blank lines say so."""
    if not spans:
        return []
    texts = [view[start:end].strip(" #>*") for start, end in spans]
    last = len(texts) - 1
    rows = [
        seams.features(
            texts[at - 1] if at else "",
            text,
            texts[at + 1] if at < last else "",
            first=at == 0 and 0 not in fixed,
            last=ends and at == last,
        )
        for at, text in enumerate(texts)
    ]
    path, margins = seams.best_path(rows, seams.load(), fixed=fixed, closed=closed, cost=cost, begins=begins)
    return [
        Piece(start, end, part, opens, margin, _because(row, part))
        for (start, end), (part, opens), margin, row in zip(spans, path, margins, rows, strict=True)
    ]


def _because(row: Sequence[str], part: Part) -> str:
    return next((reason for name, reason in _REASONS if name in row), f"reads like {part}")
