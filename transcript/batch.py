"""Many files: structured one by one or over several processes; one bad file never stops the others."""

from __future__ import annotations

import itertools
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


_Portable = tuple[str, tuple[str, ...], str | None]  # path, records as JSON, error: what crosses between processes


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


def _portable(path: str, encoding: str | None, tags: Tags, scheme: str) -> _Portable:
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
    waiting: deque[tuple[str, Future[_Portable]]] = deque()
    todo = iter(paths)
    pool = ProcessPoolExecutor(max_workers=jobs)

    def submit(path: str) -> Future[_Portable]:
        try:
            return pool.submit(_portable, path, encoding, tags, scheme)
        except BrokenProcessPool as error:  # a worker died since the last result
            lost: Future[_Portable] = Future()
            lost.set_exception(error)
            return lost

    try:
        while True:
            waiting.extend((path, submit(path)) for path in itertools.islice(todo, 4 * jobs - len(waiting)))
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # Every file in flight failed, and one of them is to blame: this one is read alone, the others anew.
                pool.shutdown()
                result = _alone(path, encoding, tags, scheme)
                pool = ProcessPoolExecutor(max_workers=jobs)
                kept = [(one, done, done.done() and done.exception() is None) for one, done in waiting]
                waiting = deque((one, done if whole else submit(one)) for one, done, whole in kept)
            name, records, error = result
            yield Outcome(name, tuple(Conference.from_json(record) for record in records), error)
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(path: str, encoding: str | None, tags: Tags, scheme: str) -> _Portable:
    """The result of one file in a process of its own."""
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            return pool.submit(_portable, path, encoding, tags, scheme).result()
        except BrokenProcessPool:
            return path, (), f"{path}: a worker process died of it (out of memory?) (split the file)"


def failures(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes without records."""
    return [outcome for outcome in outcomes if outcome.error is not None]
