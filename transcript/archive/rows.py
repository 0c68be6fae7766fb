"""A hit as one flat row, for CSV, data frames and tables."""

from __future__ import annotations

from transcript.archive.results import Hit

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
