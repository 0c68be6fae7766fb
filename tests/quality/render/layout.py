"""A layout is a small composition of choices.

What each value prints stands in `naming.py`, `heading.py` and `printing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How a label stands on the page. `{c}` is the layout's next colon, `{n}` the turn's number."""

    before: str = ""
    after: str = "{c}"
    # A second frame for turns of the press, where it differs.
    press: Frame | None = None


INLINE = Frame()
ALONE = Frame(after="{c}\n")
BARE_LINE = Frame(after="\n")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to print a conference.

    `who`: how an official is named in labels; `host`, `reporter`: the same for them; `slices`: a label before every
    few sentences; `clock`: where timestamps stand; `cut`: the page starts in the middle of an answer.
    """

    name: str
    frame: Frame = INLINE
    who: str = "title+name"
    host: str = "host name"
    reporter: str = "outlet记者"
    colons: tuple[str, ...] = ("：",)
    states_outlet: bool = False
    repeat: bool = False
    slices: bool = False
    clock: str = ""
    gap: str = "\n"
    indent: str = ""
    header: str = "full"
    roster: str = "none"
    lead: str = ""
    captions: bool = False
    furniture: bool = False
    cut: bool = False
    join: str = "\n"
    wrap: int = 0
    newline: str = "\n"
    bom: bool = False
    script: str = ""
    damage: tuple[str, ...] = ()
    format: str = "txt"
    markup: str = "p"
    encoding: str = "utf-8"

    @property
    def own_line(self) -> bool:
        """Whether a label stands on a line of its own."""
        return self.frame.after.endswith("\n")
