"""Pictures: true to the record, escaped, and lettered in a font that has the characters."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tests.unit.export.conftest import conference_of, hostile
from transcript.errors import UsageError
from transcript.export.charts import fonts
from transcript.export.charts.drawing import Band, Drawing, fit, measure
from transcript.export.charts.flow import flow_drawing, flows, shades
from transcript.export.charts.graph import graph_drawing
from transcript.export.charts.png import to_png
from transcript.export.charts.series import Reading, Series, indicator_series, series_drawing
from transcript.export.charts.svg import to_svg
from transcript.export.charts.topics import topics_drawing
from transcript.export.charts.wording import WORDINGS
from transcript.record import Conference

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


def test_an_svg_is_well_formed_whatever_was_said() -> None:
    """Hostile names and words are text; there is no script, no style attribute, no outside link."""
    conference = hostile()
    for drawing in (flow_drawing([conference]), graph_drawing(conference), topics_drawing([conference])):
        if drawing is None:
            continue
        tree = ElementTree.fromstring(str(to_svg(drawing)))
        tags = {node.tag.rpartition("}")[2] for node in tree.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "circle", "text", "path", "a"}
        for node in tree.iter():
            assert not any(name == "style" or name.startswith("on") for name in node.attrib)
            assert node.get("href", "#").startswith("#")


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
    """Better no picture than one of empty squares; the error says what to install."""
    pytest.importorskip("matplotlib")
    from matplotlib import font_manager

    fonts.chinese_font.cache_clear()
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    with pytest.raises(UsageError, match="no Chinese font is installed"):
        to_png(Drawing("x", "x", "x", 10, 10, ()))
    fonts.chinese_font.cache_clear()


def test_a_png_is_lettered_without_missing_glyphs(hans: Conference, recwarn: pytest.WarningsRecorder) -> None:
    """matplotlib warns of every glyph its font lacks: there is no such warning."""
    try:
        fonts.chinese_font("zh-Hans")
    except UsageError as error:
        pytest.skip(str(error))
    drawing = flow_drawing([hans])
    assert drawing is not None
    assert to_png(drawing, dpi=72).startswith(b"\x89PNG")
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]
