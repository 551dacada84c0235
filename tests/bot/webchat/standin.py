"""A small shop in memory, behind the clerk's own signatures: records what comes in, answers with real views."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from core.clerk import Received
from core.domain.customers import Address
from core.domain.money import Money
from core.domain.queries import FindConversation, Query, ReadConversation
from core.domain.views import ConversationView, CustomerView, LineView, MessageView, OrderView, QuestionView
from core.ports import InboundMessage


def eur(cents: int) -> Money:
    return Money(cents, "EUR")


def order_view(**changes: Any) -> OrderView:
    """An order of two lines that waits for the customer's word."""
    lines = (
        LineView(
            1,
            1,
            "JAR-R500",
            "Round honey jar 500 g",
            "",
            "3",
            "box",
            "36",
            "each",
            "0.59",
            eur(2124),
            eur(404),
            eur(2528),
            "19",
        ),
        LineView(
            2,
            2,
            "LID-82",
            "Twist-off lid 82 mm",
            "",
            "2",
            "bag",
            "200",
            "each",
            "0.115",
            eur(2300),
            eur(437),
            eur(2737),
            "19",
            {"colour": "gold"},
        ),
    )
    view = OrderView(
        1,
        "O-26-7K3QX",
        "quoted",
        3,
        "webchat",
        "x",
        0,
        "EUR",
        lines,
        eur(4424),
        eur(690),
        eur(972),
        eur(6086),
        eur(0),
        eur(0),
        {"shipping": "none"},
        datetime(2026, 11, 23, 9, tzinfo=UTC),
        promised_on=date(2026, 11, 26),
        shipping_name="Parcel",
        ship_to=Address("Hof", "Wacholderweg 3", "29614", "Soltau", "DE"),
        url="http://127.0.0.1:8000/o/abc",
        allowed_steps=("confirm", "cancel"),
    )
    return replace(view, **changes)


READ_BACK = (
    "Here is what I understood:\n\n1. Round honey jar 500 g\n   3 boxes (36 pcs) × €0.59 = €21.24\n"
    "2. Twist-off lid 82 mm, colour: gold\n   2 bags (200 pcs) × €0.115 = €23.00\n\n"
    "Shipping (Parcel): €6.90\nVAT: €9.72\nTotal incl. VAT: €60.86\n\n"
    "Promised for Thursday, 26 November 2026.\nShall I place it?"
)


class StandInClerk:
    """Keeps conversations in memory; `answers` maps a text or action to what is then said and open."""

    def __init__(self) -> None:
        self.taken: list[InboundMessage] = []
        self.messages: dict[int, list[MessageView]] = {}
        self.conversations: dict[str, ConversationView] = {}
        self.listeners: list[Callable[[int], None]] = []
        self.looked = 0
        self._ids = itertools.count(1)
        self._lock = threading.Lock()

    def listen(self, callback: Callable[[int], None]) -> Callable[[], None]:
        self.listeners.append(callback)
        return lambda: self.listeners.remove(callback)

    def look(self, query: Query[Any]) -> Any:
        match query:
            case FindConversation():
                return self.conversations.get(query.thread)
            case ReadConversation():
                after = dict(zip(("in", "out"), query.after, strict=True))
                return tuple(m for m in self.messages[query.conversation_id] if m.id > after[m.direction])
        raise AssertionError(query)

    def all_of(self, queries: Sequence[Query[Any]]) -> list[Any]:
        self.looked += 1
        return [self.look(query) for query in queries]

    def take_in(self, message: InboundMessage) -> Received:
        with self._lock:
            known = next((m for m in self.taken if m.message_id == message.message_id), None)
            found = self.conversations.get(message.conversation) or self._begin(message)
            if known is None:
                self.taken.append(message)
                self.hear(message, found)
        if known is None:
            self.ring(found.id)
        return Received(1, f"msg-{message.message_id[-8:]}", found.id, known is None)

    def hear(self, message: InboundMessage, found: ConversationView) -> None:
        self.add(found.id, "in", message.text, key=message.message_id)
        if message.text == "silence":
            return
        if message.action == "human":
            self.change(message.conversation, handed_over=True)
            self.add(found.id, "out", "A colleague will write to you here.")
        elif message.action == "confirm":
            self.change(
                message.conversation,
                open_order=order_view(state="confirmed", version=4, allowed_steps=("change", "cancel")),
            )
            self.add(found.id, "out", "Thank you! Your order O-26-7K3QX is confirmed.")
        elif message.text.startswith("lids"):
            question = QuestionView(
                7,
                "item",
                "Which lids?",
                (("LID-82", "Twist-off lid 82 mm", "0.115"), ("LID-63", "Twist-off lid 63 mm", "0.09")),
            )
            self.change(
                message.conversation, open_order=order_view(state="draft", questions=(question,)), questions=(question,)
            )
            self.add(found.id, "out", "Which lids do you mean?")
        elif message.text or message.action:
            self.change(message.conversation, open_order=order_view())
            buttons = (
                {"label": "Confirm order", "action": "confirm", "style": "primary"},
                {"label": "Cancel", "action": "cancel", "style": "plain"},
            )
            self.add(found.id, "out", READ_BACK, buttons=buttons)

    def add(self, conversation_id: int, direction: str, text: str, **more: Any) -> MessageView:
        more.setdefault("state", "sent" if direction == "out" else "ordered")
        more.setdefault("at", datetime.now(UTC))
        message = MessageView(
            next(self._ids), direction, "webchat", "", "", text, chat=text if direction == "out" else "", **more
        )
        self.messages[conversation_id].append(message)
        return message

    def change(self, thread: str, **changes: Any) -> None:
        self.conversations[thread] = replace(self.conversations[thread], **changes)

    def ring(self, conversation_id: int) -> None:
        for callback in self.listeners:
            callback(conversation_id)

    def _begin(self, message: InboundMessage) -> ConversationView:
        customer = CustomerView(int(message.known_customer), message.sender_name) if message.known_customer else None
        made = ConversationView(
            next(self._ids), "webchat", message.conversation, message.sender, "", "", "en", False, customer, None
        )
        self.conversations[message.conversation] = made
        self.messages[made.id] = []
        return made
