"""Contact: a guest tells who they are, in as many messages as they like."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import RowMapping

from core.commands import linking
from core.commands.draft import requote, with_customer
from core.commands.saying import Saying
from core.commands.work import Work
from core.database import conversations, customers, orders
from core.database.moments import ms
from core.domain.commands import GiveContact
from core.domain.events import QuestionAsked
from core.domain.linking import CHATS
from core.domain.orders import Order, OrderState
from core.errors import Refused

_STILL_OPEN = (OrderState.DRAFT, OrderState.QUOTED)


def give_contact(work: Work, command: GiveContact) -> None:
    """Keep what the guest told; with name and email known they become a customer, and the open order is theirs."""
    conversation = conversations.conversation(work.conn, command.conversation_id)
    if conversation is None:
        raise Refused("unknown_conversation")
    guest = dict(conversation["guest"])
    guest |= {key: value for key, value in (("name", command.name), ("email", command.email)) if value}
    if command.email and conversation["channel"] in CHATS:
        # Said to everybody who names an address, so that nobody learns which ones are known; mailed only where it was
        # on file before: a new guest is not asked whether somebody orders for them.
        work.facts["code_sent"] = linking.send_code(work, conversation, command.email)
    customer_id = conversation["customer_id"]
    if customer_id is None and guest.get("name") and guest.get("email"):
        customer_id = _known_by_now(work, conversation, str(guest["email"])) or customers.new_customer(
            work.conn,
            name=str(guest["name"])[:200],
            contact=("email", str(guest["email"])),
            address=None,  # typed by whoever writes: good for this order, not for all to come
            language=conversation["language"],
            now=ms(work.now),
        )
    conversations.change(
        work.conn, command.conversation_id, guest=guest, customer_id=customer_id, changed_at=ms(work.now)
    )
    for order in _open_orders(work, command.conversation_id):
        _renew(work, order, customer_id, command)


def _known_by_now(work: Work, conversation: RowMapping, email: str) -> int | None:
    """Return who writes from this mail address, as a mail that comes in now would: of two at once, one was first."""
    person = str(conversation["person"])
    if conversation["channel"] != "email" or not person:
        return None
    if customers.normal_contact("email", person) != customers.normal_contact("email", email):
        return None
    return customers.by_contact(work.conn, "email", person)


def _open_orders(work: Work, conversation_id: int) -> list[Order]:
    found = []
    for order_id in orders.open_in_conversation(work.conn, conversation_id):
        order = orders.order_by(work.conn, order_id=order_id)
        if order and order.state in _STILL_OPEN:
            found.append(work.order(order.number))
    return found


def _renew(work: Work, order: Order, customer_id: int | None, command: GiveContact) -> None:
    if customer_id is not None and order.customer_id is None:
        order = with_customer(work, order, customer_id, command.address)
    elif command.address is not None:
        order = work.amend(order, replace(order, ship_to=command.address))
    if order.state is OrderState.QUOTED:
        requote(work, order)
    else:
        work.say(Saying(QuestionAsked, order.number))
