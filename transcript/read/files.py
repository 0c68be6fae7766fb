"""Paths, folders, globs and standard input → the files to read."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from transcript.errors import NotFound

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
        ".srt",
        ".vtt",
    }
)


def expand(paths: Sequence[str]) -> Iterator[str]:
    """Every file the paths name, in the order given; folders and globs sorted. `-` is standard input.

    In folders only files with a suffix we read, and no hidden ones, are taken; a file named by itself is always taken.
    Raises NotFound when a path or a pattern names nothing.
    """
    for path in paths:
        if path == "-":
            yield path
            continue
        target = Path(path)
        if target.is_dir():
            found = sorted(str(file) for file in target.rglob("*") if file.is_file() and _wanted(file, target))
            if not found:
                raise NotFound(
                    "no document in this folder", where=path, remedy=f"it takes {', '.join(sorted(SUFFIXES))}"
                )
            yield from found
        elif target.exists():
            yield path
        elif glob.has_magic(path):
            found = sorted(name for name in glob.glob(path, recursive=True) if Path(name).is_file())  # noqa: PTH207 - the pattern may be absolute
            if not found:
                raise NotFound("no file matches this pattern", where=path, remedy="check the pattern")
            yield from found
        else:
            # Left to the reader, so that one missing file does not stop the others.
            yield path


def _wanted(file: Path, root: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in file.relative_to(root).parts)
