"""What can be decided about a message: steps, drafts, answers, refusals. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.domain.commands import (
    AnswerMessage,
    Command,
    DraftOrder,
    GiveContact,
    HandOver,
    LineWanted,
    QuestionWanted,
    RefuseMessage,
    TakeStep,
)
from core.domain.orders import Source
from core.domain.views import OrderView
from core.messages.buttons import read_pressed
from intake.answers import SAME
from intake.contact import place_wanted
from intake.drafts import (
    again,
    answered,
    draft_lines,
    lines_wanted,
    questions_wanted,
    standing,
    unsaid_option,
    without_or_with,
)
from intake.enclosures import with_claims
from intake.situation import Decision, Situation, editable
from intake.understanding import Understanding

UNDECIDED = ("draft", "quoted", "awaiting_approval")
_NOTHING: Mapping[str, Any] = {}


def place(here: Situation) -> Decision:
    """Draft what the message orders, or add it to what is open."""
    read = here.understand()
    if not read.lines and not read.must_ask and not read.unknown:
        return chatted(here, read)
    if here.waiting and here.waiting.state == "modifying":
        return change(here)
    return draft(
        here,
        with_claims(lines_wanted(read.lines), here.enclosed().prices if here.message.files else ()),
        questions=(*questions_wanted(read.must_ask), *_still_open(here, read)),
        unknown=tuple(_unknown(here, words) for words in read.unknown),
    )


def _still_open(here: Situation, read: Understanding) -> tuple[QuestionWanted, ...]:
    # What was asked and not answered stays asked, unless the message ordered one of its candidates or asks it anew.
    order = here.waiting
    if order is None or order.state not in UNDECIDED:
        return ()
    ordered, anew = {line.sku for line in read.said}, {ask.text for ask in read.must_ask}
    return tuple(
        again(one)
        for one in order.questions
        if one.about != "repeat" and one.text not in anew and not ordered & {sku for sku, _, _ in one.candidates}
    )


def _unknown(here: Situation, words: str) -> dict[str, Any]:
    near = [(item["sku"], item["name"], item["price"] or "") for item in here.alternatives(words)]
    return {"text": words, "alternatives": near}


def chatted(here: Situation, read: Understanding) -> Decision:
    """Answer what orders and asks nothing."""
    message = here.message
    if message.channel == "email":
        if read.intent == "smalltalk" or message.automatic:
            return Decision((), "ignored", read.intent)
        if message.conversation.customer is None:
            return Decision((), "ignored", "unknown_sender_no_order")
        return hand_over(here, "not_understood")
    if read.intent == "smalltalk":
        return answer(here, "smalltalk" if message.greeted else "greeting", "")
    return answer(here, "other", "")


def change(here: Situation) -> Decision:
    """Change the order that is meant."""
    read, order = here.understand(), here.waiting or here.message.binding
    if order is None or order.state in UNDECIDED:
        return place(here) if read.lines or read.must_ask else step(here, "cancel")
    if read.must_ask or not read.lines:
        return hand_over(here, "change_not_understood")
    body = {"lines": list(lines_wanted(read.lines)), "requested_on": read.requested_date}
    return Decision((TakeStep(order.number, "change", body, message_id=here.message.id),), "ordered")


def step(here: Situation, name: str) -> Decision:
    """Take a step of the order that waits or binds."""
    message, order = here.message, here.waiting
    if name == "cancel" and order is None:
        order = message.binding
    if order is None:
        return refuse(here, "nothing_waiting")
    if order.state == "modifying" and name in ("confirm", "decline_change", "cancel"):
        name = {"confirm": "apply_change", "cancel": "decline_change"}.get(name, name)
    if order.state == "awaiting_approval" and name == "confirm":
        return answer(here, "order_status", order.number)
    return Decision((TakeStep(order.number, name, message_id=message.id),), "ordered")


def draft(
    here: Situation,
    lines: Sequence[Any],
    *,
    questions: tuple[QuestionWanted, ...] = (),
    unknown: tuple[Any, ...] = (),
    shipping_method: str = "",
    touched: Mapping[str, Any] = _NOTHING,
) -> Decision:
    message, order = here.message, here.waiting
    read = here.understand() if not message.action else None
    place, address_question = place_wanted(here, read)
    asked = (*questions, *((address_question,) if address_question else ()))
    command = DraftOrder(
        source=Source(message.channel, message.external_id),
        lines=tuple(lines),
        order=order.number if order and order.state in UNDECIDED else "",
        conversation_id=here.conversation_id,
        customer_id=message.conversation.customer.id if message.conversation.customer else None,
        message_id=message.id,
        questions=asked,
        unknown=unknown,
        requested_on=read.requested_date if read else None,
        po_number=(read.po_number or "")[:80] if read else "",
        ship_to=place,
        shipping_method=shipping_method,
        language=_spoken(here, read.language if read else ""),
        confidence=read.confidence if read else 1.0,
        trusted=message.trust != "fail",
        verified=message.trust == "pass" or message.channel.startswith(("api:", "gateway:", "phone")),
        signs=here.signs,
        touched=touched,
    )
    if any(one.code == "lookalike_domain" for one in here.signs):
        # Whoever imitates a customer becomes none, and hears nothing of the order.
        told = RefuseMessage(here.conversation_id, "confirmed_elsewhere", {}, "", message.id)
        return Decision((command, told), "ordered", "lookalike_domain")
    guest = _mail_guest(here)
    return Decision((*guest, command), "asked" if asked or not lines else "ordered")


def _spoken(here: Situation, read: str) -> str:
    # A word or two tells no language: then it is that of the talk, or of the page.
    known = here.message.conversation.language or str(here.message.facts.get("page_language", ""))
    told = len(here.message.text.split()) > 2 or not known
    return next((one for one in (read if told else "", known, read) if one in here.languages), "")


def _mail_guest(here: Situation) -> tuple[Command, ...]:
    message = here.message
    if message.conversation.customer is not None or "@" not in message.sender or message.channel == "webchat":
        return ()
    name = message.sender_name or message.sender.partition("@")[0]
    return (GiveContact(here.conversation_id, name, message.sender, None, message.id),)


def edited(here: Situation, quantities: Mapping[str, str], *, touched: Mapping[str, Any] = _NOTHING) -> Decision:
    """Give lines other quantities, by position. touched: the line whose buttons stay at hand."""
    order = editable(here)
    if order is None:
        return refuse(here, "stale_button")
    lines = without_or_with(order.proposed or order.lines, quantities)
    if lines is None:
        return refuse(here, "bad_quantity")
    if not lines:
        return step(here, "cancel") if here.waiting else refuse(here, "no_lines")
    return relined(here, order, lines, touched=touched)


def relined(
    here: Situation, order: OrderView, lines: Sequence[LineWanted], *, touched: Mapping[str, Any] = _NOTHING
) -> Decision:
    """Give an order other lines: a draft gets them at once, of a confirmed order a change is read back."""
    if order.state in UNDECIDED:
        return draft(here, lines, questions=standing(order.questions), touched=touched)
    body: dict[str, Any] = {"lines": list(lines)}
    if touched:
        body["touched"] = dict(touched)
    return Decision((TakeStep(order.number, "change", body, message_id=here.message.id),), "ordered")


def chosen(here: Situation, values: Mapping[str, str]) -> Decision:
    """Complete the draft with answers to open questions."""
    order = here.waiting
    if order is None or order.state not in UNDECIDED:
        return refuse(here, "stale_button")
    if repeated := _repeated(here, order.number, values):
        return repeated
    lines, questions = answered(
        here.message.conversation.questions, values, lambda line: unsaid_option(line, here.items((line.sku,)))
    )
    if not lines and tuple(questions) == standing(here.message.conversation.questions):
        return refuse(here, "stale_button")
    return draft(here, (*draft_lines(order), *lines), questions=tuple(questions))


def _repeated(here: Situation, number: str, values: Mapping[str, str]) -> Decision | None:
    """Return what follows from the answer whether an order was sent twice; None where none was given."""
    asked = [one for one in here.message.conversation.questions if one.about == "repeat" and values.get(str(one.id))]
    if not asked:
        return None
    if values[str(asked[0].id)] != SAME:
        return step(here, "confirm")
    other = str(asked[0].details.get("number", ""))
    drop = TakeStep(number, "drop", {"same_as": other}, message_id=here.message.id)
    said = AnswerMessage(here.conversation_id, "same_order", {}, other, message_id=here.message.id)
    return Decision((drop, said), "duplicate", other)


def repeat(here: Situation) -> Decision:
    """Draft the last order once more."""
    return draft(here, draft_lines(None, here.message.last_lines)) if here.message.last_lines else place(here)


def answer(here: Situation, kind: str, order: str) -> Decision:
    """Answer a question; nothing changes."""
    command = AnswerMessage(here.conversation_id, kind, _facts(here, kind), order, message_id=here.message.id)
    return Decision((command,), "answered", kind)


def shown(here: Situation, kind: str, order: str = "", **facts: Any) -> Decision:
    """Show something and what can be pressed about it; nothing changes."""
    command = AnswerMessage(here.conversation_id, kind, facts, order, message_id=here.message.id)
    return Decision((command,), "answered", kind)


def _facts(here: Situation, kind: str) -> dict[str, Any]:
    if kind not in ("stock_question", "price_question"):
        return {}
    read = here.understand()
    skus = [line.sku for line in read.said] or [sku for ask in read.must_ask for sku in ask.candidates]
    found = here.items(tuple(dict.fromkeys(skus))[:8]) if skus else here.search(here.message.text)
    return {"items": list(found)}


def refuse(here: Situation, code: str, **facts: Any) -> Decision:
    """Say why it is not possible, with the order that it is about."""
    order = _pressed_for(here, code) or (here.meant.number if here.meant else "")
    command = RefuseMessage(here.conversation_id, code, facts, order, here.message.id)
    return Decision((command,), "answered", code)


def _pressed_for(here: Situation, code: str) -> str:
    """Return the order that an old button names, where it is one of this conversation; empty for anything else."""
    pressed = read_pressed(here.message.action) if code == "stale_button" else None
    return pressed.number if pressed and pressed.number in here.message.conversation.orders else ""


def hand_over(here: Situation, reason: str) -> Decision:
    """Leave the conversation to a person."""
    tell = not here.message.automatic
    return Decision((HandOver(here.conversation_id, reason, here.message.id, tell=tell),), "parked", reason)
