"""Golden records of a few seeds: `python -m tests.golden` writes them anew.

A golden file holds what a record says, one fact per line, texts cut to their first words: small enough to read in a diff.
"""

from __future__ import annotations

from tests.golden.facts import GOLDEN, NAMES, facts

if __name__ == "__main__":
    for name in NAMES:
        (GOLDEN / f"{name}.facts").write_text(facts(name), "utf-8")
