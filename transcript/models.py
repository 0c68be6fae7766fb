"""Where the shipped models are, and that they are the ones that were measured."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from transcript.errors import ModelError

_PACKAGE = Path(__file__).parent


def root() -> Path:
    """The models folder: inside the installed package, or beside it in a checkout."""
    shipped = _PACKAGE / "_models"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "models"


def path(name: str) -> Path:
    """The folder of one model, its weights checked against the digests in its `digests.json`.

    Raises ModelError when the model is missing or its files are not the ones that were trained.
    """
    folder = root() / name
    listing = folder / "digests.json"
    if not listing.is_file():
        raise ModelError("model is missing", where=name, remedy="install the package again")
    for file, expected in json.loads(listing.read_text("utf-8")).items():
        weights = folder / file
        if not weights.is_file():
            raise ModelError(f"{file} is missing", where=name, remedy="install the package again")
        if hashlib.sha256(weights.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{file} does not have its digest", where=name, remedy="install the package again")
    return folder
