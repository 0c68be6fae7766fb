"""Countries: written once, in simplified script, and none of them an outlet."""

from __future__ import annotations

from transcript.chinese.view import view
from transcript.lexicon.countries import COUNTRIES
from transcript.segment.reading import is_outlet


def test_countries_are_simplified_and_no_outlets() -> None:
    """A key is compared with the view of a label; a paper that bears a country's name is in the list of outlets, not here."""
    assert all(view(name) == name for name in COUNTRIES)
    assert not [name for name in COUNTRIES if is_outlet(name) >= 0.85]
