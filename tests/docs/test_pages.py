"""The documentation is true: what it shows runs, prints what it says, and what it points to is there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, Reader, blocks
from transcript.tag.scheme import own_scheme

# What a page holds at least, so that a change of its fences does not turn the test into one that runs nothing.
EXPECTED = {
    "README.md": {"command": 10, "python": 1, "output": 1},
    "docs/archive.md": {"command": 6, "python": 1, "output": 3},
    "docs/briefings.md": {"command": 6, "python": 1},
    "docs/figures.md": {"command": 3, "python": 1},
    "docs/spacy.md": {"python": 7, "output": 7},
    "docs/tags.md": {"command": 2, "python": 3, "output": 3, "toml": 1},
}
PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "seeds/README.md")),
    *(page for folder in ("docs", "models") for page in sorted((ROOT / folder).rglob("*.md"))),
    *sorted((ROOT / "tests").rglob("README.md")),  # the other Markdown there is material
]
IN_THE_WHEEL = "transcript/_models"  # where an installed package has its models; a checkout has models/


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Reader:
    """Somebody in an empty folder."""
    return Reader(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_followed(name: str, reader: Reader) -> None:
    """Its blocks run in order, and print what the page shows."""
    if name == "docs/archive.md":
        pytest.importorskip("pandas")
    reader.follow(ROOT / name)
    for what, least in EXPECTED[name].items():
        assert reader.followed[what] >= least, what
    if reader.followed["toml"]:
        assert own_scheme("beats.toml").labels


def test_no_page_with_something_to_run_is_left_out() -> None:
    """A page with Python or commands of ours is one of those that are followed."""
    ours = re.compile(r"^(?:\$ )?(?:\S*/)?transcript ", re.M)
    for page in PAGES:
        runs = [kind for kind, body in blocks(page) if kind == "python" or ours.search(body)]
        assert not runs or str(page.relative_to(ROOT)) in EXPECTED, page


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_to_is_there(page: Path) -> None:
    """Links within the project (with their headings), paths of files and modules that are run."""
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        name, _, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        if heading:
            assert heading in map(_slug, re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)), target
    for path in re.findall(r"`((?:transcript|tests|docs|models|seeds)/[\w./-]+)`", text):
        assert path == IN_THE_WHEEL or (ROOT / path).exists(), path
    for module in re.findall(r"python -m ((?:transcript|tests)[\w.]*)", text):
        assert importlib.util.find_spec(module.removesuffix(".NAME")), module
