"""What looks like a label and is none: names in a list, headings and headlines, a table of contents, credits."""

from __future__ import annotations

import re
from collections import Counter

from transcript.lexicon.patterns import lazy
from transcript.segment.heads import Candidate

_STOPPED = lazy(r"[。!?…”)~—]\s*[_*]*$")


def _heads(view: str, label: Candidate, most: int) -> bool:
    """Whether a line with a label reads like a heading: of at most so many characters, without an end, a name before a colon."""
    said = view[label.speech : label.line_end]
    return bool(
        label.form.startswith("inline")
        and 6 <= len(said) <= most
        and label.reading.kind in ("person", "titled", "role")
        and not _STOPPED.search(said)
    )


def _stop(view: str, label: Candidate) -> bool:
    """Whether the line of a label ends like a sentence."""
    return bool(_STOPPED.search(view, max(label.speech, label.line_end - 40), label.line_end))


_TRANSCRIPT_BELOW = lazy(r"实录|全文[如:]|如下[:。]")


def _is_headline(view: str, label: Candidate, following: Candidate) -> bool:
    """Whether the first label of a page is its headline (`某部：某国排除企业“说服不了人”`), with the lead below: once, short, no sentence."""
    said = view[label.speech : label.line_end]
    return bool(
        label.line < 3
        and label.form.startswith("inline")
        and label.key != following.key
        and 6 <= len(said) <= 40
        and not re.search(r"[。!?]|好", said)
        and _TRANSCRIPT_BELOW.search(view, label.line_end, following.start)
    )


_LINK_SIGNS = "·•►▪■○●◆"
_LONGEST_LINK = 44
_BESIDE = 64  # characters that hold the line above or below, if it is as short


def _among_links(view: str, label: Candidate) -> bool:
    """Whether a label stands in a list of headlines (`· 某部：……行动` below `· ……一览表`): short lines with one sign, none a sentence."""
    sign = view[label.start]
    if sign not in _LINK_SIGNS or label.line_end - label.start > _LONGEST_LINK or _stop(view, label):
        return False
    above, below = view[max(label.start - _BESIDE, 0) : label.start], view[label.line_end : label.line_end + _BESIDE]
    beside = above.rstrip().rpartition("\n")[2], below.lstrip().partition("\n")[0]
    return any(
        line.startswith(sign) and len(line) <= _LONGEST_LINK and ":" not in line and not line.endswith(("。", "!", "?"))
        for line in beside
    )


_CREDITED = lazy(r"[\u4e00-\u9fff·、 ]{2,12}")


_CONTENTS = lazy(
    r"^[ 【\[#*]*(?:目 ?录|本期目录|问答目录|导航|CONTENTS|(?:Conference Call|Company|Corporate) Participants|参会(?:机构|投资者)(?:名单)?)[】\]:*]*$",
    re.MULTILINE,
)


def _in_contents(view: str, labels: tuple[Candidate, ...]) -> set[int]:
    """The lines of a table of contents (`1. 某报：为什么……`) that look like labels: one below the other, under its heading."""
    heading = _CONTENTS.search(view, 0, 3000)
    if heading is None:
        return set()
    listed: list[Candidate] = []
    for label in labels:
        if label.start < heading.end():
            continue
        if listed and (label.line != listed[-1].line + 1 or "\n\n" in view[listed[-1].line_end : label.start]):
            break  # below a blank line the talk begins
        listed.append(label)
    return {label.line for label in listed} if len(listed) >= 3 else set()


def without_lists(view: str, labels: tuple[Candidate, ...]) -> list[Candidate]:
    """Labels without speech are no labels: a list of names stands in a roster, not in the talk."""
    kept: list[Candidate] = []
    contents = _in_contents(view, labels)
    labels = tuple(label for label in labels if label.line not in contents)
    inline = [label for label in labels if label.form.startswith("inline")]
    rare = len(inline) <= 0.25 * len(labels)
    times = Counter(label.key for label in inline)
    # Where whoever speaks ends his sentences, a name that stands once, before words without an end, is no speaker's.
    ended = len(inline) >= 8 and sum(_stop(view, label) for label in inline) >= 0.7 * len(inline)
    for index, label in enumerate(labels):
        following = labels[index + 1] if index + 1 < len(labels) else None
        if _among_links(view, label):
            continue
        if label.reading.kind == "other" and _CREDITED.fullmatch(view, label.speech, label.line_end):
            continue  # `翻译：某某` in the credits
        above = following is not None and following.line == label.line + 1
        if rare and above and _heads(view, label, 26):
            continue  # `某某：搬出来的人，先学会坐电梯`: the editor's heading above the next label
        if ended and times[label.key] == 1 and above and _heads(view, label, 40):
            continue
        if index == 0 and following is not None and _is_headline(view, label, following):
            continue
        empty = not label.tail and following is not None and following.line == label.line + 1
        if empty and label.form.startswith("bare") and following is not None and following.form == label.form:
            pair = label.reading.kind in ("host", "person") and following.reading.kind in (
                "titled",
                "person",
                "role",
                "host",
            )
            if not pair or (index + 2 < len(labels) and labels[index + 2].line == following.line + 1):
                continue
        kept.append(label)
    return kept
