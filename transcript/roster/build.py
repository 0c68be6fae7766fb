"""Draft turns + everything the text says about persons → participants, and who speaks each turn."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transcript.lexicon import departments, posts
from transcript.lexicon import speech_cues as cues
from transcript.record.participant import Part, TitleSource
from transcript.roster.introductions import introductions
from transcript.roster.names import name_score, surname
from transcript.roster.people import Mention, clean_name
from transcript.roster.titles import fuller, same_office
from transcript.segment.convention import heads_office
from transcript.segment.reading import is_outlet
from transcript.segment.selves import reporter_self
from transcript.segment.turns import DraftTurn, Segmentation

# Words for a part in the talk, not for an office.
_NO_OFFICE = frozenset("主持人 主持 司仪 记者 提问者 发布人 嘉宾 问 答".split())
_RANK: dict[TitleSource, int] = {"roster": 0, "introduction": 1, "label": 2, "body": 3}


@dataclass(slots=True)
class Person:
    """A participant being built. `name` and titles are as printed (repaired); `plain` is the simplified name without spaces."""

    name: str | None
    plain: str
    part: Part | None = None
    titles: list[tuple[str, str, TitleSource]] = field(default_factory=list)  # text, view, source
    outlet: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)
    why: str = ""
    spoken: int = 0  # turns, once they are known

    def add_title(self, text: str, view: str, source: TitleSource) -> None:
        """Keep a title unless a better source gave the same office; a fuller form of the same source replaces a shorter one."""
        text, view = text.strip(), view.strip()
        if not text or view in _NO_OFFICE:
            return
        for index, (_old, old_view, old_source) in enumerate(self.titles):
            if not same_office(old_view, view):
                continue
            if (source != "body" and fuller(view, old_view)) or (
                _RANK[source] < _RANK[old_source] and not fuller(old_view, view)
            ):
                self.titles[index] = (text, view, source)
            return
        if self.titles and _RANK[source] > min(_RANK[kept] for _, _, kept in self.titles):
            return
        self.titles.append((text, view, source))


@dataclass(frozen=True, slots=True)
class CastTurn:
    """A draft turn with its speaker: an index into the people, or None; `outlet` is the reporter's news organisation."""

    draft: DraftTurn
    part: Part
    person: int | None
    outlet: str | None
    because: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who takes part, and the turns with their speakers, in order."""

    people: list[Person]
    turns: list[CastTurn]


class _Book:
    """The persons met so far, by simplified name."""

    def __init__(self, text: str, view: str) -> None:
        self.text, self.view = text, view
        self.people: list[Person] = []
        self.by_name: dict[str, int] = {}

    def person(self, span: tuple[int, int]) -> int:
        name = clean_name(self.text[slice(*span)])
        plain = clean_name(self.view[slice(*span)])
        index = self.by_name.get(plain.lower())
        if index is None:
            index = len(self.people)
            self.people.append(Person(name, plain))
            self.by_name[plain.lower()] = index
        self.people[index].mentions.append(span)
        return index

    def role(self, span: tuple[int, int] | None, text: str, plain: str, part: Part | None) -> int:
        """A participant known only by a role."""
        key = f"\0{plain}"
        index = self.by_name.get(key)
        if index is None:
            index = len(self.people)
            person = Person(None, plain, part)
            if text:
                # Nobody but the role is known here, so the word for the part stands for the office too.
                person.titles.append((text, plain, "label"))
            self.people.append(person)
            self.by_name[key] = index
        if span:
            self.people[index].mentions.append(span)
        return index

    def add(self, mention: Mention) -> int:
        index = self.person(mention.name)
        person = self.people[index]
        if mention.title:
            person.add_title(self.text[slice(*mention.title)], self.view[slice(*mention.title)], mention.source)
        if mention.part and person.part is None:
            person.part, person.why = mention.part, "the roster"
        return index


def cast(text: str, view: str, found: Segmentation) -> Cast:
    """Resolve who speaks every turn. `text` is the repaired text, `view` its normalised view (same length)."""
    book = _Book(text, view)
    for mention in found.header.people:
        book.add(mention)
    label_names = _label_people(book, found.turns)
    _introduced(book, found, label_names)
    _outlets_as_titles(book)
    keys = _resolve_labels(book, found)
    _decide_parts(book, found, keys)
    turns = _speakers(book, found, keys)
    return Cast(book.people, turns)


def _label_people(book: _Book, turns: Iterable[DraftTurn]) -> set[str]:
    """Persons named in labels, with the titles printed there."""
    names: set[str] = set()
    for turn in turns:
        if turn.reading is None or turn.reading.name is None or turn.label is None:
            continue
        span = (turn.label[0] + turn.reading.name[0], turn.label[0] + turn.reading.name[1])
        index = book.person(span)
        person = book.people[index]
        names.add(person.plain)
        if turn.reading.kind == "host":
            person.part, person.why = "host", "the word 主持人"
        if turn.title:
            person.add_title(book.text[slice(*turn.title)], book.view[slice(*turn.title)], "label")
        if turn.reading.outlet and not person.outlet:
            person.outlet = _outlet_text(book.text, turn)
    return names


def _outlet_text(text: str, turn: DraftTurn) -> str | None:
    if turn.reading is None or turn.reading.outlet is None or turn.label is None:
        return None
    return text[turn.label[0] + turn.reading.outlet[0] : turn.label[0] + turn.reading.outlet[1]].strip() or None


def _introduced(book: _Book, found: Segmentation, label_names: set[str]) -> None:
    """Offices from the lead and from the host's opening (the first turns, as far as somebody is introduced there)."""
    names = label_names | {person.plain for person in book.people if person.name}
    first = (
        found.turns[0].label[0]
        if found.turns and found.turns[0].label
        else (found.turns[0].start if found.turns else len(book.view))
    )
    head_end = min(first, 4000)
    skip = max((found.lines[index].end for index in found.header.used), default=0)
    regions: list[tuple[int, int, TitleSource]] = (
        [(0, head_end, "introduction")] if not found.header.people else [(skip, head_end, "introduction")]
    )
    for turn in found.turns[:16]:
        if turn.part == "reporter":
            break
        if turn.part in ("host", None):
            regions.append((turn.start, min(turn.end, turn.start + 3000), "introduction"))
    for start, end, source in regions:
        for mention in introductions(book.view, start, end, source=source, names=names):
            plain = clean_name(book.view[slice(*mention.name)])
            greeted = book.view[max(0, mention.name[0] - 1) : mention.name[0]] == "我"
            if plain in names or (not greeted and _introducing(book.view, start, mention)):
                book.add(mention)
                names.add(plain)
    _short_offices(book, regions)


