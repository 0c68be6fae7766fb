"""What hosts and officials say of themselves: `我是市政府新闻办的某某某`, `我是住建局某某`."""

from __future__ import annotations

from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMPOUND
from transcript.roster.book import Book
from transcript.roster.names import WIDTHS, may_be_name, name_score
from transcript.roster.people import HONORIFIC
from transcript.segment.reading import is_outlet

# A line may end inside: `我是` / `某市委宣传部副部长某某。`
_OWN_WORDS = lazy(
    r"我(?:\s{0,40}是|系|叫|姓名是)\s{0,40}(?P<words>(?:(?!\. )[^,。!?;\n]|(?<=[\u4e00-\u9fff、])\n(?=[\u4e00-\u9fff])){2,40})(?=[,。!;\n]|\. )"
)
_BEFORE_OWN_NAME = lazy(r"(?:的|主持人|发言人|[部委办局厅处科室院司社会署队所])$")
_ORGAN_END = r"(?:[部委办局厅处科室院司会署队所]|中心|公司|集团)"
_ORGAN = lazy(rf"{_ORGAN_END}$")
_OF_BODY = lazy(rf"{_ORGAN_END}的$")


class OwnName(NamedTuple):
    """The name somebody gives, and the office or the body he says before it; spans are offsets into the text."""

    name: tuple[int, int]
    office: tuple[int, int] | None


def own_name(view: str, start: int, end: int) -> OwnName | None:
    """The first name somebody gives of himself between `start` and `end`."""
    for match in _OWN_WORDS.finditer(view, start, end):
        style = HONORIFIC.search(view[match.start() : match.end()])
        stop = match.end() - len(style[0]) if style else match.end()
        for width in WIDTHS:
            at = stop - width
            before = view[match.start("words") : at]
            if at < match.start("words"):
                continue
            # Behind the word, and behind the 的 of a body, whatever is left is a name.
            least = 0.0 if before.endswith("主持人") else 0.5 if _OF_BODY.search(before) else 0.7
            officed = width == 3 and posts.post_at_end().search(before) and may_be_name(view[at:stop])
            if name_score(view[at:stop]) < least and not officed:
                continue
            if before[-1:] + view[at : at + 1] in COMPOUND and name_score(view[at - 1 : stop]) >= 0.7:
                at, before = at - 1, before[:-1]  # `发言人司马某某`
            office = before.removesuffix("的")
            post = posts.post_at_end().search(before)
            if before and not post and not _BEFORE_OWN_NAME.search(before):
                continue
            if is_outlet(office) >= 0.5 and not _ORGAN.search(office):
                continue
            first = match.start("words")
            told = (post and "的" not in before) or _ORGAN.search(office)
            said = (first, first + len(office)) if told and "主持" not in office else None
            return OwnName((at, stop), said)
    return None


def add_own(book: Book, own: OwnName) -> int:
    """Put a name somebody gave of himself into the book. A body without a post gives way to any fuller title."""
    index = book.person(own.name)
    if own.office is not None:
        text, view = book.text[slice(*own.office)], book.view[slice(*own.office)]
        book.people[index].add_title(text, view, "introduction" if posts.post_at_end().search(view) else "body")
    return index
