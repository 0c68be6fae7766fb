"""How text and queries are made alike before they are compared: script, width, case, white space.

The table is built once, when an archive is created, and kept inside the archive: a text indexed today and a query
typed in ten years are folded by the same table, whatever OpenCC has learned meanwhile (and a reader need not load it).
"""

from __future__ import annotations

import json
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from transcript.lexicon.patterns import lazy

if TYPE_CHECKING:
    from transcript.archive.bulk import Pairer

# White space counts only between words of Latin letters or digits: 王 军 is 王军, a broken line joins.
_LOOSE_SPACE = lazy(r"(?:(?<=[^ -~])|^) +| +(?=[^ -~]|$)")
_WIDE_SPACE = lazy(r" {2,}")
_PLANE = 0x10000  # the characters beyond it fold to themselves
UNKNOWN = "\ufffd"
_MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "―": "-"}
# U+E000-U+E0FF stand for ASCII marks inside the index (see tokens.py), so text may not bring its own.
_RESERVED = range(0xE000, 0xE100)
_SURROGATES = range(0xD800, 0xE000)
UNREADABLE = (_SURROGATES, _RESERVED)


class Folded(NamedTuple):
    """Folded text and, for each of its characters, the offset it came from in the text."""

    text: str
    offsets: list[int]


class Folding:
    """One folding table: each character of `source` reads as the one of `target` below it, those of `dropped` as nothing,
    those of `UNREADABLE` as `UNKNOWN`, every other as itself."""

    def __init__(self, source: str, target: str, dropped: str) -> None:
        self.source, self.target, self.dropped = source, target, dropped
        # A list with every code in it: `translate` is twice as fast as with a dict, where most characters are missing.
        table: list[int | str | None] = list(range(_PLANE))
        for char, plain in zip(source, target, strict=True):
            table[ord(char)] = plain
        for char in dropped:
            table[ord(char)] = None
        for codes in UNREADABLE:
            table[codes.start : codes.stop] = [UNKNOWN] * len(codes)
        self._table = table

    def to_json(self) -> str:
        """The table as kept in the archive."""
        return json.dumps([self.source, self.target, self.dropped], ensure_ascii=True)

    @classmethod
    def from_json(cls, data: str) -> Folding:
        """A table read back from the archive."""
        source, target, dropped = json.loads(data)
        return cls(source, target, dropped)

    @cached_property
    def digest(self) -> str:
        """Tells one table from another."""
        from hashlib import blake2b

        return blake2b(self.to_json().encode(), digest_size=8).hexdigest()

    @cached_property
    def pairer(self) -> Pairer:
        """Makes index tokens of many texts at once (loads numpy)."""
        from transcript.archive.bulk import Pairer

        return Pairer(self)

    def fold(self, text: str) -> str:
        """The folded text: what is compared, letter by letter."""
        plain = text.translate(self._table)
        if " " in plain:
            plain = _WIDE_SPACE.sub(" ", _LOOSE_SPACE.sub("", plain))
        return plain

    def fold_with_offsets(self, text: str) -> Folded:
        """As `fold`, with the way back to the text."""
        plain = text.translate(self._table)
        kept = list(range(len(text)))
        if len(plain) < len(text):  # each character becomes one or none; in most texts none is missing
            kept = [at for at in kept if text[at] not in self._unseen]
        if " " in plain:
            loose = {at for found in _LOOSE_SPACE.finditer(plain) for at in range(*found.span())}
            left = [at for at in range(len(plain)) if at not in loose]
            left = [at for nth, at in enumerate(left) if not (plain[at] == " " and nth and plain[left[nth - 1]] == " ")]
            plain, kept = "".join(plain[at] for at in left), [kept[at] for at in left]
        return Folded(plain, kept)

    @cached_property
    def _unseen(self) -> frozenset[str]:
        return frozenset(self.dropped)

    @cached_property
    def _origins(self) -> dict[str, list[str]]:
        origins: dict[str, list[str]] = {}
        for char, plain in zip(self.source, self.target, strict=True):
            origins.setdefault(plain, []).append(char)
        return origins

    def origins(self, char: str) -> list[str]:
        """Every character that folds to this one (itself included, when it does)."""
        own = [char] if char.translate(self._table) == char else []
        return own + self._origins.get(char, [])


def _plain(char: str, viewed: str) -> str | None:
    """What one character reads as; None when it is not to be seen at all."""
    code, category = ord(char), unicodedata.category(char)
    if code in _SURROGATES or code in _RESERVED:
        return char  # see Folding.__init__
    if category == "Cf":
        return None
    if char.isspace() or category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if 0xFF01 <= code <= 0xFF5E:
        viewed = chr(code - 0xFEE0)
    viewed = _MARKS.get(viewed, viewed)
    lower = viewed.lower()
    return lower if len(lower) == 1 else viewed


@lru_cache(maxsize=1)
def build() -> Folding:
    """The table of this version of the program, from `transcript.chinese.view` (loads OpenCC)."""
    from transcript.chinese.view import view

    every = "".join(map(chr, range(_PLANE)))
    compatible = "".join(
        unicodedata.normalize("NFKC", char) if 0xF900 <= ord(char) <= 0xFAFF else char for char in every
    )
    source, target, dropped = [], [], []
    for char, viewed in zip(every, view(compatible), strict=True):
        plain = _plain(char, viewed)
        if plain is None:
            dropped.append(char)
        elif plain != char:
            source.append(char)
            target.append(plain)
    return Folding("".join(source), "".join(target), "".join(dropped))
