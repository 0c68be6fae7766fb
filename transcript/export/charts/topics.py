"""What each official spoke about: a table of discs, topics down, officials across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcript.export.charts.drawing import Disc, Drawing, Link, Shape, Words, fit, measure
from transcript.export.charts.flow import name_of, shades
from transcript.export.charts.wording import WORDINGS, Wording
from transcript.record import Conference

_ROW, _HEAD, _WIDEST = 34.0, 40.0, 11
_MOST_TOPICS, _MOST_OFFICIALS = 14, 10


class Spoken(NamedTuple):
    """`official` spoke about `topic` `times` times, in `characters` characters."""

    topic: str
    official: str
    times: int
    characters: int


def topic_name(label: str) -> str:
    """The last step of a label `TOP\\SUB`."""
    return label.rsplit("\\", 1)[-1]


def spoken(conferences: Iterable[Conference], *, wording: Wording) -> list[Spoken]:
    """Every topic–official pair of answers and statements; only the first two topics of each count, the rest is in passing."""
    found: dict[tuple[str, str], list[int]] = {}
    for conference in conferences:
        said = [
            (a.topics, conference.turn(a.turn).speaker, len(conference.turn(a.turn).text)) for a in conference.answers
        ]
        said += [(s.topics, s.speaker, s.end - s.start) for s in conference.statements]
        for topics, speaker, length in said:
            for topic in topics[:2]:
                official = name_of(conference.participant(speaker), wording)
                cell = found.setdefault((topic_name(topic.label), official), [0, 0])
                cell[0] += 1
                cell[1] += length
    return [Spoken(topic, official, *cell) for (topic, official), cell in found.items()]


def topics_drawing(
    conferences: Sequence[Conference], *, lang: str = "zh-Hans", width: float = 640, name: str = "topics"
) -> Drawing | None:
    """The table of discs as a drawing, or None where no topic is known."""
    wording = WORDINGS[lang]
    found = spoken(conferences, wording=wording)
    if not found:
        return None
    topics = _most(found, 0, _MOST_TOPICS)
    officials = _most(found, 1, _MOST_OFFICIALS)
    shown = [cell for cell in found if cell.topic in topics and cell.official in officials]
    told = wording.topics_told.format(officials=len(officials), topics=len(topics))
    rows = tuple((cell.topic, cell.official, str(cell.times), str(cell.characters)) for cell in found)
    colors = shades(conferences, wording=wording)
    shapes = tuple(_shapes(shown, topics, {name: colors[name] for name in officials}, width, wording))
    height = _HEAD + _ROW * len(topics) + 8
    return Drawing(name, wording.topics, told, width, height, shapes, wording.topics_head, rows)


def _most(found: list[Spoken], field: int, most: int) -> list[str]:
    """The names that stand for most characters, at most `most`, the first first among equals."""
    amounts: dict[str, int] = {}
    for cell in found:
        key = str(cell[field])
        amounts[key] = amounts.get(key, 0) + cell.characters
    return sorted(amounts, key=lambda key: -amounts[key])[:most]


def _shapes(
    found: list[Spoken], topics: list[str], officials: dict[str, str], width: float, wording: Wording
) -> list[Shape]:
    order = list(officials)
    side = min(width * 0.42, max(measure(topic, 13) for topic in topics) + 16)
    step = (width - side) / len(officials)
    shapes: list[Shape] = []
    for number, official in enumerate(officials):
        x = side + step * (number + 0.5)
        shapes.append(Words(x, 22, fit(official, 13, step - 6), officials[official], anchor="middle"))
    for number, topic in enumerate(topics):
        y = _HEAD + _ROW * number
        shapes.append(Link((0, y), (width, y), "rule", 1))
        shapes.append(Words(0, y + _ROW / 2 + 5, fit(topic, 13, side - 12)))
    most = max(cell.times for cell in found)
    for cell in found:
        number = order.index(cell.official)
        x, y = side + step * (number + 0.5), _HEAD + _ROW * (topics.index(cell.topic) + 0.5)
        radius = 5 + (_WIDEST - 5) * ((cell.times - 1) / max(1, most - 1)) ** 0.5 if most > 1 else 7
        title = wording.cell.format(
            person=cell.official, topic=cell.topic, times=cell.times, characters=cell.characters
        )
        shapes.append(Disc(x, y, radius, officials[cell.official], title))
        if cell.times > 1:
            shapes.append(Words(x, y + 4, str(cell.times), "on-hue", 11, "middle"))
    return shapes
