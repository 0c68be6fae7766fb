"""The gold record of a print, in the shape the scorers read."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tests.quality.render.authored import Authored, AuthoredTurn, Person
from tests.quality.render.draft import Draft
from tests.quality.render.heading import chinese_date
from tests.quality.render.layout import Layout
from tests.quality.render.naming import Named, main_post
from transcript.roster.names import surname

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
            # A host whom the page names nowhere is there as 主持人 all the same, as in the gold of public transcripts.
            {"name": None, "part": "host", "titles": ["主持人"]}
            if p.part == "host" and p.name and _simple(p.name) not in plain and "主持人" in plain
            else {
                "name": p.name or None,
                "part": p.part,
                "titles": [p.title] if p.title and p.part != "reporter" else [],
            }
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
    stop = min((a for _, a, _ in draft.labels if a > start), default=len(draft.text))
    return {
        "start": start,
        "part": turn.person.part,
        "speaker": turn.person.name if _known(authored, number, named, plain) else None,
        "outlet": outlet if outlet and _outlet_known(authored, number, label, said) else None,
        "label": label,
        "said": re.sub(r"\W", "", re.sub(r"<[^>]+>|&\w+;", "", draft.text[start : min(stop, start + 160)]))[:14],
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
    if handed is None:
        return False
    if handed.person.part == "reporter":
        return handed.asks == (person.name,)
    return _called(person, handed.paragraphs[-1])


def _called(person: Person, words: str) -> bool:
    """Whether words name a person in full, or by surname and post."""
    family = next(
        (person.name[:n] for n in (2, 1) if surname(_simple(person.name)) == _simple(person.name[:n])), person.name[0]
    )
    post = main_post(person.title)
    posts = {post, post.lstrip("副"), *(short for short in ("总", "局", "董") if short in post)} - {""}
    return person.name in words or any(f"{family}{post}" in words for post in posts)


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
        if turn.is_question:
            known += [name for name in _handed_over(authored, number) if name in names and name not in known]
        if known:
            asked[str(number)] = known
    return asked


def _handed_over(authored: Authored, question: int) -> list[str]:
    """The officials the host calls upon between a question and its first answer, or with the question itself."""
    asked = authored.turns[question]
    words = [asked.paragraphs[-1]] if asked.person.part == "host" else []
    for turn in authored.turns[question + 1 :]:
        if turn.person.part != "host":
            break
        words.append("".join(turn.paragraphs))
    return [
        person.name
        for person in authored.those("official")
        if person.name and any(_called(person, said) for said in words)
    ]


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
