"""One mended place, and what can be done with a list of them: replay, invert, compose.

A plan is a tuple of edits in the order of the text, none overlapping another. Offsets are half-open Python
string indices into the text the plan was made for (its source).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcript.errors import RecordError


class Edit(NamedTuple):
    """Source text `[start, end)` reads `before` and is mended to `after`.

    `certain` is false where the damage is seen but the reading is a guess; an edit whose `before` equals its
    `after` is a mark: it changes nothing and says that something is wrong there.
    """

    kind: str
    start: int
    end: int
    before: str
    after: str
    certain: bool = True

    @property
    def is_mark(self) -> bool:
        """Whether the edit only points at its place."""
        return self.before == self.after


def changes(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that change something, marks left out."""
    return tuple(edit for edit in edits if edit.before != edit.after)


def replay(source: str, edits: Iterable[Edit]) -> str:
    """The source with every edit made. Raises RecordError when the plan was made for another text."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        if source[edit.start : edit.end] != edit.before:
            raise RecordError(
                f"the text at {edit.start} is not what the plan expects: {edit.before[:20]!r}",
                remedy="replay a plan on the text it was made for",
            )
        if edit.is_mark:
            continue
        pieces += (source[done : edit.start], edit.after)
        done = edit.end
    pieces.append(source[done:])
    return "".join(pieces)


def inverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The plan that takes the repaired text back to the source."""
    turned = []
    shift = 0
    for edit in changes(edits):
        start = edit.start + shift
        turned.append(Edit(edit.kind, start, start + len(edit.after), edit.after, edit.before, edit.certain))
        shift += len(edit.after) - len(edit.before)
    return tuple(turned)


class _Placed(NamedTuple):
    """An edit of the first plan with its place in the text between the two plans."""

    start: int
    end: int
    edit: Edit


def _place(edits: Sequence[Edit]) -> list[_Placed]:
    placed = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        placed.append(_Placed(start, start + len(edit.after), edit))
        shift += len(edit.after) - len(edit.before)
    return placed


def _touch(first: _Placed, start: int, end: int) -> bool:
    """Whether an edit of the first plan and `[start, end)` of the middle text share ground (an edge is no ground)."""
    return start < first.end and first.start < end


def compose(source: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One plan for two made after another: `second` was made for the text that `first` gives.

    Where the two touch, they become one edit that carries the kind of the second.
    """
    if not first:
        return changes(second)
    if not second:
        return changes(first)
    placed = _place(changes(first))
    middle = replay(source, first)
    result: list[Edit] = []
    at = 0
    shift = 0  # source offset minus middle offset before the current place
    queue = list(changes(second))
    index = 0
    while index < len(queue):
        start, end = queue[index].start, queue[index].end
        while at < len(placed) and placed[at].end <= start:
            result.append(placed[at].edit)
            shift = placed[at].edit.end - placed[at].end
            at += 1
        taken, last, start, end = _gather(placed, at, queue, index, start, end)
        inside = placed[at:taken]
        before_start = start + shift
        after_shift = inside[-1].edit.end - inside[-1].end if inside else shift
        before = source[before_start : end + after_shift]
        local = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in queue[index:last]]
        after = replay(middle[start:end], local)
        sure = all(edit.certain for edit in queue[index:last]) and all(one.edit.certain for one in inside)
        if before != after:
            result.append(Edit(queue[index].kind, before_start, before_start + len(before), before, after, sure))
        at, index, shift = taken, last, after_shift
    result.extend(one.edit for one in placed[at:])
    return tuple(result)


def _gather(
    placed: Sequence[_Placed], at: int, queue: Sequence[Edit], index: int, start: int, end: int
) -> tuple[int, int, int, int]:
    """Widen `[start, end)` over everything it touches: ends in `placed` and `queue`, and the span."""
    taken, last = at, index + 1
    while True:
        if taken < len(placed) and _touch(placed[taken], start, end):
            start, end = min(start, placed[taken].start), max(end, placed[taken].end)
            taken += 1
        elif last < len(queue) and queue[last].start < end:
            end = max(end, queue[last].end)
            last += 1
        else:
            return taken, last, start, end
