"""Several processes and one archive: writers queue, readers read meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.record import Conference

EACH = 15


def document(writer: int, nth: int) -> Conference:
    """The nth document of a writer: five answers, so that half of one would be seen."""
    pairs = (Pair(f"问题{number}？", f"写者{writer}的第{nth}篇，加装电梯{number}。") for number in range(5))
    return press(writer * 1000 + nth, *pairs)


WRITER = """
import sys
from tests.unit.archive.test_processes import EACH, document
from transcript.archive import Archive

with Archive(sys.argv[1]) as archive:
    print("ready", flush=True)
    sys.stdin.readline()
    for nth in range(EACH):
        archive.add(document(int(sys.argv[2]), nth))
"""
READER = """
import sys
from transcript.archive import Archive

print("ready", flush=True)
sys.stdin.readline()
seen, total = [], 0
while total < int(sys.argv[2]):
    with Archive(sys.argv[1], read_only=True) as archive:
        for _ in range(5):
            results = archive.search("加装电梯", kind="answer", limit=None)
            total = results.total
            assert total % 5 == 0, total
            assert len(results.hits) == total
            seen.append(total)
assert seen == sorted(seen), seen
"""


def _start(code: str, *args: object) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={"PYTHONPATH": ":".join(entry for entry in sys.path if entry)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()[1]
    return process


def test_writers_queue_and_readers_read_whole_documents_meanwhile(path: Path) -> None:
    """Two writers at once: no document fails or is lost. Two readers meanwhile: never half a document, never an error,
    never fewer than before."""
    Archive(path).close()
    running = [_start(WRITER, path, 1), _start(WRITER, path, 2), *(_start(READER, path, 2 * EACH * 5) for _ in "ab")]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        _, complaints = process.communicate(timeout=60)
        assert (process.returncode, complaints) == (0, "")
    with Archive(path, read_only=True) as archive:
        expected = {document(writer, nth).id for writer in (1, 2) for nth in range(EACH)}
        assert {one.id for one in archive.list()} == expected
        assert archive.search("加装电梯", kind="answer").total == 2 * EACH * 5
    with Archive(path) as archive:
        assert archive.check().sound
