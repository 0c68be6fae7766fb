"""The recipe of the model `promises`: `python -m transcript.train.promises --authored DIR --paragraphs DIR --pages DIR… [--public DIR] [--out DIR]` (extra `train`).

Two logistic regressions. One over the characters of a sentence says at a glance whether it is worth reading; the other, over its marks,
pairs of marks and runs of two characters, says whether somebody promises. Learnt from conferences with annotated promises, paragraphs whose promised
words stand in braces, and pages with gold by hand; sentences called doubtful there count neither way. Every document is read a second
time without its date, so that undated ones are understood too.

Annotators differ in how much they count: each set has a bias of its own while the weights are learnt, of which the mean is shipped.
Prints what documents left out of the training reach, and sets of which nothing was in it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcript.chinese.view import view
from transcript.tag.commitments import THRESHOLD
from transcript.tag.promises import NAME, Glance, Sentence, pairs, runs, sentences, split, within
from transcript.train.pages import read_pages

MODELS = Path(__file__).resolve().parents[2] / "models"
STRENGTH = 0.2  # C of the regression
GLANCED = 0.1  # C of the first glance
RUN = 0.7  # how much a run of characters counts beside a mark: there are many, and they know less
UNDATED = 0.25
PAGE = 1.5  # how much a sentence of a page counts: several authors wrote and judged them
FOLDS = 7
SET = "="  # begins the name of a set's own bias
THRESHOLDS = (-1.0, -0.75, -0.5, -0.4, -0.25, 0.0)
SEEN = 3  # a feature seen in fewer sentences is not learnt
DRAWS = 1000

# Learning reads every sentence: at a glance, it knows too well those it has learnt from.
EVERY = Glance(0.0, {})

Places = tuple[tuple[int, int], ...]
Fit = tuple[Glance, float, dict[str, float]]


class Document(NamedTuple):
    """A text with the places of what it promises, and of what a reader could count or not; `group` is the set it is from."""

    group: str
    name: str
    text: str
    date: str | None
    promises: Places
    doubtful: Places = ()


class Row(NamedTuple):
    """A sentence: its document, its features, whether it promises (None: doubtful), and how much it counts."""

    document: Document
    start: int
    end: int
    features: Counter[str]
    promises: bool | None
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
                yield Document("conferences", path.stem, text, authored.meta.get("date"), tuple(places))


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
    return Document("paragraphs", name, text, date, tuple(places))


def pages(folder: Path, documents: Path | None = None) -> Iterator[Document]:
    """What officials say on pages, with the turns of the gold (in `documents` where the folder has but the labels)."""
    for page in read_pages(folder, documents):
        for said in page.said:
            name = f"{page.folder} {page.name}"
            yield Document(page.folder, name, said.text, page.date, said.promises, said.doubtful)


def features(sentence: Sentence) -> Counter[str]:
    """The features of a sentence by name: marks, `one + other`, and `~` with a run."""
    found = Counter(sentence.marks)
    found.update(f"{one} + {other}" for one, other in pairs(sentence.marks))
    found.update(f"{one} & {other}" for one, other in within(sentence))
    found.update(f"~{run}" for run in runs(sentence.words))
    return found


def _meets(start: int, end: int, place: tuple[int, int]) -> bool:
    return min(end, place[1]) - max(start, place[0]) >= 3


def _row(document: Document, start: int, end: int, found: Counter[str], weight: float) -> Row:
    promises: bool | None = any(_meets(start, end, place) for place in document.promises)
    if not promises and any(_meets(start, end, place) for place in document.doubtful):
        promises = None
    counts = weight * (1.0 if document.group in ("conferences", "paragraphs") else PAGE)
    return Row(document, start, end, found, promises, counts)


def glances(documents: Sequence[Document]) -> list[Row]:
    """Every sentence of documents with its characters."""
    return [
        _row(document, a, b, Counter(set(words)), 1.0)
        for document in documents
        for a, b, words in split(view(document.text))
    ]


def learnt(documents: Sequence[Document]) -> list[Row]:
    """The sentences of documents as learnt from: with the date and, where it makes a difference, without."""
    found = []
    for document in documents:
        plain = view(document.text)
        read = (sentences(plain, date=date, glance=EVERY) for date in (document.date, None))
        for dated, undated in zip(*read, strict=True):
            kinds = [features(dated), features(undated)]
            shares = [1.0] if kinds[0] == kinds[1] else [1 - UNDATED, UNDATED]
            for kind, share in zip(kinds, shares, strict=False):
                kind[SET + document.group] = 1
                found.append(_row(document, dated.start, dated.end, kind, share))
    return found


def read(documents: Sequence[Document], glance: Glance) -> list[Row]:
    """The sentences of documents that may promise, as a model reads them."""
    return [
        _row(document, sentence.start, sentence.end, features(sentence), 1.0)
        for document in documents
        for sentence in sentences(view(document.text), date=document.date, glance=glance)
    ]


def fit(glanced: Sequence[Row], data: Sequence[Row]) -> Fit:
    """The first glance, the bias and the weights by name of feature."""
    return Glance(*_fit(glanced, GLANCED, 1.0)), *_shared(_fit(data, STRENGTH, RUN))


def _shared(fitted: tuple[float, dict[str, float]]) -> tuple[float, dict[str, float]]:
    """The model with the mean of the sets' own biases in place of each."""
    bias, weights = fitted
    own = [value for name, value in weights.items() if name[0] == SET]
    return round(bias + sum(own) / len(own), 3), {name: value for name, value in weights.items() if name[0] != SET}


