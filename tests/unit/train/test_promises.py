"""The recipe of the model `promises`: what it learns from is what was written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcript.tag.promises import sentences, weights
from transcript.train.promises import features, learnt, nested, pages, paragraphs

PARAGRAPHS = Path(__file__).parents[2] / "quality" / "promises"


def test_braces_are_places(tmp_path: Path) -> None:
    """What stands in braces is the promise; the braces are no part of the text."""
    (tmp_path / "one.txt").write_text(
        "# 2024-03-06\n去年修了三条路。{年底前再修六条}。\n\n# 2024-03-07\n谢谢。\n", "utf-8"
    )
    first, second = paragraphs(tmp_path)
    assert (first.date, second.date, second.promises) == ("2024-03-06", "2024-03-07", ())
    (place,) = first.promises
    assert first.text[slice(*place)] == "年底前再修六条"
    assert "{" not in first.text


def test_every_paragraph_closes_its_braces() -> None:
    """The training paragraphs are well formed and there are enough of them."""
    documents = list(paragraphs(PARAGRAPHS))
    assert sum(len(document.promises) for document in documents) >= 350
    for path in PARAGRAPHS.glob("*.txt"):
        text = path.read_text("utf-8")
        assert text.count("{") == text.count("}")
    for document in documents:
        assert all(4 <= b - a <= 120 for a, b in document.promises), document.name
        assert not set("{}") & set(document.text)


def test_features_and_weights_go_by_the_same_names() -> None:
    """What is learnt by name is found by name: the score is the sum over the features."""
    from transcript.tag.promises import score

    model = weights()
    flat = {**model.marks, **{f"~{run}": weight for run, weight in model.runs.items()}}
    flat |= {f"{one} + {other}": weight for one, row in model.pairs.items() for other, weight in row.items()}
    flat |= {f"{one} & {other}": weight for one, row in model.within.items() for other, weight in row.items()}
    (sentence,) = sentences("去年修了三条路，我们将在年底前再修六条路。", date="2024-03-06")
    expected = model.bias + sum(flat.get(name, 0.0) * count for name, count in features(sentence).items())
    assert score(sentence) == pytest.approx(expected)
    assert nested((model.glance, model.bias, flat)) == {**model._asdict(), "glance": model.glance._asdict()}


def test_pages_are_learnt_from_with_their_places() -> None:
    """The promises of a wrapped page are found in the text without its line breaks; what is doubtful counts neither way."""
    documents = list(pages(PARAGRAPHS.parent / "wild2"))
    wrapped = [document for document in documents if document.name == "wild2 word-hard-wrap" and document.promises]
    assert wrapped
    assert all("\n" not in one.text[a:b] and b - a > 6 for one in wrapped for a, b in one.promises)
    doubtful = [row for row in learnt(documents) if row.promises is None]
    assert doubtful
    assert all(row.document.doubtful for row in doubtful)
