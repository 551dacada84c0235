"""A customer's own page of one order, behind a secret link: no account, only what the customer may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.web.limits import Guesses
from bot.web.office import Office
from bot.web.pages import Pages, pdf
from bot.web.peers import address_of
from bot.web.sessions import CSRF_FIELD, form_of, version_in
from core.domain.commands import TakeStep
from core.domain.linking import MakeLink
from core.domain.machine import Actor, Role
from core.domain.queries import DocumentWanted, FindOrder
from core.domain.returning import ListReturns, RequestReturn, Returnable
from core.domain.views import OrderView
from core.errors import Conflict, Refused
from core.messages.colours import ink, on_black, on_white

SHORTEST_TOKEN = 22
GUEST = Actor(Role.CUSTOMER, "customer:guest")
NOT_NOW = "That is not possible any more. Please write to us; we look at it."
MOVED_ON = "The order changed while you looked at it. This is how it stands now; please look again."
STEPS: Mapping[str, tuple[str, str]] = {
    "confirm": ("Place this order", "Thank you! Your order is placed."),
    "apply_change": ("Accept the change", "Thank you! The change is made."),
    "decline_change": ("Keep the order as it was", "The order stays as it was."),
    "cancel": ("Cancel this order", "The order is cancelled."),
}
"""What a customer can do here: the button's words, and what is said afterwards."""
CHAT_LINK_SENT = "We have sent a link to your mail address. It opens our chat, where we know you at once."
REFUSED = {
    "too_many_codes": "We have sent you several links already. Please look into your mail.",
    "out_of_stock": "Meanwhile something is sold out. Please answer our message or write to us; we look for a way.",
    "quote_expired": "The offer's validity has passed. Write to us and we renew it.",
    "already_picked": "Your parcel is being packed already, so this is not possible any more.",
    "already_shipped": "Your parcel is on its way already, so this is not possible any more.",
    "address_missing": "We do not know your delivery address yet. Please answer our message first.",
    "nothing_to_return": "There is nothing left of this order that could come back.",
    "too_much_returned": "That is more than can still come back; please look at the numbers again.",
    "bad_quantity": "Please write how many as a number.",
    "question_open": "One of our questions is still open. Please answer our message first.",
}


RETURN_REASONS: Mapping[str, str] = {
    "not_needed": "I do not want it after all",
    "wrong_item": "You sent something else",
    "damaged": "It arrived damaged",
    "defective": "It does not work",
    "late": "It came too late",
    "other": "Something else",
}
SAID: Mapping[str, tuple[str, str]] = {
    "authorised": ("good", "Your return is agreed. Its number and what to do stand below."),
    "refused": ("warn", "We cannot take this back. The reason stands below and is on its way to you."),
    "manual": ("good", "A colleague looks at your request and writes to you."),
    "withdrawn": ("good", "Your withdrawal has reached us. The acknowledgement with its time is on its way to you."),
}
"""What the page says to a request, by what became of it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stop of the order's way. state: done, here, ahead or off."""

    words: str
    state: str
    at: datetime | date | None = None


