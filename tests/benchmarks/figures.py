"""Characters per second of figures and commitments on the authored conferences: `python -m tests.benchmarks.figures`.

Processor time, the best of several runs, and each pass beside the normalised view alone, so that runs on different machines compare. The last lines show that
time grows with the length of odd input, not with its square.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.quality.render.authored import read_authored
from transcript.chinese.view import view
from transcript.tag.commitments import find_commitments
from transcript.tag.figures import find_figures

CONFERENCES = Path(__file__).parents[1] / "quality" / "conferences" / "dev"


def answers() -> list[str]:
    """What officials say in the authored conferences, an answer each."""
    return [
        "\n".join(turn.paragraphs)
        for path in sorted(CONFERENCES.glob("*.txt"))
        for turn in read_authored(path).turns
        if turn.person.part == "official"
    ]


def best(run: Callable[[], object], *, times: int = 5) -> float:
    """Seconds of the fastest of several runs."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        run()
        spent.append(time.process_time() - began)
    return min(spent)


def main() -> None:
    """Print the table."""
    texts = answers() * 5
    size = sum(map(len, texts))
    figures = best(lambda: [find_figures(text, date="2024-03-06") for text in texts])
    commitments = best(lambda: [find_commitments(text, date="2024-03-06") for text in texts])
    base = best(lambda: [view(text) for text in texts])
    print(f"{size} characters in {len(texts)} answers")
    for name, seconds in (("view alone", base), ("figures", figures), ("commitments", commitments)):
        print(f"{name:12s} {size / seconds:12,.0f} characters/s   {seconds / base:6.1f} × view")
    print(f"{'together':12s} {size / (figures + commitments):12,.0f} characters/s")
    for name, odd in (
        ("digits", "1234567890"),
        ("hans", "一百二十三亿"),
        ("commas", "1,234,"),
        ("will", "我们将力争"),
        ("emoji", "😀增长5%，"),
    ):
        short, long = odd * (25_000 // len(odd)), odd * (100_000 // len(odd))
        grown = [best(lambda t=t, f=f: f(t), times=2) for f in (find_figures, find_commitments) for t in (short, long)]  # type: ignore[misc]
        print(
            f"{name:12s} four times the length: figures × {grown[1] / grown[0]:.1f}, commitments × {grown[3] / grown[2]:.1f}"
        )


if __name__ == "__main__":
    main()
