"""The same indicator of the same subject over time: what changed, and where a stated growth does not fit the values.

comparison = transcript.compare([transcript.load("2023.txt"), transcript.load("2024.txt")])
for row in comparison.rows:
    print(row.subject, row.indicator, [cell.value for cell in row.cells], row.steps)
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from types import ModuleType

from transcript.compare.align import compare
from transcript.compare.nouns import Cell, Comparison, Row, Step
from transcript.record import Conference

__all__ = ["Cell", "Comparison", "Row", "Step", "compare"]


class _Room(ModuleType):
    """Once this room is imported, `transcript.compare` is the room and no longer the function: so the room can be called like it."""

    def __call__(self, conferences: Iterable[Conference]) -> Comparison:
        return compare(conferences)


sys.modules[__name__].__class__ = _Room
