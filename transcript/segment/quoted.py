"""Questions that a page sets off as quotations (`> 某报记者。请问……`) between answers that have labels."""

from __future__ import annotations

from transcript.lexicon import speech_cues as cues
from transcript.segment.lines import Line
from transcript.segment.selves import reporter_self

_FEWEST = 3
_ASKING = 0.75  # of the quotations, where they are questions
_LABELLED = 0.2  # of the labels, at most, stand in quotations


def quoted_questions(view: str, lines: list[Line], labelled: frozenset[int]) -> list[tuple[int, int]]:
    """The quotations of a page, if nearly all of them ask and hardly a label stands in one: spans of their words, in order.

    `labelled` are the places where labels begin.
    """
    blocks: list[tuple[int, int]] = []
    quoted_before = False
    with_label = 0
    for line in lines:
        quoted = line.markup.startswith(">")
        if quoted and quoted_before and not line.gap:
            blocks[-1] = (blocks[-1][0], line.end)
        elif quoted and labelled.isdisjoint(range(line.start, line.end)):
            blocks.append((line.body, line.end))
        elif quoted:
            with_label += 1
        quoted_before = quoted and bool(blocks)
    asking = [(start, end) for start, end in blocks if _asks(view[start:end])]
    if len(asking) < _FEWEST or len(asking) < _ASKING * len(blocks) or with_label > _LABELLED * len(labelled):
        return []
    return asking


def _asks(said: str) -> bool:
    return "?" in said or cues.QUESTION_CUE.search(said) is not None or reporter_self(said) is not None
