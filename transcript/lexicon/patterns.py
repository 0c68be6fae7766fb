"""How the longer patterns are written and made, so that a text and a first text cost little."""

from __future__ import annotations

import re
from typing import Any, cast


def each(heads: str, tail: str) -> str:
    """Alternatives that begin with each of the heads (separated by spaces) and go on with the tail: `a b`, `T` → `aT|bT`.

    A pattern whose alternatives all begin with a character of their own is tried only where one of those characters stands; a group
    in front (`(?:a|b)T|c`) hides them, and the pattern is tried at every character.
    """
    return "|".join(head + tail for head in heads.split())


def lazy(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when it is first used: for one that holds a list of posts or several ranges of Han characters (each costs
    milliseconds) and that few texts need."""
    return cast(re.Pattern[str], _Lazy(pattern))


class _Lazy:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        # Reached once: from then on the methods are those of the compiled pattern, called without a detour.
        compiled = re.compile(self.pattern)
        for method in ("match", "fullmatch", "search", "findall", "finditer", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
