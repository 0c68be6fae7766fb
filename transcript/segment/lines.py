"""Physical lines of a text, with what stands before the words: indents, markup, numbers, timestamps."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.lexicon.patterns import lazy

_CLOCK = r"\d{1,2}\s?:\s?\d{2}(?:\s?:\s?\d{2})?(?:[.,]\d{1,3})?"
_DATE = r"(?:(?:\d{4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s*)"
TIMESTAMP = lazy(rf"[\[(【<]?\s*(?:{_DATE})?{_CLOCK}\s*[\])】>]?")
# `[10:12 某某]`: the bracket holds more than the time, and is a label.
_OPEN_STAMP = rf"[\[(【<]\s*(?:{_DATE})?{_CLOCK}(?![:\d.])\s*[^\s\])】>]"
# What editors set before a label, as character classes: bullets, arrows, bars and boxes, squares and stars, dashes.
BULLETS = "·※»‣⁃∙—―–~|\u2190-\u21ff\u2300-\u23ff\u2500-\u25ff\u2b00-\u2bff"
# Pictographs do the same in messages: `👉【某报记者】`.
_PICTURES = "\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u27bf\ufe0f\u200d"
PICTURE = "[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?"  # one of them
_PREFIX = lazy(
    rf"[\ufeff\s>]*(?:#[^#\s]{{2,20}}#\s*)?(?P<markup>(?:#{{1,6}}\s+|\*{{1,3}}|'{{2,3}}|__|[-*+•]\s+(?:\[[ xX]\]\s*)?|[{BULLETS}{_PICTURES}]+\s*|-{{2,}}\s*)*)\s*"
    rf"(?P<time>(?:(?!{_OPEN_STAMP})`?{TIMESTAMP.pattern}`?\s*[-—]?\s*)?)"
    r"(?P<number>(?:(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+|(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[壹贰叁参肆伍陆柒捌玖拾]{1,2})\s?[、.)]\s*(?!\d)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)\s*|[\u2460-\u2473]\s*(?=[^。!?:\n]{2,30}:)))?)"
    r"(?P<markup2>(?:\*{1,3}|__|>{2}\s*|@)?)\s*"
)


def stamp_at(view: str, at: int, end: int) -> re.Match[str] | None:
    """The timestamp that stands at a place, if one does. Mostly the first character tells that none does."""
    first = view[at : at + 1]
    return TIMESTAMP.match(view, at, end) if first in "[(【<" or first.isdecimal() or first.isspace() else None


_MARKED = frozenset("#*_`'>@[(【<-+•一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾·※»‣⁃∙—―–~|")
_IS_PICTURE = lazy(f"[{BULLETS}{_PICTURES}]")
_LINE = lazy(r"[^\r\n\u2028\x0b\x0c \ufeff][^\r\n\u2028\x0b\x0c]*")


class Line(NamedTuple):
    """One non-empty line: `[start, end)` without surrounding space; `body` is where the words begin.

    `markup` tells a heading (`#`), bold (`*`), a quotation (`>`) or a list item; `time` and `number` whether a timestamp or a
    number stood before the words; `gap` whether an empty line stood before it.
    """

    start: int
    end: int
    body: int
    markup: str
    time: bool
    number: bool
    gap: bool


def lines(view: str) -> list[Line]:
    """The non-empty lines of a normalised view, in order."""
    found: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(view):
        start, end = match.span()
        while view[end - 1] == " " or (view[end - 1] == "\\" and end - start > 1):  # a hard break of Markdown
            end -= 1
        gap = view.count("\n", previous_end, start) > 1 or not found
        previous_end = end
        first = view[start]
        if (
            first.isdigit()
            or first in _MARKED
            or (first > "\u218f" and not first.isalpha() and _IS_PICTURE.match(first))
        ):
            prefix = _PREFIX.match(view, start, end)
            assert prefix is not None
            markup = prefix["markup"].strip() + prefix["markup2"]
            if first == ">":
                markup = ">" + markup
            found.append(
                Line(
                    start, end, prefix.end(), markup, bool(prefix["time"].strip()), bool(prefix["number"].strip()), gap
                )
            )
        else:
            found.append(Line(start, end, start, "", False, False, gap))
    return found
