"""The published JSON Schema is the one the models make, and records fit it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from transcript.pipeline import load_all
from transcript.record import Conference
from transcript.record.schema import schema

ROOT = Path(__file__).parents[3]


def test_published_schema_is_current() -> None:
    """docs/record.schema.json is what `python -m transcript.record.schema` prints."""
    assert (ROOT / "docs" / "record.schema.json").read_text("utf-8") == schema()


@pytest.mark.parametrize("name", ["water-supply-damaged.txt", "results-briefing.txt", "flood-report.txt"])
def test_records_fit_the_schema_and_come_back(name: str) -> None:
    """A record written as JSON validates, and reading it again gives the same record."""
    record = load_all(str(ROOT / "seeds" / name))[0]
    written = json.loads(record.to_json())
    jsonschema.validate(written, json.loads(schema()))
    assert Conference.from_json(json.dumps(written)) == record
