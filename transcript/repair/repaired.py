"""The repaired text, and the way from any offset in it to the source and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transcript.repair.edit import Edit, changes, inverse, replay


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text and its repair.

    `repairs` are in the order of the source, changes and marks together. Offsets are half-open Python string
    indices. Each mapping is one bisection over the edits that change something; without such edits it is the
    identity.
    """

    source: str
    text: str
    repairs: tuple[Edit, ...] = ()
    _source_starts: Sequence[int] = field(default=(), repr=False, compare=False)
    _source_ends: Sequence[int] = field(default=(), repr=False, compare=False)
    _text_starts: Sequence[int] = field(default=(), repr=False, compare=False)
    _text_ends: Sequence[int] = field(default=(), repr=False, compare=False)

    @classmethod
    def of(cls, source: str, edits: Sequence[Edit]) -> Repaired:
        """The source with the edits made. Raises RecordError when they were made for another text."""
        made = changes(edits)
        if not made:
            return cls(source, source, tuple(edits))
        turned = inverse(made)
        return cls(
            source,
            replay(source, made),
            tuple(edits),
            [edit.start for edit in made],
            [edit.end for edit in made],
            [edit.start for edit in turned],
            [edit.end for edit in turned],
        )

    @classmethod
    def mapping(cls, repairs: Iterable[tuple[int, int, str, str]]) -> Repaired:
        """Only the way between offsets, from `(start, end, before, after)` of a record's repairs: it holds no text."""
        made = changes([Edit("", start, end, before, after) for start, end, before, after in repairs])
        turned = inverse(made)
        return cls(
            "",
            "",
            (),
            [edit.start for edit in made],
            [edit.end for edit in made],
            [edit.start for edit in turned],
            [edit.end for edit in turned],
        )

    @property
    def changed(self) -> bool:
        """Whether the repaired text differs from the source."""
        return bool(self._source_starts)

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """The source offset of an offset in the repaired text.

        As the start of a span it is where the character at `offset` stands in the source: after anything deleted
        before it. With `end=True` it is where the character before `offset` ends: before anything deleted after it.
        """
        if not self._text_starts:
            return offset
        probe = offset - 1 if end else offset
        at = bisect_right(self._text_starts, probe) - 1
        if at < 0:
            return offset
        if end and offset == self._text_ends[at] > self._text_starts[at]:
            return self._source_ends[at]
        if offset < self._text_ends[at]:
            return min(self._source_starts[at] + offset - self._text_starts[at], self._source_ends[at])
        return self._source_ends[at] + offset - self._text_ends[at]

    def to_repaired(self, offset: int) -> int:
        """The repaired offset of a source offset; an offset inside deleted text falls on what follows it."""
        if not self._source_starts:
            return offset
        at = bisect_right(self._source_starts, offset) - 1
        if at < 0:
            return offset
        if offset < self._source_ends[at]:
            return min(self._text_starts[at] + offset - self._source_starts[at], self._text_ends[at])
        return self._text_ends[at] + offset - self._source_ends[at]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span `[start, end)` of a span of the repaired text."""
        if not self._text_starts:
            return start, max(start, end)
        first = self.to_source(start)
        return first, max(first, self.to_source(end, end=True))


def invert(repaired: Repaired) -> str:
    """The source again, made from the repaired text and the plan alone."""
    return replay(repaired.text, inverse(repaired.repairs))
