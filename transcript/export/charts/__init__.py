"""Pictures of a conference: laid out once, painted as SVG (in pages) or PNG (in documents)."""

from transcript.export.charts.drawing import Drawing

__all__ = ["Drawing"]
