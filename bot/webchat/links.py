"""Signed data that leaves the house and comes back: links that name a customer, the chat's own cookie."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LINK_VALID_S = 86_400
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    """Who a signed link names."""

    id: int
    name: str = ""


def sign_customer(
    customer_id: int, secret: bytes, *, now: datetime, name: str = "", valid_s: int = LINK_VALID_S
) -> str:
    """Return a token for `/chat?as=TOKEN`: whoever holds it writes as this customer until it expires."""
    return seal({"id": customer_id, "name": name[:80]}, "chat customer", secret, expires=now.timestamp() + valid_s)


def verify_customer(token: str, secret: bytes, *, now: datetime) -> KnownCustomer | None:
    """Return whom the token names; None where it is forged, cut or expired."""
    data = unseal(token, "chat customer", secret, now=now)
    return KnownCustomer(int(data["id"]), str(data["name"])) if data else None


def seal(data: Mapping[str, Any], purpose: str, secret: bytes, *, expires: float) -> str:
    """Return the data as text that nobody can change unseen. purpose: what is sealed for one is void for another."""
    payload = _text(json.dumps({**data, "exp": int(expires)}, separators=(",", ":")).encode())
    return f"{payload}.{_mac(payload, purpose, secret)}"


def unseal(token: str, purpose: str, secret: bytes, *, now: datetime) -> dict[str, Any] | None:
    """Return the sealed data; None where it is not ours or out of date."""
    payload, _, mac = token.partition(".")
    if len(token) > _MOST or not token.isascii() or not hmac.compare_digest(mac, _mac(payload, purpose, secret)):
        return None
    data: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return data if data.pop("exp") > now.timestamp() else None


def fingerprint(text: str, purpose: str, secret: bytes) -> str:
    """Return a name for `text` that tells nothing about it and that only we can make."""
    return _mac(text, purpose, secret)


def _mac(payload: str, purpose: str, secret: bytes) -> str:
    key = hmac.digest(secret, purpose.encode(), hashlib.sha256)
    return _text(hmac.digest(key, payload.encode(), hashlib.sha256))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
