"""The recipe of the topic model: one command makes every file in this folder.

    python models/topics/train.py --topics ../shared/topics --authored tests/quality/conferences/dev

Needs the extra `train` (scikit-learn). Data: labelled paragraphs (`paragraphs.jsonl`, the ones marked `train`), cue words (`cues.tsv`),
the project's own cue lexicon, and authored conferences labelled by people who did not write the rules.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.quality.render.authored import read_authored  # noqa: E402
from transcript.chinese.view import simplify  # noqa: E402
from transcript.lexicon.courtesies import SAID_ANYWHERE  # noqa: E402
from transcript.tag import topics  # noqa: E402
from transcript.tag.scheme import Scheme, govcn, read_cues  # noqa: E402
from transcript.tag.topics import FEATURES, NgramModel, TopicInput, TopicTagger, top  # noqa: E402

GRAMS = 30_000
FOLDS = 5
CONTEXT = ("question", "office", "theme", "context")


class Labelled(NamedTuple):
    """An input, its labels (most important first), and the source it is from."""

    item: TopicInput
    labels: tuple[str, ...]
    source: str


def paragraphs(path: Path, part: str) -> list[Labelled]:
    """The labelled paragraphs of one part (`train` or `dev`)."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Labelled(TopicInput(row["text"]), tuple(row["labels"]), row["source"]) for row in rows if row["set"] == part
    ]


