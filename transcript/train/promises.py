"""The recipe of the model `promises`: `python -m transcript.train.promises --authored DIR --paragraphs DIR [--out DIR]` (extra `train`).

A logistic regression over the marks of a sentence, pairs of marks and its runs of two characters: does somebody promise here? Conferences
with annotated promises, and paragraphs whose promised words stand in braces. Every document is read a second time without its date, so
that undated ones are understood too. Prints what documents left out of the training reach.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcript.chinese.view import view
from transcript.tag.commitments import THRESHOLD
from transcript.tag.promises import NAME, Sentence, pairs, runs, sentences

MODELS = Path(__file__).resolve().parents[2] / "models"
STRENGTH = 0.1  # C of the regression
RUN = 0.7  # how much a run of characters counts beside a mark: there are many, and they know less
UNDATED = 0.25
FOLDS = 7
SEEN = 3  # a feature seen in fewer sentences is not learnt


class Document(NamedTuple):
    """A text with the places of what it promises."""

    name: str
    text: str
    date: str
    promises: tuple[tuple[int, int], ...]


class Row(NamedTuple):
    """A sentence: its document, its features, whether it promises, and how much it counts."""

    document: Document
    start: int
    end: int
    features: Counter[str]
    promises: bool
    weight: float


def conferences(folder: Path) -> Iterator[Document]:
    """The official turns of authored conferences."""
    from tests.quality.render import read_authored

    for path in sorted(folder.glob("*.txt")):
        authored = read_authored(path)
        for turn in authored.turns:
            if turn.person.part == "official" and turn.figures_complete:
                text = "\n".join(turn.paragraphs)
                places = [(at, at + len(gold)) for gold in turn.commitments if (at := text.find(gold)) >= 0]
                yield Document(path.stem, text, authored.meta.get("date", ""), tuple(places))


def paragraphs(folder: Path) -> Iterator[Document]:
    """Paragraphs, each under `# DATE`, with `{…}` around what is promised."""
    for path in sorted(folder.glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("# ")[1:]):
            date, _, body = block.partition("\n")
            yield _braced(f"{path.stem} {number}", body.strip(), date.strip())


def _braced(name: str, body: str, date: str) -> Document:
    text, places, opened = "", [], 0
    for char in body:
        if char == "{":
            opened = len(text)
        elif char == "}":
            places.append((opened, len(text)))
        else:
            text += char
    return Document(name, text, date, tuple(places))


def features(sentence: Sentence) -> Counter[str]:
    """The features of a sentence by name: marks, `one + other`, and `~` with a run."""
    found = Counter(sentence.marks)
    found.update(f"{one} + {other}" for one, other in pairs(sentence.marks))
    found.update(f"~{run}" for run in runs(sentence.words))
    return found


def rows(documents: Sequence[Document]) -> list[Row]:
    """The sentences of documents that may promise, with and without the date."""
    found = []
    for document in documents:
        plain = view(document.text)
        for date, weight in ((document.date, 1 - UNDATED), (None, UNDATED)):
            for sentence in sentences(plain, date=date):
                a, b, *_ = sentence
                promises = any(min(b, end) - max(a, start) >= 3 for start, end in document.promises)
                found.append(Row(document, a, b, features(sentence), promises, weight))
    return found


def fit(data: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """The bias and the weights by name of feature."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(name for row in data for name in row.features)
    names = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}
    cells = [
        (RUN * count if name[0] == "~" else float(count), line, names[name])
        for line, row in enumerate(data)
        for name, count in row.features.items()
        if name in names
    ]
    values, lines, columns = zip(*cells, strict=True)
    matrix = csr_matrix((values, (lines, columns)), shape=(len(data), len(names)))
    model = LogisticRegression(C=STRENGTH, max_iter=3000, solver="liblinear")
    model.fit(matrix, [row.promises for row in data], sample_weight=[row.weight for row in data])
    made = zip(names, model.coef_[0], strict=True)
    weights = {name: round(float(RUN * weight if name[0] == "~" else weight), 3) for name, weight in made}
    return round(float(model.intercept_[0]), 3), {
        name: weight for name, weight in weights.items() if abs(weight) >= 0.01
    }


def left_out(data: Sequence[Row]) -> list[float]:
    """The score of each row by a model that did not learn from its document (nor, of a conference, from its other turns)."""
    fold = [zlib.crc32(row.document.name.encode()) % FOLDS for row in data]
    scores = [0.0] * len(data)
    for out in range(FOLDS):
        bias, weights = fit([row for row, at in zip(data, fold, strict=True) if at != out])
        for line, row in enumerate(data):
            if fold[line] == out:
                scores[line] = bias + sum(weights.get(name, 0.0) * count for name, count in row.features.items())
    return scores


def reached(
    documents: Sequence[Document], data: Sequence[Row], scores: Sequence[float], threshold: float
) -> dict[str, float]:
    """Precision, recall and F1 of sentences of dated documents; a promise the model never looked at is missed."""
    dated = [
        (row, score)
        for row, score in zip(data, scores, strict=True)
        if row.weight > UNDATED and row.document in documents
    ]
    found = [row for row, score in dated if score >= threshold]
    right = sum(row.promises for row in found)
    gold = [(document, place) for document in documents for place in document.promises]
    hit = {
        (row.document.name, row.document.text, place)
        for row in found
        for place in row.document.promises
        if min(row.end, place[1]) - max(row.start, place[0]) >= 3
    }
    precision, recall = right / max(len(found), 1), len(hit) / max(len(gold), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def nested(bias: float, weights: dict[str, float]) -> dict[str, Any]:
    """The weights as shipped: marks, pairs by their first mark, runs."""
    pairs: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        if " + " in name:
            one, _, other = name.partition(" + ")
            pairs.setdefault(one, {})[other] = weight
    marks = {name: weight for name, weight in weights.items() if name[0] != "~" and " + " not in name}
    return {
        "bias": bias,
        "marks": marks,
        "pairs": pairs,
        "runs": {name[1:]: weight for name, weight in weights.items() if name[0] == "~"},
    }


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m transcript.train.promises", description=__doc__)
    parser.add_argument("--authored", type=Path, required=True, help="authored conferences to learn from")
    parser.add_argument("--paragraphs", type=Path, required=True, help="paragraphs to learn from")
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    turns, said = list(conferences(options.authored)), list(paragraphs(options.paragraphs))
    data = rows([*turns, *said])
    scores = left_out(data)
    metrics: dict[str, Any] = {
        "sentences read": sum(row.weight > UNDATED for row in data),
        "promises": sum(len(document.promises) for document in (*turns, *said)),
        "threshold": THRESHOLD,
        "conferences left out": reached(turns, data, scores, THRESHOLD),
        "paragraphs left out": reached(said, data, scores, THRESHOLD),
        "by threshold": {
            str(at): reached([*turns, *said], data, scores, at)["f1"] for at in (-1.25, -1.0, -0.75, -0.5, -0.25, 0.0)
        },
    }
    folder = options.out / NAME
    folder.mkdir(parents=True, exist_ok=True)
    made = json.dumps(nested(*fit(data)), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / "weights.json").write_text(made + "\n", "utf-8")
    (folder / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
    digest = hashlib.sha256((folder / "weights.json").read_bytes()).hexdigest()
    (folder / "digests.json").write_text(json.dumps({"weights.json": digest}, indent=1) + "\n", "utf-8")
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
