"""What an answer is about."""

from __future__ import annotations

from pydantic import Field

from transcript.record.span import Noun


class Topic(Noun):
    """A label `TOP\\SUB` of a scheme, its score 0-1 and the words that speak for it.

    `crosswalk` maps a foreign scheme's name (`cap`, `iptc`) to its codes.
    """

    scheme: str = "gov.cn"
    label: str
    score: float
    because: tuple[str, ...] = ()
    crosswalk: dict[str, tuple[str, ...]] = Field(default_factory=dict)
