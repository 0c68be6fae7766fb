"""`transcript brief`: a briefing to send on, and the check that it is supported."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from transcript.cli.archive import ArchivePath
from transcript.cli.console import out, say
from transcript.errors import UsageError
from transcript.files import write_whole

if TYPE_CHECKING:
    from transcript.briefing import Briefing
    from transcript.record import Conference


class BriefFormat(StrEnum):
    """`--format` of briefings."""

    text = "text"
    md = "md"
    json = "json"
    html = "html"
    docx = "docx"


class LengthClass(StrEnum):
    """`--length`."""

    brief = "brief"
    standard = "standard"
    full = "full"


class Labels(StrEnum):
    """`--lang`."""

    zh = "zh"
    en = "en"


def register(app: typer.Typer) -> None:
    """Mount the command."""
    app.command("brief")(brief)


def brief(
    what: Annotated[
        str | None, typer.Argument(metavar="FILE|ID", help="A transcript, a conference's id, or - for standard input.")
    ] = None,
    official: Annotated[str | None, typer.Option("--official", help="What this person has said.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="What was said on this topic.")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", help="What this issuer's conferences said.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="2023, 2023-05 or 2023-05-12.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="To the end of this year, month or day.")] = None,
    length: Annotated[LengthClass, typer.Option("--length", help="brief, standard or full.")] = LengthClass.standard,
    lang: Annotated[Labels, typer.Option("--lang", help="Labels in Chinese (zh) or English (en).")] = Labels.zh,
    format: Annotated[
        BriefFormat | None,
        typer.Option("--format", help="text, md, json, html or docx; by default as the name after -o ends."),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write this file.")] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            help="A Word file whose page, styles and letterhead to use (docx); {{briefing}} marks the place.",
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", help="Verify this briefing against its sources; 1 when a line has no support."),
    ] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Use this encoding instead of finding it.")] = None,
    archive: ArchivePath = None,
) -> None:
    """Brief a conference, an official, a topic or an issuer. Every line has its receipt."""
    filters = {"official": official, "topic": topic, "issuer": issuer, "since": since, "until": until}
    if check is not None:
        if what or any(filters.values()) or output or template:
            raise UsageError("--check takes the briefing alone", remedy="transcript brief --check FILE")
        _check(check, archive)
        return
    made = _made(what, filters, length.value, lang.value, encoding, archive)
    _write(made, format, output, template)


class _Made(NamedTuple):
    """A briefing, and how to get at the records it cites (pages show them whole); `texts` are those of reports, by id."""

    briefing: Briefing
    conferences: Callable[[], list[Conference]]
    texts: dict[str, str]


def _made(
    what: str | None, filters: dict[str, str | None], length: str, lang: str, encoding: str | None, archive: Path | None
) -> _Made:
    if what is not None:
        if any(filters.values()):
            raise UsageError("a FILE or ID and filters do not go together", remedy="give one or the other")
        return _one(what, length, lang, encoding, archive)
    if not (filters["official"] or filters["topic"] or filters["issuer"]):
        raise UsageError("nothing to brief", remedy="give a FILE, an ID, --official, --topic or --issuer")
    from transcript.archive import Archive
    from transcript.briefing.across import brief_archive
    from transcript.briefing.gathered import Wanted

    with Archive(archive, read_only=True) as opened:
        briefing = brief_archive(opened, Wanted(**filters), length=length, lang=lang)  # type: ignore[arg-type]
    return _Made(briefing, lambda: _cited(briefing, archive), {})


def _cited(briefing: Briefing, archive: Path | None) -> list[Conference]:
    from transcript.archive import Archive

    with Archive(archive, read_only=True) as opened:
        return [opened.conference(source.id) for source in briefing.sources]


def _one(what: str, length: str, lang: str, encoding: str | None, archive: Path | None) -> _Made:
    """From a file if there is one of that name, else from the archive if it looks like an id."""
    from transcript.briefing import brief as brief_conference

    if what.startswith("c-") and not Path(what).exists():
        from transcript.archive import Archive

        with Archive(archive, read_only=True) as opened:
            best = opened.conference(what)
        text = None if best.kind == "transcript" else _text_of(best)
    else:
        best, text = _longest(what, encoding)
    briefing = brief_conference(best, length=length, lang=lang, text=text)  # type: ignore[arg-type]
    return _Made(briefing, lambda: [best], {best.id: text} if text else {})


def _longest(what: str, encoding: str | None) -> tuple[Conference, str | None]:
    """The leading record of a file; of a report also the repaired text of the file."""
    from transcript.pipeline import structure
    from transcript.read import read
    from transcript.record import leading
    from transcript.unpack import unpack

    document = read(what, encoding=encoding)
    records = structure(document)
    best = leading(records)
    if len(records) > 1:
        say(f"transcript: {what}: {len(records)} articles; briefing the longest")
    return best, None if best.kind == "transcript" else unpack(document.text).repaired.text


def _text_of(record: Conference) -> str | None:
    """The repaired text of an archived report, whose record holds none of its words; None when its file is gone or changed."""
    from transcript.errors import ReadError
    from transcript.read import read
    from transcript.unpack import unpack

    if not Path(record.source.path).is_file():
        return None
    try:
        document = read(record.source.path, encoding=record.source.encoding)
    except ReadError:
        return None
    return unpack(document.text).repaired.text if document.sha256 == record.source.sha256 else None


def _write(made: _Made, format: BriefFormat | None, output: Path | None, template: Path | None) -> None:
    if format is None:
        format = _by_suffix(output)
    if template is not None and format is not BriefFormat.docx:
        raise UsageError("a template is for Word files", remedy="add --format docx")
    if format is BriefFormat.text:
        if output is not None:
            raise UsageError("the terminal view is not written to files", remedy="-o with .md, .html, .docx or .json")
        from transcript.show.briefing import briefing as render

        console = out()
        for part in render(made.briefing):
            console.print(part)
        return
    if format is BriefFormat.docx and output is None and sys.stdout.isatty():
        raise UsageError("a Word file is not shown on a terminal", remedy="add -o FILE.docx")
    if output is not None and output.suffix.lower() in _SUFFIXES and _SUFFIXES[output.suffix.lower()] is not format:
        raise UsageError(f"{output.name} does not end like {format}", remedy="leave out --format, or name the file so")
    data = _data(made, format, template)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    write_whole(output, data)
    say(f"transcript: wrote {output}")


def _data(made: _Made, format: BriefFormat, template: Path | None) -> bytes:
    """The file's bytes."""
    if format is BriefFormat.docx:
        from transcript.export.briefing_docx import to_docx

        written = to_docx(made.briefing, made.conferences(), template=template)
        for notice in written.notices:
            say(f"transcript: {notice}")
        return written.data
    if format is BriefFormat.html:
        from transcript.export.briefing_html import to_html

        return to_html(made.briefing, made.conferences(), texts=made.texts).encode()
    if format is BriefFormat.json:
        return (made.briefing.to_json(indent=2) + "\n").encode()
    return _markdown(made.briefing).encode()


