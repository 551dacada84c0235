"""Goods and money: stock with counting, invoices, documents."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.console.console import Console, asked_in, form_in, needs
from bot.web.pages import pdf
from bot.web.words import refusal_words
from core.domain.commands import SetStock
from core.domain.invoices import InvoiceState
from core.domain.queries import DocumentWanted, ListInvoices, ListStock
from core.errors import Refused


def stores_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/stock")
    def stock(request: Request) -> Response:
        asked = asked_in(request, "search", "after")
        problem = request.query_params.get("problem") == "1"
        page = console.office.clerk.look(ListStock(**asked, problem=problem))
        facts: dict[str, Any] = {"page": page, "asked": asked, "problem": problem}
        if asked["after"]:
            return console.part(request, "stock_rows.html", further=True, **facts)
        return console.page(request, "stock.html", further=False, **facts)

    @router.post("/stock")
    def count(request: Request) -> Response:
        needs(request, "count_stock")
        form = form_in(request)
        sku, location = form.get("sku", "")[:60], form.get("location", "")[:60]
        counted = form.get("on_hand", "").strip().replace(",", ".")[:40]
        try:
            console.do(request, SetStock(((sku, location, counted),), form.get("reason", "").strip()[:200] or "count"))
        except Refused as refused:
            return console.go("/console/stock", refusal_words(refused.code, refused.facts), kind="bad")
        return console.go("/console/stock", f"{sku}: {counted} on hand. The difference is booked as a movement.")

    @router.get("/documents/{kind}/{number}.pdf")
    def document(kind: str, number: str) -> Response:
        return pdf(console.office.clerk.look(DocumentWanted(kind[:40], number[:40])))

    @router.get("/invoices")
    def invoices(request: Request) -> Response:
        asked = asked_in(request, "state", "after")
        page = console.office.clerk.look(ListInvoices(**asked))
        facts: dict[str, Any] = {"page": page, "asked": asked, "states": list(InvoiceState)}
        if asked["after"]:
            return console.part(request, "invoice_rows.html", further=True, **facts)
        return console.page(request, "invoices.html", further=False, **facts)

    return router
