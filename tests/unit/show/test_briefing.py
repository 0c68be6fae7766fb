"""A briefing on the terminal."""

from __future__ import annotations

import io

from rich.console import Console

from tests.unit.briefing.sample import TEXT, conference
from transcript import brief
from transcript.pipeline import structure_text
from transcript.show.briefing import briefing


def printed(text: str = TEXT) -> str:
    """What is printed for a text when piped."""
    console = Console(file=io.StringIO(), width=100, soft_wrap=True, no_color=True, emoji=False, highlight=False)
    for part in briefing(brief(conference(text))):
        console.print(part)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_everything_is_there() -> None:
    """Title, sections, quotations with their places and the source are printed."""
    text = printed()
    at = TEXT.index("今年不调整收费标准。")
    for words in ("发布会简报", "问答摘要", f"今年不调整收费标准。 [1:{at}]", "parking.txt"):
        assert words in text


def test_markup_of_the_terminal_is_text() -> None:
    """Square brackets of a source are no styles."""
    assert "[red]不调整[/red]" in printed(TEXT.replace("不调整", "[red]不调整[/red]"))


def test_sample_is_a_transcript() -> None:
    """The sample the tests rest on is read as one."""
    assert structure_text(TEXT)[0].kind == "transcript"
