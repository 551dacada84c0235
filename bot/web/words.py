"""The console's plain words for states, steps, events and refusals, and the small filters of its templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from core.domain.customers import town_line

TONES = {
    "draft": "calm", "quoted": "wait", "awaiting_approval": "act", "confirmed": "go", "on_hold": "act",
    "modifying": "wait", "closed": "done", "rejected": "off", "expired": "off", "cancelled": "off",
    "planned": "calm", "released": "calm", "picking": "go", "short": "act", "packed": "go", "ready": "go",
    "handed_over": "go", "in_transit": "go", "exception": "act", "delivered": "done", "lost": "bad",
    "returned_to_sender": "act",
    "issued": "wait", "part_paid": "wait", "paid": "done", "overdue": "bad", "credited": "off", "reversed": "off",
    "queued": "wait", "sending": "wait", "retry": "act", "sent": "done", "parked": "bad", "unknown": "act",
    "received": "wait", "asked": "wait", "ordered": "done", "answered": "done", "ignored": "off", "duplicate": "off",
    "proposed": "wait", "on": "done", "off": "off", "right": "done", "wrong": "bad",
}  # fmt: skip
"""How a state looks: calm, wait (for somebody else), act (a colleague must), go, done, off, bad."""

CHANNELS = {"webchat": "Web chat", "email": "Email", "telegram": "Telegram", "phone": "Phone"}

FACETS = {
    "stock": ("Stock", {"none": "not reserved", "part": "partly reserved", "all": "reserved"}),
    "shipping": ("Shipped", {"none": "not shipped", "part": "partly shipped", "all": "shipped"}),
    "delivery": ("Delivered", {"none": "not delivered", "part": "partly delivered", "all": "delivered"}),
    "billing": ("Billed", {"none": "not billed", "part": "partly billed", "all": "billed"}),
    "payment": ("Paid", {"none": "not paid", "part": "partly paid", "all": "paid"}),
}

WORK = {
    "questions": "Question open",
    "backordered": "Backordered",
    "to_pick": "To pick",
    "to_pack": "To pack",
    "to_ship": "To ship",
    "under_way": "Under way",
    "to_invoice": "To invoice",
    "unpaid": "Unpaid",
    "late": "Promise late",
}
"""What is to be done with an order: the list's filters."""

