from __future__ import annotations

import importlib
import pkgutil
import re
from re import _compiler  # type: ignore[attr-defined]

import pytest

import transcript
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import _Lazy, each, lazy
from transcript.link import questions
from transcript.repair import lost_bytes, punctuation, spaces
from transcript.report.kind import _DATELINE, _LETTERS, _NOVEL, _PAGE, _SPAM, _TOLD


def test_each_writes_the_alternatives_out() -> None:
    assert each("上午 下午", "[好见]") == "上午[好见]|下午[好见]"


def test_lazy_compiles_at_first_use_and_then_is_the_pattern() -> None:
    pattern = lazy(r"(?P<who>[\u4e00-\u9fff]{2})说")
    assert "search" not in vars(pattern)
    match = pattern.search("，青川说")
    assert match is not None and match["who"] == "青川" and match.re.pattern == pattern.pattern
    assert vars(pattern)["search"].__self__ is match.re
    assert pattern.fullmatch("青川说") and pattern.sub("", "他说青川说") == "他说"


def test_lazy_does_not_hide_a_broken_pattern() -> None:
    with pytest.raises(re.error):
        lazy("(").search("x")


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    """A lazy pattern shows a slip only where it is used."""
    compiled = 0
    for module in pkgutil.walk_packages(transcript.__path__, "transcript."):
        if "train" in module.name or module.name.endswith("__main__"):  # need an extra, run
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, _Lazy):
                assert value.groups >= 0
                compiled += 1
    assert compiled > 500


@pytest.mark.parametrize(
    "pattern",
    [
        cues.MODERATION_CUE, cues.QUESTION_CUE, cues.HANDOVER, questions._REQUEST,
        _DATELINE, _LETTERS, _NOVEL, _PAGE, _SPAM, _TOLD,
        spaces._GAP, spaces._BEFORE_MARK, punctuation._SPACED_COLON, lost_bytes._ODD, lost_bytes._STRAY, lost_bytes._READING,
    ],
)  # fmt: skip
def test_what_runs_over_whole_texts_is_tried_at_its_first_characters_only(pattern: re.Pattern[str]) -> None:
    parsed = _compiler._parser.parse(pattern.pattern)
    literal = _compiler._get_literal_prefix(parsed, 0)[0]
    assert literal or _compiler._get_charset_prefix(parsed, 0)
