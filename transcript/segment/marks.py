"""Signs in the place of labels: pages that set `◆` before every question and `◇` before every answer, or `——` before one of them alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from transcript.lexicon.patterns import lazy
from transcript.segment.lines import PICTURE, Line
from transcript.segment.reading import ASKING

# What readers thought of the words above: `👍 228　👎 4`.
COUNTS = lazy(rf"(?:{PICTURE} *\d[\d,.万k+]* *)+")
_SENTENCE = lazy(r"[。!?]")
Voice = Literal["ask", "answer"]
_ASKING = (*ASKING, "host")
_LEAST = 3  # lines that must have a sign before it can be a voice


def voices(view: str, lines: list[Line], skip: frozenset[int], labels: Mapping[int, str]) -> dict[int, Voice]:
    """Lines that begin with a sign for a voice, with the voice. `labels` gives the lines that have labels, with their kinds.

    A sign is a voice when what stands behind it asks nearly always, and another sign answers it; or when it stands below labelled
    questions nearly always, and does not ask. Signs before labels, and bullets of lists, are neither.
    """
    signed: dict[str, list[int]] = defaultdict(list)
    quoted = -2
    for number, line in enumerate(lines):
        signs = number not in skip and line.body > line.start and not line.time and not line.number
        if signs and not COUNTS.fullmatch(view, line.start, line.end):
            sign = view[line.start : line.body].rstrip()
            if sign and not sign[0].isalnum() and sign[0] not in "#*_":
                # A quotation goes on over lines: its first one has the sign.
                if not (sign == ">" and quoted == number - 1):
                    signed[sign].append(number)
                quoted = number if sign == ">" else quoted
    signed = {
        sign: numbers
        for sign, numbers in signed.items()
        if len(numbers) >= _LEAST
        and sum(number in labels for number in numbers) <= 0.2 * len(numbers)
        and sum(_below_label(view, lines, number, labels) for number in numbers) <= 0.8 * len(numbers)
    }
    bold = [
        n for n, line in enumerate(lines) if line.markup.startswith("*") and view.endswith("*", line.start, line.end)
    ]
    numbered = [n for n, line in enumerate(lines) if line.number]
    found: dict[int, Voice] = {}
    for kind in (numbered, bold):
        found.update(dict.fromkeys(_asked_above(view, lines, [n for n in kind if n not in skip], labels), "ask"))
    if not signed or found:
        return found
    asks = {sign: sum(_asks(view, lines[n]) for n in numbers) / len(numbers) for sign, numbers in signed.items()}
    asking = [sign for sign in signed if asks[sign] >= 0.75]
    answering = [sign for sign in signed if asks[sign] <= 0.35]
    for ask in asking:
        for answer in answering:
            if _follows(signed[answer], {*signed[ask], *signed[answer]}) >= 0.8:
                found.update(dict.fromkeys(signed[ask], "ask"))
                found.update(dict.fromkeys(signed[answer], "answer"))
    for ask in asking:
        found.update(dict.fromkeys(_asked_above(view, lines, signed[ask], labels, least=_LEAST), "ask"))
    if found:
        return found
    for answer in answering:
        found.update(_below_questions(view, lines, signed[answer], labels))
    return found


def _asked_above(
    view: str, lines: list[Line], alike: list[int], labels: Mapping[int, str], *, least: int = 4
) -> list[int]:
    """Lines of one make (with a number, a sign, in bold), if nearly all ask and stand right above somebody labelled who does not."""
    numbers = [n for n in alike if n not in labels]
    asking = [n for n in numbers if _asks(view, lines[n])]
    answered = [n for n in asking if n + 1 in labels and labels[n + 1] not in _ASKING]
    if len(numbers) < least or len(answered) < 0.7 * len(numbers):
        return []
    return [n for n in numbers if n in asking or n + 1 in labels]  # not a credit in the same type


def _below_questions(view: str, lines: list[Line], answers: list[int], labels: Mapping[int, str]) -> dict[int, Voice]:
    """The lines with a sign, where the label nearest above nearly always asks or presides, or the line above asks: answers. Lines
    that ask above them without a label are questions."""
    heads = {*labels, *answers}
    nearest = [_before(number, heads) for number in answers]
    told = sum(labels.get(head, "") in _ASKING for head in nearest)
    going_on = sum(head in answers for head in nearest)
    asked = [
        number - 1
        for number, head in zip(answers, nearest, strict=True)
        if number and number - 1 not in heads and labels.get(head, "") not in _ASKING and _asks(view, lines[number - 1])
    ]
    if told + going_on + len(asked) < 0.8 * len(answers) or told + len(asked) < 0.6 * len(answers):
        return {}
    found: dict[int, Voice] = dict.fromkeys(answers, "answer")
    if len(asked) >= 2:
        found.update(dict.fromkeys(asked, "ask"))
    return found


def _below_label(view: str, lines: list[Line], number: int, labels: Mapping[int, str]) -> bool:
    """Whether a label stands alone on the line above: it says who speaks, and the sign is an ornament."""
    return number - 1 in labels and not _SENTENCE.search(view, lines[number - 1].body, lines[number - 1].end)


def _asks(view: str, line: Line) -> bool:
    return "?" in view[max(line.body, line.end - 60) : line.end]


def _before(number: int, heads: set[int]) -> int:
    """The nearest head above a line, at most eight lines up; -1 when there is none."""
    return next((above for above in range(number - 1, max(number - 9, -1), -1) if above in heads), -1)


def _follows(numbers: list[int], heads: set[int]) -> float:
    """The share of lines that stand below one of the heads."""
    return sum(_before(number, heads) >= 0 for number in numbers) / len(numbers)
