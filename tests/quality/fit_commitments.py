"""Fit the weights of `transcript/lexicon/promises.py`: `python -m tests.quality.fit_commitments` (needs scikit-learn: the extra `train`).

A logistic regression over the marks of a clause (is it part of an annotated commitment?), with pairs of marks that only speak together.
Prints what it reaches on conferences left out one by one, then the table of weights to paste.
"""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from tests.quality.figures import alike, conferences
from tests.quality.render.authored import read_authored
from transcript.chinese.view import view
from transcript.tag.promises import FUTURE, sentences, weighed


class Row(NamedTuple):
    """One clause: its conference, turn and sentence, its marks, whether it is part of a commitment (`silent`: one that
    other clauses of its sentence make), and the words from it to the sentence's end."""

    conference: str
    sentence: int
    turn: tuple[int, tuple[str, ...]]
    marks: frozenset[str]
    label: bool
    silent: bool
    words: str


def rows() -> list[Row]:
    """Every clause of every annotated official turn."""
    found: list[Row] = []
    number = 0
    for path in conferences("dev"):
        authored = read_authored(path)
        for index, turn in enumerate(authored.turns):
            if turn.person.part != "official" or not turn.figures_complete:
                continue
            text = "\n".join(turn.paragraphs)
            plain = view(text)
            spans = [(at, at + len(gold)) for gold in turn.commitments if (at := text.find(gold)) >= 0]
            promised = False
            for clauses in sentences(plain, date=authored.meta.get("date")):
                number += 1
                labels = [any(a < c.end - 1 and c.start < b for a, b in spans) for c in clauses]
                speaks = [label and not c.marks.isdisjoint(FUTURE) for c, label in zip(clauses, labels, strict=True)]
                for at, (clause, label) in enumerate(zip(clauses, labels, strict=True)):
                    words = text[clause.start : clauses[-1].end].strip(" 。；！”，")
                    found.append(
                        Row(
                            path.stem,
                            number,
                            (index, turn.commitments),
                            weighed(clause.marks, promised, at),
                            label,
                            label and any(speaks) and not speaks[at],
                            words,
                        )
                    )
                promised = any(labels)
    return found


def fit(data: list[Row], names: list[str], strength: float) -> Any:
    """The fitted model."""
    from sklearn.linear_model import LogisticRegression

    data = [row for row in data if not row.silent]
    matrix = [[name in row.marks for name in names] for row in data]
    return LogisticRegression(C=strength, max_iter=2000).fit(matrix, [row.label for row in data])


def reached(data: list[Row], names: list[str], strength: float, thresholds: tuple[float, ...]) -> dict[float, float]:
    """F1 of sentences, each conference judged by weights fitted on the others."""
    tallies = {threshold: [0, 0, 0, 0] for threshold in thresholds}
    for left in sorted({row.conference for row in data}):
        model = fit([row for row in data if row.conference != left], names, strength)
        ours = [row for row in data if row.conference == left]
        scores = model.decision_function([[name in row.marks for name in names] for row in ours])
        for threshold, tally in tallies.items():
            _count(ours, list(scores), threshold, tally)
    return {threshold: _f1(*tally) for threshold, tally in tallies.items()}


def _count(ours: list[Row], scores: list[float], threshold: float, tally: list[int]) -> None:
    found: dict[int, Row] = {}
    for row, score in zip(ours, scores, strict=True):
        if score >= threshold:
            found.setdefault(row.sentence, row)
    turns = {row.turn for row in ours}
    for turn in turns:
        mine = [row for row in found.values() if row.turn == turn]
        tally[0] += sum(any(alike(row.words, gold) for gold in turn[1]) for row in mine)
        tally[1] += len(mine)
        tally[2] += sum(any(alike(row.words, gold) for row in mine) for gold in turn[1])
        tally[3] += len(turn[1])


def _f1(right: int, found: int, hit: int, gold: int) -> float:
    precision, recall = right / max(found, 1), hit / max(gold, 1)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def main() -> None:
    """Print what is reached and the table."""
    data = rows()
    names = sorted({name for row in data for name in row.marks})
    thresholds = tuple(round(-1.5 + 0.25 * step, 2) for step in range(11))
    for strength in (0.1, 0.3, 1.0, 3.0):
        found = reached(data, names, strength, thresholds)
        print(f"# C={strength}: " + " ".join(f"{t}:{f:.3f}" for t, f in found.items()), file=sys.stderr)
    model = fit(data, names, 1.0)
    print(f"BIAS = {model.intercept_[0]:.2f}")
    table: list[str] = []
    for name, weight in sorted(zip(names, model.coef_[0], strict=True), key=lambda pair: -pair[1]):
        if abs(weight) >= 0.05:
            table.append(f'"{name}": {weight:.2f}')
    rows_of = [", ".join(table[at : at + 5]) for at in range(0, len(table), 5)]
    print("WEIGHTS: dict[str, float] = {\n" + "".join(f"    {row},\n" for row in rows_of) + "}  # fmt: skip")


if __name__ == "__main__":
    main()
