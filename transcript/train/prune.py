"""A trained pkuseg model, made small: features that hardly tell the tags apart are dropped, weights rounded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import srsly

_DECIMALS = 2


def prune(full: Path, out: Path, *, features: int) -> dict[str, int]:
    """Write the model of `full` to `out` with at most `features` features; the format stays pkuseg's own.

    Returns how many features there were and are. A feature matters as far as its weights differ from tag to tag.
    """
    data = srsly.read_msgpack(full / "features.msgpack")
    with np.load(full / "weights.npz") as stored:
        tags, count = (int(size) for size in stored["sizes"])
        weights = stored["w"]
    nodes, edges = weights[: tags * count].reshape(count, tags), weights[tags * count :]
    spread = nodes.max(axis=1) - nodes.min(axis=1)
    spread[0] = np.inf  # feature 0 stands for the start of every character's list
    order = np.argsort(-spread, kind="stable")[:features]
    keep = np.sort(order[spread[order] > 10.0**-_DECIMALS])
    names = {index: name for name, index in data["feature_to_idx"].items()}
    kept = {names[int(old)]: new for new, old in enumerate(keep)}
    small = np.concatenate([np.round(nodes[keep], _DECIMALS).reshape(-1), edges])
    srsly.write_msgpack(
        out / "features.msgpack",
        {
            "unigram": _words(kept),
            "bigram": [],  # read while training only
            "feature_to_idx": kept,
            "tag_to_idx": data["tag_to_idx"],
        },
    )
    np.savez_compressed(out / "weights.npz", sizes=np.array([tags, len(keep)]), w=small)
    return {"trained": count, "kept": len(keep)}


def _words(features: dict[str, Any]) -> list[str]:
    """The words that the kept features speak of."""
    words: set[str] = set()
    for name in features:
        kind, _, rest = name.partition(".")
        if kind in ("w1", "w-1"):
            words.add(rest)
        elif kind == "ww":
            words.update(word for word in rest[2:].split("*") if word and word != "noWord")
    return sorted(words)
