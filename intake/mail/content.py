"""The content of one part as bytes, its transfer encoding undone; broken encodings give what can be had."""

from __future__ import annotations

import base64
import binascii
import quopri
from email.message import Message

_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NO_BASE64 = bytes(set(range(256)) - set(_BASE64))


def children_of(message: Message) -> list[Message]:
    """Return the parts of a multipart or the mail in a message/rfc822; nothing for a leaf."""
    if not message.is_multipart():
        return []
    return [child for child in message.get_payload() if isinstance(child, Message)]


def raw_field(message: Message, name: str) -> str:
    """Return the first value of a field as it was sent; the parser's own access puts marks for bytes above 127."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def content_of(message: Message) -> bytes:
    """Return the content of a leaf."""
    # The public way decodes by the declared charset first, which raises for charsets that are none.
    payload = getattr(message, "_payload", "")
    if not isinstance(payload, str):
        return b""
    data = payload.encode("ascii", "surrogateescape") if _encodable(payload) else payload.encode("utf-8", "replace")
    encoding = raw_field(message, "content-transfer-encoding").replace(";", " ").split()[:1]
    match encoding[0].lower() if encoding else "":
        case "base64":
            return _from_base64(data)
        case "quoted-printable":
            return quopri.decodestring(data)
        case "x-uuencode" | "uuencode" | "uue" | "x-uue":
            return _from_uuencode(data)
        case _:
            return data


def _encodable(payload: str) -> bool:
    return payload.isascii() or all(char < "\x80" or "\udc80" <= char <= "\udcff" for char in payload)


def _from_base64(data: bytes) -> bytes:
    letters = data.translate(None, _NO_BASE64)
    # One letter too many holds no whole byte.
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(letters + b"=" * (-len(letters) % 4))
    except binascii.Error:
        return data


def _from_uuencode(data: bytes) -> bytes:
    out: list[bytes] = []
    lines = iter(data.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            break
    for line in lines:
        if line.strip() == b"end":
            break
        out.append(_uu_line(line))
    return b"".join(out) or data


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some writers count the filling of the last group.
        size = ((line[0] - 32) & 63) * 4 // 3 + 2 if line else 0
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""
