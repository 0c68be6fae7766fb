"""Live feeds kept as JSON in a text: lists of objects, one object per line, nested, whatever the keys are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import TypeAlias

from transcript.chinese.view import view
from transcript.lexicon.export_fields import Field, field_of
from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part
from transcript.repair.edit import Edit
from transcript.unpack.entry import KIND, Cell, Entry, Export, Region
from transcript.unpack.voices import voice

Node: TypeAlias = "Cell | dict[str, Node] | list[Node] | None"

_SPACE = lazy(r"[\s,;]*")
_SCALAR = lazy(r"-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity")
_ESCAPE = lazy(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)+")
_DEEPEST = 40
# The last word of a key tells what it holds: `userName`, `speaker_info.identity`.
_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+|[\u3400-\u9fff]+")
_ROLE_WORDS = frozenset("role identity type part position title post duty kind".split())
_TEXT_WORDS = frozenset(
    "content text msg message utterance speech words body detail transcript sentence said html contents txt".split()
)
_NAME_WORDS = frozenset(
    "name speaker nick nickname author user username who from host sender realname talker guest person asker questioner replier answerer respondent responder".split()
)
_TAILS = frozenset("cn zh str value plain raw".split())
_UNIT_WORDS = frozenset("org organization unit media company department outlet".split())


class _Broken(ValueError):
    """The text is no JSON."""


def read_slices(text: str) -> Export | None:
    """The slices of a live feed in a text that is JSON; None when it is none, or holds nothing that people say."""
    start = len(text) - len(text.lstrip("\ufeff \r\n\t"))
    if text[start : start + 1] not in ("{", "[") or text.count('":') + text.count('" :') < 6:
        return None
    try:
        nodes = list(_values(text, start))
    except (_Broken, RecursionError, ValueError):
        return None
    records = [record for node in nodes for record in _records(node)]
    entries: list[Entry] = []
    stamps: list[str] = []
    for part, keys in _keys(records):
        for record in records:
            by = {field: record.get(key) for field, key in keys.items()}
            words = by["text"]
            if words is None or not words.text.strip():
                continue
            mark = Cell(words.start, words.start, "提问者" if part == "reporter" else "答") if part else None
            entry = voice(
                words,
                speaker=by.get("speaker"),
                role=by.get("role"),
                title=by.get("title"),
                unit=by.get("unit"),
                part=part,
                mark=mark,
                opens=part is not None,
            )
            entries += [entry] if entry is not None else []
            stamp = by.get("time") or by.get("index")
            stamps += [stamp.text] if stamp is not None else []
    entries.sort(key=lambda entry: entry.speech.start)
    if len(entries) < 3 or len({entry.voice for entry in entries}) < 2:
        return None
    return Export("slices", 0.95, (Region(start, len(text.rstrip()), tuple(entries), tuple(stamps)),))


def _values(text: str, at: int) -> Iterator[Node]:
    while at < len(text):
        node, at = _value(text, at, 0)
        yield node
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] in (" ", "\n", "\r", "\t"):
        at += 1
    return at


def _value(text: str, at: int, depth: int) -> tuple[Node, int]:
    at = _skip(text, at)
    first = text[at : at + 1]
    if depth > _DEEPEST:
        raise _Broken
    if first == '"':
        return _string(text, at)
    if first in ("{", "["):
        return _container(text, at, depth)
    match = _SCALAR.match(text, at)
    if match is None:
        raise _Broken
    return Cell(at, match.end(), match[0] if match[0][0].isdigit() else ""), match.end()


def _container(text: str, at: int, depth: int) -> tuple[Node, int]:
    closing = "}" if text[at] == "{" else "]"
    members: dict[str, Node] = {}
    items: list[Node] = []
    at = _skip(text, at + 1)
    while text[at : at + 1] != closing:
        key = ""
        if closing == "}":
            if text[at : at + 1] != '"':
                raise _Broken
            key, at = scanstring(text, at + 1, False)
            at = _skip(text, at)
            if text[at : at + 1] != ":":
                raise _Broken
            at += 1
        node, at = _value(text, at, depth + 1)
        if closing == "}":
            members[key] = node
        else:
            items.append(node)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != closing:
            raise _Broken
    return (members if closing == "}" else items), at + 1


def _string(text: str, at: int) -> tuple[Cell, int]:
    """A string as a cell: every run of escapes is an edit."""
    words, end = scanstring(text, at + 1, False)
    inner = tuple(
        Edit(KIND, match.start(), match.end(), match[0], scanstring(f'{match[0]}"', 0, False)[0])
        for match in _ESCAPE.finditer(text, at + 1, end - 1)
    )
    return Cell(at + 1, end - 1, words, inner), end


def _records(node: Node, depth: int = 0) -> Iterator[dict[str, Cell]]:
    """Every object that has a string of its own, with the strings of the objects in it under dotted keys."""
    if isinstance(node, list):
        for item in node:
            yield from _records(item, depth + 1)
    elif isinstance(node, dict):
        flat = {key: inner for key, inner in node.items() if isinstance(inner, Cell)}
        for key, inner in node.items():
            if isinstance(inner, dict):
                flat |= {f"{key}.{name}": value for name, value in inner.items() if isinstance(value, Cell)}
        if flat:
            yield flat
        for inner in node.values():
            if isinstance(inner, list) or (
                isinstance(inner, dict) and any(isinstance(v, (list, dict)) for v in inner.values())
            ):
                yield from _records(inner, depth + 1)


_Key: TypeAlias = "tuple[str, str]"  # (field, side): the side is `ask`, `answer` or nothing


def _keys(records: list[dict[str, Cell]]) -> list[tuple[Part | None, dict[str, str]]]:
    """Which keys hold the words, who says them, and as what: one such set for speeches, or one for questions and one for answers."""
    texts: dict[str, list[str]] = defaultdict(list)
    for record in records:
        for key, value in record.items():
            texts[key].append(value.text)
    fields = {key: _field(key) for key in texts}
    sides = {
        side for key, (field, side) in fields.items() if field == "text" and side and sum(map(len, texts[key])) >= 20
    }
    if sides == {"ask", "answer"}:
        found = [(part, _set(records, texts, fields, side)) for side, part in _SIDES]
        return [(part, keys) for part, keys in found if keys]
    keys = _set(records, texts, fields, None)
    return [(None, keys)] if "speaker" in keys or "role" in keys else []


def _set(
    records: list[dict[str, Cell]], texts: dict[str, list[str]], fields: dict[str, _Key], side: str | None
) -> dict[str, str]:
    """The key of every field, of the keys of one side (None: whatever their side)."""

    def weight(key: str) -> int:
        return sum(map(len, texts[key]))

    def of(wanted: str) -> list[str]:
        return [key for key, (field, own) in fields.items() if field == wanted and (side is None or own in (side, ""))]

    words = [key for key in of("text") if weight(key) >= 20 and (side is None or fields[key][1] == side)]
    if not words:
        return {}
    found = {"text": max(words, key=weight)}
    for field in ("speaker", "role", "title", "unit", "time", "index"):
        together = [key for key in of(field) if any(found["text"] in record and key in record for record in records)]
        together = [key for key in together if any(texts[key])]
        if together:
            found[field] = max(
                together, key=lambda key: (fields[key][1] == (side or ""), len(set(texts[key])), -weight(key))
            )
    return found


def _field(key: str) -> _Key:
    """The field a key is, and whether it is one of who asks or of who answers."""
    last = key.rpartition(".")[2]
    words = [word.lower() for word in _WORD.findall(key)]
    side = next((side for word in reversed(words) for names, side in _SIDE_WORDS if word in names), "")
    known = field_of(view(last))
    if known is not None:
        return _KNOWN.get(known, (known, side))
    named = [word.lower() for word in _WORD.findall(last) if word.lower() not in _TAILS]
    for names, field in _FIELD_WORDS:
        if named and named[-1] in names:
            return field, side
    return "", side


def field_of_key(key: str) -> Field | None:
    """The field a column of a database is, by its name."""
    field, _ = _field(key)
    return field or None  # type: ignore[return-value]


_SIDES: tuple[tuple[str, Part], ...] = (("ask", "reporter"), ("answer", "official"))
_SIDE_WORDS = (
    (frozenset("ask asker question questioner questions 提问 问题".split()), "ask"),
    (
        frozenset("answer answerer answers reply replier replies response respondent responder 回复 答复 回答".split()),
        "answer",
    ),
)
_ORDER_WORDS = frozenset("time date timestamp seq no index order sort created published".split())
_KNOWN: dict[Field, _Key] = {
    "asker": ("speaker", "ask"),
    "question": ("text", "ask"),
    "answerer": ("speaker", "answer"),
    "answer": ("text", "answer"),
}
_FIELD_WORDS = (
    (_TEXT_WORDS, "text"),
    (_ROLE_WORDS, "role"),
    (_NAME_WORDS, "speaker"),
    (_UNIT_WORDS, "unit"),
    (_ORDER_WORDS, "time"),
)
