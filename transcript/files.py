"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from transcript.errors import TranscriptError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write a file first: what is written takes the place of `path` at the end, and is gone when anything fails.

    Raises TranscriptError when it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise TranscriptError(
            f"cannot write: {error.strerror}", where=str(path), remedy="check the disk and the folder"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file (text as UTF-8)."""
    with whole(path) as part:
        part.write_bytes(data.encode() if isinstance(data, str) else data)
