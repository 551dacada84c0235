"""The ladder of trust, rung by rung: who is asked to confirm, what a colleague approves, and what nobody reads back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from core.database.check import violations
from core.database.engine import Database
from core.database.tables.customers import addresses, contacts, customers
from core.domain.commands import TakeStep
from core.domain.machine import Actor, Role
from core.domain.queries import ListDeliveries, ListOrders
from core.domain.views import OrderView
from core.errors import Refused
from tests.shop import ADMIN
from tests.stories.counter import Counter, letter, open_counter, words
from tests.stories.test_mail_loops import write

GOODS = "6 mugs please"
SEEN = {"sender_checked": True}
ACME = "buying@acme-tools.example"


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path) as found:
        enter(found.shop.database)
        yield found


def enter(database: Database) -> None:
    """Enter a customer on file, as an import does."""
    with database.write() as conn:
        row = {"number": "C-1", "name": "Acme Tools", "guest": False, "created_at": 0}
        key = conn.execute(insert(customers).values(row).returning(customers.c.id)).scalar_one()
        contact = {"customer_id": key, "channel": "email", "address": ACME, "failing": False, "proven": False}
        conn.execute(insert(contacts).values(contact))
        place = {"customer_id": key, "street": "Mill Lane 3", "postcode": "10115", "city": "Berlin", "country": "DE"}
        depot = {"customer_id": key, "name": "Depot", "street": "Quay 9", "postcode": "20457", "city": "Hamburg"}
        for position, one in enumerate((place, depot | {"country": "DE"})):
            conn.execute(insert(addresses).values(one | {"proven": False, "position": position}))


def newest(counter: Counter) -> OrderView:
    return counter.order(counter.clerk.look(ListOrders()).items[0].number)


def rung(order: OrderView) -> tuple[str, list[str]]:
    assert order.trust is not None
    return order.trust["level"], [code for code, _ in order.trust["reasons"]]


def told(counter: Counter, address: str) -> list[str]:
    """Return the templates of what was sent to an address."""
    return [one.template for one in counter.clerk.look(ListDeliveries(limit=50)).items if one.recipient == address]


def sound(counter: Counter) -> bool:
    with counter.shop.database.read() as conn:
        return list(violations(conn)) == []


def test_who_is_proven_and_orders_as_always_may_go_by_itself(counter: Counter) -> None:
    """Touchless: our server vouches, the place is known, no rule of the shop stands against it."""
    write(counter, GOODS, sender=ACME, trust="pass", facts=SEEN)
    assert rung(newest(counter)) == ("touchless", [])


def test_where_no_server_vouches_the_customers_word_binds(counter: Counter) -> None:
    """Reply: nothing is known of the sender, as no mail server is named; nothing binds before an answer."""
    write(counter, GOODS, sender=ACME)
    assert rung(newest(counter)) == ("reply", ["unverified"])


def test_a_new_place_is_never_touchless(counter: Counter) -> None:
    """Reply: a proven customer orders to a place that is not on file."""
    write(counter, "6 mugs. Please deliver to Elm Street 9, 20095 Hamburg.", sender=ACME, trust="pass", facts=SEEN)
    assert rung(newest(counter)) == ("reply", ["new_ship_to"])


def test_a_customers_name_on_a_foreign_address_needs_a_colleague(counter: Counter) -> None:
    """Staff approval: the name alone makes nobody that customer, and a colleague decides."""
    text = "6 mugs. Please deliver to Elm Street 9, 20095 Hamburg."
    write(counter, text, sender="acme@private.example", sender_name="Acme Tools", thread="<n@private.example>")
    order = newest(counter)
    assert rung(order)[0] == "staff_approval" and "known_name" in rung(order)[1]
    assert order.customer is not None and order.customer.number == ""
    write(counter, "OK", sender="acme@private.example", sender_name="Acme Tools", thread="<n@private.example>")
    assert newest(counter).state == "awaiting_approval"
    assert counter.step(order.number, "approve").state == "confirmed" and sound(counter)


@pytest.mark.parametrize(
    "sender",
    [
        "buying@acme-t00ls.example",
        "buying@acrne-tools.example",
        "buying@acme-tool.example",
        "buying@acme-tools.test",
        "buying@xn--cme-tools-zyh.example",
    ],
)
def test_a_domain_that_looks_like_a_customers_is_read_back_to_the_contact_on_file(
    counter: Counter, sender: str
) -> None:
    """Known contact: the read-back goes to the customer's own address; the sender hears nothing of the order."""
    write(counter, GOODS, sender=sender, thread="<lure@evil.example>")
    order = newest(counter)
    assert rung(order)[0] == "known_contact" and "lookalike_domain" in rung(order)[1]
    assert told(counter, ACME) == ["order_quoted"] and told(counter, sender) == ["refused/confirmed_elsewhere"]
    assert order.customer is not None and order.customer.number == "C-1" and sound(counter)


