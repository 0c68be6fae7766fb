"""The topic tagger: what it gives, what it reads together, and that it invents nothing."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from transcript.errors import ModelError
from transcript.tag.evidence import (
    FEATURES,
    OWN,
    around,
    count,
    features,
    features_beside,
    gather,
    without_courtesies,
    without_introduction,
)
from transcript.tag.ngrams import NgramModel
from transcript.tag.scheme import Scheme
from transcript.tag.topics import Decision, TopicInput, TopicTagger, top

CASES = json.loads((Path(__file__).parents[2] / "cases" / "tag" / "topics.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def tagger() -> TopicTagger:
    """The shipped tagger."""
    return TopicTagger.load()


def tops(tagger: TopicTagger, item: TopicInput) -> list[str]:
    return [top(finding.label) for finding in tagger.tag([item])[0]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(tagger: TopicTagger, case: dict[str, str], request: pytest.FixtureRequest) -> None:
    """The first label is at the upper level named; where none is named, there is no label."""
    if case["kind"] == "known_failure":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case.get("why", "")))
    found = tops(tagger, TopicInput(case["text"], case.get("question", ""), case.get("office", "")))
    assert (found[0] if found else "") == case["first"]


def test_findings_are_whole(tagger: TopicTagger) -> None:
    """One to three labels, scores between 0 and 1, words that are in the text, and codes in both other schemes."""
    text = "自来水管网改造了120公里，居民水价不调整，听证会照开。"
    found = tagger.tag([TopicInput(text)])[0]
    assert 1 <= len(found) <= 3
    for finding in found:
        assert 0 < finding.score <= 1
        assert all(word in text for word in finding.because)
        assert set(finding.crosswalk) == {"cap", "iptc"}


def test_traditional_text_is_read_alike(tagger: TopicTagger) -> None:
    """The same words in either script give the same findings."""
    plain = "幼儿园学位不够，今年新建学校十九所，教师编制由省里统筹。"
    traditional = "幼兒園學位不夠，今年新建學校十九所，教師編制由省裡統籌。"
    assert tagger.tag([TopicInput(plain)]) == tagger.tag([TopicInput(traditional)])


def test_courtesies_and_slogans_are_no_evidence(tagger: TopicTagger) -> None:
    """Greetings, thanks and slogans alone are about nothing, and change nothing about what stands beside them."""
    slogans = "谢谢这位记者的提问。我们坚持以人民为中心，不断增强人民群众的获得感、幸福感，交出满意答卷。"
    said = "煤矿井下瓦斯抽采去年全面推开，电煤库存可用二十八天。"
    assert tagger.tag([TopicInput(slogans)]) == [()]
    assert [f.label for f in tagger.tag([TopicInput(slogans + said)])[0]] == [
        f.label for f in tagger.tag([TopicInput(said)])[0]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "好。",
        "是的",
        "1" * 1_000_000,
        "😀" * 5000,
        "abc def " * 2000,
        "\n\n \t",
        "１２３，，，。。。",
        "\ud800水",
        "嗯" * 50_000,
    ],
)
def test_odd_input_neither_crashes_nor_invents(tagger: TopicTagger, text: str) -> None:
    """What says nothing gets no label."""
    assert tagger.tag([TopicInput(text)]) == [()]


def test_a_question_says_what_a_short_answer_is_about(tagger: TopicTagger) -> None:
    """An answer without words of its own is read with its question."""
    answer = "没有，今年不会，明年也没有这个打算，请大家放心。"
    assert "国民经济管理、国有资产监管" in tops(tagger, TopicInput(answer, "请问居民水价、电价会不会涨？"))


def test_answers_of_a_conference_are_read_together(tagger: TopicTagger) -> None:
    """What the others speak of is read beside an answer that says little; answers that are not together are not."""
    others = [TopicInput("疫苗接种点增加到四百个，门诊和住院的病人都少了，医院床位够用。")] * 3
    little = TopicInput("这个数字昨天晚上刚刚更新过，大家可以放心。", office="市疾控中心主任")
    assert top(tagger.tag([*others, little], together=True)[-1][0].label) == "卫生、体育"
    assert tagger.tag([*others, little])[-1] == tagger.tag([little])[0]


def test_what_is_said_at_length_comes_first(tagger: TopicTagger) -> None:
    """A subject named once stands behind the one that most is said about."""
    school = "新建学校十九所，学位增加两万个，小学入学按片区，教师轮岗三年一换，课后服务到五点半。"
    assert tops(tagger, TopicInput(school + "门口的公交车站也会加。"))[0] == "科技、教育"


def test_evidence_counts_words_once_each_place() -> None:
    """The longest cue at a place counts, none inside another; a word said twice counts more, but not twice."""
    scheme = Scheme("t", ("甲", "乙"), {"供水": {"甲": 1.0}, "供水管网": {"乙": 1.0}})
    assert count("供水管网", scheme).weights == {"乙": 1.0}
    assert 1.0 < count("供水，供水", scheme).weights["甲"] < 2.0


def test_features_have_their_names() -> None:
    """A row of features for every label that something speaks for, also one that only others speak of."""
    scheme = Scheme("t", ("甲", "乙"), {"供水": {"甲": 1.0}, "停电": {"乙": 1.0}})
    evidence = [gather(TopicInput(text), scheme, None) for text in ("供水恢复了供水", "停电停电停电了", "停电两次")]
    alone = [features(one, scheme) for one in evidence]
    assert set(alone[0]) == {"甲"} and {len(row) for row in alone[0].values()} == {len(OWN)}
    beside = list(around([dict.fromkeys(rows, 0.6) for rows in alone]))
    rows = features_beside(alone[0], evidence[0], scheme, beside[0])
    assert set(rows) == {"甲", "乙"} and {len(row) for row in rows.values()} == {len(FEATURES)}
    said = dict(zip(FEATURES, rows["乙"], strict=True))
    assert said["whole"] == pytest.approx(0.6) and said["near"] == pytest.approx(0.6) and said["read_first"] == 0.0


def test_leanings_change_score_and_order() -> None:
    """What is known of a single label is added to both functions, also for labels that the weights treat alike."""
    zero = dict.fromkeys((*OWN, "bias"), 0.0)
    rows = {"甲": (0.0,) * len(OWN), "乙": (0.0,) * len(OWN)}
    plain = Decision(zero, zero, least=0.2, further=0.1, relative=0.0)
    assert [label for label, _ in plain.choose(rows)] == ["乙", "甲"]
    leaning = Decision(zero, zero, least=0.2, further=0.1, relative=0.0, leanings={"甲": (-1.0, 2.0)})
    assert [(label, round(score, 2)) for label, score in leaning.choose(rows)] == [("甲", 0.27), ("乙", 0.5)]


def test_courtesies_are_taken_out_in_both_scripts() -> None:
    """Thanks leave no characters of theirs."""
    assert "谢谢" not in without_courtesies("谢谢您的提问。水价不涨") and "谢" not in without_courtesies(
        "謝謝您的提問。"
    )


def test_decision_gives_more_labels_when_unsure() -> None:
    """Further labels need more beside a sure first one; the order is by rank, not by score."""
    zero = dict.fromkeys((*FEATURES, "bias"), 0.0)
    decision = Decision(zero | {"cue_share": 1.0}, zero | {"lead": 1.0}, least=0.2, further=0.1, relative=0.5)

    def chosen(**wanted: tuple[float, float]) -> list[tuple[str, float]]:
        """Labels with a score and a rank, made into features that have them."""
        empty = dict.fromkeys(FEATURES, 0.0)
        rows = {
            label: tuple((empty | {"cue_share": math.log(score / (1 - score)), "lead": rank}).values())
            for label, (score, rank) in wanted.items()
        }
        return [(label, round(score, 6)) for label, score in decision.choose(rows)]

    assert chosen(a=(0.9, 1.0), b=(0.5, 0.0)) == [("a", 0.9)]
    assert chosen(a=(0.4, 1.0), b=(0.35, 2.0)) == [("b", 0.35), ("a", 0.4)]
    assert chosen(a=(0.1, 1.0)) == [] == chosen()


def test_a_reporters_outlet_is_no_evidence() -> None:
    """Name and outlet are taken out of a question, wherever they stand; nothing else is."""
    assert "农民" not in without_introduction("我是农民日报记者张三，请问学位够不够？")
    assert (
        without_introduction("谢谢主持人，青川电视台，水价会不会涨？").replace(" ", "") == "谢谢主持人，水价会不会涨？"
    )
    assert without_introduction("记者证怎么办？") == "记者证怎么办？"


def test_ngram_model_is_the_same_after_a_file(tmp_path: Path) -> None:
    """Saved and loaded, it scores alike; unknown text scores nothing."""
    model = NgramModel.build(["供水", "停电"], [1.5, 2.0], [[(0, 1.0)], [(0, -0.5), (1, 0.8)]], 2)
    model.save(tmp_path / "n.bin")
    loaded = NgramModel.load(tmp_path / "n.bin")
    assert loaded.scores("供水停电") == model.scores("供水停电")
    assert loaded.scores("供水")[0] == pytest.approx(1.0, abs=0.01)
    assert loaded.scores("风") == [0.0, 0.0]


def test_a_damaged_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that are not those that were measured raise ModelError that names the file."""
    from transcript import models

    folder = models.path("topics")
    copy = tmp_path / "topics"
    copy.mkdir()
    for file in folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    (copy / "config.json").write_text("{}", "utf-8")
    monkeypatch.setattr(models, "root", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"config\.json"):
        TopicTagger.load()


def test_tagging_needs_no_heavy_library() -> None:
    """Neither numpy nor spaCy is imported to tag topics."""
    code = (
        "import sys; from transcript.tag.topics import TopicInput, TopicTagger\n"
        "TopicTagger.load().tag([TopicInput('供水管网改造')])\n"
        "print([name for name in ('numpy', 'spacy', 'sklearn', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
