"""Bytes → text: which encoding, and how sure."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from transcript.errors import NotText
from transcript.read.document import ReadIssue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG photo"), (b"\x89PNG", "a PNG picture"), (b"GIF8", "a GIF picture"), (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"%PDF", "a PDF"), (b"\x7fELF", "a program"), (b"MZ\x90", "a Windows program"), (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"\x1f\x8b", "a gzip archive"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"SQLite format 3", "a SQLite database"),
    (b"RIFF", "a sound or video file"), (b"\x00\x00\x00\x18ftyp", "a video"), (b"\x00\x00\x00\x20ftyp", "a video"), (b"ID3", "a sound file"),
    (b"BM", "a bitmap picture"), (b"II*\x00", "a TIFF picture"), (b"OggS", "a sound file"),
)  # fmt: skip
# The characters that make up about half of running Chinese text, in both scripts.
_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样"
    "现分将外但身些与高意进把法此实回二理美点月明其种声全工己话者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真世气信北少关并内加化由却代军产入先山五太水万市总才场师书比员"
    "這來個說們為時會對過後開動長經頭問將實點進樣現無還發當於學國從關產業與應該電題請謝記者主席局部長任議處區縣縣鄉數據費總體務員設資環護專據標準續購貨專題簡單邊歡迎"
    "请谢记者主持任局书记处区县乡数据费总体务员设资环护专据标准续购货题简单边欢迎媒体提问介绍发布情况工作经济社会建设服务群众提高推动城市改革创新安全质量保障落实项目企业年我们"
)
_SAMPLE = 65536
_FEW_CONTROLS = 32


class Decoded(NamedTuple):
    """Text, the encoding found, and whether bytes had to be replaced."""

    text: str
    encoding: str
    replaced: bool


def decoding_issues(text: str, decoded: Decoded) -> tuple[ReadIssue, ...]:
    """What to say of a text made from `decoded`, where bytes had to be replaced and the text still shows it; places are of the text."""
    places = [match.start() for match in re.finditer("\ufffd+", text)] if decoded.replaced else []
    if not places:
        return ()
    message = f"{len(places)} places held bytes that are not {decoded.encoding} and were replaced"
    return (ReadIssue("bytes-replaced", "warning", message, places[0], places[0] + 1),)


def decode(data: bytes, *, where: str, encoding: str | None = None, declared: str | None = None) -> Decoded:
    """Decode bytes. `encoding` is the caller's word and final; `declared` is what the file says of itself, and may be wrong.

    Raises NotText for bytes that are no text, and for an encoding Python does not know.
    """
    if encoding is not None:
        return _forced(data, encoding, where)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data, name) or Decoded(data.decode(name, "replace"), name, True)
    _refuse_binary(data, where)
    found = _strict(data, "utf-8") or _mostly_utf8(data)
    if found:
        return found
    likely = _wide(data) or _legacy(data, declared)
    if likely is None:
        raise NotText(
            "bytes that are no text in any encoding known here",
            where=where,
            remedy="give --encoding, or export the file as text",
        )
    return _strict(data, likely) or Decoded(data.decode(likely, "replace"), likely, True)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some bytes spoilt (a cut download, two files joined): other encodings hardly ever make valid sequences."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    valid = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    return Decoded(text, "utf-8", True) if valid > 20 * lost else None


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name, False)
    except UnicodeDecodeError:
        return None


def _forced(data: bytes, encoding: str, where: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return _strict(data, name) or Decoded(data.decode(name, "replace"), name, True)
    except (LookupError, UnicodeError) as error:  # a codec of another kind too: hex, idna
        raise NotText(
            f"unknown encoding {encoding!r}", where=where, remedy="for example utf-8, gb18030, big5, utf-16"
        ) from error


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:512]):
            raise NotText(
                f"this is {what}, not text", where=where, remedy="give the transcript as text, HTML, DOCX or PDF"
            )
    head = data[:_SAMPLE]
    # A few controls are damage, which `repair` shows and takes out; many are another kind of file.
    control = len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head))
    if control > max(_FEW_CONTROLS, len(head) // 200) and _wide(data) is None:
        raise NotText("bytes that are no text", where=where, remedy="give the transcript as text, HTML, DOCX or PDF")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: line breaks and ASCII leave zero bytes on one side only."""
    head = data[: _SAMPLE & ~1]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd == 0 or min(even, odd) * 8 > max(even, odd):
        return None
    name = "utf-16-le" if odd > even else "utf-16-be"
    found = _strict(data, name)
    return name if found and _plausible(found.text) > 0.2 else None


def _plausible(text: str) -> float:
    """The share of characters that are common in Chinese text, ASCII left out; 0 for text without any."""
    sample = [char for char in text[:20000] if char > "\x7f"]
    if not sample:
        return 0.0
    marks = "，。、：；？！“”‘’（）《》「」『』　—…·％"
    good = sum(1 for char in sample if char in _COMMON or char in marks)
    odd = sum(1 for char in sample if "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or "\u3100" <= char <= "\u33ff")
    return (good - 3 * odd) / len(sample)


def _legacy(data: bytes, declared: str | None) -> str | None:
    """GB18030 or Big5: by the characters each reading gives; close cases are left to charset-normalizer."""
    names = ["gb18030", "big5hkscs", "big5"]
    if declared:
        names = [n for n in names if n.startswith(declared.lower()[:2])] + [
            n for n in names if not n.startswith(declared.lower()[:2])
        ]
    if len(data) % 2 == 0:
        names += ["utf-16-le", "utf-16-be"]
    head = data[:_SAMPLE]
    scored: list[tuple[float, str]] = []
    for name in names:
        reading = head.decode(name, "replace")
        lost = reading.count("\ufffd")
        if lost <= 2 + len(reading) // 100:
            # UTF-16 makes Chinese characters of anything: it must look much better than the others.
            scored.append((_plausible(reading) - 0.02 * lost - (0.25 if name.startswith("utf-16") else 0.0), name))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    best, name = scored[0]
    rivals = [other for other in scored[1:] if other[1][:2] != name[:2]]
    if best < 0.12:
        return None
    if rivals and best - rivals[0][0] < 0.12:
        return _by_library(head, [n for _, n in scored]) or name
    return name


def _by_library(head: bytes, names: list[str]) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(head, cp_isolation=names).best()
    return best.encoding if best is not None else None
