"""A customer's own page of one order, behind a secret link: no account, only what the customer may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from bot.web.limits import Guesses
from bot.web.office import Office
from bot.web.order_words import Words
from bot.web.pages import Pages, pdf
from bot.web.peers import address_of
from bot.web.sessions import CSRF_FIELD, form_of, version_in
from core.domain.commands import TakeStep
from core.domain.linking import MakeLink
from core.domain.machine import Actor, Role
from core.domain.policy import ShopPolicy
from core.domain.queries import DocumentWanted, FindOrder
from core.domain.return_rules import FAULTY, WINDOW, WITHDRAWAL
from core.domain.returning import ListReturns, RequestReturn, Returnable
from core.domain.views import OrderView
from core.errors import Conflict, Refused
from core.messages.colours import ink, on_black, on_white

SHORTEST_TOKEN = 22
GUEST = Actor(Role.CUSTOMER, "customer:guest")
STEPS = ("confirm", "apply_change", "decline_change", "cancel")
"""What a customer can do here, in this order."""

RETURN_REASONS = ("not_needed", "wrong_item", "damaged", "defective", "late", "other")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stop of the order's way. name: of its words; state: done, here, ahead or off."""

    name: str
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
        request.state.words = self.pages.words(request, found.language)
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
            return self._again(request, token, ("bad", self._why_not(request, refused, order)))
        except Conflict:
            return self._again(request, token, ("warn", _say(request, "moved_on")))
        return self._back(request, token, "good", f"done.{step}")

    def ask_back(self, request: Request, token: str) -> Response:
        """Take the customer's request to send goods back."""
        order, form = self.find(request, token), request.state.form
        lines = {
            name.removeprefix("line-"): value.strip().replace(",", ".")
            for name, value in form.items()
            if name.startswith("line-") and name[5:].isdigit() and value.strip(" 0")
        }
        if not lines:
            return self._again(request, token, ("bad", _say(request, "how_many")))
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
            notice = ("bad", _say(request, "name_and_contact"))
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
            return self._again(request, token, ("bad", self._why_not(request, refused, order)))
        except Conflict:
            return self._again(request, token, ("warn", _say(request, "moved_on")))
        state = "withdrawn" if wanted.withdrawal else str(done.facts.get("state", ""))
        name = f"said.{state}" if f"said.{state}" in request.state.words else "said.taken"
        return self._back(request, token, "warn" if state == "refused" else "good", name)

    def _back(self, request: Request, token: str, kind: str, name: str) -> Response:
        """Lead back to the page, which then says this."""
        response = RedirectResponse(f"/o/{token}{_tail(request)}", 303)
        self.pages.sessions.leave_notice(response, kind, _say(request, name))
        return response

    def _why_not(self, request: Request, refused: Refused, order: OrderView) -> str:
        """Return the messages' words for a refusal; the page's general ones where the messages have none."""
        messages, language = self.office.messages, request.state.words.language
        if f"refused/{refused.code}" not in messages.names() or messages.language(language) != language:
            return _say(request, "not_now")
        policy = self.office.policy()
        context = {"facts": refused.facts, "order": order, "shop": policy.shop, "policy": policy}
        return messages.reason(refused.code, language, context)

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
        try:
            self.office.clerk.do(MakeLink(order=order.number), actor=GUEST)
        except Refused as refused:
            return self._again(request, token, ("bad", self._why_not(request, refused, order)))
        return self._back(request, token, "good", "chat_sent")

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
        back, policy = clerk.look(Returnable(number=order.number)), self.office.policy()
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
            steps=[step for step in STEPS if step in order.allowed_steps],
            stages=stages(order),
            policy=policy,
            words=request.state.words,
            why=lambda clause: _why(request.state.words, policy, clause),
            tail=_tail(request),
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
        return [Stage("received", "done", order.placed_at), Stage(order.state, "off")]
    shipped = [one.shipped_at for one in order.shipments if one.shipped_at]
    arrived = [one.delivered_at for one in order.shipments if one.delivered_at]
    confirmed = order.confirmed_at is not None
    reached = (
        (True, "received", order.placed_at),
        (confirmed, "confirmed", order.confirmed_at),
        (order.facets.get("shipping") == "all", _some(order, "shipping", "shipped"), max(shipped, default=None)),
        (order.facets.get("delivery") == "all", _some(order, "delivery", "delivered"), max(arrived, default=None)),
    )
    made: list[Stage] = []
    for done, name, at in reached:
        ahead = "ahead" if made and made[-1].state != "done" else "here"
        made.append(Stage(name, "done" if done else ahead, at))
    return made


def _some(order: OrderView, facet: str, name: str) -> str:
    return f"{name}_part" if order.facets.get(facet) == "part" else name


def _say(request: Request, name: str) -> str:
    """Return a sentence in the language of the order that was found."""
    words: Words = request.state.words
    return words.say(name)


def _tail(request: Request) -> str:
    """Return what keeps a language that was asked for, for the page's own addresses."""
    asked = request.query_params.get("lang", "")
    return f"?lang={asked}" if asked.isascii() and asked.replace("-", "").isalnum() and len(asked) < 36 else ""


def _why(words: Words, policy: ShopPolicy, clause: str) -> str:
    """Return what a clause of the return policy says."""
    days = {WINDOW: policy.return_days, WITHDRAWAL: policy.returns.withdrawal_days, FAULTY: policy.returns.faulty_days}
    name = f"clauses.{clause.rpartition('.')[2]}"
    return words.say(name if name in words else "clauses.other", count=days.get(clause, 0))