REFUSALS = {
    "not_your_role": "Your role does not allow this.",
    "wrong_state": "The order has moved on; this is not possible any more.",
    "no_lines": "The order has no lines.",
    "question_open": "A question to the customer is still open.",
    "customer_unknown": "It is not known yet who orders.",
    "address_missing": "The delivery address is not complete.",
    "quote_expired": "The quote's validity has passed; quote it again.",
    "still_valid": "The quote is still valid.",
    "staff_confirms": "A person confirms orders in this shop.",
    "approval_needed": "An approval rule matches: submit the order for approval.",
    "no_approval_needed": "Nothing needs approval here.",
    "own_request": "Somebody else must approve what you asked for.",
    "own_rules": "You changed the rules meanwhile, and as they were before somebody else decides here: a colleague "
    "must approve the order, or agree to your rules first (Rules, Versions of the policy).",
    "changed_meanwhile": "The order changed since approval was asked.",
    "out_of_stock": "There is not enough stock.",
    "reason_missing": "Please give a reason.",
    "already_shipped": "Something has already been shipped.",
    "already_picked": "Picking has begun; it cannot be changed any more.",
    "nothing_backordered": "Nothing is backordered.",
    "nothing_to_pick": "There is nothing to pick.",
    "nothing_to_pack": "There is nothing to pack.",
    "nothing_to_ship": "There is nothing to ship.",
    "nothing_under_way": "Nothing is under way.",
    "nothing_to_bill": "Everything is billed.",
    "nothing_to_pay": "Everything is paid.",
    "still_open": "Something is still open.",
    "bad_switch": "There is no such switch.",
    "other_eyes": "You have given your word; a second person must give theirs.",
    "unknown_version": "There is no such version.",
    "nothing_to_undo": "There is nothing of yours that can be taken back.",
    "number_taken": "That took the number of a credit note or sent money back, which is never undone; correct it by a "
    "step of its own.",
    "approval_expired": "The time to decide is over; the order goes back to the customer as a quote.",
    "nothing_aside": "Nothing stands aside there.",
    "too_much_aside": "Fewer stand aside there.",
    "goods_credited": "These goods were credited, so they cannot go back to the customer.",
    "nothing_to_reverse": "There is no invoice that could be reversed.",
    "invoice_missing": "There are several invoices; name the one to reverse.",
    "already_reversed": "That invoice is reversed already.",
    "part_credited": "Some of that invoice was credited for goods that came back; take the rest back by a return too.",
    "newer_invoice": "A newer invoice bills more of the same goods; reverse that one first.",
    "invoice_paid": "Money has come in for that invoice: give it back first, or undo the booking.",
    "not_your_unit": "Somebody else did that; only they can take it back.",
    "undo_too_late": "The time to take that back is over.",
    "message_left": "The customer has the message already, so it cannot be taken back any more.",
    "order_moved_on": "The order has moved on since, so that cannot be taken back any more.",
    "stock_gone": "The goods are promised to somebody else by now, so that cannot be taken back.",
    "documents_missing": "Label and packing slip are not printed yet.",
    "bad_amount": "That is no amount; write for example 12.50.",
    "bad_quantity": "That is no quantity; write for example 12.",
    "unknown_item": "There is no such item.",
    "unknown_unit": "That item is not sold in this unit.",
    "not_listed": "That is not offered on this channel.",
    "unknown_customer": "There is no such customer.",
    "unknown_option": "That item has no such option.",
    "too_much": "That is more than is open.",
    "too_many_lines": "That is more lines than an order can have.",
    "more_than_due": "That is more than is still to be paid.",
    "payment_known": "A payment with this reference is booked already.",
    "nothing_to_cancel": "There is nothing to cancel.",
    "nothing_arrived": "There is no stock to reserve yet.",
    "password_too_short": "That password is too short.",
    "password_too_long": "That password is too long.",
    "password_too_simple": "That password is too simple.",
    "text_missing": "Please write something first.",
    "words_too_short": "That is too short for a name: write three letters at least.",
    "words_too_long": "That is too long for a name.",
    "words_are_numbers": "Quantities, units, days and numbers of orders name nothing.",
    "words_known": "The item is called so already.",
    "words_taken": "Another item is called so.",
    "words_contradicted": "The same words were used for another item as well.",
    "replay_needed": "Try it on past messages first.",
    "lines_missing": "Say for at least one line how many.",
    "same_conversation": "These are the same conversation.",
    "already_merged": "One of the two is part of another conversation already.",
    "other_customer": "The two conversations belong to different customers.",
    "other_channel": "Only mail conversations can be joined or parted.",
    "still_working": "A message in it is just being worked on. Try again in a moment.",
    "unknown_message": "There is no such message in this conversation.",
    "nothing_before": "Nothing came before that message: there is nothing to part.",
    "unknown_move": "There is nothing of that kind to take back.",
    "already_undone": "That has been taken back already.",
    "person_decides": "A colleague decides about this order.",
    "unknown_binding": "There is no such binding.",
    "no_known_contact": "No mail address of the customer is on file.",
    "too_many_codes": "Many codes were asked for. Please try again in an hour.",
    "known_contact_confirms": "Only a contact on file can confirm this order.",
}

LEARNED_FROM = {
    "answer": "An answer to our question",
    "correction": "A correction by the customer",
    "staff": "A colleague",
}

