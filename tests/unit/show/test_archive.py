"""What the archive says of doubts, in the language of its tables."""

from __future__ import annotations

import re

import pytest

from transcript.people.resolve import Evidence, Group, evidence
from transcript.people.signature import Signature
from transcript.show.archive import _in_chinese


def _group(office: str = "", outlet: str = "", issuer: str = "", side: str = "office") -> Group:
    offices = (office,) if office else ()
    return Group("赵明远", Signature(side, offices, outlet, issuer), "2024", "2024", frozenset())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_group("青川市教育局"), _group("教育局")),
        (_group("青川市教育局"), _group("青川市财政局")),
        (_group("青川市教育局"), _group(issuer="青川市政府")),
        (_group(), _group()),
        (_group(outlet="青川日报", side="press"), _group(side="press")),
    ],
)
def test_no_reason_stays_in_english(one: Group, other: Group) -> None:
    """Every reason to doubt has its Chinese words: one that is reworded where it is given would show untranslated."""
    strength, because = evidence(one, other)
    assert strength is not Evidence.apart
    for said in (because, f"{because}; kept apart by what else is known"):
        assert not re.search("[A-Za-z]", _in_chinese(said))
