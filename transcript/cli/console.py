"""Where commands print: data on stdout, messages and progress on stderr, colour only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from transcript.batch import Outcome


EXIT_CODES = {
    0: "done",
    1: "a failure, said in one line each; a batch goes on past them and lists them at the end",
    2: "wrong usage",
    130: "interrupted",
}


class Format(StrEnum):
    """`--format`, the same everywhere."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


def out() -> Console:
    """The console for data. Piped output is plain and never folded."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=100, soft_wrap=True, no_color=True, emoji=False, markup=True)


def err() -> Console:
    """The console for messages and progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def counted(number: int, what: str) -> str:
    """`1 appearance`, `2 appearances`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def say(message: str) -> None:
    """One line on stderr."""
    print(message, file=sys.stderr)


def end_batch(failed: list[Outcome], total: int) -> None:
    """The files that gave nothing, one line each, after all others are done; the exit code is 1 when there are any."""
    import typer

    for outcome in failed:
        say(f"transcript: {outcome.error}")
    if failed and total > 1:
        say(f"transcript: {len(failed)} of {total} files failed, {total - len(failed)} done")
    if failed:
        raise typer.Exit(1)


def with_progress(outcomes: Iterable[Outcome], *, total: int | None, what: str) -> Iterator[Outcome]:
    """Pass outcomes on, with a progress bar on stderr when somebody watches."""
    if not sys.stderr.isatty() or (total is not None and total < 3):
        yield from outcomes
        return
    from rich.progress import track

    yield from track(outcomes, description=what, total=total, console=err(), transient=True)