def _short_offices(book: _Book, regions: list[tuple[int, int, TitleSource]]) -> None:
    """`请唐部长说几句话`: the only person of that surname holds the post, when nothing fuller is printed."""
    wanting = [
        person
        for person in book.people
        if person.name and not person.titles and person.part != "reporter" and surname(person.plain)
    ]
    for person in wanting:
        family = surname(person.plain)
        if sum(1 for other in book.people if other.name and other.plain.startswith(family)) != 1:
            continue
        pattern = re.compile(rf"{family}({posts.pattern()})")
        for start, end, source in regions:
            match = pattern.search(book.view, start, end)
            if match and match[1] not in ("主持人", "代表", "老师"):
                person.add_title(book.text[slice(*match.span(1))], match[1], source)
                break


def _introducing(view: str, start: int, mention: Mention) -> bool:
    """Whether the words before the person introduce participants (not somebody merely talked about)."""
    before = view[max(start, mention.name[0] - 220) : mention.name[0]]
    after = view[mention.name[1] : mention.name[1] + 6]
    if re.match(r"(?:主持|就|答记者|回答|介绍|会见|答问)", after) or re.match(
        rf"(?:{posts.pattern()})(?:接受|答|回应|会见|就|谈|主持|出席)", view[mention.name[1] : mention.name[1] + 14]
    ):
        return True
    if re.match(r"(?:先生|女士|小姐|同志)", after):
        return bool(re.search(r"出席|邀请|请到|介绍|他们是|分别是|嘉宾|发布人|有请|欢迎|来宾|主持", before))
    return bool(
        re.search(
            r"他们是|分别是|(?:发布人|发言人|管理层|领导|同志|嘉宾|到会|到场|在座|与会|参加|台上)[^。,]{0,10}(?:有|是|为)[:,]?|邀请到|邀请了|请到了|出席(?:今天|本场|本次|此次)?[^。]{0,24}(?:的)?(?:有|是|嘉宾|领导|长官|人)|嘉宾(?:有|是)|左起|出席.{0,10}(?:代表|发布会|记者会)|介绍(?:一下)?(?:今天|出席|与会|几位)|首先是|请.{0,30}$|主持",
            before,
        )
    )


def _outlets_as_titles(book: _Book) -> None:
    """`谭某某，《某报》总编辑`: an office at a news organisation makes a reporter."""
    for person in book.people:
        for text, view, _ in person.titles:
            match = re.match(
                r"(.*?[》报社网台刊视])(?:驻[\u4e00-\u9fff]{1,4})?(?:记者|总编辑|副总编辑|主编|副主编|编辑|主播|首席记者|特派员|[\u4e00-\u9fff]{0,6}主编|[\u4e00-\u9fff]{0,6}主任|[\u4e00-\u9fff]{0,4}编辑)$",
                view,
            )
            if match and is_outlet(match[1]) >= 0.5 and person.part is None:
                person.part, person.why = "reporter", "an office at a news organisation"
                person.outlet = person.outlet or text[: match.end(1)].strip("《》")


def _key_of(turn: DraftTurn) -> str:
    return turn.key


def _resolve_labels(book: _Book, found: Segmentation) -> dict[str, int | None]:
    """Label type → person: by name, by a name's beginning (`林郑`), by surname and title, by title alone."""
    resolved: dict[str, int | None] = {}
    for turn in found.turns:
        if not turn.key or turn.key in resolved or turn.reading is None or turn.label is None:
            continue
        resolved[turn.key] = _resolve_one(book, found, turn)
    return resolved


_HOST_WORD = re.compile(r"[^\s:]{0,8}?(?:主持人|司仪|主持|主席)")


