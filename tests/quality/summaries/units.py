"""What is summarised: every answer and opening of the authored conferences, with the key lines its author noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.quality.render.authored import Authored, read_authored
from transcript.briefing.select import Facts
from transcript.briefing.sentences import Reader, Sentence
from transcript.chinese.view import view
from transcript.record import Conference, Source
from transcript.tag import tag_speech

CONFERENCES = Path(__file__).resolve().parent.parent / "conferences"
_NOBODY = Conference(
    id="c-0",
    source=Source(path="-", sha256="0", media_type="text/plain"),
    kind="transcript",
    variant="zh-Hans",
)


@dataclass(frozen=True)
class Unit:
    """One answer or opening. `facts` are what our own tagger finds in it; the rest is gold (normalised views)."""

    conference: str
    text: str
    sentences: tuple[Sentence, ...]
    facts: Facts
    keys: tuple[str, ...]
    figures: tuple[str, ...]
    commitments: tuple[str, ...]

    @property
    def reference(self) -> str:
        """What an editor would print: the key lines and the promises, none twice."""
        lines: list[str] = []
        for line in (*self.keys, *self.commitments):
            if not any(line in other for other in lines):
                lines.append(line)
        return "".join(lines)


def plain(text: str) -> str:
    """The letters and digits of the normalised view."""
    return re.sub(r"[^\w%.]", "", view(text))


def units(part: str) -> Iterator[Unit]:
    """The units of `dev` or `heldout` that have a key line and more than two sentences to choose from."""
    for path in sorted((CONFERENCES / part).glob("*.txt")):
        yield from _of(read_authored(path))


def _of(authored: Authored) -> Iterator[Unit]:
    spoken = [turn for turn in authored.turns if turn.person.part == "official"]
    asked = ["".join(q for n in turn.answers for q in authored.turns[n].sub_questions) for turn in spoken]
    texts = ["\n".join(turn.paragraphs) for turn in spoken]
    inputs = [(text, words, turn.person.title) for text, words, turn in zip(texts, asked, spoken, strict=True)]
    tagged = tag_speech(inputs, theme=authored.meta.get("title", ""), date=authored.meta.get("date"))
    reader = Reader(_NOBODY)
    for turn, text, words, found in zip(spoken, texts, asked, tagged, strict=True):
        sentences = tuple(reader.sentences(text))
        if not turn.keys or len(sentences) < 3:
            continue
        topics = tuple(view(word) for topic in found.topics[:2] for word in topic.because)
        facts = Facts(
            tuple((f.start, f.end) for f in found.figures),
            tuple((c.start, c.end) for c in found.commitments),
            topics,
            view(words),
        )
        yield Unit(
            authored.id,
            text,
            sentences,
            facts,
            tuple(map(plain, turn.keys)),
            tuple(plain(f.value + f.unit) for f in turn.figures),
            tuple(map(plain, turn.commitments)),
        )
