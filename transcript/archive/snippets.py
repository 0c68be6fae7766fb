"""The piece of a text that shows why it was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from transcript.archive.fold import Folding
from transcript.archive.results import Snippet
from transcript.lexicon.patterns import lazy

WIDTH = 90  # characters
_SPACE = lazy(r"\s")


def occurrences(folding: Folding, text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the folded words stand in the text, as half-open ranges, in order, joined where they touch."""
    if not words:
        return []
    folded, offsets = folding.fold_with_offsets(text)
    spans: list[tuple[int, int]] = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            spans.append((offsets[at], offsets[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def snippet(folding: Folding, text: str, words: Sequence[str], *, width: int = WIDTH) -> Snippet:
    """About `width` characters around the place where most of the words stand; the beginning when none does."""
    spans = occurrences(folding, text, words)
    if len(text) <= width:
        return _cut(text, spans, 0, len(text))
    best = 0
    if spans:
        starts = [max(0, span[0] - width // 4) for span in spans]
        begins, ends = [begin for begin, _ in spans], [end for _, end in spans]  # both in order: the spans do not touch
        best = max(starts, key=lambda start: (bisect_right(ends, start + width) - bisect_left(begins, start), -start))
    start = max(0, min(best, len(text) - width))
    start, end = _widen(text, start, start + width)
    if spans:  # a single hit longer than the window is shown whole
        end = max(end, next((stop for begin, stop in spans if begin >= start), end))
    return _cut(text, spans, start, end)


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Begin after a mark when one is near, so that the snippet starts with a clause."""
    for at in range(start, max(0, start - 12), -1):
        if text[at - 1] in "，。；？！\n,.;?!":
            return at, min(len(text), end)
    return start, min(len(text), end)


def _cut(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> Snippet:
    head, tail = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(head) - start
    inside = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start)
    return Snippet(head + _SPACE.sub(" ", text[start:end]) + tail, inside)
