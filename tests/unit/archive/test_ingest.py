"""Files into an archive: documents and records, resumed where it was interrupted, bad ones told and passed over."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.archive.ingest import Ingested, ingest
from transcript.record import Conference

DOCUMENT = """青川市粮食安全新闻发布会
时间：2024年5月17日

主持人 方志宏：各位记者朋友，大家好。下面请提问。

晨星日报记者：请问今年夏粮收购情况如何？

市粮食局局长 陶振华：今年夏粮收购进度快于往年，已经收购小麦三十万吨。

北河晚报记者：储备粮够吃多久？

市粮食局局长 陶振华：储备充足，够全市居民吃半年以上。
"""


def _files(folder: Path, *records: Conference) -> str:
    path = folder / "records.jsonl"
    path.write_text("".join(record.to_json() + "\n" for record in records), encoding="utf-8")
    return str(path)


def _run(archive: Archive, *paths: str, **options: bool) -> list[Ingested]:
    return list(ingest(archive, paths, tags=False, **options))  # type: ignore[arg-type]


def _changes(done: Sequence[Ingested]) -> list[tuple[str, ...]]:
    return [one.changes for one in done]


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "grain.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def test_a_document_is_structured_and_stored(archive: Archive, document: Path) -> None:
    """A text file becomes a conference that is found by what was said, and by whom."""
    assert _changes(_run(archive, str(document))) == [("added",)]
    (hit,) = archive.search("小麦", official="陶振华")
    assert hit.questions[0].outlet == "晨星日报"
    assert hit.path == str(document)


def test_a_known_file_is_passed_over_unread(archive: Archive, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, under any name, are not structured again; with `again` they are."""
    _run(archive, str(document))
    copy = document.with_name("copy.txt")
    copy.write_bytes(document.read_bytes())
    with monkeypatch.context() as patch:
        patch.setattr("transcript.batch.structure_file", lambda *_, **__: pytest.fail("read again"))
        assert _changes(_run(archive, str(document), str(copy))) == [("unchanged",), ("unchanged",)]
    assert _changes(_run(archive, str(document), again=True)) == [("unchanged",)]
    assert len(archive.list()) == 1


def test_another_version_of_the_program_reads_a_known_file_again(
    path: Path, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update the same paths are read anew, and the conference keeps its id."""
    with Archive(path) as archive:
        _run(archive, str(document))
        before = archive.list()[0].id
    monkeypatch.setattr("transcript.__version__", "99.0")
    with Archive(path) as archive:
        read: list[str] = []
        from transcript.batch import structure_file

        monkeypatch.setattr(
            "transcript.batch.structure_file", lambda name, **more: read.append(name) or structure_file(name, **more)
        )
        _run(archive, str(document))
        assert read == [str(document)]
        assert [one.id for one in archive.list()] == [before]


def test_an_interrupted_run_is_resumed(archive: Archive, tmp_path: Path) -> None:
    """What was stored before the interruption stays and is not done again."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(DOCUMENT.replace("三十", f"{number + 2}十"), encoding="utf-8")
    paths = [str(tmp_path / f"{number}.txt") for number in range(3)]
    run = ingest(archive, paths, tags=False)
    next(run)
    run.close()
    assert len(archive.list()) == 1
    assert _changes(_run(archive, *paths)) == [("unchanged",), ("added",), ("added",)]


def test_a_bad_file_is_told_and_the_others_go_in(archive: Archive, document: Path, tmp_path: Path) -> None:
    """Nothing stops for a file that cannot be read: one line says why."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (tmp_path / "empty.txt").touch()
    done = _run(archive, str(tmp_path / "picture.png"), str(tmp_path / "empty.txt"), "/no/such.txt", str(document))
    assert [bool(one.error) for one in done] == [True, True, True, False]
    assert all("\n" not in (one.error or "") for one in done)
    assert len(archive.list()) == 1


def test_records_as_json_lines(archive: Archive, tmp_path: Path) -> None:
    """JSON Lines go in line by line; a bad line is told with its number and passed over."""
    good = [press(number, Pair("问？", f"答{number}。")) for number in (1, 2)]
    path = Path(_files(tmp_path, *good))
    lines = path.read_text(encoding="utf-8").splitlines()
    broken = json.dumps({**json.loads(lines[1]), "answers": [{"id": "a", "turn": "t-none"}]})
    path.write_text("\n".join([lines[0], '{"schema_version": 7}', "{", "", broken, lines[1]]), encoding="utf-8")
    done = _run(archive, str(path))
    assert _changes(done) == [("added",), (), (), (), ("added",)]
    assert [one.path for one in done if one.error] == [f"{path}:{line}" for line in (2, 3, 5)]
    assert len(archive.list()) == 2


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("array", [True, False])
def test_one_value_or_an_array(archive: Archive, tmp_path: Path, indent: int | None, array: bool) -> None:
    """A file with one JSON record, printed wide or narrow, or with an array of them, is read as well."""
    values = [json.loads(press(number, Pair("问？", "答。")).to_json()) for number in (1, 2)]
    path = tmp_path / "records.json"
    path.write_text("\ufeff" + json.dumps(values if array else values[0], indent=indent), encoding="utf-8")
    assert _changes(_run(archive, str(path))) == [("added",)] * (2 if array else 1)


def test_what_is_exported_can_be_added(archive: Archive, tmp_path: Path) -> None:
    """An export rebuilds the archive: the same records, found alike."""
    archive.add_many(press(number, Pair("问？", f"加装电梯{number}。"), opening="开场。") for number in range(3))
    exported = tmp_path / "all.jsonl"
    exported.write_text("".join(line + "\n" for line in archive.export()), encoding="utf-8")
    with Archive(tmp_path / "b.db") as other:
        assert _changes(_run(other, str(exported))) == [("added",)] * 3
        assert list(other.export()) == list(archive.export())
        assert {hit.id for hit in other.search("电梯")} == {hit.id for hit in archive.search("电梯")}


@pytest.mark.parametrize("records", [True, False])
def test_standard_input(archive: Archive, monkeypatch: pytest.MonkeyPatch, records: bool) -> None:
    """`-` takes records or a document from standard input."""
    data = press(1, Pair("问？", "答。")).to_json() if records else DOCUMENT
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))
    assert _changes(_run(archive, "-")) == [("added",)]


def test_several_processes_give_the_same_archive(tmp_path: Path) -> None:
    """`jobs` changes who structures, not what is stored."""
    paths = []
    for number in range(4):
        paths.append(str(tmp_path / f"{number}.txt"))
        Path(paths[-1]).write_text(DOCUMENT.replace("三十", f"{number + 2}十"), encoding="utf-8")
    exports = []
    for jobs in (1, 2):
        with Archive(tmp_path / f"jobs-{jobs}.db") as archive:
            list(ingest(archive, paths, tags=False, jobs=jobs))
            exports.append(sorted(archive.export()))
    assert exports[0] == exports[1]
