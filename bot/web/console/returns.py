"""Returns and refunds: the list, one return with its steps as the table allows them, money that goes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, RowId, asked_in, form_in, seat_of
from bot.web.console.steps import REASON, Field, StepForm
from bot.web.problems import status_of
from bot.web.sessions import version_in
from bot.web.words import refusal_words
from core.domain.invoices import ReturnState
from core.domain.queries import FindOrder
from core.domain.returning import (
    FindReturn,
    GoodsAside,
    ListRefunds,
    ListReturns,
    RefundOrder,
    RequestReturn,
    Returnable,
    ReturnView,
    TakeRefundStep,
    TakeReturnStep,
)
from core.domain.returns import OUTCOMES, REASONS, RESOLUTIONS
from core.errors import Conflict, Refused

MOVED_ON = "Somebody changed this return meanwhile. This is how it stands now; look, then press again."
_RESOLUTIONS = {
    "refund": "Credit, and pay the money back",
    "credit": "Credit only",
    "exchange": "Credit, and send the same again",
    "repair": "Repaired: send it back",
    "reject": "Not accepted: send it back",
}
_REJUDGED = {"sellable": "Back to stock", "scrap": "Scrap it", "customer": "The customer gets it back"}
FORMS: Mapping[str, StepForm] = {
    "authorise": StepForm("Authorise", "Authorised; the customer has number and address."),
    "refuse": StepForm("Refuse", "Refused; the customer is told why.", look="danger", fields=(REASON,)),
    "refer": StepForm("Leave it to a colleague", "A colleague decides."),
    "scan": StepForm("It is on its way", "Noted.", fields=(Field("tracking", "Tracking number"),)),
    "receive": StepForm("Receive", "Received; the customer is told."),
    "inspect": StepForm(
        "Inspect",
        "Inspected; sellable goods are on hand again.",
        fields=(Field("location", "Put back at", hint="Empty: where it came from."),),
    ),
    "rejudge": StepForm(
        "Judge again what stands aside",
        "Judged again; stock and places are booked.",
        fields=(
            Field("outcome", "What becomes of it", "choice", choices=tuple(_REJUDGED.items())),
            Field("place", "Where it stands", "choice", choices=(("quarantine", "Quarantine"), ("repair", "Repair"))),
            Field("location", "Put back at", hint="Empty: where it came from."),
            Field("reason", "Reason", "area", hint="Colleagues read it. May stay empty."),
        ),
    ),
    "resolve": StepForm(
        "Resolve",
        "Resolved; the customer is told.",
        fields=(
            Field(
                "resolution",
                "What becomes of it",
                "choice",
                choices=tuple((one, _RESOLUTIONS[one]) for one in RESOLUTIONS),
            ),
            Field("reason", "Reason", "area", hint="Needed where it is not accepted; the customer reads it."),
        ),
    ),
    "close": StepForm("Close", "Closed."),
    "cancel": StepForm(
        "Call it off", "Called off; the customer is told.", look="danger", fields=(Field("reason", "Reason", "area"),)
    ),
}
COUNTED: Mapping[str, tuple[str, ...]] = {
    "receive": ("received", "wrong", "lost"),
    "inspect": OUTCOMES,
    "rejudge": ("units",),
}
"""Steps that count each line's units, and what they are counted as."""


def returns_router(console: Console) -> APIRouter:
    router = console.router()
    _reading(router, console)
    _changing(router, console)
    return router


def _reading(router: APIRouter, console: Console) -> None:
    @router.get("/returns")
    def returns(request: Request) -> Response:
        asked = asked_in(request, "state", "after")
        actor = seat_of(request).actor
        wanted = (ListReturns(**asked), ListRefunds(state="queued,pending,failed", actor=actor), GoodsAside())
        page, refunds, aside = console.office.clerk.all_of(wanted)
        return console.page(
            request, "returns.html", page=page, asked=asked, refunds=refunds.items, aside=aside,
            states=("open", *ReturnState),
        )  # fmt: skip

    @router.get("/returns/{number}")
    def one(request: Request, number: str) -> Response:
        return _page(console, request, _return(console, request, number))

    @router.get("/orders/{number}/returns")
    def ask(request: Request, number: str) -> Response:
        return _ask(console, request, number)


