"""The gold record of a print, in the shape the scorers read."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tests.quality.render.authored import Authored, AuthoredTurn
from tests.quality.render.draft import Draft
from tests.quality.render.heading import chinese_date
from tests.quality.render.layout import Layout
from tests.quality.render.naming import Named, main_post

_ASIDE = re.compile(r"\([a-zü\u00c0-\u01dc]{1,6}\s?\)|<[^>]+>|&\w+;|[\s]")


def gold_record(authored: Authored, layout: Layout, *, draft: Draft, named: list[Named], data: bytes) -> dict[str, Any]:
    """Gold for a page: who is certain from what is printed there, offsets into the printed text."""
    plain = _simple(_ASIDE.sub("", draft.text))
    meta = authored.meta
    when = meta.get("date")
    printed = bool(when) and (
        chinese_date(when or "") in plain or (when or "") in draft.text or (when or "").replace("-", ".") in draft.text
    )
    return {
        "id": f"{authored.id}.{layout.name}",
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": "transcript",
        "variant": "zh-Hant" if layout.script or meta.get("variant") == "zh-Hant" else "zh-Hans",
        "date": when if printed else None,
        "roster": [
            {"name": p.name or None, "part": p.part, "titles": [p.title] if p.title and p.part != "reporter" else []}
            for p in authored.people
            if p.part != "reporter"
        ],
        "turns": [_turn(authored, number, draft, named[number], plain) for number in range(len(authored.turns))],
        "links": [[question, n] for n, turn in enumerate(authored.turns) for question in turn.answers],
        "addressees": _addressees(authored, plain),
        "units": [unit for n, turn in enumerate(authored.turns) if (unit := _unit(n, turn))],
    }


def _simple(text: str) -> str:
    from transcript.chinese.view import simplify

    return simplify(text)


def _turn(authored: Authored, number: int, draft: Draft, named: Named, plain: str) -> dict[str, Any]:
    turn = authored.turns[number]
    start = draft.said[number]
    label = next((draft.text[a:b] for n, a, b in draft.labels if n == number), "")
    outlet = turn.person.title if turn.person.part == "reporter" else ""
    said = draft.text[start:]
    return {
        "start": start,
        "part": turn.person.part,
        "speaker": turn.person.name if _known(authored, number, named, plain) else None,
        "outlet": outlet if outlet and _outlet_known(authored, number, label, said) else None,
        "label": label,
        "said": re.sub(r"\W", "", re.sub(r"<[^>]+>|&\w+;", "", said[:160]))[:14],
    }


def _known(authored: Authored, number: int, named: Named, plain: str) -> bool:
    """Whether a careful reader of this page can name the speaker: by the label, or by a hand-over just before."""
    person = authored.turns[number].person
    if not person.name or _simple(person.name) not in plain:
        return False
    if named.certain:
        return True
    if person.part == "reporter":
        return person.name in authored.turns[number].paragraphs[0]
    handed = authored.turns[number - 1] if number else None
    if handed is None or handed.person.part == "reporter":
        return False
    words = handed.paragraphs[-1]
    return person.name in words or (
        bool(main_post(person.title)) and f"{person.name[0]}{main_post(person.title)}" in words
    )


def _outlet_known(authored: Authored, number: int, label: str, said: str) -> bool:
    from transcript.chinese.view import simplify

    outlet = authored.turns[number].person.title
    own = simplify(_ASIDE.sub("", label + said[:120]))
    called = (
        authored.turns[number - 1].paragraphs[-1] if number and authored.turns[number - 1].person.part == "host" else ""
    )
    return outlet in own or outlet in "".join(authored.turns[number].paragraphs)[:40] or outlet in called


def _addressees(authored: Authored, plain: str) -> dict[str, list[str]]:
    names = {person.name for person in authored.people if person.name and _simple(person.name) in plain}
    asked = {}
    for number, turn in enumerate(authored.turns):
        known = [name for name in turn.asks if name in names]
        if known:
            asked[str(number)] = known
    return asked


def _unit(number: int, turn: AuthoredTurn) -> dict[str, Any] | None:
    if not (turn.topics or turn.sub_questions or turn.figures or turn.figures_complete or turn.commitments):
        return None
    return {
        "turn": number,
        "topics": list(turn.topics),
        "sub_questions": list(turn.sub_questions),
        "figures_complete": turn.figures_complete,
        "figures": [{"value": figure.value, "unit": figure.unit} for figure in turn.figures],
        "commitments": list(turn.commitments),
    }
