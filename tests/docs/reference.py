"""The reference page, made from the program: `python -m tests.docs.reference` writes docs/reference.md anew.

Commands come from the functions Typer is given, not from its help screen, so the page is the same with every Typer.
"""

from __future__ import annotations

import importlib
import inspect
import re
import types
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import typer
from pydantic import BaseModel
from typer.models import ArgumentInfo, OptionInfo
from typer.utils import get_params_from_function

import transcript
from transcript import errors
from transcript.cli.app import _COMMANDS, app
from transcript.cli.console import EXIT_CODES
from transcript.record.issue import CODES

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"
_HEAD = """\
# Reference

Made from the program by `python -m tests.docs.reference`; a test fails when it is stale. The fields of a record are in
[record.schema.json](record.schema.json).
"""


def reference() -> str:
    """The whole page, with a line break at its end."""
    parts = [_HEAD, *_commands(), *_exit_codes(), *_errors(), *_issues(), *_python()]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _commands() -> Iterator[str]:
    yield "## Commands"
    yield f"`transcript COMMAND`. {app.info.help} Every command has `--help`; `transcript --version` says which version this is."
    mounted = typer.Typer()
    for name in _COMMANDS:
        importlib.import_module(f"transcript.cli.{name}").register(mounted)
    for name, function in commands(mounted):
        yield f"### `{usage(name, function)}`"
        yield _prose(function)
        rows = [_row(*one) for one in _parameters(function)]
        yield "\n".join(["| | | default |", "|---|---|---|", *rows])


def commands(of: typer.Typer, before: str = "transcript") -> Iterator[tuple[str, Any]]:
    """Every command as it is typed, with its function, those of groups last."""
    for command in of.registered_commands:
        assert command.callback is not None
        yield f"{before} {command.name}", command.callback
    for group in of.registered_groups:
        assert group.typer_instance is not None
        yield from commands(group.typer_instance, f"{before} {group.name}")


def _parameters(function: Any) -> Iterator[tuple[str, Any, ArgumentInfo | OptionInfo]]:
    """Name, type and Typer's description of each parameter."""
    for name, parameter in get_params_from_function(function).items():
        assert isinstance(parameter.default, ArgumentInfo | OptionInfo)
        yield name, parameter.annotation, parameter.default


def usage(name: str, function: Any) -> str:
    """What is typed: the command and its arguments."""
    words = [name]
    for argument, kind, info in _parameters(function):
        if isinstance(info, ArgumentInfo):
            many = "…" if _of_many(kind) else ""
            word = (info.metavar or argument.upper()) + many
            words.append(word if info.default is ... else f"[{word}]")
    return " ".join(words)


def _row(name: str, kind: Any, info: ArgumentInfo | OptionInfo) -> str:
    if isinstance(info, ArgumentInfo):
        shown = f"`{info.metavar or name.upper()}`"
    else:
        shown = ", ".join(f"`{spelled}`" for spelled in info.param_decls or [f"--{name.replace('_', '-')}"])
        shown += _value(kind)
    told = (info.help or "") + (f" Environment: `{info.envvar}`." if info.envvar else "")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in (shown, told, _default(info))) + " |"


def _default(info: ArgumentInfo | OptionInfo) -> str:
    """Empty where there is none and for a switch that is off; the name of a switch that is on."""
    if info.default is True and info.param_decls:
        return f"`{info.param_decls[0].partition('/')[0]}`"
    return "" if info.default in (..., None, "", False) else f"`{info.default}`"


def _value(kind: Any) -> str:
    """What an option takes, in the words of its type; a switch takes nothing."""
    one = _of_many(kind) or next((arg for arg in get_args(kind) if arg is not types.NoneType), kind)
    one = _of_many(one) or one
    if one is bool:
        return ""
    if issubclass(one, Enum):
        return " NAME"  # the help says which
    return {int: " NUMBER", float: " NUMBER", Path: " PATH"}.get(one, " TEXT")


def _of_many(kind: Any) -> Any:
    """The type of one of a list's values; None when the type is no list."""
    if get_origin(kind) in (Union, types.UnionType):
        return next((found for arg in get_args(kind) if (found := _of_many(arg))), None)
    return get_args(kind)[0] if get_origin(kind) is list else None


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes"
    yield "\n".join(["| code | when |", "|---|---|", *(f"| {code} | {when} |" for code, when in EXIT_CODES.items())])


def _errors() -> Iterator[str]:
    yield "## Errors"
    yield (
        "Each is one line: what happened and where, then what to do next. In Python they are `transcript.TranscriptError` and its "
        "kinds in `transcript.errors`, with `code`, `cause`, `where`, `remedy`. On the command line a usage error exits 2, every "
        "other 1."
    )
    told = dict(re.findall(r"[├└]── (\w+) +(.+)", errors.__doc__ or ""))
    rows = []
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and issubclass(kind, errors.TranscriptError) and name in told:
            rows.append(f"| `{kind.code}` | `{name}` | `{kind.__mro__[1].__name__}` | {told[name]} |")
    yield "\n".join(["| code | kind | is a | when |", "|---|---|---|---|", *rows])


def _issues() -> Iterator[str]:
    yield "## Issues"
    yield (
        "What is doubtful in a document is no error: it stands in the record, under `issues`, with a code, a severity and its place."
    )
    yield "\n".join(["| code | says |", "|---|---|", *(f"| `{code}` | {text} |" for code, text in CODES.items())])


def _python() -> Iterator[str]:
    yield "## Python"
    yield "What `import transcript` offers. Everything else may change without notice."
    for name in transcript.__all__:
        if name == "__version__":
            continue
        found = getattr(transcript, name)
        if inspect.ismodule(found):
            found = getattr(found, name)
        yield f"### `{name}{_signature(found)}`"
        yield _prose(found)
        if inspect.isclass(found) and (members := list(_members(found))):
            yield "\n".join(members)


def _members(found: type) -> Iterator[str]:
    """The public methods and properties a class defines itself, each in one line."""
    for name, member in vars(found).items():
        if name.startswith(("_", "model_")):
            continue
        value = member.__func__ if isinstance(member, classmethod) else member
        shown = f"{name}{_signature(value)}" if inspect.isfunction(value) else name
        if inspect.isfunction(value) or isinstance(value, property) or type(value).__name__ == "cached_property":
            yield f"* `{shown}` – {' '.join(_prose(value).partition(chr(10) * 2)[0].split())}"


def _signature(found: Any) -> str:
    """As it is written, without quotes round types and without `self`. Records and errors are not made by hand."""
    if inspect.isclass(found) and issubclass(found, BaseModel | Exception):
        return ""
    text = str(inspect.signature(found))
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)
    return re.sub(r"^\((?:self|cls)(?:, )?", "(", text)


def _prose(found: Any) -> str:
    return inspect.cleandoc(found.__doc__ or "")


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
