"""The tokenizer and the component in other people's pipelines: built from config, saved, loaded in a fresh process, piped."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from transcript.chinese.component import PressConference
from transcript.chinese.tokenizer import WordTokenizer

TEXT = """主持人：欢迎各位，请提问。

晨星日报记者：王局长好，今年的水价会涨吗？

市水务局局长王启明：今年没有调价的计划。上半年我们改造管网120公里，年底前将再改造30公里。
"""
CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "transcript.words.v1"}}}
FRESH = """
import json, sys, spacy
nlp = spacy.load(sys.argv[1])
text = sys.stdin.read()
docs = list(nlp.pipe([text, "大家好", ""]))
print(json.dumps([{
    "text": doc.text,
    "tokens": [token.text for token in doc],
    "turns": [[span.label_, span._.speaker, span._.turn_id == span.id_] for span in doc.spans["turns"]],
    "figures": [span.text for span in doc.spans["figures"]],
    "answers": len(doc._.conference.answers),
} for doc in docs]))
"""


def pipeline() -> Language:
    nlp = spacy.blank("zh", config=CONFIG)
    nlp.add_pipe("press_conference")
    return nlp


@pytest.mark.parametrize(
    ("group", "name"), [("spacy_factories", "press_conference"), ("spacy_tokenizers", "transcript.words.v1")]
)
def test_spacy_finds_us_by_entry_point(group: str, name: str) -> None:
    """The installed package tells spaCy where factory and tokenizer are (a stale install does not: install again)."""
    found = [point for point in entry_points(group=group) if point.name == name]
    assert found, "install the package again: its entry points are older than the checkout"
    assert callable(found[0].load())


def test_the_tokenizer_is_made_from_config() -> None:
    """A blank Chinese pipeline with our name in its config cuts words, and its Doc has the text unchanged."""
    doc = spacy.blank("zh", config=CONFIG)("我们  今年没有调价的计划。\n谢谢")
    assert [token.text for token in doc] == ["我们", " ", "今年", "没有", "调价", "的", "计划", "。", "\n", "谢谢"]
    assert doc.text == "我们  今年没有调价的计划。\n谢谢"


def test_terms_of_the_config_are_kept_whole() -> None:
    """A user dictionary can be given in the config."""
    config = {"nlp": {"tokenizer": {"@tokenizers": "transcript.words.v1", "terms": ["曜澜储能"]}}}
    assert "曜澜储能" in [token.text for token in spacy.blank("zh", config=config)("曜澜储能的订单")]


def test_the_tokenizer_goes_through_bytes_and_disk(tmp_path: Path) -> None:
    """What is saved is the dictionary; what is loaded cuts alike."""
    tokenizer = WordTokenizer.blank(terms=["曜澜储能"])
    assert WordTokenizer.blank().from_bytes(tokenizer.to_bytes()).terms == ("曜澜储能",)
    tokenizer.to_disk(tmp_path / "tokenizer")
    assert WordTokenizer.blank().from_disk(tmp_path / "tokenizer").terms == ("曜澜储能",)


def test_the_component_sets_groups_and_record() -> None:
    """Span groups, labels, ids and extensions say what the record says, in the offsets of the text."""
    doc = pipeline()(TEXT)
    record = doc._.conference
    assert [span.label_ for span in doc.spans["turns"]] == ["host", "reporter", "official"]
    assert [span.text for span in doc.spans["turns"]] == [TEXT[turn.start : turn.end] for turn in record.turns]
    assert [span.id_ for span in doc.spans["answers"]] == [answer.id for answer in record.answers]
    assert "120公里" in [span.text for span in doc.spans["figures"]]
    assert {span._.speaker for span in doc.spans["figures"]} == {"王启明"}
    assert all(span._.source_span == (span.start_char, span.end_char) for span in doc.spans["figures"])


def test_the_component_leaves_other_text_alone() -> None:
    """A text that is no transcript, and one without anything, get empty groups."""
    for text in ("今天天气很好。", ""):
        doc = pipeline()(text)
        assert doc.text == text
        assert all(len(group) == 0 for group in doc.spans.values())


def test_tags_can_be_left_out() -> None:
    """With `tags` off there are turns but no figures."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("press_conference", config={"tags": False})
    doc = nlp(TEXT)
    assert len(doc.spans["turns"]) == 3
    assert len(doc.spans["figures"]) == 0
    assert PressConference().tags


def test_a_saved_pipeline_works_in_a_fresh_process(tmp_path: Path) -> None:
    """Saved to disk and loaded by a process that never imported us, the pipeline gives the same Docs through `nlp.pipe`."""
    nlp = pipeline()
    nlp.to_disk(tmp_path / "nlp")
    done = subprocess.run(
        [sys.executable, "-c", FRESH, str(tmp_path / "nlp")], input=TEXT, capture_output=True, text=True, check=True
    )
    first, second, third = json.loads(done.stdout)
    here = nlp(TEXT)
    assert first["text"] == TEXT
    assert first["tokens"] == [token.text for token in here]
    assert first["turns"] == [["host", None, True], ["reporter", None, True], ["official", "王启明", True]]
    assert first["figures"] == [span.text for span in here.spans["figures"]]
    assert (second["turns"], third["tokens"]) == ([], [])


def test_docs_go_through_a_docbin() -> None:
    """A Doc keeps its groups, ids and record in spaCy's own storage."""
    nlp = pipeline()
    data = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    doc = next(DocBin().from_bytes(data).get_docs(spacy.blank("zh").vocab))
    assert doc._.conference == nlp(TEXT)._.conference
    assert doc.spans["answers"][0].id_ == doc._.conference.answers[0].id
    assert doc.spans["answers"][0]._.speaker == "王启明"