def authored(folder: Path) -> list[Labelled]:
    """The labelled answers and statements of authored conferences, each with its context."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        conference = read_authored(path)
        spoken = [n for n, turn in enumerate(conference.turns) if turn.topics]
        said = ["\n".join(conference.turns[n].paragraphs) for n in spoken]
        for place, number in enumerate(spoken):
            turn = conference.turns[number]
            question = " ".join(text for q in turn.answers for text in conference.turns[q].paragraphs)
            near = " ".join(text[:200] for text in said[max(place - 1, 0) : place] + said[place + 1 : place + 2])
            item = TopicInput(said[place], question, turn.person.title, conference.meta.get("title", ""), near)
            found.append(Labelled(item, turn.topics, path.stem))
    return found


def train_ngrams(rows: Sequence[Labelled], scheme: Scheme) -> NgramModel:
    """One logistic regression per label over tf-idf of character bigrams and trigrams; cue words stand in as short documents."""
    texts = [SAID_ANYWHERE.sub(" ", simplify(row.item.text)) for row in rows]
    labels = [set(row.labels) for row in rows]
    for label in scheme.labels:
        words = sorted(word for word, of in scheme.cues.items() if of.get(label, 0) >= 1)
        for at in range(0, len(words), 6):
            texts.append("，".join(words[at : at + 6]))
            labels.append({label})
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(2, 3), sublinear_tf=True, max_features=120_000)
    matrix = vectorizer.fit_transform(texts)
    weights = np.zeros((matrix.shape[1], len(scheme.labels)), dtype=np.float32)
    bias = np.full(len(scheme.labels), -8, dtype=np.float32)
    for at, label in enumerate(scheme.labels):
        wanted = np.array([label in of for of in labels])
        if wanted.any():
            model = LogisticRegression(C=20, solver="liblinear").fit(matrix, wanted)
            weights[:, at], bias[at] = model.coef_[0], model.intercept_[0]
    names = vectorizer.get_feature_names_out()
    han = np.array([all("\u4e00" <= char <= "\u9fff" for char in name) for name in names])
    kept = np.sort(np.argsort(-np.abs(weights).max(axis=1) * han)[:GRAMS])
    weights, idf = weights[kept], vectorizer.idf_[kept].astype(np.float32)
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    return NgramModel(
        {str(names[gram]): at for at, gram in enumerate(kept)},
        idf,
        np.round(weights / scale).astype(np.int8),
        scale.astype(np.float16).astype(np.float32),
        bias,
    )


def folds(rows: Sequence[Labelled]) -> Iterator[tuple[list[Labelled], list[Labelled]]]:
    """Train and test parts; a source is never in both."""
    sources = sorted({row.source for row in rows})
    random.Random(7).shuffle(sources)
    for fold in range(FOLDS):
        held = set(sources[fold::FOLDS])
        yield [row for row in rows if row.source not in held], [row for row in rows if row.source in held]


def measures(tagger: TopicTagger, rows: Sequence[Labelled]) -> dict[str, float]:
    """Top-level micro-F1, first label right at the top level, second-level micro-F1, containment of a gold top label."""
    return score([[finding.label for finding in found] for found in tagger.tag([row.item for row in rows])], rows)


def score(found: Sequence[Sequence[str]], rows: Sequence[Labelled]) -> dict[str, float]:
    """The measures of predictions, with 95 % bootstrap intervals over rows."""
    table = np.array([_counts(labels, row.labels) for labels, row in zip(found, rows, strict=True)])
    chooser = np.random.default_rng(11)
    draws = np.array([_ratios(table[chooser.integers(0, len(table), len(table))].sum(axis=0)) for _ in range(1000)])
    names = ("top_f1", "first", "sub_f1", "contained")
    low, high = np.percentile(draws, 2.5, axis=0), np.percentile(draws, 97.5, axis=0)
    values = _ratios(table.sum(axis=0))
    return {
        key: round(float(value), 3)
        for n, name in enumerate(names)
        for key, value in ((name, values[n]), (f"{name}_low", low[n]), (f"{name}_high", high[n]))
    }


def _counts(found: Sequence[str], gold: Sequence[str]) -> tuple[int, ...]:
    tops, wanted = {top(label) for label in found}, {top(label) for label in gold}
    return (
        len(tops & wanted), len(tops) + len(wanted), len(set(found) & set(gold)), len(set(found)) + len(set(gold)),
        int(bool(found) and top(found[0]) == top(gold[0])), int(top(gold[0]) in tops), 1,
    )  # fmt: skip


def _ratios(total: Any) -> np.ndarray:
    return np.array(
        [2 * total[0] / max(total[1], 1), total[4] / total[6], 2 * total[2] / max(total[3], 1), total[5] / total[6]]
    )


def fit(rows: Sequence[tuple[TopicTagger, Labelled]], used: Sequence[str]) -> dict[str, float]:
    """The logistic function over features: a label named first counts twice, so that it comes first."""
    x, y, weight = [], [], []
    for tagger, row in rows:
        for label, values in tagger.features(tagger.evidence(row.item)).items():
            x.append([value if name in used else 0.0 for name, value in zip(FEATURES, values, strict=True)])
            y.append(label in row.labels)
            weight.append(2.0 if label == row.labels[0] else 1.0)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(x), np.array(y), sample_weight=np.array(weight))
    named = dict(zip(FEATURES, (round(float(value), 4) for value in model.coef_[0]), strict=True))
    return {
        **{name: max(value, 0.0) if name in CONTEXT else value for name, value in named.items()},
        "bias": round(float(model.intercept_[0]), 4),
    }


def thresholds(rows: Sequence[tuple[TopicTagger, Labelled]], weights: dict[str, float]) -> tuple[float, float]:
    """The scores from which a first and a further label are given: best sum of both F1."""
    scored = []
    for tagger, row in rows:
        tagger.weights = weights
        scored.append((tagger, row, tagger.scores(tagger.features(tagger.evidence(row.item)))))
    best = (0.0, 0.2, 0.4)
    for first in (0.1, 0.15, 0.2, 0.25):
        for further in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
            found = []
            for tagger, _, values in scored:
                tagger.first, tagger.further = first, further
                found.append([label for label, _ in tagger.choose(values)])
            table = np.array([_counts(labels, row.labels) for labels, (_, row, _) in zip(found, scored, strict=True)])
            ratios = _ratios(table.sum(axis=0))
            best = max(best, (float(ratios[0] + ratios[2]), first, further))
    return best[1], best[2]


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--topics", type=Path, required=True, help="folder with paragraphs.jsonl, cues.tsv, official.jsonl"
    )
    parser.add_argument("--authored", type=Path, required=True, help="folder with authored conferences to train on")
    parser.add_argument("--unseen", type=Path, help="folder with authored conferences that are only measured")
    parser.add_argument("--dry", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    listed = (options.topics / "cues.tsv").read_text("utf-8").splitlines()
    scheme = govcn(read_cues(listed))
    written, spoken = paragraphs(options.topics / "paragraphs.jsonl", "train"), authored(options.authored)
    rows = written + spoken
    blank = dict.fromkeys((*FEATURES, "bias"), 0.0)
    held: list[tuple[TopicTagger, Labelled]] = []
    for part, test in folds(rows):
        tagger = TopicTagger(scheme, ngrams=train_ngrams(part, scheme), weights=blank, first=0.2, further=0.4)
        held.extend((tagger, row) for row in test)
    everything = fit(held, FEATURES)
    first, further = thresholds(held, everything)
    plain = [(TopicTagger(scheme, ngrams=None, weights=blank, first=0.2, further=0.4), row) for row in rows]
    cues_only = fit(plain, [name for name in FEATURES if "ngram" not in name])
    own_first, own_further = thresholds(plain, cues_only)
    ngrams = train_ngrams(rows, scheme)
    final = TopicTagger(scheme, ngrams=ngrams, weights=everything, first=first, further=further)
    cue_tagger = TopicTagger(scheme, ngrams=None, weights=cues_only, first=own_first, further=own_further)
    report: dict[str, Any] = {
        "rows": {"paragraphs": len(written), "answers": len(spoken)},
        "cue_words": len(scheme.cues),
    }
    cross = [found for tagger, row in held for found in [_tagged(tagger, row, everything, first, further)]]
    report["cross-validated paragraphs"] = score(*_only(cross, held, written))
    if spoken:
        report["cross-validated answers"] = score(*_only(cross, held, spoken))
    tests = {
        "dev paragraphs": paragraphs(options.topics / "paragraphs.jsonl", "dev"),
        "official labels": official(options.topics),
    }
    if options.unseen:
        tests["unseen answers"] = authored(options.unseen)
    for name, some in tests.items():
        if some:
            report[f"{name}, all"], report[f"{name}, cues only"] = measures(final, some), measures(cue_tagger, some)
            report[f"{name}, n-grams only"] = score([ngram_labels(ngrams, scheme, row.item.text) for row in some], some)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    if not options.dry:
        made = {
            "all": everything, "first": first, "further": further,
            "cues_only": cues_only, "own_first": own_first, "own_further": own_further,
        }  # fmt: skip
        write(ngrams, listed, made, report)


def _tagged(tagger: TopicTagger, row: Labelled, weights: dict[str, float], first: float, further: float) -> list[str]:
    tagger.weights, tagger.first, tagger.further = weights, first, further
    return [finding.label for finding in tagger.tag([row.item])[0]]


def _only(
    found: Sequence[list[str]], held: Sequence[tuple[TopicTagger, Labelled]], some: Sequence[Labelled]
) -> tuple[list[list[str]], list[Labelled]]:
    wanted = {id(row) for row in some}
    pairs = [(labels, row) for labels, (_, row) in zip(found, held, strict=True) if id(row) in wanted]
    return [labels for labels, _ in pairs], [row for _, row in pairs]


def official(folder: Path) -> list[Labelled]:
    """Paragraphs with the label their document was published under."""
    rows = [json.loads(line) for line in (folder / "official.jsonl").read_text("utf-8").splitlines() if line.strip()]
    return [Labelled(TopicInput(row["text"]), (row["label"],), row["source"]) for row in rows]


def ngram_labels(model: NgramModel, scheme: Scheme, text: str) -> list[str]:
    """Labels by the n-gram model alone."""
    values = model.probabilities(SAID_ANYWHERE.sub(" ", simplify(text)))
    order = np.argsort(-values)[: topics.MOST_LABELS]
    return [scheme.labels[at] for n, at in enumerate(order) if not n or values[at] >= 0.4 * values[order[0]]]


def write(ngrams: NgramModel, listed: Sequence[str], made: dict[str, Any], report: dict[str, Any]) -> None:
    """Write weights, metrics and digests into this folder."""
    np.savez_compressed(
        HERE / "ngrams.npz",
        idf=ngrams.idf,
        weights=ngrams.weights,
        scale=ngrams.scale.astype(np.float16),
        bias=ngrams.bias,
    )
    (HERE / "vocabulary.txt").write_text(
        "\n".join(sorted(ngrams.vocabulary, key=ngrams.vocabulary.__getitem__)), "utf-8"
    )
    (HERE / "cues.tsv").write_text("".join(f"{label}\t{word}\t{n}\n" for label, word, n in read_cues(listed)), "utf-8")
    (HERE / "weights.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    (HERE / "metrics.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    files = ("ngrams.npz", "vocabulary.txt", "cues.tsv", "weights.json")
    digests = {name: hashlib.sha256((HERE / name).read_bytes()).hexdigest() for name in files}
    (HERE / "digests.json").write_text(json.dumps(digests, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
