"""A promise of action."""

from __future__ import annotations

from transcript.record.span import Noun


class Commitment(Noun):
    """A sentence that promises action.

    `deadline` is ISO 8601, as precise as stated (`2025-12`, `2025-12-31`), or null;
    `deadline_text` is how it was printed; `speaker` is the participant id of who promised.
    """

    text: str
    deadline: str | None = None
    deadline_text: str | None = None
    speaker: str | None = None
    start: int
    end: int
