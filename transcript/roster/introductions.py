"""Persons named with their office in running text: the lead, and the host's introduction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy
from transcript.lexicon.surnames import COMPOUND, NOT_IN_NAMES
from transcript.record.participant import Part, TitleSource
from transcript.roster.names import DOTTED, WIDTHS, name_score, surname
from transcript.roster.people import HONORIFIC, RANK, Mention, names_another

_POST = lazy(posts.pattern())
_AFTER = lazy(
    rf"\s*(?:先生|女士|小姐|同志|博士|教授|医生|姑娘|议员|阁下|资深大律师|大律师|院士|{RANK}|[,;。、:!?()《“”\s—-]|$|介绍|主持|出席|就|在|对|为|向|表示|回应|作|发布|将|等|和|以及|与|及|同埋|会见|今日|今天|今\(|一同|一起|共同|联合|先后|日前|近日|昨日|昨天|从|围绕|先|来|的|两位|三位|回答|率|接受|于|答|谈|"
    r"解读|讲|说|指出|称|上午|下午|进行|给|跟|通报|刚|已|正|也|还|都|联同|会同|偕同|陪同|举行|召开|邀请?|应邀|亦|在场|赛[前后]|会后|昨|会(?![议场上后前])|专程|特地|因|请|到会|到场|参加|参会|分别|\d)"
)
_BOUNDARY = lazy(
    r"[,;:。!?\n\r“”(】\]]|\)[、和及与]|(?:高管|领导|官员|专家|管理层|长官|来宾|贵宾)(?:分别)?[有为]|(?:还|也)特邀(?:请?了|请?到)?|邀请到了?|邀请了?|由|请到了?|有请|请来了?|请|他们是|她们是|分别是|嘉宾是|领导是|(?<=[位个人别们])是|长官是|首先是|再来是|还有|(?<=[的嘅])有(?!关|限)|(?:^|(?<=,))有(?=[“主省市区县部国行])|[左右中][边间][^,。]{0,4}?是|包括|来自|欢迎|感谢|介绍一下|介绍|今天|今日|会后|赛后|赛前|[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]|最后一位[,]?|上台[,—-]*|我[是系]|同埋|老朋友[、,]?|携|图为|这是|都是|是(?=[\u4e00-\u9fff]{4})|(?:分别|以?下|均|作|身|现|主持人|主持)为|以下|但|#|\d\s|"
    r"(?:先生|女士|同志)[、和与及]?|以及|会同|联同|偕同|陪同|(?:记者|通讯员)[^()\n]{2,20}\)|日?[电讯](?= )|"
    r"接下来|再来|另外|[\d一二三四五六七八九十]日|[上下]午|早上|晚上|举行|之一|主持人|并|还有|有(?=[省市区县部国行])|当日|日前|近日|代表|部署会上|会上|上,"
)
_BRACKET = lazy(r"\([^()]{1,20}\)")
_KEEP = lazy(
    r"(?:“[^“”,。]{1,6}”(?=[\u4e00-\u9fff])|有限|有关|有组织|国有|有色|为民|行为|人为|是否|由来|请示|代表处|代表团|全国人大代表|代表大会|公有|所有|有线|首席代表|新闻发布|发布)"
)
_LEADING = lazy(
    r"^(?:[、,和与及\s]|同(?![济仁心江安文煤盟])|以及|还有|有(?![限关色线机组害效])|及|主持人?[是为](?=[\u4e00-\u9fff])|下?是(?=[\u4e00-\u9fff])|我们|咱们|咱|新任|知名|著名|《[^《》]{1,30}》的)+"
)


def introductions(view: str, start: int, end: int, *, source: TitleSource, names: Iterable[str]) -> Iterator[Mention]:
    """Every `职务 姓名` (and `机构 姓名 职务`) in `[start, end)`. `names` are known names (view text, no spaces): they need no mark after them."""
    found = list(_POST.finditer(view, start, end))
    if not found:
        return
    known = sorted((name for name in names if len(name) >= 2), key=len, reverse=True)
    given: dict[str, list[str]] = defaultdict(list)  # behind each surname
    for whole in known:
        if own := surname(whole):
            given[own].append(whole[len(own) :])
    floor, manner = start, False
    for match in found:
        if match.start() < floor or view.startswith("会", match.end()):
            continue  # no post: `委员` of `裁判委员会`
        if around := _around(view, match, given, manner=manner):
            yield Mention(around, match.span(), None, source)
            floor, manner = around[1], True
            continue
        name = _name_after(view, _bracket_end(view, match.end()), end, known)
        if name is None:
            continue
        title = _title_before(view, floor, match.start(), _bracket_end(view, match.end()), known)
        if title[1] - title[0] > 48:
            continue
        if view.startswith("应", title[0]) and view.startswith("邀请", name[1]):
            continue  # `应国务委员兼外交部长某某邀请`: a host of somebody else
        family = len(surname(view[title[0] : name[1]]))
        if family and _POST.fullmatch(view, title[0] + family, title[1]):  # `某总统某某先生`
            name, title = (title[0], name[1]), (title[0] + family, title[1])
        host: Part | None = "host" if _moderates(view, min(title[0], name[0]), name[1]) else None
        yield Mention(name, title, host, source)
        floor = name[1]
        honor = _STYLE.match(view, floor, end)
        floor = honor.end() if honor else floor
        while title[0] < name[0] and (beside := _SHARES.match(view, floor, end)) and name_score(beside["name"]) >= 0.7:
            yield Mention(beside.span("name"), title, None, source)
            floor = beside.end()
    yield from _name_then_post(view, start, end, source, known)


_LISTED_FAMILY = lazy(r"(?<=[、,有和及与])(?P<family>[\u3400-\u9fff]{1,2})$")
_LISTED_GIVEN = lazy(r"[\u3400-\u9fff]{1,2}(?=[、,。;和及与])")


def _around(view: str, post: re.Match[str], known: Mapping[str, list[str]], *, manner: bool) -> tuple[int, int] | None:
    """A known name (surname → given names) around the office, as Taiwan says it: `内政部柯次长秉中` of 柯秉中. Where one was met (`manner`), a piece of a list that is
    nothing but a surname, an office and one or two characters is one too."""
    for begin in range(max(post.start() - 2, 0), post.start()):
        for name in known.get(view[begin : post.start()], ()):
            if view.startswith(name, post.end()):
                return begin, post.end() + len(name)
    piece = _LISTED_FAMILY.search(view, max(0, post.start() - 4), post.start()) if manner else None
    given = _LISTED_GIVEN.match(view, post.end()) if piece and surname(piece["family"]) == piece["family"] else None
    return (piece.start("family"), given.end()) if piece and given else None


def _moderates(view: str, title: int, name: int) -> bool:
    """`发布会由某某主持`: the host. `某某主持例行记者会` says only who stands at the desk."""
    before = view[max(title - 8, 0) : title].rstrip("请 ,:")
    if _PRESIDES_AND_ANSWERS.match(view, name):
        return False
    if _IS_HOST.search(before):
        return True
    if before.endswith("由"):
        return bool(re.match(r"(?:先生|女士|同志)?(?:来|担任)?主持", view[name : name + 8]))
    return bool(
        re.match(
            r"(?:先生|女士|同志)?主持(?:[,。;)\n]|(?:了?(?:本次|此次|会议|发布会|通气会|见面会|活动)))",
            view[name : name + 12],
        )
    )


_IS_HOST = lazy(r"主持人?[是为]$")
# A spokesperson who stands alone at the desk: `主持发布会，通报两项内容，并回答记者提问`.
_PRESIDES_AND_ANSWERS = lazy(
    r"(?:先生|女士|同志)?主持[^。!?\n]{0,60}(?:并|还|和)(?:就[^。!?\n]{1,30})?(?:回答|答)了?(?:中外)?记者"
)
_HONOURED = lazy(r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:先生|女士|小姐)")
_LATIN_NAME = lazy(
    r"(?P<style>(?:Mr|Mrs|Ms|Dr|Prof)\.? ?)?(?P<name>[A-Z][a-z'’-]+(?: [A-Z][A-Za-z'’.-]*){0,3})(?=[,;、。)( ]?(?:先生|女士|[\u4e00-\u9fff,;、。)(\n]|$))"
)


_DOTTED = lazy(DOTTED)
_STYLE = lazy(HONORIFIC.pattern.removesuffix("$"))
# `发言人某某先生和某某女士`, `发言人某某、某某介绍`: an office that two share
_SHARES = lazy(
    r"[、和与及](?P<name>[\u3400-\u9fff]{2,3}?)(?:先生|女士|(?=介绍|出席|回答|答|解读|主持|就|共同|一同|[、和与及][\u3400-\u9fff]{2,3}(?:先生|女士)))"
)
_LATIN_GOES_ON = lazy(r"(?<=[A-Za-z]) ?[A-Za-z]")
_DOES = lazy(
    r"出席|参加|到会|到场|主持|介绍|回答|答记|表示|接受|会见|致辞|发言|发布|先生|女士|率队|率团|等人|共同|一[同起]|[在同与就]|(?<=[\u4e00-\u9fff]{2})[和及](?=[\u4e00-\u9fff]{3})|先后|分别|会谈|会见|今|昨"
)


def _name_after(view: str, at: int, end: int, known: list[str]) -> tuple[int, int] | None:
    while at < end and view[at] in " \u3000的":
        at += 1
    for name in known:
        goes_on = _LATIN_GOES_ON.match(view, at + len(name), end) or view.startswith("·", at + len(name))
        if view.startswith(name, at) and not goes_on and not (len(name) == 2 and _longer(view, at, end)):
            return at, at + len(name)
    styled = _HONOURED.match(view, at, end)
    if styled and not any(char in NOT_IN_NAMES for char in styled["name"]) and not _POST.match(styled["name"]):
        return styled.span("name")  # whatever it looks like: an office before it, a form of address behind it
    latin = _LATIN_NAME.match(view, at, end)
    if latin and (latin["style"] or " " in latin["name"]):
        return latin.span("name")
    dotted = _DOTTED.match(view, at, end)
    if dotted:
        honor = HONORIFIC.search(view[at : dotted.end()])
        if honor:
            return at, at + honor.start()
        # The last piece may run into the sentence: it ends before what he does there.
        does = _DOES.search(view, dotted.start() + dotted[0].rindex("·") + 2, dotted.end() + 1)
        if does:
            return at, does.start()
        # Else keep it as long as the pieces before are.
        return at, dotted.end() if _AFTER.match(view, dotted.end()) else at + min(dotted.end() - at, 12)
    if _GOES_ON.match(view, at + 2) and name_score(view[at : at + 2]) >= 0.7:
        return at, at + 2  # `秦某邀请…` is no `秦某邀`
    for width in WIDTHS:
        stop = at + width
        if stop <= end and name_score(view[at:stop]) >= (0.7 if width < 4 else 0.6) and _AFTER.match(view, stop):
            return at, stop
    return None


_GOES_ON = lazy(r"邀请|举行|召开|主持|介绍|出席|会见|回应|回答|表示|陪同|偕同|联同|会同|先生|女士|应邀|在场")


def _longer(view: str, at: int, end: int) -> bool:
    """Whether a name of three or four characters stands where a label gives two: `林简` of `林简淑珍`."""
    return any(
        at + width <= end
        and name_score(view[at : at + width]) >= 0.6
        and _AFTER.match(view, at + width)
        and not _AFTER.match(view, at + 2)
        for width in (3, 4)
    )


def _bracket_end(view: str, at: int) -> int:
    """Behind a post, the end of a bracket that qualifies it: `主任（挂职）`."""
    match = _BRACKET.match(view, at)
    return match.end() if match else at


def _title_before(view: str, floor: int, post: int, stop: int, known: list[str]) -> tuple[int, int]:
    begin = max(floor, post - 48)
    window = view[begin:stop]
    cut = 0
    for boundary in _BOUNDARY.finditer(window, 0, max(post - begin, 0)):
        kept = any(keep.start() <= boundary.start() < keep.end() for keep in _KEEP.finditer(window))
        if not kept and not (
            boundary[0] == "," and _two_offices(window[cut:], boundary.start() - cut, post - begin - cut)
        ):
            cut = boundary.end()
    for piece in _PIECE.finditer(window, cut, max(post - begin, 0)):
        if names_another(piece["words"]):
            cut = piece.end()
    for name in known:
        # `某部唐某部长、政务次长李某某`: the person before, with the post behind the name, ends where the next title begins.
        at = window.rfind(name, 0, post - begin)
        behind = _POST.match(window, at + len(name)) if at != -1 else None
        if behind and behind.end() <= post - begin:
            cut = max(cut, behind.end())
    of = window.rfind("的", cut, max(post - begin, 0))
    if of != -1 and len(window) - of >= 5 and not window[cut:of].endswith(("分管", "负责")):
        # `昨天刚从欧洲飞回来的海外事业群总裁`: what is told of him is no part of the office.
        cut = of + 1
    join = _LEADING.match(window[cut:])
    start = begin + cut + (join.end() if join else 0)
    while start < post and view[start] in " \u3000的、":
        start += 1
    return start, stop


_PIECE = lazy(r"(?P<words>[^、]+)、")


def _two_offices(words: str, comma: int, post: int) -> bool:
    """Whether a comma parts two offices of one person, each with its body: `某局党委书记、局长,某指挥部副指挥长`."""
    before = words[:comma]
    before = before[joined.end() :] if (joined := _LEADING.match(before)) else before
    bodies = not _POST.match(before) and post > comma + 1
    return bodies and posts.post_at_end().search(before) is not None


_ORG_NAME_POST = lazy(
    rf"(?P<org>[\u3400-\u9fff]{{1,12}}(?:部|委|局|厅|办|处|署|院|会|司|公司|集团|中心|市|县|区|省))(?:的)?(?P<name>[\u3400-\u9fff]{{2,3}})(?P<post>{posts.pattern()})"
)


_NAME_POST_HEAD = lazy(
    rf"(?:^|(?<=[\n。,#* ]))(?P<name>[\u3400-\u9fff]{{2,4}}?)(?P<post>{posts.pattern()})(?=接受|答|回应|会见|就|谈|主持|出席)"
)
# What stands in every such place, and begins with a character the engine can look for.
_POST_DOES = lazy(f"[{''.join(sorted(posts.LAST))}](?:接受|答|回应|会见|就|谈|主持|出席)")
_NAME_POST = lazy(rf"[部委局厅办处署院会司团心市县区省]的?[\u3400-\u9fff]{{2,3}}(?=[{''.join(sorted(posts.FIRST))}])")


def _name_then_post(view: str, start: int, end: int, source: TitleSource, known: list[str]) -> Iterator[Mention]:
    """`某部唐某部长`: known names with a post right behind them."""
    for name in known:
        at = view.find(name, start, end)
        while at != -1:
            match = _POST.match(view, at + len(name), end)
            if match and _AFTER.match(view, match.end()):
                yield Mention((at, at + len(name)), match.span(), None, source)
            at = view.find(name, at + len(name), end)
    for match in _NAME_POST_HEAD.finditer(view, start, end) if _POST_DOES.search(view, start, end) else ():
        if name_score(match["name"]) >= 0.75:
            yield Mention(match.span("name"), match.span("post"), None, source)
    for match in _ORG_NAME_POST.finditer(view, start, end) if _NAME_POST.search(view, start, end) else ():
        # `教授司马某某教授`: the surname begins with what ends the body.
        inside = view[match.start("name") - 1 : match.start("name") + 1] in COMPOUND
        if not inside and name_score(match["name"]) >= 0.75 and _AFTER.match(view, match.end()):
            yield Mention(match.span("name"), match.span("post"), None, source)
