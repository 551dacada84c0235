"""Marketplaces: add, list, try, remove."""

from __future__ import annotations

import argparse
import json
import sys
from getpass import getpass

from bot.assemble import assemble, prepare_database
from bot.tasks.records import OPERATOR
from core.clerk import Clerk
from core.database.secrets import Vault
from core.domain.connectors import Connection, ConnectionView, ConnectorAdd, ConnectorRemove, ListConnectors
from core.errors import SetupError
from core.settings import load_settings
from intake.marketplaces.connector import made, makers
from intake.marketplaces.readers import about
from intake.marketplaces.rest import KINDS


def _clerk() -> Clerk:
    settings = load_settings()
    prepare_database(settings)
    return assemble(settings, role="web").clerk


def add(options: argparse.Namespace) -> int:
    """Add a marketplace, or give one another address or secret."""
    secret = sys.stdin.readline().strip() if options.secret_stdin else ""
    if not secret and sys.stdin.isatty():
        secret = getpass("Secret of its interface: ")
    more = _options(options.option)
    connector = made(makers(KINDS), options.kind, options.url, secret, more)
    try:
        if not options.unchecked:
            found = connector.fetch("")
            print(f"It answers; its first page has {len(found.orders)} order(s).")
    finally:
        connector.close()
    sealed = Vault(load_settings().secrets).seal({"secret": secret}, about(options.name))
    one = Connection(options.name, options.kind, options.url, more, sealed)
    done = _clerk().do(ConnectorAdd(one), actor=OPERATOR, cause="connector add")
    became = "added" if done.facts["new"] else "kept anew"
    print(f"Marketplace {one.name} is {became}; a running shop reads it within a minute, as channel {one.channel}.")
    return 0


def _options(said: list[str]) -> dict[str, str]:
    if wrong := [one for one in said if "=" not in one]:
        raise SetupError("--option", f"{wrong[0][:40]!r} is none; write NAME=VALUE")
    return dict(one.split("=", 1) for one in said)


def list_all(options: argparse.Namespace) -> int:
    """Show the marketplaces and how they go."""
    rows = [_row(view) for view in _clerk().look(ListConnectors())]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        print(f"{row['name']:<20} {row['kind']:<10} {row['url']:<44} {row['orders']:<32} {row['state']}")
    if not rows:
        print("No marketplace was added. `orderclerk connector add NAME` adds one.", file=sys.stderr)
    return 0


def _row(view: ConnectionView) -> dict[str, str]:
    one = view.connection
    orders = ", ".join(f"{number} {state}" for state, number in sorted(view.counts.items()))
    return {"name": one.name, "kind": one.kind, "url": one.url, "orders": orders, "state": view.fault or "ok"}


def remove(options: argparse.Namespace) -> int:
    """Forget a marketplace and its secret."""
    _clerk().do(ConnectorRemove(options.name), actor=OPERATOR, cause="connector remove")
    print(f"Marketplace {options.name} is forgotten; its orders stay.")
    return 0
