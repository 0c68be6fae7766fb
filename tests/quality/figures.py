"""How well figures and commitments are found in the authored conferences: `python -m tests.quality.figures [--set dev|heldout|others] [FILE …]`.

Prints precision, recall and F1 per conference and over all, with 95 % bootstrap intervals (answers drawn within a conference, conferences
drawn over all), and the errors by kind (`--errors`; not for held-out conferences, which nobody tunes on). A figure is right when its value and
unit are printed as the annotator wrote them; a commitment when its first ten characters and those of an annotated one lie in one another.
"""

from __future__ import annotations

import argparse
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.quality.render.authored import Authored, AuthoredTurn, read_authored
from transcript.chinese.view import simplify
from transcript.tag.commitments import CommitmentFinding, find_commitments
from transcript.tag.figures import find_figures

CONFERENCES = Path(__file__).parent / "conferences"
_PUNCTUATION = re.compile(r"[\s·•・.、,，:：（）()]")


class Score(NamedTuple):
    """Right, found and annotated; `hit` annotated ones that were found (a finding may cover two)."""

    right: int = 0
    found: int = 0
    hit: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated that was found."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Error(NamedTuple):
    """One error: its kind, where, and what."""

    kind: str
    turn: int
    what: str


class Unit(NamedTuple):
    """One official turn, judged."""

    figures: Score
    commitments: Score
    deadlines: Score
    errors: tuple[Error, ...]


def folded(text: str) -> str:
    """Text as compared: simplified, compatibility forms, no punctuation."""
    return _PUNCTUATION.sub("", simplify(unicodedata.normalize("NFKC", text)))


def judge(number: int, turn: AuthoredTurn, deadlines: dict[str, str], date: str | None) -> Unit:
    """Judge one turn's figures and commitments against its notes."""
    text = "\n".join(turn.paragraphs)
    errors: list[Error] = []
    figures = _figures(number, turn, text, date, errors)
    found = find_commitments(text, date=date)
    commitments = _commitments(number, turn, found, errors)
    return Unit(figures, commitments, _deadlines(number, found, deadlines, errors), tuple(errors))


def _figures(number: int, turn: AuthoredTurn, text: str, date: str | None, errors: list[Error]) -> Score:
    if not turn.figures_complete:
        return Score()
    found = find_figures(text, date=date)
    got = Counter(folded(f"{figure.value}{figure.unit or ''}") for figure in found)
    want = Counter(_wanted(figure.value, figure.unit) for figure in turn.figures)
    right = sum((got & want).values())
    where = {folded(f"{f.value}{f.unit or ''}"): text[max(f.start - 14, 0) : f.end + 10] for f in found}
    missed, extra = list((want - got).elements()), list((got - want).elements())
    for value in missed:
        near = next((other for other in extra if _digits(other) == _digits(value)), None)
        if near is not None:
            extra.remove(near)
            errors.append(Error("figure printed otherwise", number, f"{value} ≠ {near} … {where[near]!r}"))
        else:
            at = text.find(value[:4])
            errors.append(Error("figure missed", number, f"{value} … {text[max(at - 14, 0) : at + 20]!r}"))
    errors += [Error("figure invented", number, f"{value} … {where[value]!r}") for value in extra]
    return Score(right, sum(got.values()), right, sum(want.values()))


def _wanted(value: str, unit: str) -> str:
    plain, kind = folded(value), folded(unit)
    return plain if kind and plain.endswith(kind) else plain + kind


def _digits(value: str) -> str:
    return "".join(re.findall(r"[\d一二两三四五六七八九十百千万亿半几]+", value)[:1])


def alike(one: str, other: str) -> bool:
    """Whether two promises are the same: the first ten characters of one lie in the other."""
    a, b = folded(one), folded(other)
    return bool(a and b) and (a[:10] in b or b[:10] in a)


def _commitments(number: int, turn: AuthoredTurn, found: Sequence[CommitmentFinding], errors: list[Error]) -> Score:
    if not turn.figures_complete:
        return Score()
    right = [promise for promise in found if any(alike(promise.text, gold) for gold in turn.commitments)]
    hit = [gold for gold in turn.commitments if any(alike(promise.text, gold) for promise in found)]
    errors += [Error("commitment invented", number, promise.text) for promise in found if promise not in right]
    errors += [Error("commitment missed", number, gold) for gold in turn.commitments if gold not in hit]
    return Score(len(right), len(found), len(hit), len(turn.commitments))


