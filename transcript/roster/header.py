"""The header of a transcript: its roster block and its title, time and place lines."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.roster.names import DOTTED, name_score
from transcript.roster.people import Cut, Mention, is_name, name_then_offices, names_another, read_people, read_person
from transcript.segment.lines import Line

_HOST_KEYS = frozenset("主持人 主持 会议主持 司仪".split())
_KEY_IN_ENGLISH = r"(?:[ /(]+(?:Present|In attendance|Attend(?:ees|ing)|Participants|Speakers?|Panel(?:lists)?|Guests?|Host|Moderator|Date|Time|Venue|Place)\)?)?"
_KEY = lazy(rf"(?P<key>[\u4e00-\u9fff ]{{2,14}}|[A-Za-z]{{2,12}}){_KEY_IN_ENGLISH}\s*[:】\]]\s*")
_KEY_CELL = lazy(r"(?P<key>[\u4e00-\u9fff]{2,6}) \| ")  # the first cell of a table's row
_INNER_KEY = lazy(r"[ ;。](?P<key>[\u4e00-\u9fff]{2,8})\s*:\s*")
# A pictograph, a bullet or the number of an outline (`1.3`) before the words.
_MARK = lazy(r"[^\w\s【\[(<《“]+\s*|\d{1,2}(?:\.\d{1,2})+ +(?=[\u4e00-\u9fff])")


class Header(NamedTuple):
    """What stands before the first word said.

    `people` are the roster's mentions, `used` the indices of the lines that belong to the header (no label may stand there),
    `fields` the values of lines such as `时间：…` as spans, by key.
    """

    people: tuple[Mention, ...]
    used: frozenset[int]
    fields: dict[str, tuple[int, int]]


_FIELD_KEYS = {
    "时间": "time", "日期": "time", "date": "time", "发布会时间": "time", "直播时间": "time", "活动时间": "time", "会议时间": "time", "time": "time",
    "地点": "place", "发布会地点": "place", "活动地点": "place", "会议地点": "place", "place": "place", "location": "place", "地址": "place",
    "标题": "title", "题目": "title", "主题": "theme", "title": "title", "来源": "source", "主办单位": "issuer", "主办": "issuer", "发布单位": "issuer", "发布机构": "issuer",
}  # fmt: skip


_BODIES = frozenset("发布单位 参加单位 发布机构 主办单位".split())  # with their persons in brackets behind
_SEPARATORS = "*…┃│|"
_EVERYBODY = lazy(r"主席|出席|在场|陪同|参加|参会|与会|参与|到场|到会|列席|人员|领导|专家|高管|公关")
_SPOKEN = lazy(r"大家|各位|欢迎|谢谢|感谢|今天|我们|现在|首先|下面|你好|您好|请")


def _looks_like_person_line(view: str, line: Line) -> bool:
    start = _body(view, line)
    text = view[start : line.end]
    listed = (
        name_then_offices(view, start, line.end)
        or read_person(view, start, line.end, listed=True)
        or names_another(re.sub(r" ?\([^()]*\)$", "", text))
    )
    return len(text) <= 90 and not re.search(r"[。!?]", text.rstrip("。")) and bool(listed)


class _Page(NamedTuple):
    """What a header is read from: the view with the marks inside roster lines as spaces, the view itself, its lines, how many of them are
    looked at, and which are read already."""

    view: str
    text: str
    lines: list[Line]
    limit: int
    skip: frozenset[int]


def read_header(view: str, lines: list[Line], *, skip: frozenset[int] = frozenset()) -> Header:
    """Read the roster block and the header fields wherever they stand before the speech (at most the first 80 lines, but for those in
    `skip`, which are read already)."""
    people: list[Mention] = []
    used: set[int] = set()
    fields: dict[str, tuple[int, int]] = {}
    index = 0
    limit = min(len(lines), 80)
    # Marks inside a roster line (`**姓名** 职务`, `职务……姓名`) separate like spaces; offsets stay.
    spaced = view[: lines[limit - 1].end] if limit else view
    for mark in _SEPARATORS if limit else "":
        spaced = spaced.replace(mark, " ")
    page = _Page(spaced, view, lines, limit, skip)
    while index < limit:
        listed, count = ([], 1) if index in skip else _listed_at(page, index, people, used, fields)
        people.extend(listed or _in_prose(spaced, lines[index]))
        used.update(range(index, index + count))
        index += max(count, 1)
    # A page without line breaks holds its speech on the same line.
    short = frozenset(number for number in used if lines[number].end - lines[number].start <= _LONGEST_LINE)
    return Header(tuple(_marked_host(spaced, one) for one in people), short, fields)


def _listed_at(
    page: _Page, index: int, people: list[Mention], used: set[int], fields: dict[str, tuple[int, int]]
) -> tuple[list[Mention], int]:
    """Whom the lines from `index` on list, and how many lines are the header's (0: none). The value of a field goes into `fields`."""
    view, text, lines, limit, _ = page
    line = lines[index]
    if legend := _legend(view, line):
        return legend, 1
    body = _body(view, line)
    match = _KEY.match(view, body + (view[body : body + 1] in ("【", "[")), line.end)
    match = match or _KEY_CELL.match(text, body, line.end)
    key = "".join(match["key"].split()).lower() if match else ""
    if match and (stops.lists_people(key) or (key in _BODIES and "(" in view[match.end() : line.end])):
        return _read_block(page, index, match.end(), key)
    if match and (key in _FIELD_KEYS or key in stops.HEADER_KEYS or key.endswith("编号")):
        inner = _inner_keys(view, match.end(), line.end)
        stop = inner[0].start() if inner else line.end
        if key in _FIELD_KEYS and match.end() < stop:
            fields.setdefault(_FIELD_KEYS[key], (match.end(), stop))
        return _read_inner(view, inner, line.end), 1
    if index + 1 < limit and (alone := _bare_key(text, line)):
        return _read_block(page, index, line.end, alone)
    keyed = ":" in view[line.body : line.end]
    parted = keyed or "/" in view[line.body : line.end]
    if parted and line.end - line.body <= 60 and (paired := _paired(view, lines, index, limit)):
        return paired, len(paired)
    if stacked := _stacked(view, lines, index, limit) or _under_offices(view, lines, index, limit):
        return stacked, 2 * len(stacked)
    if rows := _table(text, lines, index, limit):
        return list(rows.values()), max(rows) + 1 - index
    if index < 6 and (_DATED.fullmatch(view, line.body, line.end) or _POSTED.fullmatch(view, line.start, line.end)):
        return [], 1  # `某局网站 | 2023年8月16日` is no label
    if keyed and (gathered := _GATHERED.search(view, line.body, line.end)):
        return _read_gathered(view, gathered.end(), line.end), 0
    if index < 12 and (host := _HOST_ALONE.fullmatch(view, line.body, line.end)) and name_score(host["name"]) >= 0.5:
        return [Mention(host.span("name"), None, "host", "roster")], 0  # it may be the first label
    if index < 12 and (spaced := _listed_behind_space(text, lines, index)):
        return list(itertools.chain(*spaced)), len(spaced)
    above = view[lines[index - 1].body : lines[index - 1].end] if index else ""
    said = above.endswith(":") and name_score(above.strip(" :*")) >= 0.5  # below a label
    apart = index < 12 and not said and (index - 1 in used or not _inside_prose(view, lines, index))
    if apart and (inside := _listed_inside(view, line)):
        return inside, 1
    listed = [] if any(one.part != "host" for one in people) else _keyless(page, index)
    return listed, len(listed)


