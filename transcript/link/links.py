"""Turns with speakers → questions, answers and statements: the N-to-N Q&A graph."""

from __future__ import annotations

from dataclasses import dataclass, field

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.link.questions import PartFinding, match_parts, question_parts
from transcript.roster.addresses import asked_in_label, called_persons
from transcript.roster.book import Cast

_NEXT = lazy(
    r"下一(?:题|个|位)|接下来|还有(?:没有|吗|其他)?|继续(?:提问)?|先这样|就这样|大概是这样|补充(?:的)?[?吗]|写很多则|请(?:提问|讲|说|发言)"
)
_NO_MORE_QUESTION = lazy(
    r"有没有(?:谁|哪位|其他|人)|要(?:回应|补充|分享|提问)|还有.{0,12}(?:提问|问题|媒体|记者|朋友)|有没有.{0,12}(?:提问|问题|媒体|记者)|哪位|谁(?:来|先)|好不好|可以吗"
)
# `呼延局长?`: a person called upon, not a question.
_ONLY_CALLS = lazy(rf"(?:^|[。!])[^。!?,]{{1,4}}(?:{posts.pattern()}|{posts.courtesy().pattern})\? ?$")
_BROKEN_OFF = lazy(r"(?:…|—|\.{3})[”\s]*$")
_THANKS = lazy(r"(?:谢谢|感谢|多谢)[^。?]{0,30}[。!]?$")
_ADD_CALL = lazy(
    r"补充|要回应|要分享|来回应|(?:要不要|可以|能不能|也|再)[^,。]{0,4}(?:说|讲|谈|答)[一两几]?[句下]?|(?:说|讲|谈)(?:上)?[一两几]句"
)
_STATEMENT_CALL = lazy(r"(?:有?请|由).{1,30}?(?:介绍|发布|致辞|讲话|简报|报告|通报|说明)")
_REPLY_CALL = lazy(r"回答|回应|补充|解答|作答|答复|这个问题|这一题")


_SENTENCE = lazy(r"[^。!?;\s][^。!?;\n\r]*")
_MOST_OPEN = 60  # questions asked in a row that wait for one answer; a page with more has lost its answers
_LONGEST_CALL = 160  # characters in which a question is passed on, with thanks
# What may stand beside a hand-over without being said on the matter: `谢谢你的提问`, `这是大家都关心的问题`.
_POLITE = lazy(
    r"(?:好的?|嗯|是的|(?:谢谢|感谢|多谢)[^,]{0,14}|(?:您|你)?这个问题(?:提得)?[很非特挺][^,]{1,6}|[^,]{0,10}(?:关心|关注)的(?:问题|事情?|话题)|[,~… ])++"
)
# `这个问题请王司长来回答`, `具体情况,请赵丽华同志介绍一下`: nothing but the call. What is repeated is never given back: a sentence of
# one word a hundred times is read once.
_HANDS_ON = lazy(
    rf"(?:好的?,|那(?:么|就)?,?|下面,?|还是,?|我(?:想|们)?,?|先)*+(?:(?:关于|有关|至于)[^,]{{1,16}},)?(?:[^,请由让麻交]{{0,6}}(?:这|该|此|具体)[^,请由让麻交]{{0,8}},?|还是|就|先|我想?)*+"
    rf"{cues.HANDOVER.pattern}(?:一下|给大家|吧|好吗|好不好|[^,]{{0,4}}问题|[^,]{{0,4}}情况|,?谢谢[^,]{{0,4}}|[, ])*+"
)

_MARKS = lazy(r"[。!?]")
_WH_WORD = lazy(r"谁|什么|怎么|怎样|多少|哪|[吗么](?= |$)|(?P<verb>[有是能会要可])[没不](?P=verb)|几[个天次点年月时]")


@dataclass(slots=True)
class DraftQuestion:
    """A question: its turn (index), parts, persons asked, and the question (index) it follows up on."""

    turn: int
    parts: tuple[PartFinding, ...]
    addressees: list[int] = field(default_factory=list)
    follows: int | None = None
    answered: set[int] = field(default_factory=set)
    replies: int = 0


@dataclass(slots=True)
class DraftAnswer:
    """An answer: its turn, the questions it answers (indices), `(question, part, start, end)` pieces, hand-over turn, answer supplemented."""

    turn: int
    questions: list[int]
    pieces: list[tuple[int, int | None, int, int]] = field(default_factory=list)
    assigned_by: int | None = None
    supplements: int | None = None
    confidence: float = 0.9
    because: str = ""


