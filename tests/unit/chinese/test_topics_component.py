"""`transcript_topics` in other people's pipelines: found by entry point, saved, loaded in a fresh process, piped."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import spacy

TEXTS = ["幼儿园学位不够，今年新建学校十九所。", "谢谢大家。", ""]
FRESH = """
import json, sys, spacy
nlp = spacy.load(sys.argv[1])
print(json.dumps([[finding.label for finding in doc._.topics] for doc in nlp.pipe(json.load(sys.stdin))]))
"""


def test_spacy_finds_us_by_entry_point() -> None:
    """The factory is declared where spaCy looks."""
    assert "transcript_topics" in entry_points(group="spacy_factories").names


def test_saved_and_loaded_elsewhere(tmp_path: Path) -> None:
    """A pipeline saved here gives the same topics in a fresh process, in order; texts about nothing get none."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("transcript_topics")
    here = [[finding.label for finding in doc._.topics] for doc in nlp.pipe(TEXTS)]
    assert here[0][0].startswith("科技、教育") and here[1:] == [[], []]
    nlp.to_disk(tmp_path / "nlp")
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(tmp_path / "nlp")], input=json.dumps(TEXTS), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == here


def test_question_is_read_and_cats_are_kept() -> None:
    """A question on the Doc is read; cats of other components stay."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("transcript_topics")
    doc = nlp.make_doc("没有这个打算，请大家放心。")
    doc._.question = "请问居民水价会不会涨？"
    doc.cats = {"other": 0.5}
    doc = nlp.get_pipe("transcript_topics")(doc)
    assert set(doc.cats) == {"other", *(finding.label for finding in doc._.topics)} and len(doc.cats) > 1
