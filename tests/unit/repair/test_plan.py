"""Edits as a plan: replay, inverse, composition, and offsets both ways."""

from __future__ import annotations

import pytest

from transcript.errors import RecordError
from transcript.repair import Edit, Repaired, compose, inverse, invert, repair, replay

SOURCE = "發(fā)布會(huì )結束,,謝謝"
PLAN = (
    Edit("reading", 1, 5, "(fā)", ""),
    Edit("reading", 7, 13, "(huì )", ""),
    Edit("punctuation", 15, 17, ",,", "，"),
)


def test_replay_makes_every_edit() -> None:
    """A plan replayed on its source gives the repaired text."""
    assert replay(SOURCE, PLAN) == "發布會結束，謝謝"


def test_inverse_gives_the_source_back() -> None:
    """The inverse plan takes the repaired text back to the source."""
    assert replay(replay(SOURCE, PLAN), inverse(PLAN)) == SOURCE


def test_plan_for_another_text_is_refused() -> None:
    """A plan is not replayed on a text it was not made for."""
    with pytest.raises(RecordError, match="not what the plan expects"):
        replay("别的一段文字，没有括号也没有逗号", PLAN)


def test_marks_change_nothing() -> None:
    """A mark points at its place and leaves the text alone."""
    mark = Edit("lost_byte", 0, 1, "發", "發", False)
    assert mark.is_mark
    assert replay("發布", [mark]) == "發布"


@pytest.mark.parametrize("repaired_offset", range(len("發布會結束，謝謝")))
def test_a_kept_character_maps_to_itself(repaired_offset: int) -> None:
    """Every character that no edit touched stands at the mapped offset of the source, and maps back."""
    repaired = Repaired.of(SOURCE, PLAN)
    source = repaired.to_source(repaired_offset)
    if repaired.text[repaired_offset] != "，":
        assert SOURCE[source] == repaired.text[repaired_offset]
    assert repaired.to_repaired(source) == repaired_offset


def test_span_leaves_deleted_text_outside() -> None:
    """A span of the repaired text covers what it was made of, not what was deleted beside it."""
    repaired = Repaired.of(SOURCE, PLAN)
    assert SOURCE[slice(*repaired.source_span(0, 1))] == "發"
    assert SOURCE[slice(*repaired.source_span(0, 3))] == "發(fā)布會"
    assert SOURCE[slice(*repaired.source_span(5, 6))] == ",,"


def test_two_plans_become_one() -> None:
    """Composing a plan with one made for its result gives one plan for the source."""
    middle = replay(SOURCE, PLAN)
    second = (Edit("test", 3, 5, "結束", "开始"), Edit("test", 5, 6, "，", "。"))
    assert replay(middle, second) == replay(SOURCE, compose(SOURCE, PLAN, second))


def test_clean_text_has_no_plan() -> None:
    """A clean text comes back as the same object, with the identity for offsets."""
    text = "主持人：大家好。\n记者：请问今年怎么样？\n"
    found = repair(text)
    assert found.text is text
    assert found.repairs == ()
    assert found.to_source(7) == found.to_repaired(7) == 7


def test_repair_that_uncovers_another_is_followed() -> None:
    """`&amp;nbsp;` is an ampersand first and a space then; the plan is one edit for the source."""
    found = repair("各位记者，&amp;nbsp;大家好。")
    assert found.text == "各位记者， 大家好。"
    assert len(found.repairs) == 1
    assert invert(found) == "各位记者，&amp;nbsp;大家好。"
