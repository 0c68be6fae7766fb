"""The page of spans: displaCy draws it, in Chinese, and nothing in the text can break it."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy import displacy
from typer.testing import CliRunner

import transcript
from transcript.cli.app import app
from transcript.errors import UsageError
from transcript.export.spans import render

TEXT = """主持人：欢迎各位，请提问。

晨星日报记者：王局长好，<script>alert(1)</script>水价会涨吗？

市水务局局长王启明：今年没有调价的计划。

上半年我们改造管网120公里，年底前将再改造30公里。
"""


def page(**options: object) -> str:
    return render(transcript.structure_text(TEXT)[0], **options)  # type: ignore[arg-type]


def test_the_page_names_speakers_and_marks_figures() -> None:
    """Speakers, figures and promises are named in Chinese; a turn has one heading, however many paragraphs."""
    found = page()
    assert found.lstrip().startswith("<!DOCTYPE html>")
    assert 'charset="utf-8"' in found
    assert "发言人 王启明" in found
    assert "记者 晨星日报" in found
    assert found.count("<h2") == 3
    assert "数据" in found or "目标" in found
    assert "承诺" in found or "20" in found


def test_markup_in_the_text_is_text() -> None:
    """A tag somebody printed is shown, not obeyed."""
    found = page()
    assert "<script>alert" not in found
    assert "&lt;" in found


def test_a_fragment_has_no_head() -> None:
    """`page=False` gives what can stand inside another page."""
    assert "<html" not in page(page=False)


def test_groups_can_be_chosen() -> None:
    """Questions and answers can be marked instead; a group that does not exist is refused with the ones that do."""
    assert "提问" in page(groups=("questions",))
    with pytest.raises(UsageError, match="figures"):
        page(groups=("quotes",))


def test_displacy_draws_a_doc_as_it_is() -> None:
    """spaCy's own call on our Doc works for every group that has spans."""
    doc = transcript.structure_text(TEXT)[0].to_doc()
    filled = [group for group, spans in doc.spans.items() if len(spans)]
    assert {"turns", "questions", "answers", "figures"} <= set(filled)
    for group in filled:
        options = {"spans_key": group}
        assert "spans" in displacy.render(doc, style="span", options=options, jupyter=False)


def test_show_writes_the_page(tmp_path: Path) -> None:
    """`transcript show FILE --spans out.html` writes it."""
    source, out = tmp_path / "source.txt", tmp_path / "out.html"
    source.write_text(TEXT, "utf-8")
    done = CliRunner().invoke(app, ["show", str(source), "--spans", str(out)])
    assert done.exit_code == 0, done.output
    assert "王启明" in out.read_text("utf-8")
