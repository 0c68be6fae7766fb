"""The recipe of the topic model: one command makes every file of `models/topics`.

    python -m transcript.train.topics --shared ../shared/topics --public ../shared/corpus

Run it in a checkout, with the extra `train`. `--dry` measures and writes nothing; `--spacy` also trains spaCy's own text classifiers on the
same texts, to compare (some minutes).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from transcript.tag.evidence import FEATURES
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import BUILT_IN, Scheme
from transcript.tag.taxonomy import codes_by_label
from transcript.tag.topics import Decision, TopicTagger
from transcript.train.topics import cues
from transcript.train.topics.card import write_model
from transcript.train.topics.decide import Example, beside, examples, fit_decision
from transcript.train.topics.grams import fit_grams, gram_labels
from transcript.train.topics.measure import score
from transcript.train.topics.rows import (
    TOGETHER,
    Row,
    authored,
    conferences,
    invented,
    official,
    pages,
    paragraphs,
    rehearsed,
)  # fmt: skip

_EARLIER = ", earlier run"
_SHIPPED = "cues and n-grams (shipped)"
SEED = 7
_CUE_FEATURES = [name for name in FEATURES if "ngram" not in name and name != "agreed"]
# Kinds of text whose words are as in life: single invented answers were written to hold cue words.
_TRUE_TO_LIFE = ("paragraph", "answer", "rehearsed", "page")


class Trained(NamedTuple):
    """Everything the recipe learns."""

    scheme: Scheme
    ngrams: NgramModel
    decisions: dict[str, Decision]

    def tagger(self) -> TopicTagger:
        """Cues and n-grams, weighed together."""
        return TopicTagger(
            self.scheme, ngrams=self.ngrams, alone=self.decisions["alone"], together=self.decisions["together"]
        )

    def cue_tagger(self) -> TopicTagger:
        """Cues alone."""
        return TopicTagger(
            self.scheme, ngrams=None, alone=self.decisions["cues_alone"], together=self.decisions["cues_together"]
        )


Evidence = tuple[Scheme, NgramModel]


def learn(rows: Sequence[Row], believed: Scheme) -> Evidence:
    """The evidence: what cues are worth, and the n-gram model."""
    scheme = cues.learned(believed, [row for row in rows if row.kind in _TRUE_TO_LIFE])
    return scheme, fit_grams(rows, scheme)


class Examples(NamedTuple):
    """Texts with the evidence for their labels, learned without the text in question: from cues and n-grams, and from cues only."""

    both: list[Example]
    cues_only: list[Example]

    def without(self, name: str) -> Examples:
        """Those that are not of a set of pages."""
        return Examples(*([one for one in some if not _is_of(one.row, name)] for some in self))

    def decisions(self, scheme: Scheme) -> dict[str, Decision]:
        """The weights and limits learned from them: for a text alone, and then for answers read beside others that were so read."""
        both, cues_only = ([one for one in some if one.row.kind != "invented"] for some in self)
        alone = fit_decision(both, limits_on=("paragraph", "official"))
        # A scheme of one's own has other labels.
        cues_alone = fit_decision(cues_only, used=_CUE_FEATURES, by_label=False)
        return {
            "alone": alone,
            "together": fit_decision(beside(both, alone, scheme), limits_on=("answer", "page")),
            "cues_alone": cues_alone,
            "cues_together": fit_decision(beside(cues_only, cues_alone, scheme), used=_CUE_FEATURES, by_label=False),
        }


def cross_fitted(rows: Sequence[Row], believed: Scheme, names: Sequence[str]) -> tuple[Examples, list[Evidence]]:
    """Evidence learned without the text in question, and the evidence learned without each set of pages: sets are folds, other sources are
    spread over them."""
    sources = sorted({row.source for row in rows if row.kind != "page"})
    random.Random(SEED).shuffle(sources)
    found, learned = Examples([], []), []
    for fold, name in enumerate(names):
        held = set(sources[fold :: len(names)])
        test = [row for row in rows if row.source in held or _is_of(row, name)]
        scheme, ngrams = learn([row for row in rows if not (row.source in held or _is_of(row, name))], believed)
        found.both.extend(examples(test, scheme, ngrams))
        found.cues_only.extend(examples(test, scheme, None))
        learned.append((scheme, ngrams))
    return found, learned


def _is_of(row: Row, name: str) -> bool:
    return row.kind == "page" and row.source.startswith(f"{name} ")


def labels_of(tagger: TopicTagger, rows: Sequence[Row]) -> list[list[str]]:
    """The labels of each row; answers of a conference are read together."""
    found = []
    for group in conferences(rows):
        together = group[0].kind in TOGETHER
        tagged = tagger.tag([row.item for row in group], together=together)
        found += [[finding.label for finding in findings] for findings in tagged]
    return found


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with paragraphs.jsonl, official.jsonl, cues.tsv"
    )
    parser.add_argument("--invented", type=Path, default=Path("tests/quality/topics"), help="invented answers")
    parser.add_argument("--authored", type=Path, default=Path("tests/quality/conferences"), help="dev/ and heldout/")
    parser.add_argument(
        "--pages",
        type=Path,
        nargs="+",
        default=sorted(path.parent for path in Path("tests/quality").glob("wild*/topics.jsonl")),
        help="folders of pages with gold",
    )
    parser.add_argument(
        "--public", type=Path, help="docs/ and gold/ of the public transcripts that tests/quality/public labels"
    )
    parser.add_argument("--out", type=Path, default=Path("models/topics"), help="the model's folder")
    parser.add_argument("--spacy", action="store_true", help="compare with spaCy's text classifiers")
    parser.add_argument("--dry", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    rows = [
        *paragraphs(options.shared, "train"), *official(options.shared, "train"),
        *invented(options.invented), *rehearsed(options.invented / "rehearsals"), *authored(options.authored / "dev"),
        *(row for folder in options.pages for row in pages(folder)),
    ]  # fmt: skip
    if options.public:
        # Some paragraphs that the model is measured on are from public transcripts: these are not trained on.
        measured_on = {row.source for row in paragraphs(options.shared, "dev")}
        public = pages(Path("tests/quality/public"), options.public)
        rows += [row for row in public if row.source.split()[1] not in measured_on]
    believed = cues.believed(options.shared / "cues.tsv")
    names = sorted({row.source.split()[0] for row in rows if row.kind == "page"})
    fitted, left_out = cross_fitted(rows, believed, names)
    trained = Trained(*learn(rows, believed), fitted.decisions(believed))
    methods: dict[str, Callable[[Sequence[Row]], list[list[str]]]] = {
        "cues only": lambda some: labels_of(trained.cue_tagger(), some),
        "character n-grams only": lambda some: [gram_labels(trained.ngrams, trained.scheme, row) for row in some],
    }
    if options.spacy:
        from transcript.train.topics.compare import train_spacy

        methods |= {
            f"spaCy textcat_multilabel, {name}": train_spacy(rows, architecture=name)
            for name in ("BOW", "CNN ensemble")
        }
    methods[_SHIPPED] = lambda some: labels_of(trained.tagger(), some)
    metrics = measured(methods, options.shared, options.authored / "heldout")
    metrics["tests"] |= sets_left_out(rows, fitted, dict(zip(names, left_out, strict=True)))
    if not options.spacy and (options.out / "metrics.json").is_file():
        _keep_comparison(metrics["tests"], json.loads((options.out / "metrics.json").read_text("utf-8"))["tests"])
    metrics["trained on"] = {kind: sum(row.kind == kind for row in rows) for kind in sorted({row.kind for row in rows})}
    metrics["cue words"] = {"believed": _pairs(believed), "kept": _pairs(trained.scheme)}
    print(json.dumps(metrics, ensure_ascii=False, indent=1))
    if not options.dry:
        config = {
            "scheme": BUILT_IN,
            "features": list(FEATURES),
            "decisions": {name: _coded(decision) for name, decision in trained.decisions.items()},
        }
        write_model(options.out, trained.scheme, trained.ngrams, config, metrics)


def measured(
    methods: dict[str, Callable[[Sequence[Row]], list[list[str]]]], shared: Path, heldout: Path
) -> dict[str, Any]:
    """Every method on every set of texts that nothing was trained on."""
    tests = {
        "dev paragraphs": paragraphs(shared, "dev"),
        "official fragments, the half not trained on": official(shared, "test"),
        "answers of held-out conferences": authored(heldout) if heldout.is_dir() else [],
    }
    return {
        "tests": {
            name: {method: score(label(some), [row.labels for row in some]) for method, label in methods.items()}
            for name, some in tests.items()
            if some
        }
    }


def sets_left_out(rows: Sequence[Row], fitted: Examples, learned: Mapping[str, Evidence]) -> dict[str, dict[str, Any]]:
    """Each set of pages, by evidence learned from none of its pages; and all of them together.

    The few weights that decide are fitted without its pages too, but on evidence that the folds learned partly from them.
    """
    found: list[list[str]] = []
    gold: list[tuple[str, ...]] = []
    scores = {}
    for name, evidence in learned.items():
        test = [row for row in rows if _is_of(row, name)]
        given = labels_of(Trained(*evidence, fitted.without(name).decisions(evidence[0])).tagger(), test)
        scores[f"pages {name}, left out of the training"] = {_SHIPPED: score(given, [row.labels for row in test])}
        found += given
        gold += [row.labels for row in test]
    return {**scores, "all these pages, each set left out": {_SHIPPED: score(found, gold)}}


def _keep_comparison(tests: dict[str, Any], earlier: dict[str, Any]) -> None:
    """Without `--spacy`, what its classifiers scored when they were last trained stays beside our own."""
    for name, methods in earlier.items():
        for method, scores in methods.items():
            if method.startswith("spaCy") and name in tests:
                tests[name][method.removesuffix(_EARLIER) + _EARLIER] = scores


def _coded(decision: Decision) -> dict[str, Any]:
    """A decision as the configuration keeps it: labels by their codes."""
    codes = codes_by_label()
    return asdict(decision) | {"leanings": {codes[label]: pair for label, pair in decision.leanings.items()}}


def _pairs(scheme: Scheme) -> int:
    return sum(map(len, scheme.cues.values()))


if __name__ == "__main__":
    main()
