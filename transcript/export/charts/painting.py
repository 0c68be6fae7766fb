"""A drawing painted with lets-plot: as SVG for pages, as PNG for documents.

Shapes of a kind are a layer of the plot each, on axes that count CSS pixels from the top left.
"""

from __future__ import annotations

import io
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcript.briefing.texts import legible
from transcript.errors import UsageError
from transcript.export.charts.drawing import Band, Box, Disc, Drawing, Line, Link, Point, Shape, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from markupsafe import Markup

    from transcript.record.conference import Variant

# Ink for white paper; the hues keep their order of lightness when printed in grey.
_COLORS = {
    "ink": "#1f1d1a", "muted": "#5f5a52", "rule": "#d5cfc4", "accent": "#9c3524", "on-hue": "#ffffff",
    "reporter": "#8c8579", "question": "#f4efe4", "missing": "#f6ddd6", "line": "#8c8579",
    "hue-0": "#2f5d8a", "hue-1": "#a3472f", "hue-2": "#4d7a4a", "hue-3": "#7a5a94", "hue-4": "#8a6d1f", "hue-5": "#3c7a80",
}  # fmt: skip
# The fonts of the script first; one that has the characters in the other's forms is better than none.
SIMPLIFIED = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei",
    "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
)  # fmt: skip
_TRADITIONAL = (
    "Noto Sans CJK TC", "Source Han Sans TC", "Noto Sans TC", "PingFang TC", "Heiti TC", "Microsoft JhengHei", "PMingLiU",
)  # fmt: skip
# The order in which layers are painted.
_KINDS = (Band, Link, Line, Box, Disc, Words)
# lets-plot's sizes of lines, points and letters in pixels.
_STROKE, _POINT, LETTER = 2.2, 1.1, 2.0
_ALIGN = {"start": 0, "middle": 0.5, "end": 1}
_STEPS, _FAINT = 16, 0.4
# lets-plot makes no panel smaller: below that, pixels would no longer be pixels.
_LEAST = 50
_PER_INCH = 96
# What of lets-plot's SVG a page has no use for: it brings its own style, and its policy forbids that of others.
_UNWANTED = frozenset("id style class clip-path clip-bounds-jfx buffered-rendering pointer-events".split())


def to_svg(drawing: Drawing) -> Markup:
    """The drawing as an `<svg>` element to stand inside a page: words are text, all of it escaped; no scripts, no style attributes.

    Colours are the page's variables (`var(--ROLE)`), so that the picture follows light, dark and print; links lead into the page.
    """
    from xml.etree import ElementTree

    from markupsafe import Markup

    # Labels may hold links and formulas for lets-plot: it places a character for each, and the words are put in here.
    root = ElementTree.fromstring(_plot(drawing, words=["字"] * len(drawing.shapes)).to_svg())
    layers = [node for node in root.iter() if node.get("buffered-rendering")]
    for node in root.iter():
        node.tag = node.tag.rpartition("}")[2]
        node.text = node.tail = None
        for name in _UNWANTED & node.attrib.keys():
            del node.attrib[name]
    shapes = [[shape for shape in drawing.shapes if isinstance(shape, kind)] for kind in _KINDS]
    for layer, those in zip(layers, filter(None, shapes), strict=True):
        painted = [node for node in layer.iter() if node.tag in ("path", "line", "rect", "circle", "text")]
        for node, shape in zip(painted, those, strict=True):
            _finish(node, shape, layer)
    made = ElementTree.Element(
        "svg",
        {
            "class": "drawing",
            "role": "group" if any(layer.find("a") is not None for layer in layers) else "img",
            "aria-labelledby": f"{drawing.name}-title {drawing.name}-told",
            "viewBox": f"0 0 {drawing.width:g} {drawing.height:g}",
            "width": f"{drawing.width:g}",
            "height": f"{drawing.height:g}",
            "xmlns": "http://www.w3.org/2000/svg",
        },
    )
    for tag, text in (("title", drawing.title), ("told", drawing.told)):
        node = ElementTree.SubElement(made, "desc" if tag == "told" else tag, id=f"{drawing.name}-{tag}")
        node.text = legible(text)
    made.extend(layers)
    return Markup(ElementTree.tostring(made, encoding="unicode"))


def _finish(node: Element, shape: Shape, layer: Element) -> None:
    """What only the page knows of a shape: its colour there, its words, what a pointer that rests on it reads, where it leads."""
    from xml.etree.ElementTree import Element, SubElement

    node.set("stroke" if isinstance(shape, (Link, Line)) else "fill", f"var(--{shape.role})")
    if isinstance(shape, Words):
        del node[:]
        node.text = legible(shape.text)
        node.set("font-size", f"{shape.size:g}")
        return
    if isinstance(shape, Band):
        node.set("class", "band")
    title = "" if isinstance(shape, (Link, Line)) else legible(shape.title)
    if title:
        SubElement(node, "title").text = title
    # Only places inside the page are ever linked to.
    if isinstance(shape, Box) and shape.href.startswith("#"):
        link = Element("a", {"href": shape.href, "aria-label": title})
        layer[list(layer).index(node)] = link
        link.append(node)


