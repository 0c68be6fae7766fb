"""What an unknown byte may have been: the characters that fit the known one, likeliest first."""

from __future__ import annotations

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
_ALIKE = 1e-9  # log probabilities this near each other may be in another order after a context


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


class Row(NamedTuple):
    """Candidates for one byte, likeliest first where the context says nothing, and by folded form."""

    order: tuple[tuple[float, Candidate], ...]  # log probability, the other script's made less
    folded: dict[str, tuple[Candidate, ...]]
    keys: frozenset[str]


@lru_cache(maxsize=4096)
def _row(name: str, variant: str, kind: str, known: int, opened: int) -> Row:
    by_trail, by_lead = _guessable(name)
    undefined = double_byte(name).undefined
    found = (by_lead if kind in ("beginning", "opening") else by_trail).get(known, [])
    if kind == "opening":
        found = [one for one in found if one.byte in undefined]
    elif kind == "closing":
        allowed = frozenset(undefined[opened])
        found = [one for one in found if one.byte in allowed]
    other = _other_script(variant)
    weighed = [(one.unigram + _OTHER_SCRIPT if one.char in other else one.unigram, one) for one in found]
    folded: dict[str, tuple[Candidate, ...]] = {}
    for one in found:
        folded[one.folded] = (*folded.get(one.folded, ()), one)
    return Row(tuple(sorted(weighed, key=lambda pair: -pair[0])), folded, frozenset(folded))


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

    def ending(self, context: str, trail: int) -> list[Choice]:
        """Characters with this trail byte (the choice's byte is the lead)."""
        return self._ranked("ending", context, trail, 0, _MOST)

    def beginning(self, context: str, lead: int) -> list[Choice]:
        """Characters with this lead byte (the choice's byte is the trail)."""
        return self._ranked("beginning", context, lead, 0, _MOST)

    def opening(self, context: str, lead: int) -> list[Choice]:
        """Characters with this lead byte whose trail byte begins pairs that are no characters."""
        return self._ranked("opening", context, lead, 0, _MOST_IN_GAP)

    def closing(self, context: str, opened: int, trail: int) -> list[Choice]:
        """Characters with this trail byte whose lead byte makes no character after the byte `opened`."""
        return self._ranked("closing", context, trail, opened, _MOST_IN_GAP)

    def _ranked(self, kind: str, context: str, known: int, opened: int, most: int) -> list[Choice]:
        key = (kind, context, known, opened)
        found = self._memory.get(key)
        if found is None:
            row = _row(self.encoding.name, self.variant, kind, known, opened)
            found = self._memory[key] = self._rank(context, row, most)
        return found

    def _rank(self, context: str, row: Row, most: int) -> list[Choice]:
        """The likeliest candidates: those the context or the document speaks of, and the best of the others."""
        seen = self.table.foreseen(context, row.keys)
        chosen = [one for char in seen for one in row.folded[char]]
        others, least = 0, 0.0
        for weight, one in row.order:
            if one.folded in seen:
                continue
            if others >= most and weight < least:
                break
            others, least = others + 1, weight - _ALIKE
            chosen.append(one)
        other = _other_script(self.variant)
        scores = self.table.scores(context, [(one.folded, one.unigram) for one in chosen])
        ranked = sorted(
            (-(score + _OTHER_SCRIPT if one.char in other else score), one)
            for score, one in zip(scores, chosen, strict=True)
        )
        return [Choice(one.byte, one.char, one.folded, -less) for less, one in ranked[:most]]
