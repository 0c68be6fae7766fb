"""A writer killed at any moment loses at most the document in hand."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.archive.fold import build
from transcript.record import Conference

KILLS = 60
Job = tuple[int, int]  # number of a document, and of its reading


def document(number: int, reading: int) -> Conference:
    """What the writer adds as `number`; each reading of it says something else."""
    said = (f"第{number}场第{reading}读，加装电梯。" + "改造工程按计划推进，资金已经到位。" * 8,) * 3
    pairs = (Pair(f"第{number}场的问题{nth}？", text + str(nth)) for nth, text in enumerate(said))
    return press(number, *pairs, opening=f"第{number}场第{reading}读。", reading=str(reading))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is not known there")
def test_killed_at_random_every_committed_document_is_whole(path: Path) -> None:
    """kill -9 at random points while documents are added and replaced: each one that was reported as stored is there
    in the reading reported (or the one in hand), whole, searchable, and the archive passes its check."""
    chance = random.Random(20240517)
    build()  # once, not in every child
    stored: dict[int, int] = {}
    killed = 0
    for attempt in range(KILLS):
        jobs = [(attempt * 100 + nth, 0) for nth in range(20)]
        jobs += [(number, attempt + 1) for number in chance.sample(sorted(stored), min(10, len(stored)))]
        chance.shuffle(jobs)
        done, interrupted = _killed_writer(path, jobs, after=chance.randrange(8), wait=chance.uniform(0, 0.03))
        killed += interrupted
        stored.update(done)
        # Between the commit and its report lies a moment: the document in hand may be stored or not.
        _verify(path, stored, jobs[len(done) : len(done) + 1], jobs, whole=attempt % 10 == 9)
    assert killed >= 50
    assert len(stored) > KILLS


def _killed_writer(path: Path, jobs: Sequence[Job], *, after: int, wait: float) -> tuple[list[Job], bool]:
    """Kills a process that adds the documents, `wait` seconds after it reported so many of them (a slow machine gets
    as far as a fast one); returns those it reported as stored."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _write(path, jobs, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as pipe:
        reported = 0
        while reported < after and (report := pipe.read(after - reported)):
            reported += len(report)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        reported += len(pipe.read())
    return list(jobs[:reported]), os.WIFSIGNALED(status)


def _write(path: Path, jobs: Sequence[Job], report: int) -> None:
    try:
        with Archive(path) as archive:
            for job in jobs:
                archive.add(document(*job))
                os.write(report, b".")
    finally:
        os._exit(0)


def _verify(path: Path, stored: dict[int, int], hand: Sequence[Job], jobs: Sequence[Job], *, whole: bool) -> None:
    """What this writer touched is as it must be; with `whole` everything else too."""
    with Archive(path) as archive:  # a writer: opening it recovers the journal
        listed = {one.id for one in archive.list()}
        for number, reading in hand:
            record = document(number, reading)
            if record.id in listed and archive.conference(record.id) == record:
                stored[number] = reading
        assert listed == {press(number).id for number in stored}
        assert archive.search("加装电梯", kind="answer").total == 3 * len(stored)
        for number in stored if whole else {number for number, _ in jobs} & stored.keys():
            record = document(number, stored[number])
            assert archive.conference(record.id) == record
            assert archive.search(f'"第{number}场第{stored[number]}读，"', conference=record.id).total == 3
        if whole:
            assert archive.check().problems == ()
