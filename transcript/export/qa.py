"""Question–answer pairs as rows: JSON, JSON Lines, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from transcript.briefing.markdown import escape
from transcript.export.spreadsheet import guarded
from transcript.record import Conference, Participant, QAPair

COLUMNS = (
    "conference", "source", "date", "title", "question", "asker", "outlet", "asked", "parts", "addressees", "answer", "speaker", "office", "answered",
    "topics", "start", "end", "confidence", "because",
)  # fmt: skip


def office(person: Participant | None) -> str:
    """The office(s) of a person, as printed."""
    return "；".join(title.text for title in person.titles) if person else ""


def asker_name(pair: QAPair) -> str:
    """Who asks, as far as the text says: outlet and name."""
    outlet = pair.question_turn.outlet or (pair.asker.outlet if pair.asker else None) or ""
    name = (pair.asker.name if pair.asker else None) or ""
    return " ".join(part for part in (outlet, name) if part) or (
        "主持人" if pair.question_turn.part == "host" else "记者"
    )


def rows(conference: Conference) -> Iterator[dict[str, Any]]:
    """One row per link of the Q&A graph; `start`/`end` are the answer's place in the source text."""
    for pair in conference.qa_pairs:
        addressees = [conference.participant(person) for person in pair.question.addressees]
        yield {
            "conference": conference.id,
            "source": conference.source.path,
            "date": conference.date,
            "title": conference.title,
            "question": pair.question.id,
            "asker": pair.asker.name if pair.asker else None,
            "outlet": pair.question_turn.outlet,
            "asked": pair.question_turn.text,
            "parts": [part.text for part in pair.question.parts],
            "addressees": [person.name for person in addressees if person and person.name],
            "answer": pair.answer.id,
            "speaker": pair.speaker.name if pair.speaker else None,
            "office": office(pair.speaker) or None,
            "answered": pair.answer_turn.text,
            "topics": [topic.label for topic in pair.answer.topics],
            "start": pair.answer_turn.start,
            "end": pair.answer_turn.end,
            "confidence": pair.answer.confidence,
            "because": pair.answer.because,
        }


def to_jsonl(conferences: Iterable[Conference]) -> Iterator[str]:
    """One JSON object per pair."""
    for conference in conferences:
        for row in rows(conference):
            yield json.dumps(row, ensure_ascii=False)


def to_json(conferences: Iterable[Conference]) -> str:
    """One JSON array of all pairs."""
    return json.dumps([row for conference in conferences for row in rows(conference)], ensure_ascii=False, indent=2)


def _cell(value: Any) -> str:
    text = " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return guarded(text)


def to_csv(conferences: Iterable[Conference]) -> str:
    """A table with a header line; list cells are joined by ` | `."""
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    table.writerow(COLUMNS)
    for conference in conferences:
        for row in rows(conference):
            table.writerow([_cell(row[column]) for column in COLUMNS])
    return buffer.getvalue()


def _quote(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("[", "\\[")
        .replace("`", "\\`")
    )
    return "\n".join(f"> {line}" if line else ">" for line in escaped.splitlines())


def to_markdown(conference: Conference) -> str:
    """A conference's pairs as Markdown, questions as headings, answers as quotations."""
    lines = [f"# {escape(conference.title or conference.source.path)}", ""]
    for number, pair in enumerate(conference.qa_pairs, 1):
        speaker = (pair.speaker.name if pair.speaker else None) or "（未署名）"
        lines += [f"## {number}. {escape(asker_name(pair))}", "", _quote(pair.question_turn.text), ""]
        lines += [
            f"**{escape(speaker)}** {escape(office(pair.speaker))}".rstrip(),
            "",
            _quote(pair.answer_turn.text),
            "",
        ]
    return "\n".join(lines)
