"""Customers: found by contact, made when new, loaded for the engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, insert, select

from core.database.tables.customers import addresses, contacts, customers, part_numbers
from core.database.tables.marks import contact_marks
from core.domain.customers import Address, Customer
from core.domain.views import CustomerView

_BY_CONTACT = select(contacts.c.customer_id).where(
    contacts.c.channel == bindparam("channel"), contacts.c.address == bindparam("address")
)
_BY_ID = select(customers).where(customers.c.id == bindparam("key"))
_CONTACTS_OF = (
    select(contacts, contact_marks.c.reason)
    .outerjoin(
        contact_marks,
        and_(
            contact_marks.c.channel == contacts.c.channel,
            contact_marks.c.address == contacts.c.address,
            contact_marks.c.failing,
        ),
    )
    .where(contacts.c.customer_id == bindparam("key"))
    .order_by(contacts.c.id)
)
_ADDRESSES_OF = (
    select(addresses).where(addresses.c.customer_id == bindparam("key")).order_by(addresses.c.position, addresses.c.id)
)
_NEW = insert(customers).returning(customers.c.id)


def normal_contact(channel: str, address: str) -> str:
    """Return a contact's address in the form that is compared: mail addresses without regard to case."""
    return address.strip().lower() if channel == "email" else address.strip()


def by_contact(conn: Connection, channel: str, address: str) -> int | None:
    """Return the id of the customer who has this contact."""
    key = {"channel": channel, "address": normal_contact(channel, address)}
    return conn.execute(_BY_CONTACT, key).scalar()


def by_id(conn: Connection, customer_id: int) -> CustomerView | None:
    """Return one customer with contacts and addresses."""
    row = conn.execute(_BY_ID, {"key": customer_id}).mappings().first()
    if row is None:
        return None
    known = conn.execute(_CONTACTS_OF, {"key": customer_id}).all()
    found = [(contact.channel, contact.address) for contact in known]
    places = tuple(address_from_row(place) for place in conn.execute(_ADDRESSES_OF, {"key": customer_id}).mappings())
    return CustomerView(
        id=row["id"],
        name=row["name"],
        number=row["number"] or "",
        email=next((address for channel, address in found if channel == "email"), ""),
        language=row["language"],
        vat_id=row["vat_id"],
        terms_days=14 if row["terms_days"] is None else row["terms_days"],
        addresses=places,
        contacts=tuple(found),
        failing=tuple((contact.address, contact.reason) for contact in known if contact.reason is not None),
    )


def terms_of(conn: Connection, customer_id: int) -> int | None:
    """Return a customer's own days to pay; None where the shop's count."""
    return conn.execute(select(customers.c.terms_days).where(customers.c.id == customer_id)).scalar()


def address_from_row(row: Any) -> Address:
    """Return the address that a row holds."""
    return Address(row["name"], row["street"], row["postcode"], row["city"], row["country"])


def new_customer(
    conn: Connection,
    *,
    name: str,
    contact: tuple[str, str] | None,
    address: Address | None,
    language: str,
    now: int,
    contact_is_free: bool = False,
) -> int:
    """Make a guest customer with one contact and one address.

    A contact that somebody else owns is not given away. contact_is_free: the caller has just looked.
    """
    customer_id: int = conn.execute(
        _NEW,
        {"name": name, "language": language, "guest": True, "created_at": now, "number": None},
    ).scalar_one()
    if contact and (contact_is_free or by_contact(conn, *contact) is None):
        add_contact(conn, customer_id, *contact)
    if address is not None:
        add_address(conn, customer_id, address)
    return customer_id


def add_contact(conn: Connection, customer_id: int, channel: str, address: str) -> None:
    """Give a customer a contact."""
    conn.execute(
        insert(contacts).values(
            customer_id=customer_id,
            channel=channel,
            address=normal_contact(channel, address),
            failing=False,
            proven=False,
        )
    )


def add_address(conn: Connection, customer_id: int, address: Address) -> None:
    """Give a customer an address."""
    conn.execute(
        insert(addresses).values(
            customer_id=customer_id,
            name=address.name,
            street=address.street,
            postcode=address.postcode,
            city=address.city,
            country=address.country,
            proven=False,
        )
    )


def everyone(conn: Connection) -> Sequence[Customer]:
    """Return all customers as the engine reads them, without their last orders; `id` is our id."""
    places: dict[int, list[Address]] = defaultdict(list)
    for row in conn.execute(select(addresses).order_by(addresses.c.position, addresses.c.id)).mappings():
        places[row["customer_id"]].append(address_from_row(row))
    codes: dict[int, dict[str, str]] = defaultdict(dict)
    for part in conn.execute(select(part_numbers)):
        codes[part.customer_id][part.code] = part.sku
    mails: dict[int, str] = {}
    for contact in conn.execute(select(contacts).where(contacts.c.channel == "email").order_by(contacts.c.id.desc())):
        mails[contact.customer_id] = contact.address
    return [
        Customer(
            id=str(row["id"]),
            name=row["name"],
            email=mails.get(row["id"], ""),
            number=row["number"] or "",
            language=row["language"],
            addresses=tuple(_with_text(place) for place in places[row["id"]]),
            part_numbers=codes[row["id"]],
        )
        for row in conn.execute(select(customers)).mappings()
    ]


def _with_text(place: Address) -> Address:
    return replace(place, text=place.one_line())


def part_numbers_of(conn: Connection, customer_id: int) -> dict[str, str]:
    """Return a customer's own codes by our SKU."""
    rows = conn.execute(select(part_numbers).where(part_numbers.c.customer_id == customer_id))
    return {row.sku: row.code for row in rows}
