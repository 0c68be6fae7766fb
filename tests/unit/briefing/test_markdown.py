"""Briefings as Markdown."""

from __future__ import annotations

import pytest

from tests.unit.briefing.sample import TEXT, conference
from transcript import brief
from transcript.briefing import reading
from transcript.briefing.markdown import escape, to_markdown
from transcript.briefing.verify import Verifier
from transcript.pipeline import structure_text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[点我](javascript:alert(1))", "\\[点我\\](javascript\\:alert(1))"),
        ("https://x.example/a_b", "https\\://x.example/a\\_b"),
        ("# 标题", "\\# 标题"),
        ("1. 列表", "1\\. 列表"),
        ("5.1亿元", "5.1亿元"),
        ("a|b", "a\\|b"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_text_means_itself(text: str, written: str) -> None:
    """Whatever would be markup, a link or HTML is escaped, and reads back as it was."""
    assert escape(text) == written
    assert reading.plain(written) == text


def test_every_quotation_has_a_footnote_with_its_place() -> None:
    """The page ends with its sources (path, id, digest) and one footnote per place."""
    record = conference()
    page = to_markdown(brief(record))
    assert f"`parking.txt` · `{record.id}` · `sha256:{record.source.sha256}`" in page
    at = TEXT.index("今年不调整收费标准。")
    turn = next(turn for turn in record.turns if "不调整收费标准" in turn.text)
    note = next(line for line in page.splitlines() if line.endswith(f" · {at}–{at + 10} · `{turn.id}`"))
    assert f"今年不调整收费标准。{note.split(':')[0]}" in page


HOSTILE = (
    TEXT.replace("望浦日报记者", "<script>alert(1)</script>日报记者")
    .replace(
        "今年不调整收费标准。",
        "今年不调整[收费](javascript:alert(1))标准<img src=x onerror=alert(1)>，\u202e详见https://x.example/|`rm`*粗*。",
    )
    .replace("《望浦市停车场管理办法》", "《望浦市**停车场**管理办法<b>》")
)


def test_hostile_text_stays_text_and_is_still_verified() -> None:
    """No tag, link, direction mark or code of a source is live in the page, and the checker finds every line supported."""
    record = structure_text(HOSTILE)[0]
    made = brief(record, length="full")
    page = to_markdown(made)
    assert "<" not in page and "](" not in page.replace("\\](", "") and "\u202e" not in page
    assert "https://" not in page and "javascript:" not in page
    verifier = Verifier([record])
    assert "详见" in page
    assert verifier.faults(reading.claims(reading.read_markdown(page), verifier)) == []


def test_tables_have_as_many_cells_in_every_row() -> None:
    """A pipe in a source does not break a row."""
    text = TEXT.replace("投入资金3.5亿元", "投入|资金3.5亿元")
    page = to_markdown(brief(structure_text(text)[0], length="full"))
    rows = [line.replace("\\|", "") for line in page.splitlines() if line.startswith("| ")]
    assert {row.count("|") for row in rows} <= {4, 7}