def to_png(drawing: Drawing, *, variant: Variant = "zh-Hans", dpi: int = 160) -> bytes:
    """The drawing as PNG bytes, `dpi` pixels to the inch (a CSS pixel is 1/96 inch).

    Raises UsageError when no Chinese font is installed: a picture without words is worse than none.
    """
    words = [plain(shape.text) if isinstance(shape, Words) else "" for shape in drawing.shapes]
    out = io.BytesIO()
    _plot(drawing, words=words, font=chinese_font(variant)).to_png(out, scale=dpi / _PER_INCH)
    return out.getvalue()


@cache
def chinese_font(variant: Variant) -> str:
    """The name of an installed font with the script's characters.

    Raises UsageError, with what to install, when there is none.
    """
    if Path("/etc/fonts").is_dir():
        # The fontconfig that lets-plot brings looks for its settings in the place it was built for, and complains.
        os.environ.setdefault("FONTCONFIG_PATH", "/etc/fonts")
    order = _TRADITIONAL + SIMPLIFIED if variant == "zh-Hant" else SIMPLIFIED + _TRADITIONAL
    for name in order:
        # With a font that is not there, a character looks like one that no font has.
        if _sample("國国", name) != _sample("\U0010fffd\U0010fffd", name):
            return name
    raise UsageError(
        "no Chinese font is installed to draw pictures with",
        remedy="install one (Noto Sans CJK; on Debian and Ubuntu: apt install fonts-noto-cjk), or leave the pictures out",
    )


def _sample(text: str, font: str) -> bytes:
    out = io.BytesIO()
    drawing = Drawing("sample", "", "", 60, 30, (Words(0, 24, text, size=24),))
    _plot(drawing, words=[text], font=font).to_png(out, scale=1)
    return out.getvalue()


def plain(text: str) -> str:
    """The text with the signs that open links and formulas in lets-plot in their wide forms."""
    return legible(text).replace("<", "＜").replace("\\", "＼")


def _plot(drawing: Drawing, *, words: Sequence[str], font: str = "sans-serif") -> Any:
    """The plot; `words` are what is written for each shape."""
    import lets_plot as lp

    width, height = max(_LEAST, drawing.width), max(_LEAST, drawing.height)
    made = lp.ggplot() + lp.theme_void() + lp.theme(plot_margin=0, plot_inset=0, panel_inset=0)
    made += lp.scale_x_continuous(limits=[0, width], expand=[0, 0])
    made += lp.scale_y_reverse(limits=[height, 0], expand=[0, 0]) + lp.ggsize(width, height)
    for scale in ("color", "fill", "size", "alpha", "linetype"):
        made += getattr(lp, f"scale_{scale}_identity")()
    layers: dict[type, tuple[Any, dict[str, Any]]] = {
        Band: (lp.geom_polygon, {"size": 0, "alpha": _FAINT}),
        Link: (lp.geom_segment, {}),
        Line: (lp.geom_path, {}),
        Box: (lp.geom_rect, {"size": 0}),
        Disc: (lp.geom_point, {"shape": 16}),
        Words: (lp.geom_text, {"vjust": 0, "family": font}),
    }
    for kind, (geom, fixed) in layers.items():
        those = [(shape, label) for shape, label in zip(drawing.shapes, words, strict=True) if isinstance(shape, kind)]
        rows = [row for number, (shape, label) in enumerate(those) for row in _rows(shape, number, label)]
        if rows:
            data = {key: [row[key] for row in rows] for key in rows[0]}
            made += geom(lp.aes(**{key: key for key in data}), data=data, **fixed)
    return made


def _rows(shape: Shape, number: int, label: str) -> list[dict[str, Any]]:
    """What a shape is for lets-plot, by its names: a row, or of a line one for each point."""
    color = _COLORS[shape.role]
    if isinstance(shape, Box):
        sides = {
            "xmin": _n(shape.x),
            "xmax": _n(shape.x + shape.width),
            "ymin": _n(shape.y),
            "ymax": _n(shape.y + shape.height),
        }
        return [{**sides, "fill": color}]
    if isinstance(shape, Disc):
        return [{"x": _n(shape.x), "y": _n(shape.y), "color": color, "size": shape.radius / _POINT}]
    if isinstance(shape, Words):
        style = {"label": label, "color": color, "size": shape.size / LETTER, "hjust": _ALIGN[shape.anchor]}
        return [{"x": _n(shape.x), "y": _n(shape.y), **style}]
    if isinstance(shape, Band):
        middle, half = _flowing(shape), shape.width / 2
        edge = [*((x, y - half) for x, y in middle), *((x, y + half) for x, y in reversed(middle))]
        return [{"x": x, "y": _n(y), "group": number, "fill": color} for x, y in edge]
    style = {"color": color, "size": shape.width / _STROKE}
    if isinstance(shape, Line):
        return [{"x": _n(x), "y": _n(y), "group": number, **style} for x, y in shape.points]
    (x, y), (to_x, to_y) = shape.start, shape.end
    style["linetype"] = "dashed" if shape.dashed else "solid"
    return [{"x": _n(x), "y": _n(y), "xend": _n(to_x), "yend": _n(to_y), **style}]


def _flowing(shape: Band) -> list[Point]:
    """Points on the way from one end to the other."""
    (x, y), (to_x, to_y) = shape.start, shape.end
    steps = (step / _STEPS for step in range(_STEPS + 1)) if y != to_y else (0, 1)
    return [(_n(x + (to_x - x) * t), y + (to_y - y) * t * t * (3 - 2 * t)) for t in steps]


def _n(number: float) -> float:
    return round(number, 1)
