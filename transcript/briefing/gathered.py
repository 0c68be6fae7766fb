"""What the archive holds on an official, a topic or an issuer: the speeches, with their conferences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from transcript.briefing.digest import Desk
from transcript.briefing.facts import Speech
from transcript.briefing.nouns import Lang, Length
from transcript.briefing.select import likeness, pairs
from transcript.chinese.view import view
from transcript.errors import BriefError
from transcript.record import Answer

if TYPE_CHECKING:
    from transcript.archive import Archive
    from transcript.archive.results import Hit, Person


_SAME_SPEECH = 0.85  # likeness from which two speeches are versions of one
# groups, speeches per group, rows of a table
LIMITS: dict[Length, tuple[int, int, int]] = {"brief": (5, 2, 8), "standard": (12, 5, 30), "full": (1000, 1000, 1000)}


class Spoken(NamedTuple):
    """One speech, the conference's desk, and who spoke as the archive knows them."""

    desk: Desk
    speech: Speech
    person: str | None

    @property
    def date(self) -> str:
        """The day, or an empty string."""
        return self.desk.conference.date or ""

    @property
    def topic(self) -> str:
        """The main topic, or an empty string."""
        return self.speech.item.topics[0].label if self.speech.item.topics else ""


@dataclass(frozen=True)
class Wanted:
    """The filters of a briefing across conferences."""

    official: str | None = None
    topic: str | None = None
    issuer: str | None = None
    since: str | None = None
    until: str | None = None

    def words(self) -> str:
        """The filters in one line, for messages."""
        names = ("official", "topic", "issuer", "since", "until")
        return ", ".join(f"{name} {value}" for name in names if (value := getattr(self, name)))


@dataclass
class Gathered:
    """What was found: speeches newest first, the desks of their conferences by id, the person if one was asked for."""

    spoken: list[Spoken]
    person: Person | None
    desks: dict[str, Desk] = field(default_factory=dict)


def gather(archive: Archive, wanted: Wanted, lang: Lang) -> Gathered:
    """Every answer and statement that fits. Raises QueryError for an unknown official, BriefError when nothing fits."""
    person = archive.person(wanted.official) if wanted.official else None
    hits: list[Hit] = []
    for kind in ("answer", "statement"):
        hits += archive.search(
            None, official=person.id if person else None, topic=wanted.topic, issuer=wanted.issuer, since=wanted.since,
            until=wanted.until, kind=kind, sort="date", limit=None,
        )  # fmt: skip
    found = Gathered([], person)
    for hit in hits:
        _add(found, archive, hit, lang)
    found.spoken = _once(found.spoken)
    if not found.spoken:
        raise BriefError(
            f"nothing in this archive fits: {wanted.words()}", remedy="`transcript search` tells what there is"
        )
    found.spoken.sort(key=lambda one: (one.date, one.desk.conference.id, -one.speech.turn.start), reverse=True)
    return found


def _add(found: Gathered, archive: Archive, hit: Hit, lang: Lang) -> None:
    if hit.conference not in found.desks:
        found.desks[hit.conference] = Desk(archive.conference(hit.conference), lang)
    desk = found.desks[hit.conference]
    item = desk.conference.by_id.get(hit.id)
    turn_id = getattr(item, "turn", None)
    if item is None or turn_id is None:
        return  # a report's statement: the archive keeps no turn to quote from
    way = "answers" if isinstance(item, Answer) else "statements"
    speech = Speech(item, desk.conference.turn(turn_id), f"{way}/{hit.id}")  # type: ignore[arg-type]
    found.spoken.append(Spoken(desk, speech, hit.person))


def _once(spoken: list[Spoken]) -> list[Spoken]:
    """Each speech once, where an archive holds several versions of a conference: of those a person gave on a day in nearly the same
    words, the one with the fewest repairs stays."""
    kept: dict[tuple[str, str | None], list[tuple[frozenset[str], Spoken]]] = {}
    for one in sorted(spoken, key=lambda one: (len(one.desk.conference.repairs), one.desk.conference.id)):
        own = pairs(view(one.speech.turn.text))
        same_day = kept.setdefault((one.date, one.person), [])
        versions = (
            other for known, other in same_day if other.desk is not one.desk and likeness(own, known) >= _SAME_SPEECH
        )
        if next(versions, None) is None or not one.date:
            same_day.append((own, one))
    return [one for day in kept.values() for _, one in day]


def grouped(spoken: Iterable[Spoken], *, by: str) -> list[tuple[str, list[Spoken]]]:
    """Speeches by `topic` or `person`, the largest group first, those with nothing to group by last."""
    groups: dict[str, list[Spoken]] = {}
    for one in spoken:
        groups.setdefault(one.topic if by == "topic" else one.person or "", []).append(one)
    return sorted(groups.items(), key=lambda item: (not item[0], -len(item[1])))
