"""How words of a source are shown on one line, and when two readings are the same."""

from __future__ import annotations

import re

from transcript.lexicon.patterns import lazy

_SPACES = "\n\t\u3000\u00a0"
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]"
_BETWEEN_HAN = lazy(rf"(?<={_HAN}) (?={_HAN}|[0-9])|(?<=[0-9]) (?={_HAN})")


def shown(text: str) -> str:
    """The text on one line: line breaks closed up (a space only between Latin words), nothing invisible.

    Direction marks, zero-width and control characters are left out, so that no source can rearrange the page.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    text = "".join(char for char in text if char.isprintable() or char.isspace())
    return _BETWEEN_HAN.sub("", re.sub(r"\s+", " ", text)).strip()


def legible(text: str) -> str:
    """The text without invisible characters (direction marks, zero-width, control): no source may rearrange the page."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _SPACES else " " if char.isspace() else "" for char in text)


def same(one: str, other: str) -> bool:
    """Whether two readings differ in white space and invisible characters only."""
    return one == other or bare(one) == bare(other)


def bare(text: str) -> str:
    """The visible characters alone."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())
