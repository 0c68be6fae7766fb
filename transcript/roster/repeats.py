"""Labels that come again: one turn, or a new one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.roster.book import Book, bracket_of_label
from transcript.segment.selves import reporter_self
from transcript.segment.turns import DraftTurn

_ASKS_ON = lazy(
    r"[—-]*\s*(?:不好意思,?|那么?|我|还|对不起,?)*(?P<again>再(?:追|问)|追问|跟进|接着问|还想问|再请教|Follow[- ]?up)",
    re.IGNORECASE,
)


def same_asker(turn: DraftTurn, view: str) -> bool:
    """Whether the asker of the turn before goes on: the label says so, or, where no label names anybody, the first words."""
    if turn.key in ("追问", "记者追问", "再问", "同上记者", "同一记者") or "追问" in turn.key:
        return True
    match = _ASKS_ON.match(view, turn.start, turn.end)
    if match is None or turn.label is None:
        return match is not None
    bare = turn.reading is not None and turn.reading.kind == "ask" and not re.search(r"\d", view[slice(*turn.label)])
    return bare and match["again"].lower().startswith(("追问", "再追", "follow"))


_ONCE_MORE = lazy(r"[^。!?\n]{0,16}?(?:(?:再|补)(?:追|问|补|请教|来一)|追问|跟进|接着问|还想问)")


def asks_again(turn: DraftTurn, view: str) -> bool:
    """Whether the first words, or the label, say that the asker has asked before: `某报再追问一句，…`."""
    return same_asker(turn, view) or _ONCE_MORE.match(view, turn.start, turn.end) is not None


def introduces(turn: DraftTurn, view: str) -> bool:
    """Whether a turn begins with a reporter who says where he is from."""
    return reporter_self(view[turn.start : min(turn.end, turn.start + 80)]) is not None


_THANKS_COLLEAGUE = lazy(rf"(?:谢谢|感谢)[\u4e00-\u9fff]{{0,4}}(?:{posts.pattern()}|总)[,。!]")


_ADDS = lazy(
    r"(?:刚才|刚刚)?[^,。]{0,8}(?:长|任|总|记|员|士)(?:刚才|刚刚)?(?:讲|说|谈|介绍|提)(?:的|到|了)[^。]{0,20}[,。]我(?:再|也|来|就)?(?:从|补|添|加)"
)


# How somebody else begins under the same `答：`.
_TAKES_OVER = lazy(
    rf"(?:[\u4e00-\u9fff]{{1,4}}(?:{posts.pattern()}|总)?(?:刚才|刚刚|已经)(?:讲|说|谈|介绍|提)|我(?:再|也|来)?(?:(?:强调|加|插|接|补)(?:着)?(?:说|讲)?(?:一|两|几)?|[说讲](?:一|两|几))(?:点|句|话)|第?[一二三两](?:个|条)?问题?我来(?:[答讲说谈]|回)|我是[^,。]{{2,20}}[,。]|我接着)"
)


_HANDS_ON = lazy(
    r"请[^。!?]{1,30}(?:补充|回答|介绍|说明|谈|讲|说)[^。!?]{0,10}[。!]?\s*$|(?:话筒|时间)?交给[^,。!?]{1,10}[。!]?\s*$"
)


def _repeats_labels(view: str, turns: Sequence[DraftTurn]) -> bool:
    """Whether the document puts its labels before every paragraph (live feeds do): then two in a row are one turn.

    Where labelled turns go on over several paragraphs, a label that comes again says that somebody begins anew.
    """
    labelled = [turn for turn in turns if turn.label is not None]
    again = sum(1 for a, b in itertools.pairwise(labelled) if a.key and a.key == b.key and a.part != "reporter")
    several = sum(1 for turn in labelled if "\n" in view[turn.start : turn.end].strip())
    return again >= max(2, 0.25 * len(labelled)) and again > several


def _brackets(book: Book, turn: DraftTurn) -> str:
    span = bracket_of_label(book.view, turn)
    return book.view[slice(*span)] if span else ""


def merge_repeats(turns: tuple[DraftTurn, ...], keys: dict[str, int | None], book: Book) -> list[DraftTurn]:
    """Consecutive turns under one label are one turn: live feeds and prints repeat it. Two bare `记者：` in a row stay two
    unless the document repeats its labels."""
    repeats = _repeats_labels(book.view, turns)
    merged: list[DraftTurn] = []
    for turn in turns:
        before = merged[-1] if merged else None
        same = (
            before is not None
            and before.key
            and before.key == turn.key
            and before.label is not None
            and turn.label is not None
            and _brackets(book, before) == _brackets(book, turn)
        )
        if same and before is not None and turn.reading is not None and turn.reading.kind == "answer":
            # Two answers under one `答`: somebody else takes over where the first was told to let him.
            opening, ending = (
                book.view[turn.start : turn.start + 40],
                book.view[max(before.start, before.end - 60) : before.end],
            )
            thanks = _THANKS_COLLEAGUE.match(opening)
            takes_over = (_HANDS_ON.search(ending) and (cues.SUPPLEMENT.match(opening) or thanks)) or _ADDS.search(
                opening
            )
            same = repeats and not takes_over and not (cues.SUPPLEMENT.match(opening) or _TAKES_OVER.match(opening))
        if same and before is not None and turn.part == "reporter":
            named = keys.get(turn.key) is not None or (turn.reading is not None and turn.reading.outlet is not None)
            same = not introduces(turn, book.view) and (named or repeats)
        if same and before is not None:
            merged[-1] = replace(before, end=turn.end)
        else:
            merged.append(turn)
    return merged
