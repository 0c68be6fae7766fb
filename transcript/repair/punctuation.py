"""Doubled punctuation, and times with a space in them."""

from __future__ import annotations

from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

_DOUBLED = {
    ",,": ",", ",，": "，", "，,": "，", "，，": "，", ",。": "。", "，。": "。", "、、": "、", "：：": "：", "；；": "；",
    "、，": "，", "、。": "。", "。。": "。", ",、": "、", "，、": "、",
}  # fmt: skip
_SURE = frozenset((",,", ",，", "，,", "，，", ",。", "，。", "、、", "：：", "；；", "。。"))
_AROUND = 400  # characters of a line looked at on each side: a text without line breaks is one line
_MARKS = ",，。、：；"
_TWO_MARKS = lazy(f"[{_MARKS}][{_MARKS}]")
_STOPS = lazy(r"[。！？!?；;]")
_TIME = lazy(r"(?<![\d.:：])([01]?\d|2[0-4])([ \u3000\xa0]*)([:：︰∶])([ \u3000\xa0]*)([0-5]\d)(?![\d%％])")
_SPACED_COLON = lazy(r"[:：︰∶](?:(?<=[ \u3000\xa0].)|[ \u3000\xa0]+(?=\d))")
_TIME_BEFORE = lazy(r"[日号號午晨晚间間时時夜点點](?:[ (（周週星期一二三四五六日天)）:：]{0,8})$|[至到—–~-]\s*$")
_TIME_AFTER = lazy(r"\s*(?:开始|開始|召开|召開|举行|舉行|至|—|–|-|~|许|許|分|时|時|整)")


def find_doubled(text: str) -> list[Edit]:
    """Two marks where there was one: `,,`, `，。`. Ellipses (`。。。`) and the empty cells of a table stay."""
    edits: list[Edit] = []
    if not _TWO_MARKS.search(text):
        return edits
    for pair, after in _DOUBLED.items():
        at = text.find(pair)
        while at >= 0:
            if _stands_alone(text, at):
                sure = pair in _SURE
                edits.append(Edit("punctuation", at, at + 2, pair, after if sure else pair, sure))
            at = text.find(pair, at + 1)
    return sorted(edits, key=lambda edit: edit.start)


def _stands_alone(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    after = text[at + 2 : at + 3]
    if before in _MARKS or (after and after in _MARKS) or not _ends_words(before):
        return False
    line = text[max(0, at - _AROUND) : at].rpartition("\n")[2] + text[at : at + _AROUND].partition("\n")[0]
    commas = line.count(",") + line.count("，")
    return bool(_STOPS.search(line.replace("。。", ""))) or len(line) > 12 * commas


def _ends_words(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char in "”」』》）)%％" or char.isalnum()


def find_times(text: str) -> list[Edit]:
    """Times of day with a space beside the colon: `16 :00` was `16:00`. Ratios and scores stay."""
    edits = []
    for colon in _SPACED_COLON.finditer(text):
        match = _TIME.search(text, max(0, colon.start() - 6 - (len(colon[0]) == 1)), colon.end() + 6)
        if match is None or not (match[2] or match[4]):
            continue
        line = text[max(0, match.start() - 16) : match.start()].rpartition("\n")[2]
        if not (_TIME_BEFORE.search(line) or _TIME_AFTER.match(text, match.end())):
            continue
        start, end = match.start(2), match.end(4)
        edits.append(Edit("time", start, end, text[start:end], match[3]))
    return edits