_LONGEST_LINE = 800  # characters
_LONGEST_LIST = 30  # lines with persons below a key
_LAST_LINES, _LONGEST_FOOT = 40, 1500


_ATTACHED = lazy(r"附(?:件|录|表)?\d{0,2} ?[:、] ?")  # `附：出席发布会人员`


def read_foot(view: str, lines: list[Line], first: int) -> Header | None:
    """The list of participants behind the speech, where a page has it there; no line before index `first` belongs to it."""
    for index in range(max(first, len(lines) - _LAST_LINES), len(lines)):
        line = lines[index]
        if 2 * line.start < len(view) or len(view) - line.start > _LONGEST_FOOT:
            continue
        start = _body(view, line)
        while start < line.end and view[start] in "=-—([【*# ":
            start += 1
        attached = _ATTACHED.match(view, start, line.end)
        start = attached.end() if attached else start
        words = view[start : line.end].rstrip("=-— )]】*:")
        key = _KEY.match(view, start, line.end)
        listed = stops.lists_people("".join((key["key"] if key else words).split()).lower())
        inner = [one for one in _inner_keys(view, start, line.end) if stops.lists_people(one["key"])]
        if not listed and not inner:
            continue
        in_brackets = key is not None and start > 0 and view[start - 1] == "(" and view[line.end - 1] == ")"
        if listed and not in_brackets:
            people = read_header(view, [line._replace(start=start, body=start), *lines[index + 1 :]]).people
        else:  # `（出席人员：…）`
            listed_here = _read_inner(view, inner or ([key] if key else []), line.end - in_brackets)
            people = tuple(_marked_host(view, one) for one in listed_here)
        if sum(1 for person in people if person.title) >= 2:
            return Header(people, frozenset(range(index, len(lines))), {})
    return None


