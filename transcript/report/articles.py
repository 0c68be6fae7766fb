"""A newspaper page → its articles.

Paragraphs are bodies or headline lines. An article begins at the headline block above a dateline (`本报讯（记者 …）`), or after a paragraph
that closes with its author's name. Short lines inside an article are its subheads; only on a page whose articles have none are they
taken for headlines of articles without a byline.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from transcript.chinese.view import view as normal
from transcript.lexicon.patterns import lazy
from transcript.report.kind import PAPER
from transcript.roster.names import name_score

_HEAD = lazy(
    r"^[\s\u3000]*(?:本报|本网|本台|我报)?[^\n。(]{0,14}?(?:讯|电|消息|报道)?\s*\((?P<by>(?:本报|全媒体|见习|首席|特约)*(?:记者|通讯员)[^()\n]{2,80})\)"
    r"|^[\s\u3000]*(?P<plain>本报(?:首席|全媒体)?记者\s+[\u4e00-\u9fff \u3000]{2,40}?)\s*(?:$|\n)"
    r"|^[\s\u3000]*(?:据新华社|新华社|本报)[^\n。,(]{0,14}(?:电|讯)"
)
_END = lazy(
    r"(?:[。!?”)]\s*|^\s*)\(?(?P<by>(?:本报)?(?:全媒体|见习|首席)?(?:记者|通讯员|作者)\s*[\u4e00-\u9fff]{2,4}(?:[\s、/]+(?:(?:记者|通讯员|实习生|文|图|摄|摄影)\s*)*[\u4e00-\u9fff]{2,4})*)\s*(?:文/?图|图/文|摄影报道|摄)?\)?\s*$"
)
_ROLE = lazy(r"(?:本报|全媒体|见习|首席|特约|实习)*(?:记者|通讯员|实习生|作者)")
_CREDIT = lazy(r"(?:文\s?/?\s?图|图\s?/\s?文|摄影报道|摄影|摄)(?=\s|$)")
_FURNITURE = lazy(rf"{PAPER}|上一篇|下一篇|返回(?:主页|首页|目录)|版权|放大|缩小|默认|^\s*[|\s\d]+$|朗读")
# A line of credits between headline and text: outlet, date, reporter.
_CREDITS = lazy(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|(?:来源|作者|编辑|责编)[\s:]|记者[\s:]")
_DATE_TEXT = lazy(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚|晚上|凌晨|中午)?|(?:今天|昨天|昨日|今日|日前|近日|连日来|今年以来|目前)(?:[上下]午|晚上?)?)"
)


class Article(NamedTuple):
    """One article of a page: its span, title, byline names and the date as printed. Offsets into the text given."""

    start: int
    end: int
    title: str | None
    byline: tuple[str, ...]
    date_text: str | None


class _Block(NamedTuple):
    start: int
    end: int
    kind: str  # headline, body, furniture


def articles(text: str) -> list[Article]:
    """The articles of a page, in order; a plain report gives one. Furniture (page navigation, copyright) belongs to none."""
    view = normal(text)
    blocks = _blocks(view)
    spans = _spans(view, blocks)
    return [_article(text, view, [block for block in blocks if start <= block.start < end]) for start, end in spans]


def _blocks(view: str) -> list[_Block]:
    found: list[_Block] = []
    for line in re.finditer(r"[^\n\r]+", view):
        words = line[0].strip(" \u3000")
        if not words:
            continue
        if _FURNITURE.search(words) and len(words) < 60:
            kind = "furniture"
        elif _is_headline(words):
            kind = "headline"
        else:
            kind = "body"
        found.append(_Block(line.start(), line.end(), kind))
    return found


def _is_headline(words: str) -> bool:
    """A short line that is no sentence, no lead-in and no byline."""
    if len(words) > 42 or re.search(r"[。!?]|[;,]$", words) or (words.endswith(":") and len(words) > 10):
        return False
    return not _HEAD.match(words) and not (_END.search(words) and len(words) < 30)


def _is_head(view: str, block: _Block) -> bool:
    return block.kind == "body" and bool(_HEAD.match(view[block.start : block.end]))


def _is_end(view: str, block: _Block) -> bool:
    match = _END.search(view[max(block.start, block.end - 80) : block.end])
    return block.kind == "body" and match is not None and bool(_names(match["by"]))


def _spans(view: str, blocks: list[_Block]) -> list[tuple[int, int]]:
    """Article spans as (start, end) offsets."""
    heads = [_block_above(blocks, index) for index, block in enumerate(blocks) if _is_head(view, block)]
    starts: set[int] = set(heads)
    for index, block in enumerate(blocks):
        if _is_end(view, block) and index + 1 < len(blocks) and any(b.kind == "body" for b in blocks[index + 1 :]):
            starts.add(_next_text(blocks, index + 1))
    bodies = [index for index, block in enumerate(blocks) if block.kind == "body"]
    if not bodies:
        return []
    lead = _block_above(blocks, bodies[0])
    if heads and not any(start < heads[0] for start in starts):
        # Text above the first byline belongs to the first article.
        starts.discard(heads[0])
    starts.add(lead)
    starts |= _unsigned(view, blocks, sorted(starts))
    order = sorted(starts)
    last = max(index for index, block in enumerate(blocks) if block.kind == "body")
    ends = [*order[1:], last + 1]
    return [(blocks[a].start, blocks[b - 1].end) for a, b in zip(order, ends, strict=True)]


def _block_above(blocks: list[_Block], index: int) -> int:
    """The first line of the headline block right above a body paragraph."""
    while index > 0 and blocks[index - 1].kind == "headline":
        index -= 1
    return index


def _next_text(blocks: list[_Block], index: int) -> int:
    while index + 1 < len(blocks) and blocks[index].kind == "furniture":
        index += 1
    return index


def _unsigned(view: str, blocks: list[_Block], starts: list[int]) -> set[int]:
    """Headlines of articles without a byline: only after the last signed one, on a page whose signed articles have no subheads."""
    if len(starts) < 2 or sum(1 for block in blocks if _is_head(view, block)) < 2:
        return set()
    for a, b in itertools.pairwise(starts):
        if _inner_headlines(blocks, a, b):
            return set()
    return _inner_headlines(blocks, starts[-1], len(blocks))


def _inner_headlines(blocks: list[_Block], start: int, end: int) -> set[int]:
    """Indices of headline blocks inside an article, each followed by a body paragraph."""
    found: set[int] = set()
    seen_body = False
    for index in range(start, end):
        block = blocks[index]
        if block.kind == "body":
            seen_body = True
        elif block.kind == "headline" and seen_body and (blocks[index - 1].kind != "headline"):
            rest = index
            while rest < end and blocks[rest].kind == "headline":
                rest += 1
            if rest < end and blocks[rest].kind == "body":
                found.add(index)
    return found


def _article(text: str, view: str, blocks: list[_Block]) -> Article:
    start, end = blocks[0].start, blocks[-1].end
    names: list[str] = []
    date_text: str | None = None
    for block in blocks:
        if block.kind != "body":
            continue
        words = view[block.start : block.end]
        head = _HEAD.match(words)
        byline = (head["by"] or head["plain"] or "") if head else ""
        tail = _END.search(words[-80:])
        for found in (byline, tail["by"] if tail else ""):
            names.extend(name for name in _names(found) if name not in names)
        if date_text is None:
            date = _DATE_TEXT.search(words[:160])
            date_text = text[block.start + date.start() : block.start + date.end()] if date else None
    return Article(start, end, _title(text, view, blocks), tuple(names), date_text)


def _title(text: str, view: str, blocks: list[_Block]) -> str | None:
    """The headline line right above the first body paragraph (credits left out), else the longest headline line inside (a title
    set in mid-column)."""
    headlines = [b for b in blocks if b.kind == "headline" and not _CREDITS.search(view[b.start : b.end])]
    body = next((block.start for block in blocks if block.kind == "body"), blocks[-1].end)
    above = [block for block in headlines if block.start < body]
    block = above[-1] if above else max(headlines, key=lambda b: b.end - b.start, default=None)
    return text[block.start : block.end].strip(" \u3000#*") if block else None


def _names(byline: str) -> list[str]:
    """`记者 武某某 通讯员 王某某 曹某某` → the names."""
    plain = _CREDIT.sub(" ", _ROLE.sub(" ", byline))
    return [word for word in re.split(r"[\s、,/\u3000]+", plain) if name_score(word) >= 0.7]
