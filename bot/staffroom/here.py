"""One thing that was said in the room, and everything that answering it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.staffroom.parsing import Asked
from bot.staffroom.port import StaffReply, StaffSaid
from core.clerk import Clerk, Done
from core.domain.access import staff_actor
from core.domain.commands import Command
from core.domain.machine import Actor
from core.domain.policy import ShopPolicy
from core.domain.queries import FindOrder, ListItems, ListOrders
from core.domain.staffroom import ActOnce, CaseOfPost, CaseView, OrdersLike
from core.domain.views import OrderView, StaffView
from core.errors import Refused
from core.messages.render import Messages
from core.ports import Button

_EXAMPLE_OF: Mapping[str, tuple[str, str]] = {
    "approve": ("awaiting_approval", ""),
    "reject": ("awaiting_approval", ""),
    "hold": ("confirmed", ""),
    "release": ("on_hold", ""),
    "pick": ("", "to_pick"),
    "pack": ("", "to_pack"),
    "ship": ("", "to_ship"),
    "deliver": ("", "under_way"),
    "invoice": ("", "to_invoice"),
    "pay": ("", "unpaid"),
    "reverse": ("", "unpaid"),
    "reopen": ("closed", ""),
}
"""State and facet of orders with which the command would work."""


class Unclear(Exception):
    """What was said cannot be done as it is; the reply says what is missing."""

    def __init__(self, reply: StaffReply) -> None:
        self.reply = reply
        super().__init__("unclear")


@dataclass(frozen=True, slots=True)
class Here:
    """What was said by whom, and the doors to the shop. console: address of the console's pages."""

    clerk: Clerk
    messages: Messages
    policy: ShopPolicy
    console: str
    staff: StaffView
    said: StaffSaid
    asked: Asked

    @property
    def actor(self) -> Actor:
        """Return who does it: all roles of that member of staff."""
        return staff_actor(self.staff)

    # -- words ------------------------------------------------------------------------------------------------------

    def words(self, name: str, **facts: Any) -> tuple[str, tuple[Button, ...]]:
        """Return the words of a template for the staff, and its buttons."""
        shop = self.policy.shop
        return self.messages.for_staff(name, shop.language, {"shop": shop, "console": self.console, **facts})

    def line(self, name: str, **facts: Any) -> str:
        """Return the words of a template as one line."""
        return " ".join(self.words(name, **facts)[0].split())

    def reply(self, name: str, *, kind: str = "plain", across: int = 2, **facts: Any) -> StaffReply:
        """Return an answer: the template's first line is its title; its buttons stand `across` in a row."""
        text, buttons = self.words(name, **facts)
        title, _, rest = text.partition("\n")
        rows = tuple(tuple(buttons[start : start + across]) for start in range(0, len(buttons), across))
        return StaffReply(title=title, text=rest.strip("\n"), buttons=rows, kind=kind, notice=title[:180])

    def told(self, name: str, **facts: Any) -> StaffReply:
        """Return that it is done: one line where a card was pressed, which tells of it itself; else an answer."""
        reply = self.reply(name, kind="good", **facts)
        on_card = bool(self.said.action and self.said.card) and self.case() is not None
        return StaffReply(kind="good", notice=reply.notice) if on_card else reply

    def reason(self, refused: Refused, order: OrderView | None = None) -> str:
        """Return why something is refused, in words."""
        facts = {"facts": {"code": refused.code, **refused.facts}, "order": order, "shop": self.policy.shop}
        return self.messages.reason(refused.code, self.policy.shop.language, facts)

    def refused(self, refused: Refused, order: OrderView | None = None) -> StaffReply:
        """Return the answer to what a rule of the shop does not allow."""
        words = self.reason(refused, order)
        if refused.code == "claimed_already":
            return self.reply("claimed", kind="warn", why=words, again=self.asked.typed())
        return StaffReply(title=words, kind="bad", notice=words[:180])

    # -- orders -----------------------------------------------------------------------------------------------------

    def find(self, number: str) -> OrderView | None:
        """Return an order as this person sees it."""
        return self.clerk.look(FindOrder(number=number, actor=self.actor))

    def order(self, typed: str) -> OrderView:
        """Return the order that was meant.

        Raises: Unclear with what looks like it, or how it is typed.
        """
        if not typed and (case := self.case()) is not None and case.order:
            typed = case.order
        if not typed:
            raise Unclear(self.usage())
        found = self.clerk.look(OrdersLike(typed))
        if len(found) == 1 and found[0]:
            order = self.find(found[0])
            if order is not None:
                return order
        raise Unclear(self._meant(typed, [number for number in found if number]))

    def _meant(self, typed: str, near: list[str]) -> StaffReply:
        buttons = tuple((Button(number, self._with_number(typed, number)),) for number in near)
        return replace(self.reply("no_order", kind="warn", typed=typed[:20], near=near), buttons=buttons)

    def _with_number(self, typed: str, number: str) -> str:
        # What was typed behind the number is kept; the version is the reader's to see first.
        rest = self.asked.rest
        place = rest.casefold().find(typed.rsplit("-", maxsplit=1)[-1].casefold())
        after = rest[place + len(typed.rsplit("-", maxsplit=1)[-1]) :] if place >= 0 else ""
        return replace(self.asked, rest=f"{number}{after}", version=None).typed(dry=self.asked.dry)

    def case(self) -> CaseView | None:
        """Return the case that the message is about to which this one replies, or on whose card was pressed."""
        post = self.said.replies_to or self.said.card
        return self.clerk.look(CaseOfPost(self.said.place, post)) if post and self.said.place else None

    def usage(self) -> StaffReply:
        """Return how the command is typed, with an example made of what is there."""
        return self.reply("usage", kind="warn", command=self.asked.name, example=self.example())

    def example(self) -> dict[str, str]:
        """Return what is in this shop, for an example: an order's number, an item."""
        state, facet = _EXAMPLE_OF.get(self.asked.name, ("", ""))
        orders, any_order, items = self.clerk.all_of(
            (ListOrders(state=state, facet=facet, limit=1), ListOrders(limit=1), ListItems(limit=1))
        )
        row = next(iter((*orders.items, *any_order.items)), None)
        item: Mapping[str, Any] = next(iter(items.items), {})
        number = row.number if row else "O-26-7K3QX"
        customer = (row.customer if row else "") or "Ann"
        return {"number": number, "sku": str(item.get("sku", "SKU")), "customer": customer}

    # -- doing ------------------------------------------------------------------------------------------------------

    def do(self, *commands: Command, order: str = "") -> Done:
        """Do it once, whatever is sent or pressed again.

        Raises: Refused, Conflict; Unclear with the preview where only that was asked for.
        """
        if self.asked.dry:
            raise Unclear(self.preview(*commands))
        once = ActOnce(self.said.key, self.asked.name, order)
        return self.clerk.do(once, *commands, actor=self.actor, cause=self.said.key)

    def preview(self, *commands: Command) -> StaffReply:
        """Return what the commands would do now; nothing of it happens."""
        seen = self.clerk.preview(*commands, actor=self.actor)
        effects = self.messages.effects(seen.effects, self.policy.shop.language) if seen.effects else ""
        why = self.reason(seen.refusal) if seen.refusal else ""
        really = replace(self.asked, dry=False).typed()
        return self.reply("preview", kind="bad" if why else "plain", effects=effects, why=why, really=really)
