"""Invoices and events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import JSONResponse, Response

from core.domain.invoices import InvoiceState
from core.domain.queries import DocumentWanted, FindInvoice, ListEvents, ListInvoices
from intake.api.answers import EventOut, EventPage, InvoicePage
from intake.api.fields import Cursor, Limit
from intake.api.orders import own_order
from intake.api.problems import declared
from intake.api.route import Key, Office, channel_of
from intake.api.shown import invoice_row

_PDF = {
    "description": "The invoice.",
    "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
}


def add_books(router: APIRouter) -> None:
    """Add the routes."""
    router.add_api_route(
        "/invoices",
        list_invoices,
        operation_id="list_invoices",
        methods=["GET"],
        response_model=InvoicePage,
        summary="List invoices",
    )
    router.add_api_route(
        "/invoices/{number}.pdf",
        read_invoice,
        operation_id="read_invoice",
        methods=["GET"],
        response_class=Response,
        responses={200: _PDF, **declared(404)},
        summary="Read an invoice",
    )
    router.add_api_route(
        "/events",
        list_events,
        operation_id="list_events",
        methods=["GET"],
        response_model=EventPage,
        summary="List events",
    )


def list_invoices(
    office: Office,
    key: Key,
    status: Annotated[InvoiceState | None, Query()] = None,
    after: Annotated[Cursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return invoices, newest first; a channel's key gets those of its own orders."""
    page = office.clerk.look(ListInvoices(str(status or ""), after, limit, channel_of(key)))
    found = InvoicePage(items=[invoice_row(row) for row in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json"))


def read_invoice(office: Office, key: Key, number: Annotated[str, Path(max_length=60)]) -> Response:
    """Return an invoice as PDF; a channel's key gets those of its own orders."""
    found = office.clerk.look(FindInvoice(number))
    if found is None:
        raise HTTPException(404, "unknown_invoice")
    own_order(office, key, found.order_number)
    paper = office.clerk.look(DocumentWanted("invoice", found.number))
    headers = {"Content-Disposition": f'attachment; filename="{found.number}.pdf"'}
    return Response(paper.content, media_type="application/pdf", headers=headers)


def list_events(
    office: Office,
    key: Key,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
    limit: Annotated[Limit, Query()] = 100,
) -> JSONResponse:
    """Return what happened after an event, oldest first; a channel's key gets that of its own orders."""
    page = office.clerk.look(ListEvents(after, limit, channel_of(key)))
    found = EventPage(items=[EventOut.model_validate(row) for row in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json"))
