"""Paths, folders, globs and standard input → the files to read."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = frozenset(
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".xhtml",
        ".shtml",
        ".docx",
        ".pdf",
        ".json",
        ".jsonl",
        ".ndjson",
        ".srt",
        ".vtt",
        ".lrc",
        ".csv",
        ".tsv",
    }
)


def expand(paths: Sequence[str]) -> Iterator[str]:
    """Every file the paths name, in the order given; folders and globs sorted. `-` is standard input.

    In folders only files with a suffix we read are taken, no hidden ones and no gold (`.gold.json`); a file named by itself is always taken.
    A path that names nothing (missing, a folder without documents, a pattern without a match) is handed on as it is:
    `read` says what is wrong with it, so that it does not stop the others.
    """
    for path in paths:
        yield from (_found(path) if path != "-" else []) or [path]


def _found(path: str) -> list[str]:
    """The files a folder or a pattern holds, sorted; none for a path that is a file or that cannot be looked at."""
    target = Path(path)
    try:
        if target.is_dir():
            return sorted(str(file) for file in target.rglob("*") if _wanted(file, target) and file.is_file())
        if glob.has_magic(path) and not target.exists():
            return sorted(name for name in glob.glob(path, recursive=True) if Path(name).is_file())  # noqa: PTH207 - the pattern may be absolute
    except OSError:
        pass
    return []


def _wanted(file: Path, root: Path) -> bool:
    """Whether a file found in a folder is a document: not the gold that `evaluate` compares one with."""
    if file.name.endswith(".gold.json"):
        return False
    return file.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in file.relative_to(root).parts)
