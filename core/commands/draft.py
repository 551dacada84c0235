"""Draft: collect lines, price them, read them back or ask."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.commands import autonomy, confirm, numbers
from core.commands.claims import priced_otherwise
from core.commands.lines import like_before, order_lines
from core.commands.saying import Saying
from core.commands.trust import imitated, judged, leave_to_people, talk_with_contact
from core.commands.work import Work
from core.database import conversations, customers, facts, repeats, stock
from core.database.moments import ms
from core.domain.commands import DraftOrder, QuestionWanted
from core.domain.customers import Address
from core.domain.events import QuestionAsked
from core.domain.machine import Actor
from core.domain.money import quantity_text
from core.domain.orders import Order, OrderState, Source
from core.domain.pricing import priced
from core.domain.repeats import Repeat, repeat_of
from core.domain.returns import EXCHANGED
from core.domain.trust import Level


def draft_order(work: Work, command: DraftOrder) -> None:
    """Give the open draft these lines; quote it, or confirm it where the shop's rule allows, or ask what is missing."""
    order = _opened(work, command)
    read_back = order.state is not OrderState.DRAFT
    before = order
    lines = order_lines(
        work,
        command.lines,
        customer_id=order.customer_id,
        message_id=command.message_id,
        channel=order.source.channel,
    )
    order = work.step(
        order, "draft", work.order_facts(), lines=like_before(lines, order.lines), **_wishes(work, order, command)
    )
    if read_back and _asked_for(before) != _asked_for(order):
        autonomy.correct(work, before, "draft")
    if order.id:
        conversations.close_questions(work.conn, order.id, "answered", ms(work.now))
    order, trust = judged(work, order, command)
    if trust.level is Level.DRAFT_ONLY:
        leave_to_people(work, order)
        return
    if command.questions or not order.lines:
        _ask(work, order, command)
        return
    order = replace_priced(work, order)
    differing = priced_otherwise(order, command.lines)
    repeat = _repeat(work, order, command)
    if trust.level is Level.TOUCHLESS and not differing and not repeat and _touchless(work, order, command):
        confirm.confirm_order(work, order, {})
        return
    quote(work, order, unknown=command.unknown, differing=differing, repeat=repeat, touched=command.touched)


def _asked_for(order: Order) -> list[tuple[str, int]]:
    return sorted((line.sku, line.ordered) for line in order.lines)


def quote(
    work: Work,
    order: Order,
    *,
    unknown: Sequence[Any] = (),
    differing: Sequence[Any] = (),
    repeat: Repeat | None = None,
    touched: Mapping[str, Any] | None = None,
    actor: Actor | None = None,
) -> Order:
    """Price the order and read it back.

    differing: prices that the customer named and that are not ours. repeat: an order that is there and seems the same.
    touched: the line that was just changed by a button.
    """
    said: dict[str, Any] = {"asks_contact": list(missing_contact(work, order)), "unknown": list(unknown)}
    if differing:
        said["differing"] = list(differing)
    short = _short(work, order)
    if short:
        said["short"] = short
    if repeat:
        said["repeats"] = repeat.number
    if work.facts.get("code_sent"):
        said["code_sent"] = True
    if touched:
        said["touched"] = dict(touched)
    return work.step(order, "quote", work.order_facts(), said=said, actor=actor)


def _repeat(work: Work, order: Order, command: DraftOrder) -> Repeat | None:
    """Ask, beside the read-back, whether an order that is there already was sent twice; each order is asked once."""
    if not work.is_new(order) and repeats.was_asked(work.conn, order.id):
        return None
    earlier = repeats.earlier_orders(work.conn, order, command.message_id, work.now)
    found = repeat_of(order, earlier, work.now, within_days=work.policy.confirmation.same_order_days)
    if found is not None:
        asked = QuestionWanted("repeat", found.number, details={"number": found.number, "why": found.why})
        work.ask(order, [_question(work, order, command, asked)])
    return found


def begun(work: Work, source: Source, *, number: str = "", language: str = "", **known: Any) -> Order:
    """Return a new draft without lines, of today, in the shop's currency. known: whatever else is known of it."""
    shop = work.policy.shop
    return work.begin(
        Order(
            id=0,
            number=number or numbers.order_number(work.now, work.policy),
            token=secrets.token_urlsafe(24),
            source=source,
            state=OrderState.DRAFT,
            version=1,
            currency=shop.currency,
            lines=(),
            placed_at=work.now,
            language=language or shop.language,
            prices_include_tax=shop.prices_include_tax,
            **known,
        )
    )


