"""The head of a raw mail, mended where a relay broke it, so that the parser finds every field."""

from __future__ import annotations

import re

HEAD_CAP = 1_000_000
_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]{0,20}:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|content-type|mime-version|received|return-path|reply-to|delivered-to)"
    rb"[ \t]{0,9}:",
    re.IGNORECASE,
)
_END = re.compile(rb"\r?\n\r?\n")


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
