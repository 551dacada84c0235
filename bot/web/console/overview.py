"""The first page: the figures that matter, and what needs a person now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.web.console.console import Console
from bot.web.console.switches import ACT_WORDS
from core.domain.approvals import ApprovalsWaiting, ListRuleNotes
from core.domain.hooks import ListGateways, ListWebhooks
from core.domain.mail_accounts import ListMailAccounts
from core.domain.queries import ListConversations, ListInbox, ListOrders, ShopFigures
from core.domain.switches import ListSwitches

FIGURES = (
    ("orders_awaiting_approval", "to approve", "/console/orders?state=awaiting_approval", "act"),
    ("questions_open", "questions open", "/console/orders?facet=questions", ""),
    ("orders_quoted", "quotes out", "/console/orders?state=quoted", ""),
    ("to_pick", "to pick", "/console/orders?facet=to_pick", ""),
    ("to_pack", "to pack", "/console/orders?facet=to_pack", ""),
    ("to_ship", "to ship", "/console/orders?facet=to_ship", ""),
    ("late", "promises late", "/console/orders?facet=late", "bad"),
    ("backordered", "backordered", "/console/orders?facet=backordered", ""),
    ("orders_on_hold", "on hold", "/console/orders?state=on_hold", "act"),
    ("inbound_parked", "messages to read", "/console/inbox", "act"),
    ("deliveries_parked", "could not be sent", "/console/messages?state=parked", "bad"),
    ("mailboxes_failing", "mailboxes not reached", "/console", "bad"),
    ("mailboxes_lost", "mailboxes to sign in again", "/console", "bad"),
    ("hooks_off", "connections switched off", "/console/connections", "bad"),
    ("returns_to_decide", "returns to decide", "/console/returns?state=manual", "act"),
    ("returns_open", "returns open", "/console/returns?state=open", ""),
    ("refunds_open", "to pay back", "/console/returns", "act"),
    ("invoices_overdue", "invoices overdue", "/console/invoices?state=overdue", "bad"),
)
"""Figure, its words, the list behind it, how it looks when it is not zero."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the first page."""

    count: int
    words: str
    href: str
    tone: str


def overview_router(console: Console) -> APIRouter:
    router = console.router()

    @router.get("")
    def overview(request: Request) -> Response:
        questions = (
            ShopFigures(),
            ListOrders(state="awaiting_approval", limit=6),
            ListConversations(handed_over=True, limit=6),
            ListInbox(limit=6),
            ListOrders(limit=8),
            ListMailAccounts(),
            ListSwitches(),
            ApprovalsWaiting(),
            ListRuleNotes(days=1, limit=6),
            ListWebhooks(),
            ListGateways(),
        )
        figures, approvals, handed_over, inbox, newest, mailboxes, off, waits, notes, *hooks = (
            console.office.clerk.all_of(questions)
        )
        return console.page(
            request,
            "overview.html",
            figures=figures,
            tiles=figures_of(figures),
            approvals=approvals.items,
            handed_over=handed_over.items,
            inbox=[one for one in inbox.items if one.conversation_id not in {talk["id"] for talk in handed_over.items}],
            newest=newest.items,
            lost=[one.name for one in mailboxes if one.fault],
            waits={one.order: one for one in waits},
            notes=notes,
            connections=[one for kind in hooks for one in kind if one.fault],
            switched_off=[(ACT_WORDS[one.act], one) for one in off],
        )

    return router


def figures_of(figures: Mapping[str, int | str]) -> list[Figure]:
    """Return the figures in our order; a state that nothing is in counts nothing."""
    return [
        Figure(count := int(figures.get(name, 0)), words, href, tone if count else "none")
        for name, words, href, tone in FIGURES
    ]
