"""People as recorded pieces: name, office, outlet."""

from __future__ import annotations

from transcript.briefing.labels import joint, mark, said
from transcript.briefing.nouns import Lang, Piece
from transcript.briefing.places import Places
from transcript.record import Participant, Turn


def name(places: Places, person: Participant | None, lang: Lang) -> list[Piece]:
    """The name, or the office where no name is known, or `未署名`."""
    if person is None:
        return [said("unnamed", lang)]
    place = person.mentions[0] if person.mentions else None
    start, end = (place.start, place.end) if place else (None, None)
    if person.name:
        return [places.fact(f"participants/{person.id}/name", person.name, start=start, end=end)]
    if person.titles:
        return [places.fact(f"participants/{person.id}/titles/0/text", person.titles[0].text, start=start, end=end)]
    return [said("unnamed", lang)]


def offices(places: Places, person: Participant) -> list[Piece]:
    """The offices, joined by `；`."""
    pieces: list[Piece] = []
    for number, title in enumerate(person.titles):
        if number:
            pieces.append(mark("；"))
        pieces.append(places.fact(f"participants/{person.id}/titles/{number}/text", title.text))
    return pieces


def introduced(places: Places, person: Participant | None, lang: Lang) -> list[Piece]:
    """`欧阳柏（市水务局局长）`."""
    pieces = name(places, person, lang)
    if person is not None and person.name and person.titles:
        pieces += [joint("open", lang), *offices(places, person), joint("close", lang)]
    return pieces


def asker(places: Places, turn: Turn, lang: Lang) -> list[Piece]:
    """Who asks: outlet and name, as far as the text says."""
    person = places.conference.participant(turn.speaker)
    pieces: list[Piece] = []
    if turn.outlet:
        pieces.append(places.fact(f"turns/{turn.id}/outlet", turn.outlet))
    elif person is not None and person.outlet:
        pieces.append(places.fact(f"participants/{person.id}/outlet", person.outlet))
    if person is not None and person.name:
        if pieces:
            pieces.append(mark(" "))
        pieces += name(places, person, lang)
    return pieces or [said("host.asks" if turn.part == "host" else "reporter", lang)]
