"""What to do with a message: from what it says and what is open to commands. Pure; the desk carries them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.domain.commands import (
    AnswerMessage,
    Command,
    DraftOrder,
    GiveContact,
    HandOver,
    QuestionWanted,
    RefuseMessage,
    TakeStep,
)
from core.domain.orders import Source
from core.messages.questions import lettered
from intake.answers import SAME, answers_by_line, answers_in_words
from intake.contact import Contact, place_wanted, read_contact
from intake.courtesy import left_for_people, set_aside
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
from intake.enclosures import on_files, with_claims
from intake.replies import Reply, read_reply, unsigned
from intake.situation import Decision, Situation, as_shown, editable
from intake.understanding import Understanding

__all__ = ["Decision", "Situation", "decide"]

UNDECIDED = ("draft", "quoted", "awaiting_approval")
_FOR_PEOPLE = {
    "human": "wants_a_person",
    "complaint": "complaint",
    "return.request": "return_requested",
    "withdrawal": "withdrawal",
    "payment.question": "payment_question",
    "payment.notice": "payment_notice",
    "supplier.reply": "supplier_reply",
}
_ANSWERED = {
    "order.status": "order_status",
    "delivery.question": "delivery_question",
    "stock.question": "stock_question",
    "price.question": "price_question",
    "invoice.request": "invoice_request",
}


def decide(here: Situation) -> Decision:
    """Return what to do with the message."""
    message = here.message
    if aside := set_aside(message):
        return Decision(*aside)
    if message.trust == "fail" and (here.waiting or message.binding):
        return _hand_over(here, "untrusted_sender")
    if message.action:
        return _pressed(here)
    if message.files and (decided := on_files(message, here.enclosed(), here.understand)):
        return Decision(*decided)
    if message.files and here.enclosed().carries:
        return _understood(here)
    if not message.text.strip():
        return _hand_over(here, "attachment") if message.files else Decision((), "ignored", "empty")
    return _moved_account(here) or _replied(here) or _introduced(here) or _told(here) or _understood(here)


def _moved_account(here: Situation) -> Decision | None:
    """Where money or invoices shall go elsewhere a person calls a contact on file; nothing is done by mail."""
    asked = next((one.code for one in here.signs if one.code in ("bank_data", "invoice_address")), "")
    if not asked or here.understand().said or here.message.conversation.customer is None:
        return None
    return _hand_over(here, asked)


def _pressed(pressed: Situation) -> Decision:
    name, _, rest = pressed.message.action.partition(":")
    here = as_shown(pressed)
    if here is None:
        return _refuse(pressed, "stale_button")
    changing = here.waiting is not None and here.waiting.state == "modifying"
    if name in ("apply_change", "decline_change") and not changing:
        return _refuse(here, "stale_button")
    if name in ("confirm", "apply_change", "decline_change", "cancel"):
        return _step(here, "confirm" if name == "apply_change" else name)
    if name == "human":
        return _hand_over(here, "wants_a_person")
    if name == "repeat":
        return _repeat(here)
    if name == "ship" and here.waiting and here.waiting.state in UNDECIDED:
        return _draft(here, draft_lines(here.waiting), shipping_method=rest)
    if name in ("line", "remove"):
        position, _, quantity = rest.partition(":")
        return _edited(here, {position: quantity if name == "line" else "0"})
    if name == "answer":
        question, _, value = rest.partition(":")
        return _chosen(here, {question: value})
    return _refuse(here, "stale_button")


def _replied(here: Situation) -> Decision | None:
    message, order = here.message, here.waiting
    shown = order.proposed or order.lines if order else ()
    asked = message.conversation.questions
    letters = sum(len(one.choices) for one in lettered(asked))
    reply = read_reply(message.text, [line.position for line in shown], letters=letters, name=message.sender_name)
    if reply is None:
        return None
    if reply.cancel:
        return _step(here, "cancel") if order or message.binding else None
    if reply.decline:
        return _step(here, "decline_change") if order and order.state == "modifying" else None
    if reply.again:
        return None if order else _repeat(here)
    if reply.chosen and asked:
        return _chosen(here, _letters(reply, here))
    if reply.quantities and order:
        return _edited(here, {str(place): f"{quantity:f}" for place, quantity in reply.quantities.items()})
    if reply.confirm and order:
        return _step(here, "confirm")
    return _refuse(here, "nothing_waiting") if reply.confirm and message.greeted else None


def _letters(reply: Reply, here: Situation) -> dict[str, str]:
    shown = _shown_letters(here)
    return dict(shown[letter] for letter in reply.chosen if letter in shown)


def _shown_letters(here: Situation) -> dict[str, tuple[str, str]]:
    # The letters run through all questions, as the message shows them.
    asked = lettered(here.message.conversation.questions)
    return {choice.letter: (str(one.question.id), choice.value) for one in asked for choice in one.choices}


def _step(here: Situation, step: str) -> Decision:
    message, order = here.message, here.waiting
    if step == "cancel" and order is None:
        order = message.binding
    if order is None:
        return _refuse(here, "nothing_waiting")
    if order.state == "modifying" and step in ("confirm", "decline_change", "cancel"):
        step = {"confirm": "apply_change", "cancel": "decline_change"}.get(step, step)
    if order.state == "awaiting_approval" and step == "confirm":
        return _answer(here, "order_status", order.number)
    return Decision((TakeStep(order.number, step, message_id=message.id),), "ordered")


def _introduced(here: Situation) -> Decision | None:
    order = here.waiting
    if order is None or order.state not in UNDECIDED or (order.customer and order.ship_to and order.ship_to.complete):
        return None
    wanted = (() if order.customer else ("name", "email")) + (() if order.ship_to else ("address",))
    told = read_contact(here.message.text, country=here.country, wanted=wanted)
    if told.address and not told.email and here.understand().said:
        # "2 hammers, 1000 screws" looks like a street and a postcode: what names goods is an order.
        return None
    if not told.email and not told.address and not (told.name and _only_a_name(here)):
        return None
    return Decision((_contact(here, told),), "ordered")


def _only_a_name(here: Situation) -> bool:
    # A name alone is believed only right after it was asked for, and where the words are nothing else.
    text, order = here.message.text, here.waiting
    asked = order is not None and order.state == "quoted" and order.customer is None
    read = here.understand()
    return (
        asked
        and len(text.split()) <= 4
        and "?" not in text
        and not read.said
        and read.intent in ("other", "order.place")
    )


def _told(here: Situation) -> Decision | None:
    questions = here.message.conversation.questions
    if not questions or here.waiting is None:
        return None
    text = "\n".join(unsigned(here.message.text[:2000], here.message.sender_name))
    values = answers_by_line(text, questions, here.read, _shown_letters(here))
    values = values or answers_in_words(text, questions, here.read)
    return _chosen(here, values) if values else None


def _contact(here: Situation, told: Contact) -> GiveContact:
    return GiveContact(here.conversation_id, told.name, told.email, told.address, here.message.id)


def _understood(here: Situation) -> Decision:
    read = here.understand()
    if "too_long" in read.flags:
        return _hand_over(here, "too_long")
    handlers: dict[str, Callable[[Situation], Decision]] = {
        "order.place": _place,
        "order.change": _change,
        "order.repeat": _place,
        "order.cancel": lambda one: _step(one, "cancel"),
    }
    if left := left_for_people(here.message, read.intent, named=bool(read.lines or read.must_ask)):
        return Decision(*left)
    if read.intent in handlers:
        if read.confidence < here.review_below:
            return _hand_over(here, "unsure")
        return handlers[read.intent](here)
    if read.intent in _FOR_PEOPLE:
        return _hand_over(here, _FOR_PEOPLE[read.intent])
    if read.intent in _ANSWERED:
        order = here.waiting or here.message.binding
        # "What are your delivery costs" asks for the price of no item.
        about_delivery = "delivery.question" in read.intents and read.intent == "price.question" and not read.said
        kind = "delivery_question" if about_delivery else _ANSWERED[read.intent]
        return _answer(here, kind, order.number if order else here.message.newest)
    return _chatted(here, read)


def _chatted(here: Situation, read: Understanding) -> Decision:
    message = here.message
    if message.channel == "email":
        if read.intent == "smalltalk" or message.automatic:
            return Decision((), "ignored", read.intent)
        if message.conversation.customer is None:
            return Decision((), "ignored", "unknown_sender_no_order")
        return _hand_over(here, "not_understood")
    if read.intent == "smalltalk":
        return _answer(here, "smalltalk" if message.greeted else "greeting", "")
    return _answer(here, "other", "")


def _place(here: Situation) -> Decision:
    read = here.understand()
    if not read.lines and not read.must_ask and not read.unknown:
        return _chatted(here, read)
    if here.waiting and here.waiting.state == "modifying":
        return _change(here)
    return _draft(
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


def _change(here: Situation) -> Decision:
    read, order = here.understand(), here.waiting or here.message.binding
    if order is None or order.state in UNDECIDED:
        return _place(here) if read.lines or read.must_ask else _step(here, "cancel")
    if read.must_ask or not read.lines:
        return _hand_over(here, "change_not_understood")
    body = {"lines": list(lines_wanted(read.lines)), "requested_on": read.requested_date}
    return Decision((TakeStep(order.number, "change", body, message_id=here.message.id),), "ordered")


def _repeat(here: Situation) -> Decision:
    return _draft(here, draft_lines(None, here.message.last_lines)) if here.message.last_lines else _place(here)


def _edited(here: Situation, quantities: Mapping[str, str]) -> Decision:
    order = editable(here)
    if order is None:
        return _refuse(here, "stale_button")
    lines = without_or_with(order.proposed or order.lines, quantities)
    if lines is None:
        return _refuse(here, "bad_quantity")
    if not lines:
        return _step(here, "cancel") if here.waiting else _refuse(here, "no_lines")
    if order.state not in UNDECIDED:
        return Decision(
            (TakeStep(order.number, "change", {"lines": list(lines)}, message_id=here.message.id),), "ordered"
        )
    return _draft(here, lines, questions=standing(order.questions))


def _chosen(here: Situation, values: Mapping[str, str]) -> Decision:
    order = here.waiting
    if order is None or order.state not in UNDECIDED:
        return _refuse(here, "stale_button")
    if repeated := _repeated(here, order.number, values):
        return repeated
    lines, questions = answered(
        here.message.conversation.questions, values, lambda line: unsaid_option(line, here.items((line.sku,)))
    )
    if not lines and tuple(questions) == standing(here.message.conversation.questions):
        return _refuse(here, "stale_button")
    return _draft(here, (*draft_lines(order), *lines), questions=tuple(questions))


def _repeated(here: Situation, number: str, values: Mapping[str, str]) -> Decision | None:
    """Return what follows from the answer whether an order was sent twice; None where none was given."""
    asked = [one for one in here.message.conversation.questions if one.about == "repeat" and values.get(str(one.id))]
    if not asked:
        return None
    if values[str(asked[0].id)] != SAME:
        return _step(here, "confirm")
    other = str(asked[0].details.get("number", ""))
    drop = TakeStep(number, "drop", {"same_as": other}, message_id=here.message.id)
    said = AnswerMessage(here.conversation_id, "same_order", {}, other, message_id=here.message.id)
    return Decision((drop, said), "duplicate", other)


def _draft(
    here: Situation,
    lines: Sequence[Any],
    *,
    questions: tuple[QuestionWanted, ...] = (),
    unknown: tuple[Any, ...] = (),
    shipping_method: str = "",
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
        language=read.language if read and read.language in here.languages else "",
        confidence=read.confidence if read else 1.0,
        trusted=message.trust != "fail",
        verified=message.trust == "pass" or message.channel.startswith(("api:", "gateway:", "phone")),
        signs=here.signs,
    )
    if any(one.code == "lookalike_domain" for one in here.signs):
        # Whoever imitates a customer becomes none, and hears nothing of the order.
        told = RefuseMessage(here.conversation_id, "confirmed_elsewhere", {}, "", message.id)
        return Decision((command, told), "ordered", "lookalike_domain")
    guest = _mail_guest(here)
    return Decision((*guest, command), "asked" if asked or not lines else "ordered")


def _mail_guest(here: Situation) -> tuple[Command, ...]:
    message = here.message
    if message.conversation.customer is not None or "@" not in message.sender or message.channel == "webchat":
        return ()
    name = message.sender_name or message.sender.partition("@")[0]
    return (GiveContact(here.conversation_id, name, message.sender, None, message.id),)


def _answer(here: Situation, kind: str, order: str) -> Decision:
    command = AnswerMessage(here.conversation_id, kind, _facts(here, kind), order, message_id=here.message.id)
    return Decision((command,), "answered", kind)


def _facts(here: Situation, kind: str) -> dict[str, Any]:
    if kind not in ("stock_question", "price_question"):
        return {}
    read = here.understand()
    skus = [line.sku for line in read.said] or [sku for ask in read.must_ask for sku in ask.candidates]
    found = here.items(tuple(dict.fromkeys(skus))[:8]) if skus else here.alternatives(here.message.text)
    return {"items": list(found)}


def _refuse(here: Situation, code: str) -> Decision:
    order = here.waiting.number if here.waiting else ""
    command = RefuseMessage(here.conversation_id, code, {}, order, here.message.id)
    return Decision((command,), "answered", code)


def _hand_over(here: Situation, reason: str) -> Decision:
    tell = not here.message.automatic
    return Decision((HandOver(here.conversation_id, reason, here.message.id, tell=tell),), "parked", reason)
