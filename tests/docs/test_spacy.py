"""docs/spacy.md is true: its Python runs as it stands, and prints what the page says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks run in order in one namespace, where `seeds` lies; a `text` block is the output of the Python before it."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    output, compared = "", 0
    for kind, body in BLOCK.findall((ROOT / "docs" / "spacy.md").read_text("utf-8")):
        if kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as stream:
                exec(compile(body, "docs/spacy.md", "exec"), names)
            output = stream.getvalue()
        elif kind == "text":
            assert output.rstrip() == body.rstrip()
            compared += 1
    assert compared >= 5
