"""Reads a double-byte run that lost a byte: the likeliest text behind what is printed.

A decoder that meets a double-byte text with one byte missing pairs every trail byte with the next lead byte: `。基本`
is printed `?；竟` and so on until an ASCII byte sets it right. Each printed character is turned back into its two
bytes; a beam search then runs over the bytes, in two states (in step, or one byte behind), over what may be missing
(a byte shown as `?`, a byte gone without trace, a byte pair that is no character and was dropped) and scores every
reading with the character-bigram table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from transcript.chinese.bigrams import Bigrams
from transcript.chinese.bytes import DoubleByte
from transcript.chinese.readings import is_reading
from transcript.repair.choices import Choice, Choices

_QUESTION_MARK = (0xA3, 0xBF)  # the full-width one, often made half-width later
ANY = -1  # a byte that is there but unknown
_BEAM = 16
_NEAR = 5.0  # nats within which another reading is a rival
_WIDTH = 24.0  # nats a path may lie behind the best
_BEAM_OF_GAPS = 5
_MOST_LOST = 4  # characters tried for a byte gone without trace
_MOST_SHIFTS = 3  # in one stretch
_NEVER = float("-inf")
_LIKELIEST = 0.27  # no log probability is higher: the document's counts add less than 0.3 to a probability
_COST = {
    "shown": -1.0,  # a byte printed as `?` or U+FFFD
    "lost": -9.0,  # a byte gone without trace
    "gap": 0.0,  # a byte pair dropped without trace
    "pair": 0.0,  # a byte pair printed as `?` or U+FFFD
    "other": -2.5,  # the character was converted to the other script after it was decoded
    "ignored": -8.0,  # a `?` that stands for nothing
}


class Token(NamedTuple):
    """One printed unit `[start, end)`: a double-byte character (`codes`), a lost byte, or another character.

    `reading` is a reading that was left in brackets behind it; it holds for the character the unit completes.
    """

    start: int
    end: int
    printed: str
    folded: str
    codes: tuple[tuple[int, int, float], ...] = ()
    lost: bool = False
    ascii: int = 0
    reading: str = ""


class Path(NamedTuple):
    """A reading of the tokens so far: what was put out, whether a shift was assumed, and its log probability."""

    score: float
    pending: int | None
    last: str
    back: Path | None
    put: str
    shifts: int

    def text(self) -> str:
        pieces: list[str] = []
        path: Path | None = self
        while path is not None:
            pieces.append(path.put)
            path = path.back
        return "".join(reversed(pieces))


class Reading(NamedTuple):
    """The outcome: the likeliest text, how much likelier it is than the print (`gain`) and than the next reading
    (`margin`), both in nats; how many lost bytes it assumes; and the beginning every near rival shares with it."""

    text: str
    gain: float
    margin: float
    shifts: int
    agreed: str


class ShiftReader:
    """Reads tokens of one encoding with one table."""

    def __init__(self, table: Bigrams, encoding: DoubleByte, *, variant: str = "") -> None:
        self.table = table
        self.encoding = encoding
        self._choices = Choices(table, encoding, variant)

    def read(self, tokens: Sequence[Token], *, before: str, after: str = "\n", without_trace: bool = True) -> Reading:
        """The likeliest text behind the tokens, standing after `before` and before `after` (folded characters).

        `without_trace=False` takes only printed `?` and U+FFFD for lost bytes, which is much faster.
        """
        beam = [Path(0.0, None, before, None, "", 0)]
        for index, token in enumerate(tokens):
            previous = tokens[index - 1] if index else None
            grown = _Growth()
            for rank, path in enumerate(beam):
                if path.pending is None:
                    self._in_step(grown, path, token, previous, without_trace)
                else:
                    self._behind(grown, path, token, gaps=rank < _BEAM_OF_GAPS)
            beam = _prune(grown.paths())
        final = [one for path in beam for one in self._close(path)]
        final = [path._replace(score=path.score + self.table.score(path.last, after)) for path in final]
        final.sort(key=lambda path: -path.score)
        best = final[0]
        text = best.text()
        rivals = [(path, other) for path in final[1:] if (other := path.text()) != text]
        margin = best.score - rivals[0][0].score if rivals else 99.0
        near = [other for path, other in rivals if path.score > best.score - _NEAR]
        gain = best.score - self.plain_score(tokens, before, after)
        return Reading(text, gain, margin, best.shifts, _shared_start([text, *near]))

    def plain_score(self, tokens: Sequence[Token], before: str, after: str) -> float:
        """Log probability of the text as printed."""
        score, last = 0.0, before
        for token in tokens:
            score += self._literal_score(last, token)
            last = (last + token.folded)[-2:]
        return score + self.table.score(last, after)

    def _literal_score(self, last: str, token: Token) -> float:
        if token.printed[0] == "\ufffd" or "\ue000" <= token.printed[0] <= "\uf8ff":
            return -16.0
        extra = -8.0 if token.reading else 0.0
        return self.table.score(last, token.folded) + extra

    def _put(self, path: Path, char: str, cost: float, pending: int | None) -> Path:
        """The path with a character whose bytes are known."""
        folded = _fold(char)
        score = path.score + cost + self.table.score(path.last, folded[0])
        return Path(score, pending, (path.last + folded)[-2:], path, char, path.shifts)

    def _literal(self, path: Path, token: Token) -> Path:
        score = path.score + self._literal_score(path.last, token)
        return Path(score, None, (path.last + token.folded)[-2:], path, token.printed, path.shifts)

    def _in_step(self, grown: _Growth, path: Path, token: Token, previous: Token | None, without_trace: bool) -> None:
        """In step: the token is what it is, or a byte is lost here."""
        grown.add(self._literal(path, token))
        if token.lost and token.reading:
            self._inside_character(grown, path, token, previous)
        elif token.lost:
            shown = path.score + _COST["shown"]
            grown.add(Path(shown, ANY, path.last, path, "", path.shifts + 1))
            grown.add(Path(path.score + _COST["ignored"], None, path.last, path, "", path.shifts))
        elif without_trace and path.shifts < _MOST_SHIFTS:
            for lead, trail, cost in token.codes:
                grown.later(path.score + cost + _COST["lost"], self._without_trace, path, lead, trail, cost)

    def _without_trace(self, path: Path, lead: int, trail: int, cost: float, _: float) -> list[Path]:
        """A byte before or inside this token is gone: the token's first byte ends or begins a character."""
        return [
            _chosen(path, choice, cost + _COST["lost"], trail, begun=1)
            for choices in (self._choices.ending(path.last, lead), self._choices.beginning(path.last, lead))
            for choice in choices[:_MOST_LOST]
        ]

    def _inside_character(self, grown: _Growth, path: Path, token: Token, previous: Token | None) -> None:
        """A reading was put between two characters' inner bytes: the lost byte begins the second character.

        The reading is that of the character which the trail byte before and the lost byte would make.
        """
        if previous is None:
            return
        for _, trail, cost in previous.codes:
            for byte, char in self.encoding.by_lead.get(trail, ()):
                if is_reading(char, token.reading):
                    grown.add(Path(path.score + _COST["shown"] + cost, byte, path.last, path, "", path.shifts + 1))

    def _behind(self, grown: _Growth, path: Path, token: Token, *, gaps: bool) -> None:
        """One byte behind: the pending byte and this token's first make a character."""
        if token.lost:
            self._lost_behind(grown, path, token)
            return
        for lead, trail, cost in token.codes:
            self._join(grown, path, lead, trail, cost)
            if gaps and path.pending != ANY:
                grown.later(path.score + cost + _COST["gap"], self._gap, path, lead, trail, cost)
        if token.ascii:
            self._ascii_behind(grown, path, token)
        if path.pending != ANY and not token.codes:
            grown.later(path.score + _COST["lost"], self._closed_before, path, token)

    def _join(self, grown: _Growth, path: Path, lead: int, trail: int, cost: float) -> None:
        if path.pending is None or path.pending == ANY:
            grown.later(path.score + cost, self._ended, path, lead, trail, cost)
            return
        char = self.encoding.pairs.get((path.pending, lead))
        if char is None:
            return
        grown.add(self._put(path, char, cost, trail))
        if trail < 0x7F:  # the run's last byte took the ASCII byte after it for its trail byte
            grown.add(self._put(path, char + chr(trail), cost, None))

    def _ended(self, path: Path, lead: int, trail: int, cost: float, _: float) -> list[Path]:
        """An unknown byte and this token's first make a character."""
        return [_chosen(path, choice, cost, trail) for choice in self._choices.ending(path.last, lead)]

    def _gap(self, path: Path, lead: int, trail: int, cost: float, floor: float) -> list[Path]:
        """A pair that is no character was dropped between the pending byte and this token."""
        made = []
        for choice in self._choices.opening(path.last, path.pending or 0):
            opened = _chosen(path, choice, cost + _COST["gap"], None)
            if opened.score + _LIKELIEST < floor:
                break
            for other in self._choices.closing(opened.last, choice.byte, lead):
                made.append(_chosen(opened, other, 0.0, trail))
        return made

    def _closed_before(self, path: Path, token: Token, _: float) -> list[Path]:
        """The run ended before this token."""
        return [self._literal(one, token) for one in self._close(path)]

    def _lost_behind(self, grown: _Growth, path: Path, token: Token) -> None:
        """A lost byte while one behind: it closes the pending character, or stands for a pair that is no character,
        or was a question mark's pair."""
        pending = path.pending or 0
        if token.reading and pending != ANY:
            for _, char in self.encoding.by_lead.get(pending, ()):
                if is_reading(char, token.reading):
                    grown.add(self._put(path, char, _COST["shown"], None))
            return
        if token.printed != "\ufffd" and self.encoding.name == "gbk":
            self._join(grown, path, *_QUESTION_MARK, 0.0)
        if pending != ANY:
            grown.later(path.score, self._shown_behind, path, pending)

    def _shown_behind(self, path: Path, pending: int, _: float) -> list[Path]:
        return [
            *(_chosen(path, choice, _COST["shown"], None) for choice in self._choices.beginning(path.last, pending)),
            *(_chosen(path, choice, _COST["pair"], ANY) for choice in self._choices.opening(path.last, pending)),
        ]

    def _ascii_behind(self, grown: _Growth, path: Path, token: Token) -> None:
        """An ASCII character while one behind: a trail byte in its own right, or a half-width form of a pair."""
        pending, code = path.pending or 0, token.ascii
        if 0x40 <= code < 0x7F:
            if pending == ANY:
                for choice in self._choices.ending(path.last, code):
                    if not token.reading or is_reading(choice.char, token.reading):
                        grown.add(_chosen(path, choice, 0.0, None))
            else:
                char = self.encoding.pairs.get((pending, code))
                if char and (not token.reading or is_reading(char, token.reading)):
                    grown.add(self._put(path, char, 0.0, None))
        if self.encoding.name == "gbk" and not token.reading and 0x21 <= code < 0x7F:
            self._join(grown, path, 0xA3, code + 0x80, 0.0)

    def _close(self, path: Path) -> list[Path]:
        """Ends a run whose last byte is gone without trace; a path in step is closed already."""
        if path.pending is None:
            return [path]
        if path.pending == ANY:
            return []
        choices = self._choices.beginning(path.last, path.pending)[:_MOST_LOST]
        return [_chosen(path, choice, _COST["lost"], None) for choice in choices]


