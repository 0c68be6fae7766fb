"""Subtitles (SRT, WebVTT): cue numbers and times left out, cues of one speaker joined into lines."""

from __future__ import annotations

import re

_CUE = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?[.,]\d{3}\s*-->.*$")
_VOICE = re.compile(r"^<v(?:\.[\w.]+)?\s+([^>]+)>")
_LABEL = re.compile(r"^(?:[\[【(（][^\]】)）]{1,24}[\]】)）]|[^，。！？,.!?：:]{1,24}[：:])")
_ENDS = "。！？!?…"


def read_subtitle(text: str) -> str:
    """The words of a subtitle file as lines: a new line where a cue names a speaker or the sentence before is finished."""
    lines: list[list[str]] = []
    blocks = re.split(r"\r?\n\s*\r?\n", text.lstrip("\ufeff"))
    for block in blocks:
        words = _words(block)
        if not words:
            continue
        voice = _VOICE.match(words)
        if voice:
            words = f"{voice[1].strip()}：{words[voice.end() :]}"
        words = re.sub(r"</?[a-z][^>]*>", "", words)
        if lines and not _LABEL.match(words) and lines[-1][-1][-1:] not in _ENDS:
            lines[-1].append(words)
        else:
            lines.append([words])
    return "\n".join(map("".join, lines)) + "\n"


def _words(block: str) -> str:
    rows = [row.strip() for row in block.splitlines()]
    if rows and rows[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
        return ""
    if not any(_CUE.match(row) for row in rows):
        return " ".join(rows) if rows and not rows[0].isdigit() else ""
    start = next(i for i, row in enumerate(rows) if _CUE.match(row)) + 1
    return "".join(rows[start:])
