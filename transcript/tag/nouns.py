"""Findings relative to a text → record nouns with source offsets."""

from __future__ import annotations

from typing import Any

from transcript.record import Commitment, Figure, Topic
from transcript.repair import Repaired
from transcript.tag.speech import Tagged


def nouns(tagged: Tagged, base: int, repaired: Repaired, speaker: str | None) -> dict[str, Any]:
    """The fields `topics`, `figures` and `commitments` of an answer or statement that begins at `base` of the repaired text."""
    figures = []
    for found in tagged.figures:
        start, end = repaired.source_span(base + found.start, base + found.end)
        figures.append(Figure(**{**found._asdict(), "start": start, "end": end}))
    commitments = []
    for promise in tagged.commitments:
        start, end = repaired.source_span(base + promise.start, base + promise.end)
        commitments.append(Commitment(**{**promise._asdict(), "start": start, "end": end, "speaker": speaker}))
    topics = tuple(
        Topic(scheme=tagged.scheme, label=t.label, score=t.score, because=t.because, crosswalk=t.crosswalk)
        for t in tagged.topics
    )
    return {"topics": topics, "figures": tuple(figures), "commitments": tuple(commitments)}
