"""Place: a structured order of a cart or market, in one transaction."""

from __future__ import annotations

import secrets
from dataclasses import replace

from core.commands import numbers
from core.commands.confirm import confirm_facts, confirm_order
from core.commands.draft import default_address, quote, replace_priced
from core.commands.lines import order_lines
from core.commands.work import Work
from core.database import answers, conversations, customers, orders, views
from core.database.moments import ms
from core.domain.commands import PlaceOrder
from core.domain.guards import OrderFacts
from core.domain.lifecycles import ORDER
from core.domain.machine import Actor, Role, allowed
from core.domain.money import money_from, price_from
from core.domain.orders import Order, OrderState
from core.errors import Refused


def place_order(work: Work, command: PlaceOrder) -> None:
    """Draft the order and confirm it where asked; what was charged elsewhere is compared and held where it differs.

    Raises: Refused; then nothing is stored. `source_known` where the same source has an order already.
    """
    if command.key and (first := answers.claim(work.conn, command.key, ms(work.now))):
        work.facts |= {"answer": first, "replayed": True}
        return
    if known := orders.number_of_source(work.conn, command.source):
        raise Refused("source_known", number=known)
    order = _drafted(work, command)
    if command.confirm:
        order = confirm_order(work, order, {})
        order = _compared(work, order, command)
    else:
        order = quote(work, order)
    if command.respond:
        work.when_stored(order, lambda stored: _answer(work, command, stored))


def _drafted(work: Work, command: PlaceOrder) -> Order:
    email = customers.normal_contact("email", command.customer_email)
    customer_id = customers.by_contact(work.conn, "email", email)
    known = customer_id is not None
    if customer_id is None:
        customer_id = customers.new_customer(
            work.conn,
            name=command.customer_name or email,
            contact=("email", email),
            address=command.ship_to,
            language="",
            now=ms(work.now),
            contact_is_free=True,
        )
    number = numbers.order_number(work.now, work.policy)
    conversation_id = conversations.new_conversation(
        work.conn,
        {
            "channel": "email",
            "thread": f"order:{number}",
            "customer_id": customer_id,
            "person": email,
            "person_name": command.customer_name,
            "created_at": ms(work.now),
            "changed_at": ms(work.now),
        },
    )
    work.new_conversations.add(conversation_id)
    order = work.begin(
        Order(
            id=0,
            number=number,
            token=secrets.token_urlsafe(24),
            source=command.source,
            state=OrderState.DRAFT,
            version=1,
            currency=work.policy.shop.currency,
            lines=(),
            placed_at=work.now,
            customer_id=customer_id,
            conversation_id=conversation_id,
            language=work.policy.shop.language,
            requested_on=command.requested_on,
            po_number=command.po_number,
            note=command.note,
            ship_to=command.ship_to or (default_address(work, customer_id) if known else None),
            prices_include_tax=work.policy.shop.prices_include_tax,
        )
    )
    lines = order_lines(work, command.lines, customer_id=customer_id if known else None)
    order = work.step(order, "draft", work.order_facts(), lines=lines)
    return replace_priced(work, order)


def _compared(work: Work, order: Order, command: PlaceOrder) -> Order:
    differing = [
        f"line {line.position}"
        for line, wanted in zip(order.lines, command.lines, strict=True)
        if wanted.price is not None and price_from(wanted.price) != line.price_e4
    ]
    charged = order.shipping_minor + (order.shipping_tax_minor if order.prices_include_tax else 0)
    if command.shipping is not None and money_from(command.shipping, order.currency).minor != charged:
        differing.append("shipping")
    if command.paid is not None and money_from(command.paid, order.currency).minor != order.totals.total.minor:
        differing.append("paid")
    if not differing or order.state is not OrderState.CONFIRMED:
        return order
    reason = f"charged elsewhere differs: {', '.join(differing)}"
    rule = Actor(Role.RULE, "rule:charged_elsewhere")
    facts = OrderFacts(now=work.now, actor=rule, reason=reason)
    return work.step(order, "hold", facts, actor=rule, hold_reason=reason)


def _answer(work: Work, command: PlaceOrder, order: Order | None) -> None:
    if order is None or command.respond is None:
        return
    steps = allowed(ORDER, order, work.actor, replace(confirm_facts(work, order), reason="given"))
    parts = replace(work.shown(order), allowed_steps=steps)
    body = dict(command.respond(views.order_view(order, parts, work.letters.order_url(order))))
    work.facts["answer"] = {"status": 201, "body": body}
    if command.key:
        answers.keep(work.conn, command.key, 201, body)
