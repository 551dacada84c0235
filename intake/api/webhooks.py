"""Webhooks: who hears of events, what they were told, and telling it again. For administrators' keys."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Protocol

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from core.domain.commands import Command
from core.domain.hooks import (
    HookDelivery,
    ListHookDeliveries,
    ListWebhooks,
    Webhook,
    WebhookPing,
    WebhookRemove,
    WebhookReplay,
    WebhookSwitch,
)
from intake.api.fields import Body, Cursor, Limit, Moment, ShortFilledLine, ShortLine
from intake.api.office import ApiOffice
from intake.api.problems import declared
from intake.api.route import Key
from intake.gateways.book import HookBook

Name = Annotated[str, Path(min_length=1, max_length=40, pattern=r"^[a-z0-9_-]+$")]
EventId = Annotated[int, Field(ge=0, le=2**53)]


class HookOffice(ApiOffice, Protocol):
    @property
    def hooks(self) -> HookBook:
        """The gateways and webhooks that were added."""


def _office(request: Request) -> HookOffice:
    office: HookOffice = request.state.office
    if request.state.key.role != "admin":
        raise HTTPException(403, "not_your_role")
    return office


Office = Annotated[HookOffice, Depends(_office)]


class WebhookBody(Body):
    """Where to and of what. events: names such as `order.confirmed`, `order.*`, or `*`. rotate: make a new secret."""

    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[!-~]+$")]
    events: Annotated[list[ShortFilledLine], Field(min_length=1, max_length=50)] = ["*"]  # noqa: RUF012
    active: bool = True
    rotate: bool = False


class ReplayBody(Body):
    """Which events: by id, both ends included; by moment; of one order; only what was never taken."""

    first: EventId = 0
    last: EventId = 0
    since: Moment | None = None
    order: ShortLine = ""
    failed: bool = False


class WebhookOut(BaseModel):
    """A webhook. secret: only in the answer that made it."""

    name: str
    url: str
    events: list[str]
    active: bool
    failing_since: datetime | None
    fault: str
    secret: str | None = None


class WebhookPage(BaseModel):
    items: list[WebhookOut]
    next: str | None


class AttemptOut(BaseModel):
    attempt: int
    at: datetime
    status: int
    took_ms: int
    answer: str
    error: str


class DeliveryOut(BaseModel):
    """One event for one webhook. id: its `webhook-id`."""

    id: str
    event_id: int | None
    event: str
    order: str
    state: str
    attempts: int
    created_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    tried: list[AttemptOut]


class DeliveryPage(BaseModel):
    items: list[DeliveryOut]
    next: str | None


class QueuedOut(BaseModel):
    """How many were queued; last: the newest event that was looked at, to go on from where there are more."""

    queued: int
    last: int = 0


def add_webhooks(router: APIRouter) -> None:
    """Add the routes."""
    found = declared(404)
    router.add_api_route("/webhooks", list_all, methods=["GET"], response_model=WebhookPage, summary="List webhooks")
    router.add_api_route(
        "/webhooks/{name}", put, methods=["PUT"], response_model=WebhookOut,
        responses={201: {"model": WebhookOut}, **declared(409, 415)},
        summary="Add or change a webhook",
    )  # fmt: skip
    router.add_api_route(
        "/webhooks/{name}", remove, methods=["DELETE"], status_code=204, responses=found, summary="Forget a webhook"
    )
    router.add_api_route(
        "/webhooks/{name}/ping", ping, methods=["POST"], status_code=202, response_model=QueuedOut,
        responses=declared(404, 415), summary="Send a webhook a ping",
    )  # fmt: skip
    router.add_api_route(
        "/webhooks/{name}/replay", replay, methods=["POST"], status_code=202, response_model=QueuedOut,
        responses=declared(404, 415), summary="Tell a webhook events again",
    )  # fmt: skip
    router.add_api_route(
        "/webhooks/{name}/deliveries", deliveries, methods=["GET"], response_model=DeliveryPage, responses=found,
        summary="What a webhook was told",
    )  # fmt: skip


def list_all(office: Office) -> JSONResponse:
    """Return the webhooks by name."""
    page = WebhookPage(items=[_shown(one) for one in office.clerk.look(ListWebhooks())], next=None)
    return JSONResponse(page.model_dump(mode="json"))


def put(office: Office, key: Key, name: Name, body: WebhookBody) -> JSONResponse:
    """Add a webhook, or change the one of that name; the secret is shown when it is made, this once."""
    added = office.hooks.add_webhook(name, body.url, key.actor, events=tuple(body.events), rotate=body.rotate)
    if not body.active:
        office.clerk.do(WebhookSwitch(name, active=False), actor=key.actor, cause="api")
    shown = _shown(_known(office, name)).model_copy(update={"secret": added.secret or None})
    return JSONResponse(shown.model_dump(mode="json"), 201 if added.new else 200)


def remove(office: Office, key: Key, name: Name) -> Response:
    """Forget a webhook with its log."""
    _known(office, name)
    office.clerk.do(WebhookRemove(name), actor=key.actor, cause="api")
    return Response(status_code=204)


def ping(office: Office, key: Key, name: Name) -> JSONResponse:
    """Queue a ping."""
    return _queued(office, key, name, WebhookPing(name))


def replay(office: Office, key: Key, name: Name, body: ReplayBody) -> JSONResponse:
    """Queue events again, under the ids that they had."""
    return _queued(office, key, name, WebhookReplay(name, body.first, body.last, body.since, body.order, body.failed))


def _queued(office: HookOffice, key: Key, name: str, command: Command) -> JSONResponse:
    _known(office, name)
    facts = office.clerk.do(command, actor=key.actor, cause="api").facts
    made = QueuedOut(queued=facts.get("queued", 1), last=facts.get("last", 0))
    return JSONResponse(made.model_dump(), 202)


def deliveries(
    office: Office,
    name: Name,
    state: Annotated[Literal["", "queued", "sending", "retry", "sent", "failed"], Query()] = "",
    after: Annotated[Cursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return what a webhook was or is to be told, newest first, with each attempt."""
    _known(office, name)
    page = office.clerk.look(ListHookDeliveries(name, state, after, limit))
    shown = DeliveryPage(items=[_delivery(one) for one in page.items], next=page.next)
    return JSONResponse(shown.model_dump(mode="json"))


def _known(office: HookOffice, name: str) -> Webhook:
    found = office.hooks.webhook(name)
    if found is None:
        raise HTTPException(404, "unknown_webhook")
    return found


def _shown(one: Webhook) -> WebhookOut:
    return WebhookOut(
        name=one.name,
        url=one.url,
        events=list(one.events),
        active=one.active,
        failing_since=one.failing_since,
        fault=one.fault,
    )


def _delivery(one: HookDelivery) -> DeliveryOut:
    tried = [
        AttemptOut(attempt=a.attempt, at=a.at, status=a.status, took_ms=a.took_ms, answer=a.answer, error=a.error)
        for a in one.tried
    ]
    return DeliveryOut(
        id=one.message_id,
        event_id=one.event_id,
        event=one.event,
        order=one.order,
        state=one.state,
        attempts=one.attempts,
        created_at=one.created_at,
        next_try_at=one.next_try_at,
        sent_at=one.sent_at,
        tried=tried,
    )
