"""Letterboxes: people write in, offices reply, and nobody meets. Their fields are those of a conference on the net."""

from __future__ import annotations

from transcript.lexicon.patterns import lazy
from transcript.lexicon.speech_cues import CONFERENCE_WORD

_LETTERS = lazy(r"来信|信箱|信件|留言|咨询(?:内容|人)|诉求|工单|办理(?:单位|状态)|(?:答复|回复)(?:单位|部门)")


def letterbox(plain: str, start: int) -> bool:
    """Whether records that begin at `start` of a normalised view are letters: their words say so, and no word before them tells of a conference."""
    head = plain[max(0, start - 1500) : start]
    letters = _LETTERS.search(head) or len(set(_LETTERS.findall(plain))) >= 2
    return bool(letters) and not CONFERENCE_WORD.search(head)