LABELS = {
    "vat_id": "VAT id", "iban": "IBAN", "bic": "BIC", "undo_s": "Undo (seconds)", "timezone": "Time zone",
    "cut_off": "Cut-off",
    "terms_days": "Payment terms (days)", "handling_days": "Handling (days)", "return_days": "Returns (days)",
    "quote_valid_days": "Quote valid (days)", "remind_after_hours": "Reminder after (hours)",
    "draft_only": "A person decides before anything is read back",
    "known_contact": "Only a contact on file can confirm this order",
    "staff_approval": "Needs a colleague's approval",
    "forged": "Our mail server found the sender forged", "not_proven": "Our mail server does not vouch for the sender",
    "lookalike_domain": "The sender's domain only looks like a customer's",
    "known_name": "A customer's name on a foreign address", "new_ship_to": "A delivery address that is not on file",
    "first_delivery_there": "A new delivery address, asked for by a sender who is not proven",
    "bank_data": "Asks for other bank data: call a number that you know",
    "invoice_address": "Asks for another invoice address: call a number that you know",
    "no_known_contact": "No contact on file to ask", "approval_rule": "A rule of the shop",
    "unverified": "Nobody vouches for the sender", "same_order_days": "Same order asked about (days)",
    "reply_goal_minutes": "Reply goal (minutes)", "po_number": "PO number",
}  # fmt: skip
"""Names that do not read well letter by letter."""

FAULTS = {
    400: ("That request was not clear", "Go back and try once more."),
    401: ("Please sign in", "Your session is over, or you have not signed in yet."),
    403: ("This is not open to you", "If you think it should be, ask whoever runs the shop."),
    404: ("There is nothing here", "The address may be incomplete, or what it named is gone."),
    405: ("That is not how this works", "Go back and use the button on the page."),
    409: ("That is not possible now", "Things have moved on meanwhile. Go back and look again."),
    413: ("That was too much at once", "Send less and try again."),
    422: ("Some fields cannot be taken as they are", "Go back and check what you entered."),
    429: ("Too many tries", "Wait some minutes, then try again."),
    503: ("Busy just now", "Try again in a moment; nothing is lost."),
}


def fault_words(status: int) -> tuple[str, str]:
    return FAULTS.get(status, ("Something went wrong on our side", "It is noted. Nothing was half done; try again."))


def refusal_words(code: str, facts: Mapping[str, Any]) -> str:
    """Return why something is not possible, for a colleague."""
    words = REFUSALS.get(code, f"That is not possible: {label(code).lower()}.")
    if code in ("password_too_short", "password_too_long"):
        return f"{words} Take {facts.get('least', 10)} to {facts.get('most', 200)} characters."
    if code == "out_of_stock" and (short := [line for line in facts.get("lines", ()) if isinstance(line, Mapping)]):
        named = ", ".join(f"{line.get('sku', '?')} ({line.get('available', 0)} available)" for line in short[:5])
        return f"{words} {named}."
    return words


def label(name: object) -> str:
    """Return a name of the program as words: `awaiting_approval` is `Awaiting approval`."""
    return LABELS.get(str(name)) or str(name).replace("_", " ").strip().capitalize()


def tone(state: object) -> str:
    return TONES.get(str(state), "calm")


def channel(name: object) -> str:
    kind, _, rest = str(name).partition(":")
    return CHANNELS.get(kind) or (f"{rest} (API)" if kind == "api" and rest else rest or label(kind))


def when(value: datetime, zone: tzinfo, now: datetime) -> str:
    """Return a moment as short as it can be understood: `10:42`, `Mon 10:42`, `12 Nov`, `12 Nov 2025`."""
    at, today = value.astimezone(zone), now.astimezone(zone)
    age = (today.date() - at.date()).days
    if age == 0:
        return f"{at:%H:%M}"
    if 0 < age < 7:
        return f"{at:%a %H:%M}"
    return f"{at.day} {at:%b}" if at.year == today.year else f"{at.day} {at:%b %Y}"


def iso(value: datetime | date) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def short_day(value: date, now: datetime) -> str:
    return f"{value:%a} {value.day} {value:%b}" + ("" if value.year == now.year else f" {value:%Y}")


def initials(name: object) -> str:
    words = [word for word in str(name).split() if word[:1].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper() or "?"


FILTERS: dict[str, Callable[..., Any]] = {
    "label": label,
    "tone": tone,
    "channel": channel,
    "when": when,
    "iso": iso,
    "short_day": short_day,
    "initials": initials,
    "learned_from": lambda source: LEARNED_FROM.get(source, label(source)),
    "town": lambda place: town_line(place.postcode, place.city, place.country),
    "facet_name": lambda name: FACETS.get(name, (label(name), {}))[0],
    "facet_words": lambda value, name: FACETS.get(name, ("", {}))[1].get(value, label(value)),
}
