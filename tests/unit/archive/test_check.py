"""`archive check` finds what does not fit, and repair saves what is whole."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from tests.press import LI, Pair, press
from transcript.archive import Archive
from transcript.archive.check import check
from transcript.errors import ArchiveBusy, ArchiveError, NotAnArchive

RECORDS = [
    press(
        number,
        Pair(f"老旧小区第{number}期怎么改？", f"第{number}期加装电梯。" + "改造工程按计划推进。" * 60),
        Pair("停车呢？", "新增停车位。", LI),
        opening="各位记者朋友。",
    )
    for number in range(1, 13)
]


@pytest.fixture
def full(path: Path) -> Path:
    with Archive(path) as archive:
        archive.add_many(RECORDS)
    return path


def _write(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def test_a_sound_archive_is_sound(full: Path) -> None:
    """Nothing wrong is reported of an archive nobody touched, and the check changes nothing."""
    before = full.read_bytes()
    found = check(full)
    assert (found.sound, found.problems, found.conferences, found.entries) == (True, (), 12, 12 * 5)
    assert full.read_bytes() == before


ONE = f"(SELECT key FROM conference WHERE id = '{RECORDS[0].id}')"
TAMPERED = {
    "record JSON": (f"UPDATE record SET json = x'7b7d' WHERE conference = {ONE}", "changed from outside"),
    "record gone": (f"DELETE FROM record WHERE conference = {ONE}", "record is missing"),
    "text": (f"UPDATE said SET text = '别的' WHERE key = (SELECT min(key) FROM entry WHERE conference = {ONE})", "changed"),
    "speaker": (f"UPDATE entry SET appearance = NULL WHERE conference = {ONE}", "differs from the record"),
    "date": (f"UPDATE conference SET date = '1999-01-01' WHERE id = '{RECORDS[0].id}'", "differs from the record"),
    "entry gone": (f"DELETE FROM entry WHERE kind = 'answer' AND conference = {ONE}", "referred|refers|not in the archive|differs"),
    "index row gone": ("DELETE FROM words_docsize WHERE id = 2", "not in the index|damaged"),
    "index data gone": ("DELETE FROM words_data WHERE id > 10", "index"),
    "folding table": ("UPDATE meta SET value = 'x'", "folding"),
    "folding table gone": ("DELETE FROM meta", "folding"),
}  # fmt: skip


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_from_outside_is_found_and_mended(full: Path, what: str) -> None:
    """Each kind of tampering is found; repair gives a sound archive with every record that is whole, and keeps the
    damaged file."""
    statement, said = TAMPERED[what]
    _write(full, "PRAGMA foreign_keys = OFF", statement)
    found = check(full)
    assert not found.sound
    assert any(_fits(said, problem.what) for problem in found.problems), found.problems
    mended = check(full, repair=True)
    assert mended.repaired and mended.kept and Path(mended.kept).exists()
    lost = what in ("record JSON", "record gone")
    assert mended.saved == 12 - lost
    assert [name.split()[0] for name in mended.lost] == [RECORDS[0].id] * lost
    again = check(full)
    assert again.sound and not again.problems
    with Archive(full, read_only=True) as archive:
        assert {record.id: record for record in archive.conferences()} == {
            record.id: record for record in RECORDS[1 if lost else 0 :]
        }
        assert archive.search("新增停车位").total == 12 - lost


def _fits(said: str, what: str) -> bool:
    return any(piece in what for piece in said.split("|"))


@pytest.mark.parametrize("seed", range(25))
def test_corrupted_pages_are_never_a_wrong_result(full: Path, seed: int) -> None:
    """Random bytes over random pages: search answers right or says the archive is damaged; repair saves only records
    that are whole and names the others; the result is sound."""
    chance = random.Random(seed)
    right = {record.id: record for record in RECORDS}
    data = bytearray(full.read_bytes())
    pages = len(data) // 8192
    for page in chance.sample(range(1, pages), k=chance.choice((1, 2, 5))):
        at = page * 8192 + chance.randrange(0, 8000)
        data[at : at + 96] = chance.randbytes(96)
    full.write_bytes(data)
    try:
        with Archive(full, read_only=True) as archive:
            for hit in archive.search("电梯", limit=None):
                assert hit.text in {turn.text for record in RECORDS for turn in record.turns}
    except ArchiveError as error:
        assert "\n" not in str(error)
    mended = check(full, repair=True)
    if not mended.problems:
        return  # the bytes fell on a page nobody uses
    assert mended.saved + len(mended.lost) >= 12 or mended.saved >= 1
    assert check(full).problems == ()
    with Archive(full, read_only=True) as archive:
        saved = list(archive.conferences())
        assert len(saved) == mended.saved
        assert all(right[record.id] == record for record in saved)
        assert archive.search("新增停车位").total == mended.saved


def test_a_file_cut_short_is_damaged_not_wrong(full: Path) -> None:
    """Half a file: damage is said; what can be saved is."""
    data = full.read_bytes()
    full.write_bytes(data[: len(data) // 2])
    found = check(full)
    assert not found.sound
    mended = check(full, repair=True)
    assert mended.repaired
    assert check(full).sound


def test_what_people_decided_and_former_ids_survive_a_repair(path: Path) -> None:
    """Decisions about persons, aliases of ids and the persons' ids are carried into the rebuilt archive."""
    with Archive(path) as archive:
        archive.add_many(RECORDS)
        old = archive.search("第3期加装电梯").hits[0].id
        archive.add(
            press(3, Pair("老旧小区第3期怎么改？", "第3期加装电梯。" + "改造工程按计划推进。" * 60), reading="second")
        )
        other = archive.split("王其峰", [RECORDS[5].id], note="namesake").id
        people = {one.id: len(one.appearances) for one in archive.people()}
    _write(path, f"UPDATE record SET json = x'00' WHERE conference = {ONE}")
    with Archive(path) as archive:
        assert archive.check(repair=True).repaired
        assert archive.person(other).appearances[0].conference == RECORDS[5].id
        assert {one.id for one in archive.people()} == set(people)
        assert archive.entry(old).text.startswith("第3期")
        assert archive.add(RECORDS[0]) == "added"
        assert archive.check().sound
        assert archive.person(other).appearances[0].conference == RECORDS[5].id


