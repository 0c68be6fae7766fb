"""The repairs in their order, made until none is left to make."""

from __future__ import annotations

from collections.abc import Callable

from transcript.repair.characters import find_entities, find_hard_spaces, find_invisible, find_tags
from transcript.repair.edit import Edit, changes, compose, replay
from transcript.repair.inserted import find_quotations, find_spelled_breaks
from transcript.repair.line_numbers import find_line_numbers
from transcript.repair.lost_bytes import find_lost_bytes
from transcript.repair.punctuation import find_doubled, find_times
from transcript.repair.readings import find_readings
from transcript.repair.repaired import Repaired
from transcript.repair.spaces import find_before_marks, find_lost_spaces, find_spaced_names, find_spread, han_gaps

Finder = Callable[[str], list[Edit]]


def _spaced_names(text: str) -> list[Edit]:
    return find_spaced_names(text, han_gaps(text))


# Each finder sees the text as the ones before it left it.
FINDERS: tuple[Finder, ...] = (
    find_tags,
    find_entities,
    find_invisible,
    find_spelled_breaks,
    find_quotations,
    find_line_numbers,
    find_readings,
    find_lost_spaces,
    find_lost_bytes,
    find_hard_spaces,
    find_doubled,
    find_times,
    find_spread,
    find_before_marks,
    _spaced_names,
)
_MOST_ROUNDS = 6  # one repair can uncover another (`&amp;nbsp;`); two rounds are common, four are rare


def repair(text: str) -> Repaired:
    """The text repaired, with the plan of edits that did it.

    Clean text costs a few scans. What is only suspected is marked (`certain=False`, `before == after`) and left.
    Repairing a repaired text changes nothing.
    """
    plan: tuple[Edit, ...] = ()
    current = text
    marks: list[Edit] = []
    for _ in range(_MOST_ROUNDS):
        before = current
        marks = []
        for find in FINDERS:
            found = find(current)
            if not found:
                continue
            marks += [edit for edit in found if edit.is_mark]
            made = changes(found)
            if made:
                plan = compose(text, plan, made)
                current = replay(current, made)
        if current == before:
            break
    repaired = Repaired.of(text, plan)
    if not marks:
        return repaired
    return Repaired.of(text, _with_marks(repaired, marks))


def one_after_the_other(first: Repaired, second: Repaired) -> Repaired:
    """Two repairs as one: `second` was made for the text that `first` gives."""
    if not first.changed:
        return second
    joined = Repaired.of(first.source, compose(first.source, first.repairs, second.repairs))
    marks = [
        mark._replace(start=second.to_repaired(mark.start), end=second.to_repaired(mark.end))
        for mark in second.repairs
        if mark.is_mark
    ]
    return Repaired.of(first.source, _with_marks(joined, marks)) if marks else joined


def _with_marks(repaired: Repaired, marks: list[Edit]) -> tuple[Edit, ...]:
    """The plan with the marks (made for the repaired text) set among the changes, none over a change."""
    placed: list[Edit] = []
    for mark in marks:
        start, end = repaired.source_span(mark.start, mark.end)
        text = repaired.source[start:end]
        if text == mark.before:
            placed.append(Edit(mark.kind, start, end, text, text, False))
    merged = sorted([*repaired.repairs, *placed], key=lambda edit: (edit.start, edit.end))
    kept: list[Edit] = []
    for edit in merged:
        if kept and edit.start < kept[-1].end and (edit.is_mark or kept[-1].is_mark):
            if not edit.is_mark:
                kept[-1] = edit
            continue
        kept.append(edit)
    return tuple(kept)
