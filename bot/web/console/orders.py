"""Orders: the list, one order with its conversation, its steps, its lines."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.web.console.console import Console, asked_in, form_in, seat_of
from bot.web.console.lines import ROWS, wanted_lines
from bot.web.console.steps import EDITED, body_of, buttons, form_for, may_edit
from bot.web.console.talk import read_talk
from bot.web.console.timeline import timeline
from bot.web.problems import status_of
from bot.web.sessions import version_in
from bot.web.words import CHANNELS, WORK, refusal_words
from core.domain.approvals import ApprovalsWaiting
from core.domain.charged import ChargedFor
from core.domain.commands import TakeStep
from core.domain.orders import OrderState
from core.domain.queries import FindOrder, ListOrders, ReadJournal
from core.domain.returning import ListReturns
from core.domain.views import OrderView
from core.errors import Conflict, Refused

MOVED_ON = "Somebody changed this order meanwhile. This is how it stands now; look, then press again."


def orders_router(console: Console) -> APIRouter:
    router = console.router()
    _reading(router, console)
    _changing(router, console)
    return router


def _reading(router: APIRouter, console: Console) -> None:
    @router.get("/orders")
    def orders(request: Request) -> Response:
        asked = asked_in(request, "search", "state", "channel", "facet", "after")
        page = console.office.clerk.look(ListOrders(**asked))
        facts: dict[str, Any] = {"page": page, "asked": asked}
        if asked["after"]:
            return console.part(request, "order_rows.html", further=True, **facts)
        facts |= {"states": list(OrderState), "channels": CHANNELS, "work": WORK}
        return console.page(request, "orders.html", further=False, **facts)

    @router.get("/orders/{number}")
    def order(request: Request, number: str) -> Response:
        return _page(console, request, _order(console, request, number))

    @router.get("/orders/{number}/edit")
    def edit(request: Request, number: str) -> Response:
        return _edit(console, request, _order(console, request, number))

    @router.get("/orders/{number}/steps/{step}")
    def back(number: str, step: str) -> Response:
        return RedirectResponse(f"/console/orders/{quote(number, safe='')}", 303)


def _changing(router: APIRouter, console: Console) -> None:
    @router.post("/orders/{number}/steps/{step}")
    def take_step(request: Request, number: str, step: str) -> Response:
        form = form_in(request)
        try:
            console.do(request, TakeStep(number, step, body_of(step, form), version_in(form)))
        except (Refused, Conflict) as error:
            status, notice = _what_went_wrong(error)
            return _page(console, request, _order(console, request, number), status=status, notice=notice)
        return console.go(f"/console/orders/{number}", form_for(step).done)

    @router.post("/orders/{number}/lines")
    def lines(request: Request, number: str) -> Response:
        found, form = _order(console, request, number), form_in(request)
        if not may_edit(found, seat_of(request).actor):
            raise Refused("not_your_role", step="change")
        try:
            wanted = wanted_lines(found, form)
            # A colleague who gives another item for what was read shows what the words mean.
            taught = console.office.learner.corrections(found, wanted)
            console.do(request, *taught, TakeStep(number, "change", {"lines": wanted}, version_in(form)))
        except (Refused, Conflict) as error:
            status, notice = _what_went_wrong(error)
            fresh = _order(console, request, number)
            typed = form if isinstance(error, Refused) else {}
            return _edit(console, request, fresh, status=status, notice=notice, typed=typed)
        return console.go(f"/console/orders/{number}", "The lines are saved; the customer gets the new read-back.")


def _what_went_wrong(error: Refused | Conflict) -> tuple[int, tuple[str, str]]:
    """Return status and notice for the order's page as it stands now."""
    if isinstance(error, Conflict):
        return 409, ("warn", MOVED_ON)
    return status_of(error.code), ("bad", refusal_words(error.code, error.facts))


def _order(console: Console, request: Request, number: str) -> OrderView:
    found = console.office.clerk.look(FindOrder(number=number[:40], actor=seat_of(request).actor))
    if found is None:
        raise HTTPException(404)
    return found


def _page(console: Console, request: Request, order: OrderView, **facts: Any) -> Response:
    journal, waits = console.office.clerk.all_of((ReadJournal(order.id), ApprovalsWaiting(order.number)))
    return console.page(
        request,
        "order.html",
        order=order,
        charged=console.office.clerk.look(ChargedFor(order.id)),
        buttons=buttons(order, seat_of(request).actor),
        wait=waits[0] if waits else None,
        edited=EDITED,
        returns=console.office.clerk.look(ListReturns(order=order.number)).items,
        timeline=timeline(journal, currency=order.currency, me=seat_of(request).actor.id),
        address=f"/console/orders/{order.number}",
        **read_talk(console, order.conversation_id, (*order.lines, *order.proposed)),
        **facts,
    )


def _edit(console: Console, request: Request, order: OrderView, **facts: Any) -> Response:
    if not may_edit(order, seat_of(request).actor):
        raise Refused("wrong_state", step="change", state=order.state)
    typed = facts.pop("typed", {})
    return console.page(
        request,
        "order_edit.html",
        order=order,
        typed=typed,
        rows=ROWS,
        address=f"/console/orders/{order.number}/edit",
        **facts,
    )
