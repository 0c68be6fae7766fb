"""Searching: what is found, in what order, with what around it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.press import Pair, press
from transcript.archive import Archive, search
from transcript.errors import QueryError


def _texts(archive: Archive, *args: str, **filters: str) -> set[str]:
    """The first four characters of everything found."""
    return {hit.text[:4] for hit in archive.search(*args, limit=None, **filters)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("老旧小区", {"老旧小区", "今年改造", "各位记者"}),
        ("老旧小区 电梯", {"老旧小区", "今年改造"}),
        ("電梯", {"老旧小区", "今年改造", "舊區重建"}),  # a traditional query finds simplified text and the reverse
        ("旧区改造", {"舊區改造"}),
        ("电梯 OR 停车位", {"老旧小区", "今年改造", "舊區重建", "我们将在"}),
        ("小区 -电梯", {"各位记者", "资金由财"}),
        ("-电梯 -小区 kind:answer", {"我们将在", "CPI "}),
        ('"加装电梯三百部"', {"今年改造"}),
        ('"电梯加装"', set()),
        ("梯", {"老旧小区", "今年改造", "舊區重建"}),
        ("钱", {"钱从哪里", "资金由财"}),
        ("电 -部", {"老旧小区", "舊區重建"}),
        ("电梯 部", {"今年改造"}),
        ("(停车位 OR 财政) -居民", {"我们将在"}),
        ("cpi", {"CPI "}),
        ("ＣＰＩ　走势", {"CPI "}),
        ("0.3%", {"CPI "}),
        ("“菜篮子”", {"CPI "}),
        (r'"\"菜篮子\""', {"CPI "}),
        ("停车 official:王其峰", {"我们将在"}),
        ("-official:王其峰 小区", {"老旧小区", "资金由财"}),
        ("official:李雨晴 OR 停车位", {"资金由财", "CPI ", "我们将在"}),
        ("老旧小区 kind:statement", {"各位记者"}),
        ("火箭", set()),
    ],
)
def test_the_query_language(town: Archive, query: str, found: set[str]) -> None:
    """Words, phrases, OR, exclusion, brackets, fields, one and two characters, either script: exactly what says so."""
    assert _texts(town, query) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"official": "王其峰"}, {"今年改造", "我们将在", "各位记者"}),
        ({"official": "王局长"}, {"今年改造", "我们将在", "各位记者"}),
        ({"official": "王其峰局长"}, {"今年改造", "我们将在", "各位记者"}),
        ({"official": "青川市住房和城乡建设局局长"}, {"今年改造", "我们将在", "各位记者"}),
        ({"official": "住建局局长"}, {"今年改造", "我们将在", "各位记者"}),
        ({"official": "陈国栋"}, {"舊區重建"}),
        ({"official": "王"}, set()),
        ({"role": "局长"}, {"今年改造", "我们将在", "各位记者", "舊區重建"}),
        ({"role": "副局长"}, {"资金由财", "CPI "}),
        ({"organization": "财政局"}, {"资金由财", "CPI "}),
        ({"organization": "住建局"}, {"今年改造", "我们将在", "各位记者"}),
        ({"outlet": "北河晚报"}, {"停车难怎", "我们将在"}),
        ({"outlet": "青川电视台"}, {"舊區改造", "舊區重建", "有冇資助"}),
        ({"topic": "城乡建设"}, {"老旧小区", "今年改造"}),
        ({"topic": "城乡建设/住房"}, {"老旧小区", "今年改造"}),
        ({"topic": "住房"}, {"老旧小区", "今年改造"}),
        ({"topic": "城乡建设/预算"}, set()),
        ({"issuer": "交通局"}, {"舊區改造", "舊區重建", "有冇資助"}),
        ({"until": "2023"}, {"舊區改造", "舊區重建", "有冇資助"}),
        ({"since": "2023-11-02", "until": "2023-11-02", "kind": "answer"}, {"舊區重建"}),
        ({"since": "2024-05-18"}, set()),
        ({"kind": "statement"}, {"各位记者"}),
        ({"has": "figures"}, {"今年改造"}),
        ({"has": "commitments"}, {"我们将在"}),
        ({"has": "unanswered"}, {"钱从哪里", "有冇資助"}),
        ({"conference": press(3).id}, {"CPI "}),
        ({"conference": press(3).id[:9]}, {"CPI "}),
        ({"official": "王其峰", "outlet": "北河晚报", "has": "commitments"}, {"我们将在"}),
    ],
)
def test_each_filter(town: Archive, filters: dict[str, str], found: set[str]) -> None:
    """Each filter alone and some together, without a query: exactly what fits."""
    assert _texts(town, **filters) == found


@pytest.mark.parametrize(
    ("topic", "found"),
    [
        ("城乡建设", {"修路", "植树"}),
        ("環境保護", {"修路", "植树"}),
        ("城乡建设/住房", {"修路"}),
        ("住房", {"修路"}),
        ("城乡建设（含住房）", {"修路"}),
        ("城乡建设、环境保护", {"修路", "植树"}),
        ("环境保护/城乡建设、环境保护", set()),
        ("保护与治理", {"植树"}),
        ("监测", {"植树"}),
        ("卫生", {"看病"}),
        ("含住房", {"修路"}),
    ],
)
def test_a_part_of_a_compound_topic_means_it(archive: Archive, topic: str, found: set[str]) -> None:
    """Official labels name several things at once; any of them will do, and a whole label comes before a part."""
    labels = {
        "修路": "城乡建设、环境保护\\城乡建设（含住房）",
        "植树": "城乡建设、环境保护\\环境监测、保护与治理",
        "看病": "卫生、体育\\卫生",
    }
    for number, (text, label) in enumerate(labels.items()):
        archive.add(press(number, Pair(None, text, topics=(label,))))
    assert {hit.text for hit in archive.search(topic=topic)} == found


def test_several_has_must_all_hold(town: Archive) -> None:
    """`has` takes several values, all of which must hold."""
    assert town.search(has=["figures", "commitments"]).total == 0
    assert town.search(has=["figures"]).total == 1


FIELDS = ("official", "role", "organization", "outlet", "topic", "issuer", "conference")
ATTACKS = ("' OR 1=1 --", '"; DROP TABLE entry; --', "%", "_", "*", "x') OR ('1'='1", "NEAR(a b)", "]", "\\")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_sql_in_a_field_is_only_text(town: Archive, field: str, attack: str) -> None:
    """Whatever stands in a field is compared, never executed: nothing fits, with a hint, and nothing is harmed."""
    results = town.search(**{field: attack})  # type: ignore[arg-type]
    assert results.total == 0
    assert results.hint
    assert town.search("老旧小区").total == 3


@pytest.mark.parametrize("field", (*FIELDS, "since", "kind", "has"))
@pytest.mark.parametrize("value", ["", "  \u3000", "\x00", "\u200b"])
def test_a_value_of_nothing_is_refused(town: Archive, field: str, value: str) -> None:
    """A filter whose value holds nothing to compare does not let everything through."""
    with pytest.raises(QueryError, match="is empty"):
        town.search(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ("since", "until", "kind", "has"))
@pytest.mark.parametrize("value", [*ATTACKS, "2024-13", "0000", "answers", "2024-05-17-1"])
def test_a_value_that_cannot_be_one_is_refused(town: Archive, field: str, value: str) -> None:
    """Dates and choices are checked before anything is asked of the database."""
    with pytest.raises(QueryError) as caught:
        town.search(**{field: value})  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "query",
    [
        "*",
        "老旧*",
        "NEAR(老旧 小区, 2)",
        "body:老旧",
        "who:nx",
        "{body who}:x",
        "^老旧",
        "a + b",
        "'老旧'",
        "words MATCH x",
        "--",
    ],
)
def test_operators_of_fts5_are_only_text(town: Archive, query: str) -> None:
    """No operator of the full-text engine can be reached: it is searched as text, and nothing says it here."""
    assert town.search(query).total == 0


@pytest.mark.parametrize("query", ["，。！？", "…", "()", "+-*/", "\u200b", "“”", '""', "-", "%", "?"])
def test_a_query_of_marks_only_is_answered_or_refused(town: Archive, query: str) -> None:
    """Punctuation is searched as text; what holds nothing to search is refused in one line."""
    try:
        results = town.search(query)
    except QueryError as error:
        assert error.remedy and "\n" not in str(error)
    else:
        assert results.total == len(list(results))
        assert results.total or results.hint


def test_a_query_of_ten_thousand_characters_is_refused(town: Archive) -> None:
    """Beyond 2,000 characters a query is refused with its length; a long one below is answered."""
    with pytest.raises(QueryError, match="10000 characters"):
        town.search("电" * 10_000)
    assert town.search("电" * 1999).total == 0


def test_a_long_run_is_verified_to_its_end(archive: Archive) -> None:
    """A run longer than what the index looks up as one phrase is found only where all of it stands."""
    said = "".join(chr(0x4E00 + 7 * nth) for nth in range(300))
    archive.add(press(1, Pair("问？", said), Pair("又问？", said[:150] + "别" + said[151:])))
    assert archive.search(said[:149]).total == 2
    assert archive.search(said[:200]).total == 1
    assert archive.search(f"-{said[:200]} kind:answer").total == 1


def test_phrases_together_and_asked_for_come_first(archive: Archive) -> None:
    """Of texts alike, that which says the words side by side ranks before one that scatters them, and an answer whose
    question asks for them before one whose question does not."""
    filler = "。这是一段与此无关的话，只为两个回答长短相同而写"
    archive.add(
        press(
            1,
            Pair("甲？", "电梯" + filler + "改造" + filler),
            Pair("乙？", "电梯改造" + filler + filler),
            Pair("电梯改造何时开始？", "电梯改造" + filler + filler),
        )
    )
    order = [hit.questions[0].text for hit in archive.search("电梯 改造", kind="answer")]
    assert order == ["电梯改造何时开始？", "乙？", "甲？"]


def test_a_question_that_asks_for_it_counts_also_for_one_speaker(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an official, whose few questions are read, as without, where they are looked up."""
    asked, other = Pair("水价会涨吗？", "水价不变，大家放心。"), Pair("电价会涨吗？", "水价不变，大家放心。")
    archive.add(press(1, other, asked))
    read = archive.search("水价 -电费", official="王其峰", kind="answer").found
    assert read[0][1] > read[1][1] > 0
    monkeypatch.setattr(search, "_FEW", 0)
    assert archive.search("水价 -电费", official="王其峰", kind="answer").found == read


