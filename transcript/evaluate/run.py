"""A folder of documents against a folder of gold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from transcript.batch import structure_file
from transcript.errors import TranscriptError
from transcript.evaluate.measures import MEASURES, Tally, interval, value
from transcript.evaluate.score import Outcome, score
from transcript.read import read


class Evaluation(NamedTuple):
    """Tallies and turn outcomes by document name, and the documents that gave no record."""

    tallies: dict[str, Tally]
    outcomes: dict[str, list[Outcome]]
    failed: dict[str, str]

    def total(self, names: list[str] | None = None) -> Tally:
        """The sum over the documents named (default: all)."""
        return sum((self.tallies[name] for name in names or self.tallies), Counter())

    def figures(self) -> dict[str, dict[str, float | None]]:
        """Every measure that applies: `value` and the bounds of its 95 % interval."""
        total, each = self.total(), list(self.tallies.values())
        found: dict[str, dict[str, float | None]] = {}
        for measure in MEASURES:
            figure = value(measure, total)
            if figure is not None:
                low, high = interval(measure, each) or (None, None)
                found[measure.key] = {"value": figure, "low": low, "high": high}
        return found

    def to_json(self) -> str:
        """A run to compare later ones with."""
        return json.dumps(
            {
                "figures": self.figures(),
                "turns": {name: {str(o.start): o.right for o in rows} for name, rows in self.outcomes.items()},
            },
            ensure_ascii=False,
            indent=1,
        )


def gold_pairs(docs: Path, gold: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """(document, gold) for every document that has gold: `NAME.gold.json` or `NAME.json`. Raises TranscriptError when none has."""
    count = 0
    for path in sorted(docs.iterdir()):
        for candidate in (gold / f"{path.stem}.gold.json", gold / f"{path.stem}.json"):
            if path.is_file() and candidate.is_file() and candidate != path:
                count += 1
                yield path, json.loads(candidate.read_text("utf-8"))
                break
    if not count:
        raise TranscriptError(
            "no document has gold", where=str(gold), remedy="gold files are named like the document, with .gold.json"
        )


def evaluate(docs: Path, gold: Path, *, tags: bool = True) -> Evaluation:
    """Structure every document of `docs` that has gold, and score it."""
    found = Evaluation({}, {}, {})
    for path, truth in gold_pairs(docs, gold):
        done = structure_file(str(path), tags=tags)
        if done.error:
            found.failed[path.name] = done.error
        text = "" if done.error else read(path).text
        found.tallies[path.name], found.outcomes[path.name] = score(truth, done.records, text)
    return found


def changes(now: Evaluation, before: dict[str, Any]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Turns gained and lost against a saved run, as (document, start)."""
    gained: list[tuple[str, int]] = []
    lost: list[tuple[str, int]] = []
    for name, rows in now.outcomes.items():
        old = before.get("turns", {}).get(name, {})
        for row in rows:
            was = old.get(str(row.start))
            if was is not None and was != row.right:
                (gained if row.right else lost).append((name, row.start))
    return gained, lost
