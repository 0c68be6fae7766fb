"""Draft turns + everything the text says about persons → participants, and who speaks each turn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from transcript.chinese.view import view as normal
from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.roster.addresses import asked_in_label, called_by_title, called_persons
from transcript.roster.book import Book, Cast, CastTurn, Person, bracket_of_label, name_in_label, outlet_of_label
from transcript.roster.holders import by_title
from transcript.roster.introduced import introduce, outlets_as_titles
from transcript.roster.labels import resolve_labels
from transcript.roster.own_words import own_name
from transcript.roster.parts import decide_parts
from transcript.roster.people import Mention, clean_name, read_person
from transcript.roster.repeats import asks_again, introduces, merge_repeats, same_asker
from transcript.roster.reporters import reporter
from transcript.segment.turns import DraftTurn, Segmentation


def cast(text: str, view: str, found: Segmentation) -> Cast:
    """Resolve who speaks every turn. `text` is the repaired text, `view` its normalised view (same length)."""
    book = Book(text, view)
    for mention in found.header.people:
        book.add(mention)
    label_names = _label_people(book, found.turns)
    introduce(book, found, label_names)
    outlets_as_titles(book)
    found = _chairs(book, found)
    keys = resolve_labels(book, found)
    found = _presiding(book, _no_outlets(found, keys), keys)
    decide_parts(book, found, keys)
    turns = _speakers(book, found, keys)
    return Cast(book.people, turns, tuple(book.slips))


def _chairs(book: Book, found: Segmentation) -> Segmentation:
    """`主席：` is the word for who presides, or the office of somebody the page introduces: of an association, a company, a club."""
    turns = [
        replace(turn, part=None, reading=turn.reading._replace(kind="role"))
        if turn.label and turn.reading and book.view[slice(*turn.label)].strip() == "主席"
        else turn
        for turn in found.turns
    ]
    if turns == list(found.turns) or not (_HEADS_A_BODY.search(book.view) or by_title(book.people, "主席") is not None):
        return found
    return replace(found, turns=tuple(turns))


_HEADS_A_BODY = lazy(r"(?:公司|集团|协会|球会|商会|会|局|基金)主席")


def _no_outlets(found: Segmentation, keys: dict[str, int | None]) -> Segmentation:
    """A label that looks like an outlet and is the name of somebody introduced with an office: what he does decides his part."""
    turns = [
        replace(turn, part=None)
        if turn.reading and turn.reading.kind == "outlet" and keys.get(turn.key) is not None
        else turn
        for turn in found.turns
    ]
    return replace(found, turns=tuple(turns))


def _presiding(book: Book, found: Segmentation, keys: dict[str, int | None]) -> Segmentation:
    """Somebody of a house that asks (`某证券首席分析师某某：`) who opens, calls upon others and asks nothing himself presides: what he does
    decides his part."""
    first = found.turns[0] if found.turns else None
    if first is None or first.part != "reporter" or any(turn.part == "host" for turn in found.turns):
        return found
    index = keys.get(first.key)
    said = book.view[first.start : first.end]
    if index is None or not cues.MODERATION_CUE.search(said[:400]) or said.rstrip().endswith("?"):
        return found
    own = [turn for turn in found.turns if keys.get(turn.key) == index]
    if sum(book.view[turn.start : turn.end].rstrip().endswith("?") for turn in own) > 0.34 * len(own):
        return found
    person = book.people[index]
    person.part, person.why = "host", "opens and calls upon others"
    if person.outlet:
        at = first.label[0] if first.label else first.start
        title = _OFFICE_OF_HOUSE.match(book.view, at)
        span = title.span("office") if title else None
        if span and person.name:
            person.add_title(book.text[slice(*span)], book.view[slice(*span)], "label")
        person.outlet = None
    turns = [replace(turn, part="host") if keys.get(turn.key) == index else turn for turn in found.turns]
    return replace(found, turns=tuple(turns))


_OFFICE_OF_HOUSE = lazy(rf"(?P<office>[\u3400-\u9fff]{{2,30}}(?:{posts.pattern()}))")
_FIELD = lazy(r"[a-z_]+\s*")  # the key of a field of a scraped record: `content`


def _label_people(book: Book, turns: Iterable[DraftTurn]) -> set[str]:
    """Persons named in labels, with the titles printed there."""
    names: set[str] = set()
    for turn in turns:
        if turn.reading is None or turn.reading.name is None or turn.label is None:
            continue
        span, title = name_in_label(book.view, turn)
        index = book.person(span)
        person = book.people[index]
        names.add(person.plain)
        if turn.reading.kind == "host":
            person.part, person.why = "host", "the word 主持人"
        if title and not _FIELD.fullmatch(book.view, *title):
            person.add_title(book.text[slice(*title)], book.view[slice(*title)], "label")
        if turn.reading.outlet and not person.outlet:
            person.outlet = outlet_of_label(book.text, turn)
    return names


def _speakers(book: Book, found: Segmentation, keys: dict[str, int | None]) -> list[CastTurn]:
    turns = merge_repeats(found.turns, keys, book)
    if found.newest_first:
        turns.reverse()  # who answers whom follows the talk, not the page
    cast_turns: list[CastTurn] = []
    sole = _sole_answerer(book, turns)
    last_reporter: CastTurn | None = None
    goes_on = False  # whoever asked last asks on
    numbered: dict[str, tuple[str | None, int | None]] = {}
    askers: defaultdict[str, set[int | None]] = defaultdict(set)  # who has asked for each house so far
    for position, turn in enumerate(turns):
        index = _speaker(book, turn, keys)
        part = _part(turn, None if index is None else book.people[index])
        outlet: str | None = None
        because = turn.because
        slip = next((slip for slip in book.slips if slip.start in range(*turn.label)), None) if turn.label else None
        if slip is not None:
            because = f"{because}; {slip.because(book.people[slip.person].name or '')}"
        if part == "reporter":
            outlet, index = reporter(book, turn, index, cast_turns[-1] if cast_turns else None)
            if _NUMBERED.fullmatch(turn.key or ""):
                if outlet is None and index is None:
                    outlet, index = numbered.get(turn.key, (None, None))
                numbered[turn.key] = outlet, index
            goes_on = same_asker(turn, book.view) or _asks_on(book, turn, cast_turns)
            if outlet is None and index is None and goes_on and last_reporter is not None:
                outlet, index = last_reporter.outlet, last_reporter.person
            if (
                index is None
                and outlet
                and (asks_again(turn, book.view) or _same_exchange(book, turn, cast_turns, outlet))
            ):
                house = askers[normal(outlet)]
                index = next(iter(house)) if len(house) == 1 else None
        elif index is None:
            index, reason = _unlabelled_speaker(book, part, cast_turns, sole, asked_on=goes_on)
            because = f"{because}; {reason}" if reason else because
        if turn.label is None and index is None and part == "official" and position == 0 and sole is not None:
            index = sole
        result = CastTurn(turn, part, index, outlet, because, _with_speaker(turn, part, index, outlet))
        if part == "reporter":
            last_reporter = result
            if outlet:
                askers[normal(outlet)].add(index)
        cast_turns.append(result)
    joined = _join_adjacent(cast_turns)
    for done in joined:
        if done.person is not None:
            book.people[done.person].spoken += 1
    return joined


def _speaker(book: Book, turn: DraftTurn, keys: dict[str, int | None]) -> int | None:
    """Who speaks a turn: by its label, or, of all but a reporter, by what stands in brackets, is signed or is said of oneself."""
    index = keys.get(turn.key) if turn.key else None
    if index is None and turn.part != "reporter" and turn.reading:
        index = _in_brackets(book, turn)
    if index is None and turn.part == "official":
        index = _signed(book, turn)
    if index is None and turn.part == "official":
        index = _by_own_words(book, turn)
    return index


def _part(turn: DraftTurn, person: Person | None) -> Part:
    """The part a turn is spoken in: its own, but the person's where it has none or is an official's by more than a mark for an answer."""
    if person is None or person.part is None:
        return turn.part or "official"
    answers = turn.part == "official" and turn.reading is not None and turn.reading.kind != "answer"
    return person.part if answers or turn.part is None else turn.part


# `记者二` is the same reporter throughout a page.
_NUMBERED = lazy(r"(?:记者|传媒|媒体)[一二三四五六七八九十甲乙丙丁戊A-Za-z\d]{1,2}")
# How much less sure a turn is whose speaker stays unknown, fitted on the gold sets (docs/quality.md).
_NOBODY, _NO_OUTLET, _GUESSED = 0.8, 0.65, 0.9


_SHORT_OPENING = lazy(r"[\u3400-\u9fff·]{4,14}。")  # `某某海事某某。`: a house nobody knows


def _asks_on(book: Book, turn: DraftTurn, before: list[CastTurn]) -> bool:
    """Whether somebody without a label asks who does not say where he is from, on a page where everybody else does, and no host gave
    anybody the floor since the answer: whoever asked last goes on."""
    if turn.label is not None or not before or before[-1].part != "official":
        return False
    if introduces(turn, book.view) or _SHORT_OPENING.match(book.view, turn.start, turn.end):
        return False
    askers = [done for done in before if done.part == "reporter"]
    return (
        len(askers) >= 2
        and sum(done.part == "host" for done in before) >= 2
        and all(done.draft.label is None and (done.outlet or done.person is not None) for done in askers)
    )


def _same_exchange(book: Book, turn: DraftTurn, before: list[CastTurn], outlet: str) -> bool:
    """Whether the house asked last, was answered, and asks on without saying anew who asks, before a host gave anybody the floor."""
    asked = next((done for done in reversed(before) if done.part != "official"), None)
    return (
        asked is not None
        and asked.part == "reporter"
        and asked.outlet is not None
        and normal(asked.outlet) == normal(outlet)
        and not introduces(turn, book.view)
    )


def _with_speaker(turn: DraftTurn, part: Part, person: int | None, outlet: str | None) -> float:
    """How sure the turn is with the speaker it got: a place and a part are not yet a person."""
    if turn.label is None and part == "reporter" and outlet is None:
        return round(turn.confidence * _NO_OUTLET, 3)
    if part == "official" and person is None:
        return round(turn.confidence * _NOBODY, 3)
    if part == "official" and turn.reading is not None and turn.reading.kind == "answer":
        return round(turn.confidence * _GUESSED, 3)  # `答：` names nobody; who it is follows from the question
    return turn.confidence


def _in_brackets(book: Book, turn: DraftTurn) -> int | None:
    """`答（某某）`, `A（某司长）`: the person a bare mark names in brackets."""
    span = bracket_of_label(book.view, turn)
    words = clean_name(book.view[slice(*span)]) if span else ""
    return book.by_name.get(words.lower(), by_title(book.people, words)) if words else None


_ANSWERED_BY = lazy(r"\s*\((?:以上)?由(?P<who>[^()]{2,16}?)(?:作?答覆?|回答|答复|回复)\)")  # below an answer
_SIGNED = lazy(r"(?:^|[。!?])\((?P<who>[^()]{2,16})\)")


def _signed(book: Book, turn: DraftTurn) -> int | None:
    """`回复：（董秘 某某）您好，…`: the known person a note at the head of an answer names; whoever one at its end does (`（由某某主任答复）`)."""
    begin = turn.label[1] if turn.label else turn.start
    behind = _ANSWERED_BY.match(book.view, turn.end)
    told = read_person(book.view, *behind.span("who"), listed=True) if behind else None
    if told:
        return book.add(Mention(*told, None, "label"))
    note = _SIGNED.search(book.view[begin : min(turn.end, turn.start + 40)].lstrip(" :"))
    who = clean_name(note["who"]).lower() if note else ""
    fit = [
        i
        for i, person in enumerate(book.people)
        if who and person.name and len(person.plain) >= 2 and who.endswith(person.plain.lower()) and person.titles
    ]
    return fit[0] if len(fit) == 1 else None


def _by_own_words(book: Book, turn: DraftTurn) -> int | None:
    """`我来回答，我是住建局某某。`: the known official who says who he is at the head of a turn."""
    own = own_name(book.view, turn.start, min(turn.end, turn.start + 60))
    index = book.known(book.view[slice(*own.name)]) if own else None
    return index if index is not None and book.people[index].part in ("official", None) else None


def _sole_answerer(book: Book, turns: Iterable[DraftTurn]) -> int | None:
    """The one person who can be meant by `答：`: the only official, or the only spokesperson where no question goes to another."""
    officials = [
        i for i, person in enumerate(book.people) if person.part == "official" and person.name and person.plain
    ]
    if len(officials) == 1:
        return officials[0]
    spokes = [i for i in officials if any(view.endswith("发言人") for _, view, _ in book.people[i].titles)]
    if len(spokes) != 1:
        return None
    for turn in turns:
        if turn.part == "reporter":
            asked = called_persons(book.view, book.people, turn.start, turn.end)
            if any(i in officials and i != spokes[0] for i in asked):
                return None
    return spokes[0]


def _unlabelled_speaker(
    book: Book, part: Part, before: list[CastTurn], sole: int | None, *, asked_on: bool
) -> tuple[int | None, str]:
    """Who speaks a turn that names nobody: whom the host handed over to, whom the question addressed, or the only one there is. `asked_on`
    says that the last question was a follow-up of the one before."""
    if part == "host":
        hosts = [i for i, person in enumerate(book.people) if person.part == "host"]
        return (hosts[0], "the only host") if len(hosts) == 1 else (None, "")
    if len(before) >= 2 and before[-2].person is not None and before[-2].part == "official":
        asked = before[-1].draft
        follow = before[-1].part == "reporter" and asked_on
        if follow and not called_persons(book.view, book.people, asked.start, asked.end):
            return before[-2].person, "answers the follow-up to what he said"
    for earlier in reversed(before[-3:]):
        if earlier.part == "official":
            tail = max(earlier.draft.start, earlier.draft.end - 60)
            called = called_persons(book.view, book.people, tail, earlier.draft.end, hand_over=True)
            if earlier is before[-1] and len(called) == 1 and called[0] != earlier.person:
                return called[0], "handed over to"
            break
        hands = earlier.part == "host"
        # A host introduces, thanks and comments first: whom he gives the floor to is said last.
        begin = max(earlier.draft.start, earlier.draft.end - 120) if hands else earlier.draft.start
        called = asked_in_label(book.view, book.people, earlier.draft.label) if not hands else []
        called = called or called_persons(book.view, book.people, begin, earlier.draft.end, hand_over=hands)
        called = called or (called_by_title(book.view, book.people, begin, earlier.draft.end) if not hands else [])
        if len(called) == 1 or (hands and called and earlier is before[-1]):
            return called[0], "handed over to" if hands else "addressed by the question"
    hosted = any(turn.part == "host" for turn in before)  # an interview without a host has one who answers
    if sole is not None and not (hosted and _asks_others(book, before[-1], book.people[sole])):
        return sole, "the only official"
    return None, ""


_ASKED_BODY = lazy(
    r"(?:请问|想问|请教|想请)(?:一下)?(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委|厅|行|部门|公司|集团|中心|医院|大学))(?!长|员)"
)


def _asks_others(book: Book, question: CastTurn, person: Person) -> bool:
    """Whether a question goes to a body (`请问农发行`) that is in none of the person's offices."""
    match = _ASKED_BODY.search(book.view, question.draft.start, question.draft.end)
    if match is None or question.part != "reporter" or len(match["body"]) < 3:
        return False
    if not person.titles or any("发言人" in view for _, view, _ in person.titles):
        return False  # a spokesperson answers for everybody
    body = re.sub(r"(?:部门|局|委|厅)$", "", match["body"])
    return not any(body in view for _, view, _ in person.titles)


def _join_adjacent(turns: list[CastTurn]) -> list[CastTurn]:
    """Turns of one person in a row are one turn (a label may change from title to bare name)."""
    joined: list[CastTurn] = []
    for turn in turns:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.part == turn.part
            and before.person is not None
            and before.person == turn.person
            and turn.part != "reporter"
        ):
            start, end = min(before.draft.start, turn.draft.start), max(before.draft.end, turn.draft.end)
            joined[-1] = replace(
                before,
                draft=replace(before.draft, start=start, end=end),
                confidence=min(before.confidence, turn.confidence),
            )
        else:
            joined.append(turn)
    return joined
