"""The index alphabet."""

from __future__ import annotations

from transcript.archive import tokens


def test_pairs_and_phrases_fit() -> None:
    """A run's phrase is a run of the text's pairs; the last character is paired with an end mark."""
    assert tokens.pairs("老旧小区").split() == ["老旧", "旧小", "小区", "区\ue0ff"]
    assert tokens.phrase("旧小区") == '"旧小 小区"'
    assert tokens.pairs("") == ""


def test_marks_are_letters_of_the_index() -> None:
    """Quotes, brackets and spaces cannot end a token or a phrase."""
    for mark in " \"'()*:^-+{}":
        encoded = tokens.encode(f"a{mark}b")
        assert len(encoded) == 3 and mark not in encoded
        assert mark not in tokens.phrase(f"a{mark}b")[1:-1].replace(" ", "")


def test_kinds_and_names_do_not_meet() -> None:
    """A speaker called `answer` is not the kind `answer`."""
    assert tokens.tag("n", "answer") != tokens.tag("k", "answer")
