"""Folding: what reads alike is alike."""

from __future__ import annotations

import pytest

from transcript.archive.fold import Folding, build


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("舊區重建", "旧区重建"),
        ("ＣＰＩ", "cpi"),
        ("１２．５％", "12.5%"),
        ("“菜篮子”", '"菜篮子"'),
        ("王 军", "王军"),
        ("王\u3000军", "王军"),
        ("老旧\n小区", "老旧小区"),
        ("GDP  growth", "gdp growth"),
        ("5 G", "5 g"),
        ("零\u200b宽", "零宽"),
        ("\ufeff头", "头"),
        ("  两头  ", "两头"),
        ("", ""),
        (" \u3000\u200b", ""),
        ("\ue020", "\ufffd"),
        ("𠮷", "𠮷"),
    ],
)
def test_what_reads_alike_folds_alike(text: str, folded: str) -> None:
    """Script, width, case, quotation marks and white space between Chinese characters do not matter."""
    assert build().fold(text) == folded
    assert build().fold(folded) == folded


def test_the_table_survives_the_archive() -> None:
    """The table read back from JSON folds as the one written."""
    again = Folding.from_json(build().to_json())
    assert again.digest == build().digest
    assert again.fold("舊區ＡＢ") == "旧区ab"


@pytest.mark.parametrize("data", ["", "x", "[]", '["a", "b"]', '["a", "", ""]', "null"])
def test_a_damaged_table_is_refused(data: str) -> None:
    """What is no table does not fold silently otherwise."""
    with pytest.raises((ValueError, TypeError)):
        Folding.from_json(data)


def test_origins_are_all_that_fold_to_it() -> None:
    """For a character, every character that folds to it, in both scripts."""
    assert {"旧", "舊"} <= set(build().origins("旧"))
    assert build().origins("舊") == []
