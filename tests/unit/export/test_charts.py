"""Pictures: true to the record, escaped, and lettered in a font that has the characters."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tests.unit.export.conftest import conference_of, hostile
from transcript.errors import UsageError
from transcript.export.charts import painting
from transcript.export.charts.drawing import Band, Box, Disc, Drawing, Line, Link, Words, fit, measure
from transcript.export.charts.flow import flow_drawing, flows, shades
from transcript.export.charts.graph import graph_drawing
from transcript.export.charts.painting import chinese_font, to_png, to_svg
from transcript.export.charts.series import Reading, Series, indicator_series, series_drawing
from transcript.export.charts.topics import topics_drawing
from transcript.export.charts.wording import WORDINGS
from transcript.record import Conference
from transcript.record.conference import Variant

_WORDS = WORDINGS["zh-Hans"]


def test_flows_count_every_link_of_the_graph(hans: Conference) -> None:
    """As many answers as the record has question–answer pairs; nobody is named who did not answer."""
    found = flows([hans], wording=_WORDS)
    assert sum(flow.answers for flow in found) == len(hans.qa_pairs)
    assert {flow.official for flow in found} == {pair.speaker.name for pair in hans.qa_pairs if pair.speaker}


def test_ribbons_stay_within_the_picture(hans: Conference) -> None:
    """No ribbon reaches over the edge, and together they are no taller than the picture."""
    drawing = flow_drawing([hans])
    assert drawing is not None
    bands = [shape for shape in drawing.shapes if isinstance(shape, Band)]
    assert len(bands) == len(flows([hans], wording=_WORDS))
    for band in bands:
        for x, y in (band.start, band.end):
            assert 0 <= x <= drawing.width and y - band.width / 2 >= 0 and y + band.width / 2 <= drawing.height


def test_an_official_has_one_colour_in_every_picture(hans: Conference) -> None:
    """Colours go by who first speaks, whatever is drawn."""
    colors = shades([hans], wording=_WORDS)
    drawings = [flow_drawing([hans]), graph_drawing(hans), topics_drawing([hans])]
    for drawing in drawings:
        assert drawing is not None
        named = {getattr(s, "text", ""): s.role for s in drawing.shapes if getattr(s, "text", "") in colors}  # type: ignore[union-attr]
        assert all(colors[name] == role or role == "ink" for name, role in named.items())


_SVG = "{http://www.w3.org/2000/svg}"


def test_an_svg_is_well_formed_whatever_was_said() -> None:
    """Hostile names and words are text; there is no script, no style, no outside link."""
    conference = hostile()
    for drawing in (flow_drawing([conference]), graph_drawing(conference), topics_drawing([conference])):
        assert drawing is not None
        tree = ElementTree.fromstring(to_svg(drawing))
        assert {node.tag.removeprefix(_SVG) for node in tree.iter()} <= set(
            "svg g title desc rect circle text path line a".split()
        )
        for node in tree.iter():
            assert "style" not in node.attrib and not any(name.startswith("on") for name in node.attrib)
            assert node.get("href", "#").startswith("#")


def test_links_and_formulas_in_words_stay_words() -> None:
    """What would be a link or a formula for the plotting library is printed as it was said, and a name cannot end its place."""
    said = ('<a href="javascript:alert(1)">点我</a>', r"\( \frac{1}{2} \)", "]]>&amp;", "\x0b水\u202e价\ud800")
    shapes = tuple(Words(5, 20 * number, text) for number, text in enumerate(said, 1))
    tree = ElementTree.fromstring(to_svg(Drawing("x", said[0], said[1], 100, 100, shapes)))
    assert [node.text for node in tree.iter(f"{_SVG}text")] == [*said[:3], " 水价"]
    assert tree.find(f".//{_SVG}a") is None
    assert tree.findtext(f"{_SVG}title") == said[0] and tree.findtext(f"{_SVG}desc") == said[1]


def test_an_svg_has_every_shape_at_its_place() -> None:
    """Each shape is there once, where and as large as it was laid out, with its own colour, remark and link."""
    shapes = (
        Words(8, 90, "水价", "accent", 14, "end"),
        Box(10, 20, 30, 40, "question", "甲", "#t-1"),
        Box(50, 20.5, 10, 30, "missing", "乙", "https://example.org/"),
        Disc(70, 30, 9, "hue-1", "丙"),
        Band((10, 20), (90, 60), 12, "hue-2", "丁"),
        Band((10, 70), (90, 70), 6, "hue-3", "戊"),
        Link((0, 0), (80, 40), "line", 3, dashed=True),
        Line(((5, 5), (5, 95), (95, 95)), "rule", 2),
    )
    tree = ElementTree.fromstring(to_svg(Drawing("x", "题", "说明", 100, 100, shapes)))
    assert tree.get("viewBox") == "0 0 100 100" and tree.get("role") == "group"
    asked, missing = tree.iter(f"{_SVG}rect")
    assert [float(asked.get(name, "")) for name in ("x", "y", "width", "height")] == [10, 20, 30, 40]
    assert [float(missing.get(name, "")) for name in ("x", "y", "width", "height")] == [50, 20.5, 10, 30]
    assert [link.attrib for link in tree.iter(f"{_SVG}a")] == [{"href": "#t-1", "aria-label": "甲"}]
    assert tree.find(f".//{_SVG}a/{_SVG}rect") is asked
    (disc,) = tree.iter(f"{_SVG}circle")
    assert [float(disc.get(name, "")) for name in ("cx", "cy", "r")] == pytest.approx([70, 30, 9])
    (words,) = tree.iter(f"{_SVG}text")
    assert (words.text, words.get("font-size"), words.get("text-anchor")) == ("水价", "14", "end")
    bent, level, line = tree.iter(f"{_SVG}path")
    (link,) = tree.iter(f"{_SVG}line")
    assert (bent.get("d") or "").startswith("M10.0 14.0") and "L90.0 54.0" in (bent.get("d") or "")
    assert "90.0 73.0" in (level.get("d") or "")
    assert [float(link.get(name, "")) for name in ("x1", "y1", "x2", "y2")] == [0, 0, 80, 40]
    assert link.get("stroke-dasharray")
    assert float(link.get("stroke-width", "")) == pytest.approx(3)
    assert "L5.0 95.0 L95.0 95.0" in (line.get("d") or "")
    painted = [asked, missing, disc, words, bent, level]
    assert [node.get("fill") for node in painted] == [
        f"var(--{role})" for role in ("question", "missing", "hue-1", "accent", "hue-2", "hue-3")
    ]
    assert [node.get("stroke") for node in (link, line)] == ["var(--line)", "var(--rule)"]
    assert [node.findtext(f"{_SVG}title") for node in painted] == ["甲", "乙", "丙", None, "丁", "戊"]


def test_a_conference_without_questions_has_no_flow_and_no_graph() -> None:
    """Nothing is drawn of nothing."""
    conference = conference_of([("主持人 何安平", "各位记者，谢谢大家。")])
    assert flow_drawing([conference]) is None and graph_drawing(conference) is None


def test_indicators_over_the_years_carry_their_values() -> None:
    """Each reading is written on, and the table below has a row for it."""
    readings = tuple(Reading(f"{year}年", Decimal(year - 2000), f"{year - 2000}%") for year in (2021, 2022, 2023))
    drawing = series_drawing([Series("公共供水管网漏损率", readings)])
    assert drawing is not None
    assert [row[2] for row in drawing.rows] == ["21%", "22%", "23%"]
    assert {"21%", "22%", "23%", "2021年", "2023年"} <= {getattr(shape, "text", "") for shape in drawing.shapes}
    assert series_drawing([]) is None


def test_indicators_of_two_conferences_stand_side_by_side() -> None:
    """What two years' conferences say of the same indicator becomes one line, the years rising."""
    made = [
        conference_of(
            [
                ("主持人 何安平", "各位记者，下面请市水务局局长江远舟介绍情况。"),
                ("市水务局局长 江远舟", f"{year}年，全市供水总量{water}亿立方米。公共供水管网漏损率为{rate}%。"),
                ("青禾日报记者", "请问江局长，明年有什么打算？"),
                ("市水务局局长 江远舟", "明年继续更新老旧管网。"),
            ],
            day=f"{year}年12月18日",
        )
        for year, rate, water in (("2023", "9.5", "3.2"), ("2022", "11.2", "2.8"))
    ]
    found = {series.indicator: [reading.printed for reading in series.readings] for series in indicator_series(made)}
    assert any(values == ["11.2%", "9.5%"] for values in found.values()), found