def _stacked(view: str, lines: list[Line], index: int, limit: int) -> list[Mention]:
    """Two or more persons in a row, each a line with the name above a line with the office."""
    found: list[Mention] = []
    while index + 1 < limit:
        name, office = (_words_of(view, lines[at]) for at in (index, index + 1))
        words, title = view[slice(*name)], view[slice(*office)]
        if len(words) > 30 or _NO_NAME.search(words) or not _TITLE_LINE.fullmatch(title):
            break
        if not (is_name(view, *name) and posts.post_at_end().search(title)) or posts.post_at_end().search(words):
            break
        of_house = _OF_HOUSE.match(view, *office)
        found.append(Mention(name, (of_house.end(), office[1]) if of_house else office, None, "roster"))
        index += 2
    return found if len(found) >= 2 else []


_HAN_WORDS = lazy(r"[\u3400-\u9fff·]{2,10}")


def _under_offices(view: str, lines: list[Line], index: int, limit: int) -> list[Mention]:
    """Two or more persons in a row, each a line with the office above a line with nothing but the name."""
    above = view[slice(*_words_of(view, lines[index - 1]))] if index and not lines[index].gap else ""
    if _HAN_WORDS.fullmatch(above) and not stops.lists_people(above):
        return []  # a name that no list knows stands above its office
    found: list[Mention] = []
    while index + 1 < limit:
        office, name = (_words_of(view, lines[at]) for at in (index, index + 1))
        title = view[slice(*office)]
        if not _TITLE_LINE.fullmatch(title) or not posts.post_at_end().search(title) or is_name(view, *office):
            break
        if name[1] - name[0] > 16 or not is_name(view, *name):
            break
        found.append(Mention(name, office, None, "roster"))
        index += 2
    # One office more below: each stands under its name after all.
    left = index < limit and posts.post_at_end().search(view[slice(*_words_of(view, lines[index]))])
    return found if len(found) >= 2 and not left else []


_OF_HOUSE = lazy(r".{2,30}?(?:公司|集团|大学|医院|银行) ?[-—－] ?")  # `某某集团 － 主席`
_NO_NAME = lazy(r"[:。!?,;\d]")
_TITLE_LINE = lazy(r"[^。!?:]{2,60}")


def _words_of(view: str, line: Line) -> tuple[int, int]:
    """A line without the sign of a list before its words."""
    start = _body(view, line)
    while start < line.end and view[start] in "*·○◆■▪- ":
        start += 1
    return start, line.end


# `某某（创始人）、某某（首席技术官）接受了群访`: names with their offices in brackets, in a sentence before the talk.
_NAME_IN_PROSE = lazy(
    rf"(?:^|(?<=[,、:和与及 ]))(?P<name>[\u3400-\u9fff]{{2,4}}|{DOTTED}|[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+){{1,3}})"
    r" ?\((?P<title>[^()]{2,40})\)(?=[、,和与及\u3400-\u9fff])"
)


