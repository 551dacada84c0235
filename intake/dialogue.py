"""What to do with a message: from what it says and what is open to commands. Pure; the desk carries them out."""

from __future__ import annotations

from collections.abc import Callable

from intake.commanded import commanded
from intake.courtesy import left_for_people, set_aside
from intake.decisions import answer, chatted, hand_over, place
from intake.enclosures import on_files
from intake.introduced import introduced
from intake.pressed import pressed_button
from intake.replied import replied, told_answers
from intake.returning import asked_back, said_to_withdraw, withdrawn
from intake.situation import Decision, Situation
from intake.which_order import cancelled, changed, number_told

__all__ = ["Decision", "Situation", "decide"]

_FOR_PEOPLE = {
    "human": "wants_a_person",
    "complaint": "complaint",
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
    if (asked := commanded(here)) is not None:
        return asked
    if aside := set_aside(message):
        return Decision(*aside)
    if message.trust == "fail" and (here.waiting or message.binding):
        return hand_over(here, "untrusted_sender")
    if message.action:
        return pressed_button(here)
    if message.files and (decided := on_files(message, here.enclosed(), here.understand)):
        return Decision(*decided)
    if message.files and here.enclosed().carries:
        return _understood(here)
    if not message.text.strip():
        return hand_over(here, "attachment") if message.files else Decision((), "ignored", "empty")
    return (
        _moved_account(here)
        or said_to_withdraw(here)
        or number_told(here)
        or replied(here)
        or introduced(here)
        or told_answers(here)
        or _understood(here)
    )


def _moved_account(here: Situation) -> Decision | None:
    """Where money or invoices shall go elsewhere a person calls a contact on file; nothing is done by mail."""
    asked = next((one.code for one in here.signs if one.code in ("bank_data", "invoice_address")), "")
    if not asked or here.understand().said or here.message.conversation.customer is None:
        return None
    return hand_over(here, asked)


def _understood(here: Situation) -> Decision:
    read = here.understand()
    if "too_long" in read.flags:
        return hand_over(here, "too_long")
    handlers: dict[str, Callable[[Situation], Decision]] = {
        "order.place": place,
        "order.change": changed,
        "order.repeat": place,
        "order.cancel": cancelled,
        "return.request": asked_back,
        "withdrawal": withdrawn,
    }
    if left := left_for_people(here.message, read.intent, named=bool(read.lines or read.must_ask)):
        return Decision(*left)
    if read.intent in handlers:
        if read.confidence < here.review_below:
            return hand_over(here, "unsure")
        return handlers[read.intent](here)
    if read.intent in _FOR_PEOPLE:
        return hand_over(here, _FOR_PEOPLE[read.intent])
    if read.intent in _ANSWERED:
        order = here.waiting or here.message.binding
        # "What are your delivery costs" asks for the price of no item.
        about_delivery = "delivery.question" in read.intents and read.intent == "price.question" and not read.said
        kind = "delivery_question" if about_delivery else _ANSWERED[read.intent]
        return answer(here, kind, order.number if order else here.message.newest)
    return chatted(here, read)
