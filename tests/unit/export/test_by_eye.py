"""Pages and Word files as pictures: in a headless Chromium at phone, desktop and print size, in both scripts.

Set TRANSCRIPT_PICTURES to a folder to keep the pictures and look at them. Needs the distribution's `chromium`, `fonts-noto-cjk` and
`libreoffice-writer-nogui`; what is missing is named as the reason for skipping.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import transcript
from tests.unit.export.chromium import Browser, Page, installed
from tests.unit.export.conftest import ROOT, hostile, long
from transcript.briefing import brief
from transcript.export.briefing_docx import to_docx
from transcript.export.briefing_html import to_html
from transcript.record import Conference
from transcript.repair import repair

_PHONE, _DESKTOP = (390, 844), (1440, 900)
_browser = pytest.mark.skipif(installed() is None, reason="no browser is installed (apt install chromium)")
_fonts = pytest.mark.skipif(
    shutil.which("fc-list") is None
    or not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout,
    reason="no Chinese font is installed (apt install fonts-noto-cjk)",
)
# Draws every character of the page beside one that no font has: where the pictures are the same, a reader sees a box.
_MISSING_GLYPHS = r"""
(() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const picture = (char, font) => {
    pen.clearRect(0, 0, 48, 48);
    pen.font = "32px " + font;
    pen.fillText(char, 4, 38);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const missing = new Set();
  for (const selector of ["body", ".quoted", ".turn p"]) {
    const nodes = [...document.querySelectorAll(selector)];
    if (!nodes.length) continue;
    const font = getComputedStyle(nodes[0]).fontFamily;
    const box = picture("\u{10FFFD}", font);
    const text = nodes.map((node) => node.textContent).join("");
    for (const char of new Set(text)) if (char.trim() && char !== "\u2060" && picture(char, font) === box) missing.add(char);
  }
  return [...missing].join("");
})()
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = installed()
    assert path
    started = Browser(path)
    yield started
    started.close()


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = os.environ.get("TRANSCRIPT_PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _written(conference: Conference, folder: Path, name: str, lang: Any = "zh") -> Path:
    file = folder / f"{name}.html"
    file.write_text(to_html(brief(conference, lang=lang), [conference]), "utf-8")
    return file


def _report(folder: Path) -> Path:
    source = ROOT / "seeds" / "flood-report.txt"
    record = transcript.load(str(source))
    text = repair(source.read_text("utf-8")).text
    file = folder / "report.html"
    file.write_text(to_html(brief(record, text=text), [record], texts={record.id: text}), "utf-8")
    return file


def _sound(page: Page) -> None:
    """Nothing complained of, nothing fetched, nothing wider than the window, no character without a glyph."""
    assert page.complaints() == []
    assert page.requests() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.width
    assert page.evaluate(_MISSING_GLYPHS) == ""


@_browser
@_fonts
@pytest.mark.parametrize("script", ["hans", "hant"])
@pytest.mark.parametrize(("width", "height"), [_PHONE, (768, 1024), _DESKTOP])
def test_a_page_is_sound_at_every_size(
    script: str, width: int, height: int, browser: Browser, pictures: Path, request: pytest.FixtureRequest
) -> None:
    """Phone, tablet and desktop, both scripts, light and dark."""
    file = _written(request.getfixturevalue(script), pictures, script)
    for dark in (False, True):
        with browser.page(file, width=width, height=height, dark=dark) as page:
            _sound(page)
            page.picture(pictures / f"{script}-{width}{'-dark' if dark else ''}.png")
            if not dark:
                page.picture(pictures / f"{script}-{width}-whole.png", whole=True)


@_browser
@_fonts
@pytest.mark.parametrize("name", ["hostile", "long", "english", "report"])
def test_unusual_pages_are_sound(name: str, browser: Browser, pictures: Path, hans: Conference) -> None:
    """Hostile words, three hundred turns, English labels and a news report, on a phone."""
    if name == "report":
        file = _report(pictures)
    else:
        conference = {"hostile": hostile, "long": lambda: long(300), "english": lambda: hans}[name]()
        file = _written(conference, pictures, name, "en" if name == "english" else "zh")
    with browser.page(file, width=_PHONE[0], height=_PHONE[1]) as page:
        _sound(page)
        page.picture(pictures / f"{name}-phone.png")


@_browser
@_fonts
@pytest.mark.parametrize("size", [_PHONE, (320, 640), _DESKTOP], ids=["phone", "small", "desktop"])
def test_the_sections_are_at_hand_at_every_size(
    size: tuple[int, int], browser: Browser, pictures: Path, hans: Conference
) -> None:
    """The list of sections is on the screen, what does not fit is moved into view, and the last entry leads to its section, clear
    of the bar."""
    file = _written(hans, pictures, "sections")
    with browser.page(file, width=size[0], height=size[1]) as page:
        _sound(page)
        assert page.evaluate("document.querySelector('.bar nav').getBoundingClientRect().height") >= 24
        page.evaluate("[...document.querySelectorAll('.bar nav a')].at(-1).focus()")
        page.settle()
        right = page.evaluate("[...document.querySelectorAll('.bar nav a')].at(-1).getBoundingClientRect().right")
        assert 0 < right <= size[0]
        page.evaluate("[...document.querySelectorAll('.bar nav a')].at(-1).click()")
        page.settle()
        under = "document.querySelector('.bar').getBoundingClientRect().bottom"
        assert page.evaluate(f"document.getElementById('h-roster').getBoundingClientRect().top >= {under}")


@_browser
@_fonts
@pytest.mark.parametrize("script", ["hans", "hant"])
def test_the_measure_suits_chinese(
    script: str, browser: Browser, pictures: Path, request: pytest.FixtureRequest
) -> None:
    """On a desktop a full line of the transcript holds 34 to 38 characters, about 1.9 of their size apart, in a song face."""
    file = _written(request.getfixturevalue(script), pictures, f"{script}-measure")
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1]) as page:
        style = "getComputedStyle(document.querySelector('.turn p'))"
        size = page.evaluate(f"parseFloat({style}.fontSize)")
        width = page.evaluate("document.querySelector('.turn p').getBoundingClientRect().width")
        assert 34 <= width / size <= 38.5
        assert 1.85 <= page.evaluate(f"parseFloat({style}.lineHeight)") / size <= 1.95
        assert page.fonts(".turn p") == {"Noto Serif CJK SC" if script == "hans" else "Noto Serif CJK TC"}


