"""Which appearances of a name are one person."""

from __future__ import annotations

import pytest

from transcript.people.resolve import Evidence, Group, evidence, resolve
from transcript.people.signature import Signature, read_signature, signature


def _group(
    organization: str, *conferences: int, issuer: str = "", first: str | None = "2024", name: str = "赵明远"
) -> Group:
    offices = (organization,) if organization else ()
    return Group(name, Signature("office", offices, "", issuer), first, first, frozenset(conferences))


@pytest.mark.parametrize(
    ("one", "other", "strength"),
    [
        (_group("青川市教育局"), _group("青川市教育局"), Evidence.certain),
        (_group("青川市教育局"), _group("教育局"), Evidence.likely),
        (_group("青川市教育局"), _group("青川市财政局"), Evidence.doubtful),
        (_group("青川市教育局"), _group("云岭市教育局"), Evidence.apart),
        (_group("青川市教育局"), _group("", issuer="青川市政府"), Evidence.likely),
        (_group(""), _group(""), Evidence.doubtful),
    ],
)
def test_evidence(one: Group, other: Group, strength: Evidence) -> None:
    """Same office of the same place is certain, another place is another person, and so on; either way round."""
    assert evidence(one, other)[0] is strength
    assert evidence(other, one)[0] is strength
    assert evidence(one, other)[1]


def test_who_sat_side_by_side_is_two() -> None:
    """However strong the evidence, two at one conference are not joined."""
    groups = [_group("青川市教育局", 1), _group("青川市教育局、体育局", 1)]
    assert resolve(groups).clusters == [(0,), (1,)]


def test_decisions_come_before_evidence() -> None:
    """What people decided holds, against certain evidence and against none."""
    same = [_group("青川市教育局", 1), _group("青川市教育局", 2)]
    assert resolve(same).clusters == [(0, 1)]
    assert resolve(same, apart=[(0, 1)]).clusters == [(0,), (1,)]
    other = [_group("青川市教育局", 1), _group("云岭市公安局", 2)]
    assert resolve(other).clusters == [(0,), (1,)]
    assert resolve(other, together=[(0, 1)]).clusters == [(0, 1)]


def test_a_split_is_not_undone_through_a_third() -> None:
    """Two that were split are not joined by way of one that fits both."""
    groups = [_group("青川市教育局", 1), _group("青川市财政局", 2), _group("青川市教育局", 3, first="2023")]
    clusters = resolve(groups, apart=[(0, 1)]).clusters
    assert not any({0, 1} <= set(cluster) for cluster in clusters)


def test_doubts_are_listed_until_decided() -> None:
    """A doubtful join is told with its reason; once decided it is no doubt."""
    groups = [_group("青川市教育局", 1), _group("青川市财政局", 2)]
    (doubt,) = resolve(groups).doubts
    assert doubt.joined and doubt.because
    assert resolve(groups, together=[(0, 1)]).doubts == []
    assert resolve(groups, apart=[(0, 1)]).doubts == []


def test_other_names_are_others() -> None:
    """Nothing but a decision joins two names."""
    assert resolve([_group("青川市教育局", 1), _group("青川市教育局", 2, name="钱进")]).clusters == [(0,), (1,)]


def test_signatures_read_back_and_do_not_depend_on_order() -> None:
    """A signature survives storage; organisations in any order are one signature; a reporter has none."""
    marks = {
        signature(part="official", organizations=order, outlet="", issuer="市政府")
        for order in (["b", "a"], ["a", "b"])
    }
    (mark,) = marks
    assert read_signature(mark) == Signature("office", ("a", "b"), "", "市政府")
    assert (
        read_signature(signature(part="reporter", organizations=["a"], outlet="晨报", issuer="x")).organizations == ()
    )
