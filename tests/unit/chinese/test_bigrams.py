"""The table of character pairs."""

from __future__ import annotations

import pytest

from transcript.chinese.bigrams import bigrams, fold, load
from transcript.errors import ModelError


def test_words_are_likelier_than_chance() -> None:
    """What follows in a word is likelier than what follows by accident."""
    score = bigrams().score
    assert score("\n主", "持") > score("\n主", "残")
    assert score("新闻", "发") > score("新闻", "竟")
    assert bigrams().association("我", "们") > 2


def test_document_makes_its_words_likelier() -> None:
    """A pair the document repeats is likelier with the document counted in."""
    table = bigrams()
    adapted = table.with_document(fold("逄皓旻局长，逄皓旻说，逄皓旻表示。" * 5))
    assert adapted.score("逄皓", "旻") > table.score("逄皓", "旻") + 3


@pytest.mark.parametrize("document", ["", "。", "好"])
def test_document_of_nothing_changes_nothing_and_does_not_raise(document: str) -> None:
    """A document without anything to count is no trouble."""
    assert bigrams().with_document(document).score("\n亓", "燚") < -5


def test_fold_keeps_length() -> None:
    """Folding goes character for character."""
    text = "發布會(2024):OK,\u3000「好」"
    assert len(fold(text)) == len(text)
    assert fold(text) == "发布会（0000）：aa， “好”"


@pytest.mark.parametrize("data", [b"", b"not a table", b"\xfd7zXZ\x00broken"])
def test_broken_table_is_one_clear_error(data: bytes) -> None:
    """A table that cannot be read is a ModelError with the remedy."""
    with pytest.raises(ModelError, match="cannot be read"):
        load(data)
