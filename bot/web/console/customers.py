"""Customers: one line of time over all channels, the chats that are theirs, links for them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from bot.web.console.console import Console, RowId, asked_in, form_in, needs
from bot.web.console.timeline import SAID
from bot.web.words import label, refusal_words
from core.domain.linking import FindPerson, ListCustomers, MakeLink, Moment, Person, Unbind
from core.errors import Refused


def customers_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/customers")
    def customers(request: Request) -> Response:
        asked = asked_in(request, "search", "after")
        page = console.office.clerk.look(ListCustomers(**asked))
        facts: dict[str, Any] = {"page": page, "asked": asked}
        if asked["after"]:
            return console.part(request, "customer_rows.html", further=True, **facts)
        return console.page(request, "customers.html", further=False, **facts)

    @router.get("/customers/{customer_id}")
    def customer(request: Request, customer_id: RowId) -> Response:
        return _page(console, request, _found(console, customer_id))

    @router.post("/customers/{customer_id}/link")
    def link(request: Request, customer_id: RowId) -> Response:
        needs(request, "answer")
        person = _found(console, customer_id)
        made = console.do(request, MakeLink(customer_id)).facts["code"]
        return _page(console, request, person, links=console.office.start_links(made))

    @router.post("/customers/{customer_id}/bindings/{binding_id}/undo")
    def undo(request: Request, customer_id: RowId, binding_id: RowId) -> Response:
        back = f"/console/customers/{customer_id}"
        try:
            console.do(request, Unbind(binding_id, form_in(request).get("reason", "")))
        except Refused as refused:
            if refused.code == "not_your_role":
                raise
            return console.go(back, refusal_words(refused.code, refused.facts), kind="bad")
        return console.go(back, "The chat is no longer this customer's.")

    return router


def _found(console: Console, customer_id: int) -> Person:
    person = console.office.clerk.look(FindPerson(customer_id))
    if person is None:
        raise HTTPException(404)
    return person


def _page(console: Console, request: Request, person: Person, **facts: Any) -> Response:
    moments = [(one, _words(one)) for one in person.moments]
    return console.page(request, "customer.html", person=person, moments=moments, **{"links": {}, **facts})


def _words(moment: Moment) -> str:
    """Return what a moment is called: what was said, or what happened to the order."""
    name = moment.event.replace(".", "_")
    return moment.words or SAID.get(name) or label(name)
