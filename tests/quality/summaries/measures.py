"""ROUGE on characters, and how much of the gold a summary covers."""

from __future__ import annotations

from collections import Counter

from tests.quality.summaries.units import Unit, plain

Counts = tuple[float, float]  # what is there, out of what should be


def rouge_n(summary: str, reference: str, n: int) -> float:
    """F1 of character n-grams, counted with multiplicity."""
    one, other = (Counter(text[i : i + n] for i in range(len(text) - n + 1)) for text in (summary, reference))
    return _f1(sum((one & other).values()), sum(one.values()), sum(other.values()))


def rouge_l(summary: str, reference: str) -> float:
    """F1 of the longest common subsequence of characters."""
    row = [0] * (len(reference) + 1)
    for char in summary:
        before = 0
        for at, other in enumerate(reference, 1):
            row[at], before = (before + 1 if char == other else max(row[at], row[at - 1])), row[at]
    return _f1(row[-1], len(summary), len(reference))


def _f1(same: int, one: int, other: int) -> float:
    return 2 * same / (one + other) if one + other else 0.0


def covered(lines: tuple[str, ...], summary: str) -> Counts:
    """How many lines of the gold stand in a summary: nine tenths of a line's character pairs are there."""
    there = {summary[i : i + 2] for i in range(len(summary) - 1)}
    found = 0
    for line in lines:
        pairs = [line[i : i + 2] for i in range(len(line) - 1)]
        found += line in summary or (len(pairs) > 3 and sum(pair in there for pair in pairs) >= 0.9 * len(pairs))
    return found, len(lines)


def figures(unit: Unit, summary: str) -> Counts:
    """How many gold figures a summary prints."""
    return sum(figure in summary for figure in unit.figures), len(unit.figures)


def measured(unit: Unit, summary: str) -> dict[str, Counts]:
    """All measures of one summary, each as (numerator, denominator)."""
    text, reference = plain(summary), unit.reference
    return {
        "ROUGE-1": (rouge_n(text, reference, 1), 1),
        "ROUGE-2": (rouge_n(text, reference, 2), 1),
        "ROUGE-L": (rouge_l(text, reference), 1),
        "figures": figures(unit, text),
        "commitments": covered(unit.commitments, text),
        "key lines": covered(unit.keys, text),
        "characters": (len(text), 1),
    }
