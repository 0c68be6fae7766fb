"""The stages in order, and the one place that assembles a record.

    read → unpack → repair → segment → roster → link → tag → Conference

Stages work on the repaired text and its normalised view; here every offset is mapped back to the source text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

from transcript.chinese.view import document_view, variant
from transcript.errors import UsageError
from transcript.link import Links, link
from transcript.link.questions import PartFinding
from transcript.read.document import Document
from transcript.record import (
    Answer,
    AnswerPart,
    Conference,
    Issue,
    Label,
    Participant,
    Question,
    QuestionPart,
    Repair,
    Source,
    Span,
    Statement,
    Title,
    Turn,
    leading,
)
from transcript.record.ids import IdMaker, content_id
from transcript.record.participant import TitleSource
from transcript.repair import Repaired
from transcript.roster.book import Cast
from transcript.roster.build import cast
from transcript.roster.event import Event, read_event
from transcript.roster.titles import split_title
from transcript.segment.given import NOTHING
from transcript.segment.turns import Segmentation, segment
from transcript.unpack import Unpacked, unpack

Tags: TypeAlias = bool | Literal["topics"]
"""Whether topics, figures and commitments are found: all, none, or the topics alone (which is what a list of pairs shows)."""


class Stages(NamedTuple):
    """Everything the stages found, for `explain` and for tests: the repaired text and each stage's result."""

    repaired: Repaired
    view: str
    segmentation: Segmentation
    cast: Cast
    links: Links
    event: Event
    unpacked: Unpacked


def run_stages(text: str) -> Stages:
    """Run unpack, repair, segment, roster and link on a source text."""
    unpacked = unpack(text)
    repaired = unpacked.repaired
    normal = document_view(repaired.text)
    found = segment(normal, given=unpacked.given or NOTHING)
    people = cast(repaired.text, normal, found)
    links = link(normal, people)
    event = read_event(repaired.text, normal, found, people)
    return Stages(repaired, normal, found, people, links, event, unpacked)


