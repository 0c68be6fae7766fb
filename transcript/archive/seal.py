"""What is kept beside each record and each text, so that a change from outside is noticed and never shown."""

from __future__ import annotations

import zlib

from transcript.errors import DamagedArchive


def digest(data: bytes) -> bytes:
    """The digest kept beside each record."""
    from hashlib import blake2b  # loads OpenSSL, which a search has no use for

    return blake2b(data, digest_size=16).digest()


def checksum(text: str) -> int:
    """The checksum kept beside each text."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def unpack(packed: bytes, mark: bytes, *, where: str) -> bytes:
    """The record's JSON. Raises DamagedArchive when it is not what was stored."""
    try:
        data = zlib.decompress(packed)
    except (zlib.error, TypeError):
        data = b""
    if digest(data) != mark:
        raise DamagedArchive(
            "the stored record was changed from outside", where=where, remedy="add the document to the archive again"
        )
    return data
