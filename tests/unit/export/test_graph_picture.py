"""The Q&A graph as a picture file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.unit.export.conftest import conference_of, hostile
from transcript.errors import TranscriptError, UsageError
from transcript.export.charts.painting import chinese_font
from transcript.export.graph import draw
from transcript.record import Conference

_SVG = "{http://www.w3.org/2000/svg}"


def _said(file: Path) -> list[str]:
    return ["".join("".join(node.itertext()).split()) for node in ElementTree.parse(file).iter(f"{_SVG}text")]


def test_everybody_and_everything_asked_is_drawn(hans: Conference, tmp_path: Path) -> None:
    """Questions and answers are numbered, who asked and who answered stands beside them, and nothing stands twice."""
    draw(hans, tmp_path / "graph.svg")
    said = _said(tmp_path / "graph.svg")
    assert [text[:2] for text in said if text.startswith("问")] == [f"问{n}" for n in range(1, len(hans.questions) + 1)]
    assert [text[:2] for text in said if text.startswith("答")] == [f"答{n}" for n in range(1, len(hans.answers) + 1)]
    answered = {pair.speaker.name for pair in hans.qa_pairs if pair.speaker}
    assert answered <= set(said) and len(said) == len(set(said))


def test_a_graph_is_drawn_from_the_top_down(hans: Conference, tmp_path: Path) -> None:
    """Questions follow each other down the picture, in a column left of the answers, and all stand within it."""
    draw(hans, tmp_path / "graph.svg")
    tree = ElementTree.parse(tmp_path / "graph.svg").getroot()
    placed: dict[str, tuple[float, float]] = {}
    for node in tree.iter(f"{_SVG}g"):
        text = node.find(f"{_SVG}text")
        if text is not None:
            x, y = node.get("transform", "").removeprefix("translate(").split()[:2]
            placed["".join("".join(text.itertext()).split())[:2]] = float(x), float(y)
    questions = [placed[f"问{n}"] for n in range(1, len(hans.questions) + 1)]
    assert [y for _, y in questions] == sorted({y for _, y in questions})
    assert max(x for x, _ in questions) < placed["答1"][0]
    width, height = float(tree.get("width", "")), float(tree.get("height", ""))
    assert all(0 < x < width and 0 < y < height for x, y in placed.values())


def test_a_picture_is_the_same_each_time(hans: Conference, tmp_path: Path) -> None:
    """Byte for byte, and every reference in it leads somewhere."""
    for name in ("one.svg", "two.svg"):
        draw(hans, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    tree = ElementTree.parse(tmp_path / "one.svg")
    ids = {node.get("id") for node in tree.iter()}
    clips = {node.get("clip-path", "")[5:-1] for node in tree.iter() if node.get("clip-path")}
    assert clips and clips <= ids


def test_hostile_words_are_no_links(tmp_path: Path) -> None:
    """What would be a link or a formula for the plotting library stays text."""
    said = '<a href="javascript:alert(1)">水</a>'
    for conference in (hostile(), conference_of([(f"青禾日报记者 {said}", said), ("市水务局局长 江远舟", said)])):
        if not conference.questions:
            continue
        draw(conference, tmp_path / "graph.svg")
        tree = ElementTree.parse(tmp_path / "graph.svg")
        assert tree.find(f".//{_SVG}a") is None and tree.find(f".//{_SVG}script") is None


def test_a_png_needs_a_chinese_font(hans: Conference, tmp_path: Path) -> None:
    """Where one is installed the picture is written, else the error says what to install."""
    try:
        chinese_font("zh-Hans")
    except UsageError as error:
        with pytest.raises(UsageError, match="no Chinese font"):
            draw(hans, tmp_path / "graph.png")
        pytest.skip(str(error))
    draw(hans, tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said(hans: Conference, tmp_path: Path) -> None:
    """Another kind of file, a conference without questions, a folder that is not there."""
    with pytest.raises(UsageError, match=r"\.svg or \.png"):
        draw(hans, tmp_path / "graph.pdf")
    with pytest.raises(UsageError, match="no question"):
        draw(conference_of([("主持人 何安平", "各位记者，谢谢大家。")]), tmp_path / "graph.svg")
    with pytest.raises(TranscriptError, match="cannot write"):
        draw(hans, tmp_path / "missing" / "graph.svg")
    assert list(tmp_path.iterdir()) == []