def _resolve_one(book: _Book, found: Segmentation, turn: DraftTurn) -> int | None:
    assert turn.reading is not None and turn.label is not None
    reading, (l0, l1) = turn.reading, turn.label
    if reading.name is not None:
        span = (l0 + reading.name[0], l0 + reading.name[1])
        plain = clean_name(book.view[slice(*span)])
        index = book.by_name[plain.lower()]
        longer = _longer_name(book, plain)
        if longer is not None and not book.people[index].titles:
            book.people[longer].mentions.extend(book.people[index].mentions)
            book.people[index].plain = ""
            return longer
        return index
    if reading.kind in ("role", "unknown"):
        title = book.view[l0:l1].strip()
        known = by_title(book.people, title)
        if known is not None:
            book.people[known].mentions.append(turn.label)
            return known
        ending = _ends_in_name(book, title)
        if ending is not None:
            book.people[ending].mentions.append(turn.label)
            return ending
        named = _office_in_lead(book, title)
        if named is not None:
            return named
        part: Part | None = None
        return book.role(turn.label, book.text[l0:l1].strip(), title, part)
    if reading.kind == "host":
        family = surname(book.view[l0:l1].strip()) if reading.because == "a surname and 主持" else ""
        of_name = [i for i, person in enumerate(book.people) if family and person.name and person.plain.startswith(family)]
        if len(of_name) == 1:
            book.people[of_name[0]].part, book.people[of_name[0]].why = "host", "called 主持"
            return of_name[0]
        hosts = [i for i, person in enumerate(book.people) if person.part == "host" and person.name]
        if not hosts:
            hosts = _silent_host(book, found) or _host_by_own_words(book, found)
        if len(hosts) == 1:
            return hosts[0]
        word = _HOST_WORD.search(book.view, l0, l1)
        span = word.span() if word else (l0, l1)
        return book.role(turn.label, book.text[slice(*span)].strip(), "主持人", "host") if not hosts else None
    if reading.kind == "answer":
        return None
    return None


def _ends_in_name(book: _Book, label: str) -> int | None:
    """The listed person whose name a longer label ends in, whatever the words before are."""
    plain = clean_name(label)
    fit = [
        index
        for index, person in enumerate(book.people)
        if person.titles
        and len(person.plain) >= 2
        and plain.endswith(person.plain)
        and len(plain) - len(person.plain) >= 2
    ]
    return fit[0] if len(fit) == 1 else None


def _silent_host(book: _Book, found: Segmentation) -> list[int]:
    """The one person of the roster under whose name nobody speaks, where an unnamed 主持人 speaks and the others speak by name."""
    labelled = {
        clean_name(book.view[turn.label[0] + turn.reading.name[0] : turn.label[0] + turn.reading.name[1]])
        for turn in found.turns
        if turn.label and turn.reading and turn.reading.name
    }
    listed = [clean_name(book.view[slice(*mention.name)]) for mention in found.header.people]
    lead = found.turns[0].label[0] if found.turns[0].label else found.turns[0].start
    # A host introduces the others, not himself: only what the page says before the speech counts.
    listed += [
        person.plain
        for person in book.people
        if person.plain and any(kept == "introduction" for *_, kept in person.titles) and min(person.mentions)[0] < lead
    ]
    silent = sorted(
        {book.by_name[name.lower()] for name in listed if name not in labelled and name.lower() in book.by_name}
    )
    if len(silent) != 1 or book.people[silent[0]].part not in (None, "host") or len(set(listed)) < 3:
        return []
    person = book.people[silent[0]]
    person.part, person.why = "host", "the only one of the roster who does not speak by name"
    return silent


_OWN_NAME = re.compile(
    r"我(?:是|叫)(?:[^,。!?;\n]{0,30}?(?:的|主持人|发言人|主任|部长|局长))?(?P<name>[\u4e00-\u9fff]{2,4})(?=[,。!;])"
)


def _host_by_own_words(book: _Book, found: Segmentation) -> list[int]:
    """The name an unnamed 主持人 gives himself: `我是市政府新闻办的某某某`."""
    for turn in found.turns:
        if turn.reading is None or turn.reading.kind != "host":
            continue
        for match in _OWN_NAME.finditer(book.view, turn.start, min(turn.end, turn.start + 900)):
            if name_score(match["name"]) >= 0.7:
                index = book.person(match.span("name"))
                book.people[index].part, book.people[index].why = "host", "says so"
                return [index]
    return []


def _longer_name(book: _Book, plain: str) -> int | None:
    """`林郑` → `林郑月娥`: the only known longer name that begins so, or one the text prints."""
    if len(plain) != 2 or not re.fullmatch(r"[\u3400-\u9fff]{2}", plain) or not (surname(plain[1:]) and surname(plain)):
        return None
    longer = [i for i, person in enumerate(book.people) if person.plain.startswith(plain) and len(person.plain) > 2]
    if len(longer) == 1:
        return longer[0]
    counts = Counter(match[0] for match in re.finditer(re.escape(plain) + r"[\u3400-\u9fff]{2}", book.view[:6000]))
    for name, _ in counts.most_common(3):
        if name_score(name) >= 0.6 and name[2:] not in ("表示", "回应", "先生", "女士", "认为", "指出"):
            at = book.view.find(name)
            return book.person((at, at + 4))
    return None