def replace_priced(work: Work, order: Order, method: str = "") -> Order:
    """Return the order with shipping, promised day and validity; a change within the step that is under way."""
    made = priced(order, work.policy, work.now, method=method)
    return work.amend(order, made)


def missing_contact(work: Work, order: Order) -> tuple[str, ...]:
    """Return what we must know of a guest before the order can bind: name, email, address."""
    missing: list[str] = []
    if order.customer_id is None:
        row = conversations.conversation(work.conn, order.conversation_id) if order.conversation_id else None
        missing = [part for part in ("name", "email") if not (row and row["guest"].get(part))]
    if facts.address_needed(order) and not (order.ship_to and order.ship_to.complete):
        missing.append("address")
    return tuple(missing)


def _opened(work: Work, command: DraftOrder) -> Order:
    if command.order:
        return work.order(command.order)
    customer_id, conversation_id = command.customer_id, command.conversation_id
    if (meant := imitated(command)) is not None:
        # Read back to whom the sender seems to be, never to the sender.
        customer_id, conversation_id = meant, talk_with_contact(work, meant, command)
    elif customer_id is None and command.conversation_id:
        row = conversations.conversation(work.conn, command.conversation_id)
        customer_id = row["customer_id"] if row else None
    return begun(
        work, command.source, language=command.language, customer_id=customer_id, conversation_id=conversation_id
    )


def _wishes(work: Work, order: Order, command: DraftOrder) -> dict[str, Any]:
    return {
        "requested_on": command.requested_on or order.requested_on,
        "po_number": command.po_number or order.po_number,
        "note": command.note or order.note,
        "ship_to": command.ship_to or order.ship_to or default_address(work, order.customer_id),
        "shipping_method": command.shipping_method or order.shipping_method,
        "language": command.language or order.language,
        "confidence": command.confidence,
        "trusted": command.trusted and order.trusted,
    }


def default_address(work: Work, customer_id: int | None) -> Address | None:
    """Return the customer's first address."""
    customer = customers.by_id(work.conn, customer_id) if customer_id else None
    return customer.addresses[0] if customer and customer.addresses else None


def _ask(work: Work, order: Order, command: DraftOrder) -> None:
    work.ask(order, [_question(work, order, command, question) for question in command.questions])
    work.say(Saying(QuestionAsked, order.number, {"unknown": list(command.unknown)}))


def _question(work: Work, order: Order, command: DraftOrder, question: QuestionWanted) -> dict[str, Any]:
    return {
        "conversation_id": order.conversation_id,
        "about": question.about,
        "words": question.words,
        "candidates": list(question.candidates),
        "details": dict(question.details),
        "message_id": command.message_id,
        "state": "open",
        "asked_at": ms(work.now),
    }


def _touchless(work: Work, order: Order, command: DraftOrder) -> bool:
    rule = work.policy.confirmation
    if order.source.channel == EXCHANGED:
        # What came back is credited in this unit; the replacement is read back, and paid for by that when it binds.
        return False
    unasked = rule.rule == "unless_objected" or bool(facts.rules_of(work.conn, order, work.policy, "touchless"))
    if not unasked or not autonomy.earned(work, order):
        return False
    if work.stopped("confirmations", order, "order_confirmed"):
        return False
    sure = command.confidence >= float(rule.touchless_confidence) and command.verified and not command.unknown
    return sure and not missing_contact(work, order) and not _short(work, order)


def _short(work: Work, order: Order) -> list[dict[str, str]]:
    free: dict[str, int] = {}
    for level in stock.levels(work.conn, [line.sku for line in order.lines]):
        free[level.sku] = free.get(level.sku, 0) + level.available
    short = []
    for line in order.lines:
        left = free.get(line.sku, 0)
        free[line.sku] = left - line.due
        if left < line.due:
            short.append(
                {
                    "position": str(line.position),
                    "sku": line.sku,
                    "name": line.name,
                    "available": quantity_text(max(left, 0)),
                    "unit": line.base_unit,
                }
            )
    return short


def requote(work: Work, order: Order, *, actor: Actor | None = None) -> Order:
    """Read an open order back once more, after contact or shipping changed."""
    order = work.step(order, "draft", work.order_facts(), actor=actor)
    return quote(work, replace_priced(work, order), actor=actor)


def with_customer(work: Work, order: Order, customer_id: int, ship_to: Address | None) -> Order:
    """Return the open order as this customer's."""
    return work.amend(order, replace(order, customer_id=customer_id, ship_to=ship_to or order.ship_to))
