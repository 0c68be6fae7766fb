"""Double-byte codes: what byte pair a character is, and which characters share a lead or a trail byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))


@dataclass(frozen=True, slots=True)
class DoubleByte:
    """One double-byte encoding as tables.

    `pairs` maps (lead, trail) to a character; `codes` the other way; `by_trail[t]` and `by_lead[l]` list the
    characters that end or begin with a byte; `undefined` lists, for each lead byte, the trail bytes that make no
    character (they are what a decoder drops).
    """

    name: str
    pairs: dict[tuple[int, int], str] = field(repr=False)
    codes: dict[str, tuple[int, int]] = field(repr=False)
    by_trail: dict[int, list[tuple[int, str]]] = field(repr=False)
    by_lead: dict[int, list[tuple[int, str]]] = field(repr=False)
    undefined: dict[int, list[int]] = field(repr=False)


@lru_cache(maxsize=4)
def double_byte(name: str) -> DoubleByte:
    """The tables of `gbk` or `big5hkscs`."""
    pairs: dict[tuple[int, int], str] = {}
    codes: dict[str, tuple[int, int]] = {}
    by_trail: dict[int, list[tuple[int, str]]] = {}
    by_lead: dict[int, list[tuple[int, str]]] = {}
    undefined: dict[int, list[int]] = {}
    for lead in _LEADS:
        for trail in _TRAILS:
            char = _decode(lead, trail, name)
            if char is None:
                undefined.setdefault(lead, []).append(trail)
                continue
            pairs[lead, trail] = char
            codes.setdefault(char, (lead, trail))
            by_trail.setdefault(trail, []).append((lead, char))
            by_lead.setdefault(lead, []).append((trail, char))
    return DoubleByte(name, pairs, codes, by_trail, by_lead, undefined)


def _decode(lead: int, trail: int, name: str) -> str | None:
    try:
        char = bytes((lead, trail)).decode(name)
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" else None
