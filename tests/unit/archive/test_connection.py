"""Opening the file: what is no archive, cannot be written, or is locked, is said in one line."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.press import Pair, press
from transcript.archive import Archive, connection
from transcript.errors import ArchiveBusy, ArchiveError, DamagedArchive, NewerArchive, NotAnArchive


@pytest.fixture
def stored(path: Path) -> Path:
    with Archive(path) as archive:
        archive.add(press(1, Pair("问？", "老旧小区。")))
    return path


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("content", [b"just text, no database " * 60, b"SQLite format 3\0" + b"\xff" * 2000])
def test_a_file_that_is_no_database_is_named_and_left_alone(path: Path, content: bytes, read_only: bool) -> None:
    """Something that is no database is refused, and not a byte of it changes."""
    path.write_bytes(content)
    with pytest.raises((NotAnArchive, DamagedArchive)) as caught:
        Archive(path, read_only=read_only)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == content


def test_an_empty_file_cannot_be_read_but_can_become_an_archive(path: Path) -> None:
    """An empty file is no archive to a reader; a writer makes it one."""
    path.touch()
    with pytest.raises(NotAnArchive):
        Archive(path, read_only=True)
    with Archive(path) as archive:
        assert archive.list() == []


@pytest.mark.parametrize("read_only", [True, False])
def test_the_database_of_another_program_is_left_alone(path: Path, read_only: bool) -> None:
    """A database without our mark is refused and gets no tables of ours."""
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(NotAnArchive, match="not made by"):
        Archive(path, read_only=read_only)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_a_newer_version_is_not_touched(stored: Path, read_only: bool) -> None:
    """A newer schema is refused with both version numbers and the remedy."""
    with sqlite3.connect(stored) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(NewerArchive, match=r"99.*update transcript"):
        Archive(stored, read_only=read_only)


def test_a_folder_and_nothing_at_all(tmp_path: Path) -> None:
    """A folder is no archive; a reader does not create one."""
    with pytest.raises(NotAnArchive, match="folder"):
        Archive(tmp_path)
    with pytest.raises(ArchiveError, match="no such archive"):
        Archive(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A path through a file is an error of ours."""
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError):
        Archive(tmp_path / "file" / "a.db")


@pytest.fixture
def read_only_file() -> Iterator[Path]:
    """A finished archive that this process may read and not write (root lays its rights down meanwhile)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with Archive(path) as archive:
            archive.add(press(1, Pair("问？", "老旧小区。")))
            archive.search("老旧小区", official="王其峰").hits  # noqa: B018 — loads what is imported late
        path.chmod(0o444)
        path.parent.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            path.parent.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are kept otherwise on this system")
def test_a_read_only_file_is_read_and_not_written(read_only_file: Path) -> None:
    """A file without write permission can be searched; adding to it fails in one line and changes nothing."""
    before = read_only_file.read_bytes()
    with Archive(read_only_file, read_only=True) as archive:
        assert archive.search("老旧小区").total == 1
    with pytest.raises(ArchiveError, match=r"only be read|cannot be opened"), Archive(read_only_file) as archive:
        archive.add(press(2, Pair("问？", "答。")))
    assert read_only_file.read_bytes() == before


def test_the_refusal_of_a_file_system_is_translated(stored: Path) -> None:
    """SQLite's "attempt to write a readonly database" becomes ours, and what was stored stays."""
    with Archive(stored) as archive:
        archive._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(ArchiveError, match="can only be read"):
            archive.add(press(2, Pair("问？", "答。")))
        assert len(archive.list()) == 1


def test_an_archive_opened_for_reading_refuses_to_write(stored: Path) -> None:
    """Every change is refused before anything happens."""
    with Archive(stored, read_only=True) as archive:
        for change in (
            lambda: archive.add(press(2)),
            lambda: archive.remove("c-"),
            lambda: archive.merge("a", "b"),
            lambda: archive.split("a", ["b"]),
            lambda: archive.check(repair=True),
        ):
            with pytest.raises(ArchiveError, match="reading only"):
                change()


def test_a_full_disk_loses_the_document_in_hand_and_nothing_else(stored: Path) -> None:
    """SQLITE_FULL in the middle of a document rolls it back; the archive stays sound and takes more later."""
    long = "电梯" * 400_000
    with Archive(stored) as archive:
        pages = archive._connection.execute("PRAGMA page_count").fetchone()[0]
        archive._connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        with pytest.raises(ArchiveError, match="disk is full"):
            archive.add(press(2, Pair("问？", long)))
        assert [one.id for one in archive.list()] == [press(1).id]
        archive._connection.execute("PRAGMA max_page_count = 1073741823")
        assert archive.check().sound
        assert archive.add(press(2, Pair("问？", "电梯。"))) == "added"


def test_a_writer_that_waits_too_long_says_so(stored: Path) -> None:
    """When another writer holds the archive beyond the timeout, ArchiveBusy; afterwards all is well."""
    other = sqlite3.connect(stored, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Archive(stored, timeout=0.05) as archive:
        with pytest.raises(ArchiveBusy, match="another program"):
            archive.add(press(2, Pair("问？", "答。")))
        other.execute("ROLLBACK")
        assert archive.add(press(2, Pair("问？", "答。"))) == "added"
    other.close()


def test_a_reader_sees_what_was_committed_while_a_writer_writes(stored: Path) -> None:
    """A reader is neither stopped by a writer nor shown half of what it writes."""
    writer = sqlite3.connect(stored, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE conference SET title = 'half'")
    with Archive(stored, read_only=True) as archive:
        assert archive.list()[0].title != "half"
        assert archive.search("老旧小区").total == 1
    writer.execute("ROLLBACK")
    writer.close()


def test_nothing_is_written_into_a_file_put_aside(stored: Path) -> None:
    """When another file took the archive's place meanwhile, a change is refused instead of lost."""
    with Archive(stored) as archive:
        stored.rename(stored.with_name("old.db"))
        with pytest.raises(ArchiveError, match="replaced or deleted"):
            archive.add(press(2, Pair("问？", "答。")))


def test_the_default_archive_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """TRANSCRIPT_ARCHIVE names it; without it, it lies in the user's data folder."""
    monkeypatch.setenv("TRANSCRIPT_ARCHIVE", str(tmp_path / "mine.db"))
    assert connection.default_path() == tmp_path / "mine.db"
    monkeypatch.delenv("TRANSCRIPT_ARCHIVE")
    assert connection.default_path().name == "archive.db"


def test_a_name_with_marks_of_an_address_is_a_name(tmp_path: Path) -> None:
    """`?`, `#` and `%` in a path do not change which file is opened."""
    path = tmp_path / "a?mode=memory#1%41.db"
    with Archive(path) as archive:
        archive.add(press(1, Pair("问？", "答。")))
    assert path.exists()


def test_what_a_removal_leaves_empty_is_given_back(path: Path) -> None:
    """After much was removed the file shrinks when it is closed, and what is left is sound."""
    with Archive(path) as archive:
        archive.add_many(press(nth, Pair("问？", f"第{nth}期" + chr(0x4E00 + nth) * 400_000)) for nth in range(6))
    full = path.stat().st_size
    with Archive(path) as archive:
        for nth in range(5):
            archive.remove(press(nth).id)
    assert path.stat().st_size < full * 0.7
    with Archive(path) as archive:
        assert archive.check().problems == ()
        assert archive.search("第5期").total == 1