def _value(row: Row, bias: float, weights: dict[str, float]) -> float:
    return bias + sum(weights.get(name, 0.0) * count for name, count in row.features.items())


def _fit(data: Sequence[Row], strength: float, run: float) -> tuple[float, dict[str, float]]:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    data = [row for row in data if row.promises is not None]
    seen = Counter(name for row in data for name in row.features)
    names = {name: at for at, name in enumerate(sorted(name for name, times in seen.items() if times >= SEEN))}
    cells = [
        (run * count if name[0] == "~" else float(count), line, names[name])
        for line, row in enumerate(data)
        for name, count in row.features.items()
        if name in names
    ]
    values, lines, columns = zip(*cells, strict=True)
    matrix = csr_matrix((values, (lines, columns)), shape=(len(data), len(names)))
    model = LogisticRegression(C=strength, max_iter=3000, solver="liblinear")
    model.fit(matrix, [row.promises for row in data], sample_weight=[row.weight for row in data])
    made = zip(names, model.coef_[0], strict=True)
    weights = {name: round(float(run * weight if name[0] == "~" else weight), 3) for name, weight in made}
    return round(float(model.intercept_[0]), 3), {name: value for name, value in weights.items() if abs(value) >= 0.01}


def left_out(documents: Sequence[Document], part: Callable[[Document], Any]) -> list[tuple[Row, float]]:
    """The sentences with their scores by a model that did not learn from any document of the same part."""
    found = []
    glanced, data = glances(documents), learnt(documents)
    for out in sorted({part(document) for document in documents}):
        glance, bias, weights = fit(
            [row for row in glanced if part(row.document) != out], [row for row in data if part(row.document) != out]
        )
        test = read([document for document in documents if part(document) == out], glance)
        found += [(row, _value(row, bias, weights)) for row in test]
    return found


def reached(
    documents: Sequence[Document], scored: Sequence[tuple[Row, float]], threshold: float = THRESHOLD
) -> dict[str, Any]:
    """Precision, recall and F1 of sentences, with the 95 % interval of F1 (documents drawn); a promise the model never read is missed."""
    names = sorted({document.name for document in documents})
    counts = {name: [0, 0, 0, 0] for name in names}
    for document in documents:
        counts[document.name][3] += len(document.promises)
    hits = set()
    for row, score in scored:
        if row.document.name in counts and score >= threshold and row.promises is not None:
            counts[row.document.name][0] += row.promises
            counts[row.document.name][1] += 1
            hits |= {(row.document, place) for place in row.document.promises if _meets(row.start, row.end, place)}
    for document, _ in hits:
        counts[document.name][2] += 1
    rng = random.Random(7)
    drawn = sorted(_ratios([counts[name] for name in rng.choices(names, k=len(names))])[2] for _ in range(DRAWS))
    precision, recall, f1 = (round(value, 3) for value in _ratios(list(counts.values())))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]
    return {"precision": precision, "recall": recall, "f1": f1, "interval": [round(low, 3), round(high, 3)]}


