"""The head of a raw mail: mended where a relay broke it, trimmed where it is an attack on the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

HEAD_CAP = 1_000_000
FIELD_LINES_CAP = 20_000
"""Lines of header fields in all heads of a mail together; the parser takes 5 to 20 microseconds for each."""
_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]{0,20}:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|content-type|mime-version|received|return-path|reply-to|delivered-to)"
    rb"[ \t]{0,9}:",
    re.IGNORECASE,
)
_END = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"^--[^\n]{0,300}\n", re.MULTILINE)
_CARRIER = re.compile(rb"^content-type:[ \t\r\n]{0,20}message/", re.MULTILINE | re.IGNORECASE)
_BLANK = re.compile(rb"\n\r?\n")
_DIGEST = re.compile(rb"multipart/digest", re.IGNORECASE)


def mended_head(raw: bytes) -> tuple[bytes, list[str]]:
    """Return the mail with a head that can be parsed, and what was done to it."""
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if b"\n" not in raw[:HEAD_CAP]:
        raw = raw.replace(b"\r", b"\n")
    if raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    end = _END.search(raw, 0, HEAD_CAP)
    if end is None and len(raw) > HEAD_CAP:
        return _cut(raw), ["header too large"]
    head = raw[: end.start()] if end else raw
    lines = head.split(b"\n")
    broken = next((n for n, line in enumerate(lines) if not _fits(line)), None)
    if broken is None or sum(bool(_KNOWN.match(line)) for line in lines[broken + 1 :]) < 2:
        return raw, []
    return _joined(lines) + raw[len(head) :], ["header lines broken"]


def trimmed_heads(raw: bytes) -> tuple[bytes, list[str]]:
    """Return the mail with the heads of its parts, and of the mails in it, cut where they have too many lines."""
    if raw.count(b":") <= FIELD_LINES_CAP:
        return raw, []
    kept: list[bytes] = []
    done = seen = 0
    left = FIELD_LINES_CAP
    for start in merge([0], _part_heads(raw), _carried_heads(raw)):
        if start < seen:
            continue
        seen, left = _after_fields(raw, start, left)
        if not left and _begins_field(raw, seen):
            kept.append(raw[done:seen])
            blank = _BLANK.search(raw, max(0, seen - 1))
            done = seen = blank.start() + 1 if blank else len(raw)
    return (b"".join([*kept, raw[done:]]), ["too many header fields"]) if kept else (raw, [])


def _part_heads(raw: bytes) -> Iterator[int]:
    yield from (found.end() for found in _BOUNDARY.finditer(raw))


def _carried_heads(raw: bytes) -> Iterator[int]:
    """Yield where a mail inside begins: after the head that says so; in a digest that may be any part's."""
    pattern, end = (_BOUNDARY if _DIGEST.search(raw) else _CARRIER), 0
    for found in pattern.finditer(raw):
        if found.end() <= end:
            continue
        blank = _BLANK.search(raw, found.end() - 1)
        if blank is None:
            return
        end = blank.end()
        yield end


def _after_fields(raw: bytes, start: int, left: int) -> tuple[int, int]:
    """Return where the fields that begin at `start` end, after `left` lines at most, and how many lines are left."""
    while left and _begins_field(raw, start):
        start = raw.find(b"\n", start) + 1 or len(raw)
        left -= 1
    return start, left


def _begins_field(raw: bytes, at: int) -> bool:
    return raw[at : at + 1] in (b" ", b"\t") or bool(_FIELD.match(raw, at))


def _cut(raw: bytes) -> bytes:
    end = _END.search(raw, HEAD_CAP)
    rest = raw[end.start() :] if end else b"\n\n"
    return raw[: raw.rfind(b"\n", 0, HEAD_CAP) + 1].rstrip(b"\r\n") + rest


def _fits(line: bytes) -> bool:
    return line[:1] in (b" ", b"\t", b"\r", b"") or bool(_FIELD.match(line))


def _joined(lines: list[bytes]) -> bytes:
    """Lines that begin no field go on with the one above; what stands above the first field is dropped."""
    kept: list[bytes] = []
    for line in lines:
        if _FIELD.match(line):
            kept.append(line)
        elif kept:
            kept.append(line if line[:1] in (b" ", b"\t") else b" " + line)
    return b"\n".join(kept)
