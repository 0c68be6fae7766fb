"""The lexicons of figures and promises are valid: simplified, without doubles, compiling, and of one mind."""

from __future__ import annotations

import re

from transcript.chinese.view import view
from transcript.lexicon.feasts import NEW_YEAR, OCCASIONS, SEASONS
from transcript.lexicon.indicators import CONSTANT_PRICES, SAME
from transcript.lexicon.promises import MARKS
from transcript.lexicon.units import (
    AGES,
    COUNTERS,
    CURRENCIES,
    DURATIONS,
    MEASURES,
    NUMBERING,
    RATES,
    TALK,
    TALK_ALWAYS,
)


def test_units_are_simplified() -> None:
    """Units are matched on the view, so they must be as the view prints them."""
    for unit in (*MEASURES, *COUNTERS, *CURRENCIES, *RATES, *DURATIONS, *AGES, *TALK, *TALK_ALWAYS):
        assert view(unit) == unit
        assert unit.strip() == unit != ""


def test_units_are_listed_once() -> None:
    """No list names a unit twice, and no rate or duration counts things."""
    for words in (MEASURES, COUNTERS, RATES, DURATIONS, TALK_ALWAYS):
        assert len(words) == len(set(words)), sorted(word for word in set(words) if words.count(word) > 1)
    assert not set(RATES) & set(COUNTERS)
    assert not set(DURATIONS) & (set(MEASURES) | set(COUNTERS))


def test_numbering_words_are_units() -> None:
    """What may also number things is a counter or a measure."""
    assert set(COUNTERS) | set(MEASURES) | {"分"} >= NUMBERING


def test_currency_codes() -> None:
    """ISO 4217 codes are three capitals."""
    assert all(re.fullmatch("[A-Z]{3}", code) for code in CURRENCIES.values())


def test_no_indicator_has_two_official_names() -> None:
    """A name belongs to one indicator, and official names are nobody's other name."""
    others = [other for names in SAME.values() for other in names]
    assert len(others) == len(set(others))
    assert not set(others) & set(SAME)
    assert all(view(name) == name for name in (*others, *SAME, *CONSTANT_PRICES))


def test_marks_compile_and_are_simplified() -> None:
    """Every mark is a pattern over the view that does not match nothing."""
    for pattern in MARKS.values():
        assert not re.compile(pattern).search("")
        assert view(pattern) == pattern


def test_new_years_fall_when_they_can() -> None:
    """Chinese New Year lies between 21 January and 20 February."""
    assert all("01-21" <= day <= "02-20" for day in NEW_YEAR.values())
    assert list(NEW_YEAR) == list(range(2000, 2036))
    assert all(re.fullmatch(r"\d\d-\d\d", day) for day in OCCASIONS.values())
    assert all(1 <= month <= 12 for month in SEASONS.values())
