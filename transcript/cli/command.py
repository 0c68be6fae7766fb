"""Commands whose plain arguments are read without typer's own machinery.

Typer reads every argument of a command through a pydantic adapter, built on the spot. With twenty options that takes
longer than a search, so what needs no reading (a text as a text, an absent option) is taken as it is, and everything
else (numbers that are none, unknown choices, whatever is refused) is left to typer, messages and all.
"""

from __future__ import annotations

import functools
import inspect
import os
import types
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import ParameterInfo

_OTHERWISE = object()


class _Helped:
    """`--help`, when it was not asked for, is a plain no."""

    def get_help_option(self, ctx: Any) -> Any:
        """As click's."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None and not isinstance(option.process_value, functools.partial):
            _replace(option, functools.partial(_no_when_absent, option.process_value))
        return option


class Command(_Helped, TyperCommand):
    """A command that takes plain values as they come."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for param in self.params:
            _replace(param, functools.partial(_read, self, param, param.process_value))

    @functools.cached_property
    def hints(self) -> dict[str, Any]:
        """The annotations of the function behind the command."""
        return get_type_hints(inspect.unwrap(self.callback), include_extras=True) if self.callback else {}


class Group(_Helped, TyperGroup):
    """Commands under one name."""


class App(typer.Typer):
    """A Typer whose commands are `Command`s and that is a `Group` itself; plain help, no completion."""

    def __init__(self, **options: Any) -> None:
        plain = {"cls": Group, "add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
        super().__init__(**{**plain, **options})

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        """As `typer.Typer.command`."""
        return super().command(name, **{"cls": Command, **options})


def _replace(param: Any, process_value: Callable[[Any, Any], Any]) -> None:
    param.process_value = process_value


def _no_when_absent(typers: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    return typers(ctx, False if value is None else value)


def _read(command: Command, param: Any, typers: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    if param.callback is None and not (param.required and value in (None, (), [])):
        taken = _taken(command.hints.get(param.name), value)
        if taken is not _OTHERWISE:
            return taken
    return typers(ctx, value)


def _taken(hint: Any, value: Any) -> Any:
    """The value when the annotation takes it as it stands, else `_OTHERWISE`."""
    info = None
    if get_origin(hint) is Annotated:
        hint, info = get_args(hint)[0], next((one for one in get_args(hint) if isinstance(one, ParameterInfo)), None)
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [one for one in get_args(hint) if one is not type(None)]
        hint = kinds[0] if len(kinds) == 1 else None
    if get_origin(hint) is list:
        if value is None or (isinstance(value, list | tuple) and get_args(hint) == (str,)):
            return list(value) if value else ()
        return _OTHERWISE
    if value is None:
        return None if hint is not None else _OTHERWISE
    if hint in (str, bool) and type(value) is hint:
        return value
    if hint is int:
        return _number(info, value)
    if hint is Path:
        return Path(value) if isinstance(value, str) and not _looked_at(info, value) else _OTHERWISE
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next((one for one in hint if value is one or value == one.value), _OTHERWISE)
    return _OTHERWISE


def _number(info: ParameterInfo | None, value: Any) -> Any:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 19:
        value = int(value)
    least, most = (info.min, info.max) if info else (None, None)
    fits = type(value) is int and (least is None or value >= least) and (most is None or value <= most)
    return value if fits else _OTHERWISE


def _looked_at(info: ParameterInfo | None, path: str) -> bool:
    """Whether typer has something to say about the file."""
    if info is not None and (
        info.exists or info.resolve_path or info.writable or not (info.file_okay and info.dir_okay)
    ):
        return True
    return Path(path).exists() and not os.access(path, os.R_OK)
