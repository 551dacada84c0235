"""Gateways: added, tried, their secrets made anew, what they carried and what they could not carry."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, asked_in, form_in, needs, seat_of
from bot.web.console.hooks import FAULTS, RIGHT, connections_page
from core.domain.access import AddApiKey
from core.domain.hooks import GatewayRemove, GatewayReplay, GatewaySwitch, TrafficOf
from core.domain.queries import ListDeliveries
from core.errors import OutsideBusy, OutsideRefused, Refused

STATES = (("", "All"), ("waiting", "Waiting"), ("parked", "Could not be sent"), ("sent", "Sent"))


def gateways_router(console: Console) -> APIRouter:
    router = console.router()

    @router.post("/gateways")
    def add(request: Request) -> Response:
        needs(request, RIGHT)
        form, actor = form_in(request), seat_of(request).actor
        name, url = form.get("name", "").strip(), form.get("url", "").strip()
        try:
            added = console.office.hooks.add_gateway(name, url, actor)
        except Refused as refused:
            if (words := FAULTS.get(refused.code)) is None:
                raise
            return connections_page(console, request, status=422, fault=words, typed=form, form="gateway")
        key = _key(console, request, name) if form.get("key") else ""
        # Secret and key are on this page alone: nobody can be sent back to them.
        return connections_page(console, request, secret=added.secret, added=added.name, key=key, form="gateway")

    @router.get("/gateways/{name}")
    def gateway(request: Request, name: str) -> Response:
        needs(request, RIGHT)
        return _gateway_page(console, request, name)

    @router.post("/gateways/{name}/{act}")
    def act(request: Request, name: str, act: str) -> Response:
        needs(request, RIGHT)
        if act == "rotate":
            return _rotated(console, request, name)
        if act == "remove":
            console.do(request, GatewayRemove(name))
            return console.go("/console/connections", "It is forgotten; what was said by it stays.")
        return console.go(f"/console/gateways/{name}", *_done(console, request, name, act))

    return router


def _key(console: Console, request: Request, name: str) -> str:
    """Return a new key for what comes in; empty where there is one of that name already."""
    try:
        return str(console.do(request, AddApiKey(name, f"gateway:{name}")).facts["key"])
    except Refused as refused:
        if refused.code != "name_taken":
            raise
        return ""


def _done(console: Console, request: Request, name: str, act: str) -> tuple[str]:
    """Carry out what a button asks for; return what to tell."""
    if act in ("on", "off"):
        console.do(request, GatewaySwitch(name, active=act == "on"))
        return (f"The gateway is {act}.",)
    if act == "replay":
        queued = console.do(request, GatewayReplay(name)).facts["queued"]
        return (f"{queued} on their way again." if queued else "There is nothing to send again.",)
    if act == "ping":
        return (_pinged(console, name),)
    raise HTTPException(404)


def _pinged(console: Console, name: str) -> str:
    try:
        told = console.office.hooks.ping_gateway(name)
    except (OutsideBusy, OutsideRefused) as fault:
        return f"No answer: {fault}"
    well = "It answers" if 200 <= told.status < 300 else "It does not take it"
    return f"{well}: {told.status} after {told.took_ms} ms. {told.answer}".strip()


def _rotated(console: Console, request: Request, name: str) -> Response:
    found = console.office.hooks.gateway(name)
    if found is None:
        raise HTTPException(404)
    added = console.office.hooks.add_gateway(name, found.url, seat_of(request).actor, rotate=True)
    if not found.active:
        console.do(request, GatewaySwitch(name, active=False, fault=found.fault))
    return _gateway_page(console, request, name, secret=added.secret)


def _gateway_page(console: Console, request: Request, name: str, *, secret: str = "") -> Response:
    found = console.office.hooks.gateway(name)
    if found is None:
        raise HTTPException(404)
    asked = asked_in(request, "state", "after")
    page, traffic = console.office.clerk.all_of(
        (ListDeliveries(**asked, channel=found.channel), TrafficOf(found.channel))
    )
    facts: dict[str, Any] = {"gateway": found, "page": page, "traffic": traffic, "asked": asked, "states": STATES}
    return console.page(request, "gateway.html", secret=secret, **facts)