def _ratios(counts: Sequence[Sequence[int]]) -> tuple[float, float, float]:
    right, found, hit, gold = map(sum, zip(*counts, strict=True))
    precision, recall = right / max(found, 1), hit / max(gold, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def nested(fitted: Fit) -> dict[str, Any]:
    """The weights as shipped: the first glance, marks, pairs by their first mark, runs."""
    glance, bias, weights = fitted
    of_pairs: dict[str, dict[str, dict[str, float]]] = {" + ": {}, " & ": {}}
    marks = {}
    for name, weight in weights.items():
        sign = next((sign for sign in of_pairs if sign in name), None)
        if name[0] != "~" and sign:
            one, _, other = name.partition(sign)
            of_pairs[sign].setdefault(one, {})[other] = weight
        elif name[0] != "~":
            marks[name] = weight
    return {
        "glance": glance._asdict(),
        "bias": bias,
        "marks": marks,
        "pairs": of_pairs[" + "],
        "within": of_pairs[" & "],
        "runs": {name[1:]: weight for name, weight in weights.items() if name[0] == "~"},
    }


def _fold(document: Document) -> int:
    return zlib.crc32(document.name.encode()) % FOLDS


def measured(documents: Sequence[Document]) -> dict[str, Any]:
    """What documents left out of the training reach, by their set; and sets of pages left out altogether."""
    groups = sorted({document.group for document in documents})
    by_document, by_set = left_out(documents, _fold), left_out(documents, lambda document: document.group)
    of_pages = [document for document in documents if document.group not in ("conferences", "paragraphs")]
    return {
        "documents left out": {
            group: reached([document for document in documents if document.group == group], by_document)
            for group in groups
        },
        "sets left out": {
            group: reached([document for document in documents if document.group == group], by_set) for group in groups
        },
        "all pages, sets left out": reached(of_pages, by_set),
        "documents left out, by threshold": {str(at): reached(documents, by_document, at)["f1"] for at in THRESHOLDS},
        "sets left out, by threshold": {str(at): reached(documents, by_set, at)["f1"] for at in THRESHOLDS},
    }


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m transcript.train.promises", description=__doc__)
    parser.add_argument("--authored", type=Path, required=True, help="authored conferences to learn from")
    parser.add_argument("--paragraphs", type=Path, required=True, help="paragraphs to learn from")
    parser.add_argument("--pages", type=Path, nargs="+", required=True, help="folders of pages to learn from")
    parser.add_argument(
        "--public", type=Path, help="docs/ and gold/ of the public transcripts that tests/quality/public labels"
    )
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    documents = [*conferences(options.authored), *paragraphs(options.paragraphs)]
    for folder in options.pages:
        documents += pages(folder)
    if options.public:
        documents += pages(Path("tests/quality/public"), options.public)
    metrics: dict[str, Any] = {
        "answers": len(documents),
        "promises": sum(len(document.promises) for document in documents),
        "threshold": THRESHOLD,
        **measured(documents),
    }
    folder = options.out / NAME
    folder.mkdir(parents=True, exist_ok=True)
    made = json.dumps(
        nested(fit(glances(documents), learnt(documents))), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    (folder / "weights.json").write_text(made + "\n", "utf-8")
    (folder / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
    digest = hashlib.sha256((folder / "weights.json").read_bytes()).hexdigest()
    (folder / "digests.json").write_text(json.dumps({"weights.json": digest}, indent=1) + "\n", "utf-8")
    print(json.dumps(metrics, indent=1))


if __name__ == "__main__":
    main()
