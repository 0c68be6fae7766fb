"""Host, official or reporter: the part of every person whose label does not say it, by what they do."""

from __future__ import annotations

from collections import defaultdict

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.roster.book import Book, Person
from transcript.segment.reading import ANSWERS, VOICE
from transcript.segment.selves import outlet_before_name
from transcript.segment.turns import DraftTurn, Segmentation


def _behaviour(book: Book, turns: list[DraftTurn], own: list[int], *, explicit: bool) -> tuple[float, float, float]:
    """(asks, moderates, answers) of one label type: shares of its turns."""
    asks = moderates = calls = answers = 0
    for index in own:
        turn = turns[index]
        said = book.view[turn.start : turn.end]
        tail = said[-80:]
        if "?" in tail or (not explicit and len(said) < 260 and cues.QUESTION_CUE.search(said)):
            asks += 1
        before = turns[index - 1] if index else None
        if len(said) < 1500 and (cues.MODERATION_CUE.search(said[:400]) or cues.CALLS_UPON.search(said[-24:])):
            moderates += 1
        elif len(said) < 300 and index + 1 < len(turns) and turns[index + 1].part == "reporter":
            calls += 1
        if before and before.part == "reporter" and before.key != turn.key:
            after = turns[index + 1] if index + 1 < len(turns) else None
            other = after is not None and after.part is None and after.key != turn.key
            if len(said) <= _LONGEST_PASS and other and _PASSES_ON.search(said):
                moderates += not cues.MODERATION_CUE.search(said)  # a few words between the question and who answers it
            else:
                answers += 1
    if len(own) >= 3 and not answers:
        # Never asked, and the press speaks right after: that is what a host does, in whatever words.
        moderates += calls
    return asks / len(own), moderates / len(own), answers / len(own)


_LONGEST_PASS = 40  # characters within which somebody passes a question on
_PASSES_ON = lazy(
    r"(?<!您)请(?!问|教|各位|大家|放心)|交给|麻烦|有劳|先来|先[讲说答]|接着|分别|先[^,。]{1,8}[,、]?[后再]"
)


# Words for who asks from the floor or from afar: no office.
_AUDIENCE = lazy(r"(?:现场)?(?:网友|网民|市民|居民|家长|业主|观众|听众|读者|学生|村民|群众|股东|投资者|企业)(?:代表)?")


# How the bodies end whose people answer: `运输署 某某`.
_ORGAN = lazy(rf"(?:[{posts.ORGAN}社队]|公司|集团|中心|大学|警方|政府)$")

# Whose office it is to look after the press.
_PRESIDES = lazy(r"(?:新闻官|媒体官|公关|新闻秘书|新闻主任|新闻专员|新闻联络人|传讯[总经]?[监理]?|企业传讯总监)$")


def decide_parts(book: Book, found: Segmentation, keys: dict[str, int | None]) -> None:
    """The part of every person whose label does not say it, by what they do."""
    turns = list(found.turns)
    own: dict[int, list[int]] = defaultdict(list)
    for position, turn in enumerate(turns):
        index = keys.get(turn.key)
        if index is not None:
            own[index].append(position)
            if turn.part == "reporter" and book.people[index].part is None:
                book.people[index].part = "reporter"
    for index, places in own.items():
        person = book.people[index]
        _correct_host(book, turns, index, places)
        if person.part is None and not person.titles and _from_outlet(book, turns[places[0]], person.plain):
            person.part, person.why = "reporter", "names an outlet and himself"
    _by_behaviour(book, turns, own, keys)
    for person in book.people:
        if person.part is None:
            person.part, person.why = "official", "introduced with an office"


def _correct_host(book: Book, turns: list[DraftTurn], index: int, places: list[int]) -> None:
    """Whom the list calls host, and no label of his, is an official where he answers more than he passes on."""
    person = book.people[index]
    if person.part != "host" or any(turns[place].part == "host" for place in places):
        return
    if any(reading.because == ANSWERS for place in places if (reading := turns[place].reading)):
        person.part, person.why = "official", "a mark says that he answers"
    elif (_speaks_for(book, index) and _speaks_up(book, turns, places)) or _replies(book, turns, places, least=2):
        person.part, person.why = "official", "moderates and answers"


_SURELY_PRESIDES = 0.55


