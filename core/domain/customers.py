"""Who buys: customers, their contacts, addresses and part numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_TOWN_FIRST = frozenset({"AU", "CA", "GB", "IE", "IN", "NZ", "SG", "US", "ZA"})


def town_line(postcode: str, city: str, country: str, *, joint: str = " ") -> str:
    """Return postcode and town in the order in which the country writes them. country: ISO 3166 alpha-2."""
    parts = (city, postcode) if country.upper() in _TOWN_FIRST else (postcode, city)
    return joint.join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Address:
    """Where goods go. name: what the customer calls the place ("depot"). country: ISO 3166 alpha-2."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    text: str = ""

    @property
    def complete(self) -> bool:
        """Return whether a parcel would arrive."""
        return bool(self.street and self.city)

    def one_line(self) -> str:
        """Return the address as one line of text."""
        city = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (self.name, self.street, city, self.country) if part) or self.text


@dataclass(frozen=True, slots=True)
class Customer:
    """One buyer. part_numbers: their code -> our SKU. last_order: lines as `understand` takes them.

    aliases: their own words for a thing -> our SKU.
    """

    id: str
    name: str
    email: str = ""
    number: str = ""
    language: str = ""
    vat_id: str = ""
    price_list: str = ""
    terms_days: int = 14
    credit_limit: Decimal | None = None
    addresses: tuple[Address, ...] = ()
    part_numbers: Mapping[str, str] = field(default_factory=dict)
    last_order: tuple[Mapping[str, Any], ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)


def customer_from_json(data: Mapping[str, Any]) -> Customer:
    """Return the customer that a JSON object describes (already checked by the importer)."""
    limit = data.get("credit_limit")
    return Customer(
        id=str(data.get("id") or data.get("number") or data.get("email") or ""),
        name=str(data["name"]),
        email=str(data.get("email") or ""),
        number=str(data.get("number") or ""),
        language=str(data.get("language") or ""),
        vat_id=str(data.get("vat_id") or ""),
        price_list=str(data.get("price_list") or ""),
        terms_days=int(data["terms_days"]) if data.get("terms_days") not in (None, "") else 14,
        credit_limit=None if limit in (None, "") else Decimal(str(limit)),
        addresses=tuple(address_from_json(address) for address in data.get("addresses") or ()),
        part_numbers={str(code): str(sku) for code, sku in (data.get("part_numbers") or {}).items()},
        last_order=tuple(data.get("last_order") or ()),
        aliases={str(words): str(sku) for words, sku in (data.get("aliases") or {}).items()},
    )


def address_from_json(data: Mapping[str, Any]) -> Address:
    """Return an address of a JSON object; `text` is the whole address where it is not split into fields."""
    return Address(
        name=str(data.get("name") or ""),
        street=str(data.get("street") or ""),
        postcode=str(data.get("postcode") or ""),
        city=str(data.get("city") or ""),
        country=str(data.get("country") or ""),
        text=str(data.get("text") or ""),
    )
