"""Characters per second of topics, figures and commitments on the authored conferences: `python -m tests.benchmarks.tags`.

Processor time, the best of several runs, each beside the normalised view alone, so that runs on different machines compare. Also how long
the topic model takes to load in a fresh process.
"""

from __future__ import annotations

import subprocess
import sys

from tests.benchmarks.figures import CONFERENCES, best
from tests.quality.render.authored import read_authored
from transcript.chinese.view import view
from transcript.tag import tag_speech
from transcript.tag.commitments import find_commitments
from transcript.tag.figures import find_figures
from transcript.tag.topics import TopicInput, TopicTagger

_LOAD = """
import time
began = time.perf_counter()
from transcript.tag.topics import TopicInput, TopicTagger
TopicTagger.load().tag([TopicInput("供水管网改造")])
print(time.perf_counter() - began)
"""


def conferences() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Title and `(text, question, office)` of what officials say, a conference each."""
    found = []
    for path in sorted(CONFERENCES.glob("*.txt")):
        read = read_authored(path)
        items = [
            (
                "\n".join(turn.paragraphs),
                " ".join(text for asked in turn.answers for text in read.turns[asked].paragraphs),
                turn.person.title,
            )
            for turn in read.turns
            if turn.person.part == "official"
        ]
        found.append((read.meta.get("title", ""), items))
    return found


def main() -> None:
    """Print the table."""
    all_items = conferences() * 3
    texts = [text for _, items in all_items for text, _, _ in items]
    size = sum(map(len, texts))
    tagger = TopicTagger.load()
    runs = {
        "view alone": lambda: [view(text) for text in texts],
        "topics": lambda: [
            tagger.tag([TopicInput(*item, title) for item in items], together=True) for title, items in all_items
        ],
        "figures": lambda: [find_figures(text, date="2024-03-06") for text in texts],
        "commitments": lambda: [find_commitments(text, date="2024-03-06") for text in texts],
        "all tags": lambda: [tag_speech(items, theme=title, date="2024-03-06") for title, items in all_items],
    }
    print(f"{size} characters in {len(texts)} answers")
    base = 0.0
    for name, run in runs.items():
        seconds = best(run)  # type: ignore[arg-type]
        base = base or seconds
        print(f"{name:12s} {size / seconds:12,.0f} characters/s   {seconds / base:6.1f} × view")
    loads = [
        float(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    print(f"model loaded and first text tagged in a fresh process: {min(loads):.2f} s")


if __name__ == "__main__":
    main()
