"""Search finds exactly what a plain scan over the folded texts finds, whatever is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcript.archive import Archive, phrase, search
from transcript.archive.fold import build
from transcript.errors import QueryError
from transcript.record import Answer, Conference, Participant, Question, QuestionPart, Source, Statement, Title, Turn
from transcript.record.ids import content_id

# Few characters, so that queries hit: both scripts, case, widths, marks FTS5 and SQL know, spaces, an astral one.
LETTERS = "老旧舊小区區电電梯改造城鄉乡人民停车車ABab1２3Ｃ，。、%·“”\"'()-*:^+_～ \u3000\n\u200b𠮷"
NAMES = ("王其峰", "李雨晴", "陳國棟", "欧阳明")
POSTS = ("局长", "副局长", "党组书记", "主任")
OUTLETS = ("晨星日报", "青川電視台", "北河晚报")
ISSUERS = ("青川市人民政府新闻办公室", "北河省教育廳", None)
DATES = ("2021-03-04", "2022-11-30", "2023-05", "2024", None)


class Row(NamedTuple):
    """One entry as the scan sees it."""

    id: str
    kind: str
    text: str
    name: str | None
    reporter: bool
    posts: tuple[str, ...]
    outlets: frozenset[str]
    issuer: str | None
    date: str | None
    conference: str
    figures: bool
    unanswered: bool


def _text(chance: random.Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.choice((1, 2, 5, 12, 40, 120))))


def _conference(number: int, chance: random.Random) -> tuple[Conference, list[Row]]:
    key = content_id("c", str(number))
    issuer, date = chance.choice(ISSUERS), chance.choice(DATES)
    official = Participant(
        id=f"p-{number}-o",
        name=chance.choice((*NAMES, None)),
        part="official",
        titles=(Title(text=(post := chance.choice(POSTS)), posts=(post,)),),
    )
    reporter = Participant(id=f"p-{number}-r", name=None, part="reporter", outlet=chance.choice(OUTLETS))
    turns, questions, answers, rows = [], [], [], []
    for nth in range(4):
        asked, said = _text(chance), _text(chance)
        replied, parts = chance.random() < 0.8, chance.random() < 0.7
        for part, text, speaker in (("reporter", asked, reporter), ("official", said, official)):
            turns.append(
                Turn(
                    id=f"t-{number}-{nth}-{part}",
                    start=0,
                    end=1,
                    label=None,
                    part=part,
                    speaker=speaker.id,
                    outlet=speaker.outlet,
                    text=text,
                    confidence=1.0,
                    because="",
                )
            )
        question = Question(
            id=f"q-{number}-{nth}", turn=turns[-2].id, parts=(QuestionPart(start=0, end=1, text=asked, answered=parts),)
        )
        questions.append(question)
        shared = (issuer, date, key, False)
        outlet = frozenset((reporter.outlet or "",))
        rows.append(
            Row(question.id, "question", asked, None, True, (), outlet, *shared, not replied or not parts)
        )  # fmt: skip
        if replied:
            answers.append(Answer(id=f"a-{number}-{nth}", turn=turns[-1].id, answers=(question.id,)))
            rows.append(
                Row(answers[-1].id, "answer", said, official.name, False, (post,), outlet, *shared, False)
            )  # fmt: skip
    opening = _text(chance)
    turns.append(
        Turn(
            id=f"t-{number}-s",
            start=0,
            end=1,
            label=None,
            part="official",
            speaker=official.id,
            outlet=None,
            text=opening,
            confidence=1.0,
            because="",
        )
    )
    statement = Statement(id=f"s-{number}", turn=turns[-1].id, start=0, end=1, speaker=official.id)
    rows.append(
        Row(
            statement.id,
            "statement",
            opening,
            official.name,
            False,
            (post,),
            frozenset(),
            issuer,
            date,
            key,
            False,
            False,
        )
    )
    record = Conference(
        id=key, source=Source(path=f"{number}.txt", sha256=f"{number:064d}", media_type="text/plain"),
        kind="transcript", variant="zh-Hans", issuer=issuer, date=date, participants=(official, reporter),
        turns=tuple(turns), questions=tuple(questions), answers=tuple(answers), statements=(statement,),
    )  # fmt: skip
    return record, rows


class Scan:
    """The archive, and its rows with their folded texts."""

    def __init__(self, archive: Archive, rows: list[Row]) -> None:
        self.archive, self.folding = archive, build()
        self.rows = [(row, self.folding.fold(row.text)) for row in rows]
        everything = archive.search(limit=None)
        self.ids = {key: hit.id for (key, _), hit in zip(everything.found, everything, strict=True)}

    def __repr__(self) -> str:
        return "Scan"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scan]:
    chance = random.Random(20240517)
    with Archive(tmp_path_factory.mktemp("archive") / "a.db") as archive:
        rows: list[Row] = []
        for number in range(40):
            record, more = _conference(number, chance)
            archive.add(record)
            rows += more
        yield Scan(archive, rows)


def _day(row: Row, test: Callable[[str], bool]) -> bool:
    return row.date is not None and test(row.date)


# Each filter with what it means for a row; names and outlets also in the other script.
FILTERS: dict[str, tuple[tuple[str, str], Callable[[Row], bool]]] = {
    **{f"official {n}": (("official", n), lambda row, n=n: row.name == n and not row.reporter) for n in NAMES},
    "official 陈国栋": (("official", "陈国栋"), lambda row: row.name == "陳國棟"),
    "role 局长": (("role", "局长"), lambda row: "局长" in row.posts),
    "role 副局長": (("role", "副局長"), lambda row: "副局长" in row.posts),
    "outlet 电视台": (("outlet", "青川电视台"), lambda row: "青川電視台" in row.outlets),
    "outlet 日报": (("outlet", "日报"), lambda row: "晨星日报" in row.outlets),
    "issuer 教育厅": (("issuer", "教育厅"), lambda row: row.issuer == "北河省教育廳"),
    "since 2022": (("since", "2022"), lambda row: _day(row, lambda day: day >= "2022")),
    "since 2023-05": (("since", "2023-05"), lambda row: _day(row, lambda day: day >= "2023-05")),
    "until 2022": (("until", "2022"), lambda row: _day(row, lambda day: day[:4] <= "2022")),
    "until 2023-05-31": (("until", "2023-05-31"), lambda row: _day(row, lambda day: day <= "2023-05-31")),
    **{f"kind {k}": (("kind", k), lambda row, k=k: row.kind == k) for k in ("question", "answer", "statement")},
    "has unanswered": (("has", "unanswered"), lambda row: row.unanswered),
    "has figures": (("has", "figures"), lambda row: row.figures),
    "conference": (("conference", content_id("c", "7")), lambda row: row.conference == content_id("c", "7")),
}

QUERY = st.text(alphabet=LETTERS, min_size=1, max_size=6)
FILTER = st.lists(st.sampled_from(sorted(FILTERS)), max_size=2, unique=True)
SETTINGS = settings(
    max_examples=1000, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip


def _given(names: list[str]) -> tuple[dict[str, str], Callable[[Row], bool]] | None:
    chosen = [FILTERS[name] for name in names]
    if len({field for (field, _), _ in chosen}) < len(chosen):
        return None
    return {field: value for (field, value), _ in chosen}, lambda row: all(test(row) for _, test in chosen)


def _ids(scan: Scan, test: Callable[[Row, str], bool]) -> set[str]:
    return {row.id for row, text in scan.rows if test(row, text)}


def _found(scan: Scan, query: str, filters: dict[str, str]) -> set[str]:
    results = scan.archive.search(query, limit=None, **filters)
    keys = [key for key, _ in results.found]
    ids = [scan.ids[key] for key in keys]
    assert len(ids) == len(set(ids)) == results.total
    assert (results.total == 0) == (results.hint is not None)
    return set(ids)


@SETTINGS
@given(text=QUERY, names=FILTER)
def test_a_phrase_under_filters_is_found_where_a_scan_finds_it(scan: Scan, text: str, names: list[str]) -> None:
    """A phrase of 1-6 characters under any filters: the entries whose folded text holds it, no more, no fewer."""
    asked = _given(names)
    folded = scan.folding.fold(text)
    if asked is None:
        return
    if not folded:
        with pytest.raises(QueryError):
            scan.archive.search(phrase(text))
        return
    expected = _ids(scan, lambda row, text: folded in text and asked[1](row))
    assert _found(scan, phrase(text), asked[0]) == expected


@SETTINGS
@given(words=st.lists(QUERY, min_size=1, max_size=3), out=st.lists(QUERY, max_size=1), names=FILTER)
def test_words_are_and_minus_excludes(scan: Scan, words: list[str], out: list[str], names: list[str]) -> None:
    """Several phrases are AND; a phrase after - is excluded."""
    asked = _given(names)
    wanted, unwanted = [scan.folding.fold(word) for word in words], [scan.folding.fold(word) for word in out]
    if asked is None or not all(wanted + unwanted):
        return
    query = " ".join([*map(phrase, words), *(f"-{phrase(word)}" for word in out)])

    def fits(row: Row, text: str) -> bool:
        return all(word in text for word in wanted) and not any(word in text for word in unwanted) and asked[1](row)

    assert _found(scan, query, asked[0]) == _ids(scan, fits)


@SETTINGS
@given(a=QUERY, b=QUERY, c=QUERY, negated=st.booleans(), field=st.sampled_from(sorted(FILTERS)))
def test_or_and_brackets_and_fields(scan: Scan, a: str, b: str, c: str, negated: bool, field: str) -> None:
    """OR, brackets, NOT of a group, and a field within an OR mean what they say."""
    x, y, z = (scan.folding.fold(word) for word in (a, b, c))
    if not (x and y and z):
        return
    (name, value), test = FILTERS[field]
    group = f"({phrase(a)} OR {name}:{value}) ({phrase(b)} | {phrase(c)})"
    query = f"-({group})" if negated else group

    def fits(row: Row, text: str) -> bool:
        return ((x in text or test(row)) and (y in text or z in text)) is not negated

    assert _found(scan, query, {}) == _ids(scan, fits)


@SETTINGS
@given(a=QUERY, b=QUERY, c=QUERY, out=QUERY, name=st.sampled_from(NAMES))
def test_reading_the_questions_ranks_as_looking_them_up(
    scan: Scan, a: str, b: str, c: str, out: str, name: str
) -> None:
    """Whether the questions of a speaker's answers are read or looked up in the index, scores and order are the same."""
    if not all(map(scan.folding.fold, (a, b, c, out))):
        return
    query = f"({phrase(a)} OR ({phrase(b)} {phrase(c)})) -{phrase(out)}"
    read = scan.archive.search(query, official=name, limit=None).found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_FEW", -1)
        assert scan.archive.search(query, official=name, limit=None).found == read


