"""Letterspaced text, as character recognition leaves it."""

from __future__ import annotations

from transcript.repair import invert, repair

PLAIN = "各位记者，下午好。今天请到市水务局局长，介绍今年供水的情况，也回答大家关心的问题。水价不涨，管网要改，明年全部改完，请大家监督。\n方志宏　主持人\n"


def _spaced(text: str) -> str:
    return "".join(char + " " if "\u4e00" <= char <= "\u9fff" or char in "，。" else char for char in text)


def test_every_single_space_goes() -> None:
    """The text comes back, wide gaps stay, and the repair can be undone."""
    damaged = _spaced(PLAIN)
    found = repair(damaged)
    assert found.text.replace(" ", "") == PLAIN.replace(" ", "")
    assert "各位记者，下午好。" in found.text
    assert "方志宏　主持人" in found.text.replace(" ", "")
    assert invert(found) == damaged


def test_some_spaces_mean_something() -> None:
    """A text with a space here and there is left as it is."""
    text = PLAIN + "王局长 李局长 张局长\n" * 3
    assert repair(text).text == text
