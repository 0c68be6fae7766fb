"""Line breaks inside sentences: hard-wrapped pages cut a sentence, often a word, at every line's end."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from transcript.lexicon.patterns import lazy

_BREAK = lazy(r"(?<=[\u3400-\u9fff\d,，、%％．.])[ \t\r\u3000]*\n\s*(?=[\u3400-\u9fff\d“「（(])")
_WIDTH = 20  # characters of a line, from which it is no heading
_FIRST = 10  # and of the first line, which a label may have shortened


class Unwrapped(NamedTuple):
    """A text without the breaks, and where these stood: places in `text`, and how many characters went before each place."""

    text: str
    places: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def source(self, place: int) -> int:
        """A place in `text` → the offset in the text as it was."""
        at = bisect_right(self.places, place)
        return place + (self.gone[at - 1] if at else 0)

    def place(self, offset: int) -> int:
        """An offset in the text as it was → the place in `text`; of what stood in a break, the place of the break."""
        before = 0
        for place, gone in zip(self.places, self.gone, strict=True):
            if offset < place + gone:
                return min(offset - before, place)
            before = gone
        return offset - before


def unwrapped(text: str) -> Unwrapped:
    """The text with the line breaks closed up that stand inside sentences; the text itself where there are none."""
    kept, places, gone = [], [], []
    done = removed = 0
    for match in _BREAK.finditer(text):
        begins = text.rfind("\n", 0, match.start()) + 1
        if match.start() - begins >= (_WIDTH if begins else _FIRST):
            kept.append(text[done : match.start()])
            removed += match.end() - match.start()
            places.append(match.end() - removed)
            gone.append(removed)
            done = match.end()
    if not kept:
        return Unwrapped(text)
    return Unwrapped("".join((*kept, text[done:])), tuple(places), tuple(gone))
