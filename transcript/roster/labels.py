"""Labels → persons: by name, by a name's beginning, by surname and title, by title or office alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from transcript.lexicon import minority_names, posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMPOUND
from transcript.record.participant import Part
from transcript.roster.addresses import called_persons
from transcript.roster.book import Book, Person, Slip, bracket_of_label, name_in_label
from transcript.roster.holders import by_title
from transcript.roster.names import WIDTHS, name_score, surname
from transcript.roster.own_words import add_own, own_name
from transcript.roster.people import HONORIFIC, Mention, clean_name, read_person
from transcript.roster.repeats import introduces
from transcript.segment.reading import VOICE
from transcript.segment.turns import DraftTurn, Segmentation


def resolve_labels(book: Book, found: Segmentation) -> dict[str, int | None]:
    """Label type → person: by name, by a name's beginning (`林郑`), by surname and title, by title alone."""
    resolved: dict[str, int | None] = {}
    for turn in found.turns:
        if not turn.key or turn.key in resolved or turn.reading is None or turn.label is None:
            continue
        resolved[turn.key] = _resolve_one(book, found, turn)
    return resolved


def _of_family(book: Book, family: str) -> int | None:
    """`顾：`, `令狐：`: the only known person of that surname."""
    fit = [i for i, person in enumerate(book.people) if person.titles and person.plain.startswith(family)]
    return fit[0] if len(fit) == 1 else None


def _family_in_head(book: Book, family: str) -> int | None:
    """`柯：`, `柯市长：` on a page whose head names one person of that surname: `柯某某联访逐字稿`."""
    head, width = book.view[:_HEAD], len(family) + 2
    places = (at for at in range(len(head) - width + 1) if head.startswith(family, at))
    names = {
        name: at
        for at in places
        if name_score(name := head[at : at + width]) >= 0.7 and not posts.post().match(name, len(family))
    }
    if len(names) != 1 or any(person.plain.startswith(family) for person in book.people):
        return None
    at = next(iter(names.values()))
    return book.person((at, at + width))


def _family_and_office(book: Book, at: int, title: str) -> int | None:
    """`柯市长：` at a place, of whom the head names; the office is his."""
    family = len(surname(title + "某"))
    named = _family_in_head(book, title[:family]) if family and posts.post().fullmatch(title, family) else None
    if named is not None:
        book.people[named].add_title(book.text[at + family : at + len(title)], title[family:], "body")
    return named


_HEAD = 400  # characters in which a page says whom it is about


def _voice(book: Book, found: Segmentation, turn: DraftTurn) -> int:
    """Who a numbered voice is: the name it gives itself, or whom the voice before its first words calls upon."""
    turns = list(found.turns)
    for other in turns:
        own = own_name(book.view, other.start, min(other.end, other.start + 900)) if other.key == turn.key else None
        if own is not None:
            return add_own(book, own)
    first = next(index for index, other in enumerate(turns) if other.key == turn.key)
    if first and turns[first - 1].key != turn.key:
        called = called_persons(
            book.view,
            book.people,
            max(turns[first - 1].start, turns[first - 1].end - 160),
            turns[first - 1].end,
            hand_over=True,
        )
        taken = {index for index in called if book.people[index].part == "host"}
        if len(called) >= 1 and called[0] not in taken:
            return called[0]
        before = turns[first - 1]
        asked = called_persons(book.view, book.people, before.start, before.end)
        asked = [index for index in asked if book.people[index].part in (None, "official")]
        if len(asked) == 1 and "?" in book.view[max(before.start, before.end - 120) : before.end]:
            return asked[0]
    assert turn.label is not None
    asks = any(other.key == turn.key and introduces(other, book.view) for other in turns)
    return book.role(turn.label, "", book.view[slice(*turn.label)].strip(), "reporter" if asks else None)