def by_title(
    people: list[Person], title: str, *, parts: tuple[Part | None, ...] = ("official", "host", None)
) -> int | None:
    """The one person a form of address names: `王局长`, `李副主任`, `任总`, `曾生`, `行政长官`. Offices are compared by their last post.

    None when nobody or several fit.
    """
    family = surname(title)
    rest = title[len(family) :]
    pool = [i for i, person in enumerate(people) if person.plain and person.name and person.part in parts]
    if family and rest and not re.fullmatch(posts.pattern(), title):
        same = [i for i in pool if people[i].plain.startswith(family)]
        if rest in ("先生", "女士", "生", "小姐", "总", "董", "工", "老师", "博士", "教授", "太") and len(same) == 1:
            return same[0]
        fit = [i for i in same if _has_post(people[i], rest)]
        if len(fit) == 1:
            return fit[0]
        if len(fit) > 1:
            exact = [
                i
                for i in fit
                if any(view.endswith(rest) and not view.endswith("副" + rest) for _, view, _ in people[i].titles)
            ]
            return exact[0] if len(exact) == 1 else None
        if len(same) == 1 and _postless(people[same[0]]) and re.fullmatch(posts.pattern(), rest):
            return same[0]
        if fit or same:
            return None
    fit = [i for i in pool if _has_post(people[i], title)]
    if len(fit) > 1:
        exact = [
            i
            for i in fit
            if any(view.endswith(title) and not view.endswith("副" + title) for _, view, _ in people[i].titles)
        ]
        return exact[0] if len(exact) == 1 else None
    if not fit and len(title) >= 3:
        heads = [i for i in pool if any(heads_office(title, (view,)) for _, view, _ in people[i].titles)]
        if len(heads) > 1:
            # Of several from one office its head speaks for it.
            heads = [i for i in heads if any("副" not in view and view.endswith("长") for _, view, _ in people[i].titles)]
        if len(heads) == 1:
            return heads[0]
    if not fit and len(title) >= 5:
        # `市水务局局长` for `市水务局党组书记、局长`: the organisation with one post of several.
        fit = [
            i
            for i in pool
            if any(
                view.startswith(title[:2]) and fuller(view, title) and title[-2:] in view
                for _, view, _ in people[i].titles
            )
        ]
        return fit[0] if len(fit) == 1 else None
    return fit[0] if fit else None


def _postless(person: Person) -> bool:
    """Whether no office says what to call the person: none is known, or it reads `某局主要负责同志`."""
    return all(re.search(r"(?:负责同志|负责人|同志)$", view) for _, view, _ in person.titles)


def _has_post(person: Person, post: str) -> bool:
    """Whether an office of the person can be called `post` (`副局长` may be called 局长, not the reverse)."""
    wanted = posts.ADDRESS_SHORT.get(post, (post,))
    for _, view, _ in person.titles:
        flat = re.sub(r"[、,兼]|\([^)]*\)", "\n", view)
        for piece in flat.split("\n"):
            if any(piece.endswith(word) for word in wanted):
                return True
    return False


def _office_in_lead(book: _Book, title: str) -> int | None:
    """`行政长官` as a label: the person the lead names with this office (`以下为行政长官某某今日…`)."""
    counts: Counter[tuple[int, int]] = Counter()
    spans: dict[str, tuple[int, int]] = {}
    for match in re.finditer(re.escape(title), book.view[:5000]):
        for width in (3, 2, 4):
            name = book.view[match.end() : match.end() + width]
            if name_score(name) >= 0.6 and re.match(
                r"\s*(?:今|昨|日|在|于|出席|主持|就|会见|[,。、(:]|被|[上下]午|北京|回应|的|晚|早|率|先生|女士|人|，)",
                book.view[match.end() + width : match.end() + width + 2] or " ",
            ):
                spans.setdefault(name, (match.end(), match.end() + width))
                counts[spans[name]] += 1
                break
    if not counts:
        return None
    span = counts.most_common(1)[0][0]
    index = book.person(span)
    at = span[0] - len(title)
    book.people[index].add_title(book.text[at : span[0]], title, "introduction")
    return index


def _behaviour(book: _Book, turns: list[DraftTurn], own: list[int], *, explicit: bool) -> tuple[float, float, float]:
    """(asks, moderates, answers) of one label type: shares of its turns."""
    asks = moderates = calls = answers = 0
    for index in own:
        turn = turns[index]
        said = book.view[turn.start : turn.end]
        if re.search(r"[?？]", said[-80:]) or (not explicit and len(said) < 260 and cues.QUESTION_CUE.search(said)):
            asks += 1
        before = turns[index - 1] if index else None
        if cues.MODERATION_CUE.search(said[:400]) and len(said) < 1500:
            moderates += 1
        elif len(said) < 300 and index + 1 < len(turns) and turns[index + 1].part == "reporter":
            calls += 1
        if before and before.part == "reporter" and before.key != turn.key:
            answers += 1
    if len(own) >= 3 and not answers:
        # Never asked, and the press speaks right after: that is what a host does, in whatever words.
        moderates += calls
    return asks / len(own), moderates / len(own), answers / len(own)


