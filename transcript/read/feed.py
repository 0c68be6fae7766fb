"""Live feeds: lists of `{speaker, date, content}` slices → text with one label per slice, in order of time."""

from __future__ import annotations

import json
import re
from typing import Any

from transcript.errors import ReadError

_SPEAKER = tuple(
    "speaker speakername name author user username nickname role who from 发言人 主讲人 姓名 speaker_name host".split()
)
_CONTENT = tuple("content text body message msg detail speech words 内容 发言内容 正文 description html".split())
_DATE = tuple(
    "date time datetime created createdat created_at createtime pubtime publishtime timestamp 时间 发布时间 sort seq order index".split()
)
_WRAPPERS = tuple("data list items records rows result messages live lives contents slices feed".split())


def read_feed(text: str, *, where: str) -> str | None:
    """Render a JSON document that holds a live feed; None when it is no JSON.

    JSON Lines are taken too. Raises ReadError for JSON that is broken or holds no feed.
    """
    stripped = text.lstrip("\ufeff \r\n\t")
    if not stripped.startswith(("[", "{")):
        return None
    try:
        value = json.loads(stripped)
    except json.JSONDecodeError as error:
        try:
            value = [json.loads(line) for line in stripped.splitlines() if line.strip()]
        except json.JSONDecodeError:
            raise ReadError(
                f"broken JSON: {error.msg} at line {error.lineno}",
                where=where,
                remedy="check that the download is whole",
            ) from error
    except RecursionError as error:
        raise ReadError("JSON nested too deeply", where=where, remedy="this is no live feed") from error
    rendered = render_feed(value)
    if rendered is None:
        raise ReadError(
            "JSON, but no live feed in it",
            where=where,
            remedy="it takes lists of objects with a speaker and a content field",
        )
    return rendered


def render_feed(value: Any) -> str | None:
    """`说话人：正文` lines from a parsed feed, or None when the value holds none."""
    slices = _find(value, 0)
    if slices is None:
        return None
    ordered = _in_time(slices)
    lines = []
    for speaker, content, _ in ordered:
        body = _plain(content)
        if not body:
            continue
        lines.append(f"{speaker}：{body}" if speaker else body)
    return "\n".join(lines) + "\n" if lines else None


def _find(value: Any, depth: int) -> list[tuple[str, str, str]] | None:
    if depth > 4:
        return None
    if isinstance(value, list):
        slices = [found for item in value if isinstance(item, dict) and (found := _slice(item))]
        if len(slices) >= 2 and len(slices) >= 0.6 * len(value) and any(speaker for speaker, _, _ in slices):
            return slices
        return None
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: str(key).lower() not in _WRAPPERS)
        for key in keys:
            nested = _find(value[key], depth + 1)
            if nested:
                return nested
    return None


def _pick(item: dict[str, Any], names: tuple[str, ...]) -> str:
    lowered = {str(key).lower(): inner for key, inner in item.items()}
    for name in names:
        inner = lowered.get(name)
        if isinstance(inner, dict):
            inner = _pick(inner, _SPEAKER)
        if isinstance(inner, (str, int, float)) and str(inner).strip():
            return str(inner).strip()
    return ""


def _slice(item: dict[str, Any]) -> tuple[str, str, str] | None:
    content = _pick(item, _CONTENT)
    return (_pick(item, _SPEAKER).strip("[]【】:： "), content, _pick(item, _DATE)) if content else None


def _in_time(slices: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Sorted by time where every slice has one; a feed that lists the newest first is turned round."""
    times = [time for _, _, time in slices]
    if all(times) and len(set(times)) > 1:
        if all(re.fullmatch(r"\d+(?:\.\d+)?", time) for time in times):
            return sorted(slices, key=lambda item: float(item[2]))
        return sorted(slices, key=lambda item: tuple(map(int, re.findall(r"\d+", item[2]))))  # 9:58 before 10:02
    return slices


def _plain(content: str) -> str:
    if "<" in content and ">" in content:
        from lxml import html

        try:
            fragment = html.fragment_fromstring(content, create_parent="div")
        except Exception:  # markup that is none: keep the words
            return content.strip()
        for br in fragment.iter("br", "p", "div"):
            br.tail = "\n" + (br.tail or "")
        content = fragment.text_content()
    return "\n".join(line.strip() for line in content.splitlines() if line.strip())