@_browser
@_fonts
@pytest.mark.parametrize("size", [_PHONE, _DESKTOP], ids=["phone", "desktop"])
def test_a_receipt_opens_the_exact_words_and_leads_back(
    size: tuple[int, int], browser: Browser, pictures: Path, hans: Conference
) -> None:
    """A click on a number lights the words it stands for, in view and focused; Escape leads back to the number."""
    file = _written(hans, pictures, "receipts")
    with browser.page(file, width=size[0], height=size[1]) as page:
        number = page.evaluate("document.querySelectorAll('.receipt').length - 1")
        link = f"document.querySelectorAll('.receipt')[{number}]"
        page.evaluate(f"{link}.click()")
        page.settle()
        lit = page.evaluate("[...document.querySelectorAll('.lit')].map(n => n.textContent).join('')")
        quoted = page.evaluate(f"{link}.closest('.receipts').previousElementSibling.textContent")
        assert lit == quoted
        assert page.evaluate("document.activeElement.classList.contains('lit')")
        box = page.evaluate(
            "(() => { const b = document.querySelector('.lit').getBoundingClientRect(); return [b.top, b.bottom]; })()"
        )
        assert box[0] >= 0 and box[1] <= size[1]
        page.picture(pictures / f"receipt-{size[0]}.png")
        page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))")
        page.settle()
        assert page.evaluate(f"document.activeElement === {link}")
        assert page.complaints() == []


@_browser
@_fonts
def test_a_link_to_a_passage_opens_with_the_page(browser: Browser, pictures: Path, hans: Conference) -> None:
    """An address with an anchor, as somebody sends it on, lights the words at once."""
    file = _written(hans, pictures, "anchored")
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1]) as page:
        key = page.evaluate("document.querySelector('.receipt').hash.slice(1)")
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1], anchor=key) as page:
        assert page.evaluate("document.querySelectorAll('.lit').length") >= 1


