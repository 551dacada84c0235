"""Linking: a chat becomes a customer's by a code that only the customer can have, and stops being so."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping

from core.commands.draft import requote, with_customer
from core.commands.saying import Saying
from core.commands.work import Work
from core.database import conversations, customers, linking, trust
from core.database.access import new_secret, secret_hash
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.events import MessageAnswered, MessageRefused
from core.domain.linking import (
    CHATS,
    CODE_LENGTH,
    CODE_SIGNS,
    MOST_TRIES,
    AskForCode,
    CustomerLinked,
    CustomerUnlinked,
    FreeConversation,
    MakeLink,
    SetLanguage,
    Unbind,
    UseCode,
)
from core.domain.machine import Role
from core.domain.orders import OrderState
from core.errors import Refused

TYPED_MS = 15 * 60 * 1000
LINK_MS = 24 * 3600 * 1000
HOUR_MS = 3600 * 1000
MOST_OF_A_CHAT, MOST_TO_AN_ADDRESS = 5, 3
"""Codes within the hour: for one chat that asks, and to one address, whoever asks."""


def ask_for_code(work: Work, command: AskForCode) -> None:
    """Send a code to the address, if it is on file; the answer in the chat is the same in any case."""
    talk = _chat(work, command.conversation_id)
    sent = send_code(work, talk, command.email)
    template = "" if sent else "refused/too_many_codes"
    event = MessageAnswered if sent else MessageRefused
    facts = {"kind": "code_sent"} if sent else {"code": "too_many_codes"}
    work.say(Saying(event, "", facts, talk["id"], template=template))


def send_code(work: Work, talk: RowMapping, email: str) -> bool:
    """Make a code and have it mailed where the address is on file; False where too many were asked for."""
    now, address = ms(work.now), customers.normal_contact("email", email)[:200]
    asked, sent = linking.asked_since(work.conn, now - HOUR_MS, conversation_id=talk["id"], address=address)
    if asked >= MOST_OF_A_CHAT:
        return False
    customer_id = customers.by_contact(work.conn, "email", address)
    if customer_id is None or customer_id == talk["customer_id"] or sent >= MOST_TO_AN_ADDRESS:
        # Kept all the same: whoever asks must not learn by the limit either which addresses are known.
        customer_id = None
    code, salt = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH)), secrets.token_hex(8)
    row = {"kind": "typed", "salt": salt, "code_hash": _hashed(code, salt), "customer_id": customer_id}
    row |= {"conversation_id": talk["id"], "address": address, "made_by": work.actor.id}
    linking.keep_code(work.conn, row | {"created_at": now, "expires_at": now + TYPED_MS})
    if customer_id is not None:
        _mail(
            work, customer_id, address, {"kind": "code", "code": f"{code[:4]}-{code[4:]}", "channel": talk["channel"]}
        )
    return True


def use_code(work: Work, command: UseCode) -> None:
    """Bind the chat where the code is right; else count the try and say so."""
    talk = _chat(work, command.conversation_id)
    found, left = _typed(work, talk, command.code) or _clicked(work, command.code) or (None, 0)
    if found is None:
        work.say(
            Saying(MessageRefused, "", {"code": "bad_code", "left": left}, talk["id"], template="refused/bad_code")
        )
        return
    bind(work, talk, found)


def _typed(work: Work, talk: RowMapping, code: str) -> tuple[RowMapping | None, int] | None:
    """Return the code's row, or None with the tries that are left; None where nobody waits for a code here."""
    waiting = linking.waiting_codes(work.conn, talk["id"], ms(work.now), lock=True)
    if not waiting:
        return None
    plain = plain_code(code)
    for row in waiting:
        right = hmac.compare_digest(row["code_hash"], _hashed(plain, row["salt"]))
        if right and row["tries"] < MOST_TRIES and row["customer_id"] is not None:
            linking.end_codes(work.conn, talk["id"], ms(work.now))
            return row, 0
    # A wrong code counts against all that wait: asking for another one gives no further tries.
    for row in waiting:
        linking.count_try(work.conn, row["id"])
    left = MOST_TRIES - 1 - max(row["tries"] for row in waiting)
    if left <= 0:
        linking.end_codes(work.conn, talk["id"], ms(work.now))
    return (None, max(left, 0)) if len(plain) == CODE_LENGTH else None


