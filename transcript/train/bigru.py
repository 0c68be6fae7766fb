"""The small lexical-analysis network that comes in jieba's wheel, run with numpy alone.

Two layers of bidirectional GRU over characters and a CRF (Baidu LAC, Apache-2.0, in jieba's MIT wheel). jieba runs it with a
deep-learning framework of long ago; the network itself is a dozen matrices. Only its word boundaries are used here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

_WIDTH = 128
_BATCH = 256

Matrix = np.ndarray[Any, np.dtype[np.float32]]


class BiGru:
    """`boundaries(texts)` gives the word starts of each text. Texts should be short (sentences)."""

    def __init__(self) -> None:
        import jieba

        root = Path(str(jieba.__file__)).parent / "lac_small"
        self._ids = {char: int(number) for number, char in _rows(root / "word.dic")}
        tags = {int(number): tag for number, tag in _rows(root / "tag.dic")}
        count, self._oov = max(tags) + 1, self._ids["OOV"]
        self._opens = np.array([not tags[number].endswith("-I") for number in range(count)])
        folder = root / "model_baseline"
        self._embedding = _matrix(folder / "word_emb", max(self._ids.values()) + 1, _WIDTH)
        self._layers = [_layer(folder, number) for number in range(4)]
        self._out = _matrix(folder / "fc_4.w_0", 2 * _WIDTH, count), _matrix(folder / "fc_4.b_0", count)
        self._crf = _matrix(folder / "crfw", count + 2, count)

    def boundaries(self, texts: Sequence[str]) -> list[list[bool]]:
        """Per text, per character: whether a word begins there."""
        found: list[list[bool]] = [[] for _ in texts]
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            if text:
                by_length[len(text)].append(number)
        for numbers in by_length.values():
            for first in range(0, len(numbers), _BATCH):
                batch = numbers[first : first + _BATCH]
                opens = self._opens[self._tags([texts[number] for number in batch])]
                for number, row in zip(batch, opens, strict=True):
                    found[number] = [True, *row[1:].tolist()]
        return found

    def _tags(self, texts: Sequence[str]) -> Any:
        """Tag numbers, one row per text; the texts have one length."""
        ids = np.array([[self._ids.get(char, self._oov) for char in text] for text in texts])
        state = self._embedding[ids]
        for forward, backward in (self._layers[:2], self._layers[2:]):
            turned = _gru(state[:, ::-1], *backward)[:, ::-1]
            state = np.concatenate([_gru(state, *forward), turned], axis=-1)
        return _viterbi(state @ self._out[0] + self._out[1], self._crf)


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) == 2:
            yield fields


def _matrix(path: Path, *shape: int) -> Matrix:
    """The last floats of a parameter file; what stands before them is its header."""
    size = 4 * int(np.prod(shape))
    return np.frombuffer(path.read_bytes()[-size:], "<f4").reshape(shape)


def _layer(folder: Path, number: int) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Input weights, bias, gate weights and candidate weights of one direction."""
    width_in = _WIDTH if number < 2 else 2 * _WIDTH
    recurrent = _matrix(folder / f"gru_{number}.w_0", 3 * _WIDTH * _WIDTH)
    gates = 2 * _WIDTH * _WIDTH
    bias = _matrix(folder / f"fc_{number}.b_0", 3 * _WIDTH) + _matrix(folder / f"gru_{number}.b_0", 3 * _WIDTH)
    return (
        _matrix(folder / f"fc_{number}.w_0", width_in, 3 * _WIDTH),
        bias,
        recurrent[:gates].reshape(_WIDTH, 2 * _WIDTH),
        recurrent[gates:].reshape(_WIDTH, _WIDTH),
    )


def _gru(inputs: Matrix, weights: Matrix, bias: Matrix, gates: Matrix, candidate: Matrix) -> Matrix:
    """Hidden states, shape (texts, characters, 128)."""
    projected = inputs @ weights + bias
    hidden = np.zeros((projected.shape[0], _WIDTH), np.float32)
    states = np.empty((*projected.shape[:2], _WIDTH), np.float32)
    for step in range(projected.shape[1]):
        gate = 1 / (1 + np.exp(-(projected[:, step, : 2 * _WIDTH] + hidden @ gates)))
        update, reset = gate[:, :_WIDTH], gate[:, _WIDTH:]
        new = np.tanh(projected[:, step, 2 * _WIDTH :] + (reset * hidden) @ candidate)
        hidden = ((1 - update) * hidden + update * new).astype(np.float32)
        states[:, step] = hidden
    return states


def _viterbi(scores: Matrix, crf: Matrix) -> Any:
    """The best tag row per text; `crf` holds start, end and transition scores, in this order."""
    best = crf[0] + scores[:, 0]
    back = []
    for step in range(1, scores.shape[1]):
        paths = best[:, :, None] + crf[2:][None]
        back.append(paths.argmax(axis=1))
        best = paths.max(axis=1) + scores[:, step]
    tag = (best + crf[1]).argmax(axis=1)
    row = [tag]
    for pointers in reversed(back):
        tag = pointers[np.arange(len(tag)), tag]
        row.append(tag)
    return np.stack(row[::-1], axis=1)