def _in_prose(view: str, line: Line) -> list[Mention]:
    """Two or more persons of a sentence, each with an office in brackets behind the name."""
    if line.end - line.body > 300 or view.count("(", line.body, line.end) < 2:
        return []
    found = [
        Mention(match.span("name"), match.span("title"), None, "introduction")
        for match in _NAME_IN_PROSE.finditer(view, line.body, line.end)
        if posts.post_at_end().search(match["title"]) and is_name(view, *match.span("name"))
    ]
    return found if len(found) >= 2 else []


_HOST_MARK = lazy(r" ?[(\[](?:主持人?|司仪)[)\]]|[,、;] ?(?:主持人?|司仪)\)")


def _marked_host(view: str, mention: Mention) -> Mention:
    """`某某某　某公司专员（司仪）`, `某某（某办副主任，主持）`, `主持人某某`: the list marks who presides."""
    end = max(mention.name[1], mention.title[1] if mention.title else 0)
    title = view[slice(*mention.title)] if mention.title else ""
    if title in ("主持人", "主持", "司仪"):
        return mention._replace(part="host", title=None)
    presides = _PRESIDES_TOO.search(title)
    if presides and mention.title:
        return mention._replace(part="host", title=(mention.title[0], mention.title[0] + presides.start()))
    behind_name = mention.name[1]
    while view[behind_name : behind_name + 1] == "*":
        behind_name += 1
    marked = _HOST_MARK.match(view, end) or _HOST_MARK.match(view, behind_name) or title.endswith("主持人")
    return mention._replace(part="host") if marked else mention


_PRESIDES_TOO = lazy(r"[,、;] ?(?:主持人?|司仪)$")


_CELL = lazy(r"[^|\t]+")
_NAME_CELLS = frozenset("姓名 发布人 嘉宾 嘉宾姓名 出席人员 参会人员".split())
_OFFICE_CELLS = frozenset("职务 职位 职称 职衔 单位及职务 单位职务 单位和职务 单位/职务 身份".split())
_BODY_CELLS = frozenset("单位 部门 机构 工作单位 所在单位".split())
_RULE = lazy(r"[\s|:—-]*")


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    """The cells of a table's row, as spans without white space around them."""
    spans = []
    for cell in _CELL.finditer(text, line.start, line.end):
        words = cell[0].strip()
        start = cell.start() + cell[0].index(words)
        if words:
            spans.append((start, start + len(words)))
    return spans


def _table(text: str, lines: list[Line], index: int, limit: int) -> dict[int, Mention]:
    """The persons of a table with columns for name and office (`姓名 | 单位 | 职务`), by the number of their row's line."""
    start, end = lines[index][:2]
    if end - start > 120 or (text.find("|", start, end) < 0 and text.find("\t", start, end) < 0):
        return {}
    head = [re.sub(r"\s", "", text[slice(*cell)]) for cell in _cells(text, lines[index])]
    names = [column for column, word in enumerate(head) if word in _NAME_CELLS]
    offices = [column for column, word in enumerate(head) if word in _OFFICE_CELLS]
    if not names or not offices:
        return {}
    bodies = [column for column, word in enumerate(head) if word in _BODY_CELLS and column + 1 == offices[0]]
    found: dict[int, Mention] = {}
    for row, line in enumerate(lines[index + 1 : limit], index + 1):
        cells = _cells(text, line)
        if _RULE.fullmatch(text, line.start, line.end):
            continue
        # The last cells, for remarks, may be empty.
        if not max(names[0], offices[0]) < len(cells) <= len(head) or not (name := is_name(text, *cells[names[0]])):
            break
        presides = any(text[slice(*cell)] in _HOST_KEYS for cell in cells)
        title = (cells[bodies[0] if bodies else offices[0]][0], cells[offices[0]][1])
        found[row] = Mention(name, title, "host" if presides else None, "roster")
    return found


