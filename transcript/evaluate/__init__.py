"""Measuring: records against gold, every dimension with its interval, and what changed since a saved run."""

from transcript.evaluate.measures import MEASURES, Measure, interval
from transcript.evaluate.run import Evaluation, evaluate

__all__ = ["MEASURES", "Evaluation", "Measure", "evaluate", "interval"]
