"""Look-alikes that are no transcripts: one file each in `tests/quality/negatives/{dev,heldout}`.

The file's name starts with its gold kind (`report-…`, `other-…`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tests.quality.render.printing import Print

_FOLDER = Path(__file__).resolve().parent.parent / "negatives"


def negatives(which: str) -> Iterator[Print]:
    """The look-alikes of a set, as prints with gold that has no turns."""
    for path in sorted((_FOLDER / which).glob("*.*")):
        kind, _, name = path.stem.partition("-")
        if kind not in {"report", "other"}:
            raise ValueError(f"{path.name}: the name must start with report- or other-")
        data = path.read_bytes()
        gold = {
            "id": f"{name}.{kind}",
            "sha256": hashlib.sha256(data).hexdigest(),
            "kind": kind,
            "variant": "zh-Hans",
            "date": None,
            "roster": [],
            "turns": [],
            "links": [],
            "addressees": {},
        }
        yield Print(f"{name}.negative_{kind}", path.suffix, data, gold)
