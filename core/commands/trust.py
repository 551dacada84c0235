"""Trust: whose word binds an order, where it is read back, and what is left to people."""

from __future__ import annotations

from dataclasses import replace

from core.commands.saying import Saying
from core.commands.work import Work
from core.database import conversations, customers, facts, rule_facts, trust
from core.database.moments import ms
from core.domain.commands import DraftOrder
from core.domain.events import MessageHandedOver
from core.domain.orders import Order
from core.domain.trust import Level, Sign, Trust, judge, lasting


def judged(work: Work, order: Order, command: DraftOrder) -> tuple[Order, Trust]:
    """Return the order with the rung that it stands on, and the reasons."""
    signs = [*lasting(order.trust), *command.signs]
    message = conversations.inbound(work.conn, command.message_id) if command.message_id else None
    signs += trust.sender_signs(work.conn, message, order.customer_id)
    checked = bool(message and ((message["envelope"] or {}).get("facts") or {}).get("sender_checked"))
    if rule_facts.is_new_address(work.conn, order):
        signs.append(Sign("new_ship_to" if command.verified or not checked else "first_delivery_there"))
    signs += [
        Sign("approval_rule", rule.name) for rule in facts.approvals(work.conn, replace(order, trust=None), work.policy)
    ]
    if not command.verified:
        signs.append(Sign("unverified"))
    found = judge(signs)
    if found.level is Level.KNOWN_CONTACT and not _contact_of(work, order):
        found = judge([*found.reasons, Sign("no_known_contact")])
    return work.amend(order, replace(order, trust=found.to_json())), found


def _contact_of(work: Work, order: Order) -> str:
    return trust.known_contact(work.conn, order.customer_id) if order.customer_id else ""


def imitated(command: DraftOrder) -> int | None:
    """Return the customer whose domain the sender imitates, if there is one."""
    return next((one.customer_id for one in command.signs if one.code == "lookalike_domain"), None)


def talk_with_contact(work: Work, customer_id: int, command: DraftOrder) -> int | None:
    """Begin a conversation with the contact on file; None where mail reaches nobody there."""
    address = trust.known_contact(work.conn, customer_id)
    if not address:
        return None
    customer = customers.by_id(work.conn, customer_id)
    return conversations.new_conversation(
        work.conn,
        {
            "channel": "email",
            "thread": f"check:{command.source.channel}:{command.source.external_id}",
            "customer_id": customer_id,
            "person": address,
            "person_name": customer.name if customer else "",
            "language": customer.language if customer else "",
            "created_at": ms(work.now),
            "changed_at": ms(work.now),
        },
    )


def leave_to_people(work: Work, order: Order) -> None:
    """Leave a draft that nobody may be asked about to people; who wrote hears that somebody looks at it."""
    if order.conversation_id:
        conversations.change(work.conn, order.conversation_id, handed_over=True, changed_at=ms(work.now))
        work.say(Saying(MessageHandedOver, "", {"reason": "trust"}, order.conversation_id))
