"""How fast words are: loading, cutting with and without a dictionary, finding terms, making a Doc. Run from the checkout:

    python -m tests.benchmarks.words [FILE]

Prints ratios within this one run (structuring is 1), and the plain figures beside them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import transcript
from transcript.chinese.terms import document_terms, key_terms, recurring_terms
from transcript.chinese.words import words

ROOT = Path(__file__).parents[2]
LOAD = "import time, {}; s = time.process_time(); from transcript.chinese.words import segmenter; segmenter(); print(time.process_time() - s)"


def seconds(run: Callable[[], object], *, times: int = 5) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def load_seconds(imports: str) -> float:
    """Loading the model in fresh processes (the best of three)."""
    command = [sys.executable, "-c", LOAD.format(imports)]
    return min(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3))


def main(path: Path) -> None:
    conference = transcript.load(str(path))
    text = "\n".join(turn.text for turn in conference.turns)
    terms = document_terms(conference)
    base = seconds(lambda: transcript.structure_text(text, tags=False)) / len(text)
    print(
        f"model: load {load_seconds('sys'):.2f} s of processor time, {load_seconds('numpy'):.2f} s where numpy is loaded already"
    )
    runs: dict[str, Callable[[], object]] = {
        "structure without tags": lambda: transcript.structure_text(text, tags=False),
        "words": lambda: words(text),
        "words with the document's terms": lambda: words(text, terms=terms),
        "recurring terms": lambda: recurring_terms(text),
        "document terms": lambda: document_terms(conference),
        "key terms of one answer": lambda: key_terms(conference, conference.answers[0]),
        "to_doc": conference.to_doc,
    }
    for name, run in runs.items():
        taken = seconds(run)
        print(
            f"{name:32} {taken / len(text) / base:8.1f} x {len(text) / taken:12,.0f} characters/s {taken * 1000:8.1f} ms"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds" / "water-supply.txt")
