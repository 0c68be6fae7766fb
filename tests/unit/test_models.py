"""Shipped models: the ones that were measured, or an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript import models
from transcript.errors import ModelError


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder with one model, `toy`."""
    import hashlib

    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "weights.bin").write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    (folder / "digests.json").write_text(json.dumps({"weights.bin": digest}), "utf-8")
    monkeypatch.setattr(models, "root", lambda: tmp_path)
    return folder


def test_model_with_its_digest_is_given(shelf: Path) -> None:
    """A model whose files have their digests is found."""
    assert models.path("toy") == shelf


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda folder: (folder / "weights.bin").write_bytes(b"other"), "does not have its digest"),
        (lambda folder: (folder / "weights.bin").unlink(), "weights.bin is missing"),
        (lambda folder: (folder / "digests.json").unlink(), "model is missing"),
    ],
)
def test_other_weights_are_refused(shelf: Path, harm: object, message: str) -> None:
    """Weights that are missing or not the ones measured are a ModelError with the remedy."""
    harm(shelf)  # type: ignore[operator]
    with pytest.raises(ModelError, match=message) as caught:
        models.path("toy")
    assert caught.value.remedy


def test_every_shipped_model_has_its_digests() -> None:
    """Each folder of models/ is complete and unchanged."""
    names = [folder.name for folder in models.root().iterdir() if (folder / "digests.json").is_file()]
    assert "char-bigrams" in names
    for name in names:
        models.path(name)
