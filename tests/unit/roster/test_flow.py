"""Prose without the breaks and stray spaces that a page puts inside its words."""

from __future__ import annotations

from transcript.roster.flow import flow


def test_page_with_lines_of_its_own_stays() -> None:
    """Where sentences end with their lines nothing is dropped."""
    view = "出席：\n某局局长 简清源\n某局副局长 水雨晴\n"
    assert flow(view).text == view and not flow(view).dropped


def test_breaks_at_a_width_are_dropped_and_places_kept() -> None:
    """A word broken over two lines is whole, and its place on the page is known."""
    line = "各位记者朋友大家上午好今天的发布会由市水务局主持介绍今年的供水情况"
    view = "\r\n".join([line + "出席的有衛生局疾病管制科科", "长萧淑贞" + line, *[line] * 5, "谢谢。"])
    prose = flow(view)
    at = prose.text.index("科科长萧淑贞")
    assert view[slice(*prose.back((at, at + 6)))] == "科科\r\n长萧淑贞"
    assert prose.at(prose.places[at]) == at


def test_stray_spaces_go_only_where_many_stand_in_sentences() -> None:
    """Character recognition sets spaces inside words; a single space is a mark."""
    line = "各位记 者朋友,大家上午好今天的发布 会由市水务局主持介绍今 年的供水情况"
    assert " " not in flow("\n".join([line] * 8)).text
    plain = "\n".join([line.replace(" ", "")] * 8)
    assert flow(f"{plain}\n某局局长 简清源").text.endswith("某局局长 简清源")
