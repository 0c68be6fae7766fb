"""A user's own scheme: read from TOML, used from Python and from the command line, refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import transcript
from transcript.cli.app import app
from transcript.errors import UsageError
from transcript.tag.scheme import own_scheme, require_scheme
from transcript.tag.topics import TopicInput, TopicTagger

RUN = CliRunner()
GOOD = """
name = "beats"

[labels."城市\\\\供水"]
cues = ["自來水", "水压"]
crosswalk = { cap = ["14"] }

[labels."天气"]
cues = { "台风" = 3, "预警" = 1 }
"""
TEXT = """主持人：欢迎各位，请提问。

晨星日报记者：王局长好，自来水为什么发黄？

市水务局局长王启明：自来水管道冲洗，两小时恢复，水压也会稳住。
"""
BAD = {
    "x = [": "cannot be read",
    "name = 'empty'": "names no labels",
    "labels = 3": "names no labels",
    "[labels.a]": "label a has no cues",
    "[labels.a]\ncues = []": "label a has no cues",
    "[labels]\na = 3": "label a has no cues",
    "[labels.a]\ncues = ['水']": "cue '水' of label a",
    "[labels.a]\ncues = { '供水' = 9 }": "cue '供水' of label a",
    "[labels.a]\ncues = { '供水' = true }": "cue '供水' of label a",
    "[labels.a]\ncues = ['供水']\ncrosswalk = 3": "crosswalk of label a",
}


@pytest.fixture
def scheme(tmp_path: Path) -> str:
    """A scheme on disk."""
    path = tmp_path / "beats.toml"
    path.write_text(GOOD, "utf-8")
    return str(path)


def test_reads_labels_cues_and_crosswalk(scheme: str) -> None:
    """Cues are kept in simplified script with their strengths; codes as they are given."""
    read = own_scheme(scheme)
    assert read.name == "beats" and read.labels == ("城市\\供水", "天气")
    assert set(read.cues) == {"自来水", "水压", "台风", "预警"}
    assert read.cues["台风"]["天气"] > read.cues["水压"]["城市\\供水"] > read.cues["预警"]["天气"]
    assert read.crosswalk["城市\\供水"] == {"cap": ("14",)}


def test_tags_in_it(scheme: str) -> None:
    """Findings bear the scheme's labels, with its codes, and nothing where no cue is said."""
    tagger = TopicTagger.load(scheme)
    [found], nothing = tagger.tag([TopicInput("自来水的水压上来了。"), TopicInput("学校的操场周末开放。")])
    assert (found.label, found.crosswalk) == ("城市\\供水", {"cap": ("14",)})
    assert nothing == ()


def test_in_records(scheme: str, tmp_path: Path) -> None:
    """`load(scheme=…)` and `--scheme` give records whose topics name the scheme."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, "utf-8")
    topic = transcript.load(path, scheme=scheme).answers[0].topics[0]
    assert (topic.scheme, topic.label) == ("beats", "城市\\供水")
    made = RUN.invoke(app, ["structure", str(path), "--scheme", scheme])
    assert json.loads(made.stdout)["answers"][0]["topics"][0]["scheme"] == "beats"
    assert RUN.invoke(app, ["qa", str(path), "--scheme", scheme, "--format", "json"]).exit_code == 0


@pytest.mark.parametrize(("text", "cause"), BAD.items())
def test_a_bad_scheme_says_what_is_wrong(text: str, cause: str, tmp_path: Path) -> None:
    """One line: the cause, the file, what to do."""
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=cause) as caught:
        require_scheme(str(path))
    assert "\n" not in str(caught.value) and str(path) in str(caught.value)


def test_no_file() -> None:
    """A scheme that is not there is named before any document is read."""
    with pytest.raises(UsageError, match="no such scheme"):
        require_scheme("nowhere.toml")
    made = RUN.invoke(app, ["structure", "also-nowhere.txt", "--scheme", "nowhere.toml"])
    assert isinstance(made.exception, UsageError) and "no such scheme" in str(made.exception)
