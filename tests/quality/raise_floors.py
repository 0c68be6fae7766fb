"""Raise the floors of the quality gate to what is reached now: `python -m tests.quality.raise_floors`. None is ever lowered."""

from __future__ import annotations

import json
import math
from pathlib import Path

from tests.quality.render.seeds import SEEDS
from transcript.evaluate import evaluate

FILE = Path(__file__).parent / "floors.json"


def main() -> None:
    """Write the floors, cut (not rounded) to three digits."""
    floors = json.loads(FILE.read_text("utf-8"))
    for name, row in evaluate(SEEDS, SEEDS / "gold", tags=True).figures().items():
        floors[name] = max(floors.get(name, 0.0), math.floor(row["value"] * 1000) / 1000)
    FILE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