_DATED = lazy(
    r"[^:。!?“”]{0,30}(?<!\d)(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?(?: ?(?:星期.|\(.\)|(?:[上下]午|晚上?)? ?\d{1,2}:\d\d))?(?: ?\([\u4e00-\u9fff]{2}时间\))?"
)
# `某某发布 2024-04-06 21:40 某地`: who posted the page, when and where.
_POSTED = lazy(
    r"[^:。!?“”]{0,40}(?:(?:发布|更新)(?:时间|日期): ?)?(?<!\d)(?:19|20)\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?(?: (?:发表于)?[^:。!?“”]{0,12})?)?"
)
_GATHERED = lazy(r"(?:出席|参加|参会|到会|列席)[^。:;!?\n]{0,8}的(?:有|领导有|嘉宾有|领导|嘉宾):\s*")
# The same in speech: `出席今晚发布会的是…`
_SAID_GATHERED = lazy(
    r"(?:今[天晚日])?(?:出席|参加|参会|到会|列席)[^。:;!?、,\n]{0,14}的(?:领导|嘉宾|长官|官员|来宾|贵宾)?[有是]:? *"
)
_LEGEND = lazy(r"“(?P<mark>[\u4e00-\u9fff]{1,3})”(?:为|指|是|代表)(?P<host>主持人?、?)?(?P<who>[^,。;“”「」]{2,40})")


_RUNS_ON = lazy(r".*[,。、].*[\u3400-\u9fff]")


def _inside_prose(view: str, lines: list[Line], index: int) -> bool:
    """Whether a line goes on with the sentence of the line above: speech that the page breaks at a width."""
    if not index or lines[index].gap:
        return False
    above = lines[index - 1]
    return above.end - above.body > 20 and _RUNS_ON.fullmatch(view, above.body, above.end) is not None


def _listed_inside(view: str, line: Line) -> list[Mention]:
    """The persons of a header line that is not headed by its key: `某日某时，某会议室。出席：院长某某、主任某某`, or of one that has no key,
    a list of two or more with their offices and nothing else."""
    if line.end - line.start > 400:
        return []
    start = _body(view, line)
    keys = [key for key in _inner_keys(view, start, line.end) if _EVERYBODY.search(key["key"])]
    part: Part | None = None
    if len(keys) == 1:
        start, part = keys[0].end(), _part(keys[0]["key"])
    elif keys or ("、" not in view[start : line.end] and ") " not in view[start : line.end]):
        return []
    elif said := _SAID_GATHERED.match(view, start, line.end):
        start = said.end()
    if line.end - start > 200 or re.search(r"[:!?“”]|。.", view[start : line.end]):
        return []
    found = list(read_people(view, start, line.end, listed=True))
    if len(found) < (1 if keys else 2) or not all(title for _, title in found):
        return []
    left = len(re.sub(r"[、,;。 ()]", "", view[start : line.end])) - sum(
        len(view[slice(*cut)].replace("、", "")) for person in found for cut in person if cut
    )
    return [Mention(*person, part, "roster") for person in found] if left <= 2 else []


_HOST_ALONE = lazy(r"(?:主持人?|司仪) {1,4}(?P<name>[\u4e00-\u9fff·]{2,5})")
_SPACED_FIELD = lazy(r"(?:会议|活动|发布会)?(?:时间|日期|地点) +\S")


def _listed_behind_space(view: str, lines: list[Line], index: int) -> list[list[Mention]]:
    """`在场　县长某某，医院院长某某，记者若干`: keys set off by white space like the time and the place right above them, and the lines
    below that go on with the list; the persons of each line."""
    if not index or not _SPACED_FIELD.match(view, lines[index - 1].body, lines[index - 1].end):
        return []
    listed: list[list[Mention]] = []
    part: Part | None = None
    for line in lines[index : index + 20]:
        if line.end > len(view) or line.end - line.start > 200:
            break
        key = _KEY_AND_SPACE.match(view, line.body, line.end)
        heads = key is not None and stops.lists_people(key["key"])
        if key and heads:
            part = _part(key["key"])
        elif not listed or line.gap or re.search(r"[。!?:]", view[line.body : line.end]):
            break
        begin = key.end() if key and heads else line.body
        found = [person for person in read_people(view, begin, line.end, listed=True) if person[1]]
        if not found:
            break
        listed.append([Mention(*person, part, "roster") for person in found])
    return listed


def _legend(view: str, line: Line) -> list[Mention]:
    """A line that explains the short labels of a page: `文中“主”为主持人、某局科长某某，“顾”为某队队长某某`."""
    if view.count("“", line.body, line.end) < 2:
        return []
    marks = list(_LEGEND.finditer(view, line.body, line.end))
    found = [(mark, read_person(view, *mark.span("who"), listed=True)) for mark in marks if len(marks) > 1]
    return [Mention(*who, "host" if mark["host"] else "official", "roster") for mark, who in found if who and who[1]]


