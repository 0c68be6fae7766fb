"""Whatever the text: words and gaps make it again, and offsets of a Doc lead to the source."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

import transcript
from transcript.chinese.terms import recurring_terms
from transcript.chinese.tokenizer import WordTokenizer
from transcript.chinese.words import words

LETTERS = "我们今年水价改造老旧小區電梯记者局长的了不会，。？！、“”%12３Ａa \u3000\n\t\u200b😀𠮷é"
TEXTS = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=80)
TERMS = st.lists(st.text(st.sampled_from(LETTERS), max_size=4), max_size=4)


@settings(deadline=None, max_examples=200)
@given(TEXTS, TERMS)
def test_words_and_gaps_make_the_text(text: str, terms: list[str]) -> None:
    """In order, none empty, none overlapping; every place shows its word, and only white space lies between."""
    offset, rebuilt = 0, ""
    for word in words(text, terms=terms):
        assert offset <= word.start < word.end
        assert text[word.start : word.end] == word.text
        gap = text[offset : word.start]
        assert not gap.strip()
        rebuilt += gap + word.text
        offset = word.end
    assert rebuilt + text[offset:] == text
    assert not text[offset:].strip()


@settings(deadline=None, max_examples=200)
@given(TEXTS.filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text)))
def test_a_doc_has_the_text(text: str) -> None:
    """The tokenizer loses and adds nothing."""
    doc = WordTokenizer.blank()(text)
    assert doc.text == text


@settings(deadline=None, max_examples=100)
@given(TEXTS, st.integers(2, 4))
def test_terms_are_in_the_text(text: str, minimum: int) -> None:
    """A recurring term stands in the text as given, and as often as said."""
    for term in recurring_terms(text * 3, minimum=minimum):
        assert term.text in text * 3
        assert term.frequency >= minimum


SAID = "上半年全市改造老舊小區120個，投入資金3.5億元。"
# Each form of damage takes a character; the readings belong to 舊 and 區, the reference is any character written by number.
DAMAGE = {
    "none": str,
    "reference": lambda char: f"&#{ord(char)};",
    "reading": lambda char: char + {"舊": "(jiù)", "區": "(qū)", "億": "(yì)"}.get(char, ""),
    "space": lambda char: f"{char}&nbsp;",
}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(sorted(DAMAGE)), min_size=len(SAID), max_size=len(SAID)))
def test_spans_of_a_damaged_text_show_the_same_characters(damage: list[str]) -> None:
    """However the source is damaged, a figure of the Doc and its source span print the same digits."""
    spoilt = "".join(char if char.isascii() else DAMAGE[kind](char) for kind, char in zip(damage, SAID, strict=True))
    text = f"主持人：請提問。\n\n晨星日報記者：進度怎麼樣？\n\n市住建局局長王啟明：{spoilt}\n"
    doc = transcript.structure_text(text)[0].to_doc()
    assert len(doc.spans["turns"]) == 3
    for span in doc.spans["figures"]:
        source = html.unescape(text[slice(*span._.source_span)])
        assert [char for char in source if char.isdigit()] == [char for char in span.text if char.isdigit()]
