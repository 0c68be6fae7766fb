"""Topics are as good as they were: floors on held-out conferences, and on the shared texts where these lie beside the checkout.

The floors stand a little under what was measured when the model was made (`models/topics/README.md`); `tests/quality/topics/floors.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

import transcript
from tests.quality.render.authored import read_authored
from transcript import models
from transcript.tag.taxonomy import labels_by_code, top
from transcript.tag.topics import TopicInput, TopicTagger

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "topics"
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "topics" / "floors.json").read_text("utf-8"))
HELD_OUT = ("heldout", "others")
PAGES = sorted(folder for folder in FLOORS if folder.startswith("wild"))


@lru_cache(maxsize=1)
def tagger() -> TopicTagger:
    """The shipped tagger."""
    return TopicTagger.load()


def measures(found: Sequence[Sequence[str]], gold: Sequence[Sequence[str]]) -> dict[str, float]:
    """Micro-F1 of upper levels and of labels, the first label right, the first gold label contained (upper levels)."""
    tops = [({top(x) for x in a}, {top(x) for x in b}) for a, b in zip(found, gold, strict=True)]
    labels = [(set(a), set(b)) for a, b in zip(found, gold, strict=True)]
    return {
        "top_f1": _f1(tops),
        "sub_f1": _f1(labels),
        "first": sum(bool(a) and top(a[0]) == top(b[0]) for a, b in zip(found, gold, strict=True)) / len(gold),
        "contained": sum(top(b[0]) in a for (a, _), b in zip(tops, gold, strict=True)) / len(gold),
    }


def _f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    return 2 * sum(len(a & b) for a, b in pairs) / sum(len(a) + len(b) for a, b in pairs)


@lru_cache(maxsize=2)
def answers(part: str) -> dict[str, float]:
    """The measures over the authored conferences of a part."""
    found, gold = [], []
    for path in sorted((HERE / "conferences" / part).glob("*.txt")):
        read = read_authored(path)
        turns = [turn for turn in read.turns if turn.topics]
        items = []
        for turn in turns:
            question = " ".join(text for asked in turn.answers for text in read.turns[asked].paragraphs)
            items.append(
                TopicInput("\n".join(turn.paragraphs), question, turn.person.title, read.meta.get("title", ""))
            )
        found += [[finding.label for finding in findings] for findings in tagger().tag(items, together=True)]
        gold += [[labels_by_code().get(label, label) for label in turn.topics] for turn in turns]
    return measures(found, gold)


@pytest.mark.parametrize(
    ("part", "measure"), [(part, measure) for part in HELD_OUT for measure in sorted(FLOORS[part])]
)
def test_held_out_answers(part: str, measure: str) -> None:
    """Answers of conferences that nothing was trained or tuned on: six by one author, twenty-four by four others."""
    assert answers(part)[measure] >= FLOORS[part][measure]


@lru_cache(maxsize=len(PAGES))
def pages(folder: str) -> dict[str, float]:
    """The measures over pages as the program reads them: of labelled turns that it takes for answers or statements."""
    wanted: dict[str, dict[int, list[str]]] = {}
    for line in (HERE / folder / "topics.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted.setdefault(row["doc"], {})[row["start"]] = [labels_by_code()[code] for code in row["labels"]]
    found, gold = [], []
    for doc, labels in sorted(wanted.items()):
        path = next(path for path in (HERE / folder).glob(f"{doc}.*") if path.suffix in (".txt", ".md", ".html"))
        conference = transcript.load(path)
        starts = {turn.id: turn.start for turn in conference.turns}
        said = {starts[item.turn]: item for item in (*conference.answers, *conference.statements) if item.turn}
        for start in labels.keys() & said.keys():
            found.append([topic.label for topic in said[start].topics])
            gold.append(labels[start])
    return measures(found, gold)


@pytest.mark.parametrize(
    ("folder", "measure"), [(folder, measure) for folder in PAGES for measure in sorted(FLOORS[folder])]
)
def test_pages_as_the_program_reads_them(folder: str, measure: str) -> None:
    """Answers on pages: the model learned from their gold, the program reads turns, questions and offices by itself."""
    assert pages(folder)[measure] >= FLOORS[folder][measure]


@pytest.mark.parametrize("measure", sorted(FLOORS["sets left out"]))
def test_sets_left_out_of_the_training(measure: str) -> None:
    """What the recipe measured on sets of pages of which no page was in the training."""
    metrics = json.loads((models.path("topics") / "metrics.json").read_text("utf-8"))
    (scores,) = metrics["tests"]["all these pages, each set left out"].values()
    assert scores[measure][0] >= FLOORS["sets left out"][measure]


def _shared(name: str) -> list[dict[str, object]]:
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"{name} of the shared folder is not beside this checkout")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("measure", sorted(FLOORS["paragraphs"]))
def test_dev_paragraphs(measure: str) -> None:
    """Labelled paragraphs of sources that nothing was trained on."""
    rows = [row for row in _shared("paragraphs.jsonl") if row["set"] == "dev"]
    found = [[f.label for f in findings] for findings in tagger().tag([TopicInput(str(row["text"])) for row in rows])]
    assert measures(found, [row["labels"] for row in rows])[measure] >= FLOORS["paragraphs"][measure]  # type: ignore[misc]


def test_official_fragments() -> None:
    """The official label is among ours, on the half that the model was not trained on."""
    from hashlib import sha256

    rows = [row for row in _shared("official.jsonl") if not sha256(str(row["text"]).encode()).digest()[0] % 2]
    found = [[f.label for f in findings] for findings in tagger().tag([TopicInput(str(row["text"])) for row in rows])]
    gold = [[str(row["label"])] for row in rows]
    assert measures(found, gold)["contained"] >= FLOORS["official"]["contained"]
