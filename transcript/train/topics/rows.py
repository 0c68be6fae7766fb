"""Labelled texts: what the topic model is trained and measured on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from transcript.tag.evidence import TopicInput
from transcript.tag.taxonomy import labels_by_code
from transcript.train.pages import read_pages

TOGETHER = ("answer", "rehearsed", "page")  # kinds of text that belong to a conference


class Row(NamedTuple):
    """An input, its labels (most important first), the source it is from and the kind of data.

    `whole` says that the labels are all that apply: the label of a document is one of several that its paragraphs could bear.
    """

    item: TopicInput
    labels: tuple[str, ...]
    source: str
    kind: str
    whole: bool = True


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def paragraphs(folder: Path, part: str) -> list[Row]:
    """The labelled paragraphs of one part (`train` or `dev`)."""
    return [
        Row(TopicInput(row["text"]), tuple(row["labels"]), row["source"], "paragraph")
        for row in read_jsonl(folder / "paragraphs.jsonl")
        if row["set"] == part
    ]


def official(folder: Path, part: str) -> list[Row]:
    """Fragments with the label their document was published under: half to train on, half to measure, by a digest of the text."""
    rows = []
    for number, row in enumerate(read_jsonl(folder / "official.jsonl")):
        half = "train" if hashlib.sha256(row["text"].encode()).digest()[0] % 2 else "test"
        if half == part:
            label = "其他" if row["label"].startswith("其他") else row["label"]
            rows.append(Row(TopicInput(row["text"]), (label,), f"official {number}", "official", whole=False))
    return rows


def invented(folder: Path) -> list[Row]:
    """The invented answers written for training: `labels` are codes; `question` and `office` may be missing."""
    labels = labels_by_code()
    return [
        Row(
            TopicInput(row["text"], row.get("question", ""), row.get("office", "")),
            tuple(labels[code] for code in row["labels"]),
            f"{path.stem} {number}",
            "invented",
        )
        for path in sorted(folder.glob("*.jsonl"))
        for number, row in enumerate(read_jsonl(path))
    ]


def authored(folder: Path) -> list[Row]:
    """The labelled answers and statements of authored conferences, in order, each with its context. Needs a checkout."""
    from tests.quality.render.authored import read_authored

    found = []
    for path in sorted(folder.glob("*.txt")):
        conference = read_authored(path)
        for turn in conference.turns:
            question = " ".join(text for asked in turn.answers for text in conference.turns[asked].paragraphs)
            item = TopicInput("\n".join(turn.paragraphs), question, turn.person.title, conference.meta.get("title", ""))
            if turn.topics:
                found.append(Row(item, _full(turn.topics), path.stem, "answer"))
    return found


def pages(folder: Path, documents: Path | None = None) -> list[Row]:
    """The labelled answers and statements of pages with gold by hand (in `documents` where the folder has but the labels), with the turns
    of the gold. Needs a checkout."""
    labels = labels_by_code()
    return [
        Row(
            TopicInput(said.text, said.question, said.office, page.title),
            tuple(labels[code] for code in said.topics),
            f"{page.folder}{_quarter(page.name) if documents else ''} {page.name}",
            "page",
        )
        for page in read_pages(folder, documents)
        for said in page.said
        if said.topics
    ]


def _quarter(name: str) -> int:
    """Public transcripts are measured in four sets, by a digest of their names."""
    return hashlib.sha256(name.encode()).digest()[0] % 4


def rehearsed(folder: Path) -> list[Row]:
    """The invented conferences written for training: `# title`, then `office | codes | question | answer`, one answer a line."""
    labels = labels_by_code()
    found = []
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text("utf-8").strip().split("\n\n"):
            head, *lines = block.splitlines()
            for line in lines:
                office, codes, question, text = (cell.strip() for cell in line.split("|"))
                item = TopicInput(text, question, office, head.removeprefix("# "))
                found.append(Row(item, tuple(labels[code] for code in codes.split()), head, "rehearsed"))
    return found


def conferences(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows in order: answers of one conference together, anything else by itself."""
    for (spoken, _), group in groupby(rows, key=lambda row: (row.kind in TOGETHER, row.source)):
        if spoken:
            yield list(group)
        else:
            yield from ([row] for row in group)


def _full(topics: Sequence[str]) -> tuple[str, ...]:
    """Labels from labels or codes."""
    labels = labels_by_code()
    return tuple(labels.get(topic, topic) for topic in topics)
