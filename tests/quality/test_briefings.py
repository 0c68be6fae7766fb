"""Briefings of the seeds are supported line by line, and cover more of the gold than first sentences and TextRank do."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from tests.quality.render.seeds import SEEDS
from tests.quality.summaries.__main__ import Rows, compare, ratio
from transcript import brief, load
from transcript.briefing import reading
from transcript.briefing.markdown import to_markdown
from transcript.briefing.verify import Verifier, claims

SOURCES = sorted(path for path in SEEDS.iterdir() if path.is_file() and path.name != "README.md")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_line_of_every_seed_is_supported(path: Path) -> None:
    """In every length class, in Markdown and as data, no line is without support; transcripts have quotations."""
    record = load(path)
    verifier = Verifier([record])
    for length in ("brief", "standard", "full"):
        made = brief(record, length=length)  # type: ignore[arg-type]
        assert verifier.faults(claims(made, verifier)) == []
        found = list(reading.claims(reading.read_markdown(to_markdown(made)), verifier))
        assert verifier.faults(found) == []
        assert (record.kind != "transcript") or sum(len(claim.quotes) for claim in found) > 10


@lru_cache(maxsize=1)
def heldout() -> dict[str, Rows]:
    """The comparison on the conferences nothing was tuned on."""
    return compare("heldout", "standard")


@pytest.mark.parametrize("baseline", ["first sentences", "TextRank", "LexRank"])
@pytest.mark.parametrize("measure", ["figures", "commitments", "ROUGE-1", "ROUGE-2", "ROUGE-L"])
def test_better_than_the_baselines(measure: str, baseline: str) -> None:
    """With the same budget, ours is above each baseline."""
    table = heldout()
    assert ratio(table["ours"], measure) > ratio(table[baseline], measure)
    assert ratio(table["ours"], "characters") < 1.05 * ratio(table[baseline], "characters")
