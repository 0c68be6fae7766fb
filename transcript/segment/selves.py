"""What reporters say of themselves at the head of a turn: their outlet, and their name."""

from __future__ import annotations

import re
from typing import NamedTuple

from transcript.lexicon import speech_cues as cues
from transcript.roster.names import name_score
from transcript.segment.reading import is_outlet


class SelfIntroduction(NamedTuple):
    """What a reporter says of himself or herself: where outlet and name stand."""

    outlet: tuple[int, int]
    name: tuple[int, int] | None


def reporter_self(paragraph: str) -> SelfIntroduction | None:
    """A reporter's self-introduction at the head of a paragraph (view text), its outlet checked."""
    named = _outlet_and_own_name(paragraph[:80])
    for pattern in (cues.REPORTER_SELF, cues.REPORTER_OUTLET_FIRST, cues.REPORTER_ASKS):
        match = pattern.match(paragraph)
        if match and (match[0].rstrip(",。!").endswith(("记者", "编辑", "主播")) or is_outlet(match["outlet"]) >= 0.4):
            return named or SelfIntroduction(match.span("outlet"), None)
    for pattern, least in ((cues.REPORTER_NAMED, 0.4), (cues.REPORTER_BARE, 0.85)):
        match = pattern.match(paragraph)
        if match and is_outlet(match["outlet"]) >= least:
            return named or SelfIntroduction(match.span("outlet"), None)
    return named


_OWN_WORDS = re.compile(
    r"(?:[^,。!?]{0,12}(?:谢谢|感谢|好|机会)[^,。!?]{0,8}[,。!]\s*){0,2}(?:我(?:是|来自)|这里是)?(?P<words>[^。!?;:\n]{4,30}?)(?=[,。!])"
)
_BEFORE_NAME = re.compile(r"(?:的|记者|首席|,|\s)+$")


def _outlet_and_own_name(head: str) -> SelfIntroduction | None:
    """`我是某报的某某`, `某某电视台记者某某，`, `某报某某。` at the head of a turn."""
    match = _OWN_WORDS.match(head)
    if match is None:
        return None
    first = match.start("words")
    for width in (3, 2, 4):
        start = match.end("words") - width
        outlet = _BEFORE_NAME.sub("", head[first : max(start, first)])
        if len(outlet) >= 2 and name_score(head[start : match.end("words")]) >= 0.7 and is_outlet(outlet) >= 0.5:
            return SelfIntroduction((first, first + len(outlet)), (start, match.end("words")))
    return None
