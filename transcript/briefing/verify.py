"""The checker: is everything a briefing prints supported by its sources?

* a quotation stands verbatim at the place its receipt names (white space and invisible characters aside);
* everything else is made of facts of the records and of our own words (`labels.WORDS`), and nothing else;
* names, offices, outlets, dates and deadlines beside a quotation belong to whoever is quoted there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcript.briefing import labels
from transcript.briefing.nouns import Briefing, Piece, Receipt
from transcript.briefing.places import Places, field_value
from transcript.briefing.texts import bare, same, shown
from transcript.record import Answer, Conference, Statement

Scope = tuple[str, ...]  # ("c", conference) · ("p", conference, participant) · ("t", conference, turn)


class Fault(NamedTuple):
    """One line without support: where it stands in the briefing, the line, and why."""

    where: str
    line: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}: {self.line[:60]}"


class Quote(NamedTuple):
    """Words printed as a quotation and what they are said to rest on."""

    text: str
    receipt: Receipt


class Claim(NamedTuple):
    """One line (or table row) as printed: what is quoted, and the runs of everything else."""

    where: str
    line: str
    quotes: tuple[Quote, ...]
    plain: tuple[str, ...]


class Verifier:
    """Checks claims against conferences (and, for records without turns, against the repaired text of their source)."""

    def __init__(self, conferences: Iterable[Conference], *, texts: dict[str, str] | None = None) -> None:
        self._conferences = {conference.id: conference for conference in conferences}
        self._places = {id: Places(conference) for id, conference in self._conferences.items()}
        self._texts = texts or {}
        self._values: dict[str, set[Scope]] = {}
        for conference in self._conferences.values():
            for value, scope in _values(conference):
                text = shown(value)
                if text:
                    self._values.setdefault(text, set()).add(scope)
        self._starts: dict[str, list[str]] = {}
        for value in sorted(self._values, key=len, reverse=True):
            self._starts.setdefault(value[0], []).append(value)

    def faults(self, claims: Iterable[Claim]) -> list[Fault]:
        """Every claim without support, at most one fault each."""
        found = []
        for claim in claims:
            why = self._wrong(claim)
            if why:
                found.append(Fault(claim.where, claim.line, why))
        return found

    def expected(self, receipt: Receipt) -> str | None:
        """What stands at the place of a receipt; None when there is no such place."""
        conference = self._conferences.get(receipt.conference)
        if conference is None or receipt.start is None or receipt.end is None or receipt.end < receipt.start:
            return None
        if receipt.turn is None:
            text = self._texts.get(receipt.conference)
            return (
                None if text is None else text[slice(*self._places[conference.id].in_text(receipt.start, receipt.end))]
            )
        turn = next((turn for turn in conference.turns if turn.id == receipt.turn), None)
        if turn is None or not (turn.start <= receipt.start and receipt.end <= turn.end):
            return None
        return turn.text[slice(*self._places[conference.id].in_turn(turn, receipt.start, receipt.end))]

    def _whole_repairs(self, receipt: Receipt) -> Receipt:
        """The receipt, widened to the repairs it begins or ends in."""
        conference = self._conferences[receipt.conference]
        start, end = receipt.start or 0, receipt.end or 0
        for repair in conference.repairs:
            if repair.before != repair.after and repair.start <= end and start <= repair.end:
                start, end = min(start, repair.start), max(end, repair.end)
        turn = next((turn for turn in conference.turns if turn.id == receipt.turn), None)
        if turn is not None:
            start, end = max(start, turn.start), min(end, turn.end)
        return receipt.model_copy(update={"start": start, "end": end})

    def recorded(self, piece: Piece) -> bool:
        """Whether a fact is what its record holds in the field named."""
        for receipt in piece.receipts:
            conference = self._conferences.get(receipt.conference)
            value = field_value(conference, receipt.field) if conference and receipt.field else None
            if value is None or not same(value, piece.text):
                return False
        return bool(piece.receipts)

    def _wrong(self, claim: Claim) -> str | None:
        scopes: set[Scope] = set()
        for quote in claim.quotes:
            why = self._misquoted(quote)
            if why:
                return why
            scopes |= self._scopes(quote.receipt)
        for text in claim.plain:
            tokens = self._tokens(text)
            again = any(bare(text) in bare(quote.text) for quote in claim.quotes)  # words of a quotation beside it
            if tokens is None and not again:
                return "words without a receipt"
            for token in tokens or ():
                owners = self._values[token]
                if scopes and not owners & scopes and not (again and all(owner[0] != "p" for owner in owners)):
                    return f"{token} does not belong to what is quoted"
        return None

    def _misquoted(self, quote: Quote) -> str | None:
        if quote.receipt.conference not in self._conferences:
            return "the source is not there"
        expected = self.expected(quote.receipt)
        if expected is None:
            return "the receipt names a place that is not there"
        if not bare(quote.text):
            return "an empty quotation"
        if same(quote.text, expected):
            return None
        # Where one repair covers several characters, offsets inside it are not exact: its whole reading counts.
        whole = self.expected(self._whole_repairs(quote.receipt))
        if whole is not None and bare(quote.text) in bare(whole):
            return None
        return "not what stands at the place named"

    def _scopes(self, receipt: Receipt) -> set[Scope]:
        scopes: set[Scope] = {("c", receipt.conference)}
        if receipt.turn is not None:
            turn = self._conferences[receipt.conference].turn(receipt.turn)
            scopes.add(("t", receipt.conference, turn.id))
            if turn.speaker:
                scopes.add(("p", receipt.conference, turn.speaker))
            return scopes
        for statement in self._conferences[receipt.conference].statements:
            inside = receipt.start is not None and statement.start <= receipt.start < statement.end
            if statement.speaker and inside:
                scopes.add(("p", receipt.conference, statement.speaker))
        return scopes

    def _tokens(self, text: str) -> list[str] | None:
        """The facts of the records in a text that is made of such facts and our own words; None when it is not."""
        text = shown(text)
        ways: dict[int, list[str]] = {len(text): []}  # from this place on, the text can be read with these facts
        for at in range(len(text) - 1, -1, -1):
            for end, value in self._steps(text, at):
                if end in ways and at not in ways:
                    ways[at] = [value, *ways[end]] if value else ways[end]
        return ways.get(0)

    def _steps(self, text: str, at: int) -> Iterator[tuple[int, str]]:
        for value in self._starts.get(text[at], ()):
            if text.startswith(value, at):
                yield at + len(value), value
        for end in labels.ends(text, at):
            yield end, ""


def _values(conference: Conference) -> Iterator[tuple[str, Scope]]:
    """The facts a briefing may print in its own lines, and where each belongs."""
    here: Scope = ("c", conference.id)
    for value in (
        conference.title,
        conference.issuer,
        conference.place,
        conference.time,
        conference.date,
        conference.date_text,
    ):
        if value:
            yield value, here
    for person in conference.participants:
        scope: Scope = ("p", conference.id, person.id)
        yield from ((value, scope) for value in (person.name, person.outlet) if value)
        yield from ((title.text, scope) for title in person.titles)
    for turn in conference.turns:
        if turn.outlet:
            yield turn.outlet, ("t", conference.id, turn.id)
    speeches: list[Answer | Statement] = [*conference.answers, *conference.statements]
    for speech in speeches:
        for promise in speech.commitments:
            for value in (promise.deadline, promise.deadline_text):
                if value and speech.turn:
                    yield value, ("t", conference.id, speech.turn)
        for topic in speech.topics:
            yield topic.label, here
            yield from ((step, here) for step in topic.label.split("\\"))


def claims(briefing: Briefing, verifier: Verifier) -> Iterator[Claim]:
    """The claims of a briefing: its title, headings, lines and table rows."""
    yield _claim("title", briefing.title, verifier)
    for number, section in enumerate(briefing.all_sections(), 1):
        where = f"section {number} ({section.code})"
        asked = section.lines[0].pieces if section.lines and section.lines[0].code == "asked" else ()
        yield _claim(where, (*section.heading, *(piece for piece in asked if piece.kind == "quoted")), verifier)
        for nth, line in enumerate(section.lines, 1):
            yield _claim(f"{where} line {nth}", (*line.label, *line.pieces), verifier)
        if section.table:
            yield Claim(f"{where} head", "", (), tuple(column.heading for column in section.table.columns))
        for nth, row in enumerate(section.table.rows if section.table else (), 1):
            pieces = [piece for cell in row.cells for piece in (*cell.label, *cell.pieces)]
            yield _claim(f"{where} row {nth}", pieces, verifier)


def _claim(where: str, pieces: Sequence[Piece], verifier: Verifier) -> Claim:
    """A quotation needs a receipt and each receipt must hold; facts and our own words are checked by what they say."""
    quotes = []
    plain = []
    for piece in pieces:
        if piece.kind == "quoted" and piece.receipts:
            quotes += [Quote(piece.text, receipt) for receipt in piece.receipts]
        elif piece.kind == "recorded" and not verifier.recorded(piece):
            plain.append(f"{piece.text}?")  # says what no record holds: no words of ours, so it is named
        else:
            plain.append(piece.text)
    return Claim(where, "".join(piece.text for piece in pieces), tuple(quotes), tuple(plain))
