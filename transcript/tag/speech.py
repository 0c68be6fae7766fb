"""Tagging what officials say, a conference at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from transcript.tag.commitments import CommitmentFinding
    from transcript.tag.figures import FigureFinding
    from transcript.tag.topics import TopicFinding, TopicTagger
    from transcript.tag.wraps import Unwrapped

_Finding = TypeVar("_Finding", "FigureFinding", "CommitmentFinding")


class Tagged(NamedTuple):
    """What one answer or statement says; offsets are relative to its text. `scheme` is the name of the topics' scheme."""

    topics: tuple[TopicFinding, ...]
    figures: tuple[FigureFinding, ...]
    commitments: tuple[CommitmentFinding, ...]
    scheme: str = "gov.cn"


@lru_cache(maxsize=4)
def _tagger(scheme: str) -> TopicTagger:
    from transcript.tag.topics import TopicTagger

    return TopicTagger.load(scheme)


def tag_speech(
    items: Sequence[tuple[str, str, str]],
    *,
    theme: str = "",
    date: str | None = None,
    scheme: str = "gov.cn",
    topics_only: bool = False,
) -> list[Tagged]:
    """Tag `(text, question, office)` items of one conference, in the order they were said: each is read beside the others.

    `scheme` is `gov.cn` or the path of a user's own (see `transcript.tag.scheme`). Raises UsageError for one that cannot be read.
    `topics_only` leaves figures and commitments out, and what they take to load.
    """
    from transcript.tag.topics import TopicInput
    from transcript.tag.wraps import unwrapped

    if not items:
        return []
    tagger = _tagger(scheme)
    whole = [unwrapped(text) for text, _, _ in items]
    topics = tagger.tag(
        [
            TopicInput(read.text, unwrapped(question).text, office, theme)
            for read, (_, question, office) in zip(whole, items, strict=True)
        ],
        together=True,
    )
    if topics_only:
        return [Tagged(found, (), (), tagger.scheme.name) for found in topics]
    from transcript.chinese.view import view
    from transcript.tag.commitments import find_commitments
    from transcript.tag.figures import find_figures
    from transcript.tag.periods import about_period

    plains = [view(read.text) for read in whole]
    about = about_period(view(theme), plains[:3], date=date)
    return [
        Tagged(
            topics[i],
            tuple(_placed(find_figures(read.text, date=date, about=about, plain=plain), read)),
            tuple(
                promise._replace(text=text[promise.start : promise.end])
                for promise in _placed(find_commitments(read.text, date=date, plain=plain), read)
            ),
            tagger.scheme.name,
        )
        for i, ((text, _, _), read, plain) in enumerate(zip(items, whole, plains, strict=True))
    ]


def _placed(found: Sequence[_Finding], read: Unwrapped) -> Sequence[_Finding]:
    """Findings in a text without line breaks, at their places in the text with them."""
    if not read.places:
        return found
    return [one._replace(start=read.source(one.start), end=read.source(one.end - 1) + 1) for one in found]
