"""Subtitles."""

from __future__ import annotations

from transcript.read import read_bytes

SRT = "1\r\n00:00:01,000 --> 00:00:04,000\r\n主持人：大家好，欢迎\r\n\r\n2\r\n00:00:04,000 --> 00:00:08,000\r\n出席今天的发布会。\r\n\r\n3\r\n00:00:08,000 --> 00:00:09,000\r\n陶振华：谢谢。\r\n"
VTT = "WEBVTT\n\nNOTE 录音\n\n00:01.000 --> 00:04.000\n<v 主持人>大家好，欢迎\n\n00:04.000 --> 00:08.000\n出席今天的<b>发布会</b>。\n\n00:08.000 --> 00:09.000\n<v 陶振华>谢谢。\n"
EXPECTED = ["主持人：大家好，欢迎出席今天的发布会。", "陶振华：谢谢。"]


def test_srt_cues_are_joined() -> None:
    """Numbers and times are left out; a sentence over two cues is one line; a label begins a line."""
    assert read_bytes(SRT.encode(), name="a.srt").text.splitlines() == EXPECTED


def test_webvtt_voices_are_labels() -> None:
    """A voice tag is a label, other tags and notes are left out."""
    assert read_bytes(VTT.encode(), name="a.vtt").text.splitlines() == EXPECTED


def test_subtitles_under_another_name() -> None:
    """The content tells subtitles whatever the suffix."""
    assert read_bytes(VTT.encode(), name="a.txt").media_type == "text/vtt"
    assert read_bytes(SRT.encode(), name="a.txt").text.splitlines() == EXPECTED


def test_cues_without_sentence_ends_are_one_line() -> None:
    """Many cues that never end a sentence are joined in linear time."""
    cues = "\n\n".join(f"{n}\n00:00:01,000 --> 00:00:02,000\n今天我们讲供水" for n in range(1, 5001))
    assert read_bytes(cues.encode(), name="a.srt").text == "今天我们讲供水" * 5000 + "\n"
