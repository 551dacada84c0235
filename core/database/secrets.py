"""What other services entrust to us, such as tokens and passwords of mailboxes: sealed, and worth nothing when stolen.

The key is derived from the shop's secret key, which is not in the database.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import SetupError

FORM = "v1"
_NONCE = 12
_PURPOSE = b"orderclerk: secrets of other services, "


class Vault:
    """Seals facts under the newest secret and opens what was sealed under that or an older one."""

    def __init__(self, secret_keys: Sequence[bytes]) -> None:
        """secret_keys: of the shop, the one in use first."""
        self._keys = {_derived(key, b"name", 6).hex(): AESGCM(_derived(key, b"key", 32)) for key in secret_keys}
        self._now = next(iter(self._keys))

    def seal(self, facts: Mapping[str, Any], about: str) -> str:
        """Return the facts sealed; they open for the same `about` only."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._keys[self._now].encrypt(nonce, json.dumps(facts).encode(), about.encode())
        return ".".join((FORM, self._now, base64.urlsafe_b64encode(nonce + sealed).decode()))

    def open(self, sealed: str, about: str) -> dict[str, Any]:
        """Return the facts. Raises: SetupError where no key at hand fits, or somebody changed what was sealed."""
        form, _, rest = sealed.partition(".")
        name, _, content = rest.partition(".")
        if form != FORM or name not in self._keys:
            cure = "it was sealed under another one: set ORDERCLERK_SECRET_KEY_OLD to that, or add the mailbox again"
            raise SetupError("ORDERCLERK_SECRET_KEY", cure)
        try:
            raw = base64.b64decode(content, altchars=b"-_", validate=True)
            if base64.urlsafe_b64encode(raw).decode() != content:
                raise ValueError
            facts: dict[str, Any] = json.loads(self._keys[name].decrypt(raw[:_NONCE], raw[_NONCE:], about.encode()))
        except (InvalidTag, ValueError, binascii.Error):
            raise SetupError("database", "what was sealed has been changed; add the mailbox again") from None
        return facts

    def worn(self, sealed: str) -> bool:
        """Return whether it should be sealed anew, for its key is no longer the one in use."""
        return not sealed.startswith(f"{FORM}.{self._now}.")


def _derived(secret_key: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=_PURPOSE + purpose).derive(secret_key)
