"""Place: a structured order of a cart or market, in one transaction."""

from __future__ import annotations

from dataclasses import replace

from core.commands.cart import drafted
from core.commands.charged import compared
from core.commands.confirm import confirm_facts, confirm_order
from core.commands.draft import quote
from core.commands.work import Work
from core.database import answers, orders, views
from core.database.moments import ms
from core.domain.commands import PlaceOrder
from core.domain.lifecycles import ORDER
from core.domain.machine import allowed
from core.domain.orders import Order
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
    order = drafted(work, command)
    order = confirm_order(work, order, {}) if command.confirm else quote(work, order)
    order = compared(work, order, command)
    if command.respond:
        work.when_stored(order, lambda stored: _answer(work, command, stored))


def _answer(work: Work, command: PlaceOrder, order: Order | None) -> None:
    if order is None or command.respond is None:
        return
    steps = allowed(ORDER, order, work.actor, replace(confirm_facts(work, order), reason="given"))
    parts = replace(work.shown(order), allowed_steps=steps)
    body = dict(command.respond(views.order_view(order, parts, work.letters.order_url(order))))
    work.facts["answer"] = {"status": 201, "body": body}
    if command.key:
        answers.keep(work.conn, command.key, 201, body)
