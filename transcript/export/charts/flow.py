"""Who answered whom and how much: ribbons from those who asked to those who answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcript.export.charts.drawing import Band, Box, Drawing, Shape, Words, fit, hue, measure
from transcript.export.charts.wording import WORDINGS, Wording
from transcript.record import Answer, Conference, Participant, Statement

_MOST_ASKERS, _MOST_OFFICIALS = 16, 12
_BAR, _GAP, _LEAST, _TALL = 10.0, 12.0, 16.0, 360.0


class Flow(NamedTuple):
    """`answers` answers of `characters` characters that `official` gave to `asker`."""

    asker: str
    official: str
    answers: int
    characters: int


def name_of(person: Participant | None, wording: Wording) -> str:
    """A person's name, else their first office, else that none is known."""
    if person is None:
        return wording.unnamed
    return person.name or (person.titles[0].text if person.titles else None) or wording.unnamed


def shades(conferences: Iterable[Conference], *, wording: Wording) -> dict[str, str]:
    """Each official's colour, the same in every picture of a page: in the order in which they first speak."""
    names: dict[str, None] = {}
    for conference in conferences:
        speeches: list[Answer | Statement] = [*conference.answers, *conference.statements]
        for speech in speeches:
            speaker = speech.speaker if isinstance(speech, Statement) else conference.turn(speech.turn).speaker
            names[name_of(conference.participant(speaker), wording)] = None
    return {name: hue(number) for number, name in enumerate(names)}