@dataclass(slots=True)
class Links:
    """Everything linked; `statements` are turns (indices) said unasked."""

    questions: list[DraftQuestion] = field(default_factory=list)
    answers: list[DraftAnswer] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)


_CLAUSE_END = lazy(r"[,。!…]")
_PARAGRAPH = lazy(r"[^\n\r]+")
_DONE = lazy(r"谢谢|感谢|就是这样|差不多|答过了|没有了|身体健康")


def _tells_first(said: str) -> bool:
    """Whether something is told before a colleague is asked to add to it."""
    return bool(_CLAUSE_END.search(said.rpartition("?")[0]))


_FENDS_OFF = lazy(
    r"不(?:便|予|作|做|再|在|宜|回答|回应|评论|聊|公布|公开|展开|披露|好打包票|方便|打算谈)|会后|书面|到(?:此|这)|下一[位个]|最后一|时间(?:关系|到|快|差)|超出|只(?:聊|谈|讲)|集中(?:讲|谈)|"
    r"另(?:行|外见)|转(?:给|办|过去)|没有(?:到场|来|结论|可以|更多)|多谢(?:大家|各位)|谢谢(?:大家|各位)|感谢(?:大家|各位)|调查中|还在(?:审|查)|再见"
)
_TURNS_DOWN = lazy(
    r"不(?:便|予|宜|回答|回应|评论|方便|展开|披露)|会后|书面|没有(?:更多|可以发布)|另行(?:答复|回复|发布)"
)
_HOST_TAKES = lazy(
    r"(?:好的?|谢谢[^,。]{0,6}|这个(?:问题)?|第[一二三]个(?:问题)?|那)?[,。]?(?:这个(?:问题)?|第[一二三]个(?:问题)?|那)?(?:就|先)?我(?:先|就)?(?:来|替[^,。]{1,5}|代[^,。]{1,5})(?:先|简单|来)?(?:回?答|回应|说明|解释|说)(?!请)"
)


_TOGETHER = lazy(r"[两二三几]位(?:记者|朋友|媒体|网友)|[两三几]个问题|一并|一起(?:回答|说|讲|答)|合在一起|并在一起")


