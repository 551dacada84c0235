"""The signed reply token: it says which conversation a mail belongs to, and only we can make one."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable

_MARK = "oc"
_MAC_LENGTH = 16
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LARGEST = 2**63
_TOKEN = re.compile(r"(?<![0-9a-z])oc([0-9a-z]{1,13})-([a-z2-7]{16})(?![0-9a-z])")
_TRIED_CAP = 64
_EVIDENCE_CAP = 2_000_000


def sign(conversation: int, secret: bytes) -> str:
    """Return the token of a conversation: short, without capitals, so that it survives an address."""
    if not 0 <= conversation < _LARGEST:
        raise ValueError("a conversation's id is a positive 63-bit number")
    number = _base36(conversation)
    return f"{_MARK}{number}-{_mac(number, secret)}"


def conversation_of(token: str, secret: bytes) -> int | None:
    """Return the conversation of a token that we signed, else None."""
    match = _TOKEN.fullmatch(token.strip().lower()) if token.isascii() else None
    if match is None:
        return None
    number, mac = match.groups()
    if not hmac.compare_digest(mac, _mac(number, secret)):
        return None
    found = int(number, 36)
    # A leading zero would give a conversation a second name.
    return found if found < _LARGEST and _base36(found) == number else None


def find_conversation(evidence: Iterable[tuple[str, str]], secret: bytes) -> tuple[int, str] | None:
    """Return the conversation that the first valid token names, and where it stood.

    evidence: (place, text) pairs, the most trustworthy place first.
    """
    tried = 0
    for place, text in evidence:
        for match in _TOKEN.finditer(text[:_EVIDENCE_CAP].lower()):
            tried += 1
            if tried > _TRIED_CAP:
                return None
            found = conversation_of(match.group(), secret)
            if found is not None:
                return found, place
    return None


def plus_address(address: str, token: str) -> str:
    """Return the address with the token behind a plus, or the plain address where that would be too long."""
    local, at, domain = address.rpartition("@")
    if not at or not token or len(local) + len(token) + 1 > 64:
        return address
    return f"{local.partition('+')[0]}+{token}@{domain}"


def _mac(number: str, secret: bytes) -> str:
    digest = hmac.new(secret, b"reply token " + number.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:_MAC_LENGTH]


def _base36(number: int) -> str:
    out = ""
    while True:
        number, digit = divmod(number, 36)
        out = _DIGITS[digit] + out
        if not number:
            return out
