"""Recurring terms, the user dictionary of a document, and the key terms of an answer."""

from __future__ import annotations

import transcript
from transcript.chinese.terms import document_terms, key_terms, recurring_terms
from transcript.record import Conference

TEXT = """主持人：欢迎各位记者。今天请市水务局局长王启明回答提问。

晨星日报记者：王局长好，老城区的雨污分流什么时候完工？

市水务局局长王启明：雨污分流是今年的大事。老城区的雨污分流共有四十公里，已经做完三十公里；剩下的雨污分流年底前完工。

北河晚报记者：请问灰岭水库的水够不够用？

市水务局局长王启明：灰岭水库现在蓄水八成。灰岭水库够全市用半年，大家不用担心灰岭水库。

主持人：谢谢，今天的发布会到此结束。
"""


def conference() -> Conference:
    return transcript.structure_text(TEXT)[0]


def test_what_recurs_and_holds_together_is_a_term() -> None:
    """A name the text keeps using is found whole, not in parts, and not with what happens to stand beside it."""
    found = {term.text: term.frequency for term in recurring_terms(TEXT)}
    assert found["雨污分流"] == 4
    assert found["灰岭水库"] == 4
    assert not {"雨污", "污分", "岭水库", "的雨污分流"} & set(found)


def test_plain_words_are_no_terms() -> None:
    """What every press conference says again and again characterises none."""
    assert recurring_terms("谢谢大家，我们知道。这个问题，我们知道！大家好，我们知道；" * 3) == []


def test_terms_are_given_as_printed() -> None:
    """In traditional text a term comes in traditional script."""
    text = "灰嶺水庫很滿。我看灰嶺水庫夠用，請放心！灰嶺水庫沒有問題。"
    assert "灰嶺水庫" in {term.text for term in recurring_terms(text)}


def test_the_dictionary_of_a_document_holds_its_people_and_terms() -> None:
    """Names, organisations, outlets and recurring terms, but no plain words."""
    found = set(document_terms(conference()))
    assert {"王启明", "市水务局", "晨星日报", "北河晚报", "雨污分流", "灰岭水库"} <= found
    assert not {"记者", "我们", "问题"} & found


def test_key_terms_tell_the_answers_apart() -> None:
    """Each answer's first term is its own subject."""
    record = conference()
    first = [key_terms(record, answer)[0].text for answer in record.answers]
    assert first == ["雨污分流", "灰岭水库"]


def test_key_terms_of_an_empty_answer_are_none() -> None:
    """An answer without content words has no key terms, and asking for none gives none."""
    record = transcript.structure_text("主持人：请提问。\n\n晨星日报记者：水够用吗？\n\n局长王启明：够。\n")[0]
    assert [key_terms(record, answer) for answer in record.answers] == [[]]
    assert key_terms(conference(), conference().answers[0], limit=0) == []
