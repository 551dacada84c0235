"""Cart: a structured order becomes a draft; who buys is found by contact or made new."""

from __future__ import annotations

from core.commands import numbers
from core.commands.draft import begun, default_address, replace_priced
from core.commands.lines import order_lines
from core.commands.listed import listed
from core.commands.work import Work
from core.database import conversations, customers
from core.database.moments import ms
from core.domain.commands import PlaceOrder
from core.domain.orders import Order
from core.errors import Refused


def drafted(work: Work, command: PlaceOrder) -> Order:
    """Return the draft of a structured order, priced.

    Raises: Refused.
    """
    customer_id, known, contact = _buyer(work, command)
    number = numbers.order_number(work.now, work.policy)
    conversation_id = conversations.new_conversation(
        work.conn,
        {
            "channel": contact[0],
            "thread": f"order:{number}",
            "customer_id": customer_id,
            "person": contact[1],
            "person_name": command.customer_name,
            "created_at": ms(work.now),
            "changed_at": ms(work.now),
        },
    )
    work.new_conversations.add(conversation_id)
    order = begun(
        work,
        command.source,
        number=number,
        language=command.language,
        customer_id=customer_id,
        conversation_id=conversation_id,
        requested_on=command.requested_on,
        po_number=command.po_number,
        note=command.note,
        ship_to=command.ship_to or (default_address(work, customer_id) if known else None),
    )
    channel = command.source.channel
    wanted = command.lines if work.by_staff() else listed(work, channel, command.lines)
    lines = order_lines(work, wanted, customer_id=customer_id if known else None, channel=channel)
    order = work.step(order, "draft", work.order_facts(), lines=lines)
    return replace_priced(work, order)


def _buyer(work: Work, command: PlaceOrder) -> tuple[int, bool, tuple[str, str]]:
    """Return who buys, whether they were known before, and where they are written to: mail, else nowhere but here."""
    if command.customer_id is not None:
        found = customers.by_id(work.conn, command.customer_id)
        if found is None:
            raise Refused("unknown_customer")
        return found.id, True, ("email", found.email) if found.email else ("phone", command.customer_phone)
    channel = "email" if command.customer_email else "phone"
    address = customers.normal_contact(channel, command.customer_email or command.customer_phone)
    if not address:
        raise Refused("customer_unknown")
    customer_id = customers.by_contact(work.conn, channel, address)
    if customer_id is not None:
        return customer_id, True, (channel, address)
    made = customers.new_customer(
        work.conn,
        name=command.customer_name or address,
        contact=(channel, address),
        address=command.ship_to,
        language=command.language,
        now=ms(work.now),
        contact_is_free=True,
    )
    return made, False, (channel, address)
