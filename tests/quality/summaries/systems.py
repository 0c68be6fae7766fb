"""Four ways to summarise a unit within the same budget of characters: ours, first sentences, TextRank, LexRank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from tests.quality.summaries.units import Unit
from transcript.briefing.digest import SIZES
from transcript.briefing.select import WEIGHTS, Weights, choose

System = Callable[[Unit, int], str]


def budget(unit: Unit, length: str = "standard") -> int:
    """The characters a briefing of this length class spends on a unit."""
    return SIZES[length].budget(unit.text)  # type: ignore[index]


def filled(unit: Unit, order: Sequence[int], room: int) -> str:
    """Sentences taken in this order where they fit (the shortest where none does); printed in the order of the text."""
    taken: list[int] = []
    lengths = [sentence.end - sentence.start for sentence in unit.sentences]
    for nth in order:
        if lengths[nth] <= room:
            taken.append(nth)
            room -= lengths[nth]
    taken = taken or [min(order, key=lengths.__getitem__)]
    return "".join(unit.text[unit.sentences[nth].start : unit.sentences[nth].end] for nth in sorted(taken))


def ours(unit: Unit, room: int, weights: Weights = WEIGHTS) -> str:
    """The selection and compression of `transcript.briefing`."""
    chosen = choose(unit.sentences, unit.facts, budget=room, most=99, weights=weights)
    return "".join(unit.text[a:b] for one in chosen for a, b in one.cut.spans)


def first(unit: Unit, room: int) -> str:
    """The first sentences."""
    return filled(unit, range(len(unit.sentences)), room)


def textrank(unit: Unit, room: int) -> str:
    """sumy's TextRank over characters and character pairs."""
    from sumy.summarizers.text_rank import TextRankSummarizer

    return filled(unit, _ranked(TextRankSummarizer(), unit), room)


def lexrank(unit: Unit, room: int) -> str:
    """sumy's LexRank over characters and character pairs."""
    from sumy.summarizers.lex_rank import LexRankSummarizer

    summarizer = LexRankSummarizer()
    summarizer.threshold = 0.02  # sumy's 0.1 is for words of English; below it characters leave most sentences unlinked
    return filled(unit, _ranked(summarizer, unit), room)


class _Characters:
    """sumy asks a tokenizer for words: ours gives characters and character pairs, so that nothing is downloaded."""

    def to_words(self, text: str) -> tuple[str, ...]:
        letters = [char for char in text if char.isalnum()]
        return (*letters, *(one + other for one, other in pairwise(letters)))


def _ranked(summarizer: object, unit: Unit) -> list[int]:
    """Sentence numbers, best first."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    made = [Sentence(f"{sentence.plain}", _Characters()) for sentence in unit.sentences]
    document = ObjectDocumentModel([Paragraph(made)])
    order: list[int] = []
    # sumy returns the best n in the order of the text; asking for 1, 2, 3 … gives the ranking.
    for count in range(1, len(made) + 1):
        best = {id(sentence) for sentence in summarizer(document, count)}  # type: ignore[operator]
        order += [nth for nth, one in enumerate(made) if id(one) in best and nth not in order]
    return order


SYSTEMS: dict[str, System] = {"ours": ours, "first sentences": first, "TextRank": textrank, "LexRank": lexrank}
