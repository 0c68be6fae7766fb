"""How much a sentence speaks for a promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import transcript

SCORES = """
from transcript.tag.promises import score, sentences
text = "我们承诺,明年底前完成全部改造。长者离开的话,合约当天终止,违约金一块钱都不收。下一步将加快推进,力争6月底前开放三个窗口。"
print([repr(score(sentence)) for sentence in sentences(text * 3, date="2025-03-01", glance=lambda words: 9.0)])
"""


def test_a_score_is_the_same_in_every_process() -> None:
    """Sets come in another order in every process: the last bit of a score must not follow, since a promise may hang on it."""
    root = Path(transcript.__file__).parents[1]
    found = {
        subprocess.run(
            [sys.executable, "-c", SCORES],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in range(4)
    }
    assert len(found) == 1
    assert next(iter(found)).count("'") == 2 * 9