def structure_text(text: str, *, path: str = "-", tags: Tags = True, scheme: str = "gov.cn") -> list[Conference]:
    """Structure a text that is already decoded. See `structure`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return structure(Document(text, path, digest, "text/plain", "utf-8"), tags=tags, scheme=scheme)


def structure(document: Document, *, tags: Tags = True, scheme: str = "gov.cn") -> list[Conference]:
    """One record per document, or one per article of a newspaper page.

    `tags=False` leaves topics, figures and commitments out, `tags="topics"` the last two; `scheme` is the topics' tagset: `gov.cn`, or the path of a TOML file.
    """
    from transcript.report.pages import is_page, report_records

    if tags not in (True, False, "topics"):
        raise UsageError(f"no tags {tags!r}", remedy='True, False or "topics"')
    stages = run_stages(document.text)
    if is_page(stages):
        return report_records(document, stages, tags=tags, scheme=scheme)
    return [_Assembler(document, stages).conference(tags=tags, scheme=scheme)]


def load(path: str | Path, *, encoding: str | None = None, tags: Tags = True, scheme: str = "gov.cn") -> Conference:
    """Read and structure one file. Of a newspaper page the leading record is returned (`transcript.record.leading`); `load_all` gives every one.

    Raises the errors of `transcript.errors.ReadError`.
    """
    return leading(load_all(path, encoding=encoding, tags=tags, scheme=scheme))


def load_all(
    path: str | Path, *, encoding: str | None = None, tags: Tags = True, scheme: str = "gov.cn"
) -> list[Conference]:
    """Read and structure one file: every record it holds."""
    from transcript.read import read

    return structure(read(path, encoding=encoding), tags=tags, scheme=scheme)


_NO_TAGS: dict[str, tuple[()]] = {"topics": (), "figures": (), "commitments": ()}


class _Assembler:
    """Builds one record from the stages' findings; owns the way back to source offsets."""

    def __init__(self, document: Document, stages: Stages) -> None:
        self.document, self.stages = document, stages
        self.text, self.view = stages.repaired.text, stages.view
        self.span = stages.unpacked.source_span  # repaired offsets → source offsets
        self.date = stages.event.date or stages.unpacked.date()
        self.ids = IdMaker(document.sha256)
        self.participants: list[Participant] = []
        self.turns: list[Turn] = []
        self.issues: list[Issue] = []

    def issue(self, code: str, message: str, start: int, end: int, severity: str = "warning") -> None:
        a, b = self.span(start, end)
        self.issues.append(Issue.made({"code": code, "severity": severity, "message": message, "start": a, "end": b}))

    def conference(self, *, tags: Tags, scheme: str) -> Conference:
        stages, event = self.stages, self.stages.event
        person_ids = self._participants()
        self._turns(person_ids)
        questions, answers, statements = self._links(person_ids)
        self._judgement()
        self._doubts(questions)
        if tags and event.kind == "transcript":
            answers, statements = self._tagged(questions, answers, statements, scheme, topics_only=tags == "topics")
        document = self.document
        read_issues = tuple(
            Issue(code=i.code, severity=i.severity, message=i.message, start=i.start, end=i.end)
            for i in document.issues
        )
        transcript = event.kind == "transcript"
        return Conference(
            id=content_id("c", document.sha256, "0"),
            source=Source(
                path=document.path, sha256=document.sha256, media_type=document.media_type, encoding=document.encoding, start=0,
                end=len(document.text),
            ),
            kind=event.kind,
            variant=variant(self.text),
            title=event.title or document.title,
            issuer=event.issuer,
            place=event.place,
            time=event.time,
            date=self.date,
            date_text=event.date_text or stages.unpacked.day,
            participants=tuple(self.participants) if transcript else (),
            turns=tuple(sorted(self.turns, key=lambda turn: turn.start)) if transcript else (),
            questions=tuple(questions) if transcript else (),
            answers=tuple(answers) if transcript else (),
            statements=tuple(statements) if transcript else (),
            repairs=tuple(
                Repair.made(edit._asdict()) for edit in stages.repaired.repairs
            ),
            issues=(*read_issues, *self.issues),
        )  # fmt: skip

    def _participants(self) -> dict[int, str]:
        """Participants in the order in which the text first names them; returns person index → id."""
        people, turns = self.stages.cast.people, self.stages.cast.turns
        spoken = {turn.person for turn in turns if turn.person is not None}
        introduced = [
            i for i, person in enumerate(people) if i not in spoken and person.plain and person.titles and person.name
        ]
        ids: dict[int, str] = {}
        for index in sorted({*spoken, *introduced}):
            person = people[index]
            identity = self.ids.make(
                "p", person.plain, person.outlet or "", person.titles[0][1] if person.titles and not person.name else ""
            )
            ids[index] = identity
            spans = sorted({self.span(*mention) for mention in person.mentions})
            self.participants.append(
                Participant.made(
                    {
                        "id": identity,
                        "name": person.name,
                        "part": person.part or "other",
                        "titles": tuple([self._title(*title) for title in person.titles]),
                        "outlet": person.outlet,
                        "mentions": tuple([Span.made({"start": a, "end": b}) for a, b in spans]),
                    }
                )
            )
        return ids

    def _title(self, text: str, plain: str, source: TitleSource) -> Title:
        organization, parts = split_title(text, plain)
        return Title.made({"text": text, "organization": organization, "posts": parts, "from_": source})

    def _turns(self, person_ids: dict[int, str]) -> None:
        for cast_turn in self.stages.cast.turns:
            draft = cast_turn.draft
            start, end = self.span(draft.start, draft.end)
            label = None
            if draft.label is not None:
                printed = self._without_bold(*draft.label)
                a, b = self.span(*printed)
                label = Label.made({"text": self.text[slice(*printed)].strip(), "start": a, "end": b})
            said = self.text[draft.start : draft.end]
            self.turns.append(
                Turn.made(
                    {
                        "id": self.ids.make("t", cast_turn.part, said),
                        "start": start,
                        "end": end,
                        "label": label,
                        "part": cast_turn.part,
                        "speaker": person_ids.get(cast_turn.person) if cast_turn.person is not None else None,
                        "outlet": cast_turn.outlet,
                        "text": said,
                        "confidence": cast_turn.confidence,
                        "because": cast_turn.because,
                    }
                )
            )

    def _without_bold(self, start: int, end: int) -> tuple[int, int]:
        """A label without the marks of bold around it (`**秦牧野**`), unless the marks are all there is."""
        words = self.text[start:end]
        bare = words.strip("*_ \t\u3000")
        if not bare:
            return start, end
        first = start + words.index(bare)
        return first, first + len(bare)

    def _part(self, part: PartFinding, answered: bool) -> QuestionPart:
        start, end = self.span(part.start, part.end)
        said = self.text[part.start : part.end]
        return QuestionPart.made({"start": start, "end": end, "text": said, "answered": answered})

    def _links(self, person_ids: dict[int, str]) -> tuple[list[Question], list[Answer], list[Statement]]:
        links = self.stages.links
        question_ids = [self.ids.make("q", self.turns[q.turn].text) for q in links.questions]
        answer_ids = [self.ids.make("a", self.turns[a.turn].text) for a in links.answers]
        questions = [
            Question.made(
                {
                    "id": question_ids[number],
                    "turn": self.turns[draft.turn].id,
                    "parts": tuple(
                        [self._part(part, index in draft.answered) for index, part in enumerate(draft.parts)]
                    ),
                    "addressees": tuple([person_ids[one] for one in draft.addressees if one in person_ids]),
                    "follows": question_ids[draft.follows] if draft.follows is not None else None,
                }
            )
            for number, draft in enumerate(links.questions)
        ]
        answers = []
        for number, answer in enumerate(links.answers):
            pieces = []
            for question, part, start, end in answer.pieces:
                a, b = self.span(start, end)
                pieces.append(AnswerPart.made({"question": question_ids[question], "part": part, "start": a, "end": b}))
            answers.append(
                Answer.made(
                    {
                        "id": answer_ids[number],
                        "turn": self.turns[answer.turn].id,
                        "answers": tuple([question_ids[question] for question in answer.questions]),
                        "parts": tuple(pieces),
                        "assigned_by": self.turns[answer.assigned_by].id if answer.assigned_by is not None else None,
                        "supplements": answer_ids[answer.supplements] if answer.supplements is not None else None,
                        **_NO_TAGS,
                        "confidence": answer.confidence,
                        "because": answer.because,
                    }
                )
            )
        statements = []
        for index in links.statements:
            turn = self.turns[index]
            statements.append(
                Statement.made(
                    {
                        "id": self.ids.make("s", turn.text),
                        "turn": turn.id,
                        "start": turn.start,
                        "end": turn.end,
                        "speaker": turn.speaker,
                        "text": None,
                        "quoted": True,
                        **_NO_TAGS,
                    }
                )
            )
        return questions, answers, statements

    def _judgement(self) -> None:
        """What the reader of the record should know of the document as a whole."""
        event, whole = self.stages.event, len(self.text)
        if event.kind != "transcript":
            self.issue("not-a-transcript", f"no press-conference transcript: {event.because}", 0, whole, "info")
            return
        if not self.stages.links.questions:
            self.issue("no-questions", "nobody asks anything in this text", 0, whole, "info")
        if not any(person.titles and person.part != "host" for person in self.participants):
            self.issue("no-offices", "the text does not say in what office anybody speaks", 0, whole, "info")

    def _unsure_repairs(self) -> None:
        for edit in self.stages.repaired.repairs:
            if edit.certain or edit.kind == "punctuation":
                continue
            message = "damaged text that could not be read" if edit.is_mark else f"damaged text, read as {edit.after!r}"
            issue = Issue(code="unsure-repair", severity="warning", message=message, start=edit.start, end=edit.end)
            self.issues.append(issue)

    def _doubts(self, questions: Sequence[Question]) -> None:
        self._unsure_repairs()
        for doubt in self.stages.segmentation.doubts:
            self.issue(doubt.code, doubt.message, doubt.start, doubt.end)
        for slip in self.stages.cast.slips:
            name = self.stages.cast.people[slip.person].name or ""
            self.issue("name-slip", slip.because(name), slip.start, slip.end, "info")
        replied = {number for answer in self.stages.links.answers for number in answer.questions}
        for number, draft in enumerate(self.stages.links.questions):
            turn = self.stages.cast.turns[draft.turn].draft
            if number not in replied:
                self.issue("unanswered", "nobody answers this question", turn.start, turn.end)
                continue
            for part, found in zip(questions[number].parts, draft.parts, strict=True):
                if not part.answered:
                    self.issue(
                        "part-unanswered",
                        "no paragraph of the answer deals with this part",
                        found.start,
                        found.end,
                        "info",
                    )
        for cast_turn in self.stages.cast.turns:
            if cast_turn.confidence < 0.6:
                self.issue(
                    "unsure-turn",
                    f"a turn that may be none: {cast_turn.because}",
                    cast_turn.draft.start,
                    cast_turn.draft.end,
                )
            elif cast_turn.part == "official" and cast_turn.person is None:
                self.issue(
                    "unknown-speaker",
                    "the text does not say which official speaks",
                    cast_turn.draft.start,
                    cast_turn.draft.end,
                )

    def _tagged(
        self,
        questions: list[Question],
        answers: list[Answer],
        statements: list[Statement],
        scheme: str,
        *,
        topics_only: bool,
    ) -> tuple[list[Answer], list[Statement]]:
        from transcript.tag import tag_speech
        from transcript.tag.nouns import nouns

        asked = {question.id: question for question in questions}
        turn_of = {turn.id: index for index, turn in enumerate(self.turns)}
        items: list[tuple[int, str]] = []
        for answer in answers:
            # The whole of what the reporter says: what leads up to a question often names its subject.
            words = " ".join(self.turns[turn_of[asked[q].turn]].text for q in answer.answers)
            items.append((turn_of[answer.turn], words))
        items.extend((turn_of[statement.turn], "") for statement in statements if statement.turn)
        office = {person.id: "、".join(title.text for title in person.titles) for person in self.participants}
        order = sorted(range(len(items)), key=lambda number: items[number][0])
        inputs = []
        for index, words in (items[number] for number in order):
            turn = self.turns[index]
            inputs.append((turn.text, words, office.get(turn.speaker or "", "")))
        theme = self.stages.event.title or ""
        tagged = tag_speech(inputs, theme=theme, date=self.date, scheme=scheme, topics_only=topics_only)
        done: list[dict[str, Any]] = [{} for _ in items]
        for number, found in zip(order, tagged, strict=True):
            index = items[number][0]
            base = self.stages.cast.turns[index].draft.start
            done[number] = nouns(found, base, self.stages.repaired, self.turns[index].speaker)
        count = len(answers)
        answers = [answer.model_copy(update=update) for answer, update in zip(answers, done[:count], strict=True)]
        statements = [s.model_copy(update=update) for s, update in zip(statements, done[count:], strict=True)]
        return answers, statements
