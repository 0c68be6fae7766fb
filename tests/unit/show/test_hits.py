"""What a search prints is the same in a pipe as on a terminal, and a pipe need not wait for rich."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.press import LI, WANG, Pair, press
from transcript.archive import Archive

KEPT = Pair(
    "老旧小区改造进展如何？\n资金从哪里来？", "全市老旧小区改造\t已完成八成，电梯\x07加装三百部。", WANG, "晨星日报"
)
OTHER = Pair("补贴怎么领？" * 15, "补贴按季度发放，老旧小区优先。" * 12, LI, "北河日报")


def _spaced(text: str) -> list[str]:
    """Its lines, with tabs as wide as rich makes them (which counts a character as two)."""
    return [re.sub(r"\t| {2,}(?=已)", "→", line) for line in text.splitlines()]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """An archive with two conferences, one of them with a title too long for a line of a page."""
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        archive.add(press(1, KEPT, date="2024-03-05", title="老旧小区改造 新闻发布会"))
        archive.add(press(2, OTHER, title="财政补贴新闻发布会"))
    return path


@pytest.mark.parametrize("options", [{}, {"context": True}, {"full": True}, {"offset": 3}])
def test_a_pipe_gets_what_a_terminal_shows(filled: Path, options: dict[str, bool]) -> None:
    """Word for word what rich prints where it has a hundred columns, no colours, and may not fold."""
    from rich.console import Console

    from transcript.show import archive as rich_way
    from transcript.show.hits import lines, plain

    with Archive(filled, read_only=True) as archive:
        found = archive.search("老旧小区").hits
    written = io.StringIO()
    console = Console(file=written, highlight=False, width=100, soft_wrap=True, no_color=True, emoji=False)
    for part in rich_way.hits(found, **options):  # type: ignore[arg-type]
        console.print(part)
    shown = "".join(f"{plain(line)}\n" for line in lines(found, **options))  # type: ignore[arg-type]
    assert len(found) > 1
    assert _spaced(shown) == _spaced(written.getvalue())


def test_a_long_title_is_whole_in_a_pipe(tmp_path: Path) -> None:
    """Nothing is cut that a program may look for."""
    from transcript.show.hits import lines, plain

    title = "青川市城市更新与老旧小区改造" * 6
    with Archive(tmp_path / "a.db") as archive:
        archive.add(press(1, KEPT, title=title))
        head = next(lines(archive.search("电梯")))
    assert plain(head).endswith(title)


def test_a_search_in_a_pipe_does_without_rich(filled: Path) -> None:
    """rich takes longer to load than a search."""
    program = (
        "import sys\nfrom transcript.cli.app import main\n"
        f"sys.argv = ['transcript', 'search', '老旧小区', '--archive', {str(filled)!r}]\n"
        "try:\n    main()\nfinally:\n    print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert "王其峰" in done.stdout.decode()
    assert "rich" not in done.stderr.decode().split()