def _read_gathered(view: str, start: int, end: int) -> list[Mention]:
    """`出席发布会的有：某某 某局局长；…`: a list in the lead, to the end of its sentence."""
    inner = _inner_keys(view, start, end)
    sentence = view.find("。", start, end)
    stop = min(inner[0].start() if inner else end, sentence if sentence >= 0 else end)
    listed = [Mention(*found, None, "roster") for found in read_people(view, start, stop, listed=True)]
    return listed + _read_inner(view, inner, end)


def _body(view: str, line: Line) -> int:
    """Where the words of a header line begin, behind bullets and pictographs."""
    if view[line.body : line.body + 1].isalnum():
        return line.body
    mark = _MARK.match(view, line.body, line.end)
    return mark.end() if mark else line.body


def _part(key: str) -> Part | None:
    """What a roster's key says of those it lists. `出席` lists everybody, the host among them: what they do decides."""
    return (
        "host" if stops.OF_THIS_MEETING.sub("", key) in _HOST_KEYS else None if _EVERYBODY.search(key) else "official"
    )


_KEY_AND_SPACE = lazy(r"(?P<key>[\u4e00-\u9fff]{2,8}) +")


def _keyless(page: _Page, index: int) -> list[Mention]:
    """Two or more lines in a row that are nothing but a person with an office: a roster without a heading, or with keys
    set off by white space only (`主持人 某某 某局副局长`)."""
    view = page.view
    listed: list[Mention] = []
    part: Part | None = None
    for number in range(index, page.limit):
        line = page.lines[number]
        start = _body(view, line)
        text = view[start : line.end]
        if len(text) > 60 or ":" in text or " " not in text or _SPOKEN.search(text) or re.search(r"[。!?“”]", text):
            break
        key = _KEY_AND_SPACE.match(text)
        if key and stops.lists_people(key["key"]):
            if view.count(text) > 1:
                break  # a label that comes again
            start, part = start + key.end(), _part(key["key"])
        cells = " | " in page.text[line.start : line.end]
        found = read_person(view, start, line.end, listed=part is not None or cells or len(listed) >= 2)
        hosts = part == "host" and bool(listed) and _marked_alike(view, page.lines[number - 1], line)
        if found is None or (found[1] is None and not hosts):
            break
        listed.append(Mention(*found, part, "roster"))
    return listed if len(listed) >= 2 else []


def _inner_keys(view: str, start: int, end: int) -> list[re.Match[str]]:
    """The further keys on a header line: `与会：… 主持：…`, `会议日期：… 主持：…`."""
    return [
        match
        for match in _INNER_KEY.finditer(view, start, end)
        if stops.lists_people(match["key"]) or match["key"] in stops.HEADER_KEYS or match["key"] in _FIELD_KEYS
    ]


def _read_inner(view: str, keys: list[re.Match[str]], end: int) -> list[Mention]:
    """The persons behind the further keys of a header line."""
    people: list[Mention] = []
    for number, key in enumerate(keys):
        if stops.lists_people(key["key"]):
            stop = keys[number + 1].start() if number + 1 < len(keys) else end
            found = read_people(view, key.end(), stop, listed=True)
            people.extend(Mention(name, title, _part(key["key"]), "roster") for name, title in found)
    return people


def _bare_key(view: str, line: Line) -> str:
    """A roster key that stands alone on its line, without a colon: `发布人`, `## 出席`, `【出席人员】`. A line that comes again is a label."""
    if line.end - line.body > 16:
        return ""
    words = view[_body(view, line) : line.end]
    key = re.sub(r"[\s【】\[\]]", "", words)
    return key if stops.lists_people(key) and view.count(f"\n{words}\n") <= 1 else ""


