"""A drawing as inline SVG: no style attributes, no scripts, every text escaped."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup, escape

from transcript.export.charts.drawing import Band, Box, Disc, Drawing, Point, Shape, Trace, Words


def to_svg(drawing: Drawing) -> Markup:
    """The drawing as an `<svg>` element to stand inside a page; colours come from the page's classes (`role-…`)."""
    linked = any(getattr(shape, "href", "") for shape in drawing.shapes)
    parts = [
        Markup(
            '<svg class="drawing" role="{role}" aria-labelledby="{name}-title {name}-told" viewBox="0 0 {width} {height}" '
            'width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">'
            '<title id="{name}-title">{title}</title><desc id="{name}-told">{told}</desc>'
        ).format(
            role="group" if linked else "img",
            name=drawing.name,
            width=_n(drawing.width),
            height=_n(drawing.height),
            title=drawing.title,
            told=drawing.told,
        )
    ]
    parts += [_linked(shape) for shape in drawing.shapes]
    parts.append(Markup("</svg>"))
    return Markup("").join(parts)


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


def _linked(shape: Shape) -> Markup:
    painted = _paint(shape)
    href = getattr(shape, "href", "")
    # Only places inside the page are ever linked to.
    if not href.startswith("#"):
        return painted
    label = getattr(shape, "title", "") or getattr(shape, "text", "")
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(href, label, painted)


def _paint(shape: Shape) -> Markup:
    if isinstance(shape, Box):
        mark = Markup('<rect class="role-{}" x="{}" y="{}" width="{}" height="{}" rx="{}">{}</rect>')
        return mark.format(
            shape.role,
            _n(shape.x),
            _n(shape.y),
            _n(shape.width),
            _n(shape.height),
            _n(shape.radius),
            _title(shape.title),
        )
    if isinstance(shape, Disc):
        mark = Markup('<circle class="role-{}" cx="{}" cy="{}" r="{}">{}</circle>')
        return mark.format(shape.role, _n(shape.x), _n(shape.y), _n(shape.radius), _title(shape.title))
    if isinstance(shape, Words):
        mark = Markup('<text class="text-{}" x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>')
        return mark.format(shape.role, _n(shape.x), _n(shape.y), _n(shape.size), shape.anchor, shape.text)
    if isinstance(shape, Band):
        mark = Markup('<path class="band band-{}" d="{}" stroke-width="{}">{}</path>')
        return mark.format(shape.role, _bent((shape.start, shape.end)), _n(shape.width), _title(shape.title))
    return _trace(shape)


def _trace(shape: Trace) -> Markup:
    straight = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in shape.points)
    dash = Markup(' stroke-dasharray="4 3"') if shape.dashed else Markup("")
    path = _bent(shape.points) if shape.bend else straight
    return Markup('<path class="trace trace-{}" d="{}"{}/>').format(shape.role, path, dash)


def _title(text: str) -> Markup:
    return Markup("<title>{}</title>").format(escape(text)) if text else Markup("")


def _bent(points: tuple[Point, ...]) -> str:
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    for (x, y), (to_x, to_y) in pairwise(points):
        half = (x + to_x) / 2
        path += f"C{_n(half)} {_n(y)} {_n(half)} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
    return path
