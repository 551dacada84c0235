"""A message on the desk with all that was read of it, each thing at most once and only when it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from core.clerk import Clerk
from core.domain.desk import AtDesk
from core.domain.linking import AskedWhich, OrderBrief, OrdersInReach
from core.domain.policy import ShopPolicy
from core.domain.queries import FindOrder, ItemsBySku, ListItems, ShippingChoices, WorkOn
from core.domain.returning import Returnable, ReturnableOrder
from core.domain.trust import Sign
from core.domain.views import MessageAtDesk, OrderView
from intake.account_changes import account_changes
from intake.attachments.enclosed import Enclosed
from intake.file_reading import enclosed_with
from intake.reader import Reader, request_of
from intake.situation import WAITING, Situation
from intake.understanding import LineRead, Request, Understanding

MOST_FOUND = 6
"""So many items a search shows."""


class Here:
    """One message with the engine's reading of it, made at most once."""

    def __init__(self, message: MessageAtDesk, reader: Reader, clerk: Clerk, found: AtDesk | None = None) -> None:
        """found: what was read together with the message and need not be asked for again."""
        self._found = found
        self._message = message
        self._reader = reader
        self._clerk = clerk

    @cached_property
    def _policy(self) -> ShopPolicy:
        return self._found.policy if self._found else self._clerk.policy()

    @cached_property
    def reading(self) -> Understanding:
        """Return what the message says, with its files where they order something."""
        enclosed = self.enclosed.understanding if self._message.files else None
        return enclosed or self.body

    @cached_property
    def body(self) -> Understanding:
        """Return what the message's own words say."""
        return self._reader.understand(self._message, self._found.knowledge if self._found else None)

    @cached_property
    def enclosed(self) -> Enclosed:
        """Return what the files come to; they are read when this is asked for first."""
        engine, request = self._reader.engine(), request_of(self._message)
        return enclosed_with(self._clerk, engine, request, self._message, self.body)

    @cached_property
    def situation(self) -> Situation:
        """Return what the dialogue decides on."""
        policy = self._policy
        shop = policy.shop
        return Situation(
            message=self._message,
            country=shop.country,
            languages=shop.languages,
            understand=lambda: self.reading,
            alternatives=self._alternatives,
            items=self._items,
            read=self._read,
            enclosed=lambda: self.enclosed,
            review_below=float(policy.confirmation.review_confidence),
            signs=self._signs(),
            order=self._order,
            returnable=self._returnable,
            reread=self._reread,
            ways=lambda number: self._clerk.look(ShippingChoices(order=number)),
            search=self._search,
            example=self._example,
            in_reach=self._in_reach,
            earlier=self._earlier,
            asked_which=lambda: self._clerk.look(AskedWhich(self._message.conversation.id, self._message.id)),
        )

    def _search(self, words: str) -> tuple[dict[str, Any], ...]:
        """Return items for the words: what they find by the catalogue's words, then what has them in name or SKU."""
        near = self._reader.engine().search(words, MOST_FOUND)
        named = [one["sku"] for one in self._clerk.look(ListItems(search=words[:80], limit=MOST_FOUND)).items]
        return self._items(tuple(dict.fromkeys((*near, *named)))[:MOST_FOUND])

    def _example(self) -> dict[str, Any] | None:
        """Return the first item that can be ordered in one breath: it has a price and asks nothing back."""
        for one in self._clerk.look(ListItems(limit=20)).items:
            asks = any(option.get("required") and option.get("default") is None for option in one["options"])
            if one["price"] and not asks:
                return dict(one)
        return None

    def _in_reach(self) -> tuple[OrderBrief, ...]:
        talk = self._message.conversation
        customer = talk.customer.id if talk.customer and self._message.proven else None
        return self._clerk.look(OrdersInReach(talk.id, customer))

    def _earlier(self, message_id: int, order: OrderView) -> Situation | None:
        """Return the situation of an earlier message of this conversation, read as being about the order."""
        found = self._clerk.look(WorkOn(message_id))
        if found is None or found.conversation.id != self._message.conversation.id:
            return None
        waits = order.state in WAITING
        about = replace(found, waiting=order if waits else None, binding=None if waits else order)
        return Here(about, self._reader, self._clerk).situation

    def _order(self, number: str) -> OrderView | None:
        """Return an order that whoever writes may see: of this conversation, or their own where that is proven."""
        found = self._clerk.look(FindOrder(number[:40])) if number else None
        talk = self._message.conversation
        if found is None or found.conversation_id == talk.id:
            return found
        own = found.customer is not None and talk.customer is not None and found.customer.id == talk.customer.id
        return found if own and self._message.proven else None

    def _returnable(self) -> tuple[ReturnableOrder, ...]:
        """Return the orders of this conversation that something can come back of, and the customer's where proven."""
        talk = self._message.conversation
        found = self._clerk.look(Returnable(conversation_id=talk.id))
        if talk.customer is None or self._message.trust == "fail":
            return found
        known = {one.number for one in found}
        others = self._clerk.look(Returnable(customer_id=talk.customer.id))
        # A number cannot be guessed: who writes from the customer's address and names it has the order before them.
        said = f"{self._message.subject} {self._message.text}"[:20_000].upper()
        seen = (one for one in others if self._message.proven or one.number in said)
        return (*found, *(one for one in seen if one.number not in known))

    def _reread(self, order: ReturnableOrder) -> Understanding:
        """Return what the message says, read beside the lines of an order that lies at the customer's."""
        lines = [{"sku": one.sku, "quantity": one.quantity, "unit": one.unit, "options": {}} for one in order.lines]
        return self._reader.engine().understand(replace(request_of(self._message), context={"order": lines}))

    def _signs(self) -> tuple[Sign, ...]:
        """Return what asks for care: a sender who looks like a customer, money that shall go elsewhere."""
        message = self._message
        if message.channel != "email" or message.kind != "ordinary":
            return ()
        return (
            *self._reader.likeness().signs(message.sender, message.sender_name),
            *account_changes(f"{message.subject}\n{message.text}"),
        )

    @property
    def language(self) -> str:
        """Return the language that the message shows; empty where it is no other, or none that the shop knows."""
        read = self.reading if "reading" in self.__dict__ else None
        # A word or two, such as "ok", tells no language: what was known before stays.
        telling = read is not None and len(self._message.text.split()) > 2
        known = self._policy.shop.languages
        if read is None or not telling or read.language not in known:
            return ""
        return "" if read.language == self._message.conversation.language else read.language

    @property
    def intents(self) -> tuple[str, ...]:
        """Return what the message wants, as far as it was read."""
        return tuple(self.reading.intents) if "reading" in self.__dict__ else ()

    def read_json(self) -> Mapping[str, Any] | None:
        """Return what was understood, for the record; None where nothing was read."""
        if "reading" not in self.__dict__ and "enclosed" not in self.__dict__:
            return None
        files = self.enclosed.to_json() if self._message.files else []
        return self.reading.to_json() | ({"files": files} if files else {})

    def _alternatives(self, words: str) -> tuple[dict[str, Any], ...]:
        near = self._reader.engine().alternatives(words[:500])[:3]
        return self._items(tuple(near)) if near else ()

    def _read(self, words: str) -> Sequence[LineRead]:
        read = self._reader.engine().understand(Request("words", words))
        return () if read.must_ask else read.said

    def _items(self, skus: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
        """Return items as whoever writes would pay for them: the prices that a read-back would show."""
        talk = self._message.conversation
        customer = talk.customer.id if talk.customer else None
        return self._clerk.look(ItemsBySku(skus, customer, self._message.channel))