def _decide_parts(book: _Book, found: Segmentation, keys: dict[str, int | None]) -> None:
    """The part of every person whose label does not say it, by what they do."""
    turns = list(found.turns)
    own: dict[int, list[int]] = defaultdict(list)
    for position, turn in enumerate(turns):
        index = keys.get(turn.key)
        if index is not None:
            own[index].append(position)
            if turn.part == "reporter" and book.people[index].part is None:
                book.people[index].part = "reporter"
            if turn.part == "host" and book.people[index].part in (None, "official"):
                book.people[index].part, book.people[index].why = "host", "the word 主持人"
    has_host = any(person.part == "host" for person in book.people) or any(turn.part == "host" for turn in turns)
    has_reporter = any(turn.part == "reporter" for turn in turns)
    undecided = [index for index in own if book.people[index].part is None]
    explicit = sum(1 for turn in turns if turn.part == "reporter") >= 0.25 * len(turns)
    shares = {index: _behaviour(book, turns, own[index], explicit=explicit) for index in undecided}
    for index in undecided:
        person = book.people[index]
        asks, moderates, answers = shares[index]
        opens = own[index][0] == 0
        # A spokesperson answers; who calls upon others, and is never asked, presides all the same.
        spokes = any(view.endswith("发言人") for _, view, _ in person.titles) and (answers > 0.34 or len(undecided) < 3)
        office = bool(person.titles)
        closes = own[index][-1] == len(turns) - 1
        host_score = (
            moderates
            + (0.35 if opens else 0.0)
            + (0.35 if opens and closes and len(own) >= 3 and len(own[index]) >= 2 else 0.0)
            - (0.5 if answers > 0.4 else 0.0)
            - (0.8 if spokes else 0.0)
            - (0.15 if office else 0.0)
        )
        if not has_host and host_score >= 0.55 and len(own[index]) >= 1:
            person.part, person.why = "host", "opens and hands over"
            has_host = True
        elif (
            not office
            and asks >= 0.55
            and answers < 0.34
            and len(own) > 1
            and (_asker(turns, own, index, has_reporter) or _called_to_ask(book, turns, own[index]))
        ):
            person.part, person.why = "reporter", "asks in most turns"
            if not has_reporter:
                has_reporter = True
        else:
            person.part, person.why = "official", "answers"
    for person in book.people:
        if person.part is None:
            person.part, person.why = "official", "introduced with an office"


_FROM_HOUSE = re.compile(r"来自(?P<outlet>[^,。;:!?\s]{2,16}?)的(?:记者|分析师)?\s*$")


def _called_to_ask(book: _Book, turns: list[DraftTurn], own: list[int]) -> bool:
    """Whether the words before the label call this person: `下一个问题来自某某的某某，请讲`."""
    return all(_calling_words(book, turns[place]) is not None for place in own)


def _calling_words(book: _Book, turn: DraftTurn) -> tuple[int, int] | None:
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


def _speakers(book: _Book, found: Segmentation, keys: dict[str, int | None]) -> list[CastTurn]:
    turns = merge_repeats(found.turns, keys, book)
    cast_turns: list[CastTurn] = []
    sole = _sole_answerer(book, keys)
    last_reporter: CastTurn | None = None
    for position, turn in enumerate(turns):
        index = keys.get(turn.key) if turn.key else None
        person = book.people[index] if index is not None else None
        part: Part = turn.part or (person.part if person and person.part else "official")
        if (
            person
            and person.part
            and turn.part == "official"
            and turn.reading is not None
            and turn.reading.kind != "answer"
        ):
            part = person.part
        if part == "host" and person and person.part == "official" and turn.part is None:
            part = "official"
        outlet: str | None = None
        because = turn.because
        if part == "reporter":
            outlet, index = _reporter(book, turn, index, cast_turns[-1] if cast_turns else None)
            person = book.people[index] if index is not None else None
            if outlet is None and _same_asker(turn) and last_reporter is not None:
                outlet, index = last_reporter.outlet, last_reporter.person
        elif index is None:
            index, reason = _unlabelled_speaker(book, part, cast_turns, sole)
            because = f"{because}; {reason}" if reason else because
        if turn.label is None and index is None and part == "official" and position == 0 and sole is not None:
            index = sole
        result = CastTurn(turn, part, index, outlet, because, turn.confidence)
        if part == "reporter":
            last_reporter = result
        cast_turns.append(result)
    joined = _join_adjacent(cast_turns)
    for done in joined:
        if done.person is not None:
            book.people[done.person].spoken += 1
    return joined


def _same_asker(turn: DraftTurn) -> bool:
    return turn.key in ("追问", "记者追问", "再问", "同上记者", "同一记者") or "追问" in turn.key


_THANKS_COLLEAGUE = re.compile(rf"(?:谢谢|感谢)[\u4e00-\u9fff]{{0,4}}(?:{posts.pattern()}|总)[,。!]")
_ADDS = re.compile(
    r"(?:刚才|刚刚)?[^,。]{0,8}(?:长|任|总|记|员|士)(?:刚才|刚刚)?(?:讲|说|谈|介绍|提)(?:的|到|了)[^。]{0,20}[,。]我(?:再|也|来|就)?(?:从|补|添|加)"
)
_HANDS_ON = re.compile(
    r"请[^。!?]{1,30}(?:补充|回答|介绍|说明|谈|讲|说)[^。!?]{0,10}[。!]?\s*$|(?:话筒|时间)?交给[^,。!?]{1,10}[。!]?\s*$"
)


def _repeats_labels(view: str, turns: Sequence[DraftTurn]) -> bool:
    """Whether the document puts its labels before every paragraph (live feeds do): then two in a row are one turn.

    Where labelled turns go on over several paragraphs, a label that comes again says that somebody begins anew.
    """
    labelled = [turn for turn in turns if turn.label is not None]
    again = sum(1 for a, b in itertools.pairwise(labelled) if a.key and a.key == b.key and a.part != "reporter")
    several = sum(1 for turn in labelled if "\n" in view[turn.start : turn.end].strip())
    return again >= 2 and again > several


