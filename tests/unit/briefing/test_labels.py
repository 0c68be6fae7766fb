"""What a briefing says in its own voice."""

from __future__ import annotations

import pytest

from transcript.briefing.labels import WORDS, ends, mark, said, word


def test_every_word_is_there_in_both_languages() -> None:
    """No label is empty, and the numbers are the same."""
    for code, (chinese, english) in WORDS.items():
        assert chinese.strip() and english.strip(), code
        assert chinese.count("{n}") == english.count("{n}"), code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_own_words_are_recognised(lang: str) -> None:
    """Whatever is said in our own voice the checker reads as ours, numbers filled in."""
    for code in WORDS:
        text = word(code, lang, 12, 3, 4)  # type: ignore[arg-type]
        assert len(text) in set(ends(text, 0)), code


def test_other_words_are_not_ours() -> None:
    """A text that begins with none of our words ends nowhere."""
    assert not list(ends("罚款", 0))


def test_numbers_are_filled_in_from_the_left() -> None:
    """Counts stand where they belong."""
    assert said("counts.line", "zh", 9, 2, 3).text == "9 段发言，2 个提问，3 个回答"


def test_only_known_marks_are_marks() -> None:
    """Text cannot be passed off as a connective."""
    with pytest.raises(AssertionError):
        mark("罚款")
