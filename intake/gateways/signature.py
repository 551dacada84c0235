"""Signatures as Standard Webhooks writes them: HMAC-SHA256 over id, moment and body, under `whsec_` secrets."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

PREFIX = "whsec_"
TOLERANCE_S = 300
MOST_SIGNATURES = 20
LONGEST_ID = 200
_FORM = "v1"


class BadSignature(Exception):
    """What came in is not signed by whom it says, or was signed too long ago. code: stable name of the fault."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def new_secret() -> str:
    """Return a new secret of 32 random bytes."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def secret_bytes(secret: str) -> bytes:
    """Return the key of a secret. Raises: ValueError where it is none of 24 to 64 bytes."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise ValueError("a secret is whsec_ and base64") from None
    if not 24 <= len(key) <= 64:
        raise ValueError("a secret has 24 to 64 bytes")
    return key


def signed(secrets_now: Sequence[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """Return the three headers; with several secrets, as while one is changed, one signature by each."""
    moment = str(int(at.timestamp()))
    made = [f"{_FORM},{_signature(secret, message_id, moment, body)}" for secret in secrets_now]
    return {"webhook-id": message_id, "webhook-timestamp": moment, "webhook-signature": " ".join(made)}


def check(headers: Mapping[str, str], body: bytes, secrets_now: Sequence[str], now: datetime) -> str:
    """Return the id of a message that one of these secrets has signed lately. headers: names in lower case.

    Raises: BadSignature "signature_missing", "signature_old" or "signature_wrong".
    """
    message_id = headers.get("webhook-id", "")
    moment = headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature", "").split()[:MOST_SIGNATURES]
    if not message_id or len(message_id) > LONGEST_ID or not given:
        raise BadSignature("signature_missing")
    if not (moment.isascii() and moment.isdigit() and len(moment) <= 12):
        raise BadSignature("signature_missing")
    expected = [f"{_FORM},{_signature(secret, message_id, moment, body)}".encode() for secret in secrets_now]
    # Every pair is compared, so that the time tells nothing of which one fits.
    matches = [hmac.compare_digest(one.encode("utf-8", "replace"), ours) for one in given for ours in expected]
    if not any(matches):
        raise BadSignature("signature_wrong")
    if abs(now.timestamp() - int(moment)) > TOLERANCE_S:
        raise BadSignature("signature_old")
    return message_id


def _signature(secret: str, message_id: str, moment: str, body: bytes) -> str:
    content = f"{message_id}.{moment}.".encode("utf-8", "replace") + body
    return base64.b64encode(hmac.digest(secret_bytes(secret), content, "sha256")).decode()
