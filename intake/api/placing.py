"""Place an order: once for each Idempotency-Key, with the same answer ever after."""

from __future__ import annotations

import json
import logging
from typing import Annotated

from fastapi import APIRouter, Header
from starlette.responses import Response

from core.domain.commands import TakeStep
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.errors import Conflict, OutsideBusy, Refused
from intake.api.answers import OrderOut
from intake.api.office import ApiOffice
from intake.api.orders import etag
from intake.api.problems import declared
from intake.api.requests import OrderBody
from intake.api.route import BodyHash, Key, Office
from intake.api.shown import order_json

log = logging.getLogger(__name__)

_CHARGED = Actor(Role.RULE, "rule:charged_elsewhere")

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[!-~]([ -~]*[!-~])?$",
        description="The first answer to a key is given again to every later request with that key.",
    ),
]
_NUMBER = {"parameters": {"number": "$response.body#/number"}}
_LINKS = {name: {"operationId": name, **_NUMBER} for name in ("read_order", "take_step")}


def add_placing(router: APIRouter) -> None:
    """Add the route."""
    router.add_api_route(
        "/orders",
        place_order,
        operation_id="place_order",
        methods=["POST"],
        status_code=201,
        response_model=OrderOut,
        responses={201: {"links": _LINKS}, **declared(409, 415)},
        summary="Place an order",
    )


def _book_payment(office: ApiOffice, number: str, paid: str, source: Source) -> None:
    # Known by its source: however often the request is repeated, the money is booked once, and never after a change.
    payment = {"amount": paid, "method": source.channel, "reference": source.external_id}
    try:
        office.clerk.do(TakeStep(number, "pay", payment), actor=_CHARGED, cause="api")
    except Refused as refusal:
        log.info("the payment of order %s was not booked again: %s", number, refusal.code)
    except (Conflict, OutsideBusy):
        # The order stands and must be answered so; a repeated request books it.
        log.warning("the payment of order %s could not be booked now", number)


def place_order(
    office: Office, key: Key, body_hash: BodyHash, idempotency_key: IdempotencyKey, body: OrderBody
) -> Response:
    """Take a structured order. The same Idempotency-Key again gets the first answer, with another body 422."""
    source = Source(key.channel, body.external_id or idempotency_key)
    command = body.command(source, (key.id, idempotency_key, body_hash), order_json)
    answer = office.clerk.do(command, actor=key.actor, cause="api").facts["answer"]
    found = answer["body"]
    if body.paid is not None and found["status"] == "confirmed":
        _book_payment(office, found["number"], str(body.paid), source)
    headers = {"Location": f"/api/v1/orders/{found['number']}", "ETag": etag(found["version"])}
    # A database may give the first answer back with its fields in another order; every repeat must be the same bytes.
    content = json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Response(content, answer["status"], headers, media_type="application/json")
