"""The Q&A digest: per question who asked, what was asked in a line, who answered, and the answer in a few sentences."""

from __future__ import annotations

from transcript.briefing.compress import compress
from transcript.briefing.digest import Desk, Size
from transcript.briefing.labels import joint, mark, said
from transcript.briefing.nouns import Line, Piece, Section
from transcript.briefing.people import asker, introduced
from transcript.briefing.select import Chosen, bare, usable
from transcript.chinese.view import view
from transcript.lexicon.briefing_cues import ASKS_ONLY, REFERS
from transcript.lexicon.speech_cues import QUESTION_CUE
from transcript.record import Answer, Question, Turn


def question_sections(desk: Desk, size: Size) -> list[Section]:
    """One section `qa` with a section per question; empty when nobody asked."""
    replies: dict[str, list[Answer]] = {}
    for answer in desk.conference.answers:
        for question in answer.answers:
            replies.setdefault(question, []).append(answer)
    sections = tuple(
        _question(desk, size, number, question, replies.get(question.id, []))
        for number, question in enumerate(desk.conference.questions, 1)
    )
    return [Section(code="qa", heading=(said("qa", desk.lang),), sections=sections)] if sections else []


def _question(desk: Desk, size: Size, number: int, question: Question, replies: list[Answer]) -> Section:
    lang = desk.lang
    turn = desk.conference.turn(question.turn)
    heading = [said("question", lang, number), mark(" · "), *asker(desk.places, turn, lang)]
    pieces = asked(desk, question, most=size.asked)
    lines = (
        [Line(code="asked", label=(said("asked", lang), joint("colon", lang)), pieces=tuple(pieces))] if pieces else []
    )
    lines += [_reply(desk, size, question, answer) for answer in replies]
    status = (
        ""
        if replies and all(part.answered for part in question.parts)
        else "answered.part"
        if replies
        else "answered.none"
    )
    if status:
        label = (said("status", lang), joint("colon", lang))
        lines.append(Line(code="status", label=label, pieces=(said(status, lang),)))
    return Section(code="question", heading=tuple(heading), lines=tuple(lines))


def asked(desk: Desk, question: Question, *, most: int = 400) -> list[Piece]:
    """What is asked, part by part, `请问` and greetings cut off, in at most `most` characters (the first part always); without
    parts the first sentence that asks."""
    turn = desk.conference.turn(question.turn)
    spans = [desk.places.in_turn(turn, part.start, part.end) for part in question.parts]
    if not spans:
        spans = [(one.start, one.end) for one in desk.sentences(turn) if QUESTION_CUE.search(one.plain)][:1]
    found = [
        Chosen(sentence, compress(sentence, asked=True), 0.0)
        for start, end in spans
        for sentence in desk.reader.sentences(turn.text, start, end)
        if not desk.places.guessed(turn, sentence.start, sentence.end)
    ]
    telling = [one for one in found if not ASKS_ONLY.fullmatch(one.sentence.plain)] or found
    pieces = _context(desk, turn, spans)
    for one in telling:
        most -= one.cut.length
        if most >= 0 or one is telling[0]:
            pieces += desk.quoted(turn, one)
    return pieces


_LITTLE = 30  # characters up to which a question that refers to something needs what it refers to


def _context(desk: Desk, turn: Turn, spans: list[tuple[int, int]]) -> list[Piece]:
    """The sentence before a short question that refers to it (`中方对此有何回应？`)."""
    words = "".join(view(turn.text[start:end]) for start, end in spans)
    if not spans or len(words) > _LITTLE or not REFERS.search(words):
        return []
    before = [one for one in desk.sentences(turn) if one.end <= spans[0][0] and usable(one)]
    if not before or before[-1].end - before[-1].start < len(words) // 2:
        return []
    return desk.quoted(turn, Chosen(before[-1], compress(before[-1], asked=True), 0.0))


def _reply(desk: Desk, size: Size, question: Question, answer: Answer) -> Line:
    turn = desk.conference.turn(answer.turn)
    person = desk.conference.participant(turn.speaker)
    code = "supplement" if answer.supplements else "answer"
    label = [said(code, desk.lang), mark(" · "), *introduced(desk.places, person, desk.lang), joint("colon", desk.lang)]
    facts = desk.facts(answer, turn, (question,))
    budget = size.budget(turn.text, len(question.parts))
    chosen = desk.choose(turn, facts, most=size.sentences, budget=budget) or bare(desk.sentences(turn), budget=budget)
    pieces = [piece for one in chosen for piece in desk.quoted(turn, one)]
    return Line(code="answer", label=tuple(label), pieces=tuple(pieces) or (said("no.substance", desk.lang),))
