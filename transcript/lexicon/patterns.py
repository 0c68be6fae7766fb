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


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first used.

    The package has more than six hundred, a document needs some half of them, and one that holds a list of posts or a range of Han
    characters takes milliseconds to compile: so this, and not `re.compile`, is how a module of the package names its patterns.
    """
    return cast(re.Pattern[str], _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        # Reached once: from then on everything is that of the compiled pattern, called without a detour.
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update(
            {method: getattr(compiled, method) for method in dir(compiled) if not method.startswith("_")}
        )
        return getattr(compiled, name)