def _changing(router: APIRouter, console: Console) -> None:
    @router.post("/returns/{number}/steps/{step}")
    def take_step(request: Request, number: str, step: str) -> Response:
        form = form_in(request)
        try:
            console.do(request, TakeReturnStep(number[:40], step, _body(step, form), version_in(form)))
        except (Refused, Conflict) as error:
            status, notice = _what_went_wrong(error)
            return _page(console, request, _return(console, request, number), status=status, notice=notice)
        return console.go(f"/console/returns/{number}", FORMS[step].done if step in FORMS else "Done.")

    @router.post("/orders/{number}/returns")
    def ask(request: Request, number: str) -> Response:
        form = form_in(request)
        wanted = RequestReturn(
            number[:40], _named(form), form.get("reason", "")[:40], form.get("note", "")[:1000],
            key=f"console:{form.get('key', '')[:60]}",
        )  # fmt: skip
        try:
            done = console.do(request, wanted)
        except (Refused, Conflict) as error:
            status, notice = _what_went_wrong(error)
            return _ask(console, request, number, status=status, notice=notice)
        return console.go(f"/console/returns/{done.facts['return']}", "Noted; the customer is told.")

    @router.post("/orders/{number}/refunds")
    def refund(request: Request, number: str) -> Response:
        form = form_in(request)
        amount = form.get("amount", "").strip().replace(",", ".")[:40]
        wanted = RefundOrder(
            number[:40], amount, reason=form.get("reason", "")[:500], key=f"console:{form.get('key', '')[:60]}"
        )  # fmt: skip
        try:
            console.do(request, wanted)
        except (Refused, Conflict) as error:
            status, notice = _what_went_wrong(error)
            return _ask(console, request, number, status=status, notice=notice)
        return console.go(f"/console/orders/{number}", "The refund is queued; pay it, then mark it as paid back.")

    @router.post("/refunds/{refund_id}/steps/{step}")
    def refund_step(request: Request, refund_id: RowId, step: str) -> Response:
        form = form_in(request)
        reference = form.get("reference", "").strip()[:120]
        try:
            console.do(request, TakeRefundStep(refund_id, step, {"reference": reference}))
        except (Refused, Conflict) as error:
            return console.go("/console/returns", _what_went_wrong(error)[1][1], kind="bad")
        return console.go("/console/returns", "Noted." if step != "settle" else "Paid back; the customer is told.")


def _return(console: Console, request: Request, number: str) -> ReturnView:
    found = console.office.clerk.look(FindReturn(number[:40], seat_of(request).actor))
    if found is None:
        raise HTTPException(404)
    return found


def _page(console: Console, request: Request, found: ReturnView, **facts: Any) -> Response:
    steps = [(step, FORMS[step], COUNTED.get(step, ())) for step in found.allowed_steps if step in FORMS]
    return console.page(request, "return.html", found=found, steps=steps, **facts)


def _ask(console: Console, request: Request, number: str, **facts: Any) -> Response:
    clerk = console.office.clerk
    order = clerk.look(FindOrder(number=number[:40], actor=seat_of(request).actor))
    if order is None:
        raise HTTPException(404)
    back = clerk.look(Returnable(number=order.number))
    return console.page(
        request,
        "order_returns.html",
        order=order,
        returnable=back[0].lines if back else (),
        returns=clerk.look(ListReturns(order=order.number)).items,
        refunds=clerk.look(ListRefunds(order=order.number)).items,
        reasons=REASONS,
        key=uuid4().hex,
        **facts,
    )


def _body(step: str, form: Mapping[str, str]) -> dict[str, Any]:
    """Return what a step's form says; units are counted only where somebody has counted any."""
    wanted = FORMS[step].fields if step in FORMS else ()
    body: dict[str, Any] = {
        field.name: form[field.name].strip()[:500] for field in wanted if form.get(field.name, "").strip()
    }
    lines: dict[str, dict[str, str]] = {}
    for name, value in form.items():
        kind, _, position = name.partition("-")
        if kind in COUNTED.get(step, ()) and position.isdigit() and value.strip():
            lines.setdefault(position, {})[kind] = value.strip().replace(",", ".")[:40]
    return body | ({"lines": lines} if lines else {})


def _named(form: Mapping[str, str]) -> dict[str, str]:
    named = {name[5:]: value.strip().replace(",", ".") for name, value in form.items() if name.startswith("line-")}
    return {position: value for position, value in named.items() if position.isdigit() and value.strip(" 0")}


def _what_went_wrong(error: Refused | Conflict) -> tuple[int, tuple[str, str]]:
    if isinstance(error, Conflict):
        return 409, ("warn", MOVED_ON)
    return status_of(error.code), ("bad", refusal_words(error.code, error.facts))
