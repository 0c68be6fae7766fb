"""Writes the model's folder: weights, config, metrics, digests and the card, so that the card says what was measured."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.train.topics import cues

_CARD = """# Topics of answers

Gives an answer (or any paragraph) one to three labels of the gov.cn 主题分类 (policy document library of the State Council, two levels,
122 labels), most important first, with a score and the words that decided. Used by `transcript structure`; alone:
`transcript.tag.topics.TopicTagger.load()`.

## How it works

Cue words (`cues.tsv`) and a linear model of character bigrams (`ngrams.bin`) gather evidence for labels. Two linear functions
(`config.json`) over features of that evidence, of the question, of the speaker's office and of the title, with a leaning for every label,
say which labels a text has and which comes first. Answers of one conference are read twice: a second pair of functions, over {features}
features, also sees how the answer was read by itself, and how all the others and its neighbours were, so that an answer that says little
is understood by what the conference is about. Greetings, thanks and slogans are taken out first. Traditional text
is read in simplified script, character by character. Plain Python: no numpy, no spaCy, no network at run time. For a user's own scheme
`config.json` holds both pairs fitted without n-grams and leanings.

## Made by

`python -m transcript.train.topics --shared FOLDER --public FOLDER --spacy` in a checkout with the extra `train`; seeds are fixed.

## Data

| what | texts | use |
|---|---|---|
| labelled paragraphs of government work reports, congress reports and press conferences, marked `train` | {paragraph} | training |
| fragments of official documents under their published label: half, by a digest of the text | {official} | training |
| answers and statements of the invented conferences in `tests/quality/conferences/dev`, labelled by people who did not see the rules | {answer} | training |
| answers of invented conferences, written and labelled for training by the author of the rules (`tests/quality/topics/rehearsals`) | {rehearsed} | training |
| answers of pages by several authors (`tests/quality/wild2` … `wild10`) and of public transcripts (`tests/quality/public`), with questions and offices | {page} | training; for the n-grams twice |
| single invented answers, written for training (`tests/quality/topics`) | {invented} | n-grams only |
| cue words: the project's lexicon (`transcript/lexicon/topics`) and a shared list | {believed} word-label pairs | what each is worth is learned; {kept} are kept |

The public transcripts are of a foreign ministry, a company, Hong Kong and Taiwan; two readers who did not see the rules labelled them, and those that `dev`
paragraphs are from are not learnt from. The classifier before, which had learnt from invented conferences only, reached 0.58, 0.51 and 0.54 (top F1, first, sub F1) on them.
The n-gram model also learns from the questions that answers belong to, and from offices. Texts of `dev` sources, the other half of the fragments and the held-out conferences are never trained on.
What is shipped are weights under the licence of the project (MIT); the texts are not.

## Scores

95 % intervals by bootstrap over texts. `top F1`: micro-F1 of upper levels; `first`: the first label's upper level is right;
`sub F1`: micro-F1 of whole labels; `contained`: the upper level of the first (for fragments: the only) given label is among ours.

{tables}

What decides was chosen by the sets left out, so their figures flatter a little; by the held-out conferences nothing was chosen.
spaCy's classifiers are trained with `--spacy` only; "earlier run" says that they were last trained before the newest texts were added.
Two human readers agree at 0.89 (top F1), 0.94 (first) and 0.85 (sub F1) on answers; a reader agrees on the first label of paragraphs at
0.95; a reader's labels contain the official label of a fragment 0.92 of the time.

## Limits

* Answers that say little about their own subject lean on question, office and the rest of the conference; a wrong link misleads them, and
  an answer that leaves the subject of its conference may be drawn back to it.
* Labels of government itself (bodies of the State Council) and rare ones (papers, secrets, place names) have few training texts.
* "Other" labels (`其他`) of an upper level are guesses: what falls under them is not defined by the taxonomy.
* Fragments of forms, signatures and procedure say nothing about the subject of their document; what is given then is a guess with a low score.
* Other languages, text before 1998 and private speech were not measured.
"""
_COLUMNS = (("top_f1", "top F1"), ("first", "first"), ("sub_f1", "sub F1"), ("contained", "contained"))


def write_model(
    folder: Path, scheme: Scheme, ngrams: NgramModel, config: dict[str, Any], metrics: dict[str, Any]
) -> None:
    """Write every file of the model."""
    folder.mkdir(parents=True, exist_ok=True)
    cues.save(scheme, folder / "cues.tsv")
    ngrams.save(folder / "ngrams.bin")
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")
    (folder / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "README.md").write_text(card(config, metrics), "utf-8")
    shipped = ("cues.tsv", "ngrams.bin", "config.json")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in shipped}
    (folder / "digests.json").write_text(json.dumps(digests, indent=1) + "\n", "utf-8")


def card(config: dict[str, Any], metrics: dict[str, Any]) -> str:
    """The card, with the figures of this run."""
    numbers = (
        dict.fromkeys(("paragraph", "official", "answer", "rehearsed", "page", "invented"), 0) | metrics["trained on"]
    )
    tables = "\n\n".join(_table(name, methods) for name, methods in metrics["tests"].items())
    return _CARD.format(features=len(config["features"]), tables=tables, **numbers, **metrics["cue words"])


def _table(name: str, methods: dict[str, dict[str, list[float]]]) -> str:
    texts = next(iter(methods.values()))["texts"][0]
    lines = [
        f"### {name} ({texts} texts)",
        "",
        "| | " + " | ".join(title for _, title in _COLUMNS) + " |",
        "|---" * 5 + "|",
    ]
    for method, scores in methods.items():
        cells = " | ".join("{:.2f} ({:.2f}–{:.2f})".format(*scores[key]) for key, _ in _COLUMNS)
        lines.append(f"| {method} | {cells} |")
    return "\n".join(lines)
