"""Archives for the tests of the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.press import LI, Official, Pair, press
from transcript.archive import Archive

CHEN = Official("陳國棟", "青川市交通局", ("局長",))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def town_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three conferences of one town: what is searched in these tests. Never written to."""
    path = tmp_path_factory.mktemp("town") / "town.db"
    with Archive(path) as opened:
        opened.add_many(
            [
                press(
                    1,
                    Pair("老旧小区加装电梯进展如何？", "今年改造老旧小区八十个，加装电梯三百部。", topics=("城乡建设\\住房",), figures=2),
                    Pair("停车难怎么办？", "我们将在年底前新增停车位五千个。", topics=("交通",), commitments=1, outlet="北河晚报"),
                    Pair("钱从哪里来？", "资金由财政承担，小区居民不出钱。", LI, topics=("财政\\预算",), whole=False),
                    opening="各位记者朋友，老旧小区改造是民生工程。",
                ),
                press(
                    2,
                    Pair("舊區改造幾時完成？", "舊區重建會在後年完成，電梯亦會更換。", CHEN, outlet="青川電視台", reporter="周敏"),
                    Pair("有冇資助？", None, outlet="青川電視台", reporter="周敏"),
                    date="2023-11-02", title="交通簡報會", issuer="青川市交通局",
                ),
                press(3, Pair("CPI 走势？", "CPI 同比上涨 0.3%，“菜篮子”价格平稳。", LI), date=None, title=None, issuer=None),
            ]
        )  # fmt: skip
    return path


@pytest.fixture
def town(town_path: Path) -> Iterator[Archive]:
    with Archive(town_path, read_only=True) as opened:
        yield opened
