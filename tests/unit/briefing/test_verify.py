"""The checker names every line without support."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.briefing.sample import TEXT, conference
from transcript import brief
from transcript.briefing.check import check_file
from transcript.briefing.markdown import to_markdown
from transcript.errors import BriefError
from transcript.pipeline import load


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A Markdown briefing beside its source."""
    source = tmp_path / "parking.txt"
    source.write_text(TEXT, "utf-8")
    path = tmp_path / "page.md"
    record = load(source)
    path.write_text(to_markdown(brief(record, length="full")), "utf-8")
    return path


def faults(path: Path, change: Callable[[str], str] | None = None) -> list[str]:
    """What the checker says after a change."""
    if change is not None:
        before = path.read_text("utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, "utf-8")
    return [str(fault) for fault in check_file(path).faults]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("length", ["brief", "standard", "full"])
@pytest.mark.parametrize("suffix", ["md", "json"])
def test_what_we_write_is_supported(tmp_path: Path, lang: str, length: str, suffix: str) -> None:
    """Every line of a briefing of ours is supported, in both formats, all lengths and languages."""
    (tmp_path / "parking.txt").write_text(TEXT, "utf-8")
    made = brief(load(tmp_path / "parking.txt"), length=length, lang=lang)  # type: ignore[arg-type]
    path = tmp_path / f"page.{suffix}"
    path.write_text(to_markdown(made) if suffix == "md" else made.to_json(), "utf-8")
    checked = check_file(path)
    assert checked.faults == []
    assert checked.quotations > 8


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("今年不调整收费标准", "今年调整收费标准"),
        ("罚款200元", "罚款2000元"),
        ("一律拖离", "一律 锁定"),
        ("**柳承志：**", "**安若水：**"),
        ("（市城管局局长）：", "（市交警支队副支队长）："),
        ("| 2024-12 |", "| 2025-12 |"),
        ("问 1 · 望浦日报", "问 1 · 江声晚报"),
        ("## 要点", "## 要点：停车费将上调"),
        ("新闻发布会", "新闻听证会"),
    ],
)
def test_a_change_is_named(page: Path, old: str, new: str) -> None:
    """A changed word, number, speaker, office, deadline, outlet, heading or title is found."""
    assert faults(page, lambda text: text.replace(old, new, 1))


def test_added_lines_are_named_with_their_number(page: Path) -> None:
    """A line somebody added has no support, whatever it looks like."""
    count = page.read_text("utf-8").count("\n")
    for added in ("停车费明年上调。", "- **柳承志：** 停车费明年上调。[^1]", "<!-- 上调 -->", "停车费明年上调。[^999]"):
        text = page.read_text("utf-8")
        found = faults(page, lambda text, added=added: text + added + "\n")
        assert len(found) == 1 and found[0].startswith(f"line {count + 1}:")
        page.write_text(text, "utf-8")


def test_a_quotation_without_its_mark_is_named(page: Path) -> None:
    """Words are proven by their footnote; without it they are not."""
    assert faults(page, lambda text: text.replace("今年不调整收费标准。[^", "今年不调整收费标准。\\[^", 1))


def test_a_changed_source_is_named(page: Path) -> None:
    """A source that is no longer the one briefed proves nothing."""
    (page.parent / "parking.txt").write_text(TEXT + "\n", "utf-8")
    assert any("the source has changed" in fault for fault in faults(page))


def test_a_missing_source_is_named(page: Path) -> None:
    """A source that is not there proves nothing."""
    (page.parent / "parking.txt").unlink()
    assert any("the source is not there" in fault for fault in faults(page))


def test_a_forged_fact_in_json_is_named(tmp_path: Path) -> None:
    """In JSON a fact must be what its field holds, and a quotation needs its receipt."""
    (tmp_path / "parking.txt").write_text(TEXT, "utf-8")
    data = json.loads(brief(load(tmp_path / "parking.txt")).to_json())
    path = tmp_path / "page.json"
    name = next(
        piece
        for section in data["sections"]
        for line in section["lines"]
        for piece in line["pieces"]
        if piece["text"] == "柳承志"
    )
    name["text"] = "安若水"
    path.write_text(json.dumps(data), "utf-8")
    assert len(faults(path)) == 1
    name["text"] = "柳承志"
    key = next(section for section in data["sections"] if section["code"] == "key")
    key["lines"][0]["pieces"][0]["receipts"] = []
    path.write_text(json.dumps(data), "utf-8")
    assert len(faults(path)) == 1


def test_what_is_no_briefing_is_refused(tmp_path: Path) -> None:
    """Another Markdown or JSON file, another format and no file at all are told in one line."""
    (tmp_path / "a.md").write_text("# 别的\n", "utf-8")
    (tmp_path / "a.json").write_text("{}", "utf-8")
    (tmp_path / "a.rtf").write_text("x", "utf-8")
    for name in ("a.md", "a.json", "a.rtf", "none.md"):
        with pytest.raises(BriefError) as error:
            check_file(tmp_path / name)
        assert "\n" not in str(error.value)


def test_the_archive_is_a_source_too(tmp_path: Path) -> None:
    """With an archive the source files need not be there."""
    from transcript import Archive

    record = conference()
    path = tmp_path / "page.md"
    path.write_text(to_markdown(brief(record)), "utf-8")
    with Archive(tmp_path / "archive.db") as archive:
        archive.add(record)
        assert check_file(path, archive=archive).faults == []
    assert check_file(path).faults
