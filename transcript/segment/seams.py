"""What the words at the seam of two paragraphs say about who speaks: the features of the model `seams`, and its search.

A paragraph is in one of six states: host, reporter or official, each at the beginning of a turn or inside one. The weights come from
`transcript.train.seams` (a structured perceptron over conferences whose labels were taken away); the best sequence is found exactly.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from transcript import models
from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.segment.selves import reporter_self

NAME = "seams"
PARTS: tuple[Part, ...] = ("host", "reporter", "official")
STATES: tuple[tuple[Part, bool], ...] = tuple((part, opens) for part in PARTS for opens in (True, False))
Weights = dict[str, list[float]]

_HEAD = {
    "thanks for a speech": lazy(
        r"^(?:好的?[,。])?(?:感谢|谢谢)[^,。?]{1,24}?(?:的)?(?:介绍|发布|回答|解读|解答|分享|说明|答复|讲解|通报|发言|致辞|报告)"
    ),
    "thanks for a question": lazy(r"^.{0,8}(?:感谢|谢谢)[^,。]{0,10}(?:提问|问题|关注|关心)"),
    "thanks a title": lazy(
        rf"^(?:好的?[,。])?(?:感谢|谢谢)[\u4e00-\u9fff·]{{1,6}}?(?:{posts.pattern()}|总|主秘)[,。!]"
    ),
    "title first": lazy(rf"^(?:{posts.pattern()})(?:您|你|好|[,、。])"),
    "vocative": lazy(
        rf"^(?:请问|想问|想请教)?[\u4e00-\u9fff·]{{1,6}}(?:{posts.pattern()}|总|局|先生|女士|博士)(?:您|你|好|[,、。])"
    ),
    "thanks the host": lazy(r"^(?:谢谢|感谢)主持人"),
    "thanks": lazy(r"^(?:好的?[,。])?(?:非常)?(?:感谢|谢谢|多谢)"),
    "greets all": lazy(r"^.{0,20}(?:各位|大家|朋友们)[^。]{0,12}好"),
    "well": lazy(r"^(?:好的?|是的|对|嗯|那)[,。!]"),
    "asks": lazy(r"^.{0,20}(?:请问|想问|我想请|想请教|请教|问一下|我的问题|有[一两二三几]个(?:小)?问题)"),
    "follows up": lazy(r"^.{0,12}(?:追问|再问|再追|跟进|接着|还有一个|补充问|再确认)"),
    "supplements": cues.SUPPLEMENT,
    "answers": cues.ANSWER_OPENING,
    "takes it": lazy(r"^.{0,10}(?:我来|我先|我就|这个问题|这一题|您问|你问|您说|你说|您提|你提|问得)"),
    "welcome": lazy(r"欢迎.{0,8}(?:出席|参加|来到|莅临|大家|各位)|(?:发布会|记者会|说明会|通气会)(?:现在)?开始"),
    "net": lazy(r"网友|留言|直播间|网民|纸条|观众"),
    "outlet": lazy(r"^.{0,14}(?:报|社|网|台|新闻|周刊|卫视|证券|电视|客户端|融媒)(?:的|记者|[,。])"),
    "journalist": lazy(r"^.{0,24}记者"),
    "next": lazy(r"^.{0,16}(?:下一位|下一个|下一题|最后一|接下来|下面|请提问|提问)"),
    "reports": lazy(r"^.{0,6}(?:据|我们注意到|我注意到|有报道|有媒体|最近|近日|刚才|目前)"),
    "enumerates": lazy(r"^.{0,8}(?:一是|二是|三是|第[一二三四][,是、]|首先|其次|再次|另外|此外|最后,|同时)"),
}
_ANYWHERE = {
    "moderates": cues.MODERATION_CUE,
    "hands over": cues.HANDOVER,
    "question cue": cues.QUESTION_CUE,
    "we": lazy(r"我们"),
    "you": lazy(r"您|你们"),
    "figures": lazy(r"\d"),
    "future": lazy(r"下一步|将|年底前|力争|确保"),
    "closes": cues.CLOSING,
}
_TAIL = {
    "asks": lazy(r"[?][”)]?(?:谢谢[。!]?)?$"),
    "thanks": lazy(r"谢谢(?:大家|各位|您|主持人)?[。!]?$"),
    "calls the press": lazy(r"(?:提问|举手|新闻机构|单位|问题|这位|那位|女士|先生|朋友|老师|记者|[,。]请|继续)[。!]?$"),
    "calls a colleague": lazy(
        r"(?:有?请|由|交给|还是)[^,。]{1,20}(?:介绍|发布|讲话|致辞|回答|来?答|补充|说明|通报|报告|说|讲|谈|来|吧|[长任总记员])[^。!?]{0,8}[。!]?$"
    ),
    "that was it": lazy(r"(?:到这里|到此|这些|完毕|就这样)[^。]{0,6}[。!](?:谢谢(?:大家|各位)?[。!])?$"),
}
# A pattern that stands at the beginning is tried there only: a search would try it at every character.
_AT_HEAD = [
    (f"head {name}", pattern.match if pattern.pattern.startswith("^") else pattern.search)
    for name, pattern in _HEAD.items()
]
_IN_START = [(f"any {name}", pattern.search) for name, pattern in _ANYWHERE.items()]
_EDGES = " “”《》"
_BUCKETS = (12, 25, 45, 80, 140, 260, 500)


def features(before: str, paragraph: str, after: str, *, first: bool, last: bool) -> list[str]:
    """The names of what holds of a paragraph (view text) between its neighbours."""
    head, tail, behind = paragraph[:120], paragraph[-60:].rstrip(), before[-60:].rstrip()
    found = ["bias", f"length {_bucket(paragraph)}", f"length before {_bucket(before)}"]
    found += [name for name, find in _AT_HEAD if find(head)]
    start = paragraph[:600]
    found += [name for name, find in _IN_START if find(start)]
    found += [f"tail {name}" for name in _at_tail(tail)]
    found += [f"before {name}" for name in _at_tail(behind)]
    start = before[:120]
    found += [f"head before {name}" for name in ("next", "thanks a title", "supplements") if _HEAD[name].match(start)]
    first_said, last_said, said_before = paragraph.lstrip(_EDGES), paragraph.rstrip(_EDGES), before.rstrip(_EDGES)
    found += [f"begins {first_said[:many]}" for many in (1, 2, 3)]
    found += [f"ends {last_said[-many:]}" for many in (1, 2, 4)]
    found += [f"behind {said_before[-many:]}" for many in (1, 2, 4)]
    if reporter_self(paragraph):
        found.append("introduces himself or herself")
    if reporter_self(before):
        found.append("before introduces himself or herself")
    if "?" in paragraph:
        found.append("question inside")
    if len(paragraph) < 60 and "?" not in paragraph and "calls a colleague" in _at_tail(tail):
        found.append("short call")
    if "asks" in _at_tail(after[-60:].rstrip()):
        found.append("question after")
    if first:
        found.append("first")
    if last:
        found.append("last")
    return found


@lru_cache(maxsize=512)
def _at_tail(tail: str) -> tuple[str, ...]:
    """What the end of a paragraph says: asked of each as the one before, the one at hand and the one after."""
    return tuple(name for name, pattern in _TAIL.items() if pattern.search(tail))


def _bucket(text: str) -> int:
    return next((number for number, limit in enumerate(_BUCKETS) if len(text) < limit), len(_BUCKETS))


_NEVER = 1e6  # what the page rules out
_NOTHING: Mapping[int, Part | None] = {}


def best_path(
    rows: Sequence[Sequence[str]],
    weights: Weights,
    *,
    fixed: Mapping[int, Part | None] = _NOTHING,
    closed: Collection[Part] = (),
    cost: float = 0.0,
    begins: Sequence[bool] | None = None,
) -> tuple[list[tuple[Part, bool]], list[float]]:
    """The likeliest states of a sequence of paragraphs, and how far each lies above its best alternative in the local score.

    `fixed` are the paragraphs that have a label and so begin a turn, with its part where that is known; a part in `closed` begins nowhere
    else. `cost` is what every new turn costs beyond the weights; `begins` tells, where the page itself does, which paragraphs begin a turn.
    """
    local: list[list[float]] = [
        [*map(sum, zip(*[weights[name] for name in row if name in weights], strict=True))] for row in rows
    ]
    for at, scores in enumerate(local):
        for state, (part, opens) in enumerate(STATES):
            if at in fixed:
                scores[state] -= 0.0 if opens and fixed[at] in (part, None) else _NEVER
            elif opens and at:
                scores[state] -= _NEVER if part in closed else cost
    for scores, begun in zip(local, begins or (), strict=False):
        for state, (_, opens) in enumerate(STATES):
            if opens != begun:
                scores[state] -= _NEVER
    move = weights["move"]
    scores = [local[0][state] if STATES[state][1] else -1e9 for state in range(6)]
    back: list[list[int]] = []
    for row in local[1:]:
        grown, origin = [], []
        for state, priors in enumerate(_PRIORS):
            prior = _best_prior(scores, state, priors, move)
            origin.append(prior)
            grown.append(scores[prior] + row[state] + move[prior * 6 + state] if prior >= 0 else -1e9)
        scores, back = grown, [*back, origin]
    state = max(range(6), key=scores.__getitem__)
    path = [state]
    for origin in reversed(back):
        state = origin[state]
        path.append(state)
    path.reverse()
    margins = [
        row[at] - max(value for other, value in enumerate(row) if other != at)
        for row, at in zip(local, path, strict=True)
    ]
    return [STATES[at] for at in path], margins


# What may stand before each state: who goes on has begun.
_PRIORS = [[at for at in range(6) if opens or STATES[at][0] == part] for part, opens in STATES]


def _best_prior(scores: Sequence[float], state: int, priors: Sequence[int], move: Sequence[float]) -> int:
    best, most = -1, -1e8
    for at in priors:
        if scores[at] > -1e8 and (best < 0 or scores[at] + move[at * 6 + state] > most):
            best, most = at, scores[at] + move[at * 6 + state]
    return best


@lru_cache(maxsize=1)
def load() -> Weights:
    """The shipped weights. Raises ModelError when they are missing or not the ones that were measured."""
    found: Weights = json.loads((models.path(NAME) / "weights.json").read_text("utf-8"))
    return found
