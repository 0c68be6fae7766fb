"""Paths, folders and globs."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcript.read import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents and other things."""
    for name in ("b.txt", "a.md", "sub/c.HTML", "picture.jpg", ".hidden.txt", ".git/x.txt", "gold/b.gold.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("大家好", "utf-8")
    return tmp_path


def test_folder_gives_its_documents_sorted(folder: Path) -> None:
    """Only suffixes we read, nothing hidden, no gold, subfolders too."""
    assert [Path(path).name for path in expand([str(folder)])] == ["a.md", "b.txt", "c.HTML"]


def test_glob_is_sorted(folder: Path) -> None:
    """A pattern gives what it matches, sorted, folders left out."""
    assert [Path(path).name for path in expand([str(folder / "*")])] == ["a.md", "b.txt", "picture.jpg"]


def test_named_file_is_always_taken(folder: Path) -> None:
    """A file named by itself is taken whatever its suffix, in the order given."""
    paths = [str(folder / "picture.jpg"), "-", str(folder / "a.md")]
    assert list(expand(paths)) == paths


def test_brackets_in_a_file_name(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is that file."""
    path = tmp_path / "记录[1].txt"
    path.write_text("大家好", "utf-8")
    assert list(expand([str(path)])) == [str(path)]


@pytest.mark.parametrize("path", ["missing.txt", "missing*.txt", "a" * 5000])
def test_what_names_nothing_is_left_to_the_reader(path: str) -> None:
    """One wrong path must not stop the others, so it is handed on."""
    assert list(expand([path, "-"])) == [path, "-"]


def test_empty_folder_is_left_to_the_reader(tmp_path: Path) -> None:
    """The same for a folder without documents."""
    assert list(expand([str(tmp_path)])) == [str(tmp_path)]
