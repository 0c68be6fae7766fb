"""Renders authored conferences into many printed layouts, with gold computed while printing.

authored text → (cut) → page → script and damage → file format
                                     ↘ gold (exact offsets)
"""

from tests.quality.render.authored import Authored, parse_authored, read_authored
from tests.quality.render.heldout import LAYOUTS_HELDOUT
from tests.quality.render.layout import Layout
from tests.quality.render.layouts import LAYOUTS_DEV
from tests.quality.render.printing import Print, render

__all__ = [
    "LAYOUTS_DEV",
    "LAYOUTS_HELDOUT",
    "Authored",
    "Layout",
    "Print",
    "parse_authored",
    "read_authored",
    "render",
]
