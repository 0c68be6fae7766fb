"""Bytes → text: one file per format, one document type after it."""

from transcript.read.document import Document, ReadIssue
from transcript.read.files import expand
from transcript.read.reader import read, read_bytes
from transcript.room import make_callable

__all__ = ["Document", "ReadIssue", "expand", "read", "read_bytes"]

make_callable(__name__)
