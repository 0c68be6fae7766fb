"""One document's records against its gold: a tally, and every gold turn's outcome."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from transcript.chinese.view import simplify
from transcript.evaluate.measures import Tally, pk_and_windowdiff
from transcript.record import Answer, Conference, Statement, leading

# A turn's beginning may be this many characters off: a quotation mark, a bold mark.
_FIRST_WORDS = 14
_SLACK = 2


class Said(NamedTuple):
    """A turn as both sides have it: where it starts, and who speaks in what part."""

    start: int
    part: str
    speaker: str
    outlet: str


class Outcome(NamedTuple):
    """What became of one gold turn."""

    start: int
    right: bool


def plain(text: str | None) -> str:
    """A name or title without spaces and marks, in simplified script."""
    return re.sub(r"[\s·•・.、,，:：（）()]", "", simplify(unicodedata.normalize("NFKC", text or "")))


def plain_outlet(text: str | None) -> str:
    """An outlet without quotation marks and without 记者 behind it."""
    return re.sub(r"(?:的)?(?:驻\w{1,4})?(?:总台)?记者$", "", re.sub(r"[《》【】\[\]「」『』\"“”]", "", plain(text)))


def merged(turns: Sequence[Said]) -> tuple[list[Said], list[int]]:
    """Neighbouring turns of one speaker as one, and for every turn the index of what it went into. Two reporters stay two."""
    kept: list[Said] = []
    index: list[int] = []
    for turn in turns:
        if kept and turn.part != "reporter" and turn[1:] == kept[-1][1:]:
            index.append(len(kept) - 1)
            continue
        kept.append(turn)
        index.append(len(kept) - 1)
    return kept, index


def score(gold: dict[str, Any], records: Sequence[Conference], text: str) -> tuple[Tally, list[Outcome]]:
    """Tally one document whose text the reader gave. The leading record stands for a page with several."""
    tally: Tally = Counter()
    best = leading(records) if records else None
    tally["kind_n"] = 1
    tally["kind_ok"] = int(best is not None and best.kind == gold["kind"])
    if gold["kind"] != "transcript" or best is None:
        return tally, []
    if gold.get("date"):
        tally["date_n"], tally["date_ok"] = 1, int(best.date == gold["date"])
    people = {person.id: person.name for person in best.participants}
    found, found_index = merged(
        [Said(t.start, t.part, plain(people.get(t.speaker or "")), plain_outlet(t.outlet)) for t in best.turns]
    )
    starts = _by_words(gold, best) if best.source.media_type == "text/html" else [t["start"] for t in gold["turns"]]
    wanted, gold_index = merged(
        [
            Said(start, t["part"], plain(t["speaker"]), plain_outlet(t["outlet"]))
            for start, t in zip(starts, gold["turns"], strict=True)
        ]
    )
    match = _matched(wanted, found)
    outcomes = _turns(tally, wanted, found, match)
    _chars(tally, wanted, found, len(text))
    back = {there: here for here, there in match.items()}
    place = {
        turn.id: back.get(found_index[n], -1 - found_index[n]) for n, turn in enumerate(best.turns)
    }  # gold index, or a negative one
    _links(tally, gold, best, gold_index, place, people)
    _roster(tally, gold, best, text)
    _units(tally, gold, best, gold_index, place)
    return tally, outcomes


def _by_words(gold: dict[str, Any], record: Conference) -> list[int]:
    """Where gold turns of an HTML page start in the text the reader took from it: gold counts in the page's source, so their first
    words (`said`, of a short turn with what follows it) are looked up. A turn that is not found stands far outside the text."""
    words = [re.sub(r"\W", "", turn.text)[:_FIRST_WORDS] for turn in record.turns]
    starts, at = [], 0
    for number, turn in enumerate(gold["turns"]):
        said = turn.get("said", "")
        here = next(
            (n for n in range(at, len(words)) if words[n] == said or _begins(words[n], said)),
            None,
        )
        starts.append(record.turns[here].start if here is not None else record.source.end + 1000 * (number + 1))
        at = here + 1 if here is not None else at
    return starts


def _begins(words: str, said: str) -> bool:
    return 0 < len(words) < _FIRST_WORDS and said.startswith(words)


def _matched(wanted: Sequence[Said], found: Sequence[Said]) -> dict[int, int]:
    match: dict[int, int] = {}
    at = 0
    for index, turn in enumerate(wanted):
        if at < len(found) and turn.start > found[-1].start + _SLACK:
            continue
        while at < len(found) and found[at].start < turn.start - _SLACK:
            at += 1
        if at < len(found) and abs(found[at].start - turn.start) <= _SLACK:
            match[index] = at
            at += 1
    return match


def _turns(tally: Tally, wanted: Sequence[Said], found: Sequence[Said], match: dict[int, int]) -> list[Outcome]:
    tally["boundary_tp"], tally["boundary_pred"], tally["boundary_gold"] = len(match), len(found), len(wanted)
    outcomes = []
    for index, turn in enumerate(wanted):
        got = found[match[index]] if index in match else None
        if got:
            tally["part_n"] += 1
            tally["part_ok"] += got.part == turn.part
        if turn.speaker:
            tally["coverage_n"] += 1
            if got and got.speaker:
                tally["coverage_ok"] += 1
                tally["speaker_n"] += 1
                tally["speaker_ok"] += got.speaker == turn.speaker
        if turn.outlet:
            tally["outlet_n"] += 1
            tally["outlet_ok"] += bool(got and got.outlet == turn.outlet)
        right = bool(got and got.part == turn.part and turn.speaker in ("", got.speaker))
        outcomes.append(Outcome(turn.start, right and turn.outlet in ("", got.outlet if got else "")))
    return outcomes


def _chars(tally: Tally, wanted: Sequence[Said], found: Sequence[Said], length: int) -> None:

    def credit(turn: Said) -> tuple[str, str]:
        return turn.part, turn.outlet if turn.part == "reporter" else turn.speaker

    marks = sorted({length, *(turn.start for turn in (*wanted, *found) if turn.start < length)})
    a = b = -1
    for start, end in itertools.pairwise(marks):
        while a + 1 < len(wanted) and wanted[a + 1].start <= start:
            a += 1
        while b + 1 < len(found) and found[b + 1].start <= start:
            b += 1
        if a >= 0:
            tally["chars_n"] += end - start
            tally["chars_ok"] += (end - start) * int(b >= 0 and credit(wanted[a]) == credit(found[b]))
    alike, same, windows = pk_and_windowdiff([t.start for t in wanted], [t.start for t in found], length)
    tally["pk_ok"], tally["pk_n"], tally["windowdiff_ok"], tally["windowdiff_n"] = alike, windows, same, windows


def _f1(tally: Tally, key: str, found: set[Any], wanted: set[Any]) -> None:
    tally[f"{key}_tp"] += len(found & wanted)
    tally[f"{key}_pred"] += len(found)
    tally[f"{key}_gold"] += len(wanted)


def _links(
    tally: Tally,
    gold: dict[str, Any],
    record: Conference,
    gold_index: Sequence[int],
    place: dict[str, int],
    people: dict[str, str | None],
) -> None:
    asked = {question.id: place[question.turn] for question in record.questions}
    links = {(asked[question], place[answer.turn]) for answer in record.answers for question in answer.answers}
    _f1(tally, "link", links, {(gold_index[a], gold_index[b]) for a, b in gold["links"]})
    called = {(asked[q.id], plain(people.get(person))) for q in record.questions for person in q.addressees}
    wanted = {
        (gold_index[int(turn)], plain(name)) for turn, names in gold.get("addressees", {}).items() for name in names
    }
    _f1(tally, "addressee", called, wanted)


def _roster(tally: Tally, gold: dict[str, Any], record: Conference, text: str) -> None:
    wanted = {
        (plain(person["name"]), plain("".join(person["titles"])))
        for person in gold["roster"]
        if person["part"] != "reporter" and person["titles"]
    }
    found = {
        (plain(person.name), plain("".join(title.text for title in person.titles)))
        for person in record.participants
        if person.part != "reporter" and person.titles
    }
    if gold.get("units"):
        # A rendered page does not always print every title: what it does not print nobody can find.
        printed = plain(re.sub(r"\([a-z\u00c0-\u01dc]{1,6}\s?\)|<[^>]+>|&nbsp;", "", text))
        wanted = {(name, title) for name, title in wanted if title in printed}
    _f1(tally, "roster", found, wanted)


def _tops(labels: Iterable[str]) -> set[str]:
    return {label.split("\\")[0] for label in labels}


def _units(
    tally: Tally, gold: dict[str, Any], record: Conference, gold_index: Sequence[int], place: dict[str, int]
) -> None:
    said: list[Answer | Statement] = [*record.answers, *record.statements]
    spoken = {place[noun.turn]: noun for noun in said if noun.turn}
    asked = {place[question.turn]: question for question in record.questions}
    for unit in gold.get("units", []):
        at = gold_index[unit["turn"]]
        noun = spoken.get(at)
        if unit["topics"]:
            labels = [topic.label for topic in noun.topics] if noun else []
            _f1(tally, "topic", _tops(labels), _tops(unit["topics"]))
            _f1(tally, "subtopic", set(labels), set(unit["topics"]))
            tally["first_topic_n"] += 1
            tally["first_topic_ok"] += bool(labels) and labels[0].split("\\")[0] == unit["topics"][0].split("\\")[0]
        if unit["sub_questions"]:
            parts = [plain(part.text) for part in asked[at].parts] if at in asked else []
            tally["subquestion_n"] += len(unit["sub_questions"])
            tally["subquestion_ok"] += sum(
                any(plain(want) in part or part in plain(want) for part in parts if part)
                for want in unit["sub_questions"]
            )
        if unit["figures_complete"]:
            got = Counter(plain(f"{figure.value}{figure.unit or ''}") for figure in noun.figures) if noun else Counter()
            want = Counter(plain(f"{figure['value']}{figure['unit'] or ''}") for figure in unit["figures"])
            tally["figure_tp"] += (got & want).total()
            tally["figure_pred"] += got.total()
            tally["figure_gold"] += want.total()
        if unit["commitments"] or unit["figures_complete"]:
            _commitments(tally, [plain(c.text) for c in noun.commitments] if noun else [], unit["commitments"])


def _commitments(tally: Tally, found: list[str], gold: list[str]) -> None:
    wanted = [plain(text) for text in gold]

    def hit(a: str, b: str) -> bool:
        return a[:10] in b or b[:10] in a

    matched = {n for n, text in enumerate(wanted) if any(hit(text, got) for got in found if got)}
    tally["commitment_tp"] += len(matched)
    tally["commitment_gold"] += len(wanted)
    extra = sum(not any(hit(text, got) for text in wanted) for got in found)
    tally["commitment_pred"] += len(matched) + extra
