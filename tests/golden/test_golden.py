"""Records of a few seeds say what they said before."""

from __future__ import annotations

import pytest

from tests.golden.facts import GOLDEN, NAMES, facts


@pytest.mark.parametrize("name", NAMES)
def test_record_is_the_golden_one(name: str) -> None:
    """A difference is either a mistake, or to be looked at and written with `python -m tests.golden`."""
    assert facts(name).splitlines() == (GOLDEN / f"{name}.facts").read_text("utf-8").splitlines()


def test_no_golden_file_is_left_over() -> None:
    """Every golden file belongs to a seed that is compared."""
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(f"{name}.facts" for name in NAMES)
