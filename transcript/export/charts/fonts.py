"""A Chinese font for pictures: found among what is installed, or said to be missing."""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path

from transcript.errors import UsageError
from transcript.record.conference import Variant

# In the order in which they are looked for, the fonts of the script first.
_SIMPLIFIED = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "SimHei",
    "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
)  # fmt: skip
_TRADITIONAL = (
    "Noto Sans CJK TC", "Source Han Sans TC", "Noto Sans TC", "PingFang TC", "Heiti TC", "Microsoft JhengHei", "PMingLiU",
)  # fmt: skip
# One collection file holds all regions; matplotlib knows it by its first face.
_EITHER = ("Noto Sans CJK JP", "Source Han Sans", "Arial Unicode MS", "Droid Sans Fallback")
_FILES = re.compile(
    r"CJK|Han|wqy|zenhei|microhei|SimHei|simhei|msyh|msjh|PingFang|Hiragino|Heiti|Fallback|NotoSans[ST]C"
)


@cache
def chinese_font(variant: Variant) -> str:
    """The family name of an installed font with the script's glyphs, ready for matplotlib.

    Raises UsageError, with what to install, when there is none.
    """
    from matplotlib import font_manager

    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    known = {Path(font.fname) for font in font_manager.fontManager.ttflist}
    for file in map(Path, font_manager.findSystemFonts()):
        # matplotlib keeps a list from its first run: a font installed since is added here.
        if _FILES.search(file.name) and file not in known:
            font_manager.fontManager.addfont(str(file))
    installed = {font.name for font in font_manager.fontManager.ttflist}
    order = _TRADITIONAL + _EITHER + _SIMPLIFIED if variant == "zh-Hant" else _SIMPLIFIED + _EITHER + _TRADITIONAL
    for name in order:
        if name in installed:
            return name
    raise UsageError(
        "no Chinese font is installed to draw pictures with",
        remedy="install one (Noto Sans CJK; on Debian and Ubuntu: apt install fonts-noto-cjk), or leave the pictures out",
    )
