"""Schemes of topics: labels, the words that speak for them, and their counterparts in other schemes.

The built-in scheme is the gov.cn 主题分类 (two levels, `TOP\\SUB`). A user's own scheme is a TOML file:

    name = "our beats"

    [labels."城市\\供水"]
    cues = ["自来水", "二次供水", "水压"]           # or { "自来水" = 3, "水压" = 1 }
    crosswalk = { cap = ["14"] }                    # optional
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import add
from pathlib import Path
from typing import Any

from transcript.errors import UsageError
from transcript.tag.taxonomy import top

# What a cue of strength 1 (hint), 2 (strong), 3 (proof) counts.
STRENGTH = {1: 0.35, 2: 1.0, 3: 2.0}
BUILT_IN = "gov.cn"
SHORTEST = 2  # characters of a cue; words are looked up by their first two
_REMEDY = "see docs/tags.md, A scheme of your own"


@dataclass(frozen=True)
class Scheme:
    """A tagset. `cues` maps a word (simplified script) to the labels it speaks for, with weights."""

    name: str
    labels: tuple[str, ...]
    cues: dict[str, dict[str, float]]
    crosswalk: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, int]:
        """Label → its number."""
        return {label: number for number, label in enumerate(self.labels)}

    @cached_property
    def uppers(self) -> dict[str, str]:
        """Label → its upper level."""
        return {label: top(label) for label in self.labels}

    @cached_property
    def _starts(self) -> dict[str, tuple[str, ...]]:
        starts: dict[str, list[str]] = {}
        for word in self.cues:
            starts.setdefault(word[:SHORTEST], []).append(word)
        return {start: tuple(sorted(words, key=len, reverse=True)) for start, words in starts.items()}

    def words(self, plain: str) -> list[tuple[int, str]]:
        """`(offset, cue word)` of a text in simplified script, left to right: the longest at each place, none inside another."""
        starts, free, found = self._starts, 0, []
        for at, start in enumerate(map(add, plain, plain[1:])):
            if start in starts and at >= free:
                for word in starts[start]:
                    if plain.startswith(word, at):
                        found.append((at, word))
                        free = at + len(word)
                        break
        return found


def cue_table(found: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, float]]:
    """`(label, word, strength)` → cues of a scheme; of two strengths the greater counts."""
    cues: dict[str, dict[str, float]] = {}
    for label, word, strength in found:
        labels = cues.setdefault(word, {})
        labels[label] = max(labels.get(label, 0.0), STRENGTH[strength])
    return cues


def require_scheme(scheme: str) -> None:
    """Raises UsageError unless this is `gov.cn` or the path of a scheme that can be read: ask before the work begins."""
    if scheme != BUILT_IN:
        own_scheme(scheme)


def own_scheme(path: str) -> Scheme:
    """A user's scheme from a TOML file. Raises UsageError that says what is wrong with it."""
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError("no such scheme", where=path, remedy="gov.cn, or the path of a TOML file") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"this scheme cannot be read: {error}", where=path, remedy=_REMEDY) from error
    labels = data.get("labels")
    if not isinstance(labels, dict) or not labels:
        raise UsageError("this scheme names no labels", where=path, remedy=_REMEDY)
    found = [(label, word, strength) for label, entry in labels.items() for word, strength in _cues(entry, label, path)]
    crosswalk = {label: _crosswalk(entry, label, path) for label, entry in labels.items()}
    return Scheme(str(data.get("name", Path(path).stem)), tuple(labels), cue_table(found), crosswalk)


def _cues(entry: Any, label: str, path: str) -> Iterator[tuple[str, int]]:
    from transcript.chinese.view import simplify

    words = entry.get("cues") if isinstance(entry, dict) else None
    if isinstance(words, list):
        words = {str(word): 2 for word in words}
    if not isinstance(words, dict) or not words:
        raise UsageError(f"label {label} has no cues", where=path, remedy=_REMEDY)
    for word, strength in words.items():
        known = isinstance(strength, int) and not isinstance(strength, bool) and strength in STRENGTH
        if len(word.strip()) < SHORTEST or not known:
            raise UsageError(
                f"cue {word!r} of label {label}",
                where=path,
                remedy="a cue is a word of two characters or more, its strength 1, 2 or 3",
            )
        yield simplify(word.strip()), strength


def _crosswalk(entry: dict[str, Any], label: str, path: str) -> dict[str, tuple[str, ...]]:
    found = entry.get("crosswalk", {})
    if not isinstance(found, dict) or not all(isinstance(codes, list) for codes in found.values()):
        raise UsageError(
            f"crosswalk of label {label}", where=path, remedy='write it as { cap = ["14"] }: scheme names and codes'
        )
    return {name: tuple(map(str, codes)) for name, codes in found.items()}