def merge_repeats(turns: tuple[DraftTurn, ...], keys: dict[str, int | None], book: _Book) -> list[DraftTurn]:
    """Consecutive turns under one label are one turn: live feeds and prints repeat it. Two bare `记者：` in a row stay two
    unless the document repeats its labels."""
    repeats = _repeats_labels(book.view, turns)
    merged: list[DraftTurn] = []
    for turn in turns:
        before = merged[-1] if merged else None
        same = (
            before is not None
            and before.key
            and before.key == turn.key
            and before.label is not None
            and turn.label is not None
        )
        if same and before is not None and turn.reading is not None and turn.reading.kind == "answer":
            # Two answers under one `答`: somebody else takes over where the first was told to let him.
            opening, ending = (
                book.view[turn.start : turn.start + 40],
                book.view[max(before.start, before.end - 60) : before.end],
            )
            thanks = _THANKS_COLLEAGUE.match(opening)
            takes_over = (_HANDS_ON.search(ending) and (cues.SUPPLEMENT.match(opening) or thanks)) or _ADDS.search(opening)
            same = repeats and not takes_over
        if same and before is not None and turn.part == "reporter":
            named = keys.get(turn.key) is not None or (turn.reading is not None and turn.reading.outlet is not None)
            introduces = reporter_self(book.view[turn.start : min(turn.end, turn.start + 80)]) is not None
            same = not introduces and (named or repeats)
        if same and before is not None:
            merged[-1] = replace(before, end=turn.end)
        else:
            merged.append(turn)
    return merged


def _sole_answerer(book: _Book, keys: dict[str, int | None]) -> int | None:
    """The one person who can be meant by `答：`: the only official, or the only spokesperson, of the lead."""
    officials = [
        i for i, person in enumerate(book.people) if person.part == "official" and person.name and person.plain
    ]
    if len(officials) == 1:
        return officials[0]
    spokes = [i for i in officials if any(view.endswith("发言人") for _, view, _ in book.people[i].titles)]
    if len(spokes) == 1:
        return spokes[0]
    del keys
    return None


def _reporter(
    book: _Book, turn: DraftTurn, index: int | None, before: CastTurn | None
) -> tuple[str | None, int | None]:
    """(outlet, person) of a reporter turn: from the label, the person's earlier labels, the reporter's own words, the hand-over."""
    outlet = _outlet_text(book.text, turn)
    person = book.people[index] if index is not None else None
    if outlet is None and person is not None:
        outlet = person.outlet
    head = book.view[turn.start : min(turn.end, turn.start + 120)]
    own = reporter_self(head)
    name = own.name if own else None
    if name is None and outlet:
        name = _name_behind(head, book.view, outlet, turn)
    if index is None and name is not None and _nobody_else(book, head[slice(*name)]):
        index = book.person((turn.start + name[0], turn.start + name[1]))
        person = book.people[index]
        person.part, person.why = "reporter", "says so"
    if outlet is None:
        if own:
            a, b = own.outlet
            outlet = book.text[turn.start + a : turn.start + b].strip("《》 ")
        else:
            match = re.match(r"([^,。;:?!\s]{2,14}?)(?:的)?,", head)
            if match and is_outlet(match[1]) >= 0.85:
                outlet = book.text[turn.start : turn.start + len(match[1])]
    if outlet is None and (house := _calling_words(book, turn)):
        outlet = book.text[slice(*house)].strip("《》 ")
    if outlet is None and before is not None and before.part == "host":
        said = book.view[max(before.draft.start, before.draft.end - 60) : before.draft.end]
        match = re.search(
            r"(?:请|有请|先请|由)(?P<outlet>[^,。;:!?\s]{2,16}?)(?:的)?(?:记者)?(?:朋友|先生|女士)?(?:先)?(?:提问|发言|来问|继续提问)",
            said,
        )
        if match and is_outlet(match["outlet"]) >= 0.5:
            at = max(before.draft.start, before.draft.end - 60) + match.start("outlet")
            outlet = book.text[at : at + len(match["outlet"])].strip("《》 ")
    if person is not None and outlet and person.outlet is None:
        person.outlet = outlet
    return outlet, index


_OWN_NAME_AT = (
    r"(?P<name>[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}|[\u4e00-\u9fff]{2,4}?|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){0,2})(?=[,。!?;]|提问|请问|想问|问一)"
)


def _name_behind(head: str, view: str, outlet: str, turn: DraftTurn) -> tuple[int, int] | None:
    """The name a reporter gives with the outlet that the label names: `某报的某某，`, `某证券机械行业某某。`, `某某，某报。`."""
    from transcript.chinese.view import view as normalised

    plain = normalised(outlet)
    at = head.find(plain, 0, 60)
    if at < 0:
        return None
    behind = re.compile(r"(?:的|记者|首席|分析师|研究员|[\u4e00-\u9fff]{2}行业|[ ,、])*" + _OWN_NAME_AT).match(head, at + len(plain))
    if behind and name_score(behind["name"]) >= 0.6:
        return behind.span("name")
    before = re.search(r"(?:^|[,。!]|我是|叫)(?P<name>[\u4e00-\u9fff·]{2,8})[,、 ](?:来自)?$", head[:at])
    if before and name_score(before["name"]) >= 0.6:
        return before.span("name")
    return None