def test_sorting_by_date(town: Archive) -> None:
    """Newest first, oldest first; what has no date comes last either way."""
    for sort, dates in (
        ("date", ["2024-05-17", "2023-11-02", None]),
        ("date-asc", ["2023-11-02", "2024-05-17", None]),
    ):
        found = [hit.date for hit in town.search(kind="answer", sort=sort)]  # type: ignore[arg-type]
        assert list(dict.fromkeys(found)) == dates
    with pytest.raises(QueryError, match="cannot sort by"):
        town.search("电梯", sort="size")  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["小区", "区", None])
def test_pages_put_together_are_the_whole(town: Archive, query: str | None) -> None:
    """Limit and offset cut one fixed order; `total` is the same on every page."""
    whole = [hit.id for hit in town.search(query, limit=None)]
    pages = [town.search(query, limit=2, offset=at) for at in range(0, len(whole) + 2, 2)]
    assert [hit.id for page in pages for hit in page] == whole
    assert {page.total for page in pages} == {len(whole)}
    assert town.search(query, limit=0).total == len(whole)
    for wrong in ({"limit": -1}, {"offset": -1}):
        with pytest.raises(QueryError, match="count from 0"):
            town.search(query, **wrong)  # type: ignore[arg-type]


def test_a_hit_tells_all_that_a_reader_needs(town: Archive) -> None:
    """A hit bears speaker, that day's office, question, outlet, topics, place in the source, and ids."""
    (hit,) = town.search("三百部")
    assert (hit.speaker, hit.offices) == ("王其峰", ("青川市住房和城乡建设局党组书记、局长",))
    assert [(asked.text, asked.outlet) for asked in hit.questions] == [("老旧小区加装电梯进展如何？", "晨星日报")]
    assert (hit.outlets, hit.topics, hit.figures) == (("晨星日报",), ("城乡建设\\住房",), 2)
    assert (hit.conference, hit.date, hit.path) == (press(1).id, "2024-05-17", "1.txt")
    assert hit.end - hit.start == len(hit.text)
    assert town.entry(hit.id).text == hit.text


