"""The JSON Schema of a record: `python -m transcript.record.schema > docs/record.schema.json`."""

from __future__ import annotations

import json
import sys

from transcript.record import Conference


def schema() -> str:
    """JSON Schema (draft 2020-12) of one record as it is written, with a line break at the end."""
    made = Conference.model_json_schema(by_alias=True, mode="serialization")
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
