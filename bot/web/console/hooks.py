"""Connections: the programs that carry messages or hear of events, what they were told, telling it again."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, asked_in, form_in, needs, seat_of
from core.domain.commands import Command
from core.domain.hooks import (
    ListGateways,
    ListHookDeliveries,
    ListWebhooks,
    WebhookPing,
    WebhookRemove,
    WebhookReplay,
    WebhookSwitch,
)
from core.errors import Refused

RIGHT = "connections"
FAULTS = {
    "bad_url": "That address cannot be called: it must be https:// on the public internet.",
    "bad_name": "A name has small letters, digits, - and _ only, at most 40 of them.",
    "bad_events": "Events are names such as order.confirmed, order.* or *.",
}


def hooks_router(console: Console) -> APIRouter:
    router = console.router()
    _reading(router, console)
    _changing(router, console)
    return router


def _reading(router: APIRouter, console: Console) -> None:
    @router.get("/connections")
    def connections(request: Request) -> Response:
        needs(request, RIGHT)
        return connections_page(console, request)

    @router.get("/connections/{name}")
    def webhook(request: Request, name: str) -> Response:
        needs(request, RIGHT)
        asked = asked_in(request, "state", "after")
        found = console.office.hooks.webhook(name)
        if found is None:
            raise HTTPException(404)
        page = console.office.clerk.look(ListHookDeliveries(name, asked["state"], asked["after"]))
        return console.page(request, "connection.html", webhook=found, page=page, asked=asked)


def _changing(router: APIRouter, console: Console) -> None:
    @router.post("/connections")
    def add(request: Request) -> Response:
        needs(request, RIGHT)
        form = form_in(request)
        name, url = form.get("name", "").strip(), form.get("url", "").strip()
        events = tuple(form.get("events", "").replace(",", " ").split()) or ("*",)
        try:
            added = console.office.hooks.add_webhook(name, url, seat_of(request).actor, events=events)
        except Refused as refused:
            words = FAULTS.get(refused.code)
            if words is None:
                raise
            return connections_page(console, request, status=422, fault=words, typed=form)
        # The secret is on this page alone: nobody can be sent back to it.
        return connections_page(console, request, secret=added.secret, added=added.name)

    @router.post("/connections/{name}/{act}")
    def act(request: Request, name: str, act: str) -> Response:
        needs(request, RIGHT)
        if act == "rotate":
            return _rotated(console, request, name)
        wanted = _command(name, act)
        console.do(request, wanted[0])
        return console.go("/console/connections" if act == "remove" else wanted[2] + name, wanted[1])


def _rotated(console: Console, request: Request, name: str) -> Response:
    """Make a webhook's secret anew and show it on this page alone."""
    found = console.office.hooks.webhook(name)
    if found is None:
        raise HTTPException(404)
    added = console.office.hooks.add_webhook(name, found.url, seat_of(request).actor, events=found.events, rotate=True)
    if not found.active:
        console.do(request, WebhookSwitch(name, active=False))
    return connections_page(console, request, secret=added.secret, added=name)


def _command(name: str, act: str) -> tuple[Command, str, str]:
    known: dict[str, tuple[Command, str]] = {
        "ping": (WebhookPing(name), "A ping is on its way; the list shows what comes back."),
        "replay": (WebhookReplay(name, failed=True), "What it never took is told again."),
        "on": (WebhookSwitch(name, active=True), "It is on; what waited goes on."),
        "off": (WebhookSwitch(name, active=False), "It is off."),
        "remove": (WebhookRemove(name), "It is forgotten with its log."),
    }
    if act not in known:
        raise HTTPException(404)
    return *known[act], "/console/connections/"


def connections_page(console: Console, request: Request, *, status: int = 200, **more: Any) -> Response:
    """Return the page of all connections. secret, key: shown this once; form: which of the two was sent."""
    webhooks, gateways = console.office.clerk.all_of((ListWebhooks(), ListGateways()))
    known: dict[str, Any] = {"fault": "", "typed": {}, "secret": "", "added": "", "form": "webhook", "key": ""}
    return console.page(
        request, "connections.html", status=status, webhooks=webhooks, gateways=gateways, **(known | more)
    )