class _Growth:
    """The paths that grow over one token, in the order they are asked for.

    What needs many characters ranked is put off until the cheap paths are there: most of it can no longer reach the beam, and is
    never made.
    """

    def __init__(self) -> None:
        self._slots: list[list[Path]] = [[]]
        self._later: list[tuple[float, int, Callable[..., list[Path]], tuple[object, ...]]] = []
        self._best: dict[tuple[int | None, str], tuple[float, float]] = {}

    def add(self, path: Path) -> None:
        """A path made already."""
        self._slots[-1].append(path)
        self._count(path)

    def later(self, most: float, make: Callable[..., list[Path]], *arguments: object) -> None:
        """Paths to be made if some of theirs may be kept: before the likelihood of a character their score is `most` at best.
        `make` gets the arguments and the score below which no path is kept."""
        self._later.append((-most, len(self._slots), make, arguments))
        self._slots += ([], [])

    def paths(self) -> list[Path]:
        """Every path that may be kept, and some others."""
        floor = self._floor()
        for less, slot, make, arguments in sorted(self._later, key=lambda one: one[:2]):
            if _LIKELIEST - less < floor:
                break
            for path in make(*arguments, floor):
                self._slots[slot].append(path)
                self._count(path)
            floor = self._floor()
        return list(chain.from_iterable(self._slots))

    def _count(self, path: Path) -> None:
        state, score = (path.pending, path.last), path.score
        first, second = self._best.get(state, (_NEVER, _NEVER))
        if score > second:
            self._best[state] = (score, first) if score > first else (first, score)

    def _floor(self) -> float:
        """The score below which `_prune` keeps no path, whatever else grows: the beam is full of better ones."""
        scores = sorted(chain.from_iterable(self._best.values()), reverse=True)
        if not scores:
            return _NEVER
        return max(scores[0] - _WIDTH, scores[_BEAM - 1] if len(scores) >= _BEAM else _NEVER)


