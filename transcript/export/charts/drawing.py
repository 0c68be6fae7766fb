"""A picture as shapes on a sheet, in CSS pixels from the top left, before anybody paints it.

`painting.py` has it painted. `role` names what a shape stands for, never its colour.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

# Officials take these in turn.
HUES = 6


def hue(number: int) -> str:
    """The role of the n-th official's colour (they repeat after `HUES`)."""
    return f"hue-{number % HUES}"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `title` is what a pointer that rests on it reads, `href` where it leads in the page."""

    x: float
    y: float
    width: float
    height: float
    role: str
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    role: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline, `size` in pixels."""

    x: float
    y: float
    text: str
    role: str = "ink"
    size: float = 13
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Band:
    """A translucent ribbon as high as `width` everywhere, that flows from the middle of its one end to that of the other."""

    start: Point
    end: Point
    width: float
    role: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A thin straight line."""

    start: Point
    end: Point
    role: str
    width: float = 1.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line from point to point."""

    points: tuple[Point, ...]
    role: str
    width: float = 1.6


Shape = Box | Disc | Words | Band | Link | Line


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: `name` is its id in a page, `title` its caption, `told` the same facts in one sentence for who cannot see it,
    `head` and `rows` the same facts as a table."""

    name: str
    title: str
    told: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def measure(text: str, size: float) -> float:
    """About how wide a text is, in pixels: ideographs are one em, Latin letters about half."""
    return size * sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.56 for char in text)


def fit(text: str, size: float, width: float) -> str:
    """The text on one line, cut with an ellipsis where it would be wider than `width` pixels."""
    flat = " ".join(text.split())
    if measure(flat, size) <= width:
        return flat
    kept = ""
    for char in flat:
        if measure(kept + char + "…", size) > width:
            break
        kept += char
    return kept + "…"
