"""Somebody who follows a page of the documentation: its Python and its commands run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from transcript.cli.app import main

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What pages call a document of the reader's own.
_OWN = {"conference.txt": "water-supply.txt", "2023.txt": "old-neighbourhoods.txt", "2024.txt": "statistics.txt"}


class Block(NamedTuple):
    """A fenced block: the language behind the fence, and what it holds."""

    kind: str
    body: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [Block(*found) for found in _BLOCK.findall(page.read_text("utf-8"))]


class Reader:
    """Follows pages in a folder with the samples, documents of their own and an empty archive.

    `followed` counts what was run and compared: `python`, `command`, `output`, `toml`.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "seeds").symlink_to(ROOT / "seeds")
        for name, sample in _OWN.items():
            shutil.copy(ROOT / "seeds" / sample, folder / name)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("TRANSCRIPT_ARCHIVE", str(folder / "archive.db"))
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self._names: dict[str, Any] = {}
        self._printed = ""
        self.followed: Counter[str] = Counter()

    def follow(self, page: Path) -> None:
        """Run every block of a page. A `text` block, and what stands under a `$ command`, is what was printed before it."""
        for kind, body in blocks(page):
            if kind == "python":
                self._capsys.readouterr()
                exec(compile(body, str(page), "exec"), self._names)  # the page's own code
                self._printed = self._capsys.readouterr().out
                self.followed["python"] += 1
            elif kind == "text":
                self._compare(body)
            elif kind == "toml":
                Path("beats.toml").write_text(body, "utf-8")
                self.followed["toml"] += 1
            elif kind == "console":
                for line in body.splitlines():
                    if line.startswith("$ "):
                        self._command(line[2:])
                    else:
                        assert line in self._printed
                        self.followed["output"] += 1
            elif kind in ("sh", "bash"):
                for line in body.splitlines():
                    for command in line.split(" && "):
                        self._command(command)

    def _command(self, line: str) -> None:
        """A command of ours ends well. Others (pip, pytest, benchmarks) are not ours to run here: see .ci/run."""
        words = shlex.split(line, comments=True)
        if not words or Path(words[0]).name != "transcript":
            return
        self._monkeypatch.setattr(sys, "argv", words)
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = self._capsys.readouterr()
        assert not ended.value.code, f"{line}\n{captured.err}"
        self._printed = captured.out
        self.followed["command"] += 1

    def _compare(self, shown: str) -> None:
        """Line by line, from the first: spaces and rules are as wide as the screen, and `…` at the end cuts a line."""
        printed = self._printed.rstrip().splitlines()
        lines = shown.rstrip().splitlines()
        cut = any(line.endswith("…") for line in lines)
        assert cut or len(lines) == len(printed), f"the page shows {len(lines)} lines, printed were {len(printed)}"
        for line, real in zip(lines, printed, strict=False):
            if line.endswith("…"):
                assert _narrow(real).startswith(_narrow(line[:-1]))
            else:
                assert _narrow(line) == _narrow(real)
        self.followed["output"] += 1


def _narrow(line: str) -> str:
    return re.sub(r"([ ─])\1+", r"\1", line).rstrip()
