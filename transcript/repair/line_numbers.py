"""Numbers that a stenographer's page prints before every line: `  12  主持人：……`."""

from __future__ import annotations

import re

from transcript.lexicon.patterns import lazy
from transcript.repair.edit import Edit

_NUMBERED = lazy(
    r"^(?P<head>[ \t]{0,8}(?P<number>\d{1,4})(?:[ \t]{2,}|\t|[ \t]*$))(?P<words>[^\t\r\n]*)\r?$", re.MULTILINE
)
_FEWEST = 15  # numbered lines
_OPEN = lazy(r"[^\s。!?！？…”」：:]\s*$")  # a line that ends inside a sentence


def find_line_numbers(text: str) -> list[Edit]:
    """The numbers, where they count the lines of most of the page one by one (from 1 again on a new page) and sentences run across them.

    The items of a list end where their lines do, and stay.
    """
    lines = list(_NUMBERED.finditer(text))
    if len(lines) < _FEWEST:
        return []
    counted = [lines[0]]
    for line in lines[1:]:
        number, before = int(line["number"]), int(counted[-1]["number"])
        if number == before + 1 or number == 1:
            counted.append(line)
    between = text[counted[0].start() : counted[-1].end()]
    printed = sum(1 for line in between.splitlines() if line.strip())
    broken = sum(1 for line in counted if _OPEN.search(line["words"]))
    if len(counted) < max(_FEWEST, 0.9 * printed) or broken < 0.3 * len(counted):
        return []
    return [Edit("line_number", *line.span("head"), line["head"], "") for line in counted]