def test_counts_by_facet(town: Archive) -> None:
    """Facets count all that match, not only the page shown."""
    results = town.search("小区", limit=1, facets=True)
    assert results.facets is not None
    assert results.facets["kind"] == [("answer", 2), ("question", 1), ("statement", 1)]
    assert dict(results.facets["year"]) == {"2024": 4}
    assert dict(results.facets["outlet"]) == {"晨星日报": 3}
    assert {label.split("（")[0]: count for label, count in results.facets["official"]} == {"王其峰": 2, "李雨晴": 1}
    assert dict(results.facets["topic"]) == {"城乡建设\\住房": 2, "财政\\预算": 1}
    assert dict(results.facets["issuer"]) == {"青川市人民政府新闻办公室": 4}


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (lambda a: a.search("火箭"), "nothing says this"),
        (lambda a: a.search("火箭 飞船"), "all of these words"),
        (lambda a: a.search("火箭 OR 飞船"), "nothing says this; try"),
        (lambda a: a.search("火箭", official="王其峰"), "under these filters"),
        (lambda a: a.search(official="王其风"), "did you mean 王其峰"),
        (lambda a: a.search(topic="航天"), "no topic 航天.*there are 交通；城乡建设；财政"),
        (lambda a: a.search(outlet="月球报"), "no outlet 月球报"),
        (lambda a: a.search(has="figures", kind="question"), "leave one out"),
    ],
)
def test_when_nothing_is_found_there_is_a_hint(town: Archive, ask: Callable[[Archive], object], hint: str) -> None:
    """No result comes without a word on what to try."""
    found = ask(town)
    assert found.total == 0  # type: ignore[attr-defined]
    assert re.search(hint, found.hint)  # type: ignore[attr-defined]


def test_an_empty_archive_says_how_to_fill_it(archive: Archive) -> None:
    """Searching an empty archive points to `archive add`."""
    assert "archive add" in (archive.search("电梯").hint or "")


def test_a_large_result_is_loaded_in_pieces(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Iterating never loads more than a piece at a time."""
    archive.add(press(1, *(Pair(f"第{nth}问？", f"第{nth}答，都说电梯。") for nth in range(450))))
    results = archive.search("都说电梯", limit=None)
    load, sizes = results.load, []
    monkeypatch.setattr(results, "load", lambda piece: sizes.append(len(piece)) or load(piece))
    assert len({hit.id for hit in results}) == 450
    assert max(sizes) <= 200
