"""Schemes of topics: labels, the words that speak for them, and their counterparts in other schemes.

The built-in scheme is the gov.cn 主题分类 (two levels, `TOP\\SUB`). A user's own scheme is a TOML file:

    name = "our beats"
    [labels."城市\\供水"]
    cues = ["自来水", "二次供水", "水压"]          # or { "自来水" = 3, "水压" = 1 }
    crosswalk = { cap = ["1400"] }                  # optional
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from transcript.errors import UsageError

# What a cue of strength 1 (hint), 2 (strong), 3 (proof) counts.
STRENGTH = {1: 0.35, 2: 1.0, 3: 2.0}
_LONGEST_STEP = 2  # words are looked up by their first two characters


@dataclass(frozen=True)
class Scheme:
    """A tagset. `cues` maps a word (simplified script) to the labels it speaks for, with strengths."""

    name: str
    labels: tuple[str, ...]
    cues: dict[str, dict[str, float]]
    crosswalk: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @cached_property
    def _starts(self) -> dict[str, list[str]]:
        starts: dict[str, list[str]] = {}
        for word in self.cues:
            starts.setdefault(word[:_LONGEST_STEP], []).append(word)
        for words in starts.values():
            words.sort(key=len, reverse=True)
        return starts

    def words(self, plain: str) -> Iterator[str]:
        """The cue words of a text in simplified script, left to right, the longest at each place, none inside another."""
        starts, at, last = self._starts, 0, len(plain) - 1
        while at < last:
            for word in starts.get(plain[at : at + _LONGEST_STEP], ()):
                if plain.startswith(word, at):
                    yield word
                    at += len(word)
                    break
            else:
                at += 1


def read_cues(lines: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """`(label, word, strength)` of each line `label<TAB>word<TAB>strength`; lines that begin with # are comments."""
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) >= 3 and not line.startswith("#") and len(cells[1]) >= _LONGEST_STEP:
            yield cells[0], cells[1], int(cells[2])


def _word_lists(lines: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """`(label, word, strength)` from lines `label<TAB>strength<TAB>word word …`: how the lexicon is kept."""
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 3 and not line.startswith("#"):
            yield from ((cells[0], word, int(cells[1])) for word in cells[2].split())


def govcn(extra: Iterable[tuple[str, str, int]] = ()) -> Scheme:
    """The gov.cn scheme with the cue words of `transcript/lexicon/topics`, and `extra` ones."""
    folder = files("transcript.lexicon") / "topics"
    labels = tuple(line for line in (folder / "govcn.txt").read_text("utf-8").splitlines() if line)
    cues: dict[str, dict[str, float]] = {}
    known = set(labels)
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".tsv") and entry.name[:2].isdigit():
            _add(cues, _word_lists(entry.read_text("utf-8").splitlines()), known)
    _add(cues, extra, known)
    return Scheme("gov.cn", labels, cues, _crosswalk((folder / "crosswalk.tsv").read_text("utf-8").splitlines()))


def _add(cues: dict[str, dict[str, float]], found: Iterable[tuple[str, str, int]], known: set[str]) -> None:
    for label, word, strength in found:
        if label in known:
            labels = cues.setdefault(word, {})
            labels[label] = max(labels.get(label, 0.0), STRENGTH[strength])


def _crosswalk(lines: Iterable[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 3:
            continue
        codes = {
            name: tuple(cell.split()) for name, cell in zip(("cap", "iptc"), cells[1:3], strict=True) if cell.strip()
        }
        table[cells[0]] = codes
    return table


def own_scheme(path: str) -> Scheme:
    """A user's scheme from a TOML file. Raises UsageError that says what is wrong with it."""
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError as error:
        raise UsageError("no such scheme", where=path, remedy="gov.cn, or the path of a TOML file") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"this scheme cannot be read: {error}", where=path, remedy="see docs/topics.md") from error
    labels = data.get("labels")
    if not isinstance(labels, dict) or not labels:
        raise UsageError("this scheme names no labels", where=path, remedy="see docs/topics.md")
    cues: dict[str, dict[str, float]] = {}
    crosswalk = {}
    for label, entry in labels.items():
        for word, strength in _own_cues(entry, label, path):
            cues.setdefault(word, {})[label] = STRENGTH[strength]
        crosswalk[label] = {name: tuple(map(str, codes)) for name, codes in entry.get("crosswalk", {}).items()}
    return Scheme(str(data.get("name", Path(path).stem)), tuple(labels), cues, crosswalk)


def _own_cues(entry: Any, label: str, path: str) -> Iterator[tuple[str, int]]:
    from transcript.chinese.view import simplify

    words = entry.get("cues") if isinstance(entry, dict) else None
    if isinstance(words, list):
        words = dict.fromkeys(words, 2)
    if not isinstance(words, dict) or not words:
        raise UsageError(f"label {label} has no cues", where=path, remedy="see docs/topics.md")
    for word, strength in words.items():
        if not isinstance(word, str) or len(word) < _LONGEST_STEP or strength not in STRENGTH:
            raise UsageError(
                f"cue {word!r} of label {label}",
                where=path,
                remedy="a word of two characters or more, strength 1, 2 or 3",
            )
        yield simplify(word), strength
