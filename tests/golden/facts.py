"""What a record says, one fact per line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from transcript.pipeline import load_all
from transcript.record import Answer, Conference, Statement

GOLDEN = Path(__file__).parent / "records"
SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("water-supply.txt", "water-supply-damaged.txt", "results-briefing.txt", "flood-report.txt", "announcement.txt")


def facts(name: str) -> str:
    """Every fact of a seed's records, as lines."""
    return "".join(f"{line}\n" for record in load_all(SEEDS / name) for line in _record(record))


def _record(record: Conference) -> Iterator[str]:
    names = {
        person.id: person.name or person.titles[0].text
        for person in record.participants
        if person.name or person.titles
    }
    yield f"record {record.kind} {record.variant} [{record.source.start}:{record.source.end}] {record.title}"
    yield f"event {record.date} {record.time} {record.place} {record.issuer}"
    for person in record.participants:
        titles = " | ".join(
            f"{title.text} ({title.from_}: {title.organization} / {'、'.join(title.posts)})" for title in person.titles
        )
        yield f"person {person.part} {person.name} {person.outlet or ''} {titles}".rstrip()
    for turn in record.turns:
        speaker = names.get(turn.speaker or "", "–")
        yield f"turn [{turn.start}:{turn.end}] {turn.part} {speaker} {turn.outlet or ''} {turn.confidence:.2f} {_cut(turn.text)}"
    turns = {turn.id: number for number, turn in enumerate(record.turns)}
    questions = {question.id: number for number, question in enumerate(record.questions)}
    for question in record.questions:
        asked = "、".join(names[person] for person in question.addressees)
        follows = f" follows {questions[question.follows]}" if question.follows else ""
        yield f"question {questions[question.id]} turn {turns[question.turn]} to {asked or '–'}{follows}"
        for part in question.parts:
            yield f"  part [{part.start}:{part.end}] {'answered' if part.answered else 'open'} {_cut(part.text)}"
    for answer in record.answers:
        to = ",".join(str(questions[question]) for question in answer.answers)
        marks = " supplements" * bool(answer.supplements) + " assigned" * bool(answer.assigned_by)
        yield f"answer turn {turns[answer.turn]} to {to}{marks} {answer.confidence:.2f} ({answer.because})"
        yield from _said(answer)
    for statement in record.statements:
        yield f"statement [{statement.start}:{statement.end}] {names.get(statement.speaker or '', '–')} {'quoted' if statement.quoted else 'told'}"
        yield from _said(statement)
    for repair in record.repairs:
        yield f"repair {repair.kind} [{repair.start}:{repair.end}] {repair.before!r} {repair.after!r} {repair.certain}"
    for issue in record.issues:
        yield f"issue {issue.code} [{issue.start}:{issue.end}] {issue.message}"


def _said(said: Answer | Statement) -> Iterator[str]:
    for topic in said.topics:
        yield f"  topic {topic.label}"
    for figure in said.figures:
        yield f"  figure [{figure.start}:{figure.end}] {figure.indicator} {figure.value}{figure.unit or ''} = {figure.number}"
    for promise in said.commitments:
        yield f"  commitment [{promise.start}:{promise.end}] {promise.deadline} {_cut(promise.text)}"


def _cut(text: str) -> str:
    return " ".join(text[:16].split())
