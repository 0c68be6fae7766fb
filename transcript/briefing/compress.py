"""Safe compression: greetings, lead-ins and brackets dropped, nothing else; what is left stands verbatim in the source."""

from __future__ import annotations

from typing import NamedTuple

from transcript.briefing.sentences import Sentence
from transcript.lexicon.briefing_cues import ASK_LEAD, ENUMERATION, GREETING, LEAD_IN
from transcript.lexicon.patterns import lazy

# A bracket that only explains: Latin letters or digits (an abbreviation), or 见/即/以下简称.
_BRACKET = lazy(r"\((?:以下简称[^()]{1,20}|下同|见[^()]{1,12}|[A-Za-z][A-Za-z .&-]{0,30})\)")
_SHORTEST = 6  # characters a cut must leave


class Cut(NamedTuple):
    """What is kept of a sentence: half-open spans in the turn's text, in order."""

    spans: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """Characters kept."""
        return sum(end - start for start, end in self.spans)


def compress(sentence: Sentence, *, asked: bool = False) -> Cut:
    """Drops greetings and lead-ins at the head (for questions also `请问`, with `asked`) and explaining brackets."""
    plain = sentence.plain.rstrip(";")  # half of a sentence, printed as a whole one
    head = head_length(plain, asked=asked)
    spans = []
    at = head
    for match in _BRACKET.finditer(plain, head):
        if match.start() > at:
            spans.append((at, match.start()))
        at = match.end()
    if at < len(plain):
        spans.append((at, len(plain)))
    # Brackets at the end leave a lone stop behind; it joins nothing.
    spans = [(a, b) for a, b in spans if any(map(str.isalnum, plain[a:b]))] or [(head, len(plain))]
    return Cut(tuple((sentence.start + a, sentence.start + b) for a, b in spans))


def head_length(plain: str, *, asked: bool = False) -> int:
    """How many characters of the head say nothing; 0 when cutting them would leave too little."""
    at = 0
    while True:
        match = GREETING.match(plain, at) or LEAD_IN.match(plain, at) or (ASK_LEAD.match(plain, at) if asked else None)
        if match is None or match.end() == at:
            break
        at = match.end()
    rest = len(list(filter(str.isalnum, plain[at:])))
    return at if rest >= _SHORTEST and not ENUMERATION.fullmatch(plain, at) else 0


def says_nothing(plain: str) -> bool:
    """Whether a sentence is greeting and lead-in through and through."""
    at = 0
    while at < len(plain):
        match = GREETING.match(plain, at) or LEAD_IN.match(plain, at)
        if match is None or match.end() == at:
            return len(list(filter(str.isalnum, plain[at:]))) < 3
        at = match.end()
    return True
