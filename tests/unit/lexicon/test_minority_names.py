"""Names of minorities without a dot, and the words that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from transcript.lexicon import minority_names
from transcript.lexicon.label_stops import HEADER_KEYS, ROSTER_KEYS
from transcript.lexicon.surnames import COMMON_WORDS
from transcript.roster.names import name_score

_CASES = Path(__file__).parents[2] / "cases" / "words"


@pytest.mark.parametrize(
    "name",
    ["扎西顿珠", "次仁卓玛", "旺堆", "丹增江措", "巴特尔", "莫日根", "其其格", "乌云高娃", "敖登格日乐", "娜仁花", "额尔敦巴图",
     "阿不都热合曼", "努尔买买提江", "阿依古丽", "叶尔肯别克", "吉克木呷"],
)  # fmt: skip
def test_names(name: str) -> None:
    assert name_score(name) >= 0.7


@pytest.mark.parametrize(
    "word",
    ["乌兰察布", "呼和浩特", "巴音郭楞", "格尔木", "阿拉善", "阿克苏", "哈达", "扎西德勒", "尼玛县长", "卓玛先生", "达瓦村", "巴图镇长", "花图",
     "桑布罗", "巴拉巴拉", "木乃", "阿木", "吉木乃县", "古丽们", "白玛局长", "平措康桑", "罗布泊", "阿里山", "公保"],
)  # fmt: skip
def test_no_names(word: str) -> None:
    """Places, greetings and names with an office behind them."""
    assert not minority_names.is_name(word)


def test_no_word_is_a_name() -> None:
    """None of the words that pages hold otherwise, nor any in the word lists of the cases."""
    words = {
        word for case in ("hans", "hant") for word in _words(json.loads((_CASES / f"{case}.json").read_text("utf-8")))
    }
    assert len(words) > 500
    assert not [word for word in {*words, *COMMON_WORDS, *HEADER_KEYS, *ROSTER_KEYS} if minority_names.is_name(word)]


def _words(node: object) -> set[str]:
    if isinstance(node, str):
        return set(node.split())
    nodes = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return set().union(*map(_words, nodes)) if nodes else set()


def test_every_piece_is_han_and_short() -> None:
    """A piece has two to five characters; what only closes a name may have one."""
    for piece in minority_names.ALONE:
        assert 2 <= len(piece) <= 5 and all("\u3400" <= char <= "\u9fff" for char in piece)
