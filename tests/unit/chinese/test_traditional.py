"""Our own words in traditional script."""

from __future__ import annotations

import pytest

from transcript.briefing.labels import WORDS
from transcript.chinese.traditional import simplified, traditional


@pytest.fixture(scope="module")
def opencc() -> object:
    from opencc import OpenCC

    return OpenCC("s2t")


def test_every_label_reads_as_opencc_has_it(opencc: object) -> None:
    """The hand-kept table knows every character of every label (裏 is written 裡, as Taiwan and Hong Kong do)."""
    for chinese, _ in WORDS.values():
        assert traditional(chinese) == opencc.convert(chinese).replace("裏", "裡"), chinese  # type: ignore[attr-defined]


def test_the_way_back_is_exact() -> None:
    """A label turned traditional and back is the label."""
    for chinese, _ in WORDS.values():
        assert simplified(traditional(chinese)) == chinese
