"""Importing, asking for help and structuring stay light: no heavy library is loaded by them."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = tuple("spacy spacy_pkuseg numpy networkx lets_plot lxml trafilatura docx pypinyin pypdfium2".split())
TEXT = "主持人：请提问。\n\n晨星日报记者：今年的水价会涨吗？\n\n市水务局局长王启明：今年没有调价的计划。\n"


def loaded_by(code: str) -> set[str]:
    """The heavy libraries that a fresh process has loaded after running the code."""
    program = f"import sys\n{code}\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import transcript", "import transcript.cli.app"])
def test_importing_loads_no_heavy_library(code: str) -> None:
    """`import transcript` and the command line (which `--help` needs) load none of the heavy libraries."""
    assert loaded_by(code) == set()


def test_structuring_without_tags_loads_no_heavy_library() -> None:
    """Turns, people and links are found with the standard library, pydantic and OpenCC."""
    assert loaded_by(f"import transcript\ntranscript.structure_text({TEXT!r}, tags=False)") == set()


def test_structuring_with_tags_loads_no_segmenter() -> None:
    """Topics may use numpy; neither spaCy nor the word model is on the way of structuring."""
    assert not loaded_by(f"import transcript\ntranscript.structure_text({TEXT!r})") & {"spacy", "spacy_pkuseg"}
