"""One conference → its briefing."""

from __future__ import annotations

from transcript.briefing import facts
from transcript.briefing.digest import Desk, size_of
from transcript.briefing.labels import joint, mark, said
from transcript.briefing.nouns import Briefing, BriefSource, Lang, Length, Line, Section
from transcript.briefing.questions import question_sections
from transcript.briefing.script import in_script
from transcript.record import Conference


def brief(
    conference: Conference, *, length: Length = "standard", lang: Lang = "zh", text: str | None = None
) -> Briefing:
    """The briefing of one conference: event, key points, questions and answers, figures, commitments, doubts.

    `length` is `brief` (a page), `standard` or `full`; `lang` is the language of the labels (`zh`, `en`). Parts with
    nothing to say are left out. A record that is no transcript gives the event card and a note that says so; of a
    report, what it attributes to officials is quoted when `text`, the repaired text of its source, is given.
    Raises BriefError for a length that is none of the three.
    """
    desk = Desk(conference, lang)
    size = size_of(length)
    sections = [facts.event(desk)]
    if conference.kind != "transcript":
        sections.append(_notice(desk, "is.report" if conference.kind == "report" else "is.other"))
        sections.append(facts.attributed(desk, size, text or ""))
    else:
        if not conference.questions:
            sections.append(_notice(desk, "no.questions"))
        sections += [facts.key_points(desk, size), *question_sections(desk, size)]
        sections += [facts.figures(desk, size), facts.commitments(desk, size), facts.unanswered(desk)]
        sections += [facts.documents(desk, size)]
    sections.append(facts.doubts(desk, size))
    kept = tuple(section for section in sections if section.lines or section.sections or section.table)
    title = [said("title.conference", lang)]
    # A source without a title is named by who called the conference, and when.
    named = [field for field in (("title",) if conference.title else ("issuer", "date")) if getattr(conference, field)]
    for number, field in enumerate(named):
        title += [mark(" · ") if number else joint("colon", lang), desk.places.fact(field, getattr(conference, field))]
    made = Briefing(
        kind="conference", lang=lang, length=length, title=tuple(title), sources=(source(conference),), sections=kept
    )
    return in_script(made, conference.variant)


def source(conference: Conference) -> BriefSource:
    """The conference as a source of a briefing."""
    return BriefSource(
        id=conference.id,
        title=conference.title,
        issuer=conference.issuer,
        date=conference.date,
        path=conference.source.path,
        sha256=conference.source.sha256,
        kind=conference.kind,
    )


def _notice(desk: Desk, code: str) -> Section:
    line = Line(code="notice", pieces=(said(code, desk.lang),))
    return Section(code="notice", heading=(said("notice", desk.lang),), lines=(line,))
