"""Two statements on one subject side by side: the sentences that say the same thing in other words, changes marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from transcript.briefing.select import likeness, pairs, usable
from transcript.briefing.sentences import Sentence
from transcript.lexicon.patterns import lazy

ALIKE = 0.4  # likeness from which two sentences are about the same thing
_TOKEN = lazy(r"\d[\d.,]*\d%?|\d%?|.", re.DOTALL)
MOST = 4  # rows a comparison has at most


class Reworded(NamedTuple):
    """A sentence before and after; `gone` and `new` are ranges in the texts of each that the other does not have."""

    before: Sentence
    after: Sentence
    gone: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]


def compare(before: Sequence[Sentence], after: Sequence[Sentence]) -> list[Reworded]:
    """The pairs of sentences alike but not equal, best first match, in the order of the later statement."""
    old, new = [s for s in before if usable(s)], [s for s in after if usable(s)]
    sets = [pairs(sentence.plain) for sentence in old]
    found: list[tuple[float, int, int]] = []
    for nth, sentence in enumerate(new):
        own = pairs(sentence.plain)
        found += [(likeness(own, other), mth, nth) for mth, other in enumerate(sets)]
    taken: list[tuple[int, int]] = []
    for score, mth, nth in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if score < ALIKE or len(taken) == MOST:
            break
        if all(mth != m and nth != n for m, n in taken) and old[mth].plain != new[nth].plain:
            taken.append((mth, nth))
    return [_reworded(old[mth], new[nth]) for mth, nth in sorted(taken, key=lambda pair: pair[1])]


def _reworded(before: Sentence, after: Sentence) -> Reworded:
    one, other = _tokens(before.plain), _tokens(after.plain)
    gone: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    texts = ([token for token, _ in one], [token for token, _ in other])
    for kind, a, b, c, d in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += [(one[a][1], one[b - 1][1] + len(one[b - 1][0]))] if b > a else []
            new += [(other[c][1], other[d - 1][1] + len(other[d - 1][0]))] if d > c else []
    return Reworded(before, after, tuple(gone), tuple(new))


def _tokens(plain: str) -> list[tuple[str, int]]:
    """Numbers whole, everything else character by character, each with its place."""
    return [(match[0], match.start()) for match in _TOKEN.finditer(plain)]
