"""Gateway, webhook: programs that carry messages, and programs that hear of events."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any

from bot.assemble import Shop, assemble, prepare_database
from bot.tasks.records import OPERATOR
from core.clerk import Clerk
from core.domain.commands import Command
from core.domain.hooks import (
    GatewayRemove,
    GatewaySwitch,
    HookDelivery,
    ListGateways,
    ListHookDeliveries,
    ListWebhooks,
    WebhookPing,
    WebhookRemove,
    WebhookReplay,
    WebhookSwitch,
)
from core.errors import SetupError
from core.settings import load_settings
from intake.gateways.book import Added, HookBook

WAIT_S = 20.0


def _shop() -> Shop:
    settings = load_settings()
    prepare_database(settings)
    return assemble(settings, role="web")


def _parts() -> tuple[Clerk, HookBook]:
    shop = _shop()
    # A command ends at once: what is queued is sent by a running shop, not begun here and broken off.
    shop.notifier.close(0)
    return shop.clerk, shop.hooks


def _do(command: Command) -> dict[str, Any]:
    clerk, _ = _parts()
    return dict(clerk.do(command, actor=OPERATOR, cause="command line").facts)


def add_gateway(options: argparse.Namespace) -> int:
    """Add a gateway or change it; a new secret stands alone on the last line."""
    _, book = _parts()
    secret = sys.stdin.readline().strip() if options.secret_stdin else ""
    added = book.add_gateway(options.name, options.url, OPERATOR, secret=secret, rotate=options.rotate)
    return _added(added, f"Gateway {added.name}, channel gateway:{added.name},", shown=not secret)


def add_webhook(options: argparse.Namespace) -> int:
    """Add a webhook or change it; a new secret stands alone on the last line."""
    _, book = _parts()
    secret = sys.stdin.readline().strip() if options.secret_stdin else ""
    events = tuple(options.event or ("*",))
    added = book.add_webhook(options.name, options.url, OPERATOR, events=events, secret=secret, rotate=options.rotate)
    return _added(added, f"Webhook {added.name}", shown=not secret)


def _added(added: Added, what: str, *, shown: bool) -> int:
    became = "is added" if added.new else "is changed"
    if added.secret and shown:
        print(f"{what} {became}. Its secret, shown this once:")
        print(added.secret)
    else:
        print(f"{what} {became}; its secret is as you gave it." if added.secret else f"{what} {became}.")
    return 0


def list_gateways(options: argparse.Namespace) -> int:
    """Show the gateways."""
    clerk, _ = _parts()
    rows = [
        {"name": one.name, "channel": one.channel, "url": one.url, "active": one.active, "fault": one.fault}
        for one in clerk.look(ListGateways())
    ]
    return _listed(rows, as_json=options.json, none="No gateway was added.")


def list_webhooks(options: argparse.Namespace) -> int:
    """Show the webhooks."""
    clerk, _ = _parts()
    rows = [
        {
            "name": one.name,
            "url": one.url,
            "events": list(one.events),
            "active": one.active,
            "failing_since": one.failing_since.isoformat() if one.failing_since else None,
            "fault": one.fault,
        }
        for one in clerk.look(ListWebhooks())
    ]
    return _listed(rows, as_json=options.json, none="No webhook was added.")


def _listed(rows: list[dict[str, Any]], *, as_json: bool, none: str) -> int:
    if as_json:
        print(json.dumps(rows))
        return 0
    for row in rows:
        state = "on" if row["active"] else "off"
        events = " ".join(row.get("events", ()))
        print("  ".join(part for part in (row["name"], state, row["url"], events, row["fault"]) if part))
    if not rows:
        print(none)
    return 0


def remove_gateway(options: argparse.Namespace) -> int:
    """Forget a gateway."""
    _do(GatewayRemove(options.name))
    print(f"Gateway {options.name} is forgotten; what was said by it stays.")
    return 0


def remove_webhook(options: argparse.Namespace) -> int:
    """Forget a webhook with its log."""
    _do(WebhookRemove(options.name))
    print(f"Webhook {options.name} is forgotten with its log.")
    return 0


def switch_gateway(options: argparse.Namespace) -> int:
    """Switch a gateway on or off."""
    _do(GatewaySwitch(options.name, active=options.act == "on"))
    print(f"Gateway {options.name} is {options.act}.")
    return 0


def switch_webhook(options: argparse.Namespace) -> int:
    """Switch a webhook on or off."""
    _do(WebhookSwitch(options.name, active=options.act == "on"))
    print(f"Webhook {options.name} is {options.act}.")
    return 0


def ping(options: argparse.Namespace) -> int:
    """Send a ping and show what came back; 1 where it was not taken."""
    shop = _shop()
    shop.clerk.do(WebhookPing(options.name), actor=OPERATOR, cause="command line")
    shop.notifier.idle(WAIT_S)
    found = shop.clerk.look(ListHookDeliveries(options.name, limit=1)).items[0]
    _show(found)
    return 0 if found.state == "sent" else 1


def replay(options: argparse.Namespace) -> int:
    """Queue events again."""
    wanted = WebhookReplay(
        options.name, options.first, options.last, _moment(options.since), options.order, options.failed
    )
    facts = _do(wanted)
    print(f"{facts['queued']} events are queued again, up to event {facts['last']}; a running shop sends them.")
    return 0


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise SetupError("--since", "write a moment such as 2026-03-02T09:00:00Z or a day") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def log(options: argparse.Namespace) -> int:
    """Show what a webhook was told last, with each attempt."""
    clerk, _ = _parts()
    for one in clerk.look(ListHookDeliveries(options.name, options.state, limit=options.most)).items:
        _show(one)
    return 0


def _show(one: HookDelivery) -> None:
    print(_line(one))
    for tried in one.tried:
        said = tried.error or " ".join(tried.answer.split())[:100]
        print(f"    {tried.at:%Y-%m-%d %H:%M:%S} attempt {tried.attempt}: {tried.status or 'no answer'}", end="")
        print(f", {tried.took_ms} ms  {said}")


def _line(one: HookDelivery) -> str:
    again = f", again {one.next_try_at:%Y-%m-%d %H:%M}" if one.next_try_at and one.attempts else ""
    return f"{one.message_id}  {one.event}  {one.order}  {one.state}{again}"
