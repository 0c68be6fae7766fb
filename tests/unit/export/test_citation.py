"""Citations: GB/T 7714—2015, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
import re

import pytest

from transcript.errors import UsageError
from transcript.export.citation import Reference, cite, csl

ANSWER = Reference(
    id="a-1", kind="answer", speaker="王其峰", offices=("青川市住房和城乡建设局局长",), outlets=("晨星日报",),
    title="青川市城市更新新闻发布会", issuer="青川市人民政府新闻办公室", place="青川市会议中心", date="2024-05-17",
    path="https://news.example.org/1.html", start=120, end=480,
)  # fmt: skip
FILE = ANSWER._replace(path="2024/发布会 1.txt")


def test_an_answer_in_gbt7714() -> None:
    """Speaker, what it is, the office of that day, the conference, issuer, date, place in the source, address, id."""
    assert cite(ANSWER, accessed="2024-06-01") == (
        "王其峰. 答晨星日报记者问（时任青川市住房和城乡建设局局长）[Z/OL]//青川市人民政府新闻办公室. "
        "青川市城市更新新闻发布会. 青川: 青川市人民政府新闻办公室, 2024-05-17: 字符120-480[2024-06-01]. "
        "https://news.example.org/1.html. 记录号: a-1."
    )
    assert "[Z]//" in cite(FILE) and "2024/发布会 1.txt" in cite(FILE)


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"kind": "question", "speaker": "周敏", "offices": ()}, "周敏. 晨星日报记者提问[Z"),
        ({"kind": "question", "speaker": None, "offices": ()}, "晨星日报记者. 提问[Z"),
        ({"kind": "question", "speaker": None, "offices": (), "outlets": ()}, "佚名. 提问[Z"),
        ({"kind": "statement", "outlets": ()}, "王其峰. 发布词（时任青川市住房和城乡建设局局长）[Z"),
        ({"speaker": None}, "青川市住房和城乡建设局局长. 答晨星日报记者问[Z"),
        ({"speaker": None, "offices": (), "outlets": ()}, "佚名. 答记者问[Z"),
        ({"kind": "conference", "speaker": None, "offices": ()}, "青川市人民政府新闻办公室. 青川市城市更新新闻发布会[Z"),
        ({"outlets": ("央视记者",)}, "王其峰. 答央视记者问"),
    ],
)  # fmt: skip
def test_who_is_responsible_and_what_the_piece_is(change: dict[str, object], begins: str) -> None:
    """Without a name the office or outlet stands for it; without either, 佚名; questions and statements say so."""
    assert cite(ANSWER._replace(**change)).startswith(begins)  # type: ignore[arg-type]


def test_what_is_not_known_is_said_as_the_standard_has_it() -> None:
    """No issuer, date or title: bracketed words in their places, never `None`."""
    bare = FILE._replace(issuer=None, date=None, title=None, place=None)
    for style in ("gbt7714", "bibtex", "csl"):
        assert "None" not in cite(bare, style)
    assert "[出版地不详]: [出版者不详], [日期不详]" in cite(bare)


@pytest.mark.parametrize("style", ["gbt7714", "bibtex", "csl"])
def test_every_style_says_all_that_finds_the_place_again(style: str) -> None:
    """Conference, speaker, office, date, span, path and id are in each style."""
    told = cite(FILE, style)
    if style == "csl":
        told = json.dumps(json.loads(told), ensure_ascii=False).replace("[[2024, 5, 17]]", "2024-05-17")
    for piece in (
        "青川市城市更新新闻发布会",
        "王其峰",
        "青川市住房和城乡建设局局长",
        "2024-05-17",
        "120-480",
        "发布会 1.txt",
        "a-1",
    ):
        assert piece in told


def test_bibtex_is_one_balanced_entry_whatever_the_title_holds() -> None:
    """Marks of TeX are escaped, braces balance, line breaks go, names stay whole."""
    odd = ANSWER._replace(title="100%_{x}\\ & #1 $\n第二行~^")
    entry = cite(odd, "bibtex")
    assert entry.startswith("@misc{a-1,\n") and entry.endswith("\n}")
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")
    for escaped in (r"\%", r"\_", r"\{x\}", r"\textbackslash{}", r"\&", r"\#", r"\$", r"\textasciitilde{}"):
        assert escaped in entry
    assert "author = {{王其峰}}" in entry and "year = {2024}" in entry and "month = {5}" in entry
    assert "url = {https://news.example.org/1.html}" in entry


@pytest.mark.parametrize(("date", "parts"), [("2024-05-17", [2024, 5, 17]), ("2024-05", [2024, 5]), ("2024", [2024])])
def test_dates_are_as_precise_as_known(date: str, parts: list[int]) -> None:
    """A month or year alone is not filled up."""
    item = csl(ANSWER._replace(date=date), accessed="2024-06-01")
    assert item["issued"] == {"date-parts": [parts]}
    assert item["accessed"] == {"date-parts": [[2024, 6, 1]]}
    entry = cite(ANSWER._replace(date=date), "bibtex")
    assert ("month" in entry) == (len(parts) > 1)
    assert f"date = {{{date}}}" in entry


def test_csl_json_names_are_literal_and_the_address_is_a_url() -> None:
    """A Chinese name is not split in two; a file's path is no URL."""
    item = csl(ANSWER)
    assert item["author"] == [{"literal": "王其峰"}] and item["type"] == "speech" and item["language"] == "zh"
    assert item["URL"] == ANSWER.path and "URL" not in csl(FILE)


def test_another_style_is_refused() -> None:
    """One line naming the styles there are."""
    with pytest.raises(UsageError, match="gbt7714, bibtex, csl"):
        cite(ANSWER, "apa")