def _chosen(path: Path, choice: Choice, cost: float, pending: int | None, *, begun: int = 0) -> Path:
    """The path with a character that an unknown byte would make."""
    score = path.score + cost + choice.score
    return Path(score, pending, (path.last + choice.folded)[-2:], path, choice.char, path.shifts + begun)


_FOLDED: dict[str, str] = {}


def _fold(char: str) -> str:
    found = _FOLDED.get(char)
    if found is None:
        from transcript.chinese.bigrams import fold

        found = _FOLDED[char] = fold(char)
    return found


def _prune(paths: list[Path]) -> list[Path]:
    """The best paths, at most two for one state (so that a rival reading stays in sight)."""
    paths.sort(key=lambda path: -path.score)
    kept: list[Path] = []
    seen: dict[tuple[int | None, str], int] = {}
    floor = paths[0].score - _WIDTH
    printed_kept = False
    for path in paths:
        printed = path.shifts == 0 and path.pending is None and not printed_kept  # the text as it stands stays in sight
        if not printed and (path.score < floor or len(kept) >= _BEAM):
            continue
        state = (path.pending, path.last)
        if seen.get(state, 0) >= 2 and not printed:
            continue
        seen[state] = seen.get(state, 0) + 1
        printed_kept = printed_kept or printed
        kept.append(path)
    return kept


def _shared_start(texts: Sequence[str]) -> str:
    """What all the texts begin with."""
    return "".join(chars[0] for chars in takewhile(lambda chars: len(set(chars)) == 1, zip(*texts, strict=False)))