@SETTINGS
@given(text=st.text(max_size=40) | st.text(alphabet='"“”()（）-|:OR AND NOTofficialkind王的\\', max_size=40))
def test_whatever_is_typed_is_answered_or_refused(scan: Scan, text: str) -> None:
    """Any string is a query with an answer, or a QueryError: no other error reaches the user."""
    try:
        results = scan.archive.search(text, limit=3)
    except QueryError as error:
        assert "\n" not in str(error)
    else:
        assert len(list(results)) <= 3


@SETTINGS
@given(text=st.text(alphabet=LETTERS, max_size=30))
def test_folding_keeps_the_way_back(scan: Scan, text: str) -> None:
    """`fold_with_offsets` folds as `fold` does, and each of its characters comes from where it says."""
    folded = scan.folding.fold_with_offsets(text)
    assert folded.text == scan.folding.fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert folded.offsets == sorted(set(folded.offsets))
    for char, offset in zip(folded.text, folded.offsets, strict=True):
        assert scan.folding.fold(f"a{text[offset]}a")[1:-1] in (char, " ")


@SETTINGS
@given(text=QUERY, seed=st.integers(0, 39))
def test_highlights_are_the_words(scan: Scan, text: str, seed: int) -> None:
    """What a snippet marks reads, folded, as the words that were asked for."""
    folded = scan.folding.fold(text)
    if not folded:
        return
    for hit in scan.archive.search(phrase(text), limit=2, offset=seed % 3):
        assert hit.snippet.highlights
        for start, end in hit.snippet.highlights:
            marked = scan.folding.fold(hit.snippet.text[start:end])
            assert folded in marked or re.search(r"\s", hit.snippet.text[start:end])
