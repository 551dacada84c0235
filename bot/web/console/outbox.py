"""Outgoing messages: what waits, what could not be sent, how a message looks, sending it again."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, RowId, asked_in, needs
from bot.web.console.frames import framed
from core.domain.commands import ResendDelivery
from core.domain.queries import ListDeliveries, ReadConversation
from core.domain.views import MessageView

STATES = (("", "All"), ("waiting", "Waiting"), ("parked", "Could not be sent"), ("sent", "Sent"))


def outbox_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/messages")
    def messages(request: Request) -> Response:
        asked = asked_in(request, "state", "after")
        page = console.office.clerk.look(ListDeliveries(**asked))
        facts: dict[str, Any] = {"page": page, "asked": asked, "states": STATES}
        if asked["after"]:
            return console.part(request, "message_rows.html", further=True, **facts)
        return console.page(request, "messages.html", further=False, **facts)

    @router.post("/messages/{delivery_id}/again")
    def again(request: Request, delivery_id: RowId) -> Response:
        needs(request, "send_again")
        console.do(request, ResendDelivery(delivery_id))
        return console.go("/console/messages?state=parked", "It is on its way again.")

    @router.get("/messages/{conversation_id}/{delivery_id}")
    def message(request: Request, conversation_id: RowId, delivery_id: RowId) -> Response:
        found = _message(console, conversation_id, delivery_id)
        return console.page(request, "message.html", message=found, conversation_id=conversation_id)

    @router.get("/messages/{conversation_id}/{delivery_id}/letter")
    def letter(conversation_id: RowId, delivery_id: RowId) -> Response:
        return framed(_message(console, conversation_id, delivery_id).html)

    return router


def _message(console: Console, conversation_id: int, delivery_id: int) -> MessageView:
    messages = console.office.clerk.look(ReadConversation(conversation_id))
    found = next((one for one in messages if one.direction == "out" and one.id == delivery_id), None)
    if found is None:
        raise HTTPException(404)
    return found