def _read_block(page: _Page, index: int, after: int, key: str) -> tuple[list[Mention], int]:
    """One roster block from its key line on, and how many lines it takes; none when it is a speaker label after all."""
    view, line, part = page.view, page.lines[index], _part(key)
    people: list[Mention] = []
    wrapped = 0
    inner = _inner_keys(view, after, line.end)
    stop = inner[0].start() if inner else line.end
    rest = view[after:stop]
    if _is_label(view, page.lines, index, rest):
        return [], 0
    if rest.strip():
        if len(rest) > 200 or re.search(r"[!?“”]|。.", re.sub(r"\([^()]*\)", "", rest)):
            return [], 0
        wrapped = 0 if inner else _wraps_below(page, index, after)
        found = _people_over_breaks(view, after, page.lines[index + wrapped].end if wrapped else stop)
        if not found:
            # `主持：某处高级督察`: an office and nobody's name is still no speech.
            office = part == "host" and posts.post_at_end().search(rest.strip()) and len(rest) <= 30
            return [], int(bool(office) and not re.search(r"[,?!]", rest))
        if _is_said(key, rest, found):
            return [], 0
        people = [Mention(name, title, part, "roster") for name, title in found] + _read_inner(view, inner, line.end)
        if part == "host":
            part = None  # one presides: the lines below name the others
        index += wrapped
    below = _list_below(page, index + 1, part, people, alone=not rest.strip())
    return people, below + 1 + wrapped if people else 0


_LONG_LINE = 20  # a shorter line ends where its words do
_GOES_ON_BELOW = lazy(r"[\u3400-\u9fff]$")


def _wraps_below(page: _Page, index: int, after: int) -> int:
    """How many lines below a key's line go on with its list, which is broken at a width: `省医疗保障局党组书` / `记、局长某某；…`."""
    count = 0
    while index + count + 1 < page.limit:
        line, below = page.lines[index + count], page.lines[index + count + 1]
        said = page.view[max(line.body, after) : line.end]
        if below.gap or len(said) <= _LONG_LINE or not _GOES_ON_BELOW.search(said) or ";" not in said:
            break
        if ":" in page.view[below.body : below.end]:
            break
        count += 1
    return count


def _people_over_breaks(view: str, start: int, end: int) -> list[tuple[Cut, Cut | None]]:
    """The persons of a list, whose lines may be broken inside a word."""
    places = [at for at in range(start, end) if view[at] != "\n"]
    if len(places) == end - start:
        return list(read_people(view, start, end, listed=True))
    text = "".join(map(view.__getitem__, places))

    def back(cut: Cut) -> Cut:
        return places[cut[0]], places[cut[1] - 1] + 1

    found = read_people(text, 0, len(text), listed=True)
    return [(back(name), title and back(title)) for name, title in found]


def _is_said(key: str, rest: str, found: list[tuple[Cut, Cut | None]]) -> bool:
    """Whether the words behind a key are what he says, in whom names are found: `某总先，某总后。`"""
    if key == "主席" and not all(title for _, title in found):
        return True
    nameless = not any(title for _, title in found)
    return key in ("主持人", "主持", "司仪", "发言人", "主席") and bool(
        re.search(r"好|欢迎|谢谢|下面|现在|请(?!假)|这[一]?题|最后", rest)
        or (rest.rstrip().endswith("。") and nameless)
        or (_part(key) == "host" and len(found) > 1 and nameless)
    )


def _list_below(page: _Page, first: int, part: Part | None, people: list[Mention], *, alone: bool) -> int:
    """How many lines go on with a list below its key, which may stand alone on its line; whom they list goes to the `people` above."""
    view, lines = page.view, page.lines
    entries = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if entries == _LONGEST_LIST or line.end > len(view) or _ends_list(page, index):
            return index - first
        last = people[-1] if people else None
        if last and last.title and last.title[1] == lines[index - 1].end and _rest_of_title(view, last, line):
            people[-1] = last._replace(title=(last.title[0], line.end))
            continue
        pair = _pair(view, line) if alone else None
        if pair is None and not _continues(view, line, alone=alone) and not _marked_alike(view, lines[index - 1], line):
            return index - first
        begin = _body(view, line)
        host = _HOST_AND_SPACE.match(view, begin, line.end)  # `• 主持人 某局副局长 某某`
        found = [pair] if pair else list(read_people(view, host.end() if host else begin, line.end, listed=True))
        if not found:
            return index - first
        people.extend(Mention(name, title, "host" if host else part, "roster") for name, title in found)
        entries += 1
    return len(lines) - first


