"""Messages in free words, from any gateway."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, HTTPException
from starlette.responses import JSONResponse

from core.domain.queries import FindMessage
from intake.api.answers import ButtonOut, MessageOut, MessageStateOut
from intake.api.problems import declared
from intake.api.requests import MessageBody
from intake.api.route import Key, Office, sees


def add_messages(router: APIRouter) -> None:
    """Add the routes."""
    router.add_api_route(
        "/messages",
        take_message,
        operation_id="take_message",
        methods=["POST"],
        status_code=202,
        response_model=MessageOut,
        responses=declared(409, 415),
        summary="Hand in a message in free words",
    )
    router.add_api_route(
        "/messages/{id}",
        read_message,
        operation_id="read_message",
        methods=["GET"],
        response_model=MessageStateOut,
        responses=declared(404),
        summary="What became of a message",
    )


def take_message(office: Office, key: Key, body: MessageBody) -> JSONResponse:
    """Store a message once and have it worked on; the same message_id again gets the same answer."""
    if not sees(key, body.channel):
        raise HTTPException(403, "other_channel")
    received = office.take_in(body.inbound(body.channel, datetime.now(UTC)))
    location = {"Location": f"/api/v1/messages/{received.token}"}
    return JSONResponse({"id": received.token, "state": "received"}, 202, location)


def read_message(office: Office, key: Key, id: str) -> JSONResponse:
    """Return what became of a message, by the id that taking it in gave."""
    found = office.clerk.look(FindMessage(id))
    if found is None or not sees(key, found.channel):
        raise HTTPException(404, "unknown_message")
    answer = MessageStateOut(
        id=found.id,
        state=found.state,
        orders=list(found.orders),
        reply=found.reply or None,
        buttons=[ButtonOut.model_validate(one) for one in found.buttons],
        reason=found.reason or None,
    )
    return JSONResponse(answer.model_dump(mode="json"))
