"""One conference in one layout: the page, its gold, and the bytes of its file."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Any

from tests.quality.render.authored import Authored, AuthoredTurn
from tests.quality.render.damage import damaged, in_script
from tests.quality.render.draft import Draft, Edit, Paper, Slice
from tests.quality.render.formats import encode
from tests.quality.render.gold import gold_record
from tests.quality.render.heading import (
    caption,
    introduction,
    write_furniture_end,
    write_heading,
    write_lead,
    write_roster,
)
from tests.quality.render.layout import Frame, Layout
from tests.quality.render.naming import Named, Naming

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”」』]?|[^。！？；]+$")


@dataclass(frozen=True, slots=True)
class Print:
    """What was printed: the file's bytes, its suffix and the gold record."""

    name: str
    suffix: str
    data: bytes
    gold: dict[str, Any]


def render(authored: Authored, layout: Layout) -> Print:
    """Print a conference in a layout. The same conference and layout always give the same bytes."""
    rng = random.Random(f"{authored.id}/{layout.name}")
    if layout.cut:
        authored = cut(authored)
    writer = _Writer(authored, layout, rng)
    draft = writer.page()
    draft = _shaped(draft, layout)
    draft = in_script(draft, layout.script)
    draft = damaged(draft, layout.damage, rng)
    draft = _lines(draft, layout)
    file = encode(draft, writer.slices, authored, layout)
    gold = gold_record(authored, layout, draft=file.draft, named=writer.named, data=file.data)
    return Print(f"{authored.id}.{layout.name}", file.suffix, file.data, gold)


def cut(authored: Authored) -> Authored:
    """The part of a conference from the middle of an answer on, when an answer has more than one paragraph."""
    first = next(
        (
            n
            for n, turn in enumerate(authored.turns)
            if n >= 2 and turn.person.part == "official" and len(turn.paragraphs) > 1
        ),
        None,
    )
    if first is None:
        return authored
    turns = []
    for turn in authored.turns[first:]:
        turns.append(
            replace(
                turn,
                answers=tuple(q - first for q in turn.answers if q >= first),
                follows=turn.follows - first if turn.follows is not None and turn.follows >= first else None,
            )
        )
    rest = turns[0].paragraphs[1:]
    turns[0] = replace(turns[0], paragraphs=rest, topics=(), figures=(), figures_complete=False, commitments=())
    return replace(authored, turns=tuple(turns))


class _Writer:
    """Writes the page of one conference."""

    def __init__(self, authored: Authored, layout: Layout, rng: random.Random) -> None:
        self.authored, self.layout, self.rng = authored, layout, rng
        self.naming = Naming(layout, authored)
        self.colons = cycle(layout.colons)
        self.paper = Paper()
        self.named: list[Named] = []
        self.minutes = 10 * 60

    @property
    def slices(self) -> list[Slice]:
        return self.paper.slices

    def page(self) -> Draft:
        paper, layout = self.paper, self.layout
        if not layout.cut:
            write_heading(paper, self.authored, layout)
            write_roster(paper, self.authored, layout)
            write_lead(paper, self.authored, layout)
        counts: Counter[str] = Counter()
        for number, turn in enumerate(self.authored.turns):
            if layout.captions and number in {2, 7}:
                paper.write(caption(number) + layout.gap)
            counts["question"] += turn.is_question
            self._turn(number, turn, counts["question"])
        if layout.furniture:
            write_furniture_end(paper, self.authored)
        return paper.draft()

    def _turn(self, number: int, turn: AuthoredTurn, question: int) -> None:
        layout = self.layout
        unlabelled = layout.cut and number == 0
        chunks = list(self._chunks(number, turn))
        named = Named("", certain=False) if unlabelled else self.naming.label(turn)
        self.named.append(named)
        for index, chunk in enumerate(chunks):
            self.minutes += 1
            clock = f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"
            self.paper.slices.append(Slice(number, named.text, clock, chunk))
            if layout.clock == "before" and (index == 0 or layout.repeat):
                self.paper.write(f"{clock}{layout.gap[:1]}")
            indent = layout.indent
            if (index == 0 or layout.repeat) and named.text:
                if not layout.own_line:
                    self.paper.write(indent)
                    indent = ""
                self._label(number, named.text, turn, clock, question)
            self.paper.say(number, indent + chunk)
            if layout.clock == "after" and index == len(chunks) - 1:
                self.paper.write(f"{layout.gap[:1]}[2024-05-17 {clock}]")
            self.paper.write(f" {clock}" if layout.clock == "glued" and index == len(chunks) - 1 else layout.gap)

    def _label(self, number: int, text: str, turn: AuthoredTurn, clock: str, question: int) -> None:
        layout = self.layout
        press = turn.person.part == "reporter"
        frame: Frame = layout.frame.press if press and layout.frame.press else layout.frame
        colon = next(self.colons)
        fill = {"c": colon, "n": str(question), "t": clock}
        before, after = frame.before.format(**fill), frame.after.format(**fill)
        self.paper.write(before)
        self.paper.label(number, text)
        if layout.clock == "on":
            body, line = (after[:-1], "\n") if after.endswith("\n") else (after, "")
            after = f"{body} 2024-05-17 {clock}{line or ' '}"
        self.paper.write(after)

    def _chunks(self, number: int, turn: AuthoredTurn) -> Iterator[str]:
        paragraphs = list(turn.paragraphs)
        layout = self.layout
        outlet = turn.person.title
        if layout.states_outlet and turn.person.part == "reporter" and outlet and outlet not in "".join(paragraphs):
            form = ("我是{}记者。", "{}记者提问。", "谢谢主持人，我是{}的记者。")[number % 3]
            paragraphs[0] = form.format(outlet) + paragraphs[0]
        if layout.roster == "introduction" and number == 0 and turn.person.part == "host" and not layout.cut:
            people = self.authored.those("official")
            if not all(p.name in "".join(paragraphs) for p in people):
                paragraphs.insert(1, introduction(people))
        for paragraph in paragraphs:
            sentences = _SENTENCE.findall(paragraph) if layout.slices else []
            if len(sentences) < 3:
                yield paragraph
                continue
            while sentences:
                size = self.rng.randint(1, 3)
                yield "".join(sentences[:size])
                sentences = sentences[size:]


def _shaped(draft: Draft, layout: Layout) -> Draft:
    """Everything on one line, where the layout has it so."""
    if layout.join == "\n":
        return draft
    return draft.edited(Edit(m.start(), m.end(), layout.join) for m in re.finditer(r"\n+", draft.text))


def _lines(draft: Draft, layout: Layout) -> Draft:
    """Hard-wrapped lines, the layout's newline, a byte order mark."""
    if layout.wrap:
        # A break at a turn's very start stands before the speech; numbers are not broken.
        draft = draft.edited(Edit(at, at, "\n") for at in _breaks(draft.text, layout.wrap))
    if layout.newline != "\n":
        draft = draft.edited(Edit(m.start(), m.end(), layout.newline) for m in re.finditer("\n", draft.text))
    if layout.bom:
        draft = draft.edited([Edit(0, 0, "\ufeff")])
    return draft


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where hard-wrapped lines end: after `width` characters, earlier where that would cut a number or a word."""
    for match in re.finditer(r"[^\n]+", text):
        at = match.start() + width
        while at < match.end():
            back = at
            while text[back].isascii() and text[back - 1].isascii() and back > at - 10:
                back -= 1
            yield back
            at = back + width