def test_text_is_cut_to_fit() -> None:
    """A text wider than its room ends in an ellipsis and is no wider."""
    cut = fit("城乡建设、环境保护", 13, 60)
    assert cut.endswith("…") and measure(cut, 13) <= 60
    assert fit("水价", 13, 60) == "水价"


def test_without_a_chinese_font_a_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Better no picture than one without words; the error says what to install."""
    chinese_font.cache_clear()
    monkeypatch.setattr(painting, "SIMPLIFIED", ("No Such Sans SC",))
    monkeypatch.setattr(painting, "_TRADITIONAL", ("No Such Sans TC",))
    with pytest.raises(UsageError, match="no Chinese font is installed"):
        to_png(Drawing("x", "x", "x", 10, 10, ()))
    chinese_font.cache_clear()


@pytest.mark.parametrize("variant", ["zh-Hans", "zh-Hant"])
def test_a_png_shows_its_words(variant: Variant) -> None:
    """Chinese, Latin letters, signs of links and formulas leave ink, each its own; what no font has leaves none."""
    try:
        chinese_font(variant)
    except UsageError as error:
        pytest.skip(str(error))
    words = ("水", "價", "<a href='x'>水</a>", r"\(水\)", "A", "")
    painted = {to_png(Drawing("x", "", "", 200, 30, (Words(2, 24, text),)), variant=variant, dpi=96) for text in words}
    assert len(painted) == len(words)
    assert all(data.startswith(b"\x89PNG") for data in painted)
