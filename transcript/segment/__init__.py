"""Text → turns: find the document's own label convention, then read the document with it."""

from transcript.segment.turns import Doubt, DraftTurn, Segmentation, segment

__all__ = ["Doubt", "DraftTurn", "Segmentation", "segment"]
