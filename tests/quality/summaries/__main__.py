"""Print the comparison: `python -m tests.quality.summaries [dev|heldout] [--length brief|standard|full]`."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence

from tests.quality.summaries.measures import Counts, measured
from tests.quality.summaries.systems import SYSTEMS, budget
from tests.quality.summaries.units import units

DRAWS = 2000
Rows = list[dict[str, Counts]]


def ratio(rows: Sequence[dict[str, Counts]], measure: str) -> float:
    """A measure over rows: sum of the numerators by sum of the denominators."""
    below = sum(row[measure][1] for row in rows)
    return sum(row[measure][0] for row in rows) / below if below else 0.0


def interval(rows: Rows, measure: str, draws: Sequence[Sequence[int]]) -> tuple[float, float]:
    """The 95 % bootstrap interval over answers."""
    values = sorted(ratio([rows[i] for i in draw], measure) for draw in draws)
    return values[int(0.025 * len(values))], values[int(0.975 * len(values))]


def compare(part: str, length: str) -> dict[str, Rows]:
    """Every system's measures for every unit of a part."""
    found = list(units(part))
    return {
        name: [measured(unit, system(unit, budget(unit, length))) for unit in found] for name, system in SYSTEMS.items()
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="heldout", choices=("dev", "heldout"))
    parser.add_argument("--length", default="standard", choices=("brief", "standard", "full"))
    options = parser.parse_args()
    table = compare(options.part, options.length)
    count = len(table["ours"])
    random.seed(1)
    draws = [[random.randrange(count) for _ in range(count)] for _ in range(DRAWS)]
    print(f"{options.part}: {count} answers, length class {options.length}, 95 % bootstrap intervals over answers")
    for measure in table["ours"][0]:
        print(f"\n{measure}")
        for name, rows in table.items():
            low, high = interval(rows, measure, draws)
            print(f"  {name:16} {ratio(rows, measure):8.3f}  [{low:.3f}, {high:.3f}]")
        if measure != "characters":
            for name in list(table)[1:]:
                gaps = sorted(
                    ratio([table["ours"][i] for i in draw], measure) - ratio([table[name][i] for i in draw], measure)
                    for draw in draws
                )
                low, high = gaps[int(0.025 * DRAWS)], gaps[int(0.975 * DRAWS)]
                print(f"  ours − {name:16} [{low:+.3f}, {high:+.3f}]")


if __name__ == "__main__":
    main()
