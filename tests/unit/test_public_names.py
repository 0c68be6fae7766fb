"""The public names: one sorted list, all there, all documented, each of one meaning whatever was imported before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import transcript

ROOT = Path(__file__).parents[2]
ROOMS = sorted(name for name in transcript.__all__ if (ROOT / "transcript" / name / "__init__.py").is_file())
CALLS = {
    "compare": "transcript.compare([]).rows == ()",
    "read": "transcript.read({sample!r}).text.startswith('临沚市')",
    "repair": "transcript.repair('左右').text == '左右'",
}


def test_the_names_are_one_sorted_list() -> None:
    """`__all__`, `dir()` and what loads names on demand agree."""
    assert transcript.__all__ == sorted(transcript.__all__)
    assert dir(transcript) == transcript.__all__
    assert {*transcript._HOMES, "__version__"} == set(transcript.__all__)


@pytest.mark.parametrize("name", transcript.__all__)
def test_each_name_is_there_and_documented(name: str) -> None:
    """Every public name can be loaded, has a docstring and stands in the reference."""
    found = getattr(transcript, name)
    if name != "__version__":
        assert (found.__doc__ or "").strip()
        assert f"### `{name}" in (ROOT / "docs" / "reference.md").read_text("utf-8")


def test_another_name_is_an_attribute_error() -> None:
    """What is not there is said as Python says it."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = transcript.nothing  # type: ignore[attr-defined]


def test_the_rooms_that_share_a_public_name_are_known() -> None:
    """A new subpackage that takes the place of a public function is noticed here."""
    assert set(CALLS) == set(ROOMS)


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize(
    "before",
    ["import transcript", "import transcript.{name}", "from transcript.{name} import *", "import transcript.pipeline"],
)
def test_a_room_does_not_take_the_place_of_its_function(name: str, before: str) -> None:
    """In a fresh process, whatever was imported first, the name can be called, twice, and stays the same object."""
    call = CALLS[name].format(sample=str(ROOT / "seeds" / "water-supply.txt"))
    program = f"""
{before.format(name=name)}
import transcript
first = transcript.{name}
assert {call}
import transcript.{name} as room
from transcript import {name}
assert {call}
assert first is transcript.{name} is room is {name}
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