def _deadlines(
    number: int, found: Sequence[CommitmentFinding], deadlines: dict[str, str], errors: list[Error]
) -> Score:
    """Of the promises found, those whose deadline is as annotated (month for month; a year alone is its end)."""
    right = total = 0
    for gold, deadline in deadlines.items():
        promise = next((promise for promise in found if alike(promise.text, gold)), None)
        if promise is None or not deadline:
            continue
        total += 1
        said = promise.deadline or ""
        same = said[:7] == deadline[:7] or (len(said) == 4 and deadline[:7] == f"{said}-12")
        right += same
        if not same:
            errors.append(Error("deadline", number, f"{deadline} ≠ {promise.deadline}: {promise.text}"))
    return Score(right, total, right, total)


def judge_conference(path: Path) -> list[Unit]:
    """Every official turn of one authored conference."""
    authored: Authored = read_authored(path)
    notes = re.findall(r"^%%[ ]*commitment[ ]*:[ ]*(.*?)[ ]*\|[ ]*(\S*)[ ]*$", path.read_text("utf-8"), re.M)
    deadlines = dict(notes)
    return [
        judge(number, turn, {text: deadlines[text] for text in turn.commitments if text in deadlines}, authored.meta.get("date"))
        for number, turn in enumerate(authored.turns)
        if turn.person.part == "official"
    ]  # fmt: skip


def total(scores: Sequence[Score]) -> Score:
    """The sum."""
    return Score(*map(sum, zip(*scores, strict=True))) if scores else Score()


def interval(groups: Sequence[Score], *, draws: int = 1000, seed: int = 20240306) -> tuple[float, float]:
    """The 95 % bootstrap interval of F1 over groups drawn with replacement."""
    rng = random.Random(seed)
    values = sorted(total(rng.choices(groups, k=len(groups))).f1 for _ in range(draws))
    return values[int(0.025 * (draws - 1))], values[int(0.975 * (draws - 1))]


def run(paths: Sequence[Path]) -> dict[str, list[Unit]]:
    """Authored conferences, judged."""
    return {path.stem: judge_conference(path) for path in paths}


def conferences(which: str) -> list[Path]:
    """The authored conferences of one set (`dev` or `heldout`)."""
    return sorted((CONFERENCES / which).glob("*.txt"))


def _row(name: str, score: Score, span: tuple[float, float]) -> str:
    return (
        f"{name:26s} P={score.precision:.3f} R={score.recall:.3f} F1={score.f1:.3f} [{span[0]:.3f}, {span[1]:.3f}]"
        f"  ({score.right}/{score.found} found, {score.hit}/{score.gold} annotated)"
    )


def report(judged: dict[str, list[Unit]], *, errors: bool) -> str:
    """The table, and the errors by kind."""
    lines = []
    for measure in ("figures", "commitments", "deadlines"):
        lines.append(f"== {measure}")
        sums = []
        for name, units in judged.items():
            scores = [getattr(unit, measure) for unit in units]
            sums.append(total(scores))
            lines.append(_row(name, sums[-1], interval(scores)))
        if sums:
            lines.append(_row("all", total(sums), interval(sums)))
    found = [(error, name) for name, units in judged.items() for unit in units for error in unit.errors]
    lines.append(
        "== errors: " + ", ".join(f"{n} {kind}" for kind, n in Counter(e.kind for e, _ in found).most_common())
    )
    if errors:
        lines += [f"{e.kind} | {name} #{e.turn} | {e.what}" for e, name in sorted(found, key=lambda pair: pair[0].kind)]
    return "\n".join(lines)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--set", choices=("dev", "heldout", "others"), default="dev")
    parser.add_argument("--errors", action="store_true", help="list the errors")
    parser.add_argument("files", nargs="*", type=Path, help="authored conferences (default: those of the set)")
    options = parser.parse_args()
    print(report(run(options.files or conferences(options.set)), errors=options.errors))


if __name__ == "__main__":
    main()
