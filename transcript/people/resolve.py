"""Which appearances of a name are one person.

Appearances are gathered in groups of equal name and signature (side, organisations, outlet, issuer). Groups are joined
strongest evidence first; nothing joins two groups that stood side by side at one conference, or that somebody split.
A human decision to merge comes before all evidence.

    certain   the same office of the same place; the same outlet
    likely    the same office, the place of one of them unknown; one has no office, the place is the same
    doubtful  another office in the same place: people move, but namesakes exist  → joined, and listed for review
    apart     different places, different outlets, official here and reporter there
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from itertools import combinations
from typing import NamedTuple

from transcript.people.organizations import places, same_body
from transcript.people.signature import Signature


class Evidence(IntEnum):
    """How strongly two groups speak for one person."""

    apart = 0
    doubtful = 1
    likely = 2
    certain = 3


class Group(NamedTuple):
    """Appearances of one name with one signature. `conferences` are any hashable marks of where they were."""

    name: str
    signature: Signature
    first: str | None
    last: str | None
    conferences: frozenset[int]


class Doubt(NamedTuple):
    """Two groups (by index) that may or may not be one person; `joined` says how they are kept now."""

    one: int
    other: int
    joined: bool
    because: str


class Resolution(NamedTuple):
    """`clusters` holds group indices, one tuple per person, in the order of their first group."""

    clusters: list[tuple[int, ...]]
    doubts: list[Doubt]


def evidence(one: Group, other: Group) -> tuple[Evidence, str]:
    """How strongly two groups speak for one person, and why. Names equal or not, conferences not looked at."""
    a, b = one.signature, other.signature
    if a.side != b.side:
        return Evidence.apart, "an official and a reporter"
    if a.side == "press":
        return _press(a, b)
    here, there = _where(a), _where(b)
    known = bool(here and there)
    if known and not here & there:
        return Evidence.apart, f"{_list(here)} and {_list(there)}"
    bodies = [(x, y) for x in a.organizations for y in b.organizations if same_body(x, y)]
    if bodies:
        strength = Evidence.certain if known or (a.issuer and a.issuer == b.issuer) else Evidence.likely
        return strength, f"the same office: {bodies[0][0]} / {bodies[0][1]}"
    if not a.organizations or not b.organizations:
        if known:
            return Evidence.likely, f"the same place, {_list(here & there)}; one appearance states no office"
        return Evidence.doubtful, "one appearance states no office"
    if known:
        return Evidence.doubtful, f"another office in {_list(here & there)}"
    return Evidence.apart, f"{a.organizations[0]} and {b.organizations[0]}"


def _press(a: Signature, b: Signature) -> tuple[Evidence, str]:
    if a.outlet and b.outlet:
        same = a.outlet in b.outlet or b.outlet in a.outlet
        return (Evidence.certain, "the same outlet") if same else (Evidence.apart, f"{a.outlet} and {b.outlet}")
    return Evidence.doubtful, "one appearance names no outlet"


def _where(signature: Signature) -> frozenset[str]:
    names = [place for organization in signature.organizations for place in places(organization)]
    return frozenset(names or places(signature.issuer))


def _list(names: Iterable[str]) -> str:
    return "、".join(sorted(names))


def _days_apart(one: Group, other: Group) -> int:
    """Days between two groups; 0 when their times overlap, a lifetime when a date is unknown."""
    if not (one.first and one.last and other.first and other.last):
        return 36525
    early, late = sorted((one, other), key=lambda group: group.first or "")
    if (late.first or "") <= (early.last or ""):
        return 0
    return _ordinal(late.first or "") - _ordinal(early.last or "")


def _ordinal(day: str) -> int:
    pieces = [int(piece) for piece in day.split("-") if piece.isdigit()] + [1, 1]
    try:
        return date(*pieces[:3]).toordinal()
    except (ValueError, TypeError):
        return 0


class _Clusters:
    """Groups in clusters, and what must never come together."""

    def __init__(self, groups: Sequence[Group], apart: Iterable[tuple[int, int]]) -> None:
        self.groups = groups
        self.home = list(range(len(groups)))
        self.members: dict[int, list[int]] = {index: [index] for index in self.home}
        self.apart = {frozenset(pair) for pair in apart}

    def compatible(self, a: int, b: int) -> bool:
        for one in self.members[self.home[a]]:
            for other in self.members[self.home[b]]:
                if frozenset((one, other)) in self.apart:
                    return False
                if self.groups[one].conferences & self.groups[other].conferences:
                    return False
        return True

    def join(self, a: int, b: int) -> None:
        keep, gone = sorted((self.home[a], self.home[b]))
        if keep == gone:
            return
        for index in self.members.pop(gone):
            self.home[index] = keep
            self.members[keep].append(index)


def resolve(
    groups: Sequence[Group], *, together: Iterable[tuple[int, int]] = (), apart: Iterable[tuple[int, int]] = ()
) -> Resolution:
    """Joins groups into persons. `together` and `apart` are decided pairs of group indices."""
    clusters = _Clusters(groups, apart)
    merged = list(together)
    decided = {frozenset(pair) for pair in merged}
    for a, b in merged:
        clusters.join(a, b)
    weighed = []
    for a, b in combinations(range(len(groups)), 2):
        strength, because = evidence(groups[a], groups[b])
        if strength and groups[a].name == groups[b].name:
            weighed.append((-strength, _days_apart(groups[a], groups[b]), a, b, because))
    doubts: list[Doubt] = []
    for weight, _, a, b, because in sorted(weighed):
        if clusters.home[a] == clusters.home[b]:
            continue
        if not clusters.compatible(a, b):
            if frozenset((a, b)) not in clusters.apart and weight != -Evidence.certain:
                doubts.append(Doubt(a, b, False, f"{because}; kept apart by what else is known"))
            continue
        clusters.join(a, b)
        if weight == -Evidence.doubtful:
            doubts.append(Doubt(a, b, True, because))
    doubts = [doubt for doubt in doubts if frozenset(doubt[:2]) not in decided]
    persons = sorted(tuple(sorted(members)) for members in clusters.members.values())
    return Resolution(persons, doubts)