class OrderLink:
    """Finds the order behind a link, shows it, takes its customer's steps."""

    def __init__(self, office: Office, pages: Pages) -> None:
        self.office = office
        self.pages = pages
        self.guesses = Guesses()

    def find(self, request: Request, token: str) -> OrderView:
        """Return the order. Who guesses too often must wait; a good link always works, whoever shares the address.

        Raises: HTTPException, the same for every link that names nothing.
        """
        found = self.office.clerk.look(FindOrder(token=token, actor=GUEST)) if _likely(token) else None
        if found is None:
            address = address_of(request)
            if wait := self.guesses.wait_s(address):
                raise HTTPException(429, "too_many_requests", {"Retry-After": str(wait)})
            self.guesses.wrong(address)
            raise HTTPException(404)
        return found

    def see(self, request: Request, token: str) -> Response:
        return self._show(request, token, self.find(request, token))

    async def checked(self, request: Request, token: str) -> None:
        """Let pass only forms of this very page."""
        self.pages.sessions.same_site(request)
        request.state.form = await form_of(request)
        self.pages.sessions.check_csrf(request.state.form.get(CSRF_FIELD), token)

    def take(self, request: Request, token: str, step: str) -> Response:
        order = self.find(request, token)
        if step not in STEPS:
            raise HTTPException(404)
        body = {"reason": "cancelled by the customer"} if step == "cancel" else {}
        actor = Actor(Role.CUSTOMER, f"customer:{order.customer.id}") if order.customer else GUEST
        wanted = TakeStep(order.number, step, body, version_in(request.state.form))
        try:
            self.office.clerk.do(wanted, actor=actor)
        except Refused as refused:
            notice = ("bad", REFUSED.get(refused.code, NOT_NOW))
            return self._show(request, token, self.find(request, token), status=409, notice=notice)
        except Conflict:
            return self._show(request, token, self.find(request, token), status=409, notice=("warn", MOVED_ON))
        response = RedirectResponse(f"/o/{token}", 303)
        self.pages.sessions.leave_notice(response, "good", STEPS[step][1])
        return response

    def ask_back(self, request: Request, token: str) -> Response:
        """Take the customer's request to send goods back."""
        order, form = self.find(request, token), request.state.form
        lines = {
            name.removeprefix("line-"): value.strip().replace(",", ".")
            for name, value in form.items()
            if name.startswith("line-") and name[5:].isdigit() and value.strip(" 0")
        }
        if not lines:
            return self._again(request, token, ("bad", "Please say how many of what you want to send back."))
        wanted = RequestReturn(
            order.number, lines, form.get("reason", "")[:40], form.get("note", "")[:1000], key=f"page:{form.get('key')}"
        )
        return self._asked(request, token, wanted)

    def withdraw(self, request: Request, token: str) -> Response:
        """Show what a withdrawal asks for: a name, the contract, a contact; nothing else."""
        order = self.find(request, token)
        if not self._consumer(order):
            raise HTTPException(404)
        return self._show(request, token, order, template="withdraw.html", key=uuid4().hex)

    def confirm_withdrawal(self, request: Request, token: str) -> Response:
        """Take the withdrawal; its acknowledgement leaves with the time at which it came."""
        order, form = self.find(request, token), request.state.form
        if not self._consumer(order):
            raise HTTPException(404)
        told = {name: form.get(name, "").strip()[:200] for name in ("name", "contact")}
        if not all(told.values()):
            facts = {"template": "withdraw.html", "status": 422, "key": form.get("key", ""), "told": told}
            notice = ("bad", "Please tell us your name and how we reach you.")
            return self._show(request, token, order, notice=notice, **facts)
        wanted = RequestReturn(order.number, withdrawal=True, declared=told, key=f"page:{form.get('key')}")
        return self._asked(request, token, wanted)

    def _consumer(self, order: OrderView) -> bool:
        """Return whether the right to withdraw is offered: to everybody who buys without a VAT number."""
        company = order.customer is not None and bool(order.customer.vat_id)
        return bool(self.office.policy().returns.withdrawal_days) and not company

    def _asked(self, request: Request, token: str, wanted: RequestReturn) -> Response:
        order = self.find(request, token)
        actor = Actor(Role.CUSTOMER, f"customer:{order.customer.id}") if order.customer else GUEST
        try:
            done = self.office.clerk.do(wanted, actor=actor)
        except Refused as refused:
            return self._again(request, token, ("bad", REFUSED.get(refused.code, NOT_NOW)))
        except Conflict:
            return self._again(request, token, ("warn", MOVED_ON))
        state = "withdrawn" if wanted.withdrawal else str(done.facts.get("state", ""))
        response = RedirectResponse(f"/o/{token}", 303)
        self.pages.sessions.leave_notice(response, *SAID.get(state, ("good", "We have your request.")))
        return response

    def _again(self, request: Request, token: str, notice: tuple[str, str]) -> Response:
        return self._show(request, token, self.find(request, token), status=409, notice=notice)

    def slip(self, request: Request, token: str, number: str) -> Response:
        """Return the paper that goes into the parcel."""
        order = self.find(request, token)
        if number not in {one.number for one in self.office.clerk.look(ListReturns(order=order.number)).items}:
            raise HTTPException(404)
        return pdf(self.office.clerk.look(DocumentWanted("return_slip", number)))

    def chat(self, request: Request, token: str) -> Response:
        """Have a one-time link into a chat mailed to the customer on file; who holds the page alone gets none."""
        order = self.find(request, token)
        response = RedirectResponse(f"/o/{token}", 303)
        kind, told = "good", CHAT_LINK_SENT
        try:
            self.office.clerk.do(MakeLink(order=order.number), actor=GUEST)
        except Refused as refused:
            kind, told = "bad", REFUSED.get(refused.code, NOT_NOW)
        self.pages.sessions.leave_notice(response, kind, told)
        return response

    def invoice(self, request: Request, token: str, number: str) -> Response:
        order = self.find(request, token)
        if number not in {one.number for one in order.invoices}:
            raise HTTPException(404)
        return pdf(self.office.clerk.look(DocumentWanted("invoice", number)))

    def brand(self) -> Response:
        """Return the merchant's colour as the page's accent, moved until it can be read on light and on dark."""
        given = self.office.policy().shop.brand_colour
        light, dark = on_white(given), on_black(given)
        style = (
            f":root{{--accent:light-dark({light},{dark});--accent-strong:var(--accent);"
            f"--on-accent:light-dark({ink(light)},{ink(dark)});"
            "--accent-wash:color-mix(in srgb,var(--accent) 14%,var(--panel))}"
        )
        return Response(style, media_type="text/css", headers={"Cache-Control": "public, max-age=300"})

    def _show(
        self, request: Request, token: str, order: OrderView, template: str = "customer_order.html", **facts: Any
    ) -> Response:
        clerk = self.office.clerk
        back = clerk.look(Returnable(number=order.number))
        return self.pages.page(
            request,
            template,
            returns=clerk.look(ListReturns(order=order.number)).items,
            returnable=back[0] if back else None,
            reasons=RETURN_REASONS,
            may_withdraw=self._consumer(order),
            form_key=uuid4().hex,
            order=order,
            token=token,
            form_token=self.pages.sessions.csrf(token),
            steps=[(step, *STEPS[step]) for step in STEPS if step in order.allowed_steps],
            stages=stages(order),
            policy=self.office.policy(),
            **facts,
        )


