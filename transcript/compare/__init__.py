"""The same indicator of the same subject over time: what changed, and where a stated growth does not fit the values.

comparison = transcript.compare([transcript.load("2023.txt"), transcript.load("2024.txt")])
for row in comparison.rows:
    print(row.subject, row.indicator, [cell.value for cell in row.cells], row.steps)
"""

from __future__ import annotations

from transcript.compare.align import compare
from transcript.compare.nouns import Cell, Comparison, Row, Step
from transcript.room import make_callable

__all__ = ["Cell", "Comparison", "Row", "Step", "compare"]

make_callable(__name__)
