"""One mended place."""

from __future__ import annotations

from transcript.record.span import Noun


class Repair(Noun):
    """Source text `[start, end)` read `before` and was mended to `after`.

    `certain` is false where the damage is seen but the reading is a guess or unknown.
    """

    kind: str
    start: int
    end: int
    before: str
    after: str
    certain: bool = True
