"""What tells namesakes apart, as one string: appearances with the same name and signature are one person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple


class Signature(NamedTuple):
    """`side` is `press` for reporters and `office` for everybody else; the other fields are folded names."""

    side: str
    organizations: tuple[str, ...]
    outlet: str
    issuer: str


def signature(*, part: str, organizations: Iterable[str], outlet: str, issuer: str) -> str:
    """The signature of an appearance. All names folded (see `transcript.archive.fold`)."""
    side = "press" if part == "reporter" else "office"
    if side == "press":
        organizations, issuer = (), ""  # a reporter is known by the outlet, whoever holds the conference
    names = sorted({name for name in organizations if name})
    return json.dumps([side, names, outlet, issuer], ensure_ascii=False)


def read_signature(text: str) -> Signature:
    """A signature read back."""
    side, organizations, outlet, issuer = json.loads(text)
    return Signature(side, tuple(organizations), outlet, issuer)
