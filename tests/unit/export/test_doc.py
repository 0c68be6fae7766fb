"""`Conference.to_doc()`: the repaired turns as a Doc, every span traceable to the source."""

from __future__ import annotations

import spacy

import transcript
from transcript.export.doc import GROUPS
from transcript.export.layout import SEPARATOR, Layout
from transcript.record import Conference, Statement

TEXT = """主持人：欢迎各位，请提问。

晨星日报记者：王局长好，今年的水价会涨吗？

市水务局局长王启明：今年没有调价的计划。上半年我们改造管网120公里，年底前将再改造30公里。

北河晚报记者：我追问一句，30公里够不够？

市水务局局长王启明：够了，明年还有50公里。
"""
DAMAGED = TEXT.replace("改造管网", "改造&#31649;&#32593;").replace("没有调价的计划", "没有調(diào)价的計(jì)划")


def record(text: str = TEXT) -> Conference:
    return transcript.structure_text(text)[0]


def test_the_text_is_the_turns() -> None:
    """The Doc's text is every turn's repaired reading, parted by an empty line."""
    conference = record()
    assert conference.to_doc().text == SEPARATOR.join(turn.text for turn in conference.turns)


def test_groups_and_labels() -> None:
    """Every promised group is there; turns are labelled by part, the rest by what they are."""
    conference = record()
    doc = conference.to_doc()
    assert set(GROUPS) == set(doc.spans)
    assert [span.label_ for span in doc.spans["turns"]] == [turn.part for turn in conference.turns]
    assert [span.text for span in doc.spans["turns"]] == [turn.text for turn in conference.turns]
    assert len(doc.spans["questions"]) == len(conference.questions) == 2
    assert [span.id_ for span in doc.spans["answers"]] == [answer.id for answer in conference.answers]
    assert {span.label_ for span in doc.spans["figures"]} <= {"fact", "target"}


def test_answers_are_labelled_by_their_first_topic() -> None:
    """The label of an answer is its first topic; without one it is `answer`."""
    conference = record()
    labels = [answer.topics[0].label if answer.topics else "answer" for answer in conference.answers]
    doc = conference.to_doc()  # a span group lives as long as its Doc
    assert [span.label_ for span in doc.spans["answers"]] == labels


def test_every_figure_shows_its_value() -> None:
    """A figure's span holds the value as printed, and leads to its speaker and turn."""
    conference = record()
    figures = [figure for answer in conference.answers for figure in answer.figures]
    doc = conference.to_doc()
    spans = list(doc.spans["figures"])
    assert len(spans) == len(figures) > 2
    for span, figure in zip(spans, figures, strict=True):
        assert figure.value in span.text
        assert span._.speaker == "王启明"
        assert span._.turn_id in {answer.turn for answer in conference.answers}


def test_repaired_text_leads_back_to_the_damaged_source() -> None:
    """In damaged text the Doc reads mended, and its spans point into the source as it was."""
    conference = record(DAMAGED)
    assert any(repair.before != repair.after for repair in conference.repairs)
    doc = conference.to_doc()
    assert "改造管网" in doc.text
    figure = next(span for span in doc.spans["figures"] if span.text == "120公里")
    start, end = figure._.source_span
    assert DAMAGED[start:end] == "120公里"
    turn = doc.spans["turns"][2]
    start, end = turn._.source_span
    assert "計(jì)划。上半年我们改造&#31649;&#32593;" in DAMAGED[start:end]


def test_another_tokenizer_can_be_used() -> None:
    """With a pipeline given, its tokenizer cuts and its vocabulary is the Doc's; spans are the same text."""
    nlp = spacy.blank("zh")
    conference = record()
    doc = conference.to_doc(nlp)
    assert doc.vocab is nlp.vocab
    assert all(len(token.text) == 1 for token in doc if not token.is_space)
    assert [span.text for span in doc.spans["turns"]] == [turn.text for turn in conference.turns]


def test_the_record_is_within_reach() -> None:
    """`doc._.conference` is the conference; between turns a span has no turn, no speaker, no source."""
    conference = record()
    doc = conference.to_doc()
    assert doc._.conference == conference
    gap = doc.char_span(len(conference.turns[0].text), len(conference.turns[0].text) + 2)
    assert (gap._.turn_id, gap._.speaker, gap._.source_span) == (None, None, None)


def test_a_doc_without_a_record_has_none() -> None:
    """The extensions answer None on Docs that are not ours."""
    record().to_doc()
    doc = spacy.blank("zh")("你好")
    assert doc._.conference is None
    assert doc[:1]._.speaker is None


def test_a_record_without_turns_is_an_empty_doc() -> None:
    """A text that is no transcript gives a Doc without tokens."""
    assert len(record("今天天气很好。").to_doc()) == 0


def test_a_report_has_statements_without_turns() -> None:
    """In a news report nobody has a turn: its statements have no place in the Doc, and none is invented."""
    report = record().model_copy(
        update={"turns": (), "questions": (), "answers": (), "statements": (Statement(id="s-1", start=3, end=9),)}
    )
    assert [len(group) for group in report.to_doc().spans.values()] == [0] * len(GROUPS)


def test_places_outside_every_turn_are_none() -> None:
    """The label of a turn is in no turn: it has no place in the Doc."""
    layout = Layout(record(), kind="turns")
    assert layout.place(0, 3) is None
    assert layout.place(len(TEXT) + 5, len(TEXT) + 9) is None
