"""Everything a briefing says in its own voice, in Chinese and English. The checker knows generated text by this table.

`{n}` stands for a number. Nothing generated is printed that is not made from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from transcript.briefing.nouns import Lang, Piece
from transcript.chinese.traditional import traditional

# code → (Chinese, English)
WORDS: dict[str, tuple[str, str]] = {
    # titles and headings
    "title.conference": ("发布会简报", "Press conference briefing"),
    "title.official": ("发言人简报", "Briefing on an official"),
    "title.topic": ("专题简报", "Topic briefing"),
    "title.issuer": ("发布单位简报", "Issuer briefing"),
    "event": ("基本情况", "Event"),
    "key": ("要点", "Key points"),
    "qa": ("问答摘要", "Questions and answers"),
    "question": ("问 {n}", "Question {n}"),
    "figures": ("数据", "Figures"),
    "commitments": ("承诺事项", "Commitments"),
    "unanswered": ("未回应的问题", "Unanswered questions"),
    "documents": ("提到的文件", "Documents named"),
    "doubts": ("存疑", "Doubts"),
    "notice": ("说明", "Note"),
    "sources": ("来源", "Sources"),
    "wording": ("口径变化", "Changes of wording"),
    "people": ("人物", "People"),
    "statements": ("发言摘要", "Statements"),
    "indicators": ("指标对比", "Indicators compared"),
    "conferences": ("场次", "Conferences"),
    "other-topic": ("其他", "Other"),
    # labels
    "name": ("名称", "Title"),
    "issuer": ("发布单位", "Issuer"),
    "date": ("日期", "Date"),
    "time": ("时间", "Time"),
    "place": ("地点", "Place"),
    "host": ("主持人", "Host"),
    "officials": ("发布人", "Officials"),
    "official": ("发言人", "Official"),
    "office": ("职务", "Office"),
    "topic": ("主题", "Topic"),
    "period": ("时段", "Period"),
    "counts": ("规模", "Size"),
    "asked": ("问", "Q"),
    "answer": ("答", "A"),
    "supplement": ("补充", "Adds"),
    "before": ("此前", "Before"),
    "after": ("此后", "After"),
    "status": ("回应情况", "Status"),
    "source": ("来源", "Source"),
    # columns
    "col.indicator": ("指标", "Indicator"),
    "col.value": ("数值", "Value"),
    "col.change": ("变化", "Change"),
    "col.period": ("时期", "Period"),
    "col.who": ("何人", "Who"),
    "col.context": ("原文", "Wording"),
    "col.what": ("事项", "What"),
    "col.deadline": ("时限", "Deadline"),
    "col.date": ("日期", "Date"),
    "col.title": ("名称", "Title"),
    "col.before": ("此前", "Before"),
    "col.after": ("此后", "After"),
    "col.remark": ("备注", "Remark"),
    "col.issuer": ("发布单位", "Issuer"),
    "col.times": ("次数", "Times"),
    # remarks
    "answered.none": ("未见回应", "no answer found"),
    "answered.part": ("部分回应", "answered in part"),
    "more": ("另有 {n} 条未列出", "{n} more not shown"),
    "more.figures": ("另有 {n} 个数据未列出", "{n} more figures not shown"),
    "counts.line": (
        "{n} 段发言，{n} 个提问，{n} 个回答",
        "{n} turns, {n} questions, {n} answers",
    ),
    "counts.conferences": ("{n} 场发布会，{n} 次发言", "{n} conferences, {n} statements"),
    "times": ("{n} 次", "{n} times"),
    "target": ("目标", "target"),
    "host.asks": ("主持人代问", "the host asks"),
    "reporter": ("记者", "reporter"),
    "unnamed": ("未署名", "unnamed"),
    "no.questions": ("本场没有提问。", "Nobody asked a question."),
    "no.substance": ("这段发言没有可摘录的内容。", "Nothing that was said can be summed up."),
    "is.report": (
        "这是新闻报道，不是发布会实录：没有逐字的问答，只列出报道记载的内容。",
        "This is a news report, not a transcript: there are no verbatim questions and answers.",
    ),
    "is.other": (
        "这不是发布会实录，没有问答可摘。",
        "This is not a press-conference transcript; there are no questions and answers.",
    ),
    "growth.doubt": ("所称增速与数值不符", "the stated growth does not fit the values"),
    "not.dated": ("未注明日期", "undated"),
    # doubts, by the code of the issue
    "doubt.unanswered": ("没有人回答这个问题", "nobody answers this question"),
    "doubt.part-unanswered": ("回答中没有找到对这一点的回应", "no part of the answer deals with this"),
    "doubt.unsure-turn": ("这里可能不是一段发言", "this may be no turn"),
    "doubt.unknown-speaker": ("原文没有说明是谁在发言", "the text does not say who speaks"),
    "doubt.name-slip": (
        "姓名与名单差一个同音字，按名单归人",
        "the name differs from the list by one character of the same sound",
    ),
    "doubt.damaged": ("原文此处有损坏，读法存疑", "the text is damaged here; the reading is a guess"),
    "doubt.other": ("解析时有疑问", "the parser was in doubt"),
    "doubt.times": ("{n} 处", "{n} places"),
}

# Connectives and marks that need no translation.
MARKS = frozenset("，。；、：（）·—…／ 　") | {
    "……",
    "——",
    " · ",
    ": ",
    ", ",
    "; ",
    " (",
    ")",
    " ",
    ". ",
    " → ",
    " – ",
    *"/–-():,;.→·",
}


def word(code: str, lang: Lang, *numbers: int) -> str:
    """The words of a code in a language, numbers filled in from left to right."""
    text = WORDS[code][0 if lang == "zh" else 1]
    for number in numbers:
        text = text.replace("{n}", str(number), 1)
    return text


def said(code: str, lang: Lang, *numbers: int) -> Piece:
    """The same as a generated piece."""
    return Piece(kind="generated", text=word(code, lang, *numbers))


def mark(text: str) -> Piece:
    """A connective or mark as a generated piece."""
    assert text in MARKS, text
    return Piece(kind="generated", text=text)


Joint = Literal["colon", "comma", "list", "open", "close", "stop", "semicolon"]
_JOINTS: dict[Joint, tuple[str, str]] = {
    "colon": ("：", ": "),
    "comma": ("，", ", "),
    "list": ("、", ", "),
    "open": ("（", " ("),
    "close": ("）", ")"),
    "stop": ("。", ". "),
    "semicolon": ("；", "; "),
}


def joint(name: Joint, lang: Lang) -> Piece:
    """A connective in the punctuation of the language."""
    return mark(_JOINTS[name][0 if lang == "zh" else 1])


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[re.Pattern[str]]]:
    """Every word and mark as a pattern, by its first character (`0` for a number)."""
    own = {text for pair in WORDS.values() for text in pair}
    words = sorted(own | set(map(traditional, own)) | MARKS, key=len, reverse=True)
    found: dict[str, list[re.Pattern[str]]] = {}
    for text in words:
        pattern = re.compile(re.escape(text).replace(r"\{n\}", r"\d{1,7}"))
        found.setdefault("0" if text.startswith("{n}") else text[0], []).append(pattern)
    return found


def ends(text: str, at: int) -> Iterator[int]:
    """Where the words of the table that stand at `at` end."""
    if text[at].isspace():
        yield at + 1
    for pattern in _vocabulary().get("0" if text[at].isdecimal() else text[at], ()):
        match = pattern.match(text, at)
        if match:
            yield match.end()
