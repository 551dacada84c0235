"""Add, switch and remove gateways and webhooks; tell a webhook again what it may have missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.work import Work
from core.database import deliveries, hook_ledger, hooks, receipts
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.hooks import (
    ALL_EVENTS,
    RESERVED,
    GatewayAdd,
    GatewayRemove,
    GatewayReplay,
    GatewaySwitch,
    ListGateways,
    ListWebhooks,
    Webhook,
    WebhookAdd,
    WebhookPing,
    WebhookRemove,
    WebhookReplay,
    WebhookSwitch,
)
from core.domain.machine import SYSTEM, Role
from core.errors import Refused

LONGEST_NAME = 40
LONGEST_URL = 2_000
MOST_EVENTS = 50
MOST_AGAIN = 500
_NAME_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


def add_gateway(work: Work, command: GatewayAdd) -> dict[str, Any]:
    """Add a gateway, or change one."""
    _only(work, Role.ADMIN)
    _check(command.gateway.name, command.gateway.url, may_lack_url=True)
    return {"new": hooks.add_gateway(work.conn, command.gateway, ms(work.now))}


def remove_gateway(work: Work, command: GatewayRemove) -> None:
    """Forget a gateway."""
    _only(work, Role.ADMIN)
    if not hooks.remove_gateway(work.conn, command.name):
        raise Refused("unknown_gateway", name=command.name[:LONGEST_NAME])


def switch_gateway(work: Work, command: GatewaySwitch) -> None:
    """Switch a gateway on or off."""
    _only(work, Role.ADMIN | SYSTEM)
    if not hooks.switch_gateway(work.conn, command.name, active=command.active, fault=command.fault):
        raise Refused("unknown_gateway", name=command.name[:LONGEST_NAME])


def replay_gateway(work: Work, command: GatewayReplay) -> dict[str, Any]:
    """Queue again what could not be sent by a gateway."""
    _only(work, Role.ADMIN)
    if not hooks.list_gateways(work.conn, ListGateways(command.name), work.now):
        raise Refused("unknown_gateway", name=command.name[:LONGEST_NAME])
    found = receipts.untold(work.conn, f"gateway:{command.name}", MOST_AGAIN)
    for delivery_id in found:
        deliveries.resend(work.conn, delivery_id)
    work.delivered = tuple(found)
    return {"queued": len(found)}


def add_webhook(work: Work, command: WebhookAdd) -> dict[str, Any]:
    """Add a webhook, or change one."""
    _only(work, Role.ADMIN)
    webhook = command.webhook
    _check(webhook.name, webhook.url)
    bad = [one for one in webhook.events if not _is_event(one)]
    if bad or not webhook.events or len(webhook.events) > MOST_EVENTS:
        raise Refused("bad_events", events=[one[:60] for one in bad[:5]])
    new = hooks.add_webhook(work.conn, webhook, ms(work.now))
    work.notices.wake(work.conn, hooks.webhook_named(work.conn, webhook.name) or 0)
    return {"new": new}


def remove_webhook(work: Work, command: WebhookRemove) -> None:
    """Forget a webhook and its log."""
    _only(work, Role.ADMIN)
    if not hooks.remove_webhook(work.conn, command.name):
        raise Refused("unknown_webhook", name=command.name[:LONGEST_NAME])


def switch_webhook(work: Work, command: WebhookSwitch) -> None:
    """Switch a webhook on or off."""
    _only(work, Role.ADMIN | SYSTEM)
    webhook = _webhook(work, command.name)
    hooks.switch_webhook(work.conn, webhook.id, active=command.active)
    work.notices.wake(work.conn, webhook.id)


def ping_webhook(work: Work, command: WebhookPing) -> dict[str, Any]:
    """Queue a ping."""
    _only(work, Role.ADMIN)
    webhook = _webhook(work, command.name)
    delivery = hook_ledger.ping(work.conn, webhook.id, ms(work.now))
    work.notices.wake(work.conn, webhook.id)
    return {"delivery": delivery}


def replay_events(work: Work, command: WebhookReplay) -> dict[str, Any]:
    """Queue events again."""
    _only(work, Role.ADMIN)
    webhook = _webhook(work, command.name)
    queued, last = hook_ledger.replay(work.conn, webhook, command, ms(work.now))
    work.notices.wake(work.conn, webhook.id)
    return {"queued": queued, "last": last}


def _webhook(work: Work, name: str) -> Webhook:
    found = hooks.list_webhooks(work.conn, ListWebhooks(name), work.now) if name else ()
    if not found:
        raise Refused("unknown_webhook", name=name[:LONGEST_NAME])
    return found[0]


def _check(name: str, url: str, *, may_lack_url: bool = False) -> None:
    if not name or len(name) > LONGEST_NAME or not set(name) <= _NAME_SIGNS or name in RESERVED:
        raise Refused("bad_name", value=name[:LONGEST_NAME])
    whole = url.startswith(("https://", "http://")) and url.isascii() and url.isprintable() and " " not in url
    if not (whole and len(url) <= LONGEST_URL) and not (may_lack_url and not url):
        raise Refused("bad_url", value=url[:200])


def _is_event(name: str) -> bool:
    noun, _, rest = name.partition(".")
    plain = all(part and set(part) <= _NAME_SIGNS for part in (noun, rest.replace("*", "all") if rest == "*" else rest))
    return name == ALL_EVENTS or (plain and len(name) <= 60)


def _only(work: Work, roles: Role) -> None:
    if not work.actor.role & roles:
        raise Refused("not_your_role", step="administer")


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    GatewayAdd: add_gateway,
    GatewayRemove: remove_gateway,
    GatewaySwitch: switch_gateway,
    GatewayReplay: replay_gateway,
    WebhookAdd: add_webhook,
    WebhookRemove: remove_webhook,
    WebhookSwitch: switch_webhook,
    WebhookPing: ping_webhook,
    WebhookReplay: replay_events,
}
"""What carries out which command."""