@_browser
@_fonts
def test_the_search_finds_words_across_marks(browser: Browser, pictures: Path, hans: Conference) -> None:
    """What is found is what the text holds, also where a passage begins or ends within the words."""
    file = _written(hans, pictures, "search")
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1]) as page:
        page.evaluate(
            "(() => { const q = document.getElementById('query'); q.value = '漏损率'; q.dispatchEvent(new Event('input')); })()"
        )
        count = int(page.evaluate("document.getElementById('count').textContent"))
        said = sum(turn.text.count("漏损率") for turn in hans.turns)
        inside = page.evaluate(
            "[...CSS.highlights.get('found')].filter(r => document.getElementById('transcript').contains(r.startContainer)).length"
        )
        assert inside == said and count > said
        assert page.evaluate("[...CSS.highlights.get('found')].every(r => r.toString() === '漏损率')")
        page.evaluate("document.getElementById('next').click()")
        page.picture(pictures / "search.png")
        assert page.complaints() == []


@_browser
@_fonts
def test_targets_are_large_enough_to_hit(browser: Browser, pictures: Path, hans: Conference) -> None:
    """Receipt numbers, buttons and links of the bar are 24 pixels or more each way (WCAG 2.2, 2.5.8)."""
    file = _written(hans, pictures, "targets")
    for width, height in (_PHONE, _DESKTOP):
        with browser.page(file, width=width, height=height) as page:
            small = page.evaluate(
                "[...document.querySelectorAll('.receipt, button, .bar a, summary, .turn .number, input')].filter(n => n.offsetParent)"
                ".map(n => [n.outerHTML.slice(0, 80), n.getBoundingClientRect()]).filter(([, b]) => b.width < 24 || b.height < 24).map(([h]) => h)"
            )
            assert small == []


@_browser
@_fonts
@pytest.mark.parametrize("script", ["hans", "hant"])
def test_a_printed_page_holds_briefing_and_transcript(
    script: str, browser: Browser, pictures: Path, request: pytest.FixtureRequest
) -> None:
    """On A4, with the receipts' numbers in both; no bar, no buttons."""
    conference: Conference = request.getfixturevalue(script)
    file = _written(conference, pictures, f"{script}-print")
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1]) as page:
        page.pdf(pictures / f"{script}-print.pdf")
    sizes, text = _printed(pictures / f"{script}-print.pdf", pictures / f"{script}-print")
    assert len(sizes) > 3 and all(abs(w - 595) < 2 and abs(h - 842) < 2 for w, h in sizes)
    assert text.count("[12]") >= 2
    last = "".join(conference.turns[-1].text.split())
    assert last[-8:] in text and "返回" not in text


@_fonts
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="no LibreOffice is installed (apt install libreoffice-writer-nogui)"
)
def test_word_files_print_as_official_documents(
    pictures: Path, hans: Conference, hant: Conference, tmp_path: Path
) -> None:
    """A4 pages numbered — n —, with title, questions and pictures, in both scripts."""
    for name, conference in (("hans", hans), ("hant", hant)):
        (tmp_path / f"{name}.docx").write_bytes(to_docx(brief(conference), [conference]).data)
    home = (tmp_path / "office").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={home}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    files = [str(tmp_path / f"{name}.docx") for name in ("hans", "hant")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)
    for name, conference in (("hans", hans), ("hant", hant)):
        sizes, text = _printed(tmp_path / f"{name}.pdf", pictures / f"{name}-docx")
        assert all(abs(w - 595) < 2 and abs(h - 842) < 2 for w, h in sizes)
        assert "".join((conference.title or "").split()) in text
        assert all(f"—{number}—" in text for number in range(1, len(sizes) + 1))


def _printed(pdf: Path, stem: Path) -> tuple[list[tuple[float, float]], str]:
    """Page sizes in points and the text without white space; keeps a picture of each page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(str(pdf))
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    for number, page in enumerate(document, 1):
        page.render(scale=1.2).to_pil().save(f"{stem}-{number}.png")
    sizes = [page.get_size() for page in document]
    document.close()
    return sizes, text


@_browser
@_fonts
def test_what_is_unsound_is_noticed(browser: Browser, tmp_path: Path) -> None:
    """The checks above see an error, a fetched picture, a line that is too wide and a character no font has."""
    file = tmp_path / "bad.html"
    file.write_text(
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><body><p>水价\U0010fffc</p>"
        "<div style='width:2000px'>x</div><img src='http://127.0.0.1:9/x.png'><script>console.error('no'); nothing()</script>",
        "utf-8",
    )
    with browser.page(file, width=_DESKTOP[0], height=_DESKTOP[1]) as page:
        assert len(page.complaints()) >= 2
        assert page.requests() == ["http://127.0.0.1:9/x.png"]
        assert page.evaluate("document.documentElement.scrollWidth") > page.width
        assert page.evaluate(_MISSING_GLYPHS) == "\U0010fffc"
