"""Tune the weights of the selection on `dev` by coordinate search: `python -m tests.quality.summaries.tune`.

Authors differ in what they hold for the key line, so weights stay near those set by hand unless several conferences gain.
What is raised is the sum of ROUGE-2, ROUGE-L and the coverage of figures, commitments and key lines, averaged over two
budgets; every weight in turn takes the best of a few values around its own until a round changes nothing.
"""

from __future__ import annotations

from tests.quality.summaries.__main__ import ratio
from tests.quality.summaries.measures import measured
from tests.quality.summaries.systems import budget, ours
from tests.quality.summaries.units import Unit, units
from transcript.briefing.select import WEIGHTS, Weights

RAISED = {"ROUGE-2": 1.0, "ROUGE-L": 1.0, "figures": 1.0, "commitments": 0.7, "key lines": 1.5}
PULL = 0.02
STEPS = (-0.8, -0.4, -0.15, 0.15, 0.4, 0.8)


def value(found: list[Unit], weights: Weights) -> float:
    """The objective, the same weight for every conference; moving a weight away from what we set by hand costs."""
    total = 0.0
    names = sorted({unit.conference for unit in found})
    for length in ("brief", "standard"):
        rows = [(unit.conference, measured(unit, ours(unit, budget(unit, length), weights))) for unit in found]
        for name in names:
            own = [row for conference, row in rows if conference == name]
            total += sum(weight * ratio(own, measure) for measure, weight in RAISED.items())
    moved = sum(abs(here - there) for here, there in zip(weights, WEIGHTS, strict=True))
    return total / 2 / len(names) - PULL * moved


def main() -> None:
    """Search and print the weights."""
    found = list(units("dev"))
    best, score = WEIGHTS, value(found, WEIGHTS)
    print(f"start {score:.4f}", flush=True)
    changed = True
    while changed:
        changed = False
        for name in Weights._fields:
            here = getattr(best, name)
            for step in STEPS:
                tried = best._replace(**{name: round(here + step, 3)})
                new = value(found, tried)
                if new > score + 0.002:
                    best, score, changed = tried, new, True
            print(f"{name} {getattr(best, name)} {score:.4f}", flush=True)
    print(best)


if __name__ == "__main__":
    main()
