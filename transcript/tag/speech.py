"""Tagging what officials say, a conference at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from transcript.tag.commitments import CommitmentFinding
    from transcript.tag.figures import FigureFinding
    from transcript.tag.topics import TopicFinding, TopicTagger


class Tagged(NamedTuple):
    """What one answer or statement says; offsets are relative to its text."""

    topics: tuple[TopicFinding, ...]
    figures: tuple[FigureFinding, ...]
    commitments: tuple[CommitmentFinding, ...]


@lru_cache(maxsize=4)
def _tagger(scheme: str) -> TopicTagger:
    from transcript.tag.topics import TopicTagger

    return TopicTagger.load(scheme)


def tag_speech(
    items: Sequence[tuple[str, str, str]], *, theme: str = "", date: str | None = None, scheme: str = "gov.cn"
) -> list[Tagged]:
    """Tag `(text, question, office)` items of one conference, in order; neighbours give each other context."""
    from transcript.chinese.view import view
    from transcript.tag.commitments import find_commitments
    from transcript.tag.figures import find_figures
    from transcript.tag.periods import about_period
    from transcript.tag.topics import TopicInput

    if not items:
        return []
    inputs = [
        TopicInput(
            text,
            question,
            office,
            theme,
            " ".join(other[0][:200] for other in (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2])),
        )
        for i, (text, question, office) in enumerate(list(items))
    ]
    topics = _tagger(scheme).tag(inputs)
    about = about_period(view(theme), [view(text[:400]) for text, _, _ in items], date=date)
    return [
        Tagged(
            tuple(topics[i]),
            tuple(find_figures(text, date=date, about=about)),
            tuple(find_commitments(text, date=date)),
        )
        for i, (text, _, _) in enumerate(items)
    ]
