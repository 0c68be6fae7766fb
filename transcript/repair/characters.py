"""Characters that are no text: entities left undecoded, controls, zero-width marks, byte order marks."""

from __future__ import annotations

import html
import re

from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

# With the semicolon only: `?a=1&copy=2` is a query, not a copyright sign.
_ENTITY = lazy(
    r"&(?:nbsp|quot|amp|lt|gt|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull|emsp|ensp|thinsp|times"
    r"|copy|reg|deg|permil|yen|laquo|raquo|lsaquo|rsaquo|zwnj|zwj|shy|#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6});"
)
_TAG = lazy(
    r"(?i)</?(?:p|br|div|span|strong|b|em|i|u|font|center|a|img|h[1-6]|ul|ol|li|table|tbody|tr|td|section|article|blockquote|o:p)(?:\s[^<>]{0,400})?/?>"
    r"|<!--(?:(?!-->)[^<]){0,2000}-->"
)
# Tags of bulletin boards: `[b]`, `[color=red]`, `[/quote]`.
_BOARD_TAG = lazy(
    r"(?i)\[/?(?:b|i|u|s|p|hr|color|size|font|align|center|left|right|quote|url|img|email|float|indent|list|table|tr|td|backcolor|code|hide|free|attach|media|flash|back)(?:=[^\[\]\n]{0,80})?\]"
)
_LINE_TAG = lazy(r"(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\b")
_ABOUT_MARKUP = lazy(r"(?i)html|xml|实体|實體|转义|轉義|源代码|源碼|源码|标签|標籤|<[a-z/]")
_NEAR = 30
# Joiners (U+200C, U+200D) and variation selectors belong to emoji and to other scripts.
_INVISIBLE = lazy(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_JOINER = lazy("(?<=[\u3000-\u9fff\uff00-\uffef])[\u200c\u200d]+(?=[\u3000-\u9fff\uff00-\uffef])")
# Windows-1252 quotes and dashes read as Latin-1 land among the C1 controls.
_WINDOWS = {"\x85": "…", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–", "\x97": "—"}
_NBSP = lazy("[\u00a0\u202f]+")


def find_entities(text: str) -> list[Edit]:
    """Character references left in plain text (`&nbsp;`, `&#x26;`), unless the text is about markup."""
    if "&" not in text:
        return []
    edits = []
    for match in _ENTITY.finditer(text):
        after = html.unescape(match.group())
        if len(after) != 1 or after == "\ufffd" or (ord(after) < 0x20 and after not in "\t\n"):
            continue
        near = text[max(0, match.start() - _NEAR) : match.start()] + text[match.end() : match.end() + _NEAR]
        if _ABOUT_MARKUP.search(near):
            continue
        edits.append(Edit("entity", match.start(), match.end(), match.group(), " " if after == "\xa0" else after))
    return edits


def find_tags(text: str) -> list[Edit]:
    """Tags and comments of a page left in plain text: `<p>`, `</strong>`, `<!-- … -->`, `[b]`; a `<br>` is the line break it was."""
    edits = []
    if "<" in text:
        edits += [
            Edit("markup", match.start(), match.end(), match.group(), "\n" if _breaks(text, match) else "")
            for match in _TAG.finditer(text)
        ]
    if "[/" in text:
        edits += [Edit("markup", match.start(), match.end(), match.group(), "") for match in _BOARD_TAG.finditer(text)]
    return sorted(edits, key=lambda edit: edit.start)


def _breaks(text: str, tag: re.Match[str]) -> bool:
    """Whether a tag ends a line that nothing else ends."""
    if not _LINE_TAG.match(tag.group()):
        return False
    return text[tag.end() : tag.end() + 1] not in ("", "\n", "\r", "<") and text[tag.start() - 1 : tag.start()] not in (
        "",
        "\n",
        ">",
    )


def find_invisible(text: str) -> list[Edit]:
    """Controls and zero-width marks: taken out; a vertical tab is the line break it was."""
    edits = [
        Edit("control", match.start(), match.end(), match.group(), _instead(match.group()))
        for match in _INVISIBLE.finditer(text)
    ]
    if "\u200d" in text or "\u200c" in text:
        edits += [Edit("control", match.start(), match.end(), match.group(), "") for match in _JOINER.finditer(text)]
        edits.sort(key=lambda edit: edit.start)
    return edits


def _instead(char: str) -> str:
    return "\n" if char == "\x0b" else _WINDOWS.get(char, "")


def find_hard_spaces(text: str) -> list[Edit]:
    """No-break spaces: ordinary ones, except between digits, where they group a number."""
    if "\xa0" not in text and "\u202f" not in text:
        return []
    return [
        Edit("space", match.start(), match.end(), match.group(), " " * len(match.group()))
        for match in _NBSP.finditer(text)
        if not (text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit())
    ]
