"""The Q&A graph as a picture: who asked what, who answered. networkx lays it out, lets-plot paints it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcript.errors import UsageError
from transcript.export.charts.drawing import fit, measure
from transcript.export.charts.painting import LETTER, SIMPLIFIED, chinese_font, plain
from transcript.files import write_whole
from transcript.record import Conference
from transcript.show.conference import shorten, speaker_of

if TYPE_CHECKING:
    import networkx as nx

_COLUMNS = {"reporter": 0, "question": 1, "answer": 2, "official": 3}
_COLORS = {"reporter": "#c9dff2", "question": "#fff3d6", "answer": "#dcefdc", "official": "#eadcf4"}
_LINES = {
    "asks": "#5b7fa6",
    "answers": "#4f8a4f",
    "gives": "#7a5ba6",
    "follows": "#888888",
    "supplements": "#4f8a4f",
}
# Pixels: of a column, a row, a box and a letter.
_WIDE, _ROW, _HIGH, _LETTER = 300, 44, 26, 12


def draw(conference: Conference, path: Path) -> None:
    """Draw questions, answers and the people between them into an `.svg` or `.png` file.

    Raises UsageError when the file's kind is not known, nothing can be drawn, or a PNG is asked
    for where no Chinese font is installed (an SVG leaves the font to its reader).
    """
    kind = path.suffix.lower()
    if kind not in (".svg", ".png"):
        raise UsageError("a picture is .svg or .png", where=str(path), remedy="name the file so")
    if not conference.questions:
        raise UsageError("there is no question to draw", where=conference.source.path)
    font = chinese_font(conference.variant) if kind == ".png" else ", ".join((*SIMPLIFIED, "sans-serif"))
    plot = _plot(_graph(conference), font)
    write_whole(path, _svg(plot) if kind == ".svg" else _png(plot))


def _svg(plot: Any) -> bytes:
    """The plot as SVG, the same each time: ids, which lets-plot draws by lot, are counted."""
    text: str = plot.to_svg()
    ids = {id: f"i{number}" for number, id in enumerate(dict.fromkeys(re.findall(r'\bid="(\w+)"', text)))}
    return re.sub(r'(?<=\bid=")\w+|(?<=#)\w+(?=[ ).])', lambda match: ids.get(match[0], match[0]), text).encode()


def _png(plot: Any) -> bytes:
    out = io.BytesIO()
    plot.to_png(out, scale=1.5)
    return out.getvalue()


def _graph(conference: Conference) -> nx.DiGraph:
    import networkx as nx

    made = nx.DiGraph()
    for number, question in enumerate(conference.questions, 1):
        turn = conference.turn(question.turn)
        asker = f"asker {speaker_of(conference, turn)}"
        made.add_node(asker, column="reporter", label=speaker_of(conference, turn))
        made.add_node(question.id, column="question", label=f"问{number} {shorten(turn.text, 14)}")
        made.add_edge(asker, question.id, type="asks")
        if question.follows:
            made.add_edge(question.id, question.follows, type="follows")
    for number, answer in enumerate(conference.answers, 1):
        turn = conference.turn(answer.turn)
        person = conference.participant(turn.speaker)
        made.add_node(answer.id, column="answer", label=f"答{number} {shorten(turn.text, 14)}")
        name = (person.name or person.titles[0].text) if person and (person.name or person.titles) else "（未署名）"
        made.add_node(f"speaker {name}", column="official", label=name)
        made.add_edge(f"speaker {name}", answer.id, type="gives")
        for question_id in answer.answers:
            made.add_edge(answer.id, question_id, type="answers")
        if answer.supplements:
            made.add_edge(answer.id, answer.supplements, type="supplements")
    return made


def _plot(graph: nx.DiGraph, font: str) -> Any:
    import lets_plot as lp

    at = _places(graph)
    labels = {node: fit(plain(label), _LETTER, _WIDE - 60) for node, label in graph.nodes(data="label")}
    half = {node: measure(label, _LETTER) / 2 + 8 for node, label in labels.items()}
    across: list[dict[str, Any]] = []
    beside: list[dict[str, Any]] = []
    for one, other, data in graph.edges(data=True):
        (x, y), (to_x, to_y) = at[one], at[other]
        # From the edge of a label to that of another: to the right, to the left, or in a bow beside their column.
        side = 1 if to_x > x else -1
        ends = {"x": x + side * half[one], "y": y, "xend": to_x - side * half[other] if x != to_x else x - half[other]}
        (across if x != to_x else beside).append({**ends, "yend": to_y, "color": _LINES[data["type"]]})
    # lets-plot has labels in boxes of its own, but takes Chinese characters for narrower than they are.
    boxes = []
    for node, column in graph.nodes(data="column"):
        (x, y), wide = at[node], half[node]
        sides = {"xmin": x - wide, "xmax": x + wide, "ymin": y - _HIGH / 2, "ymax": y + _HIGH / 2}
        boxes.append({**sides, "fill": _COLORS[column]})
    words = [{"x": at[node][0], "y": at[node][1], "label": label} for node, label in labels.items()]
    made = lp.ggplot() + lp.theme_void() + lp.scale_color_identity() + lp.scale_fill_identity()
    tip = lp.arrow(length=6, type="closed")
    layers = (
        (across, lp.geom_segment, {"size": 0.5, "arrow": tip}),
        (beside, lp.geom_curve, {"size": 0.5, "arrow": tip, "curvature": -0.4}),
        (boxes, lp.geom_rect, {"size": 0.3, "color": "#666666"}),
        (words, lp.geom_text, {"size": _LETTER / LETTER, "family": font, "color": "#1f1d1a"}),
    )
    for rows, geom, fixed in layers:
        if rows:
            data = {key: [row[key] for row in rows] for key in rows[0]}
            made += geom(lp.aes(**{key: key for key in data}), data=data, **fixed)
    right, low = (max(place[axis] for place in at.values()) for axis in (0, 1))
    made += lp.scale_x_continuous(limits=[-_WIDE / 2, right + _WIDE / 2], expand=[0, 0])
    made += lp.scale_y_reverse(limits=[low + _ROW, -_ROW], expand=[0, 0])
    return made + lp.theme(plot_margin=0, plot_inset=0, panel_inset=0) + lp.ggsize(right + _WIDE, low + 2 * _ROW)


def _places(graph: nx.DiGraph) -> dict[str, tuple[float, float]]:
    """Where labels stand, in pixels from the top left one."""
    import networkx as nx

    # A list per column keeps the order of the conference, from the top down.
    columns = {
        at: [node for node, column in graph.nodes(data="column") if column == name] for name, at in _COLUMNS.items()
    }
    columns = {at: nodes for at, nodes in columns.items() if nodes}
    laid = nx.multipartite_layout(graph, subset_key=columns)
    left, right, top = (pick(place[axis] for place in laid.values()) for pick, axis in ((min, 0), (max, 0), (min, 1)))
    # networkx shrinks all to fit: columns and rows are one and the same distance apart.
    unit = (right - left) / (len(columns) - 1)
    return {node: (float(x - left) / unit * _WIDE, float(y - top) / unit * _ROW) for node, (x, y) in laid.items()}
