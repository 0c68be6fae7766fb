"""Who holds the office that a form of address names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from transcript.lexicon import departments, posts
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.roster.book import Person
from transcript.roster.names import surname
from transcript.roster.titles import fuller
from transcript.segment.convention import heads_office


def by_title(
    people: list[Person], title: str, *, parts: tuple[Part | None, ...] = ("official", "host", None)
) -> int | None:
    """The one person a form of address names: `王局长`, `李副主任`, `任总`, `曾生`, `行政长官`. Offices are compared by their last post.

    None when nobody or several fit.
    """
    pool = [i for i, person in enumerate(people) if person.plain and person.name and person.part in parts]
    family = family_called(title, [people[i].plain for i in pool])
    rest = title[len(family) :]
    if family and rest and not posts.post().fullmatch(title):
        same = [i for i in pool if people[i].plain.startswith(family)]
        if posts.courtesy().fullmatch(rest) and len(same) == 1:
            return same[0]
        fit = [i for i in same if _has_post(people[i], rest)]
        if len(fit) == 1:
            return fit[0]
        if len(fit) > 1:
            return _exactly(people, fit, rest)
        if len(same) == 1 and _postless(people[same[0]]) and posts.post().fullmatch(rest):
            return same[0]
        if fit or same:
            return None
    wanted = _pieces(title)
    fit = [i for i in pool if all(_has_post(people[i], post) for post in wanted)]
    if len(fit) > 1:
        return _exactly(people, fit, title)
    if not fit and (organ := _HEAD_OF_BODY.fullmatch(title)):
        # `自然资源局长` for the 局长 of 县自然资源局
        full = organ["body"] + organ["organ"] * 2 + "长"
        fit = [i for i in pool if any(view.endswith(full) for _, view, _ in people[i].titles)]
    if not fit and len(title) >= 3:
        heads = [i for i in pool if any(heads_office(title, (view,)) for _, view, _ in people[i].titles)]
        if len(heads) > 1:
            # Of several from one office its head speaks for it.
            heads = [
                i for i in heads if any("副" not in view and view.endswith("长") for _, view, _ in people[i].titles)
            ]
        if len(heads) == 1:
            return heads[0]
    if not fit and re.search(r"[局委厅办署院部处会庭司]$", title):
        # `市人社局` for 市人力资源和社会保障局
        fit = [i for i in pool if of_office(people[i], title.lstrip("省市区县州"))]
        return fit[0] if len(fit) == 1 else _in_short(people, pool, title)
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
        return fit[0] if len(fit) == 1 else _in_short(people, pool, title) if not fit else None
    return fit[0] if fit else None


def _exactly(people: list[Person], fit: list[int], office: str) -> int | None:
    """The one of several whose office it is, and not that of a deputy."""
    exact = [
        i
        for i in fit
        if any(view.endswith(office) and not view.endswith("副" + office) for _, view, _ in people[i].titles)
    ]
    return exact[0] if len(exact) == 1 else None


def _in_short(people: list[Person], pool: list[int], body: str) -> int | None:
    """The one person of a body that a label names in short: `省高院` of 某省高级人民法院刑事审判庭庭长."""
    short = re.compile(".{0,6}?".join(map(re.escape, body)))
    fit = [i for i in pool if any(short.search(view) for _, view, _ in people[i].titles)]
    return fit[0] if len(fit) == 1 and len(body) >= 3 else None


_HEAD_OF_BODY = lazy(r"(?P<body>[\u3400-\u9fff]{2,12})(?P<organ>[局厅部处委院署科队司所站])长")


def family_called(words: str, names: Iterable[str]) -> str:
    """The surname that a form of address begins with: a known one, or how one of the names begins (`归站长` of 归燕, `高桥选手`)."""
    family = surname(words)
    if family:
        longer = [name[:2] for name in names if len(name) >= 4 and words.startswith(name[:2])]
        return longer[0] if longer and posts.is_form(words[2:]) else family
    return next((name[0] for name in names if words.startswith(name[0]) and posts.is_form(words[1:])), "")


_BODY_END = lazy(r"(?:局|委|厅|部门|方面|办|署)$")


def of_office(person: Person, body: str) -> bool:
    """Whether an office of the person is at the body so called: in full, or by the department's spoken name."""
    spoken = departments.SPOKEN.get(_BODY_END.sub("", body))
    if not spoken:
        return any(body.removesuffix("方面") in view for _, view, _ in person.titles)
    return any(re.search(f"(?:{spoken})(?:局|委|厅|部|署|办|委员会)", view) for _, view, _ in person.titles)


def _postless(person: Person) -> bool:
    """Whether no office says what to call the person: none is known, or it reads `某局主要负责同志`."""
    return all(re.search(r"(?:负责同志|负责人|同志)$", view) for _, view, _ in person.titles)


def _has_post(person: Person, post: str) -> bool:
    """Whether an office of the person can be called `post` (`副局长` may be called 局长, not the reverse)."""
    wanted = tuple(posts.ADDRESS_SHORT.get(post, (post,)))
    return any(piece.endswith(wanted) for _, view, _ in person.titles for piece in _pieces(view))


_BETWEEN_POSTS = lazy(r"[、,兼]|\([^)]*\)")


@lru_cache(maxsize=4096)
def _pieces(title: str) -> list[str]:
    return _BETWEEN_POSTS.sub("\n", title).split("\n")
