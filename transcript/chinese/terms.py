"""Terms: what a document calls things again and again, and what an answer is most about.

`recurring_terms` needs no segmenter: strings that come back, whose parts belong together (pointwise mutual information) and whose
neighbours vary (entropy on both sides). Source: Bouma 2009 for the first, Jin and Tanaka-Ishii 2006 for the second.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from transcript.chinese.view import view
from transcript.chinese.words import segmenter, words
from transcript.lexicon.patterns import lazy
from transcript.lexicon.plain_words import LOOSE, PLAIN

if TYPE_CHECKING:
    from transcript.record import Answer, Conference, Participant

_HAN = lazy(r"[\u3400-\u9fff\uf900-\ufaff]+")
_WRAP = lazy(r"(?<=[\u3400-\u9fff])[ \t\u3000]*\n[ \t\u3000]*(?=[\u3400-\u9fff])")
_LONGEST = 8
_COHESION = 2.0  # nats; parts that meet by chance have 0
_FREEDOM = 0.7  # nats; two equally frequent neighbours on a side give 0.69


class Term(NamedTuple):
    """A term as the text prints it first, how often it stands there, and how much it counts (comparable within one list only)."""

    text: str
    frequency: int
    score: float


def recurring_terms(text: str, *, minimum: int = 3, limit: int = 60) -> list[Term]:
    """The strings of 2 to 8 Han characters that recur at least `minimum` times and hold together, best first."""
    plain = view(text)
    runs = _HAN.findall(plain)
    counts = _frequent(runs, minimum)
    total = sum(map(len, runs))
    before, after = _neighbours(runs, counts)
    found = [
        Term(gram, count, count * math.sqrt(len(gram) - 1))
        for gram, count in counts.items()
        if len(gram) > 1
        and gram[0] not in LOOSE
        and gram[-1] not in LOOSE
        and not _is_plain(gram)
        and not _is_counted(gram)
        and _cohesion(gram, counts, total) >= _COHESION
        and min(_entropy(before[gram]), _entropy(after[gram])) >= _FREEDOM
    ]
    kept = _maximal(sorted(found, key=lambda term: (-term.score, term.text)))
    return [_as_printed(term, text, plain) for term in kept[:limit]]


def document_terms(conference: Conference) -> tuple[str, ...]:
    """The user dictionary of a document: names, offices and outlets of its people, and its recurring terms.

    A recurring term of two characters is in it only when the model does not know the word: forcing a known word would also cut
    through longer ones (`全市` in `安全市场`).
    """
    known = segmenter().known
    found: dict[str, None] = {}
    for person in conference.participants:
        found.update(dict.fromkeys(_names(person)))
    found.update(dict.fromkeys(turn.outlet for turn in conference.turns if turn.outlet))
    said = "\n".join(_unbroken(turn.text) for turn in conference.turns)
    recurring = (term.text for term in recurring_terms(said))
    found.update(dict.fromkeys(term for term in recurring if len(term) > 2 or view(term) not in known))
    return tuple(term for term in found if len(term) > 1 and view(term) not in PLAIN)


def key_terms(conference: Conference, answer: Answer, *, limit: int = 10) -> list[Term]:
    """What an answer is most about, best first.

    A term counts as often as the answer says it, the more the fewer other turns say it too, and half as much again when the
    question has it. Words of one character, numbers, plain words and names of the people present are no terms.
    """
    text = _unbroken(conference.turn(answer.turn).text)
    turns = [view(_unbroken(turn.text)) for turn in conference.turns]
    asked = view(_asked(conference, answer))
    people = {view(name) for person in conference.participants for name in _names(person)}
    counts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for word in words(text, terms=document_terms(conference)):
        plain = view(word.text)
        if _is_content(plain) and plain not in people:
            counts[plain] += 1
            printed.setdefault(plain, word.text)
    scored = []
    for plain, count in counts.items():
        rarity = math.log(1 + len(turns) / sum(plain in turn for turn in turns))
        weight = (1.5 if plain in asked else 1.0) * math.sqrt(len(plain) - 1)
        scored.append(Term(printed[plain], count, round(count * rarity * weight, 3)))
    return sorted(scored, key=lambda term: (-term.score, text.find(term.text)))[:limit]


def _names(person: Participant) -> Iterator[str]:
    """What a person is called by: name, outlet, organisations and posts."""
    for title in person.titles:
        yield from title.posts
        if title.organization:
            yield title.organization
    yield from (name for name in (person.name, person.outlet) if name)


def _unbroken(text: str) -> str:
    """Without line breaks inside words: some pages are hard-wrapped."""
    return _WRAP.sub("", text)


def _asked(conference: Conference, answer: Answer) -> str:
    questions = {question.id: question for question in conference.questions}
    return "\n".join(conference.turn(questions[id].turn).text for id in answer.answers if id in questions)


def _is_content(plain: str) -> bool:
    return len(plain) > 1 and plain not in PLAIN and bool(_HAN.fullmatch(plain)) and not _is_number(plain)


def _is_plain(gram: str) -> bool:
    """A plain word, or two of them."""
    return gram in PLAIN or any(gram[:at] in PLAIN and gram[at:] in PLAIN for at in range(1, len(gram)))


def _is_counted(gram: str) -> bool:
    """`一户`, `每年`, `哪一`: a numeral or pronoun and what it counts."""
    return gram[0] in "一二三四五六七八九十两几每某哪各"


def _is_number(plain: str) -> bool:
    return (
        plain[0] in "零〇一二三四五六七八九十百千万亿两几第"
        and plain[-1] in "零〇一二三四五六七八九十百千万亿个年月日号项点次位名元"
    )


def _frequent(runs: Iterable[str], minimum: int) -> Counter[str]:
    """Counts of the strings that come back. Longer ones are looked for only where both shorter halves come back too."""
    runs = [run for run in runs if run]
    counts: Counter[str] = Counter(char for run in runs for char in run)
    known = {char for char, count in counts.items() if count >= minimum}
    for length in range(2, _LONGEST + 2):  # one longer than asked for, to see what swallows what
        grams: Counter[str] = Counter()
        for run in runs:
            for start in range(len(run) - length + 1):
                gram = run[start : start + length]
                if gram[1:] in known and gram[:-1] in known:
                    grams[gram] += 1
        known = {gram for gram, count in grams.items() if count >= minimum}
        if not known:
            break
        counts.update({gram: grams[gram] for gram in known})
    return counts


def _neighbours(runs: Iterable[str], counts: Counter[str]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """What stands before and after each candidate. Edges of a run and characters like 的 part words: each is a neighbour of its own."""
    before: defaultdict[str, Counter[str]] = defaultdict(Counter)
    after: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for number, run in enumerate(runs):
        for start in range(len(run)):
            for end in range(start + 2, min(start + _LONGEST, len(run)) + 1):
                gram = run[start:end]
                if gram not in counts:
                    break
                before[gram][_neighbour(run, start - 1, number)] += 1
                after[gram][_neighbour(run, end, number)] += 1
    return before, after


def _neighbour(run: str, at: int, number: int) -> str:
    inside = 0 <= at < len(run)
    return run[at] if inside and run[at] not in LOOSE else f"edge {number} {at}"


def _cohesion(gram: str, counts: Counter[str], total: int) -> float:
    """The least mutual information over the places where the string could be parted, in nats."""
    return min(math.log(counts[gram] * total / (counts[gram[:at]] * counts[gram[at:]])) for at in range(1, len(gram)))


def _entropy(neighbours: Counter[str]) -> float:
    total = sum(neighbours.values())
    return -sum(count / total * math.log(count / total) for count in neighbours.values()) if total else 0.0


def _maximal(terms: list[Term]) -> list[Term]:
    """Without the terms that stand almost only inside a longer one."""
    kept = []
    for term in terms:
        inside = [other.frequency for other in terms if len(other.text) > len(term.text) and term.text in other.text]
        if not inside or term.frequency - max(inside) >= max(2, term.frequency // 3):
            kept.append(term)
    return kept


def _as_printed(term: Term, text: str, plain: str) -> Term:
    start = plain.find(term.text)
    return term._replace(text=text[start : start + len(term.text)])
