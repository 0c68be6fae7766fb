"""Conferences → briefings: pages that can be sent on, every line with its receipt.

The room is called `briefing`, so that `transcript.brief` can be the function and nothing else (a subpackage of that
name would take its place as soon as somebody imports it).
"""

from transcript.briefing.conference import brief
from transcript.briefing.nouns import (
    BRIEFING_VERSION,
    Briefing,
    BriefSource,
    Column,
    Line,
    Piece,
    Receipt,
    Row,
    Section,
    Table,
)

__all__ = [
    "BRIEFING_VERSION",
    "BriefSource",
    "Briefing",
    "Column",
    "Line",
    "Piece",
    "Receipt",
    "Row",
    "Section",
    "Table",
    "brief",
]
