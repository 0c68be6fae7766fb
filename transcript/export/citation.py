"""One question, answer or statement as a reference: GB/T 7714—2015, BibTeX, CSL-JSON.

The standard's form for a piece inside a larger work (析出文献) fits: the speaker is the author of the piece, the issuer
the author of the conference. It has no place for an office, a span or a record's id, so the office stands in the title
of the piece, the span where pages stand, and the id at the end, where a reader can look it up (`transcript cite ID`).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from transcript.errors import UsageError

if TYPE_CHECKING:
    from transcript.archive.results import Hit
    from transcript.record import Conference

Style = Literal["gbt7714", "bibtex", "csl"]
STYLES: tuple[str, ...] = get_args(Style)


class Reference(NamedTuple):
    """What a citation is made of. `speaker` is None when the source names nobody; `[start, end)` are characters of the
    source text; `kind` is `question`, `answer`, `statement` or `conference`."""

    id: str
    kind: str
    speaker: str | None
    offices: tuple[str, ...]
    outlets: tuple[str, ...]
    title: str | None
    issuer: str | None
    place: str | None
    date: str | None
    path: str
    start: int
    end: int


def reference(hit: Hit) -> Reference:
    """The reference to something found in an archive."""
    return Reference(
        hit.id, hit.kind, hit.speaker, hit.offices, hit.outlets, hit.title, hit.issuer, hit.place, hit.date, hit.path,
        hit.start, hit.end,
    )  # fmt: skip


def conference_reference(conference: Conference) -> Reference:
    """The reference to a conference as a whole."""
    source = conference.source
    return Reference(
        conference.id, "conference", None, (), (), conference.title, conference.issuer, conference.place,
        conference.date, source.path, source.start, source.end,
    )  # fmt: skip


def cite(reference: Reference, style: str = "gbt7714", *, accessed: str | None = None) -> str:
    """The citation, one line (`gbt7714`) or several. `accessed` is the ISO day it was read on, printed when given.

    Raises UsageError for another style.
    """
    if style == "gbt7714":
        return _gbt7714(reference, accessed)
    if style == "bibtex":
        return _bibtex(reference, accessed)
    if style == "csl":
        return json.dumps(csl(reference, accessed=accessed), ensure_ascii=False, indent=2)
    raise UsageError(f"no citation style {style}", remedy=f"one of {', '.join(STYLES)}")


def _author(reference: Reference) -> str:
    """Who is responsible: the speaker by name, else by office, else the outlet, else nobody known (佚名)."""
    if reference.kind == "conference":
        return reference.issuer or "佚名"
    if reference.speaker:
        return reference.speaker
    if reference.kind == "question":
        return _askers(reference) if reference.outlets else "佚名"
    return reference.offices[0] if reference.offices else "佚名"


def _askers(reference: Reference) -> str:
    outlets = "、".join(reference.outlets)
    return outlets if outlets.endswith("记者") else f"{outlets}记者"


def _piece(reference: Reference) -> str:
    """The title of the piece: what it is, and the office in which it was said."""
    reporter = _askers(reference)
    if reference.kind == "answer":
        what = f"答{reporter}问"
    elif reference.kind == "question":
        what = f"{reporter}提问" if reference.speaker and reference.outlets else "提问"
    else:
        what = "发布词"
    office = "，".join(reference.offices)
    return f"{what}（时任{office}）" if office and reference.speaker else what


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _conference_title(reference: Reference) -> str:
    return _line(reference.title or "") or "新闻发布会实录"


def _is_address(path: str) -> bool:
    return path.startswith(("http://", "https://"))


def _published(reference: Reference) -> str:
    """`地: 出版者, 日期`, with what is not known in brackets, as the standard has it."""
    from transcript.people.organizations import places

    issuer = _line(reference.issuer or "")
    seats = places(issuer) if issuer else ()
    publisher = issuer or "[出版者不详]"
    place = seats[-1] if seats else "[出版地不详]"
    return f"{place}: {publisher}, {reference.date or '[日期不详]'}"


def _gbt7714(reference: Reference, accessed: str | None) -> str:
    online = _is_address(reference.path)
    mark = "[Z/OL]" if online else "[Z]"
    span = f"字符{reference.start}-{reference.end}"
    read = f"[{accessed}]" if accessed else ""
    title, published = _conference_title(reference), _published(reference)
    if reference.kind == "conference":
        head = f"{_author(reference)}. {title}{mark}. {published}"
    else:
        issuer = f"{_line(reference.issuer)}. " if reference.issuer else ""
        head = f"{_author(reference)}. {_piece(reference)}{mark}//{issuer}{title}. {published}: {span}"
    return _line(f"{head}{read}. {reference.path}. 记录号: {reference.id}.")


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _line(text))


def _bibtex(reference: Reference, accessed: str | None) -> str:
    whole = reference.kind == "conference"
    title = _conference_title(reference)
    # Doubled braces keep a name such as 中央广播电视总台央视记者 whole.
    fields: list[tuple[str, str | None]] = [
        ("author", "{" + _tex(_author(reference)) + "}"),
        ("title", _tex(title if whole else _piece(reference))),
        ("howpublished", None if whole else _tex(title)),
        ("organization", _tex(reference.issuer) if reference.issuer else None),
        ("address", _tex(reference.place) if reference.place else None),
        ("year", reference.date[:4] if reference.date else None),
        ("month", str(int(reference.date[5:7])) if reference.date and len(reference.date) >= 7 else None),
        ("date", reference.date),
        ("url", _line(reference.path) if _is_address(reference.path) else None),
        ("urldate", accessed),
        ("note", _tex(_place(reference))),
        ("language", "chinese"),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join(["@misc{" + reference.id + ",", *lines, "}"])


def _place(reference: Reference) -> str:
    return f"{reference.path}, 字符 {reference.start}-{reference.end}, 记录号 {reference.id}"


def csl(reference: Reference, *, accessed: str | None = None) -> dict[str, Any]:
    """The reference as a CSL-JSON item (type `speech`, for which styles have a form)."""
    whole = reference.kind == "conference"
    item: dict[str, Any] = {
        "id": reference.id,
        "type": "speech",
        "title": _conference_title(reference) if whole else _piece(reference),
        "author": [{"literal": _author(reference)}],
        "event-title": _conference_title(reference),
        "genre": "新闻发布会",
        "language": "zh",
        "number": reference.id,
        "note": _line(_place(reference)),
    }
    if reference.issuer:
        item["publisher"] = _line(reference.issuer)
    if reference.place:
        item["event-place"] = _line(reference.place)
    if reference.date:
        item["issued"] = item["event-date"] = _date_parts(reference.date)
    if _is_address(reference.path):
        item["URL"] = reference.path
    if accessed:
        item["accessed"] = _date_parts(accessed)
    return item


def _date_parts(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(piece) for piece in date.split("-")]]}
