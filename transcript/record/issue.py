"""Doubt, as data."""

from __future__ import annotations

from typing import Literal

from transcript.record.span import Noun

Severity = Literal["info", "warning", "error"]


class Issue(Noun):
    """Something doubtful at `[start, end)` of the source text."""

    code: str
    severity: Severity
    message: str
    start: int
    end: int
