"""How numbers, dates and a few small words are cut: the same everywhere, whatever a segmenter says.

They correct the teachers of the word model in its training text, and the model itself where it is used: to pkuseg every numeral is one
sign, so it cannot tell `8分钟` from `一分钟`. The conventions are those of `tests/cases/words/README.md`. Each rule looks at the text and sets the borders in and around its match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcript.lexicon.patterns import lazy

_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_HAN = "零〇一二三四五六七八九十百千万亿两几"
_CLASSIFIERS = "个位名项家件条笔句所户亩吨台批套起轮种类处座辆场份股口顿块天岁次点年"
# Each pattern gives its words as groups: a border before and after each group, none inside it.
_PATTERNS = (
    r"(第[一二三四五六七八九十百0-9]+)(?=[，,、；;:：。个位名项家件条点次批轮届])",
    r"(百分之[零一二三四五六七八九十百点两]+)",
    r"((?:[12][0-9]{3}|[12〇零一二三四五六七八九]{4})年)(?!级)",
    rf"(?<![0-9])((?:{_DIGITS}|[一二三四五六七八九十]{{1,2}})月)(?=[0-9一二三四五六七八九十]{{1,2}}[日号])((?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])",
    r"(?<![0-9])((?:[0-9]{1,2}|十[一二]|[一二三四五六七八九十])月[份底初末中])",
    r"(?<![0-9])([0-9]{1,2}月)(?![份底初末中])",
    rf"({_DIGITS}(?:[%‰]|[百千]?[万亿]{{0,2}}))(?![年月日号%‰0-9.,])",
    rf"(?<![第{_HAN}0-9])([{_HAN}]+)([元户吨岁辆])(?!月)",
    r"([一二三四五六七八九]成[一二三四五六七八九半])",
    rf"(?<![第{_HAN}])([二三四五六七八九十两几])([{_CLASSIFIERS}])(?![{_HAN}])",
    rf"(?<![第这那每某同另{_HAN}])(一)([个位名项家件条笔句所户把轮])(?![{_HAN}])",
    r"(全)([市县区省镇乡村])(?![长民委场域])",
    r"(不)([会能是要])(?![不])",
    r"(副(?:省长|市长|县长|区长|镇长|局长|部长|厅长|处长|主任|书记|主席|总理|院长|校长|秘书长|总经理|董事长|司长|检察长|会长))",
)
_RULES = tuple(re.compile(pattern) for pattern in _PATTERNS)
_ALONE = lazy(r"[^\w\s.%‰·]")
_PAIRS = lazy(r"(——|……|─{2,}|\.{3,})")


def convene(text: str, opens: list[bool]) -> list[bool]:
    """The word starts of a text (one per character) after the conventions. The list is changed and returned."""
    for start, end in _marks(text):
        _word(opens, start, end)
    for rule in _RULES:
        for match in rule.finditer(text):
            for group in range(1, rule.groups + 1):
                _word(opens, *match.span(group))
    return opens


def _marks(text: str) -> Iterator[tuple[int, int]]:
    for match in _ALONE.finditer(text):
        yield match.span()
    for match in _PAIRS.finditer(text):
        yield match.span()


def _word(opens: list[bool], start: int, end: int) -> None:
    """Make `[start, end)` one word."""
    for offset in range(start, end):
        opens[offset] = offset == start
    if end < len(opens):
        opens[end] = True
