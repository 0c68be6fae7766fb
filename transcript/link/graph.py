"""The Q&A graph of a conference as a NetworkX graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcript.record.conference import Conference

if TYPE_CHECKING:
    import networkx as nx


def graph(conference: Conference) -> nx.MultiDiGraph:
    """Nodes are ids with `type` (`person`, `question`, `part`, `answer`, `statement`) and `label`; edges have `type`:

    person –asks→ question, question –has_part→ part, question –addresses→ person, question –follows→ question,
    answer –answers→ question, answer –answers_part→ part, person –gives→ answer, answer –supplements→ answer,
    person –assigns→ answer (the hand-over of the host or of a colleague), person –states→ statement.
    """
    import networkx as nx

    made = nx.MultiDiGraph(conference=conference.id, title=conference.title or "")
    for person in conference.participants:
        made.add_node(person.id, type="person", part=person.part, label=person.name or person.outlet or "")
    for question in conference.questions:
        turn = conference.turn(question.turn)
        made.add_node(
            question.id, type="question", label=turn.text[:40], outlet=turn.outlet or "", start=turn.start, end=turn.end
        )
        if turn.speaker:
            made.add_edge(turn.speaker, question.id, type="asks")
        for index, part in enumerate(question.parts):
            node = f"{question.id}/{index}"
            made.add_node(
                node, type="part", label=part.text[:40], answered=part.answered, start=part.start, end=part.end
            )
            made.add_edge(question.id, node, type="has_part")
        for person_id in question.addressees:
            made.add_edge(question.id, person_id, type="addresses")
    for question in conference.questions:
        if question.follows:
            made.add_edge(question.id, question.follows, type="follows")
    _add_answers(conference, made)
    return made


def _add_answers(conference: Conference, made: nx.MultiDiGraph) -> None:
    for answer in conference.answers:
        turn = conference.turn(answer.turn)
        made.add_node(
            answer.id, type="answer", label=turn.text[:40], confidence=answer.confidence, start=turn.start, end=turn.end
        )
        if turn.speaker:
            made.add_edge(turn.speaker, answer.id, type="gives")
        for question_id in answer.answers:
            made.add_edge(answer.id, question_id, type="answers", confidence=answer.confidence)
        for part in answer.parts:
            if part.part is not None:
                made.add_edge(answer.id, f"{part.question}/{part.part}", type="answers_part")
        if answer.assigned_by:
            assigner = conference.turn(answer.assigned_by).speaker
            if assigner:
                made.add_edge(assigner, answer.id, type="assigns")
    for answer in conference.answers:
        if answer.supplements:
            made.add_edge(answer.id, answer.supplements, type="supplements")
    for statement in conference.statements:
        made.add_node(statement.id, type="statement", label="", start=statement.start, end=statement.end)
        if statement.speaker:
            made.add_edge(statement.speaker, statement.id, type="states")
