"""What an unknown byte may have been: the characters that fit the known one, likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from transcript.chinese.bigrams import Bigrams, bigrams, fold
from transcript.chinese.bytes import DoubleByte, double_byte
from transcript.chinese.view import simplify

_RAREST = -14.5  # log probability below which a character is not guessed
_OTHER_SCRIPT = -4.0
_MOST = 10
_MOST_IN_GAP = 5


class Choice(NamedTuple):
    """A character an unknown byte would make, that byte, and the log probability in its context."""

    byte: int
    char: str
    folded: str
    score: float


class Candidate(NamedTuple):
    """A character that may be guessed: the unknown byte, the character, its folded form and that form's log probability."""

    byte: int
    char: str
    folded: str
    unigram: float


@lru_cache(maxsize=4)
def _guessable(name: str) -> tuple[dict[int, list[Candidate]], dict[int, list[Candidate]]]:
    """By trail and by lead byte: the characters common enough to be guessed."""
    encoding, table = double_byte(name), bigrams()
    every = "".join(encoding.pairs.values())
    folded = dict(zip(every, fold(every), strict=True))

    def kept(rows: dict[int, list[tuple[int, str]]]) -> dict[int, list[Candidate]]:
        return {
            known: [
                Candidate(byte, char, folded[char], unigram)
                for byte, char in row
                if (unigram := table.unigram(folded[char])) > _RAREST
            ]
            for known, row in rows.items()
        }

    return kept(encoding.by_trail), kept(encoding.by_lead)


@lru_cache(maxsize=4)
def _other_script(variant: str) -> frozenset[str]:
    """The characters that belong to the other script alone."""
    han = "".join(map(chr, range(0x4E00, 0xA000)))
    changed = {char: simple for char, simple in zip(han, simplify(han), strict=True) if char != simple}
    if variant == "zh-Hans":
        return frozenset(changed)
    return frozenset(changed.values()) - frozenset(changed) if variant == "zh-Hant" else frozenset()


@dataclass(slots=True)
class Choices:
    """Candidates of one encoding under one table, each question answered once.

    `variant` (`zh-Hans`, `zh-Hant`) is the script of the document: characters of the other are less likely guesses.
    `context` is the folded text before the character; its last two characters count.
    """

    table: Bigrams
    encoding: DoubleByte
    variant: str = ""
    _memory: dict[tuple[str, str, int, int], list[Choice]] = field(default_factory=dict)
    _rows: dict[tuple[int, int], list[Candidate]] = field(default_factory=dict)

    def ending(self, context: str, trail: int) -> list[Choice]:
        """Characters with this trail byte (the choice's byte is the lead)."""
        key = ("ending", context, trail, 0)
        if key not in self._memory:
            by_trail, _ = _guessable(self.encoding.name)
            self._memory[key] = self._rank(context, by_trail.get(trail, ()), _MOST)
        return self._memory[key]

    def beginning(self, context: str, lead: int) -> list[Choice]:
        """Characters with this lead byte (the choice's byte is the trail)."""
        key = ("beginning", context, lead, 0)
        if key not in self._memory:
            _, by_lead = _guessable(self.encoding.name)
            self._memory[key] = self._rank(context, by_lead.get(lead, ()), _MOST)
        return self._memory[key]

    def opening(self, context: str, lead: int) -> list[Choice]:
        """Characters with this lead byte whose trail byte begins pairs that are no characters."""
        key = ("opening", context, lead, 0)
        if key not in self._memory:
            _, by_lead = _guessable(self.encoding.name)
            gaps = self.encoding.undefined
            row = [one for one in by_lead.get(lead, ()) if one[0] in gaps]
            self._memory[key] = self._rank(context, row, _MOST_IN_GAP)
        return self._memory[key]

    def closing(self, context: str, opened: int, trail: int) -> list[Choice]:
        """Characters with this trail byte whose lead byte makes no character after the byte `opened`."""
        key = ("closing", context, opened, trail)
        if key not in self._memory:
            self._memory[key] = self._rank(context, self._row(opened, trail), _MOST_IN_GAP)
        return self._memory[key]

    def _row(self, opened: int, trail: int) -> list[Candidate]:
        row = self._rows.get((opened, trail))
        if row is None:
            by_trail, _ = _guessable(self.encoding.name)
            allowed = self.encoding.undefined[opened]
            row = self._rows[opened, trail] = [one for one in by_trail.get(trail, ()) if one.byte in allowed]
        return row

    def _rank(self, context: str, row: Sequence[Candidate], most: int) -> list[Choice]:
        other = _other_script(self.variant)
        scores = self.table.scores(context, [(one.folded, one.unigram) for one in row])
        scores = [score + _OTHER_SCRIPT if one.char in other else score for score, one in zip(scores, row, strict=True)]
        best = sorted(range(len(row)), key=scores.__getitem__, reverse=True)[:most]
        return [Choice(row[at].byte, row[at].char, row[at].folded, scores[at]) for at in best]
