"""Returns: ask for one, list them, read one, take its steps."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Header, HTTPException, Path, Query
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from core.domain.access import KeyView
from core.domain.invoices import ReturnState
from core.domain.lifecycles import RETURN
from core.domain.returning import FindReturn, ListReturns, RequestReturn, ReturnView, TakeReturnStep
from core.domain.returns import ASIDE, OUTCOMES, REASONS, RESOLUTIONS
from core.errors import Conflict, Refused
from intake.api.answers import AmountOut
from intake.api.fields import TEXT, Amount, Cursor, Limit, Line, Quantity, ShortLine
from intake.api.fields import Body as Shape
from intake.api.orders import Number, etag, own_order
from intake.api.problems import declared
from intake.api.requests import MOST_LINES, Position, named
from intake.api.route import Key, Office, channel_of, sees

ReturnNumber = Annotated[str, Path(description="The return's number, such as R-26-7K3QX.")]
ReturnStepName = StrEnum("ReturnStepName", list(dict.fromkeys(step.name for step in RETURN.steps if step.offered)))  # type: ignore[misc]
IfMatch = Annotated[str, Header(alias="If-Match", max_length=255, include_in_schema=False)]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=180,
        pattern=r"^([!-~]([ -~]*[!-~])?)?$",
        description="The same key again for the same order gets the same return.",
    ),
]
ByPosition = Annotated[dict[Position, Quantity], Field(max_length=MOST_LINES, json_schema_extra=named(4))]


class ReturnLineOut(BaseModel):
    """Quantities count base units. clause: the rule that stood against taking it back."""

    position: int
    sku: str
    name: str
    unit: str
    asked: str
    requested: str
    received: str
    quantities: dict[str, str]
    clause: str


class RefundOut(BaseModel):
    id: int
    status: str
    amount: AmountOut
    method: str
    reference: str
    queued_at: datetime
    settled_at: datetime | None


class ReturnOut(BaseModel):
    """One return. version is its ETag; allowed_steps are the caller's; deadline: when it must be on its way."""

    number: str
    order: str
    status: str
    version: int
    reason: str
    withdrawal: bool
    clause: str
    lines: list[ReturnLineOut]
    requested_at: datetime
    deadline: date | None
    send_to: str
    shop_pays: bool
    tracking: str
    resolution: str
    refund: AmountOut | None
    fee: AmountOut | None
    credit_notes: list[str]
    exchange: str
    refunds: list[RefundOut]
    allowed_steps: list[str]


class ReturnPage(BaseModel):
    items: list[ReturnOut]
    next: str | None


class ReturnBody(Shape):
    """What shall come back. lines: position -> base units; `{}` is everything that still can."""

    lines: Annotated[ByPosition, Field(default_factory=dict)]
    reason: Literal[("", *REASONS)] = ""  # type: ignore[valid-type]
    note: Annotated[str, Field(max_length=2000, pattern=TEXT)] = ""
    withdrawal: bool = False


class Counted(Shape):
    """What became of a line's units; those that are not counted at reception are short."""

    received: Amount | None = None
    wrong: Amount | None = None
    lost: Amount | None = None
    sellable: Amount | None = None
    repair: Amount | None = None
    quarantine: Amount | None = None
    scrap: Amount | None = None


class ReturnStepBody(Shape):
    """What a step needs, all optional; `{}` acts on everything open.

    lines: for receive and inspect, position -> base units or a count of each kind. outcome: of every unit;
    rejudge takes sellable, scrap or customer. place: where goods stand that are judged again.
    """

    reason: Annotated[str, Field(max_length=500, pattern=TEXT)] | None = None
    lines: (
        Annotated[dict[Position, Counted | Quantity], Field(max_length=MOST_LINES, json_schema_extra=named(4))] | None
    ) = None
    outcome: Literal[*OUTCOMES, "customer"] | None = None  # type: ignore[valid-type]
    place: Literal[ASIDE] | None = None  # type: ignore[valid-type]
    location: ShortLine | None = None
    resolution: Literal[RESOLUTIONS] | None = None  # type: ignore[valid-type]
    tracking: Line | None = None

    def facts(self) -> dict[str, Any]:
        found = {name: value for name, value in self if value is not None}
        if self.lines is not None:
            found["lines"] = {
                position: said.model_dump(exclude_none=True) if isinstance(said, Counted) else said
                for position, said in self.lines.items()
            }
        return found


def add_returns(router: APIRouter) -> None:
    """Add the routes."""
    router.add_api_route(
        "/orders/{number}/returns",
        request_return,
        operation_id="request_return",
        methods=["POST"],
        status_code=201,
        response_model=ReturnOut,
        responses=declared(404, 409, 415),
        summary="Ask to send goods back",
    )
    router.add_api_route(
        "/returns", list_returns, operation_id="list_returns", methods=["GET"], response_model=ReturnPage,
        summary="List returns",
    )  # fmt: skip
    router.add_api_route(
        "/returns/{number}", read_return, operation_id="read_return", methods=["GET"], response_model=ReturnOut,
        responses=declared(404), summary="Read a return",
    )  # fmt: skip
    router.add_api_route(
        "/returns/{number}/steps/{step}",
        take_return_step,
        operation_id="take_return_step",
        methods=["POST"],
        response_model=ReturnOut,
        responses=declared(404, 409, 412, 415),
        summary="Take a step of a return's life cycle",
    )


