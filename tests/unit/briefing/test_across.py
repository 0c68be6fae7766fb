"""Briefings across conferences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.briefing.sample import TEXT
from transcript import Archive
from transcript.briefing import Briefing, reading
from transcript.briefing.across import brief_archive
from transcript.briefing.gathered import Wanted
from transcript.briefing.markdown import to_markdown
from transcript.briefing.verify import Verifier, claims
from transcript.errors import BriefError, QueryError
from transcript.pipeline import structure_text

LATER = (
    TEXT.replace("2024年5月20日", "2025年5月19日")
    .replace("1.2万个", "1.6万个")
    .replace("3.5亿元", "4.1亿元")
    .replace("今年不调整收费标准", "今年暂不调整收费标准")
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The sample conference and the one a year later."""
    with Archive(tmp_path_factory.mktemp("archive") / "archive.db") as opened:
        for text, path in ((TEXT, "2024.txt"), (LATER, "2025.txt")):
            opened.add(structure_text(text, path=path)[0])
        yield opened


def lines(made: Briefing, code: str) -> list[str]:
    """Lines and rows of all sections of a code and of those below them."""
    found = []
    for section in made.all_sections():
        if section.code == code:
            waiting = [section]
            while waiting:
                one = waiting.pop(0)
                found += [line.text for line in one.lines]
                found += [" | ".join(c.text for c in row.cells) for row in (one.table.rows if one.table else ())]
                waiting += one.sections
    return found


def supported(made: Briefing, archive: Archive) -> bool:
    """Whether the checker finds nothing to name, in JSON and in Markdown."""
    verifier = Verifier(archive.conference(source.id) for source in made.sources)
    page = reading.read_markdown(to_markdown(made))
    return not verifier.faults(claims(made, verifier)) and not verifier.faults(reading.claims(page, verifier))


def test_an_official_over_time(archive: Archive) -> None:
    """What one official said at both conferences, newest first, by nobody else, every line supported."""
    made = brief_archive(archive, Wanted(official="柳承志"))
    said = lines(made, "statements")
    assert any(line.startswith("2025-05-19") for line in said) and any(line.startswith("2024-05-20") for line in said)
    assert not any("安若水" in line for line in said)
    dates = [line[:10] for line in lines(made, "group") if line[:2] == "20"]
    assert len(dates) >= 4
    assert supported(made, archive)


def test_wording_changes_stand_side_by_side(archive: Archive) -> None:
    """The sentence that was reworded between the two conferences is there in both wordings, with the change marked."""
    made = brief_archive(archive, Wanted(official="柳承志"))
    assert any("今年不调整" in row and "今年暂不调整" in row for row in lines(made, "wording"))
    marked = [p.text[a:b] for p in made.pieces() for a, b in p.marked]
    assert "暂" in marked


def test_indicators_are_compared(archive: Archive) -> None:
    """The value of both years stands in one row."""
    rows = lines(brief_archive(archive, Wanted(official="柳承志")), "indicators")
    assert any("2024-05-20：3.5亿元" in row and "2025-05-19：4.1亿元" in row for row in rows)


def test_a_topic_is_grouped_by_official(archive: Archive) -> None:
    """Under a topic each official has a section."""
    topic = next(t.label for c in archive.conferences() for a in c.answers for t in a.topics)
    made = brief_archive(archive, Wanted(topic=topic))
    assert made.kind == "topic" and lines(made, "statements")
    assert supported(made, archive)


def test_since_and_until_narrow(archive: Archive) -> None:
    """Only conferences of the period are briefed."""
    made = brief_archive(archive, Wanted(official="柳承志", since="2025"))
    assert [source.date for source in made.sources] == ["2025-05-19"]


def test_versions_of_a_conference_count_once(tmp_path: Path) -> None:
    """The same conference from another outlet, in the other script, adds no line."""
    from opencc import OpenCC

    other = OpenCC("s2t").convert(TEXT).replace("。", "。\n", 3)
    with Archive(tmp_path / "archive.db") as archive:
        archive.add(structure_text(TEXT, path="one.txt")[0])
        alone = brief_archive(archive, Wanted(official="柳承志"))
        archive.add(structure_text(other, path="two.txt")[0])
        both = brief_archive(archive, Wanted(official="柳承志"))
        assert len(lines(both, "statements")) == len(lines(alone, "statements"))
        assert len(both.sources) == 1 and supported(both, archive)


def test_a_lead_in_is_no_change_of_wording(tmp_path: Path) -> None:
    """`第一个问题，` before the same sentence is not shown as a change."""
    later = LATER.replace("今年暂不调整", "第一个问题，今年不调整")
    with Archive(tmp_path / "archive.db") as archive:
        for text, path in ((TEXT, "2024.txt"), (later, "2025.txt")):
            archive.add(structure_text(text, path=path)[0])
        rows = lines(brief_archive(archive, Wanted(official="柳承志")), "wording")
        assert rows and not any("收费标准" in row for row in rows)


def test_what_says_nothing_without_its_question_is_left_out(tmp_path: Path) -> None:
    """`我已经回答了这个问题。` is an answer, but nothing to tell of an official."""
    text = TEXT.replace("占用消防通道的一律拖离，罚款200元，记3分。今年前四个月一共拖离了1460辆。", "我已经回答过了。")
    with Archive(tmp_path / "archive.db") as archive:
        archive.add(structure_text(text, path="one.txt")[0])
        made = brief_archive(archive, Wanted(official="安若水"))
        assert not any("回答过了" in line for line in lines(made, "statements"))


def test_nobody_and_nothing_are_told_in_a_line(archive: Archive) -> None:
    """An unknown official or a filter nothing fits is an error of one line."""
    with pytest.raises(QueryError):
        brief_archive(archive, Wanted(official="无此人"))
    with pytest.raises(BriefError) as error:
        brief_archive(archive, Wanted(official="柳承志", since="2030"))
    assert "2030" in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("length", ["brief", "standard", "full"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_classes_are_supported(archive: Archive, length: str, lang: str) -> None:
    """Every length and language is supported line by line."""
    assert supported(brief_archive(archive, Wanted(official="安若水"), length=length, lang=lang), archive)  # type: ignore[arg-type]
