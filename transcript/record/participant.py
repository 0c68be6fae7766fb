"""Who took part, in what office."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from transcript.record.span import Noun, Span

Part = Literal["host", "official", "reporter", "other"]
PART_NAMES: dict[str, str] = {"host": "主持人", "official": "发言人", "reporter": "记者", "other": "其他"}
TitleSource = Literal["roster", "introduction", "label", "body"]


class Title(Noun):
    """An office as printed (after repair), its organisation and its posts.

    `红旗区城建局党组书记、局长` has organisation `红旗区城建局` and posts `党组书记`, `局长`.
    """

    text: str
    organization: str | None = None
    posts: tuple[str, ...] = ()
    from_: TitleSource = Field(default="label", alias="from")


class Participant(Noun):
    """A person, or a role where no name is known (`name` is null).

    `mentions` are the places that name the person: roster, introduction, labels.
    """

    id: str
    name: str | None
    part: Part
    titles: tuple[Title, ...] = ()
    outlet: str | None = None
    mentions: tuple[Span, ...] = ()
