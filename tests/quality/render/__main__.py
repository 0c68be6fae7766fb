"""Write a rendered set: `python -m tests.quality.render --set dev --out DIR`.

DIR/docs and DIR/gold fit any scorer that reads text, Markdown and HTML in GB18030; the other formats (UTF-8 HTML, DOCX,
JSON feeds) go to DIR/formats/docs and DIR/formats/gold.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from tests.quality.render import LAYOUTS_DEV, LAYOUTS_HELDOUT, Layout, Print, read_authored, render
from tests.quality.render.negatives import negatives

_HERE = Path(__file__).resolve().parent.parent
_PLAIN = {".txt", ".md", ".html"}


def prints(conferences: list[Path], layouts: tuple[Layout, ...], *, each: int, seed: int = 7) -> Iterator[Print]:
    """Each conference in `each` layouts (0: in all), dealt so that every layout comes up equally often."""
    deck: list[Layout] = []
    rng = random.Random(seed)
    for path in sorted(conferences):
        authored = read_authored(path)
        chosen: list[Layout] = []
        while len(chosen) < (each or len(layouts)):
            if not deck:
                deck = list(layouts)
                rng.shuffle(deck)
            layout = next((layout for layout in deck if layout not in chosen), None)
            if layout is None:
                deck = []
                continue
            deck.remove(layout)
            chosen.append(layout)
        yield from (render(authored, layout) for layout in chosen)


def write(prints: Iterator[Print], out: Path) -> int:
    """Write documents and gold; returns how many."""
    count = 0
    for item in prints:
        root = out if item.suffix in _PLAIN else out / "formats"
        for folder in (root / "docs", root / "gold"):
            folder.mkdir(parents=True, exist_ok=True)
        (root / "docs" / (item.name + item.suffix)).write_bytes(item.data)
        text = json.dumps(item.gold, ensure_ascii=False, indent=1)
        (root / "gold" / f"{item.name}.gold.json").write_text(text, encoding="utf-8")
        count += 1
    return count


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.render", description=__doc__)
    parser.add_argument("--set", choices=("dev", "heldout"), default="dev", help="which layouts (and conferences)")
    parser.add_argument("--out", type=Path, required=True, help="folder to write docs/ and gold/ into")
    parser.add_argument("--each", type=int, default=5, help="layouts per conference; 0 renders all")
    parser.add_argument("--conferences", type=Path, help="folder of authored conferences (default: those of the set)")
    parser.add_argument("--layout", action="append", default=[], help="only this layout (repeatable)")
    options = parser.parse_args()
    folder = options.conferences or _HERE / "conferences" / options.set
    layouts = LAYOUTS_DEV if options.set == "dev" else LAYOUTS_HELDOUT
    if options.layout:
        layouts = tuple(layout for layout in layouts if layout.name in options.layout)
        options.each = 0
    count = write(prints(list(folder.glob("*.txt")), layouts, each=options.each), options.out)
    if not options.layout:
        count += write(negatives(options.set), options.out)
    print(f"{count} documents in {options.out}")


if __name__ == "__main__":
    main()
