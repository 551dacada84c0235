"""What gateways call: receipts of what they have carried, and messages, both signed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Protocol

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse

from core.domain.hooks import RESERVED, NoteReceipt
from core.domain.machine import Actor, Role
from intake.api.fields import Body, FilledLine, Line
from intake.api.office import ApiOffice
from intake.api.problems import declared
from intake.api.requests import SaidBody
from intake.gateways.book import HookBook
from intake.gateways.meta.inbound import read_webhook
from intake.gateways.signature import BadSignature, check

LONGEST_NAME = 40
_GATEWAY = Actor(Role.RULE, "rule:gateway")


class HookOffice(ApiOffice, Protocol):
    @property
    def hooks(self) -> HookBook:
        """The gateways and webhooks that were added."""


class ReceiptData(Body):
    """Which message: by our `id`, or by the gateway's own name of it. at: when; not kept."""

    id: Line = ""
    external_id: Line = ""
    reason: Annotated[str, Field(max_length=500)] = ""
    at: Line = ""


class ReceiptBody(Body):
    """What became of a message of ours."""

    type: Literal["message.sent", "message.delivered", "message.read", "message.failed"]
    timestamp: Line = ""
    data: ReceiptData


class ReceivedBody(Body):
    """A message for us."""

    type: Literal["message.received"]
    timestamp: Line = ""
    data: SaidBody


_BODY: TypeAdapter[ReceiptBody | ReceivedBody] = TypeAdapter(
    Annotated[ReceiptBody | ReceivedBody, Field(discriminator="type")]
)


def hooks_router(office: HookOffice) -> APIRouter:
    """Return the route of gateways; who calls is known by the signature, which is checked before anything is read."""
    router = APIRouter(prefix="/hooks", tags=["hooks"])

    async def take(request: Request, name: FilledLine) -> JSONResponse:
        body = await request.body()
        work = _take_from_meta if name in RESERVED else _take
        return await run_in_threadpool(work, office, name, dict(request.headers), body)

    def subscribe(
        name: FilledLine,
        mode: Annotated[str, Query(alias="hub.mode", max_length=40)] = "",
        token: Annotated[str, Query(alias="hub.verify_token", max_length=500)] = "",
        challenge: Annotated[str, Query(alias="hub.challenge", max_length=500)] = "",
    ) -> PlainTextResponse:
        meta = office.hooks.meta
        if meta is None or name not in RESERVED:
            raise HTTPException(404, "unknown_gateway")
        if mode != "subscribe" or not meta.knows(token):
            raise HTTPException(403, "token_wrong")
        return PlainTextResponse(challenge, headers={"X-Content-Type-Options": "nosniff"})

    router.add_api_route(
        "/gateway/{name}",
        subscribe,
        operation_id="gateway_subscribe",
        methods=["GET"],
        response_class=PlainTextResponse,
        responses=declared(403, 404),
        summary="Meta asks whether this hook is ours",
    )
    router.add_api_route(
        "/gateway/{name}",
        take,
        operation_id="gateway_hook",
        methods=["POST"],
        status_code=200,
        responses=declared(400, 401, 404, 413, 422, 503),
        summary="A gateway's receipt, or a message by it",
    )
    return router


def _take(office: HookOffice, name: str, headers: dict[str, str], body: bytes) -> JSONResponse:
    gateway = office.hooks.gateway(name) if len(name) <= LONGEST_NAME else None
    secrets = office.hooks.secrets(f"gateway:{name}", gateway.sealed) if gateway else []
    try:
        check(headers, body, secrets, datetime.now(UTC))
    except BadSignature as fault:
        # The same for a gateway that is not there: whoever cannot sign learns nothing of which there are.
        raise HTTPException(401, fault.code) from None
    said = _read(body)
    channel = f"gateway:{name}"
    if isinstance(said, ReceivedBody):
        received = office.take_in(said.data.inbound(channel, datetime.now(UTC)))
        return JSONResponse({"id": received.token, "state": "received"}, 202)
    return JSONResponse(_noted(office, channel, said))


def _take_from_meta(office: HookOffice, name: str, headers: dict[str, str], body: bytes) -> JSONResponse:
    meta = office.hooks.meta
    if meta is None or not meta.signed(headers.get("x-hub-signature-256", ""), body):
        raise HTTPException(401, "signature_wrong")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "no_json") from None
    for one in read_webhook(said):
        if isinstance(one, NoteReceipt):
            office.clerk.do(one, actor=_GATEWAY, cause=f"gateway:{one.channel}")
        else:
            # A file that cannot be fetched now ends this in 503: Meta calls again, and what is stored is known.
            office.take_in(meta.with_files(one))
    return JSONResponse({"state": "received"})


def _read(body: bytes) -> ReceiptBody | ReceivedBody:
    try:
        return _BODY.validate_json(body)
    except ValidationError as fault:
        raise RequestValidationError([dict(one) for one in fault.errors(include_url=False)]) from None


def _noted(office: HookOffice, channel: str, said: ReceiptBody) -> dict[str, Any]:
    outcome = said.type.partition(".")[2]
    # Our ids are kept in angle brackets, as mail writes them.
    ours = f"<{said.data.id.strip('<>')}>" if said.data.id else ""
    note = NoteReceipt(channel, outcome, ours, said.data.external_id, said.data.reason)
    done = office.clerk.do(note, actor=_GATEWAY, cause=f"gateway:{channel}")
    if not done.facts["known"]:
        raise HTTPException(404, "unknown_message")
    return {"state": outcome}
