"""What to do with a message: from what it says and what is open to commands. Pure; the desk carries them out."""

from __future__ import annotations

from collections.abc import Callable

from core.messages.questions import lettered
from intake.answers import answers_by_line, answers_in_words
from intake.courtesy import left_for_people, set_aside
from intake.decisions import answer, change, chatted, chosen, edited, hand_over, place, refuse, repeat, step
from intake.enclosures import on_files
from intake.introduced import introduced
from intake.pressed import pressed_button
from intake.replies import Reply, read_reply, unsigned
from intake.returning import asked_back, said_to_withdraw, withdrawn
from intake.situation import Decision, Situation

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
        or _replied(here)
        or introduced(here)
        or _told(here)
        or _understood(here)
    )


def _moved_account(here: Situation) -> Decision | None:
    """Where money or invoices shall go elsewhere a person calls a contact on file; nothing is done by mail."""
    asked = next((one.code for one in here.signs if one.code in ("bank_data", "invoice_address")), "")
    if not asked or here.understand().said or here.message.conversation.customer is None:
        return None
    return hand_over(here, asked)


def _replied(here: Situation) -> Decision | None:
    message, order = here.message, here.waiting
    shown = order.proposed or order.lines if order else ()
    asked = message.conversation.questions
    letters = sum(len(one.choices) for one in lettered(asked))
    reply = read_reply(message.text, [line.position for line in shown], letters=letters, name=message.sender_name)
    if reply is None:
        return None
    if reply.cancel:
        return step(here, "cancel") if order or message.binding else None
    if reply.decline:
        return step(here, "decline_change") if order and order.state == "modifying" else None
    if reply.again:
        return None if order else repeat(here)
    if reply.chosen and asked:
        return chosen(here, letters_chosen(reply, here))
    if reply.quantities and order:
        return edited(here, {str(place): f"{quantity:f}" for place, quantity in reply.quantities.items()})
    if reply.confirm and order:
        return step(here, "confirm")
    return refuse(here, "nothing_waiting") if reply.confirm and message.greeted else None


def _told(here: Situation) -> Decision | None:
    questions = here.message.conversation.questions
    if not questions or here.waiting is None:
        return None
    text = "\n".join(unsigned(here.message.text[:2000], here.message.sender_name))
    values = answers_by_line(text, questions, here.read, letters_shown(here))
    values = values or answers_in_words(text, questions, here.read)
    return chosen(here, values) if values else None


def _understood(here: Situation) -> Decision:
    read = here.understand()
    if "too_long" in read.flags:
        return hand_over(here, "too_long")
    handlers: dict[str, Callable[[Situation], Decision]] = {
        "order.place": place,
        "order.change": change,
        "order.repeat": place,
        "order.cancel": lambda one: step(one, "cancel"),
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


def letters_chosen(reply: Reply, here: Situation) -> dict[str, str]:
    shown = letters_shown(here)
    return dict(shown[letter] for letter in reply.chosen if letter in shown)


def letters_shown(here: Situation) -> dict[str, tuple[str, str]]:
    # The letters run through all questions, as the message shows them.
    asked = lettered(here.message.conversation.questions)
    return {choice.letter: (str(one.question.id), choice.value) for one in asked for choice in one.choices}
