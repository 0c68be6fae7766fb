"""Signs in the place of labels: pages that set `◆` before every question and `◇` before every answer, or `——` before answers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from transcript.segment.lines import Line

Voice = Literal["ask", "answer"]
_ASKING = ("ask", "reporter", "outlet", "host")
_LEAST = 3  # lines that must have a sign before it can be a voice


def voices(view: str, lines: list[Line], skip: frozenset[int], labels: Mapping[int, str]) -> dict[int, Voice]:
    """Lines that begin with a sign for a voice, with the voice. `labels` gives the lines that have labels, with their kinds.

    A sign is a voice when what stands behind it asks nearly always, and another sign answers it; or when it stands below labelled
    questions nearly always, and does not ask. Signs before labels, and bullets of lists, are neither.
    """
    signed: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if number not in skip and line.body > line.start and not line.time and not line.number:
            sign = view[line.start : line.body].rstrip()
            if sign and not sign[0].isalnum() and sign[0] not in "#*_>":
                signed[sign].append(number)
    signed = {
        sign: numbers
        for sign, numbers in signed.items()
        if len(numbers) >= _LEAST and sum(number in labels for number in numbers) <= 0.2 * len(numbers)
    }
    if not signed:
        return {}
    asks = {sign: sum(_asks(view, lines[n]) for n in numbers) / len(numbers) for sign, numbers in signed.items()}
    asking = [sign for sign in signed if asks[sign] >= 0.75]
    answering = [sign for sign in signed if asks[sign] <= 0.35]
    found: dict[int, Voice] = {}
    for ask in asking:
        for answer in answering:
            if _follows(signed[answer], {*signed[ask], *signed[answer]}, lines) >= 0.8:
                found.update({number: "ask" for number in signed[ask]})
                found.update({number: "answer" for number in signed[answer]})
    if found:
        return found
    below = {number for number, kind in labels.items() if kind in _ASKING}
    for answer in answering:
        if below and _follows(signed[answer], below | set(signed[answer]), lines) >= 0.8:
            directly = sum(_before(number, below | set(signed[answer]), lines) in below for number in signed[answer])
            if directly >= 0.6 * len(signed[answer]):
                found.update({number: "answer" for number in signed[answer]})
    return found


def _asks(view: str, line: Line) -> bool:
    return "?" in view[max(line.body, line.end - 60) : line.end]


def _before(number: int, heads: set[int], lines: list[Line]) -> int | None:
    """The nearest head above a line that begins a paragraph of its own, at most eight lines up."""
    return next((above for above in range(number - 1, max(number - 9, -1), -1) if above in heads), None)


def _follows(numbers: list[int], heads: set[int], lines: list[Line]) -> float:
    """The share of lines that stand below one of the heads."""
    return sum(_before(number, heads, lines) is not None for number in numbers) / len(numbers)
