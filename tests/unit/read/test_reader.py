"""The door: which reader a file gets, and what cannot be read."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from tests.unit.read.sample import TEXT
from transcript.errors import EmptyText, NotFound, NotText, ReadError, TooLarge
from transcript.read import read, read_bytes, reader


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.md", "text/markdown"), ("a", "text/plain"), ("-", "text/plain")],
)
def test_text_is_taken_as_it_is(name: str, media_type: str) -> None:
    """Plain text and Markdown become the file decoded, with the digest of the bytes."""
    data = TEXT.replace("\n", "\r\n").encode()
    document = read_bytes(data, name=name)
    assert document.text == data.decode()
    assert (document.media_type, document.encoding, document.issues) == (media_type, "utf-8", ())
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_file_and_path_object(tmp_path: Path) -> None:
    """A path may be a string or a Path; the document keeps it as given."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert read(path) == read(str(path))
    assert read(path).path == str(path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads the bytes of standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    document = read("-")
    assert (document.path, document.encoding, document.text) == ("-", "gb18030", TEXT)


def test_replaced_bytes_of_a_page_are_an_issue() -> None:
    """A page with bytes that are none says so, with a place in the text it became."""
    page = f"<html><meta charset=utf-8><body><p>{TEXT * 4}</p></body></html>".encode()
    at = page.index("。".encode())
    document = read_bytes(page[:at] + b"\xff" + page[at:], name="a.html")
    (issue,) = document.issues
    assert (issue.code, document.text[issue.start]) == ("bytes-replaced", "\ufffd")


def test_replaced_bytes_are_an_issue() -> None:
    """Bytes that had to be replaced are counted, with the place of the first."""
    document = read_bytes(TEXT.encode()[:30] + b"\xff" + TEXT.encode()[30:], name="a.txt")
    (issue,) = document.issues
    assert issue.code == "bytes-replaced"
    assert document.text[issue.start] == "\ufffd"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\ufeff\n\u3000\n".encode()])
def test_nothing_in_it(data: bytes) -> None:
    """A file without a word is an error that says so."""
    with pytest.raises(EmptyText, match="nothing in it"):
        read_bytes(data, name="a.txt")


def test_missing_file() -> None:
    """A missing file is NotFound, with its path."""
    with pytest.raises(NotFound, match=r"missing\.txt: no such file \(check the path\)"):
        read("missing.txt")


def test_pattern_without_match() -> None:
    """A pattern that matches nothing says so."""
    with pytest.raises(NotFound, match="no file matches this pattern"):
        read("missing*.txt")


def test_folders(tmp_path: Path) -> None:
    """A folder is no document: an empty one has none in it, another one is to be named by its files."""
    with pytest.raises(NotFound, match="no document in this folder"):
        read(tmp_path)
    (tmp_path / "a.txt").write_text("大家好", "utf-8")
    with pytest.raises(ReadError, match="this is a folder"):
        read(tmp_path)


def test_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file beyond the limit is refused before it is decoded."""
    monkeypatch.setattr(reader, "LIMIT", 1024 * 1024)
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (1024 * 1024 + 1))
    with pytest.raises(TooLarge, match="more than 1 MB"):
        read(path)


def test_unreadable_path() -> None:
    """What the system refuses is one line, not a traceback."""
    with pytest.raises(ReadError, match="cannot be read"):
        read("a" * 5000)


@pytest.mark.parametrize("name", ["photo.txt", "photo.md", "photo.json", "photo"])
def test_photo_renamed(name: str) -> None:
    """A photo is a photo whatever its name says."""
    with pytest.raises(NotText, match="JPEG photo"):
        read_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 10, name=name)
