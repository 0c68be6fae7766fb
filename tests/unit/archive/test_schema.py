"""The schema and its numbered migrations."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.press import Pair, press
from transcript.archive import Archive, schema
from transcript.errors import ArchiveError, DamagedArchive


def _number(path: Path, pragma: str) -> int:
    with sqlite3.connect(path) as database:
        return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])


def test_migrations_are_numbered_without_gaps() -> None:
    """Migrations count from 1, one by one, each with a reason."""
    assert [one.number for one in schema.MIGRATIONS] == list(range(1, schema.newest() + 1))
    assert all(one.why and one.statements for one in schema.MIGRATIONS)


def test_a_new_archive_tells_its_version_and_its_maker(archive: Archive, path: Path) -> None:
    """A fresh file bears our application id, the newest version, and is in WAL mode with foreign keys on."""
    assert _number(path, "user_version") == schema.newest()
    assert _number(path, "application_id") == schema.APPLICATION_ID
    assert archive._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert archive._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.fixture
def old(path: Path) -> Path:
    """An archive with one conference, of the version of today; the tests then invent a newer program."""
    with Archive(path) as archive:
        archive.add(press(1, Pair("问？", "老旧小区。")))
    return path


def _next(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    step = schema.Migration(schema.newest() + 1, "a test", statements)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))


def test_an_older_archive_is_brought_up_and_keeps_everything(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening for writing runs the missing migrations; nothing stored is lost."""
    _next(monkeypatch, "CREATE TABLE later (x)")
    with Archive(old) as archive:
        assert archive.search("老旧小区").total == 1
        assert archive._connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
    assert _number(old, "user_version") == schema.newest()


def test_a_migration_that_fails_leaves_the_archive_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is one transaction: all of it or nothing."""
    before = schema.newest()
    with monkeypatch.context() as patch:
        _next(patch, "CREATE TABLE later (x)", "no such statement")
        with pytest.raises(DamagedArchive):
            Archive(old)
    assert _number(old, "user_version") == before
    with Archive(old) as archive:
        assert archive.search("老旧小区").total == 1
        assert not archive._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall()


def test_reading_does_not_migrate(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader never writes: an older archive is refused with the command that updates it."""
    _next(monkeypatch, "CREATE TABLE later (x)")
    with pytest.raises(ArchiveError, match=r"older version.*archive check"):
        Archive(old, read_only=True)
