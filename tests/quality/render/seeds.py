"""Make `seeds/` again: `python -m tests.quality.render.seeds`. Byte for byte the same every time; a test checks that it is.

Each row is an authored conference printed in one layout. Damage (`readings`, `lost bytes`, …) is done by `damage.py`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.quality.render import LAYOUTS_DEV, LAYOUTS_HELDOUT, Print, read_authored, render
from tests.quality.render.negatives import negatives

_HERE = Path(__file__).resolve().parent.parent
SEEDS = _HERE.parents[1] / "seeds"

# file name in seeds/ → (authored conference, layout)
PRINTED: dict[str, tuple[str, str]] = {
    "water-supply": ("dev/20-water", "inline_title"),
    "water-supply-damaged": ("dev/20-water", "hant_readings"),
    "water-supply-wrapped": ("dev/20-water", "wrapped"),
    "schools": ("dev/21-education", "inline_drift"),
    "schools-one-line": ("dev/21-education", "square_one_line"),
    "schools-page": ("dev/21-education", "html_strong"),
    "half-year-economy": ("dev/22-economy", "alone_title"),
    "half-year-economy-feed": ("dev/22-economy", "feed"),
    "half-year-economy-half-width": ("dev/22-economy", "half_width"),
    "harvest": ("dev/07-agriculture", "lenticular"),
    "harvest-slices": ("dev/07-agriculture", "clock_before"),
    "harvest-headings": ("dev/07-agriculture", "md_heading"),
    "results-briefing": ("dev/08-company", "alone_bare"),
    "results-briefing-word": ("dev/08-company", "docx_bold"),
    "results-briefing-timestamps": ("dev/08-company", "clock_glued"),
    "clinics": ("dev/30-health", "inline_paren"),
    "typhoon-standup": ("dev/31-typhoon-hk", "inline_mixed_colons"),
    "rail-and-network": ("dev/32-digital-tw", "alone_title"),
    "foreign-affairs": ("dev/33-foreign", "ask_answer"),
    "fraud-and-roads": ("dev/34-police", "name_over_title"),
    "bearings-results": ("dev/35-bearings", "md_bold"),
    "statistics": ("dev/36-statistics", "square_line"),
    "flood-rescue": ("dev/37-flood", "no_labels"),
    "flood-rescue-hosts-only": ("dev/37-flood", "hosts_only"),
    "food-safety": ("dev/38-market", "no_reporter_label"),
    "food-safety-lost-spaces": ("dev/38-market", "question_marks"),
    "village-water": ("heldout/50-village-water", "bullet"),
    "old-neighbourhoods": ("heldout/51-old-neighbourhoods", "surname_post"),
    "lunar-relay": ("heldout/52-lunar-relay", "chat"),
    "dengue-and-quake": ("heldout/53-dengue-quake", "corner"),
    "energy-results": ("heldout/54-energy-results", "dash"),
    "ecology": ("heldout/55-ecology-bureau", "report_then_transcript"),
}
# What no plain-text scorer reads lies in a folder of its own.
PLAIN = {".txt", ".md", ".html"}


def printed() -> Iterator[tuple[str, Print]]:
    """Every seed conference under its file name."""
    layouts = {layout.name: layout for layout in (*LAYOUTS_DEV, *LAYOUTS_HELDOUT)}
    for name, (conference, layout) in PRINTED.items():
        yield name, render(read_authored(_HERE / "conferences" / f"{conference}.txt"), layouts[layout])


def look_alikes() -> Iterator[tuple[str, Print]]:
    """A news report, an announcement and an interview, none of them a transcript."""
    wanted = {
        "flood.negative_report": "flood-report",
        "announcement.negative_other": "announcement",
        "interview.negative_other": "interview",
    }
    for item in negatives("dev"):
        if item.name in wanted:
            yield wanted[item.name], item


def write(folder: Path) -> int:
    """Write documents and gold into a folder (emptied first, but for its README). Returns how many documents."""
    for room in (folder, folder / "formats"):
        shutil.rmtree(room / "gold", ignore_errors=True)
        for old in room.glob("*"):
            if old.is_file() and old.name != "README.md":
                old.unlink()
        (room / "gold").mkdir(parents=True)
    count = 0
    for name, item in (*printed(), *look_alikes()):
        room = folder if item.suffix in PLAIN else folder / "formats"
        (room / f"{name}{item.suffix}").write_bytes(item.data)
        made = {**item.gold, "id": name, "sha256": hashlib.sha256(item.data).hexdigest()}
        (room / "gold" / f"{name}.gold.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
        count += 1
    return count


if __name__ == "__main__":
    print(f"{write(SEEDS)} documents in seeds/")
