"""The page and the styles of a briefing as a Word file, laid out as official documents in China are (GB/T 9704—2012).

`python -m transcript.export.docx_template FILE` writes the template that is shipped (`templates/briefing.docx`). A template of a user's
own keeps every style it has; what it lacks is added from here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document


class Face(NamedTuple):
    """A style: its Chinese font, size in points, and how its paragraphs stand. `indent` is in characters."""

    name: str
    font: str
    size: float
    bold: bool = False
    centred: bool = False
    indent: int = 0
    line: float = 28.95
    before: float = 0
    after: float = 0
    character: bool = False
    outline: int | None = None
    together: bool = False


TITLE, HEADING_1, HEADING_2, BODY = "Title", "Heading 1", "Heading 2", "Body Text"
CELL, CELL_HEAD, CAPTION, PICTURE, SOURCE = (
    "Briefing Cell",
    "Briefing Cell Head",
    "Briefing Caption",
    "Briefing Picture",
    "Briefing Source",
)
QUOTED, CHANGED, LABEL, NUMBER = "Briefing Quoted", "Briefing Changed", "Briefing Label", "Briefing Number"
# Facts of the record, in a label and elsewhere: apart from our own words, which may be in another script than the source's.
NAME, FACT = "Briefing Name", "Briefing Fact"

# 2号 is 22 pt, 3号 16 pt, 小4号 12 pt, 5号 10.5 pt. 28.95 pt is 22 lines to the page of 225 mm.
FACES = (
    Face("Normal", "仿宋", 16),
    Face(TITLE, "方正小标宋简体", 22, centred=True, line=36, after=28.95, outline=None, together=True),
    Face(HEADING_1, "黑体", 16, indent=2, outline=0, together=True),
    Face(HEADING_2, "楷体", 16, indent=2, outline=1, together=True),
    Face(BODY, "仿宋", 16, indent=2),
    Face(CELL, "仿宋", 10.5, line=15, before=2, after=2),
    Face(CELL_HEAD, "黑体", 10.5, line=15, before=2, after=2, together=True),
    Face(CAPTION, "楷体", 12, centred=True, line=20, after=12),
    Face(PICTURE, "仿宋", 12, centred=True, line=0, before=8, together=True),
    Face(SOURCE, "仿宋", 10.5, line=15),
    Face(QUOTED, "仿宋", 0, character=True),
    Face(LABEL, "楷体", 0, character=True),
    Face(NAME, "楷体", 0, character=True),
    Face(FACT, "仿宋", 0, character=True),
    Face(NUMBER, "黑体", 0, character=True),
    Face(CHANGED, "仿宋", 0, bold=True, character=True),
)
_LATIN = "Times New Roman"


def build() -> Document:
    """The shipped template: page, styles, page numbers, no text."""
    import docx

    document = docx.Document()
    for paragraph in list(document.element.body.iterchildren()):
        if not paragraph.tag.endswith("}sectPr"):
            document.element.body.remove(paragraph)
    page(document)
    styles(document, replace=True)
    _numbers(document)
    document.core_properties.author = "transcript"
    document.core_properties.title = ""
    document.core_properties.comments = ""
    return document


def page(document: Document) -> None:
    """A4, 37 mm above, 35 below, 28 left, 26 right, a grid of 22 lines of 28 characters."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance, section.header_distance = Mm(22), Mm(15)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")
    properties.append(grid)


def styles(document: Document, *, replace: bool = False) -> None:
    """Add the styles a briefing needs; those the document has stay as they are unless `replace`."""
    from docx.enum.style import WD_STYLE_TYPE

    known = {style.name for style in document.styles}
    for face in FACES:
        if face.name in known and not replace:
            continue
        kind = WD_STYLE_TYPE.CHARACTER if face.character else WD_STYLE_TYPE.PARAGRAPH
        style = document.styles[face.name] if face.name in known else document.styles.add_style(face.name, kind)
        _dress(style, face)


def _dress(style: Any, face: Face) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt, RGBColor

    font_of(style.element.get_or_add_rPr(), face.font)
    if face.size:
        style.font.size = Pt(face.size)
    if face.character:
        if face.bold:
            style.font.bold = True
        return
    style.font.bold, style.font.italic = face.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _plain(style.element)
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if face.centred else None
    form.space_before, form.space_after = Pt(face.before), Pt(face.after)
    form.keep_with_next = face.together
    form.widow_control = True
    if face.line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(face.line)
    else:
        form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if face.size < 16 and not face.character:
        _off_grid(style.element.get_or_add_pPr())
    if face.indent:
        _indent(style.element.get_or_add_pPr(), face.indent, face.size)


def font_of(properties: Any, chinese: str) -> None:
    """Set a style's or run's fonts: Chinese for ideographs, Times for Latin letters and digits; no theme font stays."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for name, value in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{name}"), value)
    # In a style as in a run the fonts come after the name of a character style, before everything else.
    properties.insert(1 if properties.find(qn("w:rStyle")) is not None else 0, fonts)


def _plain(style: Any) -> None:
    """Take away what the library's own template draws: rules under the title, spacing of its headings."""
    from docx.oxml.ns import qn

    properties = style.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing", "w:ind", "w:spacing"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    for name in ("w:spacing", "w:kern"):
        for old in style.get_or_add_rPr().findall(qn(name)):
            style.rPr.remove(old)


def _indent(properties: Any, characters: int, size: float) -> None:
    from docx.oxml.ns import qn

    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters * 100))
    indent.set(qn("w:firstLine"), str(round(characters * size * 20)))


def _off_grid(properties: Any) -> None:
    """Small print keeps its own line spacing instead of snapping to the page's grid."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    off = OxmlElement("w:snapToGrid")
    off.set(qn("w:val"), "0")
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None:
        spacing.addprevious(off)
    else:
        properties.append(off)


def language(document: Document, variant: str) -> None:
    """Tell a word processor which script the ideographs are in, so that it picks the right fonts and breaks."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        return
    lang = defaults.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        defaults.append(lang)
    lang.set(qn("w:eastAsia"), "zh-TW" if variant == "zh-Hant" else "zh-CN")


def _numbers(document: Document) -> None:
    """Page numbers — n —, outside: on the right of odd pages, on the left of even ones, a character from the edge."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    sides = ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT))
    for footer, side in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text)
            run.font.size = Pt(14)
            font_of(run._r.get_or_add_rPr(), "宋体")
            if text is None:
                _page_field(run)


def _page_field(run: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "PAGE", "separate", "end"):
        if kind == "PAGE":
            node = OxmlElement("w:instrText")
            node.text = " PAGE "
        else:
            node = OxmlElement("w:fldChar")
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "templates" / "briefing.docx"
    build().save(str(target))
    print(target)