def _unlabelled_speaker(book: _Book, part: Part, before: list[CastTurn], sole: int | None) -> tuple[int | None, str]:
    """Who speaks a turn that names nobody: whom the host handed over to, whom the question addressed, or the only one there is."""
    if part == "host":
        hosts = [i for i, person in enumerate(book.people) if person.part == "host"]
        return (hosts[0], "the only host") if len(hosts) == 1 else (None, "")
    for earlier in reversed(before[-3:]):
        if earlier.part == "official":
            tail = max(earlier.draft.start, earlier.draft.end - 60)
            called = called_persons(book.view, book.people, tail, earlier.draft.end, hand_over=True)
            if earlier is before[-1] and len(called) == 1 and called[0] != earlier.person:
                return called[0], "handed over to"
            break
        called = called_persons(
            book.view, book.people, earlier.draft.start, earlier.draft.end, hand_over=earlier.part == "host"
        )
        if len(called) == 1:
            return called[0], "handed over to" if earlier.part == "host" else "addressed by the question"
    hosted = any(turn.part == "host" for turn in before)  # an interview without a host has one who answers
    if sole is not None and not (hosted and _asks_others(book, before[-1], book.people[sole])):
        return sole, "the only official"
    return None, ""


_ASKED_BODY = re.compile(
    r"(?:请问|想问|请教|想请)(?:一下)?(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委|厅|行|部门|公司|集团|中心|医院|大学))(?!长|员)"
)


def _asks_others(book: _Book, question: CastTurn, person: Person) -> bool:
    """Whether a question goes to a body (`请问农发行`) that is in none of the person's offices."""
    match = _ASKED_BODY.search(book.view, question.draft.start, question.draft.end)
    if match is None or question.part != "reporter" or len(match["body"]) < 3:
        return False
    if not person.titles or any("发言人" in view for _, view, _ in person.titles):
        return False  # a spokesperson answers for everybody
    body = re.sub(r"(?:部门|局|委|厅)$", "", match["body"])
    return not any(body in view for _, view, _ in person.titles)


def _nobody_else(book: _Book, name: str) -> bool:
    """Whether a name is free to be a reporter's: nobody of the other parts has it."""
    index = book.by_name.get(name.lower())
    return index is None or book.people[index].part in (None, "reporter")


_SHORT_ADDRESS = (
    r"(?:总|局|董|先生|女士|生|太|政委|老师|博士|教授)(?![\u3400-\u9fff]{0,2}(?:理|部|体|的是|公司|编|计|共|裁|监|统))"
)
_OFFICE_ADDRESS = re.compile(rf"(?<=[部委局厅办处署院会司])(?:{posts.pattern()})")


@lru_cache(maxsize=512)
def _surname_address(families: tuple[str, ...]) -> re.Pattern[str]:
    """A surname of the persons present, with a post or a form of address behind it."""
    return re.compile(rf"(?:{'|'.join(families)})(?:{posts.pattern()}|{_SHORT_ADDRESS})")


def called_persons(view: str, people: list[Person], start: int, end: int, *, hand_over: bool = False) -> list[int]:
    """The persons a stretch of speech names or addresses: by full name, by surname and title, by title alone; in order, once each."""
    said = view[start:end]
    if hand_over:
        calls = [match.span("who") for match in cues.HANDOVER.finditer(said)]
        if not calls:
            return []
    else:
        calls = [(0, len(said))]
    found: list[int] = []
    for a, b in calls:
        found.extend(index for index in _named(said[a:b], people, hand_over=hand_over) if index not in found)
    return found


_CALLED = re.compile(r"\s*(?:您|你|[,:]\s*(?:您|你|请|想|能)|先生|女士|小姐|(?:%s))" % posts.pattern())  # noqa: UP031
_CALLING = re.compile(r"(?:请问|想问|请教|想请|请|问一?下|问)(?:一下)?$|(?:%s)$" % posts.pattern())  # noqa: UP031


def _named(said: str, people: list[Person], *, hand_over: bool) -> list[int]:
    """Somebody merely talked about is not addressed: a full name counts where it is called or greeted."""
    hits: list[tuple[int, int]] = []
    for index, person in enumerate(people):
        if person.name and person.plain and person.part != "reporter" and len(person.plain) >= 2:
            at = said.find(person.plain)
            if at != -1 and (
                hand_over or _CALLED.match(said, at + len(person.plain)) or _CALLING.search(said[max(0, at - 16) : at])
            ):
                hits.append((at, index))
    taken = {index for _, index in hits}
    for at, words in _addresses(said, people, hand_over=hand_over):
        one = int(words[1:]) if words.startswith("\0") else by_title(people, words)
        # `谢谢池总，我是某某报`: the host is thanked for the floor, not asked.
        thanked = one is not None and people[one].part == "host" and said[max(0, at - 2) : at] in ("谢谢", "感谢")
        if one is not None and one not in taken and not thanked:
            hits.append((at, one))
            taken.add(one)
    if not hand_over:
        hits += [hit for hit in _offices_asked(said, people) if hit[1] not in {index for _, index in hits}]
    if not hits and not hand_over:
        hits = _departments(said, people) or _spokesperson(said, people) or _bare_titles(said, people)
    return [index for _, index in sorted(hits)]