def _clicked(work: Work, code: str) -> tuple[RowMapping | None, int] | None:
    row = linking.use_link(work.conn, secret_hash(code.strip()[:64]), ms(work.now))
    return (row, 0) if row is not None else None


def plain_code(text: str) -> str:
    """Return a typed code as it was made: capitals, no blanks, no hyphens."""
    return "".join(sign for sign in text.upper() if sign in CODE_SIGNS)[: CODE_LENGTH + 1]


def bind(work: Work, talk: RowMapping, code: RowMapping) -> None:
    """Let the chat be the customer's: what was begun in it as a guest is theirs, and what waits is read back."""
    customer_id = int(code["customer_id"])
    customer = linking.locked_customer(work.conn, customer_id)
    if customer is None:
        raise Refused("unknown_customer")
    former = talk["customer_id"]
    mine = linking.numbers_in(work.conn, talk["id"], former) if linking.is_bare_guest(work.conn, former) else []
    linking.give_chat(work.conn, customer_id, talk["channel"], talk["person"])
    row = {"customer_id": customer_id, "channel": talk["channel"], "address": talk["person"]}
    row |= {"conversation_id": talk["id"], "former_customer_id": former, "moved": mine, "how": code["kind"]}
    binding_id = linking.keep_binding(work.conn, row | {"made_by": code["made_by"], "at": ms(work.now)})
    conversations.change(work.conn, talk["id"], customer_id=customer_id, guest={}, changed_at=ms(work.now))
    facts = {"binding": binding_id, "conversation": talk["id"], "channel": talk["channel"], "orders": mine}
    work.note(CustomerLinked, "customer", customer_id, facts)
    work.say(Saying(MessageAnswered, "", {"kind": "linked", "name": customer["name"]}, talk["id"]))
    for number in mine:
        order = with_customer(work, work.order(number), customer_id, None)
        if order.state in (OrderState.DRAFT, OrderState.QUOTED):
            known = customers.by_id(work.conn, customer_id)
            if order.ship_to is None and known and known.addresses:
                order = work.amend(order, replace(order, ship_to=known.addresses[0]))
        if order.state is OrderState.QUOTED:
            requote(work, order)


def make_link(work: Work, command: MakeLink) -> dict[str, Any]:
    """Make a one-time link: for a colleague to hand over, or mailed to the customer of an order.

    Raises: Refused("not_your_role", "unknown_customer", "unknown_order", "no_known_contact", "too_many_codes").
    """
    if command.order:
        return _mail_link(work, command.order)
    work.only(Role.SALES | Role.MANAGER, "answer")
    if command.customer_id is None or customers.by_id(work.conn, command.customer_id) is None:
        raise Refused("unknown_customer")
    return {"code": _new_link(work, command.customer_id, "")}


def _mail_link(work: Work, number: str) -> dict[str, Any]:
    """Mail the link to the contact on file: who holds an order's page alone is not yet its customer."""
    order = work.order(number)
    address = trust.known_contact(work.conn, order.customer_id) if order.customer_id else ""
    if order.customer_id is None or not address:
        raise Refused("no_known_contact")
    since = ms(work.now) - HOUR_MS
    if linking.links_since(work.conn, since, address) >= MOST_TO_AN_ADDRESS:
        raise Refused("too_many_codes")
    code = _new_link(work, order.customer_id, address)
    _mail(work, order.customer_id, address, {"kind": "chat_link", "start": code})
    return {}


def _new_link(work: Work, customer_id: int, address: str) -> str:
    code, now = new_secret(), ms(work.now)
    row = {"kind": "link", "code_hash": secret_hash(code), "customer_id": customer_id, "address": address}
    linking.keep_code(work.conn, row | {"made_by": work.actor.id, "created_at": now, "expires_at": now + LINK_MS})
    return code


