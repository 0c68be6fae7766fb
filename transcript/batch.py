"""Many files: structured one by one or over several processes; one bad file never stops the others."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from transcript.errors import TranscriptError
from transcript.record import Conference

if TYPE_CHECKING:
    from transcript.pipeline import Tags


class Outcome(NamedTuple):
    """What became of one file: its records, or the one line that says why there are none."""

    path: str
    records: tuple[Conference, ...]
    error: str | None


def structure_file(path: str, *, encoding: str | None = None, tags: Tags = True, scheme: str = "gov.cn") -> Outcome:
    """Read and structure one file. Never raises for what the file holds."""
    from transcript.pipeline import load_all

    try:
        return Outcome(path, tuple(load_all(path, encoding=encoding, tags=tags, scheme=scheme)), None)
    except TranscriptError as error:
        return Outcome(path, (), str(error))
    except (MemoryError, RecursionError) as error:
        return Outcome(path, (), f"{path}: too large to structure ({type(error).__name__}) (split the file)")
    except Exception as error:  # one bad file must not stop a batch; the kind of error is named
        if os.environ.get("TRANSCRIPT_DEBUG"):
            raise
        return Outcome(
            path,
            (),
            f"{path}: internal error {type(error).__name__}: {error} (please report it; TRANSCRIPT_DEBUG=1 shows where)",
        )


def _portable(path: str, encoding: str | None, tags: Tags, scheme: str) -> tuple[str, tuple[str, ...], str | None]:
    """Across processes records travel as JSON: smaller and faster than pickled models."""
    done = structure_file(path, encoding=encoding, tags=tags, scheme=scheme)
    return done.path, tuple(record.to_json() for record in done.records), done.error


def structure_files(
    paths: Iterable[str], *, jobs: int = 1, encoding: str | None = None, tags: Tags = True, scheme: str = "gov.cn"
) -> Iterator[Outcome]:
    """Structure files in order. With `jobs` > 1 over that many processes, at most four files per process in flight."""
    if jobs <= 1:
        for path in paths:
            yield structure_file(path, encoding=encoding, tags=tags, scheme=scheme)
        return
    yield from _in_processes(paths, jobs, encoding, tags, scheme)


def _in_processes(paths: Iterable[str], jobs: int, encoding: str | None, tags: Tags, scheme: str) -> Iterator[Outcome]:
    waiting: deque[tuple[str, Future[tuple[str, tuple[str, ...], str | None]]]] = deque()
    todo = iter(paths)
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        exhausted = False
        while waiting or not exhausted:
            while not exhausted and len(waiting) < 4 * jobs:
                path = next(todo, None)
                if path is None:
                    exhausted = True
                    break
                waiting.append((path, pool.submit(_portable, path, encoding, tags, scheme)))
            if not waiting:
                break
            path, future = waiting.popleft()
            try:
                name, records, error = future.result()
            except BrokenProcessPool:
                yield Outcome(path, (), f"{path}: a worker process died (out of memory?) (use fewer --jobs)")
                continue
            yield Outcome(name, tuple(Conference.from_json(record) for record in records), error)


def failures(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes without records."""
    return [outcome for outcome in outcomes if outcome.error is not None]
