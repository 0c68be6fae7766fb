"""Speed of structuring: `python -m tests.benchmarks.structure` (`--quick` leaves the 10 MB out).

Everything is processor time of one process on texts made from `seeds/`, and every ratio is taken within this run:
characters per second with and without tags, of texts read for the first time and again, undamaged and damaged; cost at
10 KB to 10 MB; throughput against a bare scan for labels with JSON output; cold start of the command against `import spacy`.
"""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from transcript.pipeline import structure_text

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
_LABEL = re.compile(r"^[ \u3000]*([^\n：:，。]{1,40})[：:]", re.M)
_COMMAND = "from transcript.cli.app import main; main()"


@lru_cache(maxsize=1)
def samples() -> dict[str, str]:
    """The transcripts among the seeds that are plain text, by name; undamaged and damaged, in every layout."""
    gold = {
        path.name.removesuffix(".gold.json"): json.loads(path.read_text("utf-8")) for path in (SEEDS / "gold").iterdir()
    }
    texts = {
        path.name: path.read_bytes()
        for path in sorted(SEEDS.glob("*.txt"))
        if gold.get(path.stem, {}).get("kind") == "transcript"
    }
    return {name: data.decode("utf-8", "ignore") for name, data in texts.items()}


def is_damaged(name: str) -> bool:
    """Whether a sample has runs that lost a byte, which are read with a search."""
    return "damaged" in name or "lost" in name


def mix(size: int) -> str:
    """`size` characters of undamaged seeds, one after another, again and again."""
    whole = "\n".join(text for name, text in samples().items() if not is_damaged(name))
    return (whole * (size // len(whole) + 1))[:size]


def scan(text: str) -> str:
    """The least anybody would do: find labels by a pattern, write what stands between them as JSON."""
    found = list(_LABEL.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    turns = [
        {"label": match[1], "start": match.end(), "end": end, "text": text[match.end() : end]}
        for match, end in zip(found, ends, strict=True)
    ]
    return json.dumps(turns, ensure_ascii=False)


def best(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of some rounds, in seconds."""
    times = []
    for _ in range(rounds):
        gc.collect()
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return min(times)


def record_lines(text: str, *, tags: bool) -> str:
    """Text to records to JSON, as `transcript structure` does it."""
    return "\n".join(record.to_json() for record in structure_text(text, tags=tags))


def throughput() -> None:
    """Characters per second over the samples, each as a document of its own."""
    for text in [text for name, text in samples().items() if is_damaged(name)]:
        record_lines(text, tags=False)  # tables are loaded
    texts = [text for name, text in samples().items() if not is_damaged(name)]
    size = sum(map(len, texts))
    print(f"{len(texts)} undamaged samples, {size} characters")
    # What is kept for the names and labels of a text must not flatter the figure: the first reading has none of it.
    taken = best(lambda: [record_lines(text, tags=False) for text in texts], 1)
    print(f"  structured for the first time {size / taken / 1e6:7.2f} M characters/s")
    for text in texts:
        record_lines(text, tags=True)
    scanned = best(lambda: [scan(text) for text in texts], 20)
    print(f"  bare label scan and JSON     {size / scanned / 1e6:8.2f} M characters/s")
    for tags in (False, True):
        taken = best(lambda tags=tags: [record_lines(text, tags=tags) for text in texts], 5)  # type: ignore[misc]
        name = "structured, with tags" if tags else "structured, without tags"
        print(f"  {name:28} {size / taken / 1e6:8.2f} M characters/s   {scanned / taken:.3f} of the bare scan")
    slowest = sorted(
        ((best(lambda t=t: record_lines(t, tags=False), 3) / len(t), name) for name, t in samples().items()),
        reverse=True,
    )  # type: ignore[misc]
    for cost, name in slowest[:4]:
        print(f"    slowest: {name:36} {1 / cost / 1e6:.2f} M characters/s")


def linearity(sizes: list[int]) -> None:
    """Seconds for a million characters at growing sizes; the same figure everywhere is linear cost."""
    print("one document without tags (undamaged mix)")
    first = 0.0
    for size in sizes:
        text = mix(size)
        taken = best(lambda text=text: structure_text(text, tags=False), 5 if size <= 100_000 else 1)  # type: ignore[misc]
        per = taken / size * 1e6
        scanned = best(lambda text=text: scan(text), 3) / size * 1e6  # type: ignore[misc]
        first = first or per
        print(
            f"  {size:>11,} characters  {per:7.2f} s per million  {per / first:5.2f} of the first  {scanned / per:.3f} of the bare scan",
            flush=True,
        )


def cold(rounds: int = 5) -> None:
    """Wall time of fresh processes against `import spacy`."""
    sample = str(SEEDS / "water-supply.txt")
    programs = {
        "python -c 'import spacy'": ["-c", "import spacy"],
        "transcript --help": ["-c", _COMMAND, "--help"],
        "transcript qa (one sample)": ["-c", _COMMAND, "qa", sample],
        "transcript qa --no-tags": ["-c", _COMMAND, "qa", "--no-tags", sample],
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, arguments in programs.items():
            before = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments],
                check=True,
                capture_output=True,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            times[name].append(time.perf_counter() - before)
    spacy = min(times["python -c 'import spacy'"][1:])
    print("cold start")
    for name, taken in times.items():
        print(f"  {name:28} {min(taken[1:]):6.2f} s  {min(taken[1:]) / spacy:.2f} of import spacy")


def main() -> None:
    """Print every figure."""
    throughput()
    sizes = [10_000, 100_000, 1_000_000, 10_000_000]
    linearity(sizes[:-1] if "--quick" in sys.argv else sizes)
    cold()


if __name__ == "__main__":
    main()
