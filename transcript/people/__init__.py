"""People over time: which appearances at which conferences are one person."""

from transcript.people.resolve import Doubt, Group, Resolution, resolve

__all__ = ["Doubt", "Group", "Resolution", "resolve"]
