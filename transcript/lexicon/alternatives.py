"""How the longer patterns are written, so that searching with them is fast."""

from __future__ import annotations


def each(heads: str, tail: str) -> str:
    """Alternatives that begin with each of the heads (separated by spaces) and go on with the tail: `a b`, `T` → `aT|bT`.

    A pattern whose alternatives all begin with a character of their own is tried only where one of those characters stands; a group
    in front (`(?:a|b)T|c`) hides them, and the pattern is tried at every character.
    """
    return "|".join(head + tail for head in heads.split())
