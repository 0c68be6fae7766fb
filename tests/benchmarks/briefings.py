"""How fast briefings are: `python -m tests.benchmarks.briefings [--archive 1000]`.

1. A standard briefing of a transcript of 10,000 characters from a cold process, as Markdown and as a page, beside `python -c "import spacy"` (runs alternate;
   the fastest of each counts, in wall and in processor time).
2. Briefings per second out of an archive, on one core: read the record, brief it, print Markdown; then a part of them as pages.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import transcript
from tests.quality.render import LAYOUTS_DEV, read_authored, render
from transcript.briefing.markdown import to_markdown
from transcript.export.briefing_html import to_html

_CONFERENCES = Path(__file__).parents[1] / "quality" / "conferences" / "dev"
_ROOT = Path(__file__).parents[2]
LENGTH = 10_000


def texts() -> list[str]:
    """The authored conferences in a plain layout."""
    layout = next(layout for layout in LAYOUTS_DEV if layout.name == "inline_title")
    printed = (render(read_authored(path), layout) for path in sorted(_CONFERENCES.glob("*.txt")))
    return [item.data.decode("utf-8") for item in printed]


def long_text() -> str:
    """One conference of about 10,000 characters: questions and answers come round again."""
    text = max(texts(), key=len)
    head, *lines = text.splitlines()
    body: list[str] = []
    while len(head) + sum(map(len, body)) < LENGTH:
        body += lines
    kept: list[str] = [head]
    for line in body:
        if sum(map(len, kept)) >= LENGTH:
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def cold(arguments: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=_ROOT)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def from_cold(folder: Path, runs: int) -> None:
    """The ratio to importing spaCy."""
    source = folder / "long.txt"
    source.write_text(long_text(), "utf-8")
    ours = ["-c", "from transcript.cli.app import main; main()", "brief", str(source), "--format"]
    commands = {"md": [*ours, "md"], "html": [*ours, "html"], "spacy": ["-c", "import spacy"]}
    times = [{name: cold(command) for name, command in commands.items()} for _ in range(runs)]
    for kind, clock in enumerate(("wall", "processor")):
        best = {name: min(run[name][kind] for run in times) for name in commands}
        for name, most in (("md", 1.5), ("html", 2.0)):
            print(
                f"{clock}: {name} of {len(source.read_text('utf-8')):,} characters {best[name]:.2f} s, "
                f"import spacy {best['spacy']:.2f} s: {best[name] / best['spacy']:.2f} times (at most {most})"
            )


def from_archive(folder: Path, count: int) -> None:
    """Briefings per second."""
    base = texts()
    with transcript.Archive(folder / "archive.db") as archive:
        for n in range(count):
            text = base[n % len(base)] + f"\n（稿件编号{n}）\n"
            if n < len(base):
                archive.add(transcript.structure_text(text, path=f"{n}.txt")[0])
        records = list(archive.conferences())
        for n in range(len(base), count):
            record = records[n % len(records)]
            archive.add(
                record.model_copy(
                    update={"id": f"c-{n:012x}", "source": record.source.model_copy(update={"sha256": f"{n:064x}"})}
                )
            )
    with transcript.Archive(folder / "archive.db", read_only=True) as archive:
        ids = [listed.id for listed in archive.list()]
        began = time.process_time()
        size = sum(len(to_markdown(transcript.brief(archive.conference(id)))) for id in ids)
        spent = time.process_time() - began
        print(
            f"archive: {len(ids)} briefings ({size:,} characters) in {spent:.1f} s: {len(ids) / spent:.0f} a second (at least 20)"
        )
        began = time.process_time()
        for id in ids[:100]:
            record = archive.conference(id)
            to_html(transcript.brief(record), [record])
        spent = time.process_time() - began
        print(f"archive: {len(ids[:100])} pages in {spent:.1f} s: {len(ids[:100]) / spent:.0f} a second")


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--archive", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        from_cold(Path(folder), options.runs)
        from_archive(Path(folder), options.archive)


if __name__ == "__main__":
    main()
