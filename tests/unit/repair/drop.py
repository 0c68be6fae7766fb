"""A GBK text that lost one byte, as a careless decoder prints it."""

from __future__ import annotations


def drop_byte(text: str, at: int, *, shown: str = "?", codec: str = "gbk", undefined: str = "") -> str:
    """`text` encoded as GBK with byte `at` gone (printed as `shown`), decoded again pair by pair.

    Every later pair straddles two characters until an ASCII byte sets the decoder right. A pair that is no character of
    `codec` is printed as `undefined`; so is a lead byte left alone.
    """
    data = text.encode("gbk")
    return _decoded(data[:at], codec, undefined) + shown + _decoded(data[at + 1 :], codec, undefined)


def _decoded(data: bytes, codec: str, undefined: str) -> str:
    pieces: list[str] = []
    at = 0
    while at < len(data):
        width = 1 if data[at] < 0x80 else 2
        pair = data[at : at + width]
        at += width
        if width == 2 and (len(pair) < 2 or pair[1] < 0x40):
            at = min(at, len(data)) - (len(pair) == 2)
            pieces.append(undefined)
            continue
        try:
            pieces.append(pair.decode(codec))
        except UnicodeDecodeError:
            pieces.append(undefined)
    return "".join(pieces)