# A label in full, whatever the name behind the office looks like.
_OFFICE_AND_NAME = lazy(
    rf"(?P<office>[\u3400-\u9fff、]{{2,40}}(?:{posts.pattern()})) ?(?P<name>(?!回|介绍|补充|表示|主持|发言|说)[\u3400-\u9fff]{{2,3}})"
)
# `某某·某某司长`: the office behind a name of several pieces.
_DOTTED_AND_OFFICE = lazy(
    rf"(?P<name>[\u3400-\u9fff]{{1,8}}(?:·[\u3400-\u9fff]{{1,8}}?){{1,4}}) ?(?P<office>{posts.pattern()})"
)
# `萨莫维奇总理`: how a name of several pieces is called.
_PIECE_AND_FORM = lazy(
    rf"(?P<piece>[\u3400-\u9fff]{{2,8}}?|[A-Z][\w'’-]+) ?(?:{posts.pattern()}|{posts.courtesy().pattern})"
)
_PIECE = lazy(r"[\u3400-\u9fff]{2,8}")
# `公关Vivi`: a word for who presides, or an office, and a first name.
_OFFICE_AND_LATIN = lazy(
    rf"(?P<office>(?:[\u3400-\u9fff]{{0,12}}(?:{posts.pattern()}|公关|客服|市场部?))) ?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_HOST_OFFICE = lazy(rf"^ *主持人?: *(?P<office>[\u3400-\u9fff]{{2,24}}(?:{posts.pattern()}))$", re.MULTILINE)
_HOST_BEFORE = lazy(r"(?:司仪|主持人|主持) ?(?=..)")
_HOST_WORD = lazy(r"[^\s:]{0,8}?(?:主持人|司仪|主持|主席)")


def _moved(match: re.Match[str], group: str, by: int) -> tuple[int, int]:
    return match.start(group) + by, match.end(group) + by


def _resolve_one(book: Book, found: Segmentation, turn: DraftTurn) -> int | None:
    assert turn.reading is not None and turn.label is not None
    words, reading = book.view[slice(*turn.label)], turn.reading
    if reading.name is not None:
        return _by_name(book, turn)
    if reading.kind == "outlet":
        # A name that ends like an outlet, of somebody the page introduces.
        known = book.known(words)
        return known if known is not None and book.people[known].titles else None
    if reading.kind in ("role", "other", "unknown"):
        return _by_office(book, found, turn)
    if reading.kind == "host":
        return _presider(book, found, turn)
    if reading.kind == "answer" and clean_name(words).endswith("发言人"):
        return by_title(book.people, "发言人")
    return None


def _by_name(book: Book, turn: DraftTurn) -> int:
    """Who is met under the name of a label, or whose fuller name it stands for; he then has what was told of the shorter one."""
    span, _ = name_in_label(book.view, turn)
    plain = book.plain(span)
    index = book.by_name[plain.lower()]
    longer = _fuller_name(book, index, plain, span)
    if longer is None:
        return index
    person, fuller = book.people[index], book.people[longer]
    if person.titles and book.by_piece(plain) != longer and not _holds_too(book, longer, index):
        return index
    for text, view, source in person.titles:
        if not fuller.titles or source == "label":
            fuller.add_title(text, view, source)
    fuller.mentions.extend(person.mentions)
    person.plain = ""
    return longer


def _fuller_name(book: Book, index: int, plain: str, span: tuple[int, int]) -> int | None:
    """Who else a name stands for: a longer name, an office taken for a name, or one that a slip has miswritten."""
    longer = _longer_name(book, plain)
    if longer is None:
        longer = _in_english(book, plain)
    if longer is None:
        # `Nora` for the one `Nora 宋` of the list.
        longer = _one_listed(book, lambda person: person.plain.lower().startswith(f"{plain.lower()} "))
    if longer is not None:
        return longer
    person = book.people[index]
    if person.name is not None and posts.is_form(plain[len(surname(plain)) :]):
        longer = _somebody_else(book, index, plain)  # `CTO 汤总` names nobody but the listed one of that family
    if longer is None and len(plain) == 2:
        longer = _surname_and_office(book, index)
    if longer is None and (longer := _slip(book, index)) is not None:
        book.slips.append(Slip(person.name or plain, longer, *span))
    if longer is not None:
        person.titles = []  # the office printed there is his
    return longer


def _by_office(book: Book, found: Segmentation, turn: DraftTurn) -> int:
    """Who a label without a name means: one of the known, one whom it or the page names after all, or nobody but the holder of a role."""
    assert turn.reading is not None and turn.label is not None
    reading, (l0, l1) = turn.reading, turn.label
    # Of `A（部长）` only the office in the bracket.
    office = (l0, l1) if reading.title is None else (l0 + reading.title[0], l0 + reading.title[1])
    title = book.view[slice(*office)].strip(" *")
    if behind_host := _HOST_BEFORE.match(title):
        title = title[behind_host.end() :]  # `司仪魏副司长`
    if VOICE.fullmatch(clean_name(title).lower()):
        return _voice(book, found, turn)
    if does := _DOES_WHO.fullmatch(title):
        title = does["who"]  # `补充（某某）`
    known = _known_holder(book, title)
    if known is not None:
        book.people[known].mentions.append(turn.label)
        return known
    at = l1 - len(title) if reading.title is None else office[0]
    apart = _OFFICE_AND_NAME.fullmatch(title)
    if apart and surname(apart["name"]) and not posts.post().search(apart["name"]):
        return book.add(Mention(_moved(apart, "name", at), _moved(apart, "office", at), None, "label"))
    if beside := _OFFICE_AND_LATIN.fullmatch(title) or _DOTTED_AND_OFFICE.fullmatch(title):
        at = book.view.index(title, l0)
        return book.add(Mention(_moved(beside, "name", at), _moved(beside, "office", at), None, "label"))
    named = _office_in_lead(book, title) if len(title) > 1 else None
    if named is None:
        named = _own_name_under(book, turn, title)
    if named is not None:
        return named
    named = _family_and_office(book, at, title) if reading.kind == "role" else None
    if named is not None:
        book.people[named].mentions.append(turn.label)
        return named
    part: Part | None = "other" if reading.kind == "other" else None
    return book.role(turn.label, book.text[l0:l1].strip(" *"), title, part)


def _known_holder(book: Book, title: str) -> int | None:
    """Whom of the known a label without a name means: by its words, a family, an office, a piece of a name, or a name at either end."""
    known = book.known(title)
    if known is None:
        known = _of_family(book, title) if len(title) == 1 or title in COMPOUND else by_title(book.people, title)
    if known is None and len(title) == 1 and surname(title + "某"):
        known = _family_in_head(book, title)
    if known is None:
        known = _in_english(book, title)
    if known is None and (piece := _PIECE_AND_FORM.fullmatch(title)):
        known = book.by_piece(piece["piece"])
    if known is None and _PIECE.fullmatch(title):
        known = book.by_piece(title)  # `佩特科夫` for `德拉甘·佩特科夫`
    if known is None:
        known = _ends_in_name(book, title)
    if known is None and (office := posts.post_at_end().search(title)):
        known = _ends_in_name(book, title[: office.start()])  # `卫生局某某局长`
    return _begins_with_name(book, title) if known is None else known


def _presider(book: Book, found: Segmentation, turn: DraftTurn) -> int | None:
    """Who `主持人` is: named beside the label, by the list, by how he opens, by his silence; nobody where several may be."""
    assert turn.reading is not None and turn.label is not None
    beside = _name_above(book, turn)
    if beside is None:
        beside = _host_in_brackets(book, turn)
    if beside is not None:
        return beside
    family = surname(book.view[slice(*turn.label)].strip()) if turn.reading.because == "a surname and 主持" else ""
    called = [i for i, person in enumerate(book.people) if family and person.name and person.plain.startswith(family)]
    if len(called) == 1:
        book.people[called[0]].part, book.people[called[0]].why = "host", "called 主持"
        return called[0]
    hosts = [i for i, person in enumerate(book.people) if person.part == "host" and person.name]
    if not hosts:
        hosts = _host_by_opening(book, found) or _silent_host(book, found)
    if hosts:
        return hosts[0] if len(hosts) == 1 else None
    office = _HOST_OFFICE.search(book.view, 0, min(len(book.view), 3000))
    if office:
        span = office.span("office")
        return book.role(span, book.text[slice(*span)], office["office"], "host")
    word = _HOST_WORD.search(book.view, *turn.label)
    span = word.span() if word else turn.label
    return book.role(turn.label, book.text[slice(*span)].strip(), "主持人", "host")


_LINE_ABOVE = lazy(r"(?:^|\n) *(?P<name>[^\n]{2,12}?) *\r?\n *$")


def _name_above(book: Book, turn: DraftTurn) -> int | None:
    """The person whose name alone stands on the line above the label `主持人`."""
    assert turn.label is not None
    line = _LINE_ABOVE.search(book.view, max(turn.label[0] - 20, 0), turn.label[0])
    index = book.known(line["name"]) if line else None
    if line is None or index is None or book.people[index].name is None:
        return None
    book.people[index].mentions.append(line.span("name"))
    book.people[index].part, book.people[index].why = "host", "the word 主持人"
    return index


def _in_english(book: Book, label: str) -> int | None:
    """The holder of an office a label names in English, as the page names it in Chinese: `Chief Executive`, `Moderator`."""
    office = posts.ENGLISH.get(label.lower())
    if office == "主持人":
        hosts = [i for i, p in enumerate(book.people) if p.part == "host" and p.name and p.plain != label]
        return hosts[0] if len(hosts) == 1 else None
    if office is None:
        office = next(
            (post for words, post in posts.ENGLISH_BEGINNINGS.items() if label.lower().startswith(words)), None
        )
    return by_title(book.people, office) if office else None


def _one_listed(book: Book, fits: Callable[[Person], object]) -> int | None:
    """The only person with an office, and a name of two characters or more, that fits."""
    fit = [i for i, person in enumerate(book.people) if person.titles and len(person.plain) >= 2 and fits(person)]
    return fit[0] if len(fit) == 1 else None


def _ends_in_name(book: Book, label: str) -> int | None:
    """The listed person whose name a longer label ends in, whatever the words before are."""
    plain = clean_name(label)
    return _one_listed(book, lambda person: plain.endswith(person.plain) and len(plain) - len(person.plain) >= 2)


# What somebody does and, in brackets, who: `补充（某某）`.
_DOES_WHO = lazy(
    r"(?:(?:补充|再次|主动|现场)?(?:补充|回答|作答|答复|回应|插话|发言|通报|介绍|发布|说明|致辞|讲话)) ?\((?P<who>[^()]{2,20})\)"
)
_SPEAKS = lazy(r"回复|答复|回答|回应|作答|答|说|补充")


def _begins_with_name(book: Book, label: str) -> int | None:
    """The listed person whose name a label begins with, where an office or a form of address follows: `某某院长`, `某某,关系协理`."""
    plain = clean_name(label)

    def fits(person: Person) -> bool:
        if not plain.startswith(person.plain):
            return False
        rest = plain[len(person.plain) :].lstrip(",、(").rstrip(")")
        return bool(
            HONORIFIC.fullmatch(rest)
            or _SPEAKS.fullmatch(rest)
            or posts.post_at_end().search(rest)
            or (len(rest) >= 2 and any(view.endswith(rest) for _, view, _ in person.titles))
        )

    return _one_listed(book, fits)


def _own_name_under(book: Book, turn: DraftTurn, title: str) -> int | None:
    """Who says `我是农业处某某` first under the label `农业处处长`, or `我是台电副处长某某` under `台电`."""
    own = own_name(book.view, turn.start, min(turn.end, turn.start + 60))
    body = book.view[slice(*own.office)] if own and own.office else ""
    officed = bool(posts.post_at_end().search(title))
    if own is None or turn.label is None or not (title in body or (officed and body in title)):
        return None
    index = add_own(book, own)
    if officed:
        book.people[index].add_title(book.text[slice(*turn.label)].strip(), title, "label")
    return index


_PRESS_OFFICE = lazy(r"新闻|宣传|外宣|媒体|公关|发言人|投资者关系|证券事务|董事会秘书|董秘")


def _silent_host(book: Book, found: Segmentation) -> list[int]:
    """The one person of the roster under whose name nobody speaks, where an unnamed 主持人 speaks and the others speak by name."""
    printed = {book.view[slice(*turn.label)] for turn in found.turns if turn.label}
    labels = {*map(clean_name, printed)}
    listed = [clean_name(book.view[slice(*mention.name)]) for mention in found.header.people]
    lead = found.begins or 0
    # A host introduces the others, not himself: only what the page says before the speech counts.
    listed += [
        person.plain
        for person in book.people
        if person.plain and any(kept == "introduction" for *_, kept in person.titles) and min(person.mentions)[0] < lead
    ]
    quiet = [name.lower() for name in listed if not any(name in label for label in labels)]
    words = {label.split()[-1] for label in printed}
    # `谷校长`, `CTO 汤总`, `汤` speak, by another name.
    called = {by_title(book.people, word) if len(word) > 1 else _of_family(book, word) for word in words}
    silent = sorted({book.by_name[name] for name in quiet if name in book.by_name} - called)
    if len(silent) != 1 or book.people[silent[0]].part not in (None, "host") or len(set(listed)) < 3:
        return []
    person = book.people[silent[0]]
    if len(set(listed)) < 4 and not any(_PRESS_OFFICE.search(view) for _, view, _ in person.titles):
        return []  # of three, one may have come to listen
    person.part, person.why = "host", "the only one of the roster who does not speak by name"
    return silent


def _host_by_opening(book: Book, found: Segmentation) -> list[int]:
    """Who opens under his office and name, calls upon others, and is 主持人 ever after."""
    first = found.turns[0]
    said = book.view[first.start : first.end]
    index = _named(book, first)
    hands = cues.GIVES_FLOOR.search(said[-60:]) or cues.HANDOVER.search(said[-60:])
    calls = cues.MODERATION_CUE.search(said[:400]) and hands
    again = any(turn.label and _named(book, turn) == index for turn in found.turns[1:])
    if index is None or not calls or again or book.people[index].part not in (None, "host"):
        return []
    book.people[index].part, book.people[index].why = "host", "opens and gives the floor"
    return [index]


def _named(book: Book, turn: DraftTurn) -> int | None:
    """The person whose name a label reads as, if the book has him."""
    if turn.label is None or turn.reading is None or turn.reading.name is None:
        return None
    return book.by_name.get(book.plain(name_in_label(book.view, turn)[0]).lower())


def _host_in_brackets(book: Book, turn: DraftTurn) -> int | None:
    """`主持人（区政府办公室 某某）`."""
    span = bracket_of_label(book.view, turn)
    found = read_person(book.view, *span, listed=True) if span else None
    if found is None:
        return None
    index = book.add(Mention(*found, None, "label"))
    book.people[index].part, book.people[index].why = "host", "the word 主持人"
    return index


def _slip(book: Book, index: int) -> int | None:
    """The one person with an office whose name sounds like that of a label but for the writing of one character (`若蕙` for `若惠`)."""
    person = book.people[index]
    if any(source != "label" for _, _, source in person.titles) or not 2 <= len(person.plain) <= 4:
        return None
    fit = [
        other
        for other, known in enumerate(book.people)
        if other != index and known.titles and known.part != "reporter" and _sounds_like(person.plain, known.plain)
    ]
    return fit[0] if len(fit) == 1 else None


def _sounds_like(name: str, known: str) -> bool:
    if len(name) != len(known) or name == known:
        return False
    differ = [(a, b) for a, b in zip(name, known, strict=True) if a != b]
    if len(differ) != 1:
        return False
    from transcript.chinese.readings import readings  # loads a dictionary: only where two names are that close

    return not readings(differ[0][0]).isdisjoint(readings(differ[0][1]))


def _surname_and_office(book: Book, index: int) -> int | None:
    """`涂分署长`: the surname and the office of the one listed, and no name of two characters before a 署长."""
    person = book.people[index]
    if len(person.titles) != 1 or person.titles[0][2] != "label":
        return None
    _, office, _ = person.titles[0]
    known = _somebody_else(book, index, person.plain + office)
    name = book.people[known].plain if known is not None else ""
    return known if name.startswith(person.plain[0]) and not name.startswith(person.plain) else None


def _somebody_else(book: Book, index: int, title: str) -> int | None:
    """Whom a form of address names among all but the person at `index`."""
    known = by_title([*book.people[:index], *book.people[index + 1 :]], title)
    return known + (known >= index) if known is not None else None


def _holds_too(book: Book, longer: int, index: int) -> bool:
    """Whether every office told of somebody is one of the person's whose longer name it may be."""
    offices = [view for _, view, _ in book.people[longer].titles]
    return all(any(office.endswith(view) for office in offices) for _, view, _ in book.people[index].titles)


def _longer_name(book: Book, plain: str) -> int | None:
    """`林郑` → `林郑月娥`: the only known longer name that begins so, or one the text prints; `罗西` → `伊莎贝尔·罗西`, `Lai` → `Desmond Lai`."""
    family = book.by_piece(plain)
    if family is None and f"·{plain}" in book.view:
        family = _in_full(book, plain)
    if family is not None:
        return family
    if plain in COMPOUND:
        whose = [i for i, person in enumerate(book.people) if person.plain.startswith(plain) and len(person.plain) > 2]
        return whose[0] if len(whose) == 1 else None
    if len(plain) == 2:
        # `丹增` for the one `丹增旺堆` of the list
        whose = [
            i
            for i, p in enumerate(book.people)
            if p.titles and len(p.plain) >= 4 and p.plain.startswith(plain) and minority_names.is_name(p.plain)
        ]
        if len(whose) == 1:
            return whose[0]
    if len(plain) != 2 or not re.fullmatch(r"[\u3400-\u9fff]{2}", plain) or not (surname(plain[1:]) and surname(plain)):
        return None
    longer = [i for i, person in enumerate(book.people) if person.plain.startswith(plain) and len(person.plain) > 2]
    if len(longer) == 1:
        return longer[0]
    counts = Counter(match[0] for match in re.finditer(re.escape(plain) + r"[\u3400-\u9fff]{2}", book.view[:6000]))
    for name, _ in counts.most_common(3):
        if (
            name_score(name) >= 0.6
            and not posts.post().fullmatch(name[2:])
            and name[2:] not in ("表示", "回应", "先生", "女士", "认为", "指出", "您好", "你好", "政委", "的话")
        ):
            at = book.view.find(name)
            return book.person((at, at + 4))
    return None


_PIECES = lazy(r"[\u3400-\u9fff]+(?:·(?:[\u3400-\u9fff]{1,6}|[A-Z]\.?))*\Z")
_BEFORE_NAME = lazy(rf"[\u3400-\u9fff]*(?:{posts.pattern()}|推荐|任命|提名|邀请|欢迎|感谢|首次介绍|[由是叫])")


def _in_full(book: Book, plain: str) -> int | None:
    """The name of several pieces whose last one is the label, where the page prints it: `普莱斯` of `奈德·普莱斯`."""
    end = book.view.find(f"·{plain}")
    pieces = _PIECES.search(book.view, max(end - 40, 0), end)
    if pieces is None:
        return None
    first = pieces[0].partition("·")[0]
    before = _BEFORE_NAME.match(first)  # a dot also stands between a house and a name
    if before is None or not 1 <= len(first) - before.end() <= 4:
        return None
    return book.person((pieces.start() + before.end(), end + 1 + len(plain)))


def _name_before_office(book: Book, title: str) -> int | None:
    """`活动：某某某市长视察…`: who stands with the office behind the name in the head of the page."""
    if not posts.post().fullmatch(title):
        return None
    for match in re.finditer(rf"(?:^|[:,。、 \n])(?P<name>[\u3400-\u9fff]{{2,4}}){title}", book.view[:1500]):
        if name_score(match["name"]) >= 0.75:
            index = book.person(match.span("name"))
            book.people[index].add_title(book.text[slice(match.end("name"), match.end())], title, "introduction")
            return index
    return None


def _office_in_lead(book: Book, title: str) -> int | None:
    """`行政长官` as a label: the person the lead names with this office (`以下为行政长官某某今日…`)."""
    counts: Counter[tuple[int, int]] = Counter()
    spans: dict[str, tuple[int, int]] = {}
    for match in re.finditer(re.escape(title), book.view[:5000]):
        for width in WIDTHS:
            name = book.view[match.end() : match.end() + width]
            if name_score(name) >= 0.6 and re.match(
                r"\s*(?:议员|医生|博士|教授|今|昨|日|在|于|出席|主持|就|会见|[,。、(:]|被|[上下]午|北京|回应|的|晚|早|率|先生|女士|人)",
                book.view[match.end() + width : match.end() + width + 2] or " ",
            ):
                spans.setdefault(name, (match.end(), match.end() + width))
                counts[spans[name]] += 1
                break
    if not counts:
        return _name_before_office(book, title)
    span = counts.most_common(1)[0][0]
    index = book.person(span)
    at = span[0] - len(title)
    book.people[index].add_title(book.text[at : span[0]], title, "introduction")
    return index
