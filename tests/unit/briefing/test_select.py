"""Sentence selection."""

from __future__ import annotations

from tests.unit.briefing.sample import conference
from transcript.briefing.select import Facts, choose, likeness, pairs, usable
from transcript.briefing.sentences import Reader, Sentence
from transcript.chinese.view import view


def chosen(text: str, *, budget: int = 60, most: int = 3, **facts: object) -> list[str]:
    """What is chosen of a text."""
    sentences = Reader(conference()).sentences(text)
    found = choose(sentences, Facts(**facts), budget=budget, most=most)  # type: ignore[arg-type]
    return [text[a:b] for one in found for a, b in one.cut.spans]


def span(text: str, words: str) -> tuple[int, int]:
    """Where words stand."""
    at = text.index(words)
    return at, at + len(words)


def test_figures_and_promises_come_first() -> None:
    """Of a story, a figure and a promise the story is left out."""
    text = "有人说停车像打仗，大家都不容易。全市新建泊位1.2万个。年底前再建成停车楼12座。我先介绍到这里。"
    facts = {
        "figures": (span(text, "1.2万个"), span(text, "12座")),
        "commitments": (span(text, "年底前再建成停车楼12座"),),
    }
    assert chosen(text, budget=30, most=2, **facts) == ["全市新建泊位1.2万个。", "年底前再建成停车楼12座。"]


def test_what_is_said_twice_is_printed_once() -> None:
    """A sentence that repeats a chosen one gives way to another."""
    text = "今年新建公共停车泊位1.2万个。今年新建的公共停车泊位是1.2万个。收费标准全年不作调整。"
    found = chosen(text, budget=40, most=2, figures=(span(text, "1.2万个"),))
    assert "收费标准全年不作调整。" in found


def test_the_question_counts() -> None:
    """The sentence that takes up the question's words is preferred."""
    text = "我们开了三次座谈会听取意见。消防通道被占用的一律拖离并处罚。台账每周更新一次。"
    assert chosen(text, budget=20, most=1, question=view("占用消防通道怎么处罚")) == [
        "消防通道被占用的一律拖离并处罚。"
    ]


def test_every_part_of_a_question_gets_its_sentence() -> None:
    """With two parts answered in two places, one sentence of each is chosen."""
    text = "泊位今年新建1.2万个，去年新建0.8万个，前年新建0.5万个。另建停车楼12座，明年再建20座。收费标准不变。"
    figures = tuple(span(text, words) for words in ("1.2万个", "0.8万个", "0.5万个", "12座", "20座"))
    parts = ((0, span(text, "收费标准")[0]), span(text, "收费标准不变。"))
    assert "收费标准不变。" in chosen(text, budget=45, most=2, figures=figures, parts=parts)


def test_the_budget_is_kept() -> None:
    """Several sentences never exceed the budget."""
    text = "".join(f"第{n}个片区新建公共停车泊位{n}百个，投入资金{n}千万元。" for n in "一二三四五六")
    for budget in (30, 60, 90):
        assert sum(map(len, chosen(text, budget=budget, most=9))) <= budget


def test_courtesy_handovers_and_rhetoric_are_never_chosen() -> None:
    """A turn of nothing else gives nothing."""
    assert chosen("谢谢主持人。谁来养护？具体情况请安支队长再补充几句。我先介绍到这里。") == []


def test_short_answers_are_printed() -> None:
    """An answer of one sentence is that sentence, without its thanks."""
    assert chosen("谢谢。今年不调整收费标准。") == ["今年不调整收费标准。"]


def test_questions_are_not_usable() -> None:
    """What officials ask themselves is no answer."""
    text = "人手从哪来？"
    assert not usable(Sentence(0, len(text), view(text), 0, True))


def test_likeness_is_between_nothing_and_the_same() -> None:
    """Likeness of a set with itself is 1, with nothing 0."""
    one = pairs("新建泊位")
    assert likeness(one, one) == 1.0
    assert likeness(one, pairs("收费标准")) == 0.0
    assert likeness(one, frozenset()) == 0.0
