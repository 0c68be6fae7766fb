"""Passages: the words a receipt names, found again in the turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcript.briefing import brief
from transcript.export.passages import Passage, Passages, paragraphs
from transcript.record import Conference

_SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


def _passage(start: int, end: int) -> Passage:
    return Passage(f"p-{start}-{end}", 1, "c-1", "t-1", 1, start, end, start, end)


@given(text=st.text(alphabet="水价调整。\n a", max_size=40), spans=_SPANS)
def test_segments_put_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    """However passages overlap, no character is lost, doubled or moved."""
    passages = [_passage(min(span), max(span)) for span in spans]
    made = ["".join(segment.text for segment in paragraph) for paragraph in paragraphs(text, passages)]
    assert made == [line for line in text.split("\n") if line.strip()]


@given(text=st.text(alphabet="水价调整。", min_size=1, max_size=40), spans=_SPANS)
def test_a_passage_is_lit_over_exactly_its_words(text: str, spans: list[tuple[int, int]]) -> None:
    """The segments that carry a passage, put together, are the words between its offsets."""
    passages = [_passage(min(span), max(span)) for span in spans]
    for passage in passages:
        lit = [s.text for p in paragraphs(text, passages) for s in p if passage in s.passages]
        assert "".join(lit) == text[passage.start : passage.end]


@pytest.mark.parametrize("name", ["hans", "hant"])
def test_every_receipt_of_a_turn_leads_to_its_words(name: str, request: pytest.FixtureRequest) -> None:
    """The place a receipt names holds the words it quotes, also where the source was damaged and mended."""
    conference: Conference = request.getfixturevalue(name)
    passages = Passages.of(brief(conference), [conference])
    receipts = [r for piece in brief(conference).pieces() if piece.kind == "quoted" for r in piece.receipts]
    assert receipts
    for receipt in receipts:
        found = passages.of_receipt(receipt)
        assert found is not None
        assert conference.turn(found.turn).text[found.start : found.end] == receipt.text


def test_numbers_follow_the_order_of_reading_without_gaps(hans: Conference) -> None:
    """Receipt numbers count from 1; the same words cited twice keep theirs."""
    numbers = [p.number for p in Passages.of(brief(hans), [hans]).found.values() if p.number]
    assert numbers == list(range(1, len(numbers) + 1))
