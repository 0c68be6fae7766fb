"""The recipe of the bigram table: counts from running text and from a word list with frequencies.

    python -m transcript.train.char_bigrams --text REPORTS.jsonl --words DICT.txt --out models/char-bigrams

Text files are `.jsonl` (the field `content`) or plain text; a word list has `word frequency` per line. Only
probabilities of character pairs leave this program, no sentence does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from transcript.chinese.bigrams import FILE, UNIT, Stored, fold, pack

_TEXT_WEIGHT = 8.0  # a pair seen in running text against one occurrence in the word list's corpus
_UNSEEN = 0.05  # of every character's mass, kept for pairs never seen
_FEWEST = 8
_FEWEST_CHAR = 6
_SPACES = re.compile(r"\s+")


class Counts(NamedTuple):
    """Weighted counts of folded characters, pairs and triples."""

    single: Counter[str]
    pairs: Counter[str]
    triples: Counter[str]


def count(texts: Iterable[str], words: Iterable[tuple[str, int]]) -> Counts:
    """Counts over running texts and over words with their frequencies (pairs and triples inside the words only)."""
    counts = Counts(Counter(), Counter(), Counter())
    for text in texts:
        folded = _SPACES.sub("\n", fold(text))
        for size, counter in enumerate(counts, 1):
            counter.update(folded[at : at + size] for at in range(len(folded) - size + 1))
    for counter in counts:
        for key in counter:
            counter[key] = int(counter[key] * _TEXT_WEIGHT)
    for word, times in words:
        folded = fold(word)
        for size, counter in enumerate(counts, 1):
            for at in range(len(folded) - size + 1):
                counter[folded[at : at + size]] += times
    return counts


def table(counts: Counts, *, most_pairs: int, most_triples: int) -> Stored:
    """The pairs and triples that say most beyond what their shorter contexts say, as a table."""
    total = sum(counts.single.values())
    chars = "".join(char for char, times in counts.single.most_common() if times >= _FEWEST_CHAR)
    ids = {char: index for index, char in enumerate(chars)}
    pair_share = {
        pair: times / counts.single[pair[0]]
        for pair, times in counts.pairs.items()
        if times >= _FEWEST and pair[0] in ids and pair[1] in ids
    }
    pairs = _most_telling(
        ((pair, counts.pairs[pair], share, counts.single[pair[1]] / total) for pair, share in pair_share.items()),
        most_pairs,
    )
    kept = set(pairs)
    triples = _most_telling(
        (
            (triple, times, times / counts.pairs[triple[:2]], pair_share.get(triple[1:], 0.0) or 1e-6)
            for triple, times in counts.triples.items()
            if times >= _FEWEST and triple[:2] in kept and triple[2] in ids
        ),
        most_triples,
    )
    return _lay_out(counts, chars, ids, total, sorted(pairs), triples)


def _most_telling(candidates: Iterable[tuple[str, int, float, float]], most: int) -> list[str]:
    """The keys whose share in their context most exceeds their share in the shorter one, frequent ones first."""
    told = [
        (math.log(share / shorter) * math.sqrt(times), key)
        for key, times, share, shorter in candidates
        if share > 1.35 * shorter
    ]
    told.sort(reverse=True)
    return [key for _, key in told[:most]]


def _lay_out(
    counts: Counts, chars: str, ids: dict[str, int], total: int, pairs: list[str], triples: list[str]
) -> Stored:
    by_first: dict[str, list[str]] = {}
    for pair in pairs:
        by_first.setdefault(pair[0], []).append(pair)
    by_pair: dict[str, list[str]] = {}
    for triple in triples:
        by_pair.setdefault(triple[:2], []).append(triple)
    starts, seconds, scores, backoffs = [0], [], bytearray(), bytearray()
    triple_starts, thirds, triple_scores = [0], [], bytearray()
    for char in chars:
        left = 1.0
        for pair in sorted(by_first.get(char, ()), key=lambda pair: ids[pair[1]]):
            share = counts.pairs[pair] / counts.single[char]
            left -= share
            seconds.append(ids[pair[1]])
            scores.append(_quantised(share * (1 - _UNSEEN)))
            row = sorted((ids[triple[2]], counts.triples[triple]) for triple in by_pair.get(pair, ()))
            for third, times in row[:255]:
                thirds.append(third)
                triple_scores.append(_quantised(times / counts.pairs[pair] * (1 - _UNSEEN)))
            triple_starts.append(len(thirds))
        starts.append(len(seconds))
        backoffs.append(_quantised(max(_UNSEEN, left)))
    unigrams = bytes(_quantised(counts.single[char] / total) for char in chars)
    return Stored(
        chars, unigrams, bytes(backoffs), starts, seconds, bytes(scores), triple_starts, thirds, bytes(triple_scores)
    )


def _quantised(probability: float) -> int:
    return min(255, max(0, round(-math.log(max(probability, 1e-12)) * UNIT)))


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    yield json.loads(line)["content"]
        else:
            yield path.read_text("utf-8")


def _words(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                word, times, *_ = line.split()
                yield word, int(times)


def main() -> None:
    """Build the table and write it with its digest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--text", type=Path, nargs="*", default=[])
    parser.add_argument("--words", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=80_000)
    parser.add_argument("--triples", type=int, default=70_000)
    options = parser.parse_args()
    counts = count(_texts(options.text), _words(options.words))
    data = pack(table(counts, most_pairs=options.pairs, most_triples=options.triples))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / FILE).write_bytes(data)
    digests = {FILE: hashlib.sha256(data).hexdigest()}
    (options.out / "digests.json").write_text(json.dumps(digests, indent=2) + "\n", "utf-8")
    print(f"{FILE}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