_SUFFIXES = {
    ".md": BriefFormat.md,
    ".markdown": BriefFormat.md,
    ".json": BriefFormat.json,
    ".html": BriefFormat.html,
    ".htm": BriefFormat.html,
    ".docx": BriefFormat.docx,
}


def _by_suffix(output: Path | None) -> BriefFormat:
    if output is None:
        return BriefFormat.text
    if output.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"no format is known by the name {output.name}", remedy="use .md, .html, .docx or .json")
    return _SUFFIXES[output.suffix.lower()]


def _markdown(made: Briefing) -> str:
    from transcript.briefing.markdown import to_markdown

    return to_markdown(made)


def _check(path: Path, archive: Path | None) -> None:
    from transcript.archive.connection import default_path
    from transcript.briefing.check import check_file

    # A briefing made from files needs no archive, also where TRANSCRIPT_ARCHIVE names one that is still to come.
    if (archive or default_path()).expanduser().exists():
        from transcript.archive import Archive

        with Archive(archive, read_only=True) as opened:
            checked = check_file(path, archive=opened)
    else:
        if archive is not None:
            say(f"transcript: {archive}: no such archive; sources are looked for at their paths")
        checked = check_file(path)
    for fault in checked.faults:
        print(f"{path}: {fault}")
    good = f"{checked.lines} lines, {checked.quotations} quotations"
    if checked.faults:
        say(f"transcript: {len(checked.faults)} without support ({good})")
        raise typer.Exit(1)
    say(f"transcript: {path}: all supported ({good})")
