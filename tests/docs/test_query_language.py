"""The page about the query language is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.press import Pair, press
from transcript.archive import Archive
from transcript.archive.query import FIELDS, LONGEST, MOST, parse

ROOT = Path(__file__).parents[2]
QUERIES = (ROOT / "docs/query-language.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("pages") / "a.db")
    archive.add(press(1, Pair("老旧小区的电梯呢？", "老旧小区加装电梯，小区新增停车位。“菜篮子”稳，GDP growth 也稳。")))
    return archive


def _examples() -> list[str]:
    first = QUERIES.split("## Filters")[0]
    cells = [row.split(" | ")[0] for row in first.splitlines() if row.startswith("| `")]
    return [query.replace("\\|", "|") for cell in cells for query in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("query", _examples())
def test_each_example_query_is_understood(archive: Archive, query: str) -> None:
    """Every query of the first table parses, and finds the answer (which says all of it) unless it excludes it."""
    assert parse(query)
    assert (archive.search(query, kind="answer").total == 1) == ("-电梯" not in query)


def test_each_field_of_the_language_is_on_the_page() -> None:
    """The table of filters names every field, in both languages, and the limits are the real ones."""
    for name in FIELDS:
        assert f"`{name}:`" in QUERIES or f"`{name}`" in QUERIES, name
    assert f"{LONGEST:,} characters" in QUERIES and f"{MOST} words" in QUERIES