def flows(conferences: Iterable[Conference], *, wording: Wording) -> list[Flow]:
    """Every asker–official pair, in the order in which they first meet; an answer to several questions counts for each by its share."""
    found: dict[tuple[str, str], list[int]] = {}
    for conference in conferences:
        for pair in conference.qa_pairs:
            outlet = pair.question_turn.outlet or (pair.asker.outlet if pair.asker else None)
            asker = outlet or (wording.host if pair.question_turn.part == "host" else wording.reporter)
            cell = found.setdefault((asker, name_of(pair.speaker, wording)), [0, 0])
            cell[0] += 1
            cell[1] += max(1, len(pair.answer_turn.text) // len(pair.answer.answers))
    return [Flow(asker, official, *cell) for (asker, official), cell in found.items()]


def flow_drawing(
    conferences: Sequence[Conference], *, lang: str = "zh-Hans", width: float = 640, name: str = "flow"
) -> Drawing | None:
    """The ribbons as a drawing, or None where nobody answered anybody."""
    wording = WORDINGS[lang]
    found = flows(conferences, wording=wording)
    if not found:
        return None
    askers = list(dict.fromkeys(flow.asker for flow in found))
    officials = list(dict.fromkeys(flow.official for flow in found))
    told = wording.flow_told.format(
        answers=sum(flow.answers for flow in found), askers=len(askers), officials=len(officials)
    )
    colors = shades(conferences, wording=wording)
    shown, askers, officials = _most(found, askers, officials)
    shapes, height = _shapes(shown, askers, {official: colors[official] for official in officials}, width, wording)
    rows = tuple((flow.asker, flow.official, str(flow.answers), str(flow.characters)) for flow in found)
    return Drawing(name, wording.flow, told, width, height, tuple(shapes), wording.flow_head, rows)


def _most(found: list[Flow], askers: list[str], officials: list[str]) -> tuple[list[Flow], list[str], list[str]]:
    """What fits in a picture: the askers and officials with most characters, in their order (the table below has them all)."""
    asked, answered, _ = _totals(found)
    first = set(sorted(askers, key=lambda name: -asked[name])[:_MOST_ASKERS])
    second = set(sorted(officials, key=lambda name: -answered[name])[:_MOST_OFFICIALS])
    shown = [flow for flow in found if flow.asker in first and flow.official in second]
    left, right = {flow.asker for flow in shown}, {flow.official for flow in shown}
    return shown, [name for name in askers if name in left], [name for name in officials if name in right]


def _heights(names: Sequence[str], amounts: dict[str, int], unit: float) -> list[float]:
    return [max(_LEAST, amounts[name] * unit) for name in names]


def _shapes(
    found: list[Flow], askers: list[str], officials: dict[str, str], width: float, wording: Wording
) -> tuple[list[Shape], float]:
    asked, answered, times = _totals(found)
    most = max(len(askers), len(officials))
    unit = max(_TALL * min(1.0, most / 6), 30.0 * most) / sum(asked.values())
    left, right = _heights(askers, asked, unit), _heights(list(officials), answered, unit)
    tall = max(_sum(left), _sum(right))
    side = min(width * 0.3, max(measure(name, 13) for name in askers) + 14)
    far = width - min(width * 0.34, max(measure(_figures(n, times, answered, wording), 12) for n in officials) + 22)
    shapes: list[Shape] = []
    at_left = _column(askers, left, side, (tall - _sum(left)) / 2)
    at_right = _column(list(officials), right, far, (tall - _sum(right)) / 2)
    for asker, box in at_left.items():
        text = fit(asker, 13, side - 14)
        shapes += [box, Words(side - 8, box.y + box.height / 2 + 5, text, anchor="end")]
    shapes += _bands(found, at_left, at_right, unit, officials, wording)
    for official, box in at_right.items():
        middle = box.y + box.height / 2
        shapes.append(Box(box.x, box.y, box.width, box.height, officials[official]))
        label = fit(official, 14, width - far - 20)
        shapes.append(Words(far + _BAR + 8, middle - 1, label, size=14))
        shapes.append(Words(far + _BAR + 8, middle + 15, _figures(official, times, answered, wording), "muted", 11.5))
    return shapes, tall + 24


def _totals(found: list[Flow]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    asked: dict[str, int] = {}
    answered: dict[str, int] = {}
    times: dict[str, int] = {}
    for flow in found:
        asked[flow.asker] = asked.get(flow.asker, 0) + flow.characters
        answered[flow.official] = answered.get(flow.official, 0) + flow.characters
        times[flow.official] = times.get(flow.official, 0) + flow.answers
    return asked, answered, times


def _figures(official: str, times: dict[str, int], answered: dict[str, int], wording: Wording) -> str:
    return f"{wording.times.format(times[official])} · {wording.characters.format(answered[official])}"


def _sum(heights: list[float]) -> float:
    # Two lines of label need room beside a thin bar.
    return sum(max(height, 34.0) for height in heights) + _GAP * (len(heights) - 1)


def _column(names: list[str], heights: list[float], x: float, top: float) -> dict[str, Box]:
    made: dict[str, Box] = {}
    y = top + 12
    for name, height in zip(names, heights, strict=True):
        room = max(height, 34.0)
        made[name] = Box(x, y + (room - height) / 2, _BAR, height, "reporter")
        y += room + _GAP
    return made


def _bands(
    found: list[Flow],
    left: dict[str, Box],
    right: dict[str, Box],
    unit: float,
    officials: dict[str, str],
    wording: Wording,
) -> list[Shape]:
    used: dict[tuple[str, str], float] = {}
    asked, answered, _ = _totals(found)
    bands: list[Shape] = []
    order = {official: number for number, official in enumerate(officials)}
    for flow in sorted(found, key=lambda f: order[f.official]):
        one, other = left[flow.asker], right[flow.official]
        width = max(2.0, flow.characters * unit)
        # Bars are never thinner than `_LEAST`: their ribbons share what height there is.
        share = one.height * flow.characters / asked[flow.asker]
        room = other.height * flow.characters / answered[flow.official]
        y1 = one.y + used.setdefault(("asker", flow.asker), 0.0) + share / 2
        y2 = other.y + used.setdefault(("official", flow.official), 0.0) + room / 2
        used["asker", flow.asker] += share
        used["official", flow.official] += room
        said = f"{wording.times.format(flow.answers)}，{wording.characters.format(flow.characters)}"
        title = f"{flow.asker} → {flow.official}：{said}"
        bands.append(Band((one.x + _BAR, y1), (other.x, y2), min(width, share, room), officials[flow.official], title))
    return bands
