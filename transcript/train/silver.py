"""Training text: official prose and our own samples, cut into words by the vote of three independent segmenters.

A border stands where two of three set it: jieba (dictionary and HMM, MIT), the small network in jieba's wheel (`bigru.py`) and
cutword (another dictionary, Apache-2.0). The conventions have the last word.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from transcript.chinese.conventions import convene
from transcript.chinese.view import view
from transcript.train.bigru import BiGru

_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,120}[。！？!?；;]?[”’」』）)]?")
_HAN = re.compile(r"[\u4e00-\u9fff]")

Cut = Callable[[str], Iterable[str]]


def read_text(path: Path) -> str:
    """The text of a training file: `.jsonl` (field `content` of each line) or plain."""
    data = path.read_text("utf-8")
    if path.suffix != ".jsonl":
        return data
    return "\n".join(json.loads(line)["content"] for line in data.splitlines() if line.strip())


def sentences(text: str) -> Iterator[str]:
    """The different sentences of a text, in order, without spaces; at least four characters each, most of them Chinese."""
    seen = set()
    for match in _SENTENCE.finditer(text):
        sentence = "".join(match.group().split())
        if len(sentence) >= 4 and len(_HAN.findall(sentence)) * 2 > len(sentence) and sentence not in seen:
            seen.add(sentence)
            yield sentence


def dictionary_cutters() -> tuple[Cut, Cut]:
    """jieba and cutword. cutword prints when it loads."""
    import jieba

    jieba.setLogLevel(60)
    with contextlib.redirect_stdout(io.StringIO()):
        from cutword import Cutter

        cutter = Cutter()
    return jieba.cut, cutter.cutword


def starts(text: str, words: Iterable[str]) -> list[bool]:
    """Words → per character, whether a word begins there. Raises ValueError when the words do not make the text."""
    opens = [False] * len(text)
    offset = 0
    for word in words:
        opens[offset] = True
        offset += len(word)
    if offset != len(text):
        raise ValueError("the words do not make the text")
    return opens


def split(text: str, opens: Sequence[bool]) -> list[str]:
    """Word starts → words."""
    borders = [offset for offset, opened in enumerate(opens) if opened and offset]
    return [text[a:b] for a, b in zip([0, *borders], [*borders, len(text)], strict=True)]


class Teachers:
    """The three segmenters and their vote."""

    def __init__(self) -> None:
        self._cutters = dictionary_cutters()
        self._network = BiGru()

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each text."""
        views = [view(text) for text in texts]
        votes = self._network.boundaries(views)
        done = []
        for text, plain, network in zip(texts, views, votes, strict=True):
            ballots = [network, *(starts(plain, cutter(plain)) for cutter in self._cutters)]
            opens = [sum(ballot) >= 2 for ballot in zip(*ballots, strict=True)]
            done.append(split(text, convene(plain, opens)))
        return done
