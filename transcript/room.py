"""Rooms (subpackages) that bear the name of a public function.

Python puts a subpackage in the place of its name as soon as anybody imports it: after `from transcript.read import expand`,
`transcript.read` is the room and no longer the function. So such a room can be called like its function, and the name means one
object in whatever order things are imported.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class CallableRoom(ModuleType):
    """A room called as a function calls the function in it that bears its name."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **options)


def make_callable(name: str) -> None:
    """Make the room of this full name callable; it must hold a function of the same name."""
    sys.modules[name].__class__ = CallableRoom
