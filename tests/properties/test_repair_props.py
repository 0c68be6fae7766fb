"""Repair on any text: reversible, offsets true both ways, done in one run."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.hostile import hostile
from transcript.chinese.view import view
from transcript.repair import Repaired, changes, compose, inverse, invert, repair, replay
from transcript.repair.edit import Edit


@st.composite
def plans(draw: st.DrawFn, source: str | None = None) -> tuple[str, tuple[Edit, ...]]:
    """A text and any plan for it."""
    text = draw(st.text("abc發布，(", max_size=30)) if source is None else source
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    done = 0
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        after = draw(st.text("xyz", max_size=3))
        if start >= done and (start, end) != (done, done):
            edits.append(Edit("test", start, end, text[start:end], after))
            done = max(end, start + 1)
    return text, changes(edits)


@given(plans())
def test_inverse_undoes_any_plan(case: tuple[str, tuple[Edit, ...]]) -> None:
    """Replaying the inverse on the result gives the source."""
    source, plan = case
    assert replay(replay(source, plan), inverse(plan)) == source


@given(plans(), st.data())
def test_composed_plan_does_what_both_do(case: tuple[str, tuple[Edit, ...]], data: st.DataObject) -> None:
    """One plan for two made one after the other gives the same text, and can be undone."""
    source, first = case
    middle = replay(source, first)
    _, second = data.draw(plans(middle))
    both = compose(source, first, second)
    assert replay(source, both) == replay(middle, second)
    assert invert(Repaired.of(source, both)) == source


@given(plans())
def test_offsets_are_true_both_ways(case: tuple[str, tuple[Edit, ...]]) -> None:
    """Mappings never leave the texts or run backwards, and a character no edit touched maps to itself and back."""
    source, plan = case
    repaired = Repaired.of(source, plan)
    there = [repaired.to_source(at) for at in range(len(repaired.text) + 1)]
    back = [repaired.to_repaired(at) for at in range(len(source) + 1)]
    assert there == sorted(there)
    assert back == sorted(back)
    assert all(0 <= at <= len(source) for at in there)
    assert all(0 <= at <= len(repaired.text) for at in back)
    touched = {at for edit in plan for at in range(edit.start, edit.end)}
    for at in set(range(len(source))) - touched:
        assert repaired.text[back[at]] == source[at]
        assert there[back[at]] == at


@given(hostile)
@settings(deadline=None, max_examples=60)
def test_repair_is_reversible_and_done(text: str) -> None:
    """Any text is repaired without an error, comes back from its plan, and a second run changes nothing."""
    found = repair(text)
    assert replay(text, changes(found.repairs)) == found.text
    assert invert(found) == text
    assert not repair(found.text).changed
    for edit in found.repairs:
        assert text[edit.start : edit.end] == edit.before


@given(st.text() | hostile)
def test_view_has_the_length_of_its_text(text: str) -> None:
    """An offset in the view is an offset in the text."""
    assert len(view(text)) == len(text)
