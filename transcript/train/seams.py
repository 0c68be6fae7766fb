"""The recipe of the model `seams`:

    python -m transcript.train.seams --authored DIR… [--docs DIR --gold DIR] [--pages DIR…] [--test DIR]

A structured perceptron (averaged) over sequences of paragraphs with their speakers: authored conferences printed without labels, and
real transcripts and pages with gold by hand whose labels are taken away. Only the weights are kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcript.segment.seams import NAME, PARTS, STATES, Weights, best_path, features

ROUNDS = 12
_RARE = 3  # what holds of fewer paragraphs is not learnt from
_FOUND = 0.97
MODELS = Path(__file__).resolve().parents[2] / "models"


class Paragraphs(NamedTuple):
    """One conference: a row of features for each paragraph, and its states."""

    rows: list[list[str]]
    states: list[int]


def sequence(paragraphs: Sequence[tuple[str, str, bool]]) -> Paragraphs:
    """(text, part, opens) for each paragraph → features and states."""
    texts = [text for text, _, _ in paragraphs]
    rows = [
        features(
            texts[at - 1] if at else "",
            text,
            texts[at + 1] if at + 1 < len(texts) else "",
            first=at == 0,
            last=at == len(texts) - 1,
        )
        for at, text in enumerate(texts)
    ]
    return Paragraphs(rows, [STATES.index((part, opens)) for _, part, opens in paragraphs])


def authored(folder: Path) -> Iterator[Paragraphs]:
    """Authored conferences as a page without labels prints them."""
    from tests.quality.render import LAYOUTS_HELDOUT, read_authored, render
    from transcript.chinese.view import view

    layout = next(layout for layout in LAYOUTS_HELDOUT if layout.name == "no_labels")
    for path in sorted(folder.glob("*.txt")):
        item = render(read_authored(path), layout)
        yield _printed(view(item.data.decode("utf-8")), item.gold["turns"])


def _printed(text: str, turns: list[dict[str, Any]]) -> Paragraphs:
    paragraphs = []
    for at, turn in enumerate(turns):
        if turn["part"] not in PARTS:
            continue
        end = turns[at + 1]["start"] if at + 1 < len(turns) else len(text)
        lines = [line.strip() for line in text[turn["start"] : end].split("\n") if line.strip()]
        paragraphs += [(line, turn["part"], number == 0) for number, line in enumerate(lines)]
    return sequence(paragraphs)


def transcripts(docs: Path, gold: Path) -> Iterator[Paragraphs]:
    """Real transcripts: the paragraphs of their turns, without the labels."""
    for path in sorted(docs.glob("*.txt")):
        yield from _without_labels(path, gold / f"{path.stem}.json", agree=0.0)


def pages(folder: Path) -> Iterator[Paragraphs]:
    """Pages with gold by hand in `gold/` on which every turn has a label and is found, without the labels."""
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.md"))):
        gold = folder / "gold" / f"{path.stem}.json"
        if gold.is_file() and json.loads(gold.read_text("utf-8"))["kind"] == "transcript":
            yield from _without_labels(path, gold, agree=_FOUND)


def _without_labels(path: Path, gold: Path, *, agree: float) -> Iterator[Paragraphs]:
    """The paragraphs of a document where at least this share of its turns is found, all with labels."""
    from transcript.chinese.view import view
    from transcript.pipeline import load

    parts = {turn["start"]: turn["part"] for turn in json.loads(gold.read_text("utf-8"))["turns"]}
    turns = load(path, tags=False).turns
    found = sum(turn.start in parts for turn in turns)
    if found < agree * max(len(parts), len(turns)) or (agree and not all(turn.label for turn in turns)):
        return
    paragraphs = []
    for turn in turns:
        part = parts.get(turn.start, turn.part)
        if part not in PARTS:
            continue
        lines = [line.strip(" #>*") for line in view(turn.text).split("\n") if len(line.strip(" #>*")) > 1]
        paragraphs += [(line, part, number == 0) for number, line in enumerate(lines)]
    if len(paragraphs) > 3:
        yield sequence(paragraphs)


def train(data: Sequence[Paragraphs], *, rounds: int = ROUNDS, seed: int = 7) -> Weights:
    """Averaged weights: for each feature six numbers, and 36 for the moves."""
    rng = random.Random(seed)
    counts = Counter(name for item in data for row in item.rows for name in row)
    names = {name for name, count in counts.items() if count >= _RARE}
    weights: Weights = {name: [0.0] * 6 for name in sorted(names)} | {"move": [0.0] * 36}
    total: Weights = {name: [0.0] * len(row) for name, row in weights.items()}
    step = 0
    order = list(data)
    for _ in range(rounds):
        rng.shuffle(order)
        for item in order:
            step += 1
            path, _margins = best_path(item.rows, weights)
            _update(weights, total, item, [STATES.index(state) for state in path], step)
    return {
        name: [round(value - total[name][at] / (step + 1), 3) for at, value in enumerate(row)]
        for name, row in weights.items()
        if any(row)
    } | {"move": [round(v - total["move"][at] / (step + 1), 3) for at, v in enumerate(weights["move"])]}


def _update(weights: Weights, total: Weights, item: Paragraphs, found: list[int], step: int) -> None:
    def add(name: str, at: int, by: float) -> None:
        weights[name][at] += by
        total[name][at] += by * step

    for at, (row, gold, made) in enumerate(zip(item.rows, item.states, found, strict=True)):
        if gold != made:
            for name in row:
                if name in weights:
                    add(name, gold, 1.0)
                    add(name, made, -1.0)
        if at:
            add("move", item.states[at - 1] * 6 + gold, 1.0)
            add("move", found[at - 1] * 6 + made, -1.0)


def measure(data: Sequence[Paragraphs], weights: Weights) -> dict[str, float]:
    """Boundary F1 and the share of paragraphs whose part is right."""
    right = made = wanted = same = count = 0
    for item in data:
        path, _ = best_path(item.rows, weights)
        for (part, opens), gold in zip(path, item.states, strict=True):
            gold_part, gold_opens = STATES[gold]
            right += opens and gold_opens
            made += opens
            wanted += gold_opens
            same += part == gold_part
            count += 1
    return {"boundary_f1": round(2 * right / (made + wanted), 3), "part": round(same / count, 3), "paragraphs": count}


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m transcript.train.seams", description=__doc__)
    parser.add_argument("--authored", type=Path, nargs="+", required=True, help="authored conferences to learn from")
    parser.add_argument("--pages", type=Path, nargs="+", default=[], help="folders of pages with gold/ to learn from")
    parser.add_argument("--docs", type=Path, help="real transcripts to learn from")
    parser.add_argument("--gold", type=Path, help="their gold")
    parser.add_argument("--test", type=Path, help="authored conferences to measure on, never learnt from")
    options = parser.parse_args()
    invented = [item for folder in options.authored for item in authored(folder)]
    real = list(transcripts(options.docs, options.gold)) if options.docs else []
    metrics: dict[str, Any] = {"conferences": len(invented), "transcripts": len(real)}
    printed = [item for folder in options.pages for item in pages(folder)]
    metrics["pages"] = len(printed)
    folds = [
        train([item for at, item in enumerate(invented) if at % 5 != fold] * 2 + real + printed) for fold in range(5)
    ]
    parts = [measure([item for at, item in enumerate(invented) if at % 5 == fold], folds[fold]) for fold in range(5)]
    metrics["cross-validated, five folds"] = parts
    weights = train(invented * 2 + real + printed)
    if options.test:
        metrics["held out"] = measure(list(authored(options.test)), weights)
    if real:
        metrics["the transcripts themselves"] = measure(real, weights)
    folder = MODELS / NAME
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(weights, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    (folder / "weights.json").write_text(text.replace("],", "],\n"), "utf-8")
    digest = hashlib.sha256((folder / "weights.json").read_bytes()).hexdigest()
    (folder / "digests.json").write_text(json.dumps({"weights.json": digest}, indent=1) + "\n", "utf-8")
    (folder / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(metrics, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
