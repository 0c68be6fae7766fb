"""The authored conference: who said what to whom, in a plain text a person can write. See `tests/quality/README.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

PARTS = ("host", "official", "reporter", "other")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part. `title` is the office (or the reporter's outlet)."""

    part: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class AuthoredFigure:
    """A stated figure as printed."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class AuthoredTurn:
    """One turn. `answers` and `follows` are indices of earlier turns; `keys` the lines an editor would keep."""

    person: Person
    paragraphs: tuple[str, ...]
    kind: str = ""
    asks: tuple[str, ...] = ()
    answers: tuple[int, ...] = ()
    follows: int | None = None
    supplement: bool = False
    topics: tuple[str, ...] = ()
    figures: tuple[AuthoredFigure, ...] = ()
    figures_complete: bool = False
    commitments: tuple[str, ...] = ()
    sub_questions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether somebody is asked something here."""
        return self.person.part == "reporter" or bool(self.asks or self.sub_questions) or self.kind == "question"


@dataclass(frozen=True, slots=True)
class Authored:
    """A whole conference. `meta` holds title, issuer, date, time, place, variant, theme."""

    id: str
    meta: dict[str, str]
    people: tuple[Person, ...]
    turns: tuple[AuthoredTurn, ...]

    def those(self, *parts: str) -> tuple[Person, ...]:
        """The people listed with one of these parts, in order."""
        return tuple(person for person in self.people if person.part in parts)


@dataclass(slots=True)
class _Block:
    head: str
    lines: list[str] = field(default_factory=list)


def read_authored(path: Path) -> Authored:
    """Parse one authored file; its id is the file's stem."""
    return parse_authored(path.read_text(encoding="utf-8"), id=path.stem)


def parse_authored(text: str, *, id: str) -> Authored:
    """Parse authored text. Raises ValueError that names the turn when it does not fit together."""
    meta: dict[str, str] = {}
    blocks: list[_Block] = []
    for line in text.splitlines():
        if line.startswith("@@"):
            blocks.append(_Block(line[2:].strip()))
        elif blocks:
            blocks[-1].lines.append(line)
        elif match := re.match(r"#\s*(\w+)\s*[：:]\s*(.*)", line):
            meta[match[1]] = match[2].strip()
    people: list[Person] = []
    turns: list[AuthoredTurn] = []
    for block in blocks:
        if block.head == "people":
            people.extend(_people(block.lines))
        elif block.head.startswith("turn"):
            try:
                turns.append(_turn(block, people, turns))
            except ValueError as error:
                raise ValueError(f"{id}: turn {len(turns)} ({block.head}): {error}") from error
        else:
            raise ValueError(f"{id}: unknown block {block.head!r}")
    return Authored(id, meta, tuple(people), tuple(turns))


def _people(lines: list[str]) -> list[Person]:
    people = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) >= 3 and cells[0] in PARTS:
            people.append(Person(cells[0], cells[1], cells[2]))
    return people


def _turn(block: _Block, people: list[Person], before: list[AuthoredTurn]) -> AuthoredTurn:
    pairs = dict(re.findall(r"(\w+)=(.*?)(?=\s+\w+=|$)", block.head))
    part = next((p for p in PARTS if p in pairs), None)
    if part is None:
        raise ValueError("no speaker")
    person = _person(part, pairs[part].strip(), people)
    notes = [line[2:].strip() for line in block.lines if line.startswith("%%")]
    speech = "\n".join(line for line in block.lines if not line.startswith("%%"))
    paragraphs = tuple(re.sub(r"\s*\n\s*", "", p.strip()) for p in re.split(r"\n\s*\n", speech) if p.strip())
    if not paragraphs:
        raise ValueError("says nothing")
    questions = [i for i, turn in enumerate(before) if turn.is_question]
    turn = AuthoredTurn(
        person,
        paragraphs,
        kind=pairs.get("kind", "").strip(),
        asks=_several(pairs.get("asks", "")),
        answers=tuple(sorted({_earlier(word, questions) for word in _several(pairs.get("answers", ""))})),
        follows=next((_earlier(word, questions) for word in _several(pairs.get("follows", ""))), None),
        supplement=pairs.get("supplement", "").strip() == "yes",
    )
    return _annotated(turn, notes)


def _several(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in re.split(r"[,，]", value) if word.strip())


def _earlier(word: str, questions: list[int]) -> int:
    match = re.fullmatch(r"prev(\d*)", word)
    if match is None:
        raise ValueError(f"{word!r} is not prev, prev2, …")
    back = int(match[1] or 1)
    if back > len(questions):
        raise ValueError(f"no {word} question before this turn")
    return questions[-back]


def _person(part: str, value: str, people: list[Person]) -> Person:
    same = [person for person in people if person.part == part]
    for person in same:
        if person.name == value:
            return person
    if part == "reporter":
        return next((person for person in same if person.title == value), Person(part, "", value))
    if not value:
        return Person(part, "", "")
    raise ValueError(f"{value!r} is not among the people")


def _annotated(turn: AuthoredTurn, notes: list[str]) -> AuthoredTurn:
    topics: list[str] = []
    figures: list[AuthoredFigure] = []
    commitments: list[str] = []
    subs: list[str] = []
    keys: list[str] = []
    complete = False
    for note in notes:
        name, _, value = note.partition(":")
        name, value = name.strip(), value.strip()
        if name == "topics":
            topics.extend(label.strip() for label in value.split(",") if label.strip())
        elif name == "figure":
            cells = [cell.strip() for cell in value.split("|")]
            figures.append(AuthoredFigure(cells[0], cells[1] if len(cells) > 1 else ""))
        elif name == "figures":
            complete = value == "complete"
        elif name == "commitment":
            commitments.append(value.split("|")[0].strip())
        elif name == "subquestion":
            subs.append(value)
        elif name == "key":
            keys.append(value)
        elif name != "note":
            raise ValueError(f"unknown note {name!r}")
    return replace(
        turn,
        topics=tuple(topics),
        figures=tuple(figures),
        figures_complete=complete,
        commitments=tuple(commitments),
        sub_questions=tuple(subs),
        keys=tuple(keys),
    )