def test_repair_of_a_sound_archive_does_nothing(full: Path) -> None:
    """Nothing to repair: the file stays as it is, and no copy is made."""
    before = full.read_bytes()
    assert not check(full, repair=True).repaired
    assert full.read_bytes() == before
    assert list(full.parent.glob("*damaged*")) == []


def test_what_is_no_archive_is_not_repaired(path: Path) -> None:
    """A file of another kind is refused, not replaced by an empty archive."""
    path.write_text("just text, no database " * 60)
    with pytest.raises(NotAnArchive):
        check(path, repair=True)
    assert path.read_text().startswith("just text")


def test_a_writer_keeps_repair_out(full: Path) -> None:
    """An archive somebody writes to is not replaced under them."""
    _write(full, f"UPDATE record SET json = x'00' WHERE conference = {ONE}")
    writer = sqlite3.connect(full, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveBusy):
        check(full, repair=True, timeout=0.05)
    writer.execute("ROLLBACK")
    writer.close()
    assert check(full, repair=True).repaired


def test_an_archive_opened_to_be_read_only_can_be_checked(full: Path) -> None:
    with Archive(full, read_only=True) as archive:
        found = archive.check()
    assert found.sound and found.entries


def test_a_repair_that_saves_nothing_is_not_called_sound(full: Path) -> None:
    """Cut so short that no record is left: whoever keeps it must add its files again."""
    full.write_bytes(full.read_bytes()[: 4096 * 2])
    found = check(full, repair=True)
    assert found.problems and not found.saved and not found.sound


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Checking a path that names nothing says so, and leaves nothing behind."""
    missing = tmp_path / "none.db"
    with pytest.raises(ArchiveError, match="no such archive"):
        check(missing)
    assert not missing.exists()
