"""Many files: one bad file never stops the others."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from transcript import batch, pipeline
from transcript.batch import failures, structure_file, structure_files

GOOD = "主持人：请提问。\n青川日报记者：请问今年的水价会涨吗？\n市水务局局长王启明：今年没有调价的计划。\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two good files and two bad ones."""
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_text(GOOD.replace("水价", "电价"), "utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt", "d.txt")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_batch_goes_on_past_bad_files(files: list[str], jobs: int) -> None:
    """Outcomes come in the order of the files; a bad one has its line, the others their records."""
    outcomes = list(structure_files(files, jobs=jobs, tags=False))
    assert [outcome.path for outcome in outcomes] == files
    assert [len(outcome.records) for outcome in outcomes] == [1, 0, 0, 1]
    assert [outcome.path for outcome in failures(outcomes)] == files[1:3]
    assert "nothing in it" in (outcomes[1].error or "")
    assert "no such file" in (outcomes[2].error or "")


def test_jobs_give_the_same_records(files: list[str]) -> None:
    """Several processes give what one gives."""
    assert list(structure_files(files, jobs=2)) == list(structure_files(files, jobs=1))


@pytest.mark.parametrize("error", [ValueError("boom"), RecursionError(), MemoryError()])
def test_our_own_mistake_is_one_line(files: list[str], monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """An error nobody foresaw is one line that names the file and the kind of error."""

    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.delenv("TRANSCRIPT_DEBUG", raising=False)
    monkeypatch.setattr(pipeline, "load_all", broken)
    outcome = structure_file(files[0])
    assert outcome.records == ()
    assert outcome.error is not None
    assert files[0] in outcome.error
    assert type(error).__name__ in outcome.error
    assert "\n" not in outcome.error


def test_debugging_shows_the_error(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With TRANSCRIPT_DEBUG the error itself is raised."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError("boom")

    monkeypatch.setenv("TRANSCRIPT_DEBUG", "1")
    monkeypatch.setattr(pipeline, "load_all", broken)
    with pytest.raises(ValueError, match="boom"):
        structure_file(files[0])


def test_files_are_taken_as_they_are_needed() -> None:
    """A long list is not read ahead of the one who asks."""
    taken: list[str] = []

    def names() -> object:
        for number in range(100):
            taken.append(str(number))
            yield f"missing-{number}.txt"

    next(batch.structure_files(names()))  # type: ignore[arg-type,call-overload]
    assert len(taken) == 1


def _dies(path: str, *_: object) -> tuple[str, tuple[str, ...], str | None]:
    if path.endswith("bad"):
        os._exit(1)
    return path, (), None


def test_a_file_that_kills_its_worker_is_the_only_one_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were in flight with it are read again; the one to blame is named."""
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("needs workers that share what the test has replaced")
    monkeypatch.setattr(batch, "_portable", _dies)
    paths = [f"{number}.{'bad' if number in (3, 11) else 'txt'}" for number in range(14)]
    outcomes = list(structure_files(paths, jobs=2))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.path for outcome in failures(outcomes)] == ["3.bad", "11.bad"]
