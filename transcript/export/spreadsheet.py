"""Cells that a spreadsheet shows as they are."""

from __future__ import annotations

from transcript.lexicon.patterns import lazy

_FORMULA = lazy(r"[=+@\t\r-](?![\d.,]+%?$)")


def guarded(text: str) -> str:
    """The text of a cell, with an apostrophe before what a spreadsheet would run as a formula; a signed number stays one."""
    return "'" + text if _FORMULA.match(text) else text
