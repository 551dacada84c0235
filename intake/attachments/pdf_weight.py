"""What the packed streams of a PDF grow to, counted before any library opens it."""

from __future__ import annotations

import zlib

from intake.attachments.shapes import Unreadable

MOST_BYTES = 64 * 1024 * 1024
MOST_PICTURE_BYTES = 600 * 1024 * 1024
MOST_STREAMS = 20_000
_STEP = 1 << 20
_HEAD = 400


def weigh(content: bytes) -> None:
    """Unpack every packed stream once, counting.

    Raises: Unreadable("too_large").
    """
    total = pictures = count = 0
    place = content.find(b"stream")
    while place >= 0:
        end = place + 6
        # The word also ends every stream.
        if content[place - 3 : place] != b"end":
            count += 1
            head = content[max(0, place - _HEAD) : place]
            head = head[head.rfind(b" obj") + 1 :]
            start = end + (2 if content[end : end + 2] == b"\r\n" else 1)
            if b"/Image" in head:
                pictures += _grown(content, start, MOST_PICTURE_BYTES - pictures, layers=1)
            else:
                layers = max(1, head.count(b"FlateDecode") + head.count(b"/Fl "))
                total += _grown(content, start, MOST_BYTES - total, layers)
            if count > MOST_STREAMS:
                raise Unreadable("too_large")
        place = content.find(b"stream", end)


def _grown(content: bytes, start: int, most: int, layers: int) -> int:
    """Return how many bytes a stream unpacks to; 0 where it is not packed."""
    if layers > 3:
        raise Unreadable("too_large")
    inner: list[zlib._Decompress] = [zlib.decompressobj() for _ in range(layers)]
    grown = 0
    view = memoryview(content)
    for at in range(start, len(content), 1 << 16):
        try:
            grown = _pour(inner, bytes(view[at : at + (1 << 16)]), most, grown)
        except zlib.error:
            break
        if inner[0].eof:
            break
    return grown


def _pour(inner: list[zlib._Decompress], data: bytes, most: int, grown: int) -> int:
    """Pass data through all layers; returns the bytes of the largest layer so far."""
    first, rest = inner[0], inner[1:]
    while data:
        out = first.decompress(data, _STEP)
        data = first.unconsumed_tail
        grown += len(out)
        if grown > most:
            raise Unreadable("too_large")
        if rest and out:
            grown = max(grown, _pour(rest, out, most, grown))
        if first.eof or not out:
            break
    return grown
