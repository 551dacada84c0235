"""The channel of all gateways: `gateway:NAME` goes to the program of that name, or to one that the settings set up."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from core.clerk import Clerk
from core.domain.hooks import FAMILY, Gateway, GatewaySwitch
from core.domain.machine import Actor, Role
from core.errors import OutsideBusy, OutsideRefused, Refused
from core.ports import InboundMessage, OutboundMessage, Receipt
from intake.gateways.book import HookBook
from intake.gateways.outside import Answer

MOST_ATTACHED = 5_000_000
LONGEST_ID = 200
_GATEWAY = Actor(Role.RULE, "rule:gateway")


class Carrier(Protocol):
    """Carries messages of one gateway that is no added one."""

    def send(self, message: OutboundMessage) -> Receipt:
        """Hand one message on; raises as `core.ports.Channel.send`."""


class GatewayChannel:
    """Sends for every gateway; what comes in from them comes by the web."""

    name = FAMILY

    def __init__(self, book: HookBook, clerk: Callable[[], Clerk]) -> None:
        self._book = book
        self._clerk = clerk
        self._set_up: Mapping[str, Carrier] = {name: book.meta for name in book.meta.channels} if book.meta else {}

    def send(self, message: OutboundMessage) -> Receipt:
        """Hand one message to its gateway; the name that this gives it is the receipt."""
        carrier = self._set_up.get(message.channel)
        if carrier is not None:
            return carrier.send(message)
        name = message.channel.partition(":")[2]
        gateway = self._book.gateway(name)
        if gateway is None or not gateway.url:
            raise OutsideRefused(message.channel, "there is no gateway of that name any more")
        if not gateway.active:
            raise OutsideRefused(message.channel, f"it is switched off: {gateway.fault or 'by a person'}")
        answer = self._book.post(gateway, message.message_id.strip("<>"), message_json(message))
        return self._receipt(message, gateway, answer)

    def _receipt(self, message: OutboundMessage, gateway: Gateway, answer: Answer) -> Receipt:
        status = answer.status
        if 200 <= status < 300:
            return Receipt(external_id_of(answer) or message.message_id, {"status": status})
        if status == 429 or status >= 500:
            raise OutsideBusy(f"{message.channel}: it answered {status}", answer.wait_s)
        if status == 410:
            self._switch_off(gateway)
            raise OutsideRefused(message.channel, "it said 410 and is switched off")
        words = "a redirect, which is not followed" if 300 <= status < 400 else f"it answered {status}"
        raise OutsideRefused(message.channel, words)

    def _switch_off(self, gateway: Gateway) -> None:
        off = GatewaySwitch(gateway.name, active=False, fault="it said 410: it wants no more")
        try:
            self._clerk().do(off, actor=_GATEWAY, cause="gateway")
        except Refused:
            pass  # somebody has removed it meanwhile

    def start(self, take_in: Callable[[InboundMessage], None]) -> None:
        """Nothing to begin: messages come in by the web application."""

    def stop(self) -> None:
        """Nothing to end."""

    def ready(self) -> bool:
        """Return True: there is no position to find."""
        return True


def message_json(message: OutboundMessage) -> dict[str, Any]:
    """Return a message as `message.send` tells it. `id` stays the same however often it is repeated."""
    at = message.at or datetime.now(UTC)
    return {
        "type": "message.send",
        "timestamp": at.isoformat().replace("+00:00", "Z"),
        "data": {
            "id": message.message_id.strip("<>"),
            "channel": message.channel,
            "recipient": message.recipient,
            "recipient_name": message.recipient_name,
            "conversation": message.thread,
            "language": message.language,
            "automatic": message.automatic,
            "subject": message.subject,
            "text": message.chat or message.text,
            "letter": message.text,
            "buttons": [{"label": one.label, "action": one.action, "style": one.style} for one in message.buttons],
            "about": dict(message.facts),
            "files": _files(message),
        },
    }


def _files(message: OutboundMessage) -> list[dict[str, str]]:
    made = []
    left = MOST_ATTACHED
    for one in message.attachments:
        content = one.content()
        left -= len(content)
        if left < 0:
            raise OutsideRefused(message.channel, f"its files have more than {MOST_ATTACHED} bytes")
        made.append({"name": one.name, "media_type": one.media_type, "content": base64.b64encode(content).decode()})
    return made


def external_id_of(answer: Answer) -> str:
    """Return the name that a gateway gives a message, by `external_id` or `id` of its answer; empty where by none."""
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ""
    found = (said.get("external_id") or said.get("id")) if isinstance(said, dict) else None
    fits = isinstance(found, (str, int)) and not isinstance(found, bool) and 0 < len(str(found)) <= LONGEST_ID
    return str(found) if fits and str(found).isprintable() else ""
