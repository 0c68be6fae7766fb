"""Damaged text → repaired text, with a plan that can be shown, replayed, inverted, and maps offsets both ways."""

from transcript.repair.edit import Edit, changes, compose, inverse, replay
from transcript.repair.plan import repair
from transcript.repair.repaired import Repaired, invert
from transcript.room import make_callable

__all__ = ["Edit", "Repaired", "changes", "compose", "inverse", "invert", "repair", "replay"]

make_callable(__name__)
