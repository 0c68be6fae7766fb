"""Names that only their document vouches for: what looks like no name by itself is one where the text prints it behind an office."""

from __future__ import annotations

from collections import Counter

from transcript.lexicon import label_stops as stops
from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMMON_WORDS
from transcript.roster.names import WIDTHS, behind, may_be_name, name_score, surname
from transcript.roster.people import COMMON_ROLES, clean_name
from transcript.segment.heads import Candidate
from transcript.segment.reading import SHAPED, Reading, doubt_of_telling, is_outlet

_LONGEST_POST, _LONGEST_NAME = 12, 4
_HAN = lazy(r"[\u3400-\u9fff]+")
_BEHIND_OFFICE = "printed behind an office"
_CALLED = "called by name and office"
_OFFICED = 2.0  # strength of a name behind an office
_ECHO = "who speaks begins with the words of the label"


def vouched(view: str, found: list[Candidate]) -> list[Candidate]:
    """The candidates, with those read as names that look like none: short ones that the text prints right behind an office
    (`县水利局局长陈不器`) or that come again, and what is left behind the office of a label and comes again in the text."""
    for at, candidate in enumerate(found):
        if echo := _echoed(view, candidate):
            found[at] = candidate._replace(reading=echo)
    doubted = [
        (at, candidate, view[slice(*candidate.core)].rstrip(" *_:"))
        for at, candidate in enumerate(found)
        if candidate.reading.name is None and candidate.reading.kind in ("unknown", "outlet", "host")
    ]
    names: dict[str, bool] = {}
    for at, candidate, core in doubted:
        ends = _office_and_name(view, core) if len(core) > _LONGEST_NAME + 1 else None
        if ends:
            found[at] = candidate._replace(reading=_officed(candidate.reading, ends, len(core)))
            names[core[ends[1] :]] = True
    often = Counter((candidate.form, candidate.key) for candidate in found)
    for at, candidate, core in doubted:
        name = clean_name(candidate.key)
        if candidate.reading.kind == "host" or not 2 <= len(name) <= _LONGEST_NAME:
            continue
        if name not in names:
            again = often[candidate.form, candidate.key] > 1
            officed = _may_name(name) and (again or len(name) > 2 or bool(surname(name))) and _behind_office(view, name)
            called = again and len(name) == 3 and may_be_name(name) and _by_family(view, name)
            names[name] = officed or called
        if names[name]:
            found[at] = candidate._replace(reading=Reading("person", 1.3, _BEHIND_OFFICE, (0, len(core))))
        elif often[candidate.form, candidate.key] > 1 and _NICKNAME.fullmatch(core):
            because = "a nickname that comes again"
            found[at] = candidate._replace(reading=Reading("person", 1.0, because, (0, len(core))))
        elif len(name) == 3 and often[candidate.form, candidate.key] > 1 and surname(name) and _may_name(name):
            because = "begins with a surname and comes again"
            found[at] = candidate._replace(reading=Reading("person", 0.0, because, (0, len(core))))
    # A name that comes again needs nobody to vouch for it.
    times = Counter(candidate.key for candidate in found)
    rare = [at for at, one in enumerate(found) if times[one.key] <= 2 and _only_shaped(one.reading)]
    office = {
        name: _BEHIND_OFFICE if _behind_office(view, name) else _CALLED if _called(view, name) else ""
        for name in {clean_name(found[at].key) for at in rare}
    }
    for at in rare:
        if because := office[clean_name(found[at].key)]:
            reading = found[at].reading._replace(strength=_OFFICED, because=because)
            found[at] = found[at]._replace(reading=reading)
    told = {_told_name(view, one) for one in found if one.reading.kind == "titled"}
    for at, candidate in enumerate(found):
        # `某某回应：` below `某局局长某某回应：`, where a name alone would rather be a news report's.
        if candidate.reading.kind == "person" and candidate.reading.strength < 0:
            name = _told_name(view, candidate)
            if name and name in told:
                found[at] = candidate._replace(reading=candidate.reading._replace(strength=-0.5))
    return found


def _only_shaped(reading: Reading) -> bool:
    return reading.kind == "person" and reading.because == SHAPED and 0 <= reading.strength < _OFFICED


def _told_name(view: str, candidate: Candidate) -> str:
    """The name in a label that ends in a word of telling (`某某回应`); empty for any other label."""
    core = view[slice(*candidate.core)]
    name = candidate.reading.name
    return clean_name(core[slice(*name)]) if name and doubt_of_telling(core.rstrip(" *_:")) else ""


_MARKS = lazy(r"[《》“”\s]")
_GREETING = lazy(r"(?:[^,。!?]{0,8}(?:好|谢谢|感谢)[^,。!?]{0,6}[,。!])?(?:我(?:是|系|来自)|这里是)?")
_SAYS_WHO = lazy(r"[》”]?(?:的?记者|的[\u4e00-\u9fff·]{2,4}[,。]|。|这边|提问|[,]?(?:想|请)(?:问|教))")


