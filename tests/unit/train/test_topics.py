"""The texts that the topic model is trained on, as far as they lie in this repository."""

from __future__ import annotations

from pathlib import Path

from transcript.tag.taxonomy import labels_by_code, top
from transcript.train.topics.rows import conferences, rehearsed

FOLDER = Path(__file__).parents[2] / "quality" / "topics" / "rehearsals"


def test_rehearsed_conferences_can_be_read() -> None:
    """Every line has an office, one to three different labels and an answer; a conference stays together and has a title of its own."""
    rows = rehearsed(FOLDER)
    groups = list(conferences(rows))
    assert [row for group in groups for row in group] == rows
    assert len({group[0].source for group in groups}) == len(groups) > 40
    for row in rows:
        assert row.item.office and row.item.text and row.item.theme
        assert 1 <= len(set(row.labels)) == len(row.labels) <= 3
    assert {top(label) for row in rows for label in row.labels} >= {
        top(label) for label in labels_by_code().values()
    } - {"其他"}
