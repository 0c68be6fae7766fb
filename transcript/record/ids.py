"""Ids that derive from content, so that links survive a better parser."""

from __future__ import annotations

from hashlib import blake2b


def content_id(prefix: str, *parts: str) -> str:
    """`prefix-` and 12 hexadecimal digits of a digest over the parts."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{prefix}-{digest.hexdigest()}"


class IdMaker:
    """Content ids for one record: equal content gets an ordinal, so ids stay unique."""

    def __init__(self, sha256: str) -> None:
        self._sha256 = sha256
        self._seen: dict[str, int] = {}

    def make(self, prefix: str, *parts: str) -> str:
        """An id from the source digest, the kind of noun and its content."""
        base = content_id(prefix, self._sha256, *parts)
        count = self._seen[base] = self._seen.get(base, 0) + 1
        return base if count == 1 else f"{base}-{count}"