def _by_behaviour(book: Book, turns: list[DraftTurn], own: dict[int, list[int]], keys: dict[str, int | None]) -> None:
    """The part of everybody who speaks and has none yet."""
    undecided = [index for index in own if book.people[index].part is None]
    asked = sum(1 for turn in turns if turn.part == "reporter")
    has_reporter, explicit = asked > 0, asked >= 0.25 * len(turns)
    shares = {index: _behaviour(book, turns, own[index], explicit=explicit) for index in undecided}
    both, host = _who_presides(book, turns, own, shares)
    for index in undecided:
        person = book.people[index]
        asks, _, answers = shares[index]
        office = _has_office(person)
        if index in both:
            person.part, person.why = "official", "a spokesperson who moderates and answers"
        elif index == host:
            person.part, person.why = "host", "opens and hands over"
        elif person.titles and not office and asks >= 0.5:
            person.part, person.why = "reporter", "asks from the floor"
            if person.name and not _AUDIENCE.fullmatch(person.titles[0][1]):
                person.outlet, person.titles = person.outlet or person.titles[0][0], []
        elif (
            not office
            and asks >= 0.55
            and answers < 0.34
            and len(own) > 1
            and (
                _asker(turns, own, index, has_reporter)
                or _called_to_ask(book, turns, own[index])
                or (asks == 1 and not person.titles and _asked_officials(book, turns, own[index], keys))
            )
        ):
            person.part, person.why = "reporter", "asks in most turns"
            has_reporter = True
        else:
            person.part, person.why = "official", "answers"


def _who_presides(
    book: Book, turns: list[DraftTurn], own: dict[int, list[int]], shares: dict[int, tuple[float, float, float]]
) -> tuple[set[int], int | None]:
    """The spokespersons who moderate and answer, and the one of the others who presides, if nobody is known to."""
    # A spokesperson answers; who calls upon others, and is never asked, presides all the same.
    spokes = {
        index: _speaks_for(book, index) and (len(shares) < 3 or _replies(book, turns, own[index])) for index in shares
    }
    both = {index for index in shares if spokes[index] and _speaks_up(book, turns, own[index])}
    if any(person.part == "host" for person in book.people) or any(turn.part == "host" for turn in turns):
        return both, None
    presides = {
        index: _presides(book, turns, own, index, shares[index], spokes=spokes[index])
        for index in shares
        if index not in both and not _takes_questions(book, turns, own[index])
    }
    host = max(presides, key=presides.__getitem__, default=None)
    return both, host if host is not None and presides[host] >= _SURELY_PRESIDES else None


# `下面我愿意接受大家的提问`: a spokesperson alone at the desk.
_TAKES = lazy(r"我(?:很)?(?:愿意?|高兴|乐意|来|将|就)?(?:接受|回答)(?:大家|各位|记者|媒体)[^,。]{0,6}?的?(?:提问|问题)")


def _takes_questions(book: Book, turns: list[DraftTurn], places: list[int]) -> bool:
    """Whether somebody says that he himself answers what the press asks."""
    return any(_TAKES.search(book.view, turns[place].start, turns[place].end) for place in places)


def _has_office(person: Person) -> bool:
    """Whether somebody is known with an office, and not as one of the audience or a numbered voice."""
    return any(
        not _AUDIENCE.fullmatch(view)
        and not VOICE.fullmatch(view.lower().replace(" ", ""))
        and (source != "label" or posts.post().search(view) or (person.name and _ORGAN.search(view)))
        for _, view, source in person.titles
    )


def _presides(
    book: Book,
    turns: list[DraftTurn],
    own: dict[int, list[int]],
    index: int,
    shares: tuple[float, float, float],
    *,
    spokes: bool,
) -> float:
    """How much somebody does what a host does: he opens and closes, calls upon others, and is not asked himself."""
    _, moderates, answers = shares
    views = [view for _, view, _ in book.people[index].titles]
    places = own[index]
    opens, closes = places[0] == 0, places[-1] == len(turns) - 1
    alone = closes and len(own) >= 3 and len(places) >= 2 and not _replies(book, turns, places)
    office = _has_office(book.people[index])
    return (
        moderates
        + (0.35 if opens else 0.0)
        + (0.5 if opens and any(view.endswith("主持人") for view in views) else 0.0)
        + (0.5 if opens and any(_PRESIDES.search(view) for view in views) else 0.0)
        + (0.35 if opens and alone else 0.0)
        - (0.5 if answers > 0.4 else 0.0)
        - (0.8 if spokes else 0.5 if _replies(book, turns, places, least=2) else 0.0)
        - (0.15 if office else 0.0)
    )


