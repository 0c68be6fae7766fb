"""Names that only their document vouches for: a label that stands right behind an office elsewhere is a person, whatever it looks like."""

from __future__ import annotations

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon.surnames import COMMON_WORDS
from transcript.roster.names import surname
from transcript.roster.people import COMMON_ROLES, clean_name
from transcript.segment.heads import Candidate
from transcript.segment.reading import Reading, is_outlet

_DOUBTED = ("unknown", "outlet")  # readings that say nothing of a person
_LONGEST_POST = 12


def vouched(view: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates; those of two to four characters that look like no name, and that the text prints right behind an office
    (`县水利局局长陈不器`), read as the names they are."""
    names: dict[str, bool] = {}
    for at, candidate in enumerate(found):
        name = clean_name(candidate.key)
        if candidate.reading.kind not in _DOUBTED or not _may_name(name):
            continue
        if name not in names:
            names[name] = _behind_office(view, name)
        if names[name]:
            length = len(view[slice(*candidate.core)].rstrip(" *_:"))
            found[at] = candidate._replace(reading=Reading("person", 1.3, "printed behind an office", (0, length)))
    return found


def _may_name(words: str) -> bool:
    return (
        2 <= len(words) <= 4
        and bool(surname(words))
        and words not in COMMON_WORDS
        and words not in COMMON_ROLES
        and not posts.post_at_end().search(words)
        and not stops.VERB_TAIL.search(words)
        and is_outlet(words) < 0.85
    )


def _behind_office(view: str, name: str) -> bool:
    at = view.find(name)
    while at != -1:
        if at and view[at - 1] in posts.LAST and posts.post_at_end().search(view[max(at - _LONGEST_POST, 0) : at]):
            return True
        at = view.find(name, at + 1)
    return False
