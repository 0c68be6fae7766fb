"""Cells that would be run as formulas."""

from __future__ import annotations

import pytest

from transcript.export.spreadsheet import guarded


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1", "-"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "水价", "-5.2", "+3%", "-1,024", "5-3"])
def test_words_and_numbers_stay(text: str) -> None:
    assert guarded(text) == text
