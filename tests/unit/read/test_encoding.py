"""Which encoding bytes are in, and what is no text."""

from __future__ import annotations

import codecs

import pytest

from tests.unit.read.sample import TEXT, TRADITIONAL
from transcript.errors import NotText
from transcript.read.encoding import decode


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", "\ufeff" + TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", "\ufeff" + TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", "\ufeff" + TEXT),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16-be", TEXT),
        (TEXT.encode("gb18030"), "gb18030", TEXT),
        (TEXT.encode("gbk"), "gb18030", TEXT),
        (TRADITIONAL.encode("gb18030"), "gb18030", TRADITIONAL),
        (TRADITIONAL.encode("utf-16-le"), "utf-16-le", TRADITIONAL),
        (b"Q: How are you?\nA: Fine.\n", "utf-8", "Q: How are you?\nA: Fine.\n"),
    ],
)
def test_encoding_is_found(data: bytes, encoding: str, text: str) -> None:
    """The encoding is told from the bytes, and no character is lost."""
    found = decode(data, where="x.txt")
    assert (found.encoding, found.text, found.replaced) == (encoding, text, False)


def test_big5_is_found() -> None:
    """Big5 is read as Big5 (or its Hong Kong superset), not as GB18030."""
    found = decode(TRADITIONAL.encode("big5"), where="x.txt")
    assert found.encoding.startswith("big5")
    assert found.text == TRADITIONAL


def test_line_ends_are_kept() -> None:
    """Newlines reach the text untouched: offsets count every `\\r`."""
    assert decode("标题\r\n主持人：大家好\r".encode(), where="x").text == "标题\r\n主持人：大家好\r"


def test_few_bad_bytes_leave_utf8_utf8() -> None:
    """A few invalid bytes in the middle are replaced; the rest is read as the UTF-8 it is."""
    data = TEXT.encode()
    found = decode(data[:300] + b"\xff\xfe\x80" + data[300:], where="x.txt")
    assert found.encoding == "utf-8"
    assert found.replaced
    assert found.text.replace("\ufffd", "")[:90] == TEXT[:90]


def test_bad_bytes_in_gb18030_are_replaced() -> None:
    """The same in GB18030."""
    data = TEXT.encode("gb18030")
    found = decode(data[:101] + b"\xff\xff" + data[101:], where="x.txt")
    assert found.encoding == "gb18030"
    assert found.replaced


def test_stray_nul_and_controls_are_text() -> None:
    """A handful of NUL bytes and controls is damage, not another kind of file."""
    assert "\x00" in decode((TEXT + "\x00\x00\x07\x1f" + TEXT).encode(), where="x.txt").text


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"\x7fELF\x02\x01\x01" + bytes(500),
        bytes(range(256)) * 200,
        bytes(4000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40,
    ],
    ids=["jpeg", "png", "program", "every byte", "zeros", "old office file"],
)
def test_binary_is_refused(data: bytes) -> None:
    """Bytes that are no text are refused in one line that names the file and the remedy."""
    with pytest.raises(NotText) as caught:
        decode(data, where="photo.txt")
    assert "photo.txt" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_forced_encoding_is_final() -> None:
    """What the caller says wins over what the bytes say."""
    found = decode(TEXT.encode("gb18030"), where="x.txt", encoding="utf-8")
    assert found.encoding == "utf-8"
    assert found.replaced


def test_unknown_encoding_is_refused() -> None:
    """An encoding Python does not know is an error with examples."""
    with pytest.raises(NotText, match="unknown encoding 'utf-9'"):
        decode(b"x", where="x.txt", encoding="utf-9")


def test_declared_encoding_may_be_wrong() -> None:
    """A page that says gb2312 and is UTF-8 is read as UTF-8."""
    assert decode(TEXT.encode(), where="x.html", declared="gb2312").encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["hex", "rot13", "idna", "zlib"])
def test_a_codec_that_is_no_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(NotText, match="unknown encoding"):
        decode("主持人：请提问。".encode(), where="x.txt", encoding=encoding)
