"""The Word file: laid out as official documents are, receipts as comments, safe with hostile words."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

import transcript
from tests.unit.export.conftest import HOSTILE, ROOT, hostile, long
from transcript.briefing import brief
from transcript.briefing.check import check_file
from transcript.errors import UsageError
from transcript.export import docx_template
from transcript.export.briefing_docx import PLACE, counted, to_docx
from transcript.record import Conference

# One white pixel.
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsQFfMwAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def _quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Painting takes seconds and is tested in `test_charts.py`: here every picture is a pixel."""
    monkeypatch.setattr("transcript.export.charts.painting.to_png", lambda *_, **__: _PIXEL)


def _document(conference: Conference, **options: Any) -> Any:
    return docx.Document(io.BytesIO(to_docx(brief(conference), [conference], **options).data))


def test_the_page_is_that_of_official_documents(hans: Conference) -> None:
    """A4 with margins 37, 35, 28 and 26 mm; lines 28.95 pt apart; body 16 pt 仿宋; title 22 pt 小标宋, centred."""
    document = _document(hans)
    section = document.sections[0]
    sizes = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    for size, wanted in zip(sizes, (210, 297, 37, 35, 28, 26), strict=True):
        assert abs(size - Mm(wanted)) < Mm(0.2)
    for name, font, size in (
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体", 16),
        ("Body Text", "仿宋", 16),
    ):
        style = document.styles[name]
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
        assert style.font.size == Pt(size)
    assert document.styles["Body Text"].paragraph_format.line_spacing == Pt(28.95)
    assert document.styles["Title"].paragraph_format.alignment == 1


def test_page_numbers_stand_between_dashes_outside(hans: Conference) -> None:
    """— n — on the right of odd pages and on the left of even ones."""
    section = _document(hans).sections[0]
    for footer, side in ((section.footer, 2), (section.even_page_footer, 0)):
        paragraph = footer.paragraphs[0]
        assert paragraph.text.replace(" ", "") == "——" and paragraph.alignment == side
        assert [node.text for node in paragraph._p.iter(qn("w:instrText"))] == [" PAGE "]


def test_every_quotation_has_a_comment_or_stands_in_one_beside_it(hans: Conference) -> None:
    """Key points, questions and answers: no run of quoted words without a comment around it."""
    document = _document(hans)
    assert len(list(document.comments)) > 30
    for paragraph in document.paragraphs:
        depth = 0
        for node in paragraph._p:
            depth += node.tag == qn("w:commentRangeStart")
            depth -= node.tag == qn("w:commentRangeEnd")
            style = node.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            if style is not None and style.get(qn("w:val")) == "BriefingQuoted":
                assert depth > 0, paragraph.text


def test_hostile_words_never_become_fields_or_links() -> None:
    """The body holds no field, hyperlink or control character, whatever was said; the words themselves are there."""
    data = to_docx(brief(hostile()), [hostile()]).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        links = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".rels"))
    for mark in ("w:instrText", "w:fldSimple", "w:fldChar", "w:hyperlink", "w:altChunk", "\u202e"):
        assert mark not in body
    assert "External" not in links and "evil.example" not in links
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)
    assert HOSTILE[0] in text and HOSTILE[4] in text


def test_a_template_keeps_its_own_page_styles_and_words(hans: Conference, tmp_path: Path) -> None:
    """The letterhead stays, the briefing stands at its mark, styles the template has are not touched."""
    own = docx_template.build()
    own.styles["Title"].font.size = Pt(30)
    own.add_paragraph("青禾市人民政府新闻办公室")
    own.add_paragraph(PLACE)
    own.add_paragraph("（内部资料，注意保存）")
    own.save(str(tmp_path / "own.docx"))
    document = _document(hans, template=tmp_path / "own.docx")
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "青禾市人民政府新闻办公室" and texts[-1] == "（内部资料，注意保存）"
    assert PLACE not in texts and texts[1].startswith("发布会简报")
    assert document.styles["Title"].font.size == Pt(30)


def test_a_plain_template_is_given_the_styles_it_lacks(hans: Conference, tmp_path: Path) -> None:
    """A Word file that knows none of our styles serves as well."""
    docx.Document().save(str(tmp_path / "plain.docx"))
    document = _document(hans, template=tmp_path / "plain.docx")
    assert "Briefing Quoted" in {style.name for style in document.styles}


def test_what_is_no_word_file_is_refused_as_a_template(hans: Conference, tmp_path: Path) -> None:
    """One line that names the file."""
    (tmp_path / "no.docx").write_text("no", "utf-8")
    with pytest.raises(UsageError, match=r"no\.docx: the template is not a readable \.docx"):
        _document(hans, template=tmp_path / "no.docx")


def test_the_shipped_template_is_what_its_recipe_makes() -> None:
    """Styles and page of the shipped file are those of `docx_template`."""
    with (ROOT / "transcript" / "export" / "templates" / "briefing.docx").open("rb") as file:
        shipped = docx.Document(file)
    made = docx_template.build()
    assert shipped.styles.element.xml == made.styles.element.xml
    assert shipped.sections[0]._sectPr.xml == made.sections[0]._sectPr.xml


@pytest.mark.parametrize("name", ["water-supply.txt", "water-supply-damaged.txt"])
def test_a_word_file_is_checked_as_a_reader_sees_it(name: str, tmp_path: Path) -> None:
    """As written it is supported; an altered quotation, an added line and a removed comment are each found."""
    source = tmp_path / name
    source.write_bytes((ROOT / "seeds" / name).read_bytes())
    conference = transcript.load(str(source))
    data = to_docx(brief(conference), [conference]).data
    file = tmp_path / "briefing.docx"
    file.write_bytes(data)
    assert not check_file(file).faults
    # A damaged text is read four times more slowly, and what is altered is found in the same way.
    for change in (_alter, _add, _uncomment) if "damaged" not in name else ():
        document = docx.Document(io.BytesIO(data))
        change(document)
        document.save(str(file))
        assert check_file(file).faults, change.__name__


def test_a_title_that_begins_with_a_date_is_read_back(tmp_path: Path) -> None:
    """The line break between our heading and the title closes up no space inside the title."""
    source = tmp_path / "talk.txt"
    words = "主持人 何安平：请提问。\n青禾日报记者：水价涨不涨？\n市水务局局长 江远舟：今年水价不作调整。\n"
    source.write_text(f"2024-06-18 青禾市供水工作记者会\n{words}", "utf-8")
    conference = transcript.load(str(source))
    assert conference.title == "2024-06-18 青禾市供水工作记者会"
    file = tmp_path / "briefing.docx"
    file.write_bytes(to_docx(brief(conference), [conference]).data)
    assert not check_file(file).faults


def _first_quote(document: Any) -> Any:
    return next(run for p in document.paragraphs for run in p.runs if run.style.name == "Briefing Quoted")


def _alter(document: Any) -> None:
    run = _first_quote(document)
    run.text = "不" + run.text


def _add(document: Any) -> None:
    document.add_paragraph("水价明年上调。", style="Body Text")


def _uncomment(document: Any) -> None:
    paragraph = _first_quote(document)._parent._p
    for node in [node for node in paragraph if node.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd"))]:
        paragraph.remove(node)


def test_three_hundred_turns_make_a_document() -> None:
    """Nothing breaks for a long conference."""
    assert len(_document(long(300)).paragraphs) > 50


def test_headings_count_as_chinese_does() -> None:
    """一, 十, 十一, 二十, 九十九."""
    assert [counted(n) for n in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