def _ends_list(page: _Page, index: int) -> bool:
    """Whether a line below a list is no more of it."""
    view, text, lines, _, skip = page
    line = lines[index]
    return (
        index in skip
        or view[line.end - 1] == ":"  # `某某，副主任：` above what he says
        or text.count(f"\n{text[line.start : line.end]}\n") > 1  # what comes again is a label
        or (line.gap and _speech_below(view, lines, index))  # a name and an office above what is said: the first label
    )


def _is_label(view: str, lines: list[Line], index: int, rest: str) -> bool:
    """`主持｜某某` with a sentence of speech right below: the first label, not a line of the roster."""
    below = view[lines[index].end : lines[index + 1].end] if index + 1 < len(lines) else ""
    return bool(
        lines[index].gap
        and 2 <= len(rest.strip()) <= 5
        and _speech_below(view, lines, index)
        and _SPOKEN.search(below)
        and len(below) > 20
    )


def _speech_below(view: str, lines: list[Line], index: int) -> bool:
    """Whether a sentence stands right below a line."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and not below.gap and "。" in view[below.body : below.end]


def _rest_of_title(view: str, last: Mention, line: Line) -> bool:
    """Whether a line holds nothing but the post that the office above it, at the end of its line, goes on with: `某中心综合处` / `处长`."""
    assert last.title is not None
    ends = bool(posts.post_at_end().search(view[slice(*last.title)]))
    post = posts.post().fullmatch(view, line.body, line.end)
    return post is not None and not ends


_PAIR = lazy(r"(?P<one>[^:/。!?]{2,30}?) ?[:/] ?(?P<other>[^:/。!?()]{2,50}(?:\([^()]{2,10}\))?)")


def _pair(view: str, line: Line) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """`某某：某局副局长`, `某某／某局副局长` or `副校长：某某`, a line of a list under its heading: (name, office)."""
    match = _PAIR.fullmatch(view, _body(view, line), line.end)
    if match is None or stops.lists_people(match["one"].replace(" ", "")):
        return None
    for name, office in (("one", "other"), ("other", "one")):
        who = is_name(view, *match.span(name))
        if who and posts.post_at_end().search(match[office].rstrip()):
            return who, match.span(office)
    return None


def _paired(view: str, lines: list[Line], index: int, limit: int) -> list[Mention]:
    """Two or more persons in a row without a heading, an office and a name on a line (`市长：某某某`): nobody says only a name."""
    pairs = itertools.takewhile(bool, (_pair(view, lines[at]) for at in range(index, limit)))
    found = [Mention(*pair, None, "roster") for pair in pairs if pair]
    return found if len(found) >= 2 else []


_HOST_AND_SPACE = lazy(r"(?:主持人?|司仪) +")


def _marked_alike(view: str, before: Line, line: Line) -> bool:
    """Whether a line begins with the same sign as the one above, which lists somebody: `🔹 某局局长 某某` above `🔹 主持人 某某`."""
    sign = view[line.start : _body(view, line)].strip()
    if not sign or sign[0].isalnum() or line.gap or ":" in view[line.start : line.end]:
        return False
    return view[before.start : _body(view, before)].strip() == sign


def _continues(view: str, line: Line, *, alone: bool) -> bool:
    start = _body(view, line)
    text = view[start : line.end]
    if _SPOKEN.search(text) or re.match(r"(?:主持人|主持|司仪)(?![:\u4e00-\u9fff])", text):
        # `主持人 姓名` under a roster is already the first label.
        return False
    several = ("、" in text or ";" in text) and len(text) <= 200 and not re.search(r"[!?“”。].", text)
    # Several persons on one line are read piece by piece.
    if _KEY.match(text.lstrip("【[")) or not (several or _looks_like_person_line(view, line)):
        return False
    found = read_person(view, start, line.end, listed=True)
    # Under a key that stands alone a person line needs an office: a bare name may already be the first speaker label.
    return not found or found[1] is not None or (not alone and len(text) <= 5) or bool(posts.post_at_end().search(text))
