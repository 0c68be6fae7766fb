"""Hits and lists as rows: data frames, JSON, JSON Lines, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from transcript.archive.results import Hit
from transcript.export.spreadsheet import guarded

COLUMNS = (
    "id", "kind", "date", "speaker", "office", "text", "question", "outlet", "topics", "figures", "commitments",
    "conference", "title", "issuer", "place", "person", "start", "end", "path", "sha256", "score",
)  # fmt: skip


def row(hit: Hit) -> dict[str, object]:
    """The columns in the order of `COLUMNS`; several values of one column are joined by `；`."""
    values: tuple[object, ...] = (
        hit.id, hit.kind, hit.date, hit.speaker, "；".join(hit.offices), hit.text,
        "；".join(asked.text for asked in hit.questions), "；".join(hit.outlets), "；".join(hit.topics), hit.figures,
        hit.commitments, hit.conference, hit.title, hit.issuer, hit.place, hit.person, hit.start, hit.end, hit.path,
        hit.sha256, round(hit.score, 6),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def as_json(hit: Hit) -> dict[str, object]:
    """A hit as a JSON object, nothing joined or left out."""
    return {
        **{name: value for name, value in asdict(hit).items() if name not in ("snippet", "questions")},
        "snippet": hit.snippet.text,
        "highlights": [list(span) for span in hit.snippet.highlights],
        "questions": [asked._asdict() for asked in hit.questions],
    }


def written(rows: Iterable[Mapping[str, object]], columns: Sequence[str], form: str) -> Iterator[str]:
    """Rows as pieces of text: `json` (one array), `jsonl`, `csv` (with a header line) or `md` (a table)."""
    if form == "jsonl":
        yield from (json.dumps(one, ensure_ascii=False) + "\n" for one in rows)
    elif form == "json":
        yield json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        yield _csv(columns)
        yield from (_csv([_cell(one[name]) for name in columns]) for one in rows)
    else:
        yield "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns) + "\n"
        yield from ("| " + " | ".join(_markdown(one[name]) for name in columns) + " |\n" for one in rows)


def _csv(cells: Sequence[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "；".join(map(_plain, value))
    return "" if value is None else str(value)


def _cell(value: object) -> str:
    text = _plain(value)
    return guarded(text) if isinstance(value, str) else text


def _markdown(value: object) -> str:
    text = " ".join(_plain(value).split())
    return "".join("\\" + char if char in "\\|*_[]`<" else char for char in text)
