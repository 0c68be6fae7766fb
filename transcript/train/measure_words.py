"""The word model against hand-cut sentences, its teachers' vote, and a segmenter that had no vote (SnowNLP, MIT)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from transcript.chinese.conventions import convene
from transcript.chinese.view import simplify, view
from transcript.chinese.words import Segmenter
from transcript.evaluate.measures import Measure, Tally, interval
from transcript.train.silver import Teachers, dictionary_cutters, split, starts

_MEASURE = Measure("word", "f1", "words with both borders right")

Sentence = list[str]
Cut = Callable[[str], Iterable[str]]
Whole = Callable[[str], Sentence]


def spans(words: Iterable[str]) -> set[tuple[int, int]]:
    """Words → their half-open intervals in the text they make."""
    found, offset = set(), 0
    for word in words:
        found.add((offset, offset + len(word)))
        offset += len(word)
    return found


def score(cut: Cut, gold: Sequence[Sentence]) -> dict[str, float | int]:
    """Precision, recall and F1 over words; the interval of F1 from sentences drawn with replacement."""
    tallies = []
    for words in gold:
        right, found = spans(words), spans(cut("".join(words)))
        tallies.append(Tally(word_tp=len(right & found), word_pred=len(found), word_gold=len(right)))
    total: Tally = sum(tallies, Tally())
    low, high = interval(_MEASURE, tallies) or (0.0, 0.0)
    figures = {
        "precision": total["word_tp"] / total["word_pred"],
        "recall": total["word_tp"] / total["word_gold"],
        "f1": 2 * total["word_tp"] / (total["word_pred"] + total["word_gold"]),
        "f1_low": low,
        "f1_high": high,
    }
    return {**{key: round(value, 4) for key, value in figures.items()}, "sentences": len(gold)}


def hand_cut(folder: Path, *, script: str | None = None, part: str | None = None) -> list[Sentence]:
    """The hand-cut sentences of a folder."""
    rows = [row for path in sorted(folder.glob("*.json")) for row in json.loads(path.read_text("utf-8"))]
    return [row["words"].split() for row in rows if script in (None, row["script"]) and part in (None, row["set"])]


def _convened(cut: Cut) -> Whole:
    """A segmenter on the normalised view and under our conventions, so that only its knowledge of words is compared."""

    def run(text: str) -> list[str]:
        plain = view(text)
        return split(text, convene(plain, starts(plain, cut(plain))))

    return run


def measure(model: Path, *, held_out: Sequence[Sentence], gold: Path | None) -> dict[str, Any]:
    """All figures of the card."""
    from snownlp.seg import seg as snow

    segmenter = Segmenter(model)

    def ours(text: str) -> list[str]:
        return [word.text for word in segmenter.words(text)]

    texts = ["".join(words) for words in held_out]
    metrics: dict[str, Any] = {
        "held-out sentences, teachers' vote": score(ours, held_out),
        "held-out sentences, SnowNLP under our conventions": score(ours, [_convened(snow)(text) for text in texts]),
    }
    if gold is None:
        return metrics
    for script in ("zh-Hans", "zh-Hant"):
        metrics[f"hand-cut test sentences, {script}"] = score(ours, hand_cut(gold, script=script, part="test"))
    test = hand_cut(gold, part="test")
    metrics["hand-cut test sentences"] = score(ours, test)
    metrics["hand-cut tune sentences"] = score(ours, hand_cut(gold, part="tune"))
    teachers = Teachers()
    metrics["hand-cut test sentences, teachers' vote"] = score(lambda text: teachers.cut([text])[0], test)
    jieba, cutword = dictionary_cutters()
    # "as it is" gets the text in simplified script all the same: none of them was made for traditional text.
    for name, other in (("jieba", jieba), ("cutword", cutword), ("SnowNLP", snow)):
        metrics[f"hand-cut test sentences, {name} as it is"] = score(
            other, [[simplify(word) for word in words] for words in test]
        )
        metrics[f"hand-cut test sentences, {name} under our conventions"] = score(_convened(other), test)
    return metrics
