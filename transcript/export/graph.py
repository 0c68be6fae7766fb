"""The Q&A graph as a picture: who asked what, who answered."""

from __future__ import annotations

import logging
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from transcript.errors import TranscriptError, UsageError
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
    "addresses": "#b0764a",
    "follows": "#888888",
    "supplements": "#4f8a4f",
}
# In the order in which they are looked for; a browser picks the first it has.
_FONTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei",
    "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Arial Unicode MS", "Droid Sans Fallback",
)  # fmt: skip


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
    import matplotlib

    matplotlib.use("Agg")
    families = _families()
    if kind == ".png" and not families:
        raise UsageError(
            "no Chinese font is installed to write names with",
            where=str(path),
            remedy="install one (Noto Sans CJK), or ask for .svg",
        )
    matplotlib.rcParams.update(
        {"font.family": [*families, *_FONTS, "sans-serif"], "svg.fonttype": "none", "svg.hashsalt": "transcript"}
    )
    part = path.with_name(path.name + ".part")
    try:
        _paint(_picture(conference), part, kind[1:])
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TranscriptError(
            f"cannot write: {error.strerror}", where=str(path), remedy="check the disk and the folder"
        ) from error


def _families() -> list[str]:
    from matplotlib import font_manager

    for file in font_manager.findSystemFonts():
        # matplotlib keeps a list of fonts from its first run: one installed since is added here.
        if re.search(r"CJK|Han|wqy|SimHei|msyh|PingFang|Hiragino|Fallback", Path(file).name):
            font_manager.fontManager.addfont(file)
    installed = {font.name for font in font_manager.fontManager.ttflist}
    return [name for name in _FONTS if name in installed]


def _picture(conference: Conference) -> nx.DiGraph:
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


def _paint(made: nx.DiGraph, path: Path, kind: str) -> None:
    import networkx as nx
    from matplotlib.figure import Figure

    # A list per column keeps the order of the conference, from the top down.
    columns = {
        at: [n for n, data in made.nodes(data=True) if data["column"] == name][::-1] for name, at in _COLUMNS.items()
    }
    places = nx.multipartite_layout(made, subset_key={at: nodes for at, nodes in columns.items() if nodes})
    tallest = max(sum(1 for _, data in made.nodes(data=True) if data["column"] == column) for column in _COLUMNS)
    figure = Figure(figsize=(12, max(2.5, 0.55 * tallest + 1)))
    axes = figure.add_subplot()
    axes.set_axis_off()
    for type_, color in _LINES.items():
        edges = [(a, b) for a, b, data in made.edges(data=True) if data["type"] == type_]
        nx.draw_networkx_edges(made, places, edgelist=edges, ax=axes, edge_color=color, arrowsize=9, node_size=1800)
    for node, data in made.nodes(data=True):
        x, y = places[node]
        box = {
            "boxstyle": "round,pad=0.35",
            "facecolor": _COLORS[data["column"]],
            "edgecolor": "#666666",
            "linewidth": 0.6,
        }
        axes.text(x, y, data["label"].replace("$", r"\$"), ha="center", va="center", fontsize=8, bbox=box)
    axes.margins(0.14, 0.08)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        # Widths are measured with a stand-in font where no Chinese one is installed; the SVG's reader has its own.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure.savefig(
            path, format=kind, bbox_inches="tight", dpi=150, metadata={"Date": None} if kind == "svg" else None
        )
