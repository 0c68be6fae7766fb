"""spaCy's text classifiers on the same texts, to compare with: nothing of theirs is shipped."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from transcript.tag.evidence import without_courtesies
from transcript.tag.taxonomy import codes_by_label, labels_by_code
from transcript.train.topics.rows import Row

_PASSES = {"BOW": 15, "CNN ensemble": 8}
_LONGEST = 600
_BOW: dict[str, Any] = {
    "@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": False, "ngram_size": 3, "no_output_layer": False, "length": 16384,
}  # fmt: skip
_ENSEMBLE: dict[str, Any] = {
    "@architectures": "spacy.TextCatEnsemble.v2",
    "linear_model": _BOW,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 64,
            "rows": [4000],
            "attrs": ["ORTH"],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 64, "window_size": 1, "maxout_pieces": 3, "depth": 2,
        },
    },
}  # fmt: skip


def train_spacy(rows: Sequence[Row], *, architecture: str, seed: int = 7) -> Callable[[Sequence[Row]], list[list[str]]]:
    """Train `textcat_multilabel` of a blank `zh` pipeline (characters as tokens); returns what labels rows."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch  # type: ignore[attr-defined]

    fix_random_seed(seed)
    nlp = spacy.blank("zh")
    pipe = nlp.add_pipe("textcat_multilabel", config={"model": _BOW if architecture == "BOW" else _ENSEMBLE})
    codes = codes_by_label()
    for code in codes.values():
        pipe.add_label(code)  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(
            nlp.make_doc(_text(row)), {"cats": {code: float(label in row.labels) for label, code in codes.items()}}
        )
        for row in rows
    ]
    optimizer = nlp.initialize(lambda: examples)
    chooser = random.Random(seed)
    for _ in range(_PASSES[architecture]):
        chooser.shuffle(examples)
        for batch in minibatch(examples, size=16):  # type: ignore[no-untyped-call]
            nlp.update(list(batch), sgd=optimizer, drop=0.2)
    return lambda some: [_labels(nlp(_text(row)).cats) for row in some]


def _text(row: Row) -> str:
    return without_courtesies(row.item.text)[:_LONGEST]


def _labels(cats: dict[str, float]) -> list[str]:
    labels = labels_by_code()
    order = sorted(cats, key=lambda code: -cats[code])[:3]
    return [labels[code] for n, code in enumerate(order) if not n or cats[code] >= 0.5 * cats[order[0]]]