def _replies(book: Book, turns: list[DraftTurn], own: list[int], least: int = 1) -> bool:
    """Whether a person speaks on the matter right after somebody asked, more often than passing the question on."""
    replies = passes = 0
    for place in own:
        turn = turns[place]
        if not place or turns[place - 1].part != "reporter":
            continue
        if turn.end - turn.start <= 80 and cues.HANDOVER.search(book.view, turn.start, turn.end):
            passes += 1
        elif turn.end - turn.start > 24 and not cues.MODERATION_CUE.search(book.view, turn.start, turn.end):
            replies += 1
    return replies >= least and replies > passes


def _speaks_for(book: Book, index: int) -> bool:
    """Whether a person is a spokesperson by office."""
    return any(_SPOKESPERSON.search(view) for _, view, _ in book.people[index].titles)


_SPOKESPERSON = lazy(r"发言人(?:[、,]|$)")


def _speaks_up(book: Book, turns: list[DraftTurn], own: list[int]) -> bool:
    """Whether a spokesperson does more than preside."""
    return _answered(book, turns, own) or _supplements(book, turns, own)


def _answered(book: Book, turns: list[DraftTurn], own: list[int]) -> bool:
    """Whether a spokesperson says something on a question at least once."""
    for place in own:
        if not place or turns[place - 1].part != "reporter":
            continue
        said = book.view[turns[place].start : turns[place].end]
        passes = len(said) <= _LONGEST_PASS and _PASSES_ON.search(said)
        hands = cues.HANDOVER.search(said[:80]) or cues.MODERATION_CUE.search(said) or cues.CLOSING.search(said)
        if len(said) > 24 and not passes and not hands:
            return True
    return False


def _supplements(book: Book, turns: list[DraftTurn], own: list[int]) -> bool:
    """Whether somebody adds to what others answered."""
    said = (turns[place] for place in own)
    return any(turn.end - turn.start > 40 and cues.SUPPLEMENT.match(book.view, turn.start, turn.end) for turn in said)


def _from_outlet(book: Book, turn: DraftTurn, name: str) -> bool:
    """Whether somebody says first which outlet he is from, and his own name."""
    return bool(name) and outlet_before_name(book.view[turn.start : min(turn.end, turn.start + 90)], name) is not None


_FROM_HOUSE = lazy(r"来自(?P<outlet>[^,。;:!?\s]{2,16}?)的(?:记者|分析师)?\s*$")


def _asked_officials(book: Book, turns: list[DraftTurn], own: list[int], keys: dict[str, int | None]) -> bool:
    """Whether all that somebody says is a question at the end, with a person in office speaking next."""
    for place in own:
        after = keys.get(turns[place + 1].key) if place + 1 < len(turns) else None
        ends = book.view[turns[place].start : turns[place].end].rstrip().endswith(("?", "?”"))
        if after is None or not ends or not book.people[after].titles:
            return False
    return True


def _called_to_ask(book: Book, turns: list[DraftTurn], own: list[int]) -> bool:
    """Whether the words before the label call this person: `下一个问题来自某某的某某，请讲`."""
    return all(calling_words(book, turns[place]) is not None for place in own)


def calling_words(book: Book, turn: DraftTurn) -> tuple[int, int] | None:
    """The outlet in `来自某报的某某` shortly before the label that names `某某`, as a span."""
    if turn.label is None or turn.reading is None or turn.reading.name is None:
        return None
    name = book.view[turn.label[0] + turn.reading.name[0] : turn.label[0] + turn.reading.name[1]]
    begin = max(0, turn.label[0] - 90)
    at = book.view.rfind(name, begin, turn.label[0])
    match = _FROM_HOUSE.search(book.view, begin, at) if at > begin else None
    return match.span("outlet") if match else None


def _asker(turns: list[DraftTurn], own: dict[int, list[int]], index: int, has_reporter: bool) -> bool:
    """A person without an office who asks more, and at less length, than the others."""

    def mean(places: list[int]) -> float:
        return sum(turns[p].end - turns[p].start for p in places) / len(places)

    others = [mean(places) for other, places in own.items() if other != index]
    longer = mean(own[index]) < (max(others) if others else 0)
    return longer and (not has_reporter or len(own[index]) >= 2)
