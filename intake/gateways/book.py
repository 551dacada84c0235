"""The gateways and webhooks that were added, with their secrets opened: what signs and what is checked."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from core.clerk import Clerk
from core.domain.hooks import (
    ALL_EVENTS,
    PING,
    Gateway,
    GatewayAdd,
    ListGateways,
    ListWebhooks,
    Told,
    Webhook,
    WebhookAdd,
)
from core.domain.machine import Actor
from core.errors import OutsideRefused, Refused
from core.ports import Vault
from intake.gateways.meta.graph import Meta
from intake.gateways.outside import Answer, Outside
from intake.gateways.signature import new_secret, secret_bytes, signed

OLD_SECRET_S = 24 * 3600
"""How long the secret before the present one still signs and is still taken."""


@dataclass(frozen=True, slots=True)
class Added:
    """Somebody who was added. secret: shown this once; empty where it stayed as it was."""

    name: str
    new: bool
    secret: str = field(default="", repr=False)


class HookBook:
    """Adds them, finds them, signs for them. Threads share it."""

    def __init__(self, clerk: Callable[[], Clerk], vault: Vault, outside: Outside, meta: Meta | None = None) -> None:
        """meta: WhatsApp, Messenger and Instagram, where the settings name them."""
        self.meta = meta
        self._clerk = clerk
        self._vault = vault
        self.outside = outside

    # -- keeping ---------------------------------------------------------------------------------------------------

    def add_gateway(self, name: str, url: str, actor: Actor, *, secret: str = "", rotate: bool = False) -> Added:
        """Add a gateway or change its address. secret: its own; rotate: make a new one, the old one counts for a day.

        Raises: Refused "bad_url", "bad_name", "bad_secret".
        """
        self._check_url(url)
        known = self.gateway(name)
        sealed, shown = self._sealed(f"gateway:{name}", known.sealed if known else "", secret, rotate=rotate)
        done = self._clerk().do(GatewayAdd(Gateway(name, url, sealed)), actor=actor, cause="gateway")
        return Added(name, bool(done.facts["new"]), shown)

    def add_webhook(
        self,
        name: str,
        url: str,
        actor: Actor,
        *,
        events: tuple[str, ...] = (ALL_EVENTS,),
        secret: str = "",
        rotate: bool = False,
    ) -> Added:
        """Add a webhook or change it; raises as `add_gateway`, and Refused "bad_events"."""
        self._check_url(url)
        known = self.webhook(name)
        sealed, shown = self._sealed(f"webhook:{name}", known.sealed if known else "", secret, rotate=rotate)
        wanted = Webhook(name, url, events, sealed)
        done = self._clerk().do(WebhookAdd(wanted), actor=actor, cause="webhook")
        return Added(name, bool(done.facts["new"]), shown)

    def gateway(self, name: str) -> Gateway | None:
        """Return the gateway of that name."""
        found = self._clerk().look(ListGateways(name)) if name else ()
        return found[0] if found else None

    def webhook(self, name: str) -> Webhook | None:
        """Return the webhook of that name."""
        found = self._clerk().look(ListWebhooks(name)) if name else ()
        return found[0] if found else None

    def ping_gateway(self, name: str) -> Told:
        """Send a signed `ping` to a gateway now and return its answer; nobody is written to by it.

        Raises: OutsideBusy where there was no answer, OutsideRefused where nothing may be sent there.
        """
        gateway = self.gateway(name)
        if gateway is None or not gateway.url:
            raise OutsideRefused(f"gateway:{name}", "it has no address")
        message_id, now = f"ping_{secrets.token_hex(12)}", datetime.now(UTC)
        said = {"type": PING, "timestamp": now.isoformat().replace("+00:00", "Z"), "data": {"channel": gateway.channel}}
        began = time.monotonic()
        answer = self.post(gateway, message_id, said)
        took_ms = int((time.monotonic() - began) * 1000)
        return Told(answer.status, took_ms, answer.body[:200].decode("utf-8", "replace"))

    def _check_url(self, url: str) -> None:
        if not url:
            return
        try:
            self.outside.check(url)
        except OutsideRefused as fault:
            raise Refused("bad_url", value=url[:200], why=fault.why) from None

    def _sealed(self, about: str, before: str, given: str, *, rotate: bool) -> tuple[str, str]:
        """Return the secrets sealed, and the present one where it is new."""
        if before and not given and not rotate:
            return before, ""
        if given:
            try:
                secret_bytes(given)
            except ValueError as fault:
                raise Refused("bad_secret", why=str(fault)) from None
        secret = given or new_secret()
        rows = [{"secret": secret, "until": 0.0}]
        if before:
            until = time.time() + OLD_SECRET_S
            rows += [row | {"until": until} for row in self._rows(about, before)[:1] if row["secret"] != secret]
        return self._vault.seal({"secrets": rows}, about), secret

    # -- signing ---------------------------------------------------------------------------------------------------

    def secrets(self, about: str, sealed: str) -> list[str]:
        """Return the secrets that count now, the present one first. about: such as `gateway:NAME`."""
        now = time.time()
        return [str(row["secret"]) for row in self._rows(about, sealed) if not row["until"] or row["until"] > now]

    def _rows(self, about: str, sealed: str) -> list[dict[str, Any]]:
        return list(self._vault.open(sealed, about)["secrets"])

    def post(self, one: Gateway | Webhook, message_id: str, said: Mapping[str, Any]) -> Answer:
        """Send a signed body and return the answer; raises as `Outside.post`."""
        about = f"gateway:{one.name}" if isinstance(one, Gateway) else f"webhook:{one.name}"
        body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        headers = signed(self.secrets(about, one.sealed), message_id, datetime.now(UTC), body)
        return self.outside.post(one.url, body, {"Content-Type": "application/json", **headers})
