"""Subtitles: which texts are, and what is written of them."""

from __future__ import annotations

import pytest

from transcript.unpack import unpack

SRT = "1\r\n00:00:01,000 --> 00:00:04,000\r\n主持人：大家好，欢迎\r\n\r\n2\r\n00:00:04,000 --> 00:00:08,000\r\n出席今天的发布会。\r\n\r\n3\r\n00:00:08,000 --> 00:00:09,000\r\n陶振华：谢谢。\r\n"
VTT = "WEBVTT\n\nNOTE 录音\n\n00:01.000 --> 00:04.000\n<v 主持人>大家好，欢迎\n\n00:04.000 --> 00:08.000 align:start\n出席今天的<b>发布会</b>。\n\n00:08.000 --> 00:09.000\n<v 陶振华>谢谢。\n"
EXPECTED = ["主持人：大家好，欢迎出席今天的发布会。", "陶振华：谢谢。"]


@pytest.mark.parametrize("text", [SRT, VTT], ids=["SubRip", "WebVTT"])
def test_cues_are_joined(text: str) -> None:
    """Numbers, times, notes and tags are left out; a sentence over two cues is one line; a voice or a label begins a line."""
    assert unpack(text).repaired.text.splitlines() == EXPECTED


def test_voice_points_at_its_tag() -> None:
    """What is written of a voice tag lies where the tag names the voice."""
    unpacked = unpack(VTT)
    at = unpacked.repaired.text.index("陶振华")
    assert VTT[slice(*unpacked.source_span(at, at + 3))] == "陶振华"


def test_clauses_without_marks_are_kept_apart() -> None:
    """Where no cue has a mark, only the cues show the clauses: a space stands between them."""
    cues = "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n今天我们讲供水" for n in range(1, 6))
    assert unpack(cues).repaired.text == " ".join(["今天我们讲供水"] * 5)


def test_silence_and_stage_directions_begin_lines() -> None:
    """A pause begins a line, and a direction stands alone."""
    text = "1\n00:00:01,000 --> 00:00:02,000\n好\n\n2\n00:00:04,000 --> 00:00:05,000\n我们开始\n\n3\n00:00:05,000 --> 00:00:06,000\n（掌声）\n\n4\n00:00:06,000 --> 00:00:07,000\n谢谢\n"
    assert unpack(text).repaired.text.splitlines() == ["好", "我们开始", "（掌声）", "谢谢"]


def test_credits_are_furniture() -> None:
    """Who made the subtitles is said by nobody."""
    text = SRT + "\r\n4\r\n00:00:10,000 --> 00:00:11,000\r\n字幕：青川融媒 字幕组\r\n"
    assert unpack(text).repaired.text.splitlines() == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "10:00 - 10:30 签到\n10:30 - 11:00 领导致辞\n11:00 - 11:30 参观展览\n11:30 - 12:00 午餐\n",
        "".join(f"09:{n:02} 主持人：各位记者，第{n}场发布会现在开始，请大家提问。\n" for n in range(1, 9)),
        "比分是10:2，第二局11:9，第三局12:10，第四局11:7，第五局11:8，第六局11:5。\n",
    ],
    ids=["programme", "clocks of a live page", "scores"],
)
def test_times_of_another_kind(text: str) -> None:
    """Programmes, live pages and scores are no subtitles."""
    assert unpack(text).kind is None


def test_many_cues_take_linear_time() -> None:
    """Thousands of cues that never end a sentence are written out in one go."""
    cues = "\n\n".join(
        f"{n}\n{n // 60:02}:{n % 60:02},000 --> {n // 60:02}:{n % 60:02},990\n今天我们讲供水" for n in range(1, 3001)
    )
    assert unpack(cues).repaired.text == " ".join(["今天我们讲供水"] * 3000)