def order_link_router(office: Office, pages: Pages) -> APIRouter:
    link = OrderLink(office, pages)
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/brand.css", link.brand, methods=["GET"])
    router.add_api_route("/o/{token}", link.see, methods=["GET"])
    router.add_api_route("/o/{token}/invoices/{number}.pdf", link.invoice, methods=["GET"])
    router.add_api_route("/o/{token}/chat", link.chat, methods=["POST"], dependencies=[Depends(link.checked)])
    router.add_api_route("/o/{token}/steps/{step}", link.take, methods=["POST"], dependencies=[Depends(link.checked)])
    checked = [Depends(link.checked)]
    router.add_api_route("/o/{token}/returns", link.ask_back, methods=["POST"], dependencies=checked)
    router.add_api_route("/o/{token}/returns/{number}.pdf", link.slip, methods=["GET"])
    router.add_api_route("/o/{token}/withdraw", link.withdraw, methods=["GET"])
    router.add_api_route("/o/{token}/withdraw", link.confirm_withdrawal, methods=["POST"], dependencies=checked)
    return router


def _likely(token: str) -> bool:
    shape = token.isascii() and token.replace("-", "").replace("_", "").isalnum()
    return shape and SHORTEST_TOKEN <= len(token) <= 128


def stages(order: OrderView) -> list[Stage]:
    """Return the way of an order as its customer sees it."""
    if order.state in ("cancelled", "rejected", "expired"):
        ended = {"cancelled": "Cancelled", "rejected": "Not accepted", "expired": "The offer has expired"}
        return [Stage("Received", "done", order.placed_at), Stage(ended[order.state], "off")]
    shipped = [one.shipped_at for one in order.shipments if one.shipped_at]
    arrived = [one.delivered_at for one in order.shipments if one.delivered_at]
    confirmed = order.confirmed_at is not None
    reached = (
        (True, "Received", order.placed_at),
        (confirmed, "Confirmed", order.confirmed_at),
        (order.facets.get("shipping") == "all", _some(order, "shipping", "Shipped"), max(shipped, default=None)),
        (order.facets.get("delivery") == "all", _some(order, "delivery", "Delivered"), max(arrived, default=None)),
    )
    made: list[Stage] = []
    for done, words, at in reached:
        ahead = "ahead" if made and made[-1].state != "done" else "here"
        made.append(Stage(words, "done" if done else ahead, at))
    return made


def _some(order: OrderView, facet: str, words: str) -> str:
    return f"Partly {words.lower()}" if order.facets.get(facet) == "part" else words