def _echoed(view: str, candidate: Candidate) -> Reading | None:
    """An outlet that no list knows, where the speech begins with the words of the label: `某科技：某科技。上个月…`."""
    reading = candidate.reading
    doubted = reading.kind in ("unknown", "outlet") or (reading.kind == "person" and reading.strength < 0)
    if not doubted or reading.strength >= 2.5:
        return None
    core = view[slice(*candidate.core)].rstrip(" *_:")
    words = _MARKS.sub("", core)
    begin = candidate.speech
    while view[begin : begin + 1] in "\n\r >*":
        begin += 1
        if begin >= len(view):
            return None
    greeting = _GREETING.match(view, begin)
    begin = greeting.end() if greeting else begin
    said = _MARKS.sub("", view[begin : begin + 40])
    if not 2 <= len(words) <= 16 or not said.startswith(words) or not _SAYS_WHO.match(said, len(words)):
        return None
    for width in (3, 2):
        outlet, name = core[:-width], core[-width:]
        if len(outlet) >= 2 and is_outlet(outlet) >= 0.4 and name_score(name) >= 0.7:
            cut = len(outlet)
            return Reading("reporter", 3.0, _ECHO, (cut, len(core)), None, (0, cut))
    return Reading("outlet", 3.0, _ECHO, outlet=(0, len(core)))


def _may_name(words: str) -> bool:
    family = surname(words)
    shaped = 0 < len(words) - len(family) <= 2 if family else 2 <= len(words) <= 3 and may_be_name(words)
    return (
        shaped
        and words not in _NOBODY
        and words not in COMMON_WORDS
        and words not in COMMON_ROLES
        and not posts.post_at_end().search(words)
        and not stops.VERB_TAIL.search(words)
        and is_outlet(words) < 0.85
    )


# Words that stand behind an office and are nobody: `局长热线`.
_NOBODY = frozenset("热线 信箱 寄语 手记 点评 致辞 提示 观点 声音 说明 解读 开场 总结 通道 讲话 发言 出席 主持".split())
_GOES_ON = lazy(r"[,。、;()\s“]|$|先生|女士|同志|出席|介绍|主持|作|在|就|等|和|与")


def _behind_office(view: str, name: str) -> bool:
    """Whether the name stands behind an office; one whose first character is no surname that is known, before something that ends it."""
    sure = bool(surname(name))
    at = view.find(name)
    while at != -1:
        if (
            at
            and view[at - 1] in posts.LAST
            and (sure or _GOES_ON.match(view, at + len(name)))
            and posts.post_at_end().search(view[max(at - _LONGEST_POST, 0) : at])
        ):
            return True
        at = view.find(name, at + 1)
    return False


def _called(view: str, name: str) -> bool:
    """Whether the text calls somebody by the whole name and an office: `请乌某主任讲`."""
    return any(not at or _CALLS.match(view, at - 1) for at, _ in behind(posts.post(), (name,), view, 0, len(view)))


def _by_family(view: str, name: str) -> bool:
    """Whether the text calls somebody by the first character of the name and an office: `请淦副厅长`, of `淦某某`."""
    places = behind(posts.post(), (name[0],), view, 0, len(view))
    return any(not at or _CALLS.match(view, at - 1) for at, _ in places)


_NICKNAME = lazy(r"[\u3400-\u9fff]{1,2}[A-Z]")  # `柯P`
_JOINS = frozenset("与和及就对在向会答")  # `总统与国际媒体茶叙` is a headline
_CALLS = lazy(r"[请由问谢教向跟和与,。、:\n” ]")


def _office_and_name(view: str, core: str) -> tuple[int, int] | None:
    """Where the office ends and where the name begins in `县农业局副局长亓不凡`, where the name stands in the text once more."""
    for width in WIDTHS:
        name, office = core[-width:], core[:-width].rstrip(" 、,")
        if not posts.post_at_end().search(office) or posts.post_at_end().search(core):
            continue
        if view.count(name) < 2 or (width == 2 and not surname(name)):
            continue
        if _may_name(name) or (
            width > 4 and name[0] not in _JOINS and _HAN.fullmatch(name) and _behind_office(view, name)
        ):
            return len(office), len(core) - width
    return None


def _officed(reading: Reading, ends: tuple[int, int], length: int) -> Reading:
    """What a label says that holds an office, which ends at the first of `ends`, and behind it a name, from the second."""
    spans = {"name": (ends[1], length), "title": (0, ends[0])}
    if reading.kind == "host":
        return reading._replace(name=spans["name"])
    return Reading("titled", 3.0, _BEHIND_OFFICE, **spans)
