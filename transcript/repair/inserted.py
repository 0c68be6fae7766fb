"""What a site's software writes into the words of a page: the quotation of a company's stock behind its name, line breaks spelled out."""

from __future__ import annotations

from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

# `摩根士丹利(92.83, 0.27, 0.29%)`: price, change, change in per cent.
_QUOTATION = lazy(r"[(（]\d[\d.,]{0,12},\s?[-+]?\d[\d.]{0,12},\s?[-+]?\d[\d.]{0,8}%[)）]")
# `\n`, `\r\n`, `/n/t` as characters: a break that was written into a string and never read back.
_SPELLED_BREAK = lazy(
    r"(?:^|(?<=[\u3400-\u9fff。！？!?：，,”’）)\]】#\s]))(?:(?:\\r)?\\n(?:\\t)*|/n(?:/t)+)(?![A-Za-z]{2})"
)


def find_quotations(text: str) -> list[Edit]:
    """The quotations of stocks, each a whole bracket of three numbers."""
    if "%)" not in text and "%）" not in text:
        return []
    return [Edit("inserted", *match.span(), match[0], "") for match in _QUOTATION.finditer(text)]


def find_spelled_breaks(text: str) -> list[Edit]:
    """The breaks spelled out, where Chinese words or marks stand before them (a path or a program's text has other neighbours)."""
    if "\\n" not in text and "/n/t" not in text:
        return []
    return [Edit("spelled_break", *match.span(), match[0], "\n") for match in _SPELLED_BREAK.finditer(text)]
