"""Splitting a title into its organisation and its posts."""

from __future__ import annotations

import re
from functools import lru_cache

from transcript.lexicon import posts
from transcript.lexicon.patterns import lazy

_ORG = lazy(
    r"(?:党工委|党委|党组|委员会|管委会|发改委|卫健委|卫计委|国资委|住建委|监委|纪委|编委|政协|人大|常委会|宣传部|组织部|统战部|政法委|外宣办|新闻办|办公室|公安局|检察院|法院|人民政府|政府|"
    r"管理局|监管局|总局|分局|总署|公署|总部|总队|支队|大队|部门|集团|公司|企业|银行|分行|支行|研究院|研究所|研究中心|中心|医院|大学|学院|学校|中学|小学|出版社|协会|学会|商会|联合会|基金会|"
    rf"指挥部|领导小组|专班|开发区|高新区|新区|自治区|特区|街道|[省市区县州盟旗镇乡村国{posts.ORGAN}队组站馆社台厂])"
)


@lru_cache(maxsize=4096)
def split_title(title: str, title_view: str) -> tuple[str | None, tuple[str, ...]]:
    """(organisation, posts) of a title; `title_view` is its normalised view, of the same length.

    `红旗区城建局党组书记、局长` → (`红旗区城建局`, (`党组书记`, `局长`)); `党组成员、副部长、某局局长` keeps `某局局长` whole because a second
    organisation stands in it; 原/兼/代 stay with their post.
    """
    pieces = [match.span() for match in re.finditer(r"[^、,兼 ]+(?:\([^)]*\))?|兼任?[^、, ]+", title_view)]
    if not pieces:
        return None, ()
    organization: str | None = None
    found: list[str] = []
    for index, (start, end) in enumerate(pieces):
        cut = _post_start(title_view[start:end])
        if index == 0 and cut:
            organization = title[start : start + cut].strip() or None
            if _HEAD_OF_ORGAN.fullmatch(title_view[start:end], pos=cut - 1):
                organization = title[start : start + cut + 1].strip()  # `省财政厅长` heads 省财政厅
            found.append(title[start + cut : end].strip())
        else:
            found.append(title[start:end].strip())
    return organization, tuple(post for post in found if post)


# Behind the last character of what is no organisation yet: `财政` + `厅长`.
_HEAD_OF_ORGAN = lazy(r"[^部厅局署院会组队团省市县区州 ][部厅局署院]长")
_WHOLE_POST = lazy(rf"[\u4e00-\u9fff]{{0,4}}(?:{posts.pattern()})(?:\([^)]*\))?")


def _post_start(piece: str) -> int:
    """Where the post begins in a piece of a title: after the longest organisation that leaves a post."""
    for match in posts.post().finditer(piece):
        rest = piece[match.start() :]
        if not _WHOLE_POST.fullmatch(rest):
            continue
        return _with_party_body(piece, match.start())
    organs = list(_ORG.finditer(piece))
    if organs and organs[-1].end() < len(piece):
        return organs[-1].end()
    return len(piece) if organs and organs[-1].end() == len(piece) else 0


def _with_party_body(piece: str, start: int) -> int:
    """`党组书记`, `党委副书记`: the party body belongs to the post when an organisation stands before it."""
    match = re.search(r"(?:党组|党委|党工委|工委|党总支|党支部)$", piece[:start])
    if match and match.start() > 0:
        return match.start()
    return start


_MARK = lazy(r"[\s、,()·]")


@lru_cache(maxsize=4096)
def _letters(title: str) -> str:
    return _MARK.sub("", title)


def fuller(long: str, short: str) -> bool:
    """Whether a printed title (view text) says everything another one says, and more: `某市水务局党组书记、局长` beside `水务局局长`."""
    long, short = _letters(long), _letters(short)
    if len(long) <= len(short) or len(short) < 2:
        return False
    return in_order(short, long)


def in_order(short: str, long: str) -> bool:
    """Whether a text has every character of a shorter one, in their order: 住建局 in 住房和城乡建设局."""
    at = 0
    for char in short:
        at = long.find(char, at) + 1
        if not at:
            return False
    return True


_BETWEEN = lazy(r"[、,兼]")


@lru_cache(maxsize=4096)
def _posts(title: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in _BETWEEN.split(title) if piece.strip())


def _one_post(x: str, y: str) -> bool:
    """Whether one of two pieces of titles is the post alone that the other one gives with its body."""
    short, long = sorted((x, y), key=len)
    if posts.post().fullmatch(short) is None or not long.endswith(short):
        return False
    return not re.search(r"[副代原前]$", long[: len(long) - len(short)])


def same_office(a_title: str, b_title: str) -> bool:
    """Whether one printed title (view text) is a shorter form of the other, or both hold one post: `某公司董事长`, `董事长、首席科学家`."""
    a, b = _letters(a_title), _letters(b_title)
    if a in b or b in a:
        return True
    if any(_one_post(x, y) for x in _posts(a_title) for y in _posts(b_title)):
        return True
    short, long = sorted((a, b), key=len)
    if any(long.endswith(word) for word in posts.ADDRESS_SHORT.get(short, ())):
        return True
    return in_order(short, long) and (short[-2:] == long[-2:] or len(short) >= 6)
