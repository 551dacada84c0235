"""Channels: what each lists, at which price, how much it sees; and what marketplaces sent that waits for a person."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, asked_in, form_in, needs
from bot.web.pages import download
from bot.web.words import refusal_words
from core.domain.channels import ChannelRow, ListChannels, ListingsFile, ListListings
from core.domain.connectors import DecideMarketOrder, ListConnectors, MarketOrders
from core.domain.views import Page
from core.errors import Refused


def channels_router(console: Console) -> APIRouter:
    router = console.router()
    look = console.office.clerk.look

    @router.get("/channels")
    def channels(request: Request) -> Response:
        connectors = {view.connection.channel: view for view in look(ListConnectors())}
        return console.page(request, "channels.html", rows=look(ListChannels()), connectors=connectors)

    @router.get("/channels/{name}")
    def channel(request: Request, name: str) -> Response:
        asked = asked_in(request, "search", "after")
        page: Page = look(ListListings(name[:80], asked["search"], asked["after"]))
        facts: dict[str, Any] = {"page": page, "asked": asked, "name": name[:80]}
        if asked["after"]:
            return console.part(request, "channel_rows.html", further=True, **facts)
        view = next((one for one in look(ListConnectors()) if one.connection.channel == name), None)
        parked = look(MarketOrders(view.connection.name, ("parked",))) if view else ()
        row = _row(console, name, known=view is not None)
        return console.page(request, "channel.html", row=row, view=view, parked=parked, further=False, **facts)

    @router.get("/channels/{name}/listings.{kind}")
    def listings(request: Request, name: str, kind: str) -> Response:
        return download(look(ListingsFile(name[:80], f".{kind[:5]}")))

    @router.post("/channels/{name}/orders")
    def decide(request: Request, name: str) -> Response:
        needs(request, "phone")
        form = form_in(request)
        back = f"/console/channels/{name}"
        command = DecideMarketOrder(
            name[:80].removeprefix("api:"), form.get("external_id", "")[:200], form.get("verdict", "")[:20]
        )
        try:
            console.do(request, command)
        except Refused as refused:
            return console.go(back, refusal_words(refused.code, refused.facts), kind="bad")
        again = command.verdict == "again"
        return console.go(back, "It is tried with the next round, within a minute." if again else "Noted as settled.")

    return router


def _row(console: Console, name: str, *, known: bool) -> ChannelRow:
    rows = console.office.clerk.look(ListChannels())
    found = next((row for row in rows if row.name == name), None)
    if found is None and not known:
        raise HTTPException(404)
    return found or ChannelRow(name, console.office.policy().channel(name))
