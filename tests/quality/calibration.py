"""How far `confidence` can be trusted: `python -m tests.quality.calibration DOCS GOLD [DOCS GOLD …]`.

Turns are sorted into bins by what they say of themselves; beside each bin stands how many are right (place, part, and speaker or outlet
where gold has one). A calibrated parser is right about 90 % of the time where it says 0.9.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from transcript.evaluate.run import gold_pairs
from transcript.evaluate.score import plain, plain_outlet
from transcript.pipeline import load_all

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


class Judged(NamedTuple):
    """One turn: what it says of itself, why, and whether it is right."""

    confidence: float
    because: str
    right: bool


def judged(docs: Path, gold: Path) -> Iterator[Judged]:
    """Every turn of every transcript that is text."""
    for path, wanted in gold_pairs(docs, gold):
        if wanted["kind"] != "transcript" or path.suffix not in {".txt", ".md"}:
            continue
        record = max(load_all(path, tags=False), key=lambda record: len(record.turns))
        names = {person.id: person.name for person in record.participants}
        by_start = {turn["start"]: turn for turn in wanted["turns"]}
        for turn in record.turns:
            here = next((by_start[turn.start + by] for by in (0, 1, -1, 2, -2) if turn.start + by in by_start), None)
            right = here is not None and here["part"] == turn.part
            if right and here is not None and here["speaker"]:
                right = plain(names.get(turn.speaker or "")) == plain(here["speaker"])
            if right and here is not None and here["outlet"]:
                right = plain_outlet(turn.outlet) == plain_outlet(here["outlet"])
            yield Judged(turn.confidence, turn.because, right)


def table(turns: Iterable[Judged]) -> list[tuple[str, int, float, float]]:
    """(bin, turns, mean confidence, share right) for each bin that holds any."""
    rows = defaultdict(list)
    for turn in turns:
        at = max(number for number, low in enumerate(BINS[:-1]) if turn.confidence >= low)
        rows[at].append(turn)
    return [
        (
            f"{BINS[at]:.2f}–{min(BINS[at + 1], 1.0):.2f}",
            len(held),
            sum(turn.confidence for turn in held) / len(held),
            sum(turn.right for turn in held) / len(held),
        )
        for at, held in sorted(rows.items())
    ]


def expected_error(turns: list[Judged]) -> float:
    """The mean distance of confidence and share right over the bins, weighed by their turns."""
    return sum(count * abs(said - right) for _, count, said, right in table(turns)) / len(turns)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.calibration", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="DOCS GOLD pairs")
    parser.add_argument("--reasons", action="store_true", help="by reason, too")
    parser.add_argument("--json", type=Path, help="write the bins here")
    options = parser.parse_args()
    pairs = zip(options.folders[::2], options.folders[1::2], strict=True)
    turns = [turn for docs, gold in pairs for turn in judged(docs, gold)]
    print("says         turns  mean   right")
    for name, count, said, right in table(turns):
        print(f"{name:12s} {count:5d}  {said:.3f}  {right:.3f}")
    print(f"expected calibration error {expected_error(turns):.3f} over {len(turns)} turns")
    if options.reasons:
        reasons = defaultdict(list)
        for turn in turns:
            reasons[turn.because].append(turn)
        for reason, held in sorted(reasons.items(), key=lambda pair: -len(pair[1]))[:45]:
            said = sum(turn.confidence for turn in held) / len(held)
            print(f"{len(held):5d}  {said:.3f}  {sum(turn.right for turn in held) / len(held):.3f}  {reason}")
    if options.json:
        options.json.write_text(json.dumps(table(turns), ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
