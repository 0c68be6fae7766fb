"""`transcript brief --check`: a briefing on disk against its sources."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from transcript.briefing import reading, verify
from transcript.briefing.nouns import Briefing, BriefSource
from transcript.briefing.verify import Claim, Fault, Verifier
from transcript.errors import ArchiveError, BriefError, QueryError, ReadError
from transcript.record import Conference

if TYPE_CHECKING:
    from transcript.archive import Archive


class Printed(NamedTuple):
    """A briefing read back: the sources it names, and its claims, given somebody who knows what the sources say."""

    sources: tuple[BriefSource, ...]
    claims: Callable[[Verifier], Iterable[Claim]]


class Checked(NamedTuple):
    """The outcome: how many lines and quotations were looked at, and those without support."""

    lines: int
    quotations: int
    faults: list[Fault]


def _json(path: Path) -> Printed:
    try:
        briefing = Briefing.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "briefing"
        raise BriefError(f"not a briefing: {field}: {first['msg']}", where=str(path)) from error
    return Printed(briefing.sources, lambda verifier: verify.claims(briefing, verifier))


def _markdown(path: Path) -> Printed:
    page = reading.read_markdown(path.read_text("utf-8", errors="replace"), where=str(path))
    return Printed(page.sources, lambda verifier: reading.claims(page, verifier))


# Suffix → who reads it: a function of this file, or `module:function` of the room that writes the format.
READERS: dict[str, str | Callable[[Path], Printed]] = {
    ".json": _json,
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": "transcript.export.briefing_reading:read_html",
    ".htm": "transcript.export.briefing_reading:read_html",
    ".docx": "transcript.export.briefing_reading:read_docx",
}


def read_printed(path: Path) -> Printed:
    """Reads a briefing back by its suffix. Raises BriefError when it is none or not there."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise BriefError(
            f"briefings are not checked in this format: {path.suffix or 'no suffix'}",
            where=str(path),
            remedy=f"one of {', '.join(READERS)}",
        )
    if not path.is_file():
        raise BriefError("no such file", where=str(path), remedy="check the path")
    if isinstance(reader, str):
        module, _, function = reader.partition(":")
        reader = getattr(importlib.import_module(module), function)
    printed: Printed = reader(path)
    return printed


def check_file(path: Path, *, archive: Archive | None = None) -> Checked:
    """Every line of a briefing without support; a source that is not there or has changed is a fault too."""
    printed = read_printed(path)
    conferences, texts, faults = find_sources(printed.sources, beside=path.parent, archive=archive)
    verifier = Verifier(conferences, texts=texts)
    claims = list(printed.claims(verifier))
    faults += verifier.faults(claims)
    return Checked(len(claims), sum(len(claim.quotes) for claim in claims), faults)


def find_sources(
    sources: Iterable[BriefSource], *, beside: Path, archive: Archive | None
) -> tuple[list[Conference], dict[str, str], list[Fault]]:
    """The records of the sources, the repaired texts of those read from files, and what is wrong with the rest.

    A source is looked up in the archive, then at its path, then beside the briefing.
    """
    found: list[Conference] = []
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    read: dict[str, list[Conference]] = {}
    for source in sources:
        conference = _archived(source, archive)
        # The archive has a report's record, not its words.
        if conference is None or conference.kind != "transcript":
            filed, why = _from_file(source, beside, read, texts)
            conference = filed or conference
            if conference is None:
                faults.append(Fault(source.path, source.title or source.id, why))
                continue
        found.append(conference)
    return found, texts, faults


def _archived(source: BriefSource, archive: Archive | None) -> Conference | None:
    if archive is None:
        return None
    try:
        return archive.conference(source.id)
    except (QueryError, ArchiveError):
        return None


def _from_file(
    source: BriefSource, beside: Path, read: dict[str, list[Conference]], texts: dict[str, str]
) -> tuple[Conference | None, str]:
    from transcript.pipeline import structure
    from transcript.read import read as read_file
    from transcript.unpack import unpack

    why = "the source is not there"
    for path in (Path(source.path), beside / source.path, beside / Path(source.path).name):
        if not path.is_file():
            continue
        try:
            document = read_file(path)
        except ReadError as error:
            why = str(error)
            continue
        if document.sha256 != source.sha256:
            why = "the source has changed since"
            continue
        if source.sha256 not in read:
            read[source.sha256] = structure(document)
        conference = next((one for one in read[source.sha256] if one.id == source.id), None)
        if conference is not None:
            texts[source.id] = unpack(document.text).repaired.text
            return conference, ""
        why = "the source no longer gives this record"
    return None, why
