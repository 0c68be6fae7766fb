"""The gov.cn 主题分类: codes, labels and their counterparts in other schemes.

Everything kept in the repository names a label by its code (`1002`); what a user sees is the label (`TOP\\SUB`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def labels_by_code() -> dict[str, str]:
    """Code → label, in the order of the taxonomy. An upper level without lower ones is a label of its own."""
    tops: dict[str, str] = {}
    found: dict[str, str] = {}
    for line in _lines("govcn.txt"):
        code, _, name = line.partition(" ")
        if len(code) == 2:
            tops[code] = name
        else:
            found[code] = f"{tops[code[:2]]}\\{name}"
    childless = [code for code in tops if not any(code == other[:2] for other in found)]
    return found | {code: tops[code] for code in childless}


@lru_cache(maxsize=1)
def codes_by_label() -> dict[str, str]:
    """Label → code."""
    return {label: code for code, label in labels_by_code().items()}


def top(label: str) -> str:
    """The upper level of a label."""
    return label.partition("\\")[0]


@lru_cache(maxsize=1)
def crosswalk() -> dict[str, dict[str, tuple[str, ...]]]:
    """Label → scheme (`cap`, `iptc`) → codes."""
    labels = labels_by_code()
    found = {}
    for line in _lines("crosswalk.tsv"):
        code, cap, iptc = line.split("\t")
        found[labels[code]] = {
            name: tuple(cell.split()) for name, cell in (("cap", cap), ("iptc", iptc)) if cell.strip()
        }
    return found


def foreign_names() -> dict[tuple[str, str], str]:
    """`(scheme, code)` → name, for every code of CAP and IPTC that the crosswalk may use."""
    return {(cells[0], cells[1]): cells[2] for cells in (line.split("\t") for line in _lines("foreign-codes.tsv"))}


def word_lists() -> Iterable[tuple[str, str, int]]:
    """`(label, word, strength)` of the cue lexicon: lines `code<TAB>strength<TAB>word word …`."""
    labels = labels_by_code()
    folder = files("transcript.lexicon") / "topics"
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name[:2].isdigit()):
        for line in _lines(name):
            code, strength, words = line.split("\t")
            yield from ((labels[code], word, int(strength)) for word in words.split())


def _lines(name: str) -> list[str]:
    text = (files("transcript.lexicon") / "topics" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
