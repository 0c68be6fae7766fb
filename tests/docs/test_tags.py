"""docs/tags.md is true: its Python runs as it stands, prints what the page says, and its TOML is a scheme."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest

from transcript.tag.scheme import own_scheme

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_print_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks run in order in one namespace, where `seeds` lies; a `text` block is the output of the Python before it."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    output, compared = "", 0
    for kind, body in BLOCK.findall((ROOT / "docs" / "tags.md").read_text("utf-8")):
        if kind == "python":
            with contextlib.redirect_stdout(io.StringIO()) as stream:
                exec(compile(body, "docs/tags.md", "exec"), names)
            output = stream.getvalue()
        elif kind == "text":
            assert output.rstrip() == body.rstrip()
            compared += 1
        elif kind == "toml":
            (tmp_path / "beats.toml").write_text(body, "utf-8")
            assert len(own_scheme("beats.toml").labels) == 2
    assert compared == 3
