"""What each cue word is worth: learned from labelled texts, from the strength its author gave it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from transcript.chinese.view import simplify
from transcript.tag.evidence import without_courtesies
from transcript.tag.scheme import SHORTEST, STRENGTH, Scheme, cue_table
from transcript.tag.taxonomy import codes_by_label, labels_by_code, word_lists
from transcript.train.topics.rows import Row

# How often a text with a cue of strength 1, 2, 3 bears its label, before any text was seen; worth so many texts.
BELIEF = {STRENGTH[1]: 0.2, STRENGTH[2]: 0.45, STRENGTH[3]: 0.72}
WORTH = 2.5
WORTHLESS = 0.1
RICHEST = 1.6  # no word alone is more than this


def listed(path: Path) -> Iterable[tuple[str, str, int]]:
    """`(label, word, strength)` of the shared list of cue words."""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        # A telephone number is found in any longer number.
        if len(cells) >= 3 and not line.startswith("#") and len(cells[1]) >= SHORTEST and not cells[1].isdigit():
            yield cells[0], simplify(cells[1]), int(cells[2])


def believed(path: Path | None) -> Scheme:
    """The scheme with every cue at the strength its author gave it: the lexicon of the project and the shared list."""
    labels = labels_by_code()
    known = set(labels.values())
    found = [cue for cue in (listed(path) if path else ()) if cue[0] in known]
    return Scheme("gov.cn", tuple(labels.values()), cue_table([*word_lists(), *found]))


def learned(scheme: Scheme, rows: Sequence[Row]) -> Scheme:
    """The scheme with weights by how often a cue was right: `-log(1 - p)`, p being what its author believed, corrected by what was seen.

    Cues that prove worthless are left out.
    """
    seen: Counter[str] = Counter()
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for word in {word for _, word in scheme.words(without_courtesies(row.item.text))}:
            seen[word] += 1
            right[word].update(label for label in row.labels if label in scheme.cues[word])
    cues = {}
    for word, labels in scheme.cues.items():
        kept = {}
        for label, strength in labels.items():
            belief = BELIEF[strength] / math.sqrt(len(labels))
            chance = (right[word][label] + WORTH * belief) / (seen[word] + WORTH)
            if chance >= WORTHLESS:
                kept[label] = round(min(-math.log(1 - min(chance, 0.99)), RICHEST), 2)
        if kept:
            cues[word] = kept
    return Scheme(scheme.name, scheme.labels, cues)


def save(scheme: Scheme, path: Path) -> None:
    """Write cues as `word<TAB>code=weight …`, weights in hundredths."""
    codes = codes_by_label()
    lines = [
        word + "\t" + " ".join(f"{codes[label]}={round(weight * 100)}" for label, weight in sorted(labels.items()))
        for word, labels in sorted(scheme.cues.items())
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
