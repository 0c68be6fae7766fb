"""Two statements side by side."""

from __future__ import annotations

from tests.unit.briefing.sample import conference
from transcript.briefing.sentences import Reader
from transcript.briefing.wording import compare


def compared(before: str, after: str) -> list[tuple[str, str, list[str], list[str]]]:
    """The pairs found, with what is gone and what is new."""
    reader = Reader(conference())
    found = compare(reader.sentences(before), reader.sentences(after))
    return [
        (
            before[one.before.start : one.before.end],
            after[one.after.start : one.after.end],
            [one.before.plain[a:b] for a, b in one.gone],
            [one.after.plain[a:b] for a, b in one.new],
        )
        for one in found
    ]


def test_a_changed_number_is_marked_whole() -> None:
    """The two sentences stand side by side; of the number every digit is marked."""
    found = compared("年底前建成停车楼12座。", "年底前建成停车楼15座。")
    assert found == [("年底前建成停车楼12座。", "年底前建成停车楼15座。", ["12"], ["15"])]


def test_a_softened_promise_is_marked() -> None:
    """A word that makes a promise vaguer is the change."""
    ((_, _, gone, new),) = compared("今年没有调整收费标准的计划。", "今年暂时没有调整收费标准的计划。")
    assert gone == [] and new == ["暂时"]


def test_equal_and_unrelated_sentences_are_no_pairs() -> None:
    """What did not change, and what has no counterpart, is left out."""
    assert compared("年底前建成停车楼12座。", "年底前建成停车楼12座。") == []
    assert compared("年底前建成停车楼12座。", "占用消防通道的一律拖离。") == []


def test_each_sentence_is_used_once() -> None:
    """A sentence is compared with one other, the likest."""
    found = compared("全市建成停车楼12座。", "全市建成停车楼15座。全市建成停车楼和泊位15座。")
    assert len(found) == 1 and found[0][1] == "全市建成停车楼15座。"
