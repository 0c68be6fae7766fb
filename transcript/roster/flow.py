"""Prose without what the page put inside its words: line breaks at a width, and the stray spaces of character recognition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from transcript.lexicon.patterns import lazy

_RUNS_ON = lazy(r"(?<=[\u3400-\u9fffA-Za-z\d、,·])\r?\n[ >]*(?=[\u3400-\u9fffA-Za-z\d“《])")
_GAP = lazy(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_LINE = lazy(r"[^\r\n]+")
_PROSE = lazy(r"[^\r\n]*[,。][^\r\n]*")
_SHORT = 20  # a shorter line ends where its words do


class Flow(NamedTuple):
    """`text` is the page's view without the characters `dropped`; `places` says where on the page each of its characters stands."""

    text: str
    places: Sequence[int]
    dropped: frozenset[int]

    def at(self, place: int) -> int:
        """The offset into the flow for one into the page."""
        return bisect_left(self.places, place) if self.dropped else place

    def back(self, span: tuple[int, int]) -> tuple[int, int]:
        """The span on the page for one (not empty) in the flow."""
        return self.places[span[0]], self.places[span[1] - 1] + 1


def flow(view: str) -> Flow:
    """The running text of a page; the page itself where its lines end with its sentences."""
    drop = {at for start, end in _wraps(view) for at in range(start, end)}
    if drop:
        drop.update(_stray_spaces(view))
    if not drop:
        return Flow(view, range(len(view)), frozenset())
    places = [at for at in range(len(view)) if at not in drop]
    return Flow("".join(map(view.__getitem__, places)), places, frozenset(drop))


def _wraps(view: str) -> list[tuple[int, int]]:
    """The breaks inside sentences, where the lines are broken at a width."""
    lines = len(_LINE.findall(view))
    breaks = [
        match.span() for match in _RUNS_ON.finditer(view) if match.start() - view.rfind("\n", 0, match.start()) > _SHORT
    ]
    return breaks if len(breaks) >= 5 and len(breaks) >= 0.3 * lines else []


def _stray_spaces(view: str) -> list[int]:
    """Single spaces between Han characters, where many stand in the sentences of a page (`市工 业局局长`): then they part nothing."""
    spaces = [gap.start() for line in _PROSE.finditer(view) for gap in _GAP.finditer(view, *line.span())]
    return spaces if len(spaces) >= 8 and len(spaces) >= 0.1 * view.count("\n") else []