class _Linker:
    def __init__(self, view: str, cast: Cast) -> None:
        self.view, self.cast, self.links = view, cast, Links()
        self.open: list[int] = []
        self.first_answers: dict[int, int] = {}
        self.hand_over: int | None = None
        self.called: list[int] = []

    def said(self, index: int) -> str:
        draft = self.cast.turns[index].draft
        return self.view[draft.start : draft.end]

    def run(self) -> Links:
        for index, turn in enumerate(self.cast.turns):
            if turn.part == "reporter":
                self._reporter(index)
            elif turn.part == "host":
                self._host(index)
            elif turn.part == "official":
                self._official(index)
        return self.links

    def _part_before(self, index: int) -> str | None:
        return self.cast.turns[index - 1].part if index else None

    def _part_after(self, index: int) -> str | None:
        return self.cast.turns[index + 1].part if index + 1 < len(self.cast.turns) else None

    def _asks(self, index: int) -> bool:
        said = self.said(index)
        if cues.COURTESY_ONLY.match(said) and "?" not in said:
            return False
        if "?" in said or cues.QUESTION_CUE.search(said):
            return True
        if not _MARKS.search(said) and _WH_WORD.search(said):
            return True  # subtitles print no question marks
        if len(said) < 80 and _DONE.search(said):
            return False
        return self._part_after(index) == "official"

    def _reporter(self, index: int) -> None:
        if not self._asks(index):
            return
        self._open_question(index)

    def _open_question(self, index: int) -> None:
        turn = self.cast.turns[index]
        draft = turn.draft
        question = DraftQuestion(index, question_parts(self.view, draft.start, draft.end))
        called = called_persons(self.view, self.cast.people, draft.start, draft.end)
        named = asked_in_label(self.view, self.cast.people, draft.label)
        question.addressees = [one for one in dict.fromkeys([*named, *called]) if one != turn.person]
        number = len(self.links.questions)
        question.follows = self._follows(index, number)
        pending = [q for q in self.open if not self.links.questions[q].replies]
        self.links.questions.append(question)
        goes_on = self.cast.turns[index].part == "reporter" and self._part_before(index) in ("reporter", "host")
        self.open = [*pending, number][-_MOST_OPEN:] if pending and goes_on else [number]
        self.hand_over, self.called = None, []

    def _follows(self, index: int, number: int) -> int | None:
        if not number:
            return None
        before = self.links.questions[number - 1]
        same = self._same_asker(index, before.turn)
        said = self.said(index)[:90]
        label = self.cast.turns[index].draft.key
        if "追问" in label or cues.FOLLOW_UP.search(said):
            return number - 1
        between = self.cast.turns[before.turn + 1 : index]
        if same and all(turn.part != "host" for turn in between) and len(self.said(index)) < 160:
            return number - 1
        return None

    def _same_asker(self, a: int, b: int) -> bool:
        one, two = self.cast.turns[a], self.cast.turns[b]
        if one.person is not None or two.person is not None:
            return one.person == two.person
        return one.outlet is not None and one.outlet == two.outlet

    def _host(self, index: int) -> None:
        said = self.said(index)
        waiting = [q for q in self.open if not self.links.questions[q].replies]
        if self._host_asks(index, said, bool(waiting)):
            self._open_question(index)
            return
        called = self._calls_upon(index)
        if waiting and self._host_answers(index, said, bool(called)):
            self._answer(index, waiting)
            return
        if waiting and self._part_after(index) == "reporter" and _TURNS_DOWN.search(said) and not called:
            self.open, self.hand_over, self.called = [], None, []  # what is asked next is answered alone
            return
        if waiting:
            self.hand_over, self.called = index, called
            for number in waiting:
                question = self.links.questions[number]
                question.addressees.extend(person for person in called if person not in question.addressees)
        elif (
            self.open
            and not _STATEMENT_CALL.search(said)
            and ((called and _REPLY_CALL.search(said)) or _ADD_CALL.search(said))
        ):
            self.hand_over, self.called = index, called
        else:
            self.open = []
            self.hand_over, self.called = None, []

    def _calls_upon(self, index: int) -> list[int]:
        """The others whom a turn hands over to."""
        turn = self.cast.turns[index]
        called = called_persons(self.view, self.cast.people, turn.draft.start, turn.draft.end, hand_over=True)
        return [person for person in called if person != turn.person]

    def _host_asks(self, index: int, said: str, waiting: bool) -> bool:
        if self._part_after(index) != "official":
            return False
        tail = said[-120:]
        if waiting:
            # `今天不予评论。最后念一条网友的留言：……？`: the question before stays without an answer.
            read = cues.NET_QUESTION.search(said)
            return read is not None and "?" in tail and _FENDS_OFF.search(said, 0, read.start()) is not None
        if cues.NET_QUESTION.search(said[-400:]) and ("?" in tail or cues.QUESTION_CUE.search(tail)):
            return True
        return (
            "?" in tail
            and not _ONLY_CALLS.search(tail)
            and not _NO_MORE_QUESTION.search(tail[-60:])
            and len(said) > 20
            and bool(self.links.questions or index)
        )

    def _host_answers(self, index: int, said: str, called: bool) -> bool:
        """Whether the host deals with a question himself: `这个我来答吧`, or speech on the matter that nobody takes up. Mostly he fends
        off what nobody answers: `今天不展开`, `会后书面答复`."""
        if _HOST_TAKES.match(said):
            return True
        return (
            not called
            and self._part_before(index) == "reporter"
            and self._part_after(index) in ("reporter", "host", None)
            and len(said) >= 40
            and not _FENDS_OFF.search(said)
            and not cues.MODERATION_CUE.search(said)
            and not cues.HANDOVER.search(said)
            and not cues.NET_QUESTION.search(said)
        )

    def _official(self, index: int) -> None:
        said = self.said(index)
        turn = self.cast.turns[index]
        direct = bool(self.open) and self.links.questions[self.open[-1]].turn == index - 1
        if cues.THANKS_ONLY.match(said) or (cues.COURTESY_ONLY.match(said) and not direct):
            return
        if not direct and len(said) < 40 and (self._part_before(index) == "reporter" or _THANKS.match(said)):
            # A courtesy exchanged for a courtesy.
            return
        if len(said) < 36 and _NEXT.search(said) and not (direct and ("?" not in said or _tells_first(said))):
            return
        if not direct and len(said) < 90 and cues.CLOSING.search(said):
            return
        targets = self._targets(index)
        if targets and self._only_hands_on(index, said):
            self.hand_over = index
            self.called = self._calls_upon(index)
            return
        if not targets:
            if turn.person is None or self.cast.people[turn.person].part != "host":
                self.links.statements.append(index)
            return
        self._answer(index, [*self._broken_off(index), *targets])

    def _only_hands_on(self, index: int, said: str) -> bool:
        """Whether an official passes the question on to a colleague, who speaks next, and says nothing on the matter himself."""
        if len(said) > _LONGEST_CALL or self._part_after(index) != "official":
            return False
        if self.cast.turns[index + 1].person == self.cast.turns[index].person:
            return False
        sentences = [sentence for sentence in _SENTENCE.findall(said) if not _POLITE.fullmatch(sentence)]
        return bool(sentences) and all(_HANDS_ON.fullmatch(sentence) for sentence in sentences)

    def _broken_off(self, index: int) -> list[int]:
        """The questions of an answer that was broken off (`停了电……`) by somebody who says so (`我打断一下`): what follows goes on with it."""
        if index < 2 or self._part_before(index) != "reporter" or not self.links.answers:
            return []
        last = self.links.answers[-1]
        same = last.turn == index - 2 and self.cast.turns[last.turn].person == self.cast.turns[index].person
        cut = same and _BROKEN_OFF.search(self.said(last.turn)[-4:]) and "打断" in self.said(index - 1)[:40]
        return [question for question in last.questions if question not in self.open] if cut else []

    def _answer(self, index: int, targets: list[int]) -> None:
        turn = self.cast.turns[index]
        answer = DraftAnswer(index, targets)
        number = len(self.links.answers)
        first = min(
            (self.first_answers[question] for question in targets if question in self.first_answers), default=None
        )
        for question in targets:
            self.first_answers.setdefault(question, number)
        if first is not None and self.cast.turns[self.links.answers[first].turn].person != turn.person:
            answer.supplements = first
        answer.assigned_by = self.hand_over
        self._match(answer)
        answer.confidence, answer.because = self._reason(answer)
        self.links.answers.append(answer)
        self.hand_over = None if not self.called or turn.person in self.called[-1:] else self.hand_over

    def _targets(self, index: int) -> list[int]:
        if not self.open:
            return []
        if len(self.open) == 1 or _TOGETHER.search(self.said(index)[:48]):
            return list(self.open)
        person = self.cast.turns[index].person
        mine = [q for q in self.open if person is not None and person in self.links.questions[q].addressees]
        if mine:
            return mine
        free = [q for q in self.open if not self.links.questions[q].addressees]
        return free or list(self.open)

    def _match(self, answer: DraftAnswer) -> None:
        draft = self.cast.turns[answer.turn].draft
        paragraphs = [
            (draft.start + match.start(), draft.start + match.end())
            for match in _PARAGRAPH.finditer(self.view[draft.start : draft.end])
            if not match[0].isspace()
        ]
        for number in answer.questions:
            question = self.links.questions[number]
            question.replies += 1
            matched = match_parts(self.view, question.parts, paragraphs)
            hit = {part for part in matched if part is not None}
            if not hit:
                question.answered.update(range(len(question.parts)))
                answer.pieces.append((number, None, draft.start, draft.end))
                continue
            question.answered.update(hit)
            if len(paragraphs) <= 2 or (len(hit) == 1 and len(question.parts) <= 2):
                # One block of speech mostly deals with everything that was asked.
                question.answered.update(range(len(question.parts)))
            for part, start, end in _runs(matched, paragraphs):
                answer.pieces.append((number, part, start, end))

    def _reason(self, answer: DraftAnswer) -> tuple[float, str]:
        turn = self.cast.turns[answer.turn]
        asked = {person for number in answer.questions for person in self.links.questions[number].addressees}
        if turn.person is not None and turn.person in asked:
            return 0.98, "the person asked answers"
        if answer.assigned_by is not None:
            return 0.96, "the question was handed over to the speaker"
        if answer.supplements is not None:
            return 0.9, "adds to the answer before"
        if asked and turn.person is not None:
            return 0.75, "follows the question, though somebody else was asked"
        if len(answer.questions) > 1:
            return 0.7, "follows several questions"
        between = answer.turn - self.links.questions[answer.questions[0]].turn
        return (0.95, "follows the question") if between == 1 else (0.85, "follows the question, after others spoke")


def _runs(matched: list[int | None], paragraphs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Consecutive paragraphs on one part, as (part, start, end); paragraphs of no part are left out."""
    runs: list[tuple[int, int, int]] = []
    for part, (start, end) in zip(matched, paragraphs, strict=True):
        if part is None:
            continue
        if runs and runs[-1][0] == part:
            runs[-1] = (part, runs[-1][1], end)
        else:
            runs.append((part, start, end))
    return runs


def link(view: str, cast: Cast) -> Links:
    """Link questions to answers over a cast; offsets are those of the view."""
    return _Linker(view, cast).run()
