"""Raise the floors of the quality gate to what is reached now: `python -m tests.quality.raise_floors`. None is ever lowered."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.quality.render.seeds import SEEDS
from transcript.evaluate import evaluate

ROOM = Path(__file__).parent


def _raised(floors: dict[str, float], figures: Mapping[str, Mapping[str, Any]]) -> dict[str, float]:
    """The floors or what is reached, whichever is higher; cut (not rounded) to three digits."""
    return {
        **floors,
        **{name: max(floors.get(name, 0.0), math.floor(row["value"] * 1000) / 1000) for name, row in figures.items()},
    }


def page_sets() -> list[Path]:
    """The folders of pages with gold, each held to floors."""
    return sorted([*ROOM.glob("wild*"), *ROOM.glob("prints*")])


def main() -> None:
    """Write the floors of the seeds and of the pages."""
    file = ROOM / "floors.json"
    found = evaluate(SEEDS, SEEDS / "gold", tags=True).figures()
    file.write_text(
        json.dumps(_raised(json.loads(file.read_text("utf-8")), found), indent=1, sort_keys=True) + "\n", "utf-8"
    )
    file = ROOM / "floors_pages.json"
    pages = json.loads(file.read_text("utf-8")) if file.exists() else {}
    for room in page_sets():
        found = evaluate(room, room / "gold", tags=False).figures()
        pages[room.name] = _raised(pages.get(room.name, {}), found)
    file.write_text(json.dumps(pages, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
