"""Pages with gold by hand, as the recipes learn from them: who said what, to which question, about which topics, promising what.

A folder holds pages, `gold/` with their turns, and beside them `topics.jsonl`, `promises.jsonl`, `promises-doubtful.jsonl`; the labels
of public transcripts lie apart from these. Needs a checkout.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcript.tag.wraps import unwrapped

_LABEL = 80  # characters before a turn in which its label stands


class Said(NamedTuple):
    """What an official says on a page: its place in the file, and the text with line breaks inside sentences closed up.

    `topics` are codes; `promises` and `doubtful` are places in the text.
    """

    start: int
    text: str
    question: str
    office: str
    topics: tuple[str, ...]
    promises: tuple[tuple[int, int], ...]
    doubtful: tuple[tuple[int, int], ...]


class Page(NamedTuple):
    """A page: its set, its name, its title (the first line), the date in its gold and what officials say, in order."""

    folder: str
    name: str
    title: str
    date: str | None
    said: tuple[Said, ...]


def read_pages(folder: Path, documents: Path | None = None) -> list[Page]:
    """The transcripts of a folder of pages that have labels, in the order of their names. `documents` is another folder with `docs/` and
    `gold/` of the pages, where `folder` has but the labels."""
    topics = {(row["doc"], row["start"]): tuple(row["labels"]) for row in _lines(folder / "topics.jsonl")}
    promises, doubtful = (_places(folder / f"{name}.jsonl") for name in ("promises", "promises-doubtful"))
    docs = documents / "docs" if documents else folder
    found = []
    for path in sorted(((documents or folder) / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold["kind"] == "transcript":
            name = path.name.removesuffix(".json").removesuffix(".gold")
            said = tuple(_said(docs, name, gold, topics, promises[name], doubtful[name]))
            found.append(Page(folder.name, name, _title(_text(docs, name)), gold.get("date"), said))
    return found


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _places(path: Path) -> Mapping[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in _lines(path):
        found[row["doc"]].append((row["start"], row["end"]))
    return found


def _text(folder: Path, name: str) -> str:
    from transcript.read import read

    return read(next(path for path in folder.glob(f"{name}.*") if path.is_file())).text


def _title(text: str) -> str:
    return next((line.strip(" #\r\u3000") for line in text.split("\n") if line.strip(" #\r\u3000")), "")


def _said(
    folder: Path,
    name: str,
    gold: dict[str, Any],
    topics: Mapping[tuple[str, int], tuple[str, ...]],
    promises: Sequence[tuple[int, int]],
    doubtful: Sequence[tuple[int, int]],
) -> Iterator[Said]:
    text, turns = _text(folder, name), gold["turns"]
    offices = {person["name"]: "、".join(person["titles"]) for person in gold["roster"]}
    ends = [*(_before_label(text, turn) for turn in turns[1:]), len(text)]
    for number, (turn, end) in enumerate(zip(turns, ends, strict=True)):
        start = turn["start"]
        labels = topics.get((name, start), ())
        if turn["part"] != "official" and not labels:
            continue
        asked = [at for at, answer in gold["links"] if answer == number]
        question = " ".join(unwrapped(text[turns[at]["start"] : ends[at]]).text for at in asked)
        plain = unwrapped(text[start:end])
        within = [
            tuple(
                (plain.place(max(a - start, 0)), plain.place(min(b, end) - start))
                for a, b in places
                if a < end and b > start
            )
            for places in (promises, doubtful)
        ]
        yield Said(start, plain.text, question, offices.get(turn["speaker"] or "", ""), labels, *within)


def _before_label(text: str, turn: dict[str, Any]) -> int:
    """Where a turn's label begins: the text of the turn before ends there."""
    start: int = turn["start"]
    at = text.rfind(turn["label"], max(start - _LABEL, 0), start) if turn.get("label") else -1
    return at if at >= 0 else start