def request_return(
    office: Office,
    key: Key,
    number: Number,
    body: Annotated[ReturnBody | None, Body()] = None,
    idempotency_key: IdempotencyKey = "",
) -> JSONResponse:
    """Ask for a return; the shop's rules decide at once, `status` says how.

    A withdrawal of an order of which nothing has left cancels it; there is no return then, and 409 says so.
    """
    order = own_order(office, key, number)
    asked = body or ReturnBody(lines={})
    command = RequestReturn(
        order.number, asked.lines, asked.reason, asked.note,
        key=f"api:{key.id}:{idempotency_key}" if idempotency_key else "", withdrawal=asked.withdrawal,
    )  # fmt: skip
    done = office.clerk.do(command, actor=key.actor, cause="api")
    if not done.facts.get("return"):
        raise HTTPException(409, "order_cancelled")
    return _shown(own_return(office, key, str(done.facts["return"])), 201)


def list_returns(
    office: Office,
    key: Key,
    status: Annotated[ReturnState | None, Query()] = None,
    order: Annotated[ShortLine, Query()] = "",
    after: Annotated[Cursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return returns, newest first; a channel's key gets those of its own orders."""
    wanted = ListReturns(
        str(status or ""), order, channel=channel_of(key), after=after, limit=limit, actor=key.actor
    )  # fmt: skip
    page = office.clerk.look(wanted)
    found = ReturnPage(items=[return_out(one) for one in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json"))


def read_return(office: Office, key: Key, number: ReturnNumber) -> JSONResponse:
    """Return one return with the steps that the caller may take now."""
    return _shown(own_return(office, key, number))


def take_return_step(
    office: Office,
    key: Key,
    number: ReturnNumber,
    step: ReturnStepName,
    body: Annotated[ReturnStepBody | None, Body()] = None,
    if_match: IfMatch = "",
) -> JSONResponse:
    """Take a step and return the return as it is then; with `If-Match` only where it still has that version."""
    view = own_return(office, key, number)
    expected = view.version if if_match and if_match.strip() != "*" else None
    if expected is not None and etag(expected) not in {one.strip() for one in if_match.split(",")}:
        raise HTTPException(412, "version_mismatch")
    wanted = TakeReturnStep(view.number, str(step), body.facts() if body else {}, expected_version=expected)
    try:
        office.clerk.do(wanted, actor=key.actor, cause="api")
    except Conflict:
        if expected is None:
            raise
        raise HTTPException(412, "version_mismatch") from None
    return _shown(own_return(office, key, number))


def own_return(office: Office, key: KeyView, number: str) -> ReturnView:
    """Return a return that the key may see.

    Raises: Refused("unknown_return"), the same for one that is not there and one that is another's.
    """
    view = office.clerk.look(FindReturn(number[:40], key.actor))
    if view is None or not sees(key, view.channel):
        raise Refused("unknown_return")
    return view


def _shown(view: ReturnView, status: int = 200) -> JSONResponse:
    return JSONResponse(return_out(view).model_dump(mode="json"), status, headers={"ETag": etag(view.version)})


def return_out(view: ReturnView) -> ReturnOut:
    """Return a return as the interface shows it."""
    refunds = [
        RefundOut(
            id=one.id,
            status=one.state,
            amount=AmountOut(amount=str(one.amount), currency=one.amount.currency),
            method=one.method,
            reference=one.reference,
            queued_at=one.queued_at,
            settled_at=one.settled_at,
        )
        for one in view.refunds
    ]
    lines = [
        ReturnLineOut(
            position=one.position,
            sku=one.sku,
            name=one.name,
            unit=one.unit,
            asked=one.asked,
            requested=one.requested,
            received=one.received,
            quantities=dict(one.quantities),
            clause=one.clause,
        )
        for one in view.lines
    ]
    plain = ("number", "order", "version", "reason", "withdrawal", "clause", "requested_at", "deadline", "send_to",
             "shop_pays", "tracking", "resolution", "exchange")  # fmt: skip
    amounts: dict[str, Any] = {
        name: AmountOut(amount=str(money), currency=money.currency) if money else None
        for name, money in (("refund", view.refund), ("fee", view.fee))
    }
    return ReturnOut(
        status=view.state,
        lines=lines,
        refunds=refunds,
        credit_notes=list(view.credit_notes),
        allowed_steps=list(view.allowed_steps),
        **amounts,
        **{name: getattr(view, name) for name in plain},
    )
