"""The recipe of the word model: one command makes every file in `models/words` but the card.

    python -m transcript.train.words --text FILE… --out models/words

Reads text (`.jsonl` with a field `content`, or plain), has three independent segmenters cut it (`silver.py`), trains pkuseg's CRF on
their vote, prunes it, and measures it against hand-cut sentences and a segmenter that had no vote. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transcript.chinese.view import view
from transcript.train.measure_words import measure
from transcript.train.prune import prune
from transcript.train.silver import Teachers, read_text, sentences

Sentence = list[str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Parse the command line and run the recipe."""
    parser = argparse.ArgumentParser(prog="python -m transcript.train.words", description=__doc__)
    parser.add_argument("--text", nargs="+", type=Path, required=True, help="training text, .jsonl or plain")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the model")
    parser.add_argument("--gold", type=Path, help="folder of hand-cut sentences (*.json) to measure on")
    parser.add_argument("--characters", type=int, default=2_000_000, help="train on so many characters at most")
    parser.add_argument("--passes", type=int, default=6, help="passes over the training text")
    parser.add_argument("--features", type=int, default=330_000, help="keep so many features")
    parser.add_argument("--measure", action="store_true", help="only measure the model that is there")
    parser.add_argument("--seed", type=int, default=20240306)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    train, held_out = silver(options.text, characters=options.characters, seed=options.seed)
    if not options.measure:
        with tempfile.TemporaryDirectory() as folder:
            full = Path(folder) / "full"
            fit(train, held_out, full, passes=options.passes, seed=options.seed)
            sizes = prune(full, options.out, features=options.features)
        write_settings(options, train, sizes)
    metrics = measure(options.out, held_out=held_out, gold=options.gold)
    _write(options.out / "metrics.json", metrics)
    print(json.dumps(metrics, ensure_ascii=False, indent=1))


def silver(paths: Sequence[Path], *, characters: int, seed: int) -> tuple[list[Sentence], list[Sentence]]:
    """Training and held-out sentences, cut by the teachers. The smaller files are used whole: they are the ones most like speech."""
    chosen: list[str] = []
    room = characters
    for path in sorted(paths, key=lambda path: path.stat().st_size):
        found = list(sentences(read_text(path)))
        random.Random(seed).shuffle(found)
        for sentence in found:
            if room <= 0:
                break
            chosen.append(view(sentence))
            room -= len(sentence)
    chosen = list(dict.fromkeys(chosen))
    random.Random(seed).shuffle(chosen)
    cut = Teachers().cut(chosen)
    last = len(cut) // 25
    return cut[last:], cut[:last]


def fit(train: Sequence[Sentence], held_out: Sequence[Sentence], out: Path, *, passes: int, seed: int) -> None:
    """Train pkuseg's CRF; its progress goes to stderr."""
    import spacy_pkuseg
    from spacy_pkuseg.config import config

    config.featureTrim = 1  # a feature seen once says nothing about the next text
    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        files = [Path(folder) / "train.txt", Path(folder) / "held-out.txt"]
        for file, cut in zip(files, (train, held_out), strict=True):
            file.write_text("\n".join(" ".join(words) for words in cut) + "\n", "utf-8")
        spacy_pkuseg.train(str(files[0]), str(files[1]), str(out), train_iter=passes)


def write_settings(options: argparse.Namespace, train: Sequence[Sentence], sizes: dict[str, int]) -> None:
    """`config.json` says what was trained on what, `digests.json` what the weights are."""
    settings: dict[str, Any] = {
        "text": [path.name for path in options.text],
        "sentences": len(train),
        "characters": sum(len(word) for words in train for word in words),
        "words": sum(map(len, train)),
        "passes": options.passes,
        "seed": options.seed,
        "features": sizes,
    }
    _write(options.out / "config.json", settings)
    names = ("features.msgpack", "weights.npz")
    _write(
        options.out / "digests.json",
        {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in names},
    )


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