def test_only_the_contact_on_file_confirms(counter: Counter) -> None:
    """Known contact: the sender's OK binds nothing; the contact's answer to our letter does."""
    lure = {"sender": "buying@acme-t00ls.example", "thread": "<lure@evil.example>"}
    write(counter, GOODS, **lure)
    order = newest(counter)
    write(counter, "OK", **lure)
    assert newest(counter).state == "quoted"
    token = {"token_conversation": order.conversation_id}
    write(counter, "OK", sender="buying@acme-t00ls.example", facts=token)
    assert newest(counter).state == "quoted"
    write(counter, "OK", sender=ACME, facts=token | SEEN)
    assert counter.order(order.number).state == "confirmed" and sound(counter)


def test_core_itself_takes_no_strangers_word(counter: Counter) -> None:
    """Known contact: whatever way the step is asked for, the message that asks must be the contact's."""
    lure = {"sender": "buying@acme-t00ls.example", "thread": "<lure@evil.example>"}
    write(counter, GOODS, **lure)
    with counter.shop.database.read() as conn:
        message = conn.exec_driver_sql("select max(id) from inbound_messages").scalar()
    with pytest.raises(Refused, match="known_contact_confirms"):
        counter.clerk.do(
            TakeStep(newest(counter).number, "confirm", message_id=message), actor=Actor(Role.CUSTOMER, "guest:1")
        )
    assert counter.step(newest(counter).number, "confirm").state == "confirmed"


@pytest.mark.parametrize("proof", [{"trust": "fail"}, {"trust": "none"}])
def test_a_customers_address_without_proof_is_asked_back(counter: Counter, proof: dict[str, Any]) -> None:
    """Known contact: forged, or not vouched for where our server vouches: the owner of the address confirms."""
    write(counter, GOODS, sender=ACME, thread="<one@acme-tools.example>", facts=SEEN, **proof)
    order = newest(counter)
    reason = "forged" if proof["trust"] == "fail" else "not_proven"
    assert rung(order)[0] == "known_contact" and reason in rung(order)[1] and told(counter, ACME) == ["order_quoted"]
    write(counter, "OK", sender=ACME, thread="<one@acme-tools.example>", facts=SEEN, **proof)
    assert counter.order(order.number).state == "quoted"
    write(counter, "OK", sender=ACME, facts={"token_conversation": order.conversation_id} | SEEN)
    # After a forged word the conversation is with people; without one the owner's answer to our letter counts.
    assert counter.order(order.number).state == ("confirmed" if proof["trust"] == "none" else "quoted")


@pytest.mark.parametrize(
    "text",
    [
        "Please note our new bank details: IBAN DE02 1203 0000 0000 2020 51",
        "Our bank account has changed, see below.",
        "Our billing address has changed to Elm Street 9.",
    ],
)
def test_money_that_shall_go_elsewhere_is_for_a_person(counter: Counter, text: str) -> None:
    """Draft only: bank data is never changed by mail, and an order beside such words is not read back."""
    assert write(counter, text, sender=ACME, trust="pass")[0] == "parked"
    write(counter, f"{GOODS}\n\n{text}", sender=ACME, trust="pass", thread="<b@acme-tools.example>")
    order = newest(counter)
    assert rung(order)[0] == "draft_only" and order.state == "draft"
    assert "order_quoted" not in told(counter, ACME)
    assert counter.clerk.do(TakeStep(order.number, "quote"), actor=ADMIN).orders and sound(counter)


def test_the_ladder_over_the_mail_folder(database: Database, tmp_path: Path) -> None:
    """A forged domain in the folder: a letter to the customer, a word without details to the sender."""
    with open_counter(database, tmp_path, mail=True) as counter:
        enter(counter.shop.database)
        lure = letter(GOODS, message_id="<lure@acme-t00ls.example>")
        del lure["From"]
        lure["From"] = "Acme Tools <buying@acme-t00ls.example>"
        counter.drops("1.eml", lure)
        found = {str(one["To"]): one for one in counter.outgoing(2)}
        asked = next(one for to, one in found.items() if ACME in to)
        refused = next(one for to, one in found.items() if "t00ls" in to)
        assert "Mug" in words(asked) and "Mug" not in words(refused)
        answer = letter("OK", message_id="<ok@acme-tools.example>", answers=asked)
        del answer["From"]
        answer["From"] = ACME
        counter.drops("2.eml", answer)
        counter.outgoing(3)
        assert newest(counter).state == "confirmed"
