"""The index alphabet: overlapping pairs of characters, written so that SQLite's `ascii` tokenizer keeps every mark.

That tokenizer takes each character above U+007F, each ASCII letter and digit as part of a token and everything else as
a separator. ASCII marks and the space therefore become U+E000 + their code; a text is `ab bc cd d⏹`, and a run of
characters is found as a phrase of pairs: exactly the texts in which they stand side by side.
"""

from __future__ import annotations

import sys
from array import array

ORDER = sys.byteorder
WIDE = "utf-32-le" if ORDER == "little" else "utf-32-be"
END = "\ue0ff"
MARKS = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())  # and the space
_CODES = [(mark, chr(0xE000 + ord(mark))) for mark in " " + MARKS]


def encode(folded: str) -> str:
    """Folded text in the index alphabet (same length)."""
    for mark, code in _CODES:  # several times as fast as `translate`, which looks every character up
        folded = folded.replace(mark, code)
    return folded


def pairs(folded: str) -> str:
    """The pairs of a folded text, one token each, spaces between; the last character is paired with an end mark."""
    if not folded:
        return ""
    code = array("I", (encode(folded) + END).encode(WIDE))  # numbers are moved four times as fast as characters
    tokens = array("I", [0x20]) * (3 * len(code) - 3)
    tokens[0::3] = code[:-1]
    tokens[1::3] = code[1:]
    return tokens.tobytes().decode(WIDE)


def phrase(folded: str) -> str:
    """The FTS5 phrase that finds this run of two characters or more."""
    code = encode(folded)
    return '"' + " ".join(map(str.__add__, code, code[1:])) + '"'


def tag(kind: str, value: str) -> str:
    """One token of the `who` column: `n` and a name, or `k` and a kind of entry."""
    return kind + encode(value)