def unbind(work: Work, command: Unbind) -> None:
    """Take a binding back: the chat is a guest's again, with the orders that it had brought.

    Raises: Refused("not_your_role", "reason_missing", "unknown_binding", "already_undone").
    """
    work.only(Role.SALES | Role.MANAGER, "answer")
    reason = command.reason.strip()[:500]
    if not reason:
        raise Refused("reason_missing")
    row = linking.binding(work.conn, command.binding_id)
    if row is None:
        raise Refused("unknown_binding")
    if row["undone_at"] is not None:
        raise Refused("already_undone")
    linking.locked_customer(work.conn, row["customer_id"])
    linking.take_chat(work.conn, row["customer_id"], row["channel"], row["address"])
    linking.undone(work.conn, row["id"], work.actor.name or work.actor.id, reason, ms(work.now))
    former = row["former_customer_id"]
    conversations.change(work.conn, row["conversation_id"], customer_id=former, changed_at=ms(work.now))
    for number in row["moved"]:
        order = work.order(number)
        if order.customer_id == row["customer_id"]:
            work.amend(order, replace(order, customer_id=former))
    facts = {"binding": row["id"], "conversation": row["conversation_id"], "channel": row["channel"]}
    work.note(CustomerUnlinked, "customer", row["customer_id"], facts, reason)
    work.woken.add(row["conversation_id"])


def set_language(work: Work, command: SetLanguage) -> None:
    """Write in that language from now on, and say so in it.

    Raises: Refused("unknown_language").
    """
    talk = conversations.conversation(work.conn, command.conversation_id)
    known = work.letters.messages.languages()
    if talk is None or command.language not in known or command.language not in work.policy.shop.languages:
        raise Refused("unknown_language", languages=list(work.policy.shop.languages))
    linking.choose_language(work.conn, talk, command.language)
    work.say(Saying(MessageAnswered, "", {"kind": "language_set"}, talk["id"]))


def free_conversation(work: Work, command: FreeConversation) -> None:
    """Leave what waits in a conversation: codes, and people who were asked for; says what was left."""
    talk = conversations.conversation(work.conn, command.conversation_id)
    if talk is None:
        raise Refused("unknown_conversation")
    left = []
    if linking.end_codes(work.conn, talk["id"], ms(work.now)):
        left.append("code")
    if talk["handed_over"]:
        conversations.change(work.conn, talk["id"], handed_over=False, claimed_by=None, changed_at=ms(work.now))
        left.append("people")
    work.woken.add(talk["id"])
    if command.tell:
        work.say(Saying(MessageAnswered, "", {"kind": "freed", "left": left}, talk["id"]))


def _chat(work: Work, conversation_id: int) -> RowMapping:
    talk = conversations.conversation(work.conn, conversation_id)
    if talk is None or talk["channel"] not in CHATS:
        raise Refused("unknown_conversation")
    return talk


def _mail(work: Work, customer_id: int, address: str, facts: Mapping[str, Any]) -> None:
    """Say something to a contact on file, in a mail conversation that is kept for such letters."""
    thread = f"link:{address}"
    found = conversations.by_thread(work.conn, "email", thread)
    if found is not None:
        talk_id = int(found["id"])
    else:
        customer = customers.by_id(work.conn, customer_id)
        values = {"channel": "email", "thread": thread, "customer_id": customer_id, "person": address}
        values |= {"person_name": customer.name if customer else "", "language": customer.language if customer else ""}
        now = ms(work.now)
        talk_id = conversations.new_conversation(work.conn, values | {"created_at": now, "changed_at": now})
    work.say(Saying(MessageAnswered, "", facts, talk_id))


def _hashed(code: str, salt: str) -> str:
    # A typed code is short: each guess at a stolen hash has to cost something.
    return hashlib.scrypt(code.encode(), salt=salt.encode(), n=2**12, r=8, p=1, dklen=32).hex()


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    AskForCode: ask_for_code,
    UseCode: use_code,
    MakeLink: make_link,
    Unbind: unbind,
    SetLanguage: set_language,
    FreeConversation: free_conversation,
}
