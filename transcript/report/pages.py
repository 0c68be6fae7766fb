"""Records of news reports: one per article, with its people, bylines and attributed statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcript.chinese.view import variant
from transcript.read.document import Document
from transcript.record import Conference, Issue, Participant, Repair, Source, Span, Statement, Title
from transcript.record.ids import IdMaker, content_id
from transcript.report.articles import Article, articles
from transcript.report.people import PersonFinding, ReportFindings, read_report
from transcript.roster.titles import split_title

if TYPE_CHECKING:
    from transcript.pipeline import Stages, Tags


def is_page(stages: Stages) -> bool:
    """Whether the document is a news report, or a page of several."""
    return stages.event.kind == "report"


def report_records(document: Document, stages: Stages, *, tags: Tags, scheme: str) -> list[Conference]:
    """One record per article of the page; the whole document as one record where no article is found."""
    text = stages.repaired.text
    found = articles(text) or [Article(0, len(text), document.title, (), None)]
    return [
        _record(document, stages, article, number, tags=tags, scheme=scheme) for number, article in enumerate(found)
    ]


def _record(
    document: Document, stages: Stages, article: Article, number: int, *, tags: Tags, scheme: str
) -> Conference:
    ids = IdMaker(f"{document.sha256}/{number}")
    text, repaired = stages.repaired.text, stages.repaired
    findings = read_report(text, article)
    start, end = repaired.source_span(article.start, article.end)
    people, by_name = _participants(ids, stages, article, findings)
    statements = []
    for found in findings.statements:
        a, b = repaired.source_span(found.start, found.end)
        statements.append(
            Statement(
                id=ids.make("s", text[found.start : found.end]),
                start=a,
                end=b,
                speaker=by_name.get(found.speaker or ""),
                text=text[found.start : found.end],
                quoted=found.quoted,
            )
        )
    if tags and statements:
        statements = _tagged(
            statements,
            [text[f.start : f.end] for f in findings.statements],
            [f.start for f in findings.statements],
            stages,
            article,
            scheme,
            topics_only=tags == "topics",
        )
    return Conference(
        id=content_id("c", document.sha256, str(number)),
        source=Source(
            path=document.path, sha256=document.sha256, media_type=document.media_type, encoding=document.encoding, start=start, end=end
        ),
        kind="report",
        variant=variant(text[article.start : article.end]),
        title=article.title or document.title,
        date=_day(article, stages),
        date_text=article.date_text,
        participants=tuple(people),
        statements=tuple(statements),
        repairs=tuple(
            Repair.made(edit._asdict()) for edit in repaired.repairs if start <= edit.start < end
        ),
        issues=(
            Issue(code="not-a-transcript", severity="info", message=f"a news report: {stages.event.because}", start=start, end=end),
            *(Issue(code=i.code, severity=i.severity, message=i.message, start=i.start, end=i.end) for i in document.issues if not number),
        ),
    )  # fmt: skip


def _day(article: Article, stages: Stages) -> str | None:
    """The ISO day of an article: the one it prints, else the page's."""
    from transcript.chinese.dates import find_event_date
    from transcript.chinese.view import view

    own = find_event_date(view(article.date_text)) if article.date_text else None
    return own.iso if own else stages.event.date


def _participants(
    ids: IdMaker, stages: Stages, article: Article, findings: ReportFindings
) -> tuple[list[Participant], dict[str, str]]:
    people: list[Participant] = []
    by_name: dict[str, str] = {}
    for person in findings.people:
        identity = ids.make("p", person.name, person.title)
        by_name[person.name] = identity
        people.append(_official(identity, stages, person))
    for name in article.byline:
        people.append(Participant(id=ids.make("p", name, "byline"), name=name, part="reporter"))
    return people, by_name


def _official(identity: str, stages: Stages, person: PersonFinding) -> Participant:
    from transcript.chinese.view import view

    organization, parts = split_title(person.title, view(person.title))
    a, b = stages.repaired.source_span(person.start, person.end)
    title = Title(text=person.title, organization=organization, posts=parts, from_="body")
    return Participant(
        id=identity, name=person.name, part="official", titles=(title,), mentions=(Span(start=a, end=b),)
    )


def _tagged(
    statements: list[Statement],
    texts: list[str],
    starts: list[int],
    stages: Stages,
    article: Article,
    scheme: str,
    *,
    topics_only: bool,
) -> list[Statement]:
    from transcript.tag import tag_speech
    from transcript.tag.nouns import nouns

    lead = stages.repaired.text[article.start : article.start + 400]  # the report's first words say what it reports on
    tagged = tag_speech(
        [(text, "", "") for text in texts],
        theme=f"{article.title or ''}\n{lead}",
        date=_day(article, stages),
        scheme=scheme,
        topics_only=topics_only,
    )
    return [
        statement.model_copy(update=nouns(found, start, stages.repaired, statement.speaker))
        for statement, found, start in zip(statements, tagged, starts, strict=True)
    ]
