"""A drawing as PNG, painted with matplotlib."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transcript.export.charts.drawing import Band, Box, Disc, Drawing, Point, Trace, Words
from transcript.export.charts.fonts import chinese_font

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from transcript.record.conference import Variant

# Ink for white paper; the hues keep their order of lightness when printed in grey.
_COLORS = {
    "ink": "#1f1d1a", "muted": "#5f5a52", "rule": "#d5cfc4", "accent": "#9c3524", "paper": "#ffffff", "on-hue": "#ffffff", "soft": "#f1ede5",
    "reporter": "#8c8579", "question": "#f4efe4", "answer": "#e6edf3", "missing": "#f6ddd6", "line": "#8c8579",
    "hue-0": "#2f5d8a", "hue-1": "#a3472f", "hue-2": "#4d7a4a", "hue-3": "#7a5a94", "hue-4": "#8a6d1f", "hue-5": "#3c7a80",
}  # fmt: skip
_PER_INCH = 96.0


def to_png(drawing: Drawing, *, variant: Variant = "zh-Hans", dpi: int = 220) -> bytes:
    """The drawing as PNG bytes, `dpi` pixels to the inch (a CSS pixel is 1/96 inch).

    Raises UsageError when no Chinese font is installed: a picture of empty squares is worse than none.
    """
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    family = chinese_font(variant)
    with matplotlib.rc_context({"font.family": [family, "DejaVu Sans"], "text.parse_math": False}):
        figure = Figure(figsize=(drawing.width / _PER_INCH, drawing.height / _PER_INCH), facecolor="#ffffff")
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, drawing.width)
        axes.set_ylim(drawing.height, 0)
        axes.set_axis_off()
        for shape in drawing.shapes:
            _paint(axes, shape)
        out = io.BytesIO()
        figure.savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return out.getvalue()


def _color(role: str) -> str:
    return _COLORS.get(role, _COLORS["ink"])


def _points(pixels: float) -> float:
    """Pixels in matplotlib's typographic points."""
    return pixels * 72 / _PER_INCH


def _paint(axes: Axes, shape: Any) -> None:
    from matplotlib.patches import Circle, FancyBboxPatch, PathPatch

    if isinstance(shape, Box):
        style = f"round,pad=0,rounding_size={min(shape.radius, shape.width / 2, shape.height / 2)}"
        axes.add_patch(
            FancyBboxPatch(
                (shape.x, shape.y), shape.width, shape.height, boxstyle=style, facecolor=_color(shape.role), linewidth=0
            )
        )
    elif isinstance(shape, Disc):
        axes.add_patch(Circle((shape.x, shape.y), shape.radius, facecolor=_color(shape.role), linewidth=0))
    elif isinstance(shape, Words):
        side = {"start": "left", "middle": "center", "end": "right"}[shape.anchor]
        axes.text(
            shape.x, shape.y, shape.text, color=_color(shape.role), fontsize=_points(shape.size), ha=side, va="baseline"
        )
    elif isinstance(shape, Band):
        path = _bent((shape.start, shape.end))
        width, color = _points(shape.width), _color(shape.role)
        axes.add_patch(PathPatch(path, fill=False, edgecolor=color, linewidth=width, alpha=0.42, capstyle="butt"))
    elif isinstance(shape, Trace):
        _trace(axes, shape)


def _trace(axes: Axes, shape: Trace) -> None:
    from matplotlib.patches import PathPatch

    style = (0, (4, 3)) if shape.dashed else "solid"
    color, width = _color(shape.role), _points(1.6)
    if shape.bend:
        axes.add_patch(PathPatch(_bent(shape.points), fill=False, edgecolor=color, linewidth=width, linestyle=style))
    else:
        axes.plot(*zip(*shape.points, strict=True), color=color, linewidth=width, linestyle=style)


def _bent(points: tuple[Point, ...]) -> Any:
    from matplotlib.path import Path

    vertices, codes = [points[0]], [Path.MOVETO]
    for (x, y), (to_x, to_y) in pairwise(points):
        half = (x + to_x) / 2
        vertices += [(half, y), (half, to_y), (to_x, to_y)]
        codes += [Path.CURVE4] * 3
    return Path(vertices, codes)
