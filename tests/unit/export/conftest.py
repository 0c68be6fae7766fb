"""Conferences and briefings that the tests of this room share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import transcript
from transcript.briefing import Briefing, brief
from transcript.record import Conference

ROOT = Path(__file__).parents[3]
HOSTILE = (
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "{{ 7*7 }}{% raw %}",
    'HYPERLINK "http://evil.example"',
    "{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe }",
    "\u202e倒着写\u202c",
    "</q></p></main><h1>假标题",
    "\x0b\x1c\u200b",
)


@pytest.fixture(scope="session")
def hans() -> Conference:
    return transcript.load(str(ROOT / "seeds" / "water-supply.txt"))


@pytest.fixture(scope="session")
def hant() -> Conference:
    return transcript.load(str(ROOT / "seeds" / "water-supply-damaged.txt"))


@pytest.fixture(scope="session")
def briefed() -> Callable[[Conference], Briefing]:
    return lambda conference: brief(conference)


def conference_of(
    turns: list[tuple[str, str]], title: str = "青禾市供水工作新闻发布会", *, day: str = "2024年6月18日"
) -> Conference:
    """A conference from invented turns (label, words)."""
    body = "\n".join(f"{label}：{words}" for label, words in turns)
    return transcript.structure_text(f"{title}\n{day}\n{body}\n")[0]


def hostile() -> Conference:
    """A conference whose officials and reporters say what an attacker would."""
    turns = [("主持人 何安平", "各位记者，下面请市水务局局长江远舟介绍情况。")]
    for number, words in enumerate(HOSTILE, 1):
        turns.append(("青禾日报记者", f"请问江局长，第{number}号水厂{words}什么时候投产？"))
        turns.append(("市水务局局长 江远舟", f"第{number}号水厂{words}投资{number}.5亿元，今年年底前建成投产。"))
    return conference_of(turns)


def long(turns: int) -> Conference:
    """A conference of so many turns."""
    made = [("主持人 何安平", "各位记者，大家上午好，下面请提问。")]
    while len(made) < turns:
        number = len(made)
        made.append(
            (f"青禾日报记者 林{'一二三四五六七八九'[number % 9]}", f"请问江局长，第{number}号泵站什么时候完工？")
        )
        made.append(("市水务局局长 江远舟", f"第{number}号泵站投资{number}万元，今年{number % 12 + 1}月底前完工。"))
    return conference_of(made[:turns])
