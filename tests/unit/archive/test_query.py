"""The query language: what is typed becomes a tree, or an error that says what is wrong."""

from __future__ import annotations

import pytest

from transcript.archive.query import LONGEST, All, Either, Field, Not, Word, parse, phrase
from transcript.errors import QueryError


@pytest.mark.parametrize(
    ("query", "nodes"),
    [
        ("老旧小区", [Word("老旧小区")]),
        ("老旧 小区", [Word("老旧"), Word("小区")]),
        ("老旧\u3000小区", [Word("老旧"), Word("小区")]),
        ("老旧 AND 小区", [Word("老旧"), Word("小区")]),
        ('"老旧 小区"', [Word("老旧 小区")]),
        ("“老旧小区”", [Word("老旧小区")]),
        ("「老旧小区」", [Word("老旧小区")]),
        ("电梯 OR 停车 小区", [Either((Word("电梯"), Word("停车"))), Word("小区")]),
        ("电梯 | 停车", [Either((Word("电梯"), Word("停车")))]),
        ("小区 -电梯", [Word("小区"), Not(Word("电梯"))]),
        ("小区 NOT 电梯", [Word("小区"), Not(Word("电梯"))]),
        ('-"电 梯"', [Not(Word("电 梯"))]),
        ("- 电梯", [Word("-"), Word("电梯")]),
        ("(电梯 停车) OR 小区", [Either((All((Word("电梯"), Word("停车"))), Word("小区")))]),
        ("（电梯）", [All((Word("电梯"),))]),
        ("official:王其峰", [Field("official", "王其峰")]),
        ("官员：王其峰", [Field("official", "王其峰")]),
        ('topic:"城乡建设 住房"', [Field("topic", "城乡建设 住房")]),
        ("Official:王其峰", [Field("official", "王其峰")]),
        ("时间:三点", [Word("时间:三点")]),
        ("住建局(筹)", [Word("住建局(筹)")]),
        ("COVID-19", [Word("COVID-19")]),
        ("or", [Word("or")]),
        ('"OR"', [Word("OR")]),
        (r'"他说\"好\""', [Word('他说"好"')]),
    ],
)
def test_what_is_typed_is_read_so(query: str, nodes: list[object]) -> None:
    """Each form of the language gives its tree."""
    assert parse(query) == All(tuple(nodes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "empty"),
        ("  \u3000", "empty"),
        ('"老旧小区', "never closed"),
        ("小区 “老旧", "never closed"),
        ("(小区", "never closed"),
        ("小区 OR", "something is missing after OR"),
        ("OR 小区", "something is missing"),
        ("AND", "something is missing"),
        ("小区 NOT", "something is missing"),
        ("official:", "followed by nothing"),
        ("官员: 王其峰", "followed by nothing"),
        ("小" * (LONGEST + 1), f"at most {LONGEST}"),
        ("小 " * 900, "too many words"),
        ("(" * 40 + "小" + ")" * 40, "brackets within brackets"),
    ],
)
def test_what_cannot_be_read_is_said(query: str, said: str) -> None:
    """One line: what is wrong and what to do."""
    with pytest.raises(QueryError, match=said) as caught:
        parse(query)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("text", ['他说"好"', "“引”", "a\\b", "OR", "(", "-x", "official:王", "  两 头  "])
def test_a_phrase_is_exactly_its_text(text: str) -> None:
    """`phrase` quotes anything so that the parser gives it back unchanged."""
    assert parse(phrase(text)) == All((Word(text),))