def _spokesperson(said: str, people: list[Person]) -> list[tuple[int, int]]:
    """`请问发言人`: the one official present who is a spokesperson by office, where several officials sit."""
    called = re.search(r"(?:请问|想问|请教|想请)(?:一下)?(?:新闻)?发言人", said)
    named = [i for i, person in enumerate(people) if person.name and person.titles and person.part == "official"]
    fit = [i for i in named if any("发言人" in view for _, view, _ in people[i].titles)]
    return [(called.start(), fit[0])] if called and len(fit) == 1 < len(named) else []


_BARE_TITLE = re.compile(rf"(?:^|[,。!?;:、\s]|请问|想问|请教|追问|谢谢)(?P<title>{posts.pattern()})(?=您|你|好|[,。:!、\s]|能否|可否|可以|怎么|如何|刚才|对)")


def _bare_titles(said: str, people: list[Person]) -> list[tuple[int, int]]:
    """`局长，想问…`, `部长、司长，…`: a title alone, where several officials answer and one of them has it. (Where one answers more
    than twice as often as any other, the title says nothing.)"""
    officials = [index for index, person in enumerate(people) if person.name and person.part == "official"]
    most = sorted((people[index].spoken for index in officials), reverse=True)
    if len(officials) < 2 or most[0] > 2 * most[1]:
        return []
    hits: list[tuple[int, int]] = []
    for match in _BARE_TITLE.finditer(said):
        one = by_title(people, match["title"], parts=("official",))
        if one is not None and one not in {index for _, index in hits}:
            hits.append((match.start(), one))
    return hits


_ASKED_OFFICES = re.compile(r"(?:请问|想问问?|请教|想请|提给|问给|问一?下|请|问)(?:一下)?(?P<list>[^,。?!;:]{2,24})")
_OFFICE_WORD = re.compile(r"(?:[和与、及]|^)?(?P<body>[\u4e00-\u9fff]{1,6}?(?:局|委|厅|院|公司|集团|中心|医院|部门|台|署|会|办))(?![长员])")


def _offices_asked(said: str, people: list[Person]) -> list[tuple[int, int]]:
    """`请医保局回答`, `我想问检察院和法院`, `请气象局和水利局都说一说`: the one official present of each of these offices."""
    hits: list[tuple[int, int]] = []
    officials = [index for index, person in enumerate(people) if person.name and person.part == "official"]
    if len(officials) < 2:
        return []
    for call in _ASKED_OFFICES.finditer(said):
        for match in _OFFICE_WORD.finditer(call["list"]):
            body = re.sub(r"^(?:[和与及、我们省市区县州]|一下|咱们)+", "", match["body"])
            fit = [index for index in officials if len(body) >= 2 and _of_office(people[index], body)]
            if len(fit) == 1 and fit[0] not in {index for _, index in hits}:
                hits.append((call.start("list") + match.start(), fit[0]))
    return hits


def _of_office(person: Person, body: str) -> bool:
    """Whether an office of the person is at the body so called: in full, or by the department's spoken name."""
    spoken = departments.SPOKEN.get(re.sub(r"(?:局|委|厅|部门|办|署)$", "", body))
    pattern = f"(?:{spoken})(?:局|委|厅|部|署|办|委员会)" if spoken else re.escape(body)
    return any(re.search(pattern, view) for _, view, _ in person.titles)


def _departments(said: str, people: list[Person]) -> list[tuple[int, int]]:
    """`请问住建部门`: the one person present whose organisation is that department."""
    hits = []
    for match in departments.called().finditer(said):
        full = re.compile(departments.SPOKEN[match["who"]])
        fit = [
            index
            for index, person in enumerate(people)
            if person.name and person.part == "official" and any(full.search(view) for _, view, _ in person.titles)
        ]
        if len(fit) == 1:
            hits.append((match.start(), fit[0]))
    return hits


def _addresses(said: str, people: list[Person], *, hand_over: bool) -> Iterator[tuple[int, str]]:
    """Forms of address in a stretch of speech: `陈局长`, `任总`, `教育局局长`; a bare title only where the host hands over
    (`请问部长` names nobody)."""
    families = tuple(
        sorted({surname(p.plain) for p in people if p.name and p.plain and p.part != "reporter" and surname(p.plain)})
    )
    if families:
        for match in _surname_address(families).finditer(said):
            yield match.start(), match[0]
    for index, person in enumerate(people):
        if "·" in person.plain and person.part != "reporter":
            # `阿依努尔局长`, `苏和主任`: one of the names is enough.
            pieces = "|".join(re.escape(piece) for piece in person.plain.split("·") if len(piece) >= 2)
            if pieces and (match := re.search(rf"(?:{pieces})(?:{posts.pattern()}|{_SHORT_ADDRESS})", said)):
                yield match.start(), f"\0{index}"
    for match in _OFFICE_ADDRESS.finditer(said):
        for width in range(8, 1, -1):
            start = match.start() - width
            called = (
                hand_over
                or _CALLED.match(said, match.end())
                or _CALLING.search(said[max(0, start - 6) : max(start, 0)])
            )
            if start >= 0 and called and by_title(people, said[start : match.end()]) is not None:
                yield start, said[start : match.end()]
                break
    if hand_over:
        for match in re.finditer(posts.pattern(), said):
            yield match.start(), match[0]


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
            joined[-1] = replace(
                before,
                draft=replace(before.draft, end=turn.draft.end),
                confidence=min(before.confidence, turn.confidence),
            )
        else:
            joined.append(turn)
    return joined
