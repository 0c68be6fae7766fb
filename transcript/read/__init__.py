"""Bytes → text: one file per format, one document type after it."""

from transcript.read.document import Document, ReadIssue
from transcript.read.files import expand
from transcript.read.reader import read, read_bytes

__all__ = ["Document", "ReadIssue", "expand", "read", "read_bytes"]
