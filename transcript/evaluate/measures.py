"""What is measured: tallies per document → figures with 95 % bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

Tally = Counter[str]


class Measure(NamedTuple):
    """A figure over tallies: `ratio` is `<key>_ok / <key>_n`; `f1` is taken of `<key>_tp`, `<key>_pred` and `<key>_gold`."""

    key: str
    kind: Literal["ratio", "f1"]
    meaning: str


MEASURES: tuple[Measure, ...] = (
    Measure("kind", "ratio", "documents whose kind is right"),
    Measure("boundary", "f1", "turn beginnings, two characters off at most"),
    Measure("pk", "ratio", "Pk: share of windows judged alike, as 1 - Pk"),
    Measure("windowdiff", "ratio", "WindowDiff: share of windows with the same count, as 1 - WindowDiff"),
    Measure("part", "ratio", "matched turns with the right part"),
    Measure("speaker", "ratio", "named turns whose name is right"),
    Measure("coverage", "ratio", "turns with a known speaker that get a name"),
    Measure("outlet", "ratio", "reporters whose outlet is right"),
    Measure("chars", "ratio", "characters credited to the right part and name"),
    Measure("link", "f1", "question–answer links"),
    Measure("addressee", "f1", "persons asked"),
    Measure("roster", "f1", "persons with all their titles"),
    Measure("date", "ratio", "dates of events"),
    Measure("topic", "f1", "topics, upper level"),
    Measure("subtopic", "f1", "topics, lower level"),
    Measure("first_topic", "ratio", "units whose first topic is right (upper level)"),
    Measure("subquestion", "ratio", "sub-questions found as parts"),
    Measure("figure", "f1", "figures, value and unit"),
    Measure("commitment", "f1", "promises of action"),
)


def value(measure: Measure, tally: Tally) -> float | None:
    """The figure, 0 to 1, or None where there is nothing to measure."""
    key = measure.key
    if measure.kind == "ratio":
        return tally[f"{key}_ok"] / tally[f"{key}_n"] if tally[f"{key}_n"] else None
    found, gold = tally[f"{key}_pred"], tally[f"{key}_gold"]
    if not found and not gold:
        return None
    return 2 * tally[f"{key}_tp"] / (found + gold)


def interval(
    measure: Measure, tallies: Sequence[Tally], *, draws: int = 1000, seed: int = 20240306
) -> tuple[float, float] | None:
    """The 95 % interval of a figure: documents drawn with replacement, `draws` times."""
    keys = [f"{measure.key}_{end}" for end in ("ok", "n", "tp", "pred", "gold")]
    slim = [[tally[key] for key in keys] for tally in tallies]
    rng = random.Random(seed)
    values = []
    for _ in range(draws):
        sums = [sum(column) for column in zip(*rng.choices(slim, k=len(slim)), strict=True)]
        drawn = value(measure, Counter(dict(zip(keys, sums, strict=True))))
        if drawn is not None:
            values.append(drawn)
    if not values:
        return None
    values.sort()
    return values[int(0.025 * (len(values) - 1))], values[int(0.975 * (len(values) - 1))]


def pk_and_windowdiff(gold: Sequence[int], found: Sequence[int], length: int) -> tuple[int, int, int]:
    """(windows judged alike, windows with equal counts, windows) over a text of `length` characters.

    Boundaries are offsets. A window is half the mean gold segment wide, and moves a tenth of that at a time, which changes neither
    figure noticeably and keeps long texts cheap. Source: Beeferman et al. 1999 (Pk), Pevzner and Hearst 2002 (WindowDiff).
    """
    if not gold or length <= 0:
        return 0, 0, 0
    width = max(2, length // (2 * (len(gold) + 1)))
    step = max(1, width // 10)
    alike = same = windows = 0
    for start in range(0, max(1, length - width), step):
        a = sum(1 for offset in gold if start < offset <= start + width)
        b = sum(1 for offset in found if start < offset <= start + width)
        windows += 1
        alike += (a > 0) == (b > 0)
        same += a == b
    return alike, same, windows
