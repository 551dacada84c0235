"""Switches: one page on which everything that the clerk does by itself can be stopped at once; and taking back."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.console.console import Console, RowId, form_in, needs
from bot.web.words import CHANNELS, refusal_words
from core.domain.switches import ACTS, ListSwitches, SetSwitch
from core.domain.undo import UndoCommand
from core.errors import Conflict, Refused

ACT_WORDS = {
    "everything": "Everything by itself",
    "answers": "Answers, questions and read-backs",
    "confirmations": "Confirmations",
    "reminders": "Reminders",
}
KINDS = (
    ("order_quoted", "Read-backs"), ("question_asked", "Questions"), ("price_question", "Answers about prices"),
    ("stock_question", "Answers about stock"), ("delivery_question", "Answers about delivery"),
    ("order_status", "Answers about an order"), ("order_reminded", "Reminders of a quote"),
    ("invoice_overdue", "Reminders of an invoice"), ("order_shipped", "Shipping notices"),
    ("order_invoiced", "Invoices by mail"),
)  # fmt: skip


def switches_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("/switches")
    def switches(request: Request) -> Response:
        off = console.office.clerk.look(ListSwitches())
        return console.page(
            request, "switches.html", off=off, acts=ACT_WORDS, channels=_channels(), kinds=KINDS,
            stopped={(one.scope, one.value, one.act) for one in off}, kind_words=dict(KINDS),
        )  # fmt: skip

    @router.post("/switches")
    def switch(request: Request) -> Response:
        needs(request, "switch")
        form = form_in(request)
        off = form.get("off") == "1"
        command = SetSwitch(
            form.get("scope", "")[:20], form.get("value", "")[:100], form.get("act", ACTS[0])[:20], off,
            form.get("reason", "")[:200], release=form.get("release") == "1",
        )  # fmt: skip
        try:
            facts = console.do(request, command).facts
        except Refused as refused:
            return console.go("/console/switches", refusal_words(refused.code, refused.facts), kind="bad")
        if off:
            return console.go("/console/switches", f"Stopped. Messages kept for people: {facts['held']}.", kind="warn")
        return console.go("/console/switches", f"It goes on. Messages that leave now: {facts['released']}.")

    @router.post("/undo/{unit}")
    def undo(request: Request, unit: RowId) -> Response:
        try:
            undone = console.do(request, UndoCommand(unit)).facts["undone"]
        except Refused as refused:
            return console.go("/console", refusal_words(refused.code, refused.facts), kind="bad")
        except Conflict:
            return console.go("/console", refusal_words("order_moved_on", {}), kind="bad")
        where = f"/console/orders/{quote(undone.orders[0], safe='')}" if len(undone.orders) == 1 else "/console"
        return console.go(where, "Taken back; nobody was told." if undone.held_back else "Taken back.")

    return router


def _channels() -> list[tuple[str, str]]:
    return [(name, words) for name, words in CHANNELS.items() if name not in ("api", "gateway")]
