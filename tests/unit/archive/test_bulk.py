"""Folding and pairing many texts at once is folding and pairing each."""

from __future__ import annotations

import random

from transcript.archive import tokens
from transcript.archive.fold import build

# Script, width, marks, white space of every kind, what is dropped, what may not be brought along, an astral one.
LETTERS = "电梯老舊ＡaB z09 \n\t\u3000-—“”.,;~\u200b\ue0ff\ue000\ue020\ud800\U00020000\x7fé￥"


def _one_by_one(texts: list[str]) -> list[str]:
    return [tokens.pairs(build().fold(text)) for text in texts]


def test_every_character_alone() -> None:
    """Each character of the plane folds as the table says."""
    every = [chr(code) for code in range(0x10000)]
    assert build().pairer.pairs(every) == _one_by_one(every)


def test_every_text_is_paired_as_if_it_were_alone() -> None:
    """Thousands of conferences of short texts: no text sees its neighbours, spaces count where they count."""
    chance = random.Random(7)
    for _ in range(4000):
        texts = ["".join(chance.choices(LETTERS, k=chance.randrange(9))) for _ in range(chance.randrange(5))]
        assert build().pairer.pairs(texts) == _one_by_one(texts)
